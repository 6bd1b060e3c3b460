"""Which totals does a summary show, on a screen or a sheet?  Rows of text and counts, shares with both numbers.

The order is the order of importance: the three failures that the ombudsman criticised, then duty by duty.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from livline.verdict_files.wording import Text

if TYPE_CHECKING:
    from livline.summary import Counts, Summary

FAILURE_NAMES: dict[str, Text] = {
    "no_plan": Text("Ingen plan", "No plan"),
    "not_followed_up": Text("Ikke fulgt op", "Not followed up"),
    "not_handed_over": Text("Planen ikke udleveret", "Plan not handed over"),
}
CHILDREN = Text("Børn", "Children")
CHILDREN_BREACHED = Text("Børn med brud", "Children with a breach")
LINES = Text("Linjer", "Lines")
DUTY = Text("Pligt", "Duty")
ALL_DUTIES = Text("Alle pligter", "All duties")
FAILURE = Text("Svigt", "Failure")
PART, WHOLE = Text("Antal", "Number"), Text("Ud af", "Out of")
MET = Text("Overholdt", "Met")
EXCUSED = Text("Lovligt fraveget", "Excused")
BREACHED = Text("Brud", "Breached")
PENDING = Text("Afventer", "Pending")
UNDECIDABLE = Text("Kan ikke afgøres", "Undecidable")
UNCONFIRMED = Text("Ubekræftet", "Unconfirmed")
COUNT_HEADINGS = (MET, EXCUSED, BREACHED, WHOLE, PENDING, UNDECIDABLE, UNCONFIRMED)

Cells = Sequence[str | int]


def overview(summary: Summary, lang: str) -> list[Cells]:
    """The sheet of totals: children, the three failures, then every duty with its counts."""
    children = summary.children_breached
    first: list[Cells] = [
        [CHILDREN.said(lang), summary.children],
        [CHILDREN_BREACHED.said(lang), children.numerator, WHOLE.said(lang).lower(), children.denominator],
        [],
    ]
    return [*first, *_failure_rows(summary, lang), [], *_duty_rows(summary, lang)]


def count_cells(counts: Counts) -> list[int]:
    """The counts under `COUNT_HEADINGS`: the three ways, their sum, and what is counted apart."""
    three = [counts.met, counts.excused, counts.breached]
    return [*three, counts.settled, counts.pending, counts.undecidable, counts.unconfirmed]


def _failure_rows(summary: Summary, lang: str) -> list[Cells]:
    found: list[Cells] = [[FAILURE.said(lang), CHILDREN_BREACHED.said(lang), WHOLE.said(lang)]]
    for failure in summary.failures:
        share = failure.children
        found.append([FAILURE_NAMES[failure.name].said(lang), share.numerator, share.denominator])
    return found


def _duty_rows(summary: Summary, lang: str) -> list[Cells]:
    found: list[Cells] = [[DUTY.said(lang), *(heading.said(lang) for heading in COUNT_HEADINGS)]]
    found.append([ALL_DUTIES.said(lang), *count_cells(summary.counts)])
    found += [[duty.duty, *count_cells(duty.counts)] for duty in summary.duties]
    return found
