"""The forms of packages."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from livline.team.models import Partner
from livline.web.forms.dates import DanishDateField
from livline.web.once import OnceForm


class AskForm(OnceForm):
    """Where the case goes, from when, and on what legal basis."""

    partner = forms.ChoiceField(label=_("Til hvilken kommune?"))
    takes_over_on = DanishDateField(label=_("Hvilken dag overtager de sagen?"))
    basis = forms.CharField(
        label=_("Hjemmel"),
        widget=forms.Textarea,
        max_length=1_000,
        help_text=_("Bestemmelsen, og hvorfor den gælder her, f.eks. retssikkerhedslovens § 9 og barnets lov § 138."),
    )

    def __init__(self, partners: list[Partner], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["partner"].choices = [(str(one.id), one.name) for one in partners]  # type: ignore[attr-defined]


class FileForm(OnceForm):
    """A file that somebody chooses."""

    file = forms.FileField(label=_("Filen"))


class TakeForm(OnceForm):
    """A package, and the number that its case is to have here."""

    file = forms.FileField(label=_("Pakken"))
    number = forms.CharField(label=_("Sagens nummer her"), max_length=40)


class CardForm(OnceForm):
    """Another municipality's card."""

    card = forms.CharField(
        label=_("Den anden kommunes kort"), widget=forms.Textarea, max_length=2_000, help_text=_("Sæt teksten ind her.")
    )
    renews = forms.BooleanField(
        required=False,
        label=_("Det er et nyt kort, der afløser det, vi har fra dem."),
        help_text=_("Kun når de har skiftet nøgle. Det gamle kort gælder for det, de sendte før."),
    )
    compared = forms.BooleanField(
        label=_("Jeg har ringet og sammenlignet fingeraftrykket med dem, så jeg ved, at kortet er deres.")
    )


class RenewForm(OnceForm):
    """Why the municipality is to have another key."""

    reason = forms.CharField(
        label=_("Hvorfor skal nøglen skiftes?"),
        widget=forms.Textarea,
        max_length=500,
        help_text=_("F.eks. at en, der har passet systemet, er holdt op, eller at en kopi er blevet væk."),
    )
