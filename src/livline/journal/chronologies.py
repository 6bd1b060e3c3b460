"""Which chronologies for meetings does a reader see, and what is in each?  The door's own answer, beside the wall's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import NamedTuple
from uuid import UUID

from django.db.models import F, Q

from livline.access.errors import NotFound
from livline.cases.lookups import Opened
from livline.cases.models import Entry
from livline.journal.lookups import OBJECT
from livline.journal.models import Chronology, ChronologyChoice, ChronologySort, Note
from livline.sealing.seal import opened as unsealed


class Thing(NamedTuple):
    """A fact or a note of the case, the same through its corrections."""

    sort: ChronologySort
    item: UUID


def title_place(row: UUID) -> str:
    """Where a title is sealed: it opens nowhere else."""
    return f"chronology title {row}"


def line_place(row: UUID) -> str:
    """Where a line is sealed."""
    return f"chronology line {row}"


def line_of(row: ChronologyChoice) -> str:
    """The words before a thing, which may be none; raises `sealing.seal.Unopenable`."""
    return unsealed(row.line, line_place(row.id)) if row.line is not None else ""


def thing_of(row: ChronologyChoice) -> Thing:
    """The thing that a row is about."""
    return Thing(ChronologySort(row.sort), row.item)


@dataclass(frozen=True)
class Selection:
    """All that was done in one chronology, `rows` in the order of their acts; the last of each thing holds."""

    rows: tuple[ChronologyChoice, ...] = ()

    @cached_property
    def newest(self) -> dict[Thing, ChronologyChoice]:
        return {thing_of(row): row for row in self.rows}

    @property
    def chosen(self) -> list[ChronologyChoice]:
        """What is in it."""
        return [row for row in self.newest.values() if row.is_in]

    @property
    def taken_out(self) -> list[ChronologyChoice]:
        """What was in it once."""
        return [row for row in self.newest.values() if not row.is_in]

    @property
    def acts(self) -> int:
        """The number of the last act; none is 0."""
        return self.rows[-1].act if self.rows else 0

    @property
    def last_act(self) -> list[ChronologyChoice]:
        """What was done last."""
        return [row for row in self.rows if row.act == self.acts]

    def before(self, row: ChronologyChoice) -> ChronologyChoice | None:
        """What held of the same thing before a row; nothing where that put it in first."""
        earlier = [one for one in self.rows if thing_of(one) == thing_of(row) and one.act < row.act]
        return earlier[-1] if earlier else None


@dataclass(frozen=True)
class ToldChronology:
    """A chronology as it stands."""

    row: Chronology
    selection: Selection

    @cached_property
    def title(self) -> str:
        return unsealed(self.row.sealed, title_place(self.row.id))

    @property
    def id(self) -> UUID:
        return self.row.chronology


def chronologies_seen(opened: Opened) -> list[ToldChronology]:
    """The chronologies of a case, the latest meeting first, those put away too; two questions."""
    if not opened.sight.reads(OBJECT):
        return []
    standing = Chronology.objects.filter(case=opened.case, replaced_by__isnull=True)
    standing = standing.order_by(F("meets_on").desc(nulls_last=True), "-at")
    chosen = ChronologyChoice.objects.filter(case=opened.case).order_by("chronology", "act", "place")
    of = {id_: Selection(tuple(rows)) for id_, rows in groupby(chosen, key=lambda row: row.chronology)}
    return [ToldChronology(row, of.get(row.chronology, Selection())) for row in standing]


def chronology_seen(opened: Opened, id_: UUID) -> ToldChronology:
    """One of them; raises `NotFound`."""
    found = next((one for one in chronologies_seen(opened) if one.id == id_), None)
    if found is None:
        raise NotFound
    return found


def entries_of(opened: Opened, things: Iterable[Thing]) -> list[Entry]:
    """The facts among the things, as they stand, without those that the reader does not see or that were withdrawn."""
    wanted = [item for sort, item in things if sort == ChronologySort.FACT]
    rows = Entry.objects.filter(case=opened.case, fact__in=wanted, replaced_by__isnull=True, is_withdrawn=False)
    return list(rows.filter(kind__in=opened.sight.facts()))


def versions_now(opened: Opened, things: Iterable[Thing]) -> dict[Thing, str]:
    """Which version of each thing stands now; what the reader does not see is left out."""
    told = list(things)
    notes = [item for sort, item in told if sort == ChronologySort.NOTE]
    seen = Q(note__in=notes) if opened.sight.reads(OBJECT) else Q(note__in=[])
    standing = Note.objects.filter(seen, case=opened.case, replaced_by__isnull=True, is_withdrawn=False)
    facts = {Thing(ChronologySort.FACT, one.fact): str(one.id) for one in entries_of(opened, told)}
    return facts | {Thing(ChronologySort.NOTE, note): str(id_) for id_, note in standing.values_list("id", "note")}
