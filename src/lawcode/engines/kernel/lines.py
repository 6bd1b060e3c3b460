"""How does a step become a verdict?  Due day, acts, lawful reasons and doubts make one line of output."""

from __future__ import annotations

from lawcode.days import MISSING, is_working_day
from lawcode.engines.kernel.layout import *
from lawcode.engines.kernel.reading import Ints, among, answer, dated, undated_of
from lawcode.engines.kernel.runs import alike

(
    S_DUTY, S_EDITION, S_TRIGGER, S_COMPUTED, S_DAY, S_NUMBER, S_LABEL, S_DUE, S_LAW_DAY, S_READINGS, S_IF_MET,
    S_CONFIRMED, S_NEVER_ENDS, S_REASON_OF, S_CODE, S_ANCHOR, S_ANCHOR_DAY, S_LACKS, S_DONE, S_DONE_DAY, S_IN_TIME,
    S_DOUBT, S_FORCED, S_LAWFUL, S_EXCUSE, S_STATUS, S_FIRST, S_LATE, S_HOURS, S_UNSURE, S_UNSURE_LATE, S_UNDATED,
) = range(32)  # fmt: skip
S_SIZE = 32
"""The step under judgement: who triggers, when it is due, what was found (S_FIRST ...), what it comes to."""


def begin_step(E: Ints, P: Ints, S: Ints, duty: int, p: int, t: int, label: int) -> None:
    """Start a step that an event triggers, due on its own day until something else is said."""
    begin_computed(P, S, duty, p, BY_EVENT, E[t + DAY], label)
    S[S_TRIGGER] = t
    S[S_REASON_OF] = t


def begin_computed(P: Ints, S: Ints, duty: int, p: int, computed: int, day: int, label: int) -> None:
    """Start a step that a computed day triggers (a birthday, a placement year)."""
    S[S_DUTY], S[S_EDITION], S[S_TRIGGER], S[S_COMPUTED] = duty, p, NOTHING, computed
    S[S_DAY], S[S_NUMBER], S[S_LABEL], S[S_DUE], S[S_LAW_DAY] = day, 0, label, day, day
    S[S_READINGS] = P[p + P_READINGS] if p >= 0 else 0
    S[S_IF_MET] = 0
    S[S_CONFIRMED] = P[p + P_CONFIRMED] if p >= 0 else 1
    S[S_NEVER_ENDS], S[S_REASON_OF], S[S_CODE], S[S_ANCHOR], S[S_ANCHOR_DAY] = 0, NOTHING, K_ACT_DAY, NOTHING, day
    S[S_LACKS], S[S_DONE], S[S_DONE_DAY], S[S_IN_TIME], S[S_DOUBT], S[S_FORCED] = 0, NOTHING, MISSING, 0, M_NONE, 0
    S[S_LAWFUL], S[S_EXCUSE], S[S_STATUS] = NOTHING, NOTHING, NOT_APPLICABLE
    forget_acts(S)


def forget_acts(S: Ints) -> None:
    """Forget the acts that were considered."""
    S[S_FIRST], S[S_LATE], S[S_HOURS], S[S_UNSURE], S[S_UNSURE_LATE], S[S_UNDATED] = NOTHING, NOTHING, 0, 0, 0, 0


def due_after(S: Ints, due: int) -> None:
    """The step is due at the end of a period."""
    S[S_DUE] = due
    S[S_CODE] = K_PERIOD


def doubt(S: Ints, fact: int) -> None:
    """Whatever was done, no verdict can be chosen without this fact."""
    S[S_DOUBT] = fact
    S[S_FORCED] = 1


def consider(S: Ints, a: int, counts: int, in_time: int, fact: int) -> None:
    """Consider a dated act: does it count, was it in time?  `fact` is what was not recorded where that is unknown."""
    if counts == YES and in_time == YES:
        if S[S_FIRST] < 0 or a < S[S_FIRST]:
            S[S_FIRST] = a
    elif counts == YES and in_time == NO:
        if S[S_LATE] < 0 or a < S[S_LATE]:
            S[S_LATE] = a
    elif counts == YES:
        S[S_HOURS] = 1
    elif counts == UNKNOWN and in_time != NO:
        S[S_UNSURE] = fact
    elif counts == UNKNOWN:
        S[S_UNSURE_LATE] = fact


def decide(E: Ints, S: Ints) -> None:
    """What the acts come to: in time, in doubt, too late, or nothing (contract §§ 3.3, 3.5, 6.4)."""
    late = S[S_LATE]
    settled = late >= 0 and S[S_DUE] != MISSING and E[late + DAY] <= S[S_DUE]
    if S[S_FIRST] >= 0:
        done_by(E, S, S[S_FIRST], True)
    elif S[S_HOURS] == 1:
        S[S_DOUBT] = M_HOURS
    elif S[S_UNSURE] != M_NONE:
        S[S_DOUBT] = S[S_UNSURE]
    elif S[S_UNDATED] == 1 and not settled:
        S[S_DOUBT] = M_OTHER_DATE
    elif late >= 0:
        done_by(E, S, late, False)
    elif S[S_UNSURE_LATE] != M_NONE:
        S[S_DOUBT] = S[S_UNSURE_LATE]


def done_by(E: Ints, S: Ints, a: int, in_time: bool) -> None:
    """The act that meets the demand, in time or too late."""
    S[S_DONE] = a
    S[S_DONE_DAY] = E[a + DAY]
    S[S_IN_TIME] = 1 if in_time else 0


def conclude(E: Ints, C: Ints, S: Ints) -> int:
    """The status of the step; NOT_APPLICABLE when the 18th birthday ends the duty first (contract §§ 3.7, 4, 6.6)."""
    S[S_STATUS] = status_of(E, C, S)
    return S[S_STATUS]


def status_of(E: Ints, C: Ints, S: Ints) -> int:
    """Excused goes before what is in doubt, what is in doubt before what is late."""
    due = S[S_DUE]
    if S[S_NEVER_ENDS] == 0 and (due if due != MISSING else S[S_DAY]) >= C[ENDS]:
        return NOT_APPLICABLE
    if S[S_FORCED] == 1:
        return UNDECIDABLE
    if S[S_DONE] >= 0 and S[S_IN_TIME] == 1:
        return MET
    excused = excuse(E, C, S)
    if excused == YES:
        return EXCUSED
    if excused == UNKNOWN and S[S_DOUBT] == M_NONE:
        S[S_DOUBT] = M_OTHER_DATE
    if S[S_DOUBT] != M_NONE:
        return UNDECIDABLE
    if S[S_DONE] >= 0:
        return MET_LATE
    return PENDING if due == MISSING or C[AS_OF] <= due else OVERDUE


def excuse(E: Ints, C: Ints, S: Ints) -> int:
    """YES: a lawful act instead, a lawful reason in time, a trial that waives; UNKNOWN: one that nobody dated."""
    S[S_EXCUSE] = NOTHING
    if S[S_DUE] == MISSING:
        return NO
    if S[S_LAWFUL] >= 0:
        S[S_EXCUSE] = S[S_LAWFUL]
        return YES
    if not C[KINDS_SEEN] & (1 << LAWFUL_REASON | 1 << TRIAL):
        return NO
    for e in dated(C, LAWFUL_REASON):
        if reason_counts(E, S, e):
            S[S_EXCUSE] = e
            return YES
    for e in dated(C, TRIAL):
        if waives(E, S, e):
            S[S_EXCUSE] = e
            return YES
    return undated_excuse(E, C, S)


def undated_excuse(E: Ints, C: Ints, S: Ints) -> int:
    """UNKNOWN where a reason or trial that nobody dated may excuse; else NO."""
    for e in undated_of(C, LAWFUL_REASON):
        if reason_fits(E, S, e):
            return UNKNOWN
    for e in undated_of(C, TRIAL):
        if waives(E, S, e):
            return UNKNOWN
    return NO


def reason_fits(E: Ints, S: Ints, e: int) -> bool:
    """Is it a reason for this duty and measure, of this trigger when it names one?"""
    if E[e + DUTY] != S[S_DUTY] or not in_measure(E, S, e):
        return False
    if S[S_DUTY] == DUTY_CHILD_HEARD and answer(E, e, VIEW_OBTAINED) != YES:
        return False
    return E[e + OF_KIND] < 0 or names_trigger(E, S, E[e + OF])


def names_trigger(E: Ints, S: Ints, of: int) -> bool:
    """Is it the trigger, or the start from which a computed line comes?"""
    return of >= 0 and of == S[S_REASON_OF]


def reason_counts(E: Ints, S: Ints, e: int) -> bool:
    """Recorded by the due day; without `of` not before the trigger, or the 30 days before (contract § 6.7)."""
    if not reason_fits(E, S, e) or E[e + DAY] > S[S_DUE]:
        return False
    opens = S[S_DAY] - 30 if S[S_DUE] == S[S_DAY] else S[S_DAY]
    return E[e + OF_KIND] >= 0 or E[e + DAY] >= opens


def waives(E: Ints, S: Ints, e: int) -> bool:
    """Does a municipal trial run on the due day and waive the duty?  One without a day may have begun in time."""
    runs = E[e + UNTIL] == MISSING or S[S_DUE] <= E[e + UNTIL]
    return E[e + DAY] <= S[S_DUE] and runs and among(S[S_DUTY], E[e + WAIVES]) and in_measure(E, S, e)


def in_measure(E: Ints, S: Ints, e: int) -> bool:
    """Do the reason and the line name no different measures?"""
    return S[S_LABEL] <= OWN_MEASURE or alike(E[e + MEASURE], S[S_LABEL])


def write_line(E: Ints, C: Ints, S: Ints, O: Ints, o: int) -> int:
    """Write the concluded step as a line; the place of the next line.  A step that does not apply writes nothing."""
    status = S[S_STATUS]
    if status == NOT_APPLICABLE:
        return o
    met = status == MET or status == MET_LATE
    O[o + O_CASE], O[o + O_DUTY], O[o + O_EDITION] = C[CASE], S[S_DUTY], S[S_EDITION]
    O[o + O_TRIGGER] = row_of(E, S[S_TRIGGER])
    O[o + O_COMPUTED], O[o + O_DAY], O[o + O_NUMBER] = S[S_COMPUTED], S[S_DAY], S[S_NUMBER]
    O[o + O_MEASURE], O[o + O_DUE] = S[S_LABEL], S[S_DUE]
    O[o + O_MET_ON] = S[S_DONE_DAY] if met else MISSING
    O[o + O_MET_BY] = row_of(E, S[S_DONE]) if met else NOTHING
    O[o + O_STATUS], O[o + O_LATE], O[o + O_CODE] = status, days_late(C, S), S[S_CODE]
    O[o + O_ANCHOR], O[o + O_ANCHOR_DAY] = row_of(E, S[S_ANCHOR]), S[S_ANCHOR_DAY]
    O[o + O_EXCUSED_BY] = row_of(E, S[S_EXCUSE]) if status == EXCUSED else NOTHING
    O[o + O_MISSING] = S[S_DOUBT] if status == UNDECIDABLE else M_NONE
    O[o + O_LACKS] = 0 if met else S[S_LACKS]
    write_readings(S, O, o, met)
    return o + OW


def row_of(E: Ints, e: int) -> int:
    """The row of an event in its batch; NOTHING for none."""
    return E[e + ROW] if e >= 0 else NOTHING


def days_late(C: Ints, S: Ints) -> int:
    """Whole days after the due day, for what was done late or not at all; else MISSING."""
    if S[S_STATUS] == MET_LATE:
        return S[S_DONE_DAY] - S[S_DUE]
    return C[AS_OF] - S[S_DUE] if S[S_STATUS] == OVERDUE else MISSING


def write_readings(S: Ints, O: Ints, o: int, met: bool) -> None:
    """The readings on which the line rests, and whether it is confirmed (contract §§ 3.10, 4)."""
    readings = S[S_READINGS] | S[S_IF_MET] if met else S[S_READINGS]
    confirmed = S[S_CONFIRMED]
    due = S[S_DUE]
    if due != MISSING and S[S_DAY] < BL_DAY <= due:
        readings |= B_TRANSITION
        confirmed = 0
    if S[S_LAW_DAY] != MISSING and S[S_LAW_DAY] < OLDER_DAY:
        readings |= B_OLDER_TEXT
        confirmed = 0
    if due != MISSING and due != S[S_DAY] and not readings & B_NO_FIXED_DAYS and rests_on_weekend(due):
        readings |= B_WEEKEND
    O[o + O_READINGS] = readings
    O[o + O_CONFIRMED] = confirmed


def rests_on_weekend(day: int) -> bool:
    """Is the day a Saturday, Sunday or holiday?"""
    return (day + 5) % 7 == 0 or not is_working_day(day)


def undated(E: Ints, C: Ints, S: Ints, O: Ints, o: int, duty: int, e: int) -> int:
    """The line of a trigger whose day was not recorded: undecidable, without law and due day (§§ 3.3, 6.3)."""
    begin_computed(S, S, duty, NOTHING, BY_EVENT, MISSING, E[e + MEASURE])
    S[S_TRIGGER] = e
    S[S_DUE] = MISSING
    S[S_DOUBT] = M_DATE
    S[S_STATUS] = UNDECIDABLE
    return write_line(E, C, S, O, o)
