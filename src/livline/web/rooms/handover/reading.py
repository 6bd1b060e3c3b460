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
from livline.ledger import harm
from livline.ledger.bridge import row_of
from livline.ledger.reading import verdicts_of
from livline.people.lookups import ties_seen
from livline.people.models import Part, Tie

FIRST = 5
"""So many duties are shown before the rest."""


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
