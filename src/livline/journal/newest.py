"""What was written last of a child, for a page that asks much at once (`cases.together`)?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from livline.cases.lookups import Opened
from livline.journal.lookups import OBJECT
from livline.journal.models import Block, Note, Sort

MOST = 3
"""Notes that a page shows besides the rest of the child."""


@dataclass(frozen=True)
class Written:
    """A note as it stands, with its texts."""

    note: Note
    blocks: list[Block]

    @property
    def assessments(self) -> list[Block]:
        """What is thought of it, apart from what was seen."""
        return [block for block in self.blocks if block.sort == Sort.ASSESSMENT]


@dataclass(frozen=True)
class Newest:
    """The newest notes, and the newest that holds a professional assessment."""

    notes: list[Written]
    picture: Written | None


def questions_of(opened: Opened) -> tuple[QuerySet[Any], ...]:
    """What `newest_from` needs, each as a question; empty for whoever does not see the journal."""
    if not opened.sight.reads(OBJECT):
        return Note.objects.none(), Note.objects.none(), Block.objects.none()
    notes, picture = standing(opened)[:MOST], assessed(opened)[:1]
    of_these = Q(note__in=notes.values("pk")) | Q(note__in=picture.values("pk"))
    return notes, picture, Block.objects.filter(of_these, case=opened.case)


def standing(opened: Opened) -> QuerySet[Note]:
    """The notes that hold, the newest first."""
    holds = Note.objects.filter(case=opened.case, replaced_by__isnull=True, is_withdrawn=False)
    return holds.order_by("-day", "-time", "-recorded_at")


def assessed(opened: Opened) -> QuerySet[Note]:
    """Those that hold a professional assessment; none for whoever does not see the journal."""
    if not opened.sight.reads(OBJECT):
        return Note.objects.none()
    return standing(opened).filter(Exists(Block.objects.filter(note=OuterRef("pk"), sort=Sort.ASSESSMENT)))


def newest_from(answers: Sequence[list[Any]]) -> Newest:
    """From the answers to `questions_of`, in their order."""
    notes, picture, blocks = answers
    told = [with_texts(note, blocks) for note in (*notes, *picture)]
    return Newest(told[: len(notes)], told[-1] if picture else None)


def with_texts(note: Note, blocks: Sequence[Block]) -> Written:
    """A note with those of the texts that are its own."""
    return Written(note, [block for block in blocks if block.note_id == note.id])
