"""Which fact does a note tell of?  Offered with the note, so that nobody writes the same twice."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _

from livline.access.matrix import matrix
from livline.access.models import Account
from livline.access.sight import Sight
from livline.cases.lookups import Opened
from livline.cases.models import Case, Entry
from livline.cases.services import fact_record
from livline.fields.selectors import retired_in
from livline.journal.models import Occasion
from livline.journal.services import Written
from livline.web.choosing import measures_of
from livline.web.fact_words import kind_title
from livline.web.rooms.facts.forms import WITH_A_TIME, Choices, FactForm, moment
from livline.web.rooms.journal.forms import NoteForm

OFFERED: dict[str, tuple[Occasion, ...]] = {
    "child_heard": (Occasion.CHILD_TALK, Occasion.VISIT),
    "visit": (Occasion.VISIT,),
    "follow_up": (Occasion.MEETING,),
}
"""A kind of fact, and the occasions on which it may have happened."""


@dataclass(frozen=True)
class Offer:
    """A fact that may be recorded with the note: a box to tick, and its own few fields."""

    kind: str
    form: FactForm
    tick: BoundField

    @property
    def occasions(self) -> str:
        """For the style sheet, which shows the offer at its occasions."""
        return " ".join(OFFERED[self.kind])

    @property
    def is_taken(self) -> bool:
        return bool(self.tick.form.cleaned_data.get(self.tick.name))


def offers(opened: Opened, form: NoteForm, data: Any, known: str = "") -> list[Offer]:
    """What may be recorded with a note, as far as whoever writes may record it; `known`: the kind that is already."""
    kinds = [kind for kind in OFFERED if kind != known and may_record(opened.sight, kind)]
    rows = Entry.objects.filter(case=opened.case, replaced_by__isnull=True, is_withdrawn=False, measure__isnull=False)
    measures = measures_of(rows.only("measure", "kind", "date")) if kinds else []
    out = retired_in(opened.case.municipality_id)
    return [offer(form, kind, data, measures, {field for of, field in out if of == kind}) for kind in kinds]


def may_record(sight: Sight, kind: str) -> bool:
    """Does the reader see and write the kind?"""
    object_ = matrix().object_of(kind)
    return sight.reads(object_) and sight.writes(object_)


def offer(form: NoteForm, kind: str, data: Any, measures: Choices, retired: set[str]) -> Offer:
    """The fields of a kind, but for the day and time, which are the note's."""
    label = _("Registrér også: %(fact)s") % {"fact": kind_title(kind)}
    form.fields[f"record_{kind}"] = forms.BooleanField(label=label, required=False)
    initial = {"measure": measures[0][0]} if len(measures) == 1 else {}
    fact = FactForm(kind, data, prefix=kind, measures=measures, retired=retired, initial=initial)
    fact.fields = {name: field for name, field in fact.fields.items() if name not in ("date", "at", "submission")}
    return Offer(kind, fact, form[f"record_{kind}"])


def are_valid(offered: Iterable[Offer]) -> bool:
    """Do the fields of all that is ticked fit?  Each is asked, so that all faults are told at once."""
    faults = [one for one in offered if one.is_taken and not one.form.is_valid()]
    return not faults


def record_taken(case: Case, offered: Iterable[Offer], says: Written, by: Account) -> uuid.UUID | None:
    """Record what is ticked on the day of the note; gives the first, which the note is linked to."""
    recorded = [fact_of(case, one, says, by) for one in offered if one.is_taken]
    return recorded[0] if recorded else None


def fact_of(case: Case, one: Offer, says: Written, by: Account) -> uuid.UUID:
    """One fact."""
    fields = one.form.fact() | {"date": says.day}
    if one.kind in WITH_A_TIME and says.time is not None:
        fields["at"] = moment(says.day, says.time)
    entry: Entry = fact_record(case=case, kind=one.kind, fields=fields, by=by)
    return entry.fact
