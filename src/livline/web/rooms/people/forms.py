"""The forms about people."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from livline.people.models import Part, Way
from livline.web.forms.dates import DanishDateField
from livline.web.once import OnceForm
from livline.web.sections import PARTS

WAYS = {
    Way.ADDRESS: _("adresse"),
    Way.PHONE: _("telefon"),
    Way.EMAIL: _("e-mail"),
    Way.SCHOOL: _("skole eller dagtilbud"),
    Way.MEETING_PLACE: _("mødested"),
    Way.DOCTOR: _("læge"),
    Way.OTHER: _("andet"),
}
"""How somebody is reached, in words."""


class PersonForm(OnceForm):
    """A person and what they are to the child."""

    name = forms.CharField(label=_("Navn"), max_length=200)
    called = forms.CharField(
        label=_("Vil gerne kaldes"), max_length=200, required=False, help_text=_("Det navn, personen selv bruger.")
    )
    part = forms.ChoiceField(label=_("Er for barnet"))
    note = forms.CharField(
        label=_("Nærmere"), max_length=100, required=False, help_text=_("For eksempel mormor, træner eller nabo.")
    )
    begins = DanishDateField(label=_("Siden"), required=False, help_text=_("Tomt: fra i dag."))

    def __init__(self, parts: list[str], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["part"].choices = [(part, PARTS[part]) for part in parts]  # type: ignore[attr-defined]


class RenameForm(OnceForm):
    """Another name; `version` is that of the name which the form was made from."""

    name = forms.CharField(label=_("Navn"), max_length=200)
    called = forms.CharField(label=_("Vil gerne kaldes"), max_length=200, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)


class EndForm(OnceForm):
    """The day on which somebody is no longer what they were."""

    on = DanishDateField(label=_("Fra hvilken dag gælder det ikke mere?"))


class ContactForm(OnceForm):
    """Where or how somebody is found.  An empty text says that there is nothing, and is no fault."""

    way = forms.ChoiceField(label=_("Hvad"), choices=list(WAYS.items()))
    text = forms.CharField(
        label=_("Oplysning"),
        widget=forms.Textarea,
        max_length=500,
        required=False,
        help_text=_(
            "Tomt er også et svar: at der ikke er nogen. Ret aldrig en tom registeradresse for at udfylde den."
        ),
    )


class NumberForm(OnceForm):
    """A CPR number."""

    cpr = forms.CharField(label=_("CPR-nummer"), max_length=11, help_text=_("Ti cifre, med eller uden bindestreg."))


def parts_for(sight: Any, has_child: bool) -> list[str]:
    """What a new person may be to the child, for this reader."""
    found = [part for part in Part.values if part not in (Part.CHILD, Part.NOTIFIER)] if sight.writes("people") else []
    if sight.writes("identity") and not has_child:
        found.insert(0, Part.CHILD)
    return found + ([Part.NOTIFIER] if sight.writes("notifier") else [])
