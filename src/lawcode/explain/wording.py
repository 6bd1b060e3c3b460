"""What does a language have to say?  The shape of the tables from which every sentence is built.

A demand is one clause, a frame its deadline, and an outcome a second clause.  All are kept in lower case and in
subordinate order (the two coincide without an adverb), so that they can open a sentence or follow "whether".
Names in braces are filled in from the verdict; the frame's part before a colon or a bar is the deadline alone, and
the bar is not written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

PERIODS = frozenset(
    (
        "period own_rhythm own_day study_ended set_day from_ruling implementation before_18 placed_late year"
        " not_yet_returned"
    ).split()
)
"""Codes under which a day counts from a deadline, not from the act's own day."""

FRAME_OF = {
    "refused": "act_day",
    "purpose_refused": "act_day",
    "reasons_refused": "act_day",
    "lacks_parts": "act_day",
    "birthday": "act_day",
    "period_too_long": "before_return",
    "nothing_triggers": "act_day",
    "not_triggered": "act_day",
}
"""Codes that say why the demand failed, with the code whose frame holds the deadline."""


@dataclass(frozen=True)
class DutyWords:
    """The words of one duty.

    `demand`: who had to do what, with `{must}`; `frames`: the deadline by code, or by `code:word`, where the word is
    the trigger's kind, `sel` or `bl`; `none` where there is no due day.  `met`, `late`: what was found; `unmet`: that
    nothing was, with `{not}`.  `whether`: after "it cannot be decided whether", the frame follows.  `event`: what
    triggers; `act`: what would meet.  `nouns`: `{thing}` by edition, or by `sel` and `bl`.
    """

    demand: str
    frames: Mapping[str, str]
    met: str
    unmet: str
    whether: str
    event: str
    act: str
    late: str = ""
    events: Mapping[str, str] = field(default_factory=dict)
    """By the trigger's kind: what triggers, where that is no `event`."""
    met_by: Mapping[str, str] = field(default_factory=dict)
    """The whole clause where it is known which kind of act met in time."""
    after: str = ""
    """From what the days are counted where the act's own day is the deadline."""
    failures: Mapping[str, str] = field(default_factory=dict)
    """By code: what went wrong, instead of `unmet`."""
    no_excuse: str = ""
    exceptions: Mapping[str, str] = field(default_factory=dict)
    """By status, `status:code` or `status:code:word`: the fact that would change a breach (contract § 3.5)."""
    facts: Mapping[str, str] = field(default_factory=dict)
    owed: frozenset[str] = frozenset()
    """Missing facts that leave open whether the duty applies at all."""
    nouns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Language:
    """The words of one language, shared by all duties."""

    months: tuple[str, ...]
    dated: str
    """A date: `{day}`, `{month}`, `{year}`; `in_year` without the year."""
    in_year: str
    units: Mapping[str, tuple[str, str]]
    thousands: str
    counts: tuple[str, ...]
    must: tuple[str, str]
    """The modal verb for what lay behind and for what lies ahead."""
    nots: tuple[str, str]
    yet: str
    deadline: str
    no_due: str
    by_day: str
    """The deadline where a duty has no words of its own for its code."""
    of_day: str
    met: str
    late: str
    same_day: str
    hours_over: str
    overdue: str
    failed: str
    """The same where something was done, but not as the law asks."""
    since: tuple[str, str]
    """How long after the deadline or the act; how long after a day that has no name."""
    birthday: str
    no_excuse: str
    excused: str
    undecidable: str
    unconfirmed: str
    whole: str
    """Demand, frame and law as a sentence."""
    citation: tuple[str, str]
    """`stk.` and `nr.` in a citation."""
    also: str
    conjunction: str
    not_applicable: tuple[str, str]
    excuses: Mapping[str, str]
    facts: Mapping[str, str]
    parts: Mapping[str, str]
    readings: Mapping[str, str]
    """Those readings that decide an outcome; one that makes a line unconfirmed stands among the `doubts`."""
    doubts: Mapping[str, str]
    """Why a line is not confirmed: by reading, by edition, by duty."""
    notes: Mapping[str, str]
    """What changes no status but stands in the sentence (contract § 5)."""
    duties: Mapping[str, DutyWords]
