"""The forms of hand-overs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from livline.access.models import Account
from livline.web.forms.dates import DanishDateField
from livline.web.once import OnceForm


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

    def __init__(self, receivers: Sequence[Account], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["receiver"].choices = [(str(one.id), one.name) for one in receivers]  # type: ignore[attr-defined]


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
