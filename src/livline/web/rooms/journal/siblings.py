"""How is a note on siblings written once?  What is about all goes into each case as its own note, and nothing else."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from livline.access.models import Account
from livline.journal.models import Sort
from livline.journal.services import Text, Written, note_write
from livline.looks.models import Act as Look
from livline.looks.record import record
from livline.people.siblings import Sibling
from livline.web.rooms.journal.forms import NoteForm, ask_about_all

WORD = re.compile(r"[\wæøåÆØÅ]+")


def ask_about_siblings(form: NoteForm, siblings: list[Sibling]) -> None:
    """Asked where there are any in whose cases the writer writes."""
    if siblings:
        ask_about_all(form)
        form.fields["siblings"] = forms.MultipleChoiceField(
            label=gettext_lazy("Skriv det også ind hos"),
            required=False,
            widget=forms.CheckboxSelectMultiple,
            choices=[(str(one.case.id), one.name) for one in siblings],
            help_text=gettext_lazy("Kun teksten om alle børnene. Den ene sag kan ikke ses fra den anden."),
        )


def chosen(form: NoteForm, siblings: list[Sibling]) -> list[Sibling]:
    """The siblings in whose cases the note is to stand, too."""
    wanted = set(form.cleaned_data.get("siblings") or [])
    return [one for one in siblings if str(one.case.id) in wanted]


def fits_all(form: NoteForm, name: str, siblings: list[Sibling]) -> bool:
    """Is there a text for all, and does it name none of the children?  Else the form says so."""
    others = chosen(form, siblings)
    shared = form.cleaned_data.get("shared") or ""
    if others and not shared.strip():
        form.add_error("shared", _("Skriv det, der er om alle, når det også skal stå hos søskende."))
    told = named_in(shared, [name, *(one.name for one in others)]) if others else ""
    if told:
        form.add_error("shared", _("Teksten om alle nævner %(name)s. Skriv den uden børnenes navne.") % {"name": told})
    return not form.errors


def named_in(text: str, names: Iterable[str]) -> str:
    """The first name that the text names, in whichever case and with or without an s; empty for none."""
    words = {word.casefold() for word in WORD.findall(text)}
    words |= {word.removesuffix("s") for word in words}
    firsts = [name.split()[0] for name in names if name.split()]
    return next((name for name in firsts if {name.casefold(), name.casefold().removesuffix("s")} & words), "")


def write_to(siblings: Iterable[Sibling], says: Written, shared_as: uuid.UUID, by: Account) -> None:
    """Each gets a note of its own with the text about all; who was there stays in the case where they stand."""
    common = [Text(Sort.OBSERVATION, one.text, True) for one in says.texts if one.is_about_all]
    for one in siblings:
        record(one.case.id, Look.WRITE, "sibling")
        note_write(case=one.case, says=Written(says.occasion, says.day, common, says.time), by=by, shared_as=shared_as)
