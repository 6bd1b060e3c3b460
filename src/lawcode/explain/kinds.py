"""What sort of event does a name in a verdict stand for?  Told where the name is made of it: `plan@2026-03-05`."""

from __future__ import annotations

from lawcode.facts import KIND_NAMES

COMPUTED = ("birthday16", "before18", "law")
KNOWN = frozenset((*KIND_NAMES, *COMPUTED))


def kind_of(name: str | None) -> str:
    """The kind of an event, or the sort of a computed day; nothing for an id, which says neither."""
    if name is None:
        return ""
    head = name.partition("@")[0]
    return head if head in KNOWN and head != name else ""
