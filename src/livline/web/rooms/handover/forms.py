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


def named_in(text: str, names: Iterable[str]) -> list[str]:
    """The parts of names that a text has as words of their own, also in the genitive, each once."""
    parts = dict.fromkeys(part for name in names for part in name.split() if len(part) > 1)
    return [part for part in parts if re.search(rf"\b{re.escape(part)}(?:['’]?s)?\b", text)]


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
    words = forms.MultipleChoiceField(
        label=_("Er det barnets navn?"), required=False, widget=forms.CheckboxSelectMultiple
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
        alike = self.alike(child)
        self.fields["words"].choices = [(one, _("„%s“ er ikke barnets navn her") % one) for one in alike]  # type: ignore[attr-defined]
        if not alike:
            del self.fields["words"]

    def alike(self, child: Iterable[str]) -> list[str]:
        """The words of the message that are in the child's name; a colleague who has it is greeted."""
        colleague = dict(self.people).get(self.data.get("receiver", ""), "").split()
        own = [part for name in child for part in name.split() if part not in colleague]
        return named_in(self.data.get("message", ""), own)

    def clean_words(self) -> list[str]:
        """Storm, Maj and Liv are names and words: which it is, who wrote it says."""
        told = list(self.cleaned_data["words"])
        offered = [word for word, _label in self.fields["words"].choices]  # type: ignore[attr-defined]
        unsaid = [word for word in offered if word not in told]
        if unsaid:
            raise forms.ValidationError(
                _(
                    "„%(name)s“ i beskeden er også barnets navn. Din kollega læser den uden at have adgang til sagen:"
                    " sæt kryds, hvis det er et andet ord, eller skriv „barnet“ i stedet."
                ),
                params={"name": unsaid[0]},
            )
        return told


class CallOffForm(OnceForm):
    """Why it is called off."""

    reason = forms.CharField(
        label=_("Hvorfor?"), max_length=200, help_text=_("En linje. Din kollega læser den; barnet gør ikke.")
    )


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
