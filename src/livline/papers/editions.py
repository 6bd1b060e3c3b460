"""Who gets which edition of a plan?  A paper shows what its edition holds, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from livline.access.models import Kind
from livline.papers.beside import Beside
from livline.plans.content import CHILD
from livline.plans.reading import Content

WHOLE = frozenset(
    {Kind.WORKER, Kind.COVER, Kind.NIGHT_DESK, Kind.LEADER, Kind.COORDINATOR, Kind.EMERGENCY, Kind.APPEALS}
)
"""Who reads all of it: who works on the case, opened it in an emergency, or decides a complaint."""
PARTIES = frozenset({Kind.CHILD, Kind.CUSTODY_PARENT, Kind.REPRESENTATIVE})
"""Parties of the case; what is written in a plan may tell where the child is."""


@dataclass(frozen=True)
class Recipient:
    """Whom a paper is for.  `place_is_secret`: somebody must not learn where the child is."""

    kind: Kind
    place_is_secret: bool


def recipient_of(kinds: Iterable[str], place_is_secret: bool) -> Recipient | None:
    """Whom a paper is for who is several things to the child: what it reads most by."""
    ranked = sorted(map(Kind, kinds), key=lambda kind: (kind not in WHOLE, kind not in PARTIES, kind == Kind.CHILD))
    return Recipient(ranked[0], place_is_secret) if ranked else None


@dataclass(frozen=True)
class Edition:
    """What of a plan is printed; `is_child`: in the words that are said to whom it is about, large and short.

    `is_youth`: that one is a young person, for whom it is set calmly.  `beside`: the same in another language.
    """

    content: Content
    is_child: bool = False
    is_youth: bool = False
    beside: Beside | None = None

    @property
    def look(self) -> str:
        """How it is set."""
        return ("youth" if self.is_youth else "child") if self.is_child else "adult"


def edition(
    content: Content, recipient: Recipient | None, is_youth: bool = False, *, is_given: bool = False
) -> Edition | None:
    """The edition of a recipient; None where there is none for it.  Of a plan a party is given what was adopted.

    Where the place is secret, a party gets what two people have released to it (`is_given`, 0047), else none; the place
    where the child lives gets none before somebody chooses what it needs (0042).
    """
    if recipient is not None and recipient.kind in WHOLE:
        return Edition(content)
    if recipient is None or recipient.kind not in PARTIES or (recipient.place_is_secret and not is_given):
        return None
    return Edition(content, recipient.kind == Kind.CHILD, is_youth)


def childs_edition(content: Content, is_youth: bool = False) -> Edition:
    """The child's edition, for who works on the case and reads it together with the child."""
    return Edition(content, is_child=True, is_youth=is_youth)


def not_told(content: Content) -> int:
    """How many goals are not said to the child yet: its edition cannot show them."""
    return sum(not goal.says(CHILD) for goal in content.goals)
