"""What is told of children to be searched: notes and plans as they stand, and portraits; where its reader sees it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import attrgetter
from uuid import UUID

from livline.access.danish_day import danish_day
from livline.access.sight import Sight
from livline.journal.lookups import notes_for_search
from livline.plans.content import SORTS, Holds
from livline.plans.models import Wording
from livline.plans.reading import said
from livline.portrait.lookups import portraits_for_search
from livline.search.documents import BRIGHT, INTRODUCTION, NOTE, PLAN, PROMISE, Document

APART = " · "
"""Between the texts of one thing, so that a sentence of the one is not read into the other."""
COLUMNS = ("note__note", "case_id", "note__occasion", "note__day", "text")


def notes(seen: Mapping[UUID, Sight]) -> Iterator[Document]:
    """The notes that hold, each with all its texts; one question."""
    rows = notes_for_search(seen).order_by("note_id", "position").values_list(*COLUMNS)
    for (note, case, occasion, day), texts in groupby(rows, key=lambda row: row[:-1]):
        yield Document(NOTE, APART.join(row[-1] for row in texts), case, note=note, what=occasion, day=day)


def plans(wordings: Iterable[Wording]) -> Iterator[Document]:
    """The parts of plans as they stand now, from their wordings part by part."""
    for (case, plan, part), rows in groupby(wordings, attrgetter("case_id", "plan_id", "part")):
        words = [row for row in rows if SORTS[row.sort].field(row.field).holds in (Holds.TEXT, Holds.LINE)]
        text = APART.join(filter(None, (said(row) for row in words)))
        if text:
            day = danish_day(max(row.at for row in words))
            yield Document(PLAN, text, case, plan=plan, part=part, what=words[0].sort, day=day)


def portraits(seen: Mapping[UUID, Sight]) -> Iterator[Document]:
    """How children introduce themselves now, what goes well, and what they and others were promised; one question."""
    told = portraits_for_search(seen)
    for introduction in told.introductions:
        text = APART.join(filter(None, (introduction.text, introduction.not_again)))
        row = introduction.row
        yield Document(INTRODUCTION, text, row.case_id, day=danish_day(row.at))
    for bright in told.bright:
        yield Document(BRIGHT, bright.text, bright.row.case_id, day=bright.row.seen_on)
    for promise in told.promises:
        answers = (text for _answer, text in promise.notes)
        text = APART.join(filter(None, (promise.text, promise.giver, *answers)))
        yield Document(PROMISE, text, promise.row.case_id, what=promise.row.to, day=promise.row.given_on)
