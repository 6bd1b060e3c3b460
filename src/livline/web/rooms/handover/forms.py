"""The forms of hand-overs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from livline.access.models import Account
from livline.web.forms.dates import DanishDateField
from livline.web.once import OnceForm


def named_in(text: str, names: Iterable[str]) -> str | None:
    """The first part of a name that a text has as a word of its own, also in the genitive."""
    parts = (part for name in names for part in name.split() if len(part) > 1)
    return next((part for part in parts if re.search(rf"\b{re.escape(part)}(?:['’]?s)?\b", text)), None)


class ProposeForm(OnceForm):
    """To whom, from when, and the words that go with it."""

    receiver = forms.ChoiceField(label=_("Hvem skal være barnets rådgiver?"))
    on = DanishDateField(
        label=_("Fra hvilken dag?"), help_text=_("Indtil da kan den nye rådgiver læse sagen som afløser.")
    )
    helps_until = DanishDateField(
        label=_("Du hjælper til og med"), required=False, help_text=_("Tomt: til den dag, den nye overtager.")
    )
    message = forms.CharField(
        label=_("Besked til den nye rådgiver"),
        required=False,
        widget=forms.Textarea,
        max_length=2_000,
        help_text=_("Læses, før de har adgang til sagen: skriv ikke barnets navn eller steder."),
    )
    hello = forms.CharField(
        label=_("Ord til barnet"),
        required=False,
        widget=forms.Textarea,
        max_length=600,
        help_text=_("Hvem kommer, og hvorfor? Barnet læser det på sin side."),
    )

    def __init__(self, receivers: Sequence[Account], *args: Any, child: Iterable[str] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        self.people = [(str(one.id), one.name) for one in receivers]
        self.fields["receiver"].choices = [("", _("Vælg …")), *self.people]  # type: ignore[attr-defined]
        self.child = child

    def clean_message(self) -> str:
        """It is read by somebody who may not see the child yet; a colleague who has the child's name is greeted."""
        text = str(self.cleaned_data["message"])
        colleague = dict(self.people).get(self.cleaned_data.get("receiver", ""), "").split()
        own = [part for name in self.child for part in name.split() if part not in colleague]
        if (name := named_in(text, own)) is not None:
            raise forms.ValidationError(
                _(
                    "Her står „%(name)s“. Skriv „barnet“ i stedet: din kollega læser beskeden uden at have adgang til"
                    " sagen."
                ),
                params={"name": name},
            )
        return text


class AnswerForm(OnceForm):
    """Whether the receiver takes the child."""

    answer = forms.ChoiceField(
        label=_("Tager du imod?"),
        choices=[("accepted", _("Ja, jeg bliver barnets rådgiver")), ("declined", _("Nej, ikke nu"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Hvis nej: hvorfor ikke?"), required=False, widget=forms.Textarea, max_length=1_000
    )

    def clean(self) -> dict[str, object]:
        """Who says no says why."""
        told = super().clean() or {}
        if told.get("answer") == "declined" and not str(told.get("reason", "")).strip():
            self.add_error("reason", _("Skriv kort hvorfor, så lederen kan finde en anden."))
        return told
