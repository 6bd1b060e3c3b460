"""What does somebody new to a child read in a quarter of an hour?  The child first, then what must happen.

It comes in three parts, each with its own few questions: the child in its own words, what must happen next with the
people around it, and the latest picture.  The first is the page; the others follow it at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from livline.access.models import Account
from livline.cases.lookups import Opened
from livline.journal.lookups import latest
from livline.journal.models import Block, Note, Sort
from livline.ledger import harm
from livline.ledger.bridge import row_of
from livline.ledger.reading import verdicts_of
from livline.people.lookups import ties_seen
from livline.people.models import Part, Tie

FIRST, NEWEST, LOOKED_AT = 5, 3, 12
"""So many duties are shown before the rest, so many notes, and in so many the latest assessments are looked for."""


@dataclass(frozen=True)
class Next:
    """What must happen next, what harms most first, and the people around the child; what is not seen is empty."""

    duties: list[Mapping[str, Any]]
    people: list[Tie]

    @property
    def first_duties(self) -> list[Mapping[str, Any]]:
        """What harms the child most when it is not done."""
        return self.duties[:FIRST]

    @property
    def more_duties(self) -> int:
        """How many are left."""
        return len(self.duties) - len(self.first_duties)


def next_of(opened: Opened, account: Account) -> Next:
    """In as many questions for a long case as for a short one."""
    case, seen = opened.case, opened.sight
    verdicts = verdicts_of({case.id: row_of(case)})[case.id] if seen.reads("duties") else []
    people = ties_seen(opened, account).exclude(part=Part.CHILD).select_related("person").order_by("part", "added_at")
    return Next(
        duties=harm.order(one for one in verdicts if harm.standing(one).is_open),
        people=[tie for tie in people if tie.during.upper is None],
    )


@dataclass(frozen=True)
class Picture:
    """The latest professional picture of the child, and the newest notes."""

    assessed: list[Block]
    notes: list[Note]


def picture_of(opened: Opened) -> Picture:
    """What was last thought, apart from what was last seen and said."""
    notes = latest(opened.case, opened.sight, LOOKED_AT)
    assessed = [block for note in notes for block in note.blocks.all() if block.sort == Sort.ASSESSMENT]
    return Picture(assessed[:1], notes[:NEWEST])
