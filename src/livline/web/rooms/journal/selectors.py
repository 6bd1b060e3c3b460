"""What do the pages of the journal show?  Notes with their texts, who was there, and what rests on them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from livline.access.models import Account
from livline.access.protections import standing
from livline.cases.lookups import Opened
from livline.cases.models import Entry
from livline.journal.differences import Piece, compared
from livline.journal.lookups import Beside, files_beside, resting_on
from livline.journal.models import Block, Note, Sort
from livline.people.lookups import ties_seen
from livline.people.models import Part, Tie
from livline.web.choosing import title_of
from livline.web.journal_words import OCCASIONS, SORTS
from livline.web.rooms.page_of import Head


@dataclass(frozen=True)
class Around:
    """Who is around the child, asked once: for the head of the page, and for who was there."""

    ties: list[Tie]
    head: Head


def around(opened: Opened, account: Account) -> Around:
    """The people of the case whom the reader sees."""
    ties = list(ties_seen(opened, account).select_related("person"))
    child = next((tie for tie in ties if tie.part == Part.CHILD), None)
    protections = list(standing(opened.case.id)) if opened.sight.reads("protection") else []
    return Around(ties, Head(opened, child, protections))


@dataclass(frozen=True)
class Pointed:
    """A fact that a note is linked with."""

    fact: UUID
    text: str


@dataclass(frozen=True)
class ShownText:
    """A text on a page, marked as what it is, with the facts that rest on it."""

    block: Block
    label: str
    rests: list[Pointed]

    @property
    def is_assessment(self) -> bool:
        return self.block.sort == Sort.ASSESSMENT


@dataclass(frozen=True)
class Shown:
    """A version of a note on a page.  `change`: against the version before, text by text."""

    note: Note
    title: str
    texts: list[ShownText]
    present: list[str]
    recorded: Pointed | None
    files: list[Beside]
    change: list[tuple[str, list[Piece]]]

    @property
    def is_corrected(self) -> bool:
        return self.note.replaces_id is not None


def shown(opened: Opened, ties: Iterable[Tie], notes: Sequence[Note]) -> list[Shown]:
    """Notes as a page shows them; `ties`: the people of the case whom the reader sees."""
    names = {tie.id: tie.person.called or tie.person.name for tie in ties}
    cited = {fact for note in notes for block in note.blocks.all() for fact in resting_on(block)}
    facts = pointed(opened, cited | {note.fact for note in notes if note.fact})
    return [
        Shown(
            note=note,
            title=str(OCCASIONS[note.occasion]),
            texts=[
                ShownText(block, str(SORTS[block.sort]), [facts[one] for one in resting_on(block) if one in facts])
                for block in note.blocks.all()
            ],
            present=[names[tie] for tie in note.present if tie in names],
            recorded=facts.get(note.fact) if note.fact else None,
            files=files_beside(note) if opened.sight.reads("whereabouts") else [],
            change=[],
        )
        for note in notes
    ]


def pointed(opened: Opened, facts: Iterable[UUID]) -> dict[UUID, Pointed]:
    """The facts that the reader sees, as they stand."""
    rows = Entry.objects.filter(case=opened.case, fact__in=set(facts), replaced_by__isnull=True, is_withdrawn=False)
    return {entry.fact: Pointed(entry.fact, title_of(entry)) for entry in rows.filter(kind__in=opened.sight.facts())}


def history(versions: Sequence[Shown]) -> list[Shown]:
    """Versions, the newest first, each with what it changed."""
    found = []
    for place, one in enumerate(versions):
        before = versions[place + 1] if place + 1 < len(versions) else None
        found.append(replace(one, change=changes(before, one)))
    return found


def changes(before: Shown | None, after: Shown) -> list[tuple[str, list[Piece]]]:
    """Sort by sort, what was struck out and what was written instead; nothing for what stayed as it was."""
    if before is None or after.note.is_withdrawn:
        return []
    pairs = [(str(label), whole(before, sort), whole(after, sort)) for sort, label in SORTS.items()]
    return [(label, compared(old, new)) for label, old, new in pairs if old != new]


def whole(one: Shown, sort: str) -> str:
    """All texts of a sort."""
    return "\n\n".join(text.block.text for text in one.texts if text.block.sort == sort)


CITING = ("decision", "chair_decision", "plan", "follow_up", "plan_position", "study_closed")
"""Kinds that rest on an assessment."""


def may_cite(opened: Opened) -> list[Pointed]:
    """The facts of the case that may cite an assessment, the newest first."""
    kinds = [kind for kind in CITING if kind in opened.sight.facts()]
    rows = Entry.objects.filter(case=opened.case, replaced_by__isnull=True, is_withdrawn=False, kind__in=kinds)
    return [Pointed(entry.fact, title_of(entry)) for entry in rows.order_by("-date", "-id")]
