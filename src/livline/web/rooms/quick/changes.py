"""What did a fact change?  Which duties it closed, opened and moved: the ledger with it, held against that without it.

Nothing is kept for this: asked again tomorrow, or after a correction, the answer is that of the facts as they stand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from lawcode.yearly import place_of
from livline.access.danish_day import today
from livline.cases.models import Case
from livline.ledger.bridge import row_of
from livline.ledger.reading import verdicts_of, verdicts_without
from livline.ledger.years import Years, years_of
from livline.web.rooms.cases.asked import Asked, asked
from livline.web.year_words import coming_text

OPEN, DONE = frozenset({"overdue", "pending", "undecidable"}), frozenset({"met", "met_late", "excused"})
Verdict = Mapping[str, Any]
UNCOUNTED = Years()


@dataclass(frozen=True)
class Changes:
    """Duties as a page shows them.

    `moved`: due on another day now.  Open as before are `nearer`, where one more of a year's acts is held, `next`, what
    a duty that closed asks next of the same measure, and `still`, all else.  `coming`: sentences of the years that come
    when the one that runs is over.
    """

    closed: list[Asked] = field(default_factory=list)
    opened: list[Asked] = field(default_factory=list)
    moved: list[Asked] = field(default_factory=list)
    gone: list[Asked] = field(default_factory=list)
    nearer: list[Asked] = field(default_factory=list)
    next: list[Asked] = field(default_factory=list)
    still: list[Asked] = field(default_factory=list)
    coming: list[str] = field(default_factory=list)

    @property
    def any(self) -> bool:
        """Did the law's answer change at all?"""
        return bool(self.closed or self.nearer or self.opened or self.moved or self.gone)


def changes_by(case: Case, fact: UUID) -> Changes:
    """What a fact of the case changes."""
    row = row_of(case)
    day = row["as_of"] or today()
    after = verdicts_of({case.id: row})[case.id]
    were, are = years_of(case.id, row, after, day, without=fact), years_of(case.id, row, after, day)
    return between(verdicts_without(case.id, row, fact), after, were, are)


def between(
    before: Sequence[Verdict], after: Sequence[Verdict], were: Years = UNCOUNTED, are: Years = UNCOUNTED
) -> Changes:
    """From one answer of the law to another, with what was held of a year's acts and what is."""
    known, found = lines_by_place(before), lines_by_place(after)
    sorted_: dict[str, list[Verdict]] = {"closed": [], "opened": [], "moved": [], "gone": [], "still": []}
    for place in dict.fromkeys([*found, *known]):
        word = change(known.get(place), found.get(place))
        if word:
            sorted_[word].append(found.get(place) or known[place])
    nearer = [line for line in sorted_["still"] if were.held.get(place_of(line)) != are.held.get(place_of(line))]
    still = [line for line in sorted_["still"] if line not in nearer]
    rows = sorted_ | dict(zip(("next", "still"), next_of(sorted_["closed"], still), strict=True)) | {"nearer": nearer}
    over = {line["duty"] for line in sorted_["closed"]}
    coming = [coming_text(one) for one in are.coming if one.duty in over]
    return Changes(**{word: asked(lines, are.held) for word, lines in rows.items()}, coming=coming)


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
