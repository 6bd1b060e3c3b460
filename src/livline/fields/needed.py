"""May a field be retired?  Not while a duty turns on it, and not where a decision rests on it."""

from __future__ import annotations

from lawcode.facts import KIND_BY_NAME
from lawcode.turning import OF_EVERY_DUTY, Place, duties_on

OF_DECISIONS: frozenset[Place] = frozenset(
    {
        ("decision", "purpose"),
        ("lawful_reason", "reason"),
        ("notification_assessed", "acute"),
        ("plan_position", "reason"),
    }
)
"""No deadline turns on these, but what is decided has to say them."""


def is_field(kind: str, field: str) -> bool:
    """Is there such a field?"""
    return kind in KIND_BY_NAME and KIND_BY_NAME[kind].field(field) is not None


def is_needed(kind: str, field: str) -> bool:
    """Does a duty turn on it, or a decision rest on it?"""
    place = (kind, field)
    return bool(duties_on(kind, field)) or place in OF_EVERY_DUTY or place in OF_DECISIONS
