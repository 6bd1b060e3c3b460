"""Which notes does a reader see?  The door's own answer, beside the wall's: none without the right to the journal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.contrib.postgres.aggregates import ArrayAgg
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import Func, OuterRef, Prefetch, Q, QuerySet, UUIDField, Value
from django.db.models.functions import JSONObject

from livline.access.errors import NotFound
from livline.access.sight import Sight
from livline.cases.lookups import Opened
from livline.cases.models import Case
from livline.journal.files.keeping import name_of
from livline.journal.models import Attachment, Block, Note

OBJECT = "assessment"
"""What the journal is to the access matrix."""


def notes_seen(case: Case, sight: Sight) -> QuerySet[Note]:
    """The notes of a case as they stand, the newest first, with their texts: three questions when they are read."""
    if not sight.reads(OBJECT):
        return Note.objects.none()
    standing = Note.objects.filter(case=case, replaced_by__isnull=True)
    return with_texts(standing).order_by("-day", "-time", "-recorded_at")


def latest(case: Case, sight: Sight, n: int = 3) -> list[Note]:
    """The newest notes that hold; `note.blocks.all()` are their texts, `note.recorded_by` who wrote them."""
    return list(notes_seen(case, sight).filter(is_withdrawn=False)[:n])


def note_seen(opened: Opened, note: UUID) -> Note:
    """A note as it stands; raises `NotFound`."""
    found = notes_seen(opened.case, opened.sight).filter(note=note).first()
    if found is None:
        raise NotFound
    return found


def versions_of(opened: Opened, note: UUID) -> list[Note]:
    """Every version of a note, the newest first; raises `NotFound`."""
    if not opened.sight.reads(OBJECT):
        raise NotFound
    rows = with_texts(Note.objects.filter(case=opened.case, note=note))
    found = in_order(rows)
    if not found:
        raise NotFound
    return found


def in_order(rows: Iterable[Note]) -> list[Note]:
    """Versions by what replaces what, the newest first: a clock may stand still."""
    before = {row.replaces_id: row for row in rows}
    found: list[Note] = []
    after: UUID | None = None
    while after in before:
        found.append(before[after])
        after = found[-1].id
    return found[::-1]


def notes_for_search(reached: Mapping[UUID, Sight]) -> QuerySet[Block]:
    """The texts that a search may look into: of notes as they stand, in cases whose journal the reader sees.

    `reached`: what `access.sight.sights` says.  `block.note` is the note, `block.case_id` its case.
    """
    cases = [case for case, sight in reached.items() if sight.reads(OBJECT)]
    holds = {"note__replaced_by__isnull": True, "note__is_withdrawn": False}
    return Block.objects.filter(case_id__in=cases, **holds).select_related("note")


def texts_cited(opened: Opened, fact: UUID) -> list[Block]:
    """The texts that a fact rests on, as they stood when it cited them."""
    if not opened.sight.reads(OBJECT):
        return []
    rows = Block.objects.filter(citations__fact=fact, case=opened.case).select_related("note__recorded_by")
    return list(rows.order_by("citations__at"))


def with_texts(rows: QuerySet[Note]) -> QuerySet[Note]:
    """The notes with what a page shows of them: `files_beside` gives their files, `resting_on` what cites a text."""
    cited = ArrayAgg("citations__fact", filter=Q(citations__isnull=False), default=Value([], ArrayField(UUIDField())))
    texts = Block.objects.annotate(cited_by=cited).order_by("position")
    beside = ArraySubquery(Attachment.objects.filter(note=OuterRef("note")).order_by("added_at").values(json=FILE))
    rows = rows.annotate(files_beside=beside)
    return rows.select_related("recorded_by").prefetch_related(Prefetch("blocks", texts))


FILE = JSONObject(id="id", size="size", media="media", name=Func("sealed", Value("hex"), function="encode"))
"""A file beside a note, asked together with it; the wall leaves out what the reader does not see."""


@dataclass(frozen=True)
class Beside:
    """A file beside a note, by its name."""

    id: UUID
    name: str
    size: int


def files_beside(note: Note) -> list[Beside]:
    """The files beside a note that comes from here."""
    told = getattr(note, "files_beside")  # noqa: B009  # the query adds it
    return [Beside(UUID(one["id"]), name_of(UUID(one["id"]), bytes.fromhex(one["name"])), one["size"]) for one in told]


def resting_on(block: Block) -> list[UUID]:
    """The facts that cite a text of a note that comes from here."""
    return list(getattr(block, "cited_by"))  # noqa: B009  # the query adds it
