"""What must somebody say to open a case in an emergency, and what about it afterwards?"""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from livline.web.once import OnceForm
from livline.web.rooms.open.forms import PurposeForm


class EmergencyForm(PurposeForm):
    """Which case, and for what."""

    number = forms.CharField(
        label=_("Sagens nummer eller barnets CPR-nummer"),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    field_order = ("number", "purpose", "submission")


class ReviewForm(OnceForm):
    """Was it one?"""

    verdict = forms.ChoiceField(
        label=_("Var det en nødsituation?"),
        choices=[("right", _("Ja, åbningen var rigtig")), ("wrong", _("Nej, sagen skulle ikke være åbnet"))],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(label=_("Bemærkning"), required=False, max_length=2_000, widget=forms.Textarea)

    def clean(self) -> dict[str, object]:
        """Whoever says that it was wrong says why."""
        told = super().clean() or {}
        if told.get("verdict") == "wrong" and not told.get("note", "").strip():
            self.add_error("note", _("Skriv, hvad der var forkert, og hvad der sker nu."))
        return told
