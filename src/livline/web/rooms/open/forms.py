"""What must somebody say to open what is closed?"""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from livline.access.models.openings import SHORTEST_PURPOSE
from livline.web.once import OnceForm

TOO_SHORT = _("Formålet er for kort. Skriv mindst %(least)s tegn.")


def purpose_long_enough(text: str) -> None:
    """Counted as it is kept: without blanks at the ends and between words but one."""
    if len(" ".join(text.split())) < SHORTEST_PURPOSE:
        raise ValidationError(TOO_SHORT, params={"least": SHORTEST_PURPOSE})


class PurposeForm(OnceForm):
    """For what it is opened."""

    purpose = forms.CharField(
        label=_("Hvad skal du bruge det til?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1_000,
        validators=[purpose_long_enough],
        help_text=_("Barnet og lederen kan læse det. Skriv ingen navne eller adresser."),
    )
