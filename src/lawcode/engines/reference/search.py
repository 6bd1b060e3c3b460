"""Was it done?  Acts are looked at in order: in time, in doubt, too late, or not at all (contract §§ 3.3, 3.5, 6.4)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from lawcode.engines.reference.event import Event

Answer = bool | None
"""Yes, no, or not known from what was recorded."""


@dataclass(frozen=True)
class Finding:
    """What was found: the act that meets the demand and whether in time, or the fact that leaves it in doubt.

    `readings`: those on which the finding rests if it meets the demand.
    """

    act: Event | None = None
    in_time: bool = False
    doubt: str = ""
    readings: frozenset[str] = frozenset()


NOTHING_DONE = Finding()


def done(act: Event, *, in_time: bool = True) -> Finding:
    """Done by the act."""
    return Finding(act, in_time)


def in_doubt(fact: str) -> Finding:
    """No telling without the fact."""
    return Finding(doubt=fact)


def find(
    dated: Iterable[Event],
    undated: Iterable[Event],
    due: dt.date | None,
    *,
    in_time: Callable[[Event], Answer] | None = None,
    counts: Callable[[Event], Answer] = lambda act: True,
    unknown: str = "",
) -> Finding:
    """Find the act that meets a demand.

    `in_time`: on or before the due day, if nothing else is said; `counts`: is it such an act?  `unknown`: the fact that
    is missing where that is not known.  An undated act leaves in doubt what no dated one up to the due day settles.
    """
    acts = [(act, counts(act), (in_time or _by(due))(act)) for act in dated]
    late = next((act for act, good, timely in acts if good and timely is False), None)
    for act, good, timely in acts:
        if good and timely:
            return done(act)
    if any(good and timely is None for _, good, timely in acts):
        return in_doubt("hours")
    if any(good is None and timely is not False for _, good, timely in acts):
        return in_doubt(unknown)
    settled = late is not None and due is not None and late.day <= due
    if not settled and any(counts(act) is not False for act in undated):
        return in_doubt("other_date")
    if late is not None:
        return done(late, in_time=False)
    return in_doubt(unknown) if any(good is None for _, good, _ in acts) else NOTHING_DONE


def _by(due: dt.date | None) -> Callable[[Event], Answer]:
    return lambda act: due is not None and act.day <= due


def all_known(*answers: Answer) -> Answer:
    """No when one is no, not known when one is not known, else yes."""
    if False in answers:
        return False
    return None if None in answers else True
