"""Which of my cases are to be seen?  By what is due, age, where the child lives and who its caseworker is.

What is chosen stands in the address, so that a list can be kept and gone back to; no name and no case stands there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from livline.access.danish_day import today
from livline.access.models import Kind, Relation
from livline.web.fact_words import fact_word
from livline.web.rooms.cases.selectors import SOON, Listed

HOME = "home"
AGES = {"0-5": (0, 5), "6-11": (6, 11), "12-17": (12, 17), "18-": (18, 200)}
"""Bands of whole years, both ends included."""


class FilterForm(forms.Form):
    """What is chosen; a word that is not offered chooses nothing."""

    due = forms.ChoiceField(
        label=_("Frist"),
        required=False,
        choices=[("", _("Alle frister")), ("overdue", _("Overskredet")), ("soon", _("Inden for 14 dage"))],
    )
    age = forms.ChoiceField(
        label=_("Alder"),
        required=False,
        choices=[
            ("", _("Alle aldre")), ("0-5", _("0–5 år")), ("6-11", _("6–11 år")), ("12-17", _("12–17 år")),
            ("18-", _("18 år og over")), ("unknown", _("Ikke oplyst")),
        ],
    )  # fmt: skip
    lives = forms.ChoiceField(label=_("Bor"), required=False)
    worker = forms.ChoiceField(label=_("Rådgiver"), required=False)

    def __init__(self, cases: Iterable[Listed], workers: Mapping[UUID, str], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        kinds = sorted({one.lives for one in cases if one.lives}, key=fact_word)
        lives = [("", _("Alle steder")), (HOME, _("hjemme")), *((kind, fact_word(kind)) for kind in kinds)]
        self.fields["lives"].choices = lives  # type: ignore[attr-defined]
        offered = [(str(id_), name) for id_, name in sorted(workers.items(), key=lambda pair: pair[1])]
        if len(offered) > 1:
            self.fields["worker"].choices = [("", _("Alle rådgivere")), *offered]  # type: ignore[attr-defined]
        else:
            del self.fields["worker"]

    @property
    def chosen(self) -> dict[str, str]:
        """What is chosen, by field."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def address(self) -> str:
        """What is chosen as an address has it, so that the pages of a list keep it."""
        return urlencode(self.chosen)


def workers_of(cases: Iterable[Listed]) -> dict[UUID, tuple[UUID, str]]:
    """The caseworker of each case, account and name, where the reader sees who has access."""
    seen = [one.id for one in cases if one.sight.reads("access")]
    rows = Relation.objects.filter(case_id__in=seen, kind=Kind.WORKER, is_confirmed=True, during__contains=today())
    return {case: (account, name) for case, account, name in rows.values_list("case_id", "account_id", "account__name")}


def filtered(
    cases: Iterable[Listed], chosen: Mapping[str, str], workers: Mapping[UUID, tuple[UUID, str]]
) -> list[Listed]:
    """The cases that fit all that is chosen, in their order."""
    return [one for one in cases if fits(one, chosen, workers)]


def fits(one: Listed, chosen: Mapping[str, str], workers: Mapping[UUID, tuple[UUID, str]]) -> bool:
    """Does a case fit?"""
    whose = workers.get(one.id)
    return (
        is_due(one, chosen.get("due", ""))
        and is_aged(one.age, chosen.get("age", ""))
        and chosen.get("lives", "") in ("", one.lives or HOME)
        and chosen.get("worker", "") in ("", str(whose[0]) if whose else "-")
    )


def is_due(one: Listed, word: str) -> bool:
    """Is something late, or due soon?"""
    if word == "overdue":
        return one.overdue > 0
    days = one.next.days if one.next is not None else None
    return word != "soon" or (days is not None and 0 <= days <= SOON)


def is_aged(age: int | None, word: str) -> bool:
    """Is a child as old as that?  An age that is not known is in no band but its own."""
    if word == "unknown":
        return age is None
    return not word or (age is not None and AGES[word][0] <= age <= AGES[word][1])
