"""What did a fact change?  Which duties it closed, opened and moved: the ledger with it, held against that without it.

Nothing is kept for this: asked again tomorrow, or after a correction, the answer is that of the facts as they stand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from livline.cases.models import Case
from livline.ledger.bridge import row_of
from livline.ledger.reading import verdicts_of, verdicts_without
from livline.web.rooms.cases.asked import Asked, asked

OPEN, DONE = frozenset({"overdue", "pending", "undecidable"}), frozenset({"met", "met_late", "excused"})
Verdict = Mapping[str, Any]


@dataclass(frozen=True)
class Changes:
    """Duties as a page shows them.

    `moved`: due on another day now.  Open as before are `next`, what a duty that closed asks next of the same measure,
    and `still`, all else.
    """

    closed: list[Asked] = field(default_factory=list)
    opened: list[Asked] = field(default_factory=list)
    moved: list[Asked] = field(default_factory=list)
    gone: list[Asked] = field(default_factory=list)
    next: list[Asked] = field(default_factory=list)
    still: list[Asked] = field(default_factory=list)

    @property
    def any(self) -> bool:
        """Did the law's answer change at all?"""
        return bool(self.closed or self.opened or self.moved or self.gone)


def changes_by(case: Case, fact: UUID) -> Changes:
    """What a fact of the case changes."""
    row = row_of(case)
    after = verdicts_of({case.id: row})[case.id]
    return between(verdicts_without(case.id, row, fact), after)


def between(before: Sequence[Verdict], after: Sequence[Verdict]) -> Changes:
    """From one answer of the law to another."""
    known, found = lines_by_place(before), lines_by_place(after)
    sorted_: dict[str, list[Verdict]] = {"closed": [], "opened": [], "moved": [], "gone": [], "still": []}
    for place in dict.fromkeys([*found, *known]):
        word = change(known.get(place), found.get(place))
        if word:
            sorted_[word].append(found.get(place) or known[place])
    rows = sorted_ | dict(zip(("next", "still"), next_of(sorted_["closed"], sorted_["still"]), strict=True))
    return Changes(**{word: asked(lines) for word, lines in rows.items()})


def next_of(closed: Sequence[Verdict], still: Sequence[Verdict]) -> tuple[list[Verdict], list[Verdict]]:
    """Of what is open as before: the lines of a duty and measure of which a line closed, and the others."""
    done = {(line["duty"], line["measure"]) for line in closed}
    follow = [line for line in still if (line["duty"], line["measure"]) in done]
    return follow, [line for line in still if line not in follow]


def lines_by_place(rows: Sequence[Verdict]) -> dict[tuple[Any, ...], Verdict]:
    """Lines by what they are about: the duty, and the event that triggers it; the second alike gets a number."""
    found: dict[tuple[Any, ...], Verdict] = {}
    for row in rows:
        about = (row["duty"], row["measure"], row["trigger_kind"], row["trigger_on"])
        number = 0
        while (*about, number) in found:
            number += 1
        found[*about, number] = row
    return found


def change(before: Verdict | None, after: Verdict | None) -> str:
    """What became of a line; empty for what is no news."""
    was, now = (line["status"] if line is not None else "" for line in (before, after))
    if now in DONE:
        return "closed" if was in OPEN else ""
    if was in DONE or not was:
        return "opened" if now in OPEN else ""
    if not now:
        return "gone"
    return "still" if before and after and (was, before["due_on"]) == (now, after["due_on"]) else "moved"
