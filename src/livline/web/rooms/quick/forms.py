"""Which form does a short act have?  The fields of the whole form that matter most, with what is known filled in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from livline.access.danish_day import today
from livline.web.field_help import help_of
from livline.web.rooms.facts.forms import DENMARK, FactForm
from livline.web.rooms.quick.acts import Quick
from livline.web.rooms.quick.candidates import Around, Choice, next_follow_up


class QuickForm(FactForm):
    """The form of an act in a case.  What has one answer is not asked."""

    def __init__(self, act: Quick, around: Around, data: Any = None, initial: dict[str, Any] | None = None) -> None:
        retired = around.asked_no_more(act.kind)
        super().__init__(act.kind, data, retired=retired, initial=first_of(act, around) | (initial or {}))
        self.act = act
        self.fields = {name: self.fields[name] for name in ("submission", "date", *act.fields) if name in self.fields}
        self.ask("of", _("Hører til"), around.answered(act))
        self.ask("measure", _("Indsats eller anbringelse"), around.measures(act))

    def ask(self, name: str, label: Any, choice: Choice) -> None:
        """What the act belongs to: chosen among several, said where there is one, left out where there is none."""
        if not choice.values:
            return
        if choice.only:
            hidden = forms.HiddenInput()
            self.fields[name] = forms.ChoiceField(choices=choice.values, initial=choice.only, widget=hidden)
            return
        several = [("", _("Ikke oplyst")), *choice.values]
        self.fields[name] = forms.ChoiceField(
            label=label,
            choices=several,
            initial=choice.first,
            required=False,
            help_text=help_of(self.act.kind, name),
        )

    @property
    def asked(self) -> int:
        """How many fields somebody sees."""
        return len(self.visible_fields())

    def fact(self) -> dict[str, Any]:
        """What the form and the act itself say."""
        return super().fact() | dict(self.act.says)


def first_of(act: Quick, around: Around) -> dict[str, Any]:
    """What is filled in beforehand."""
    told: dict[str, Any] = {"date": today()} | dict(act.first)
    if "at" in act.fields:
        told["at"] = timezone.now().astimezone(DENMARK).strftime("%H.%M")
    if "next_on" in act.fields:
        told["next_on"] = next_follow_up(around, told["date"])
    return told
