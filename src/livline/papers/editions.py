"""Who gets which edition of a plan?  A paper shows what its edition holds, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from livline.access.models import Kind
from livline.plans.content import CHILD
from livline.plans.reading import Content

WORK = frozenset({Kind.WORKER, Kind.COVER, Kind.NIGHT_DESK, Kind.LEADER, Kind.COORDINATOR})
"""Who works on the case reads all of it."""
PARTIES = frozenset({Kind.CHILD, Kind.CUSTODY_PARENT, Kind.REPRESENTATIVE})
"""Parties of the case; what is written in a plan may tell where the child is."""


@dataclass(frozen=True)
class Recipient:
    """Whom a paper is for.  `place_is_secret`: somebody must not learn where the child is."""

    kind: Kind
    place_is_secret: bool


@dataclass(frozen=True)
class Edition:
    """What of a plan is printed; `is_child`: in the child's words, large and short."""

    content: Content
    is_child: bool = False


def edition(content: Content, recipient: Recipient) -> Edition | None:
    """The edition of a recipient; None where there is none for it.

    Where the place is secret, no party gets one before what tells the place can be kept out of it; the place where the
    child lives gets none before somebody chooses what it needs (0042).
    """
    if recipient.kind in WORK:
        return Edition(content)
    if recipient.kind not in PARTIES or recipient.place_is_secret:
        return None
    return Edition(content, is_child=recipient.kind == Kind.CHILD)


def childs_edition(content: Content) -> Edition:
    """The child's edition, for who works on the case and reads it together with the child."""
    return Edition(content, is_child=True)


def not_told(content: Content) -> int:
    """How many goals are not said to the child yet: its edition cannot show them."""
    return sum(not goal.says(CHILD) for goal in content.goals)
