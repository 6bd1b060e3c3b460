"""How does a step become a verdict?  Due day, done or not, lawful reasons and doubts make one line of output."""

from __future__ import annotations

from lawcode.days import MISSING, is_working_day
from lawcode.engines.kernel.layout import *
from lawcode.engines.kernel.reading import Ints, after, among, answer

S_DUTY, S_EDITION, S_TRIGGER, S_COMPUTED, S_DAY, S_NUMBER, S_MEASURE, S_SCOPE = range(8)
S_DUE, S_DONE, S_DONE_DAY, S_IN_TIME, S_DOUBT, S_READINGS, S_CODE, S_ANCHOR, S_ANCHOR_DAY = range(8, 17)
S_LACKS, S_CONFIRMED, S_ACT_DAY, S_NEVER_ENDS, S_REASON_OF, S_FORCED, S_STATUS, S_EXCUSE, S_LAWFUL = range(17, 26)
S_SIZE = 26
"""The step under judgement: who triggers, when it is due, what was done, and what is in doubt."""


def begin_step(E: Ints, P: Ints, S: Ints, duty: int, p: int, t: int, scope: int) -> None:
    """Start a step that an event triggers, due on its own day until something else is said."""
    begin_computed(P, S, duty, p, BY_EVENT, E[t + DAY], scope)
    S[S_TRIGGER] = t
    S[S_MEASURE] = E[t + MEASURE] if E[t + MEASURE] != NO_MEASURE else scope
    S[S_REASON_OF] = t


def begin_computed(P: Ints, S: Ints, duty: int, p: int, computed: int, day: int, scope: int) -> None:
    """Start a step that a computed day triggers (a birthday, a placement year)."""
    S[S_DUTY] = duty
    S[S_EDITION] = p
    S[S_TRIGGER] = NOTHING
    S[S_COMPUTED] = computed
    S[S_DAY] = day
    S[S_NUMBER] = 0
    S[S_MEASURE] = scope
    S[S_SCOPE] = scope
    S[S_DUE] = day
    S[S_DONE] = NOTHING
    S[S_DONE_DAY] = MISSING
    S[S_IN_TIME] = 0
    S[S_DOUBT] = M_NONE
    S[S_READINGS] = P[p + P_READINGS] if p >= 0 else 0
    S[S_CODE] = K_ACT_DAY
    S[S_ANCHOR] = NOTHING
    S[S_ANCHOR_DAY] = day
    S[S_LACKS] = 0
    S[S_CONFIRMED] = P[p + P_CONFIRMED] if p >= 0 else 1
    S[S_ACT_DAY] = day
    S[S_NEVER_ENDS] = 0
    S[S_REASON_OF] = NOTHING
    S[S_STATUS] = NOT_APPLICABLE
    S[S_EXCUSE] = NOTHING
    S[S_LAWFUL] = NOTHING
    S[S_FORCED] = 0


def doubt(S: Ints, fact: int) -> None:
    """Whatever was done, no verdict can be chosen without this fact."""
    S[S_DOUBT] = fact
    S[S_FORCED] = 1


def done_by(E: Ints, S: Ints, a: int, in_time: bool) -> None:
    """The act that meets the demand, in time or too late."""
    S[S_DONE] = a
    S[S_DONE_DAY] = E[a + DAY]
    S[S_IN_TIME] = 1 if in_time else 0


def due_after(S: Ints, due: int) -> None:
    """The step is due at the end of a period."""
    S[S_DUE] = due
    S[S_CODE] = K_PERIOD


def conclude(E: Ints, C: Ints, S: Ints) -> int:
    """The status of the step; NOT_APPLICABLE when the 18th birthday ends the duty first (contract §§ 3.7, 4, 6.6)."""
    due = S[S_DUE]
    S[S_EXCUSE] = NOTHING
    if S[S_NEVER_ENDS] == 0 and (due if due != MISSING else S[S_DAY]) >= C[ENDS]:
        S[S_STATUS] = NOT_APPLICABLE
    elif S[S_FORCED] == 1:
        S[S_STATUS] = UNDECIDABLE
    elif S[S_DONE] >= 0 and S[S_IN_TIME] == 1:
        S[S_STATUS] = MET
    elif is_excused(E, C, S):
        S[S_STATUS] = EXCUSED
    elif S[S_DOUBT] != M_NONE:
        S[S_STATUS] = UNDECIDABLE
    elif S[S_DONE] >= 0:
        S[S_STATUS] = MET_LATE
    elif due == MISSING or C[AS_OF] <= due:
        S[S_STATUS] = PENDING
    else:
        S[S_STATUS] = OVERDUE
    return S[S_STATUS]


def is_excused(E: Ints, C: Ints, S: Ints) -> bool:
    """Is there a lawful act instead, a lawful reason recorded in time, or a trial that waives the duty?"""
    if S[S_LAWFUL] >= 0:
        S[S_EXCUSE] = S[S_LAWFUL]
        return True
    if S[S_DUE] == MISSING:
        return False
    for e in range(C[LO], C[HI], W):
        kind = E[e + KIND]
        if kind == LAWFUL_REASON and reason_counts(E, S, e):
            S[S_EXCUSE] = e
            return True
        if kind == TRIAL and trial_waives(E, S, e):
            S[S_EXCUSE] = e
            return True
    return False


def reason_counts(E: Ints, S: Ints, e: int) -> bool:
    """A reason for this duty, recorded by the due day; without `of` not before the trigger, or the 30 days before."""
    if E[e + DUTY] != S[S_DUTY] or E[e + DAY] > S[S_DUE] or not same_measure(E, S, e):
        return False
    if S[S_DUTY] == DUTY_CHILD_HEARD and answer(E, e, VIEW_OBTAINED) != YES:
        return False
    if E[e + OF_KIND] >= 0:
        return E[e + OF] >= 0 and E[e + OF] == S[S_REASON_OF]
    opens = S[S_DAY] - 30 if S[S_DUE] == S[S_DAY] else S[S_DAY]
    return E[e + DAY] >= opens


def same_measure(E: Ints, S: Ints, e: int) -> bool:
    """Different measures on both sides never match."""
    return E[e + MEASURE] == NO_MEASURE or S[S_SCOPE] == NO_MEASURE or E[e + MEASURE] == S[S_SCOPE]


def trial_waives(E: Ints, S: Ints, e: int) -> bool:
    """Does a municipal trial run on the due day and waive the duty?"""
    ends = E[e + UNTIL]
    runs = E[e + DAY] <= S[S_DUE] and (ends == MISSING or S[S_DUE] <= ends)
    return runs and among(S[S_DUTY], E[e + WAIVES])


def write_line(E: Ints, C: Ints, S: Ints, O: Ints, o: int) -> int:
    """Write the concluded step as a line; the place of the next line.  A step that does not apply writes nothing."""
    status = S[S_STATUS]
    if status == NOT_APPLICABLE:
        return o
    met = status == MET or status == MET_LATE
    O[o + O_CASE] = C[CASE]
    O[o + O_DUTY] = S[S_DUTY]
    O[o + O_EDITION] = S[S_EDITION]
    O[o + O_TRIGGER] = E[S[S_TRIGGER] + ROW] if S[S_TRIGGER] >= 0 else NOTHING
    O[o + O_COMPUTED] = S[S_COMPUTED]
    O[o + O_DAY] = S[S_DAY]
    O[o + O_NUMBER] = S[S_NUMBER]
    O[o + O_MEASURE] = S[S_MEASURE]
    O[o + O_DUE] = S[S_DUE]
    O[o + O_MET_ON] = S[S_DONE_DAY] if met else MISSING
    O[o + O_MET_BY] = E[S[S_DONE] + ROW] if met else NOTHING
    O[o + O_STATUS] = status
    O[o + O_LATE] = days_late(C, S)
    O[o + O_CODE] = S[S_CODE]
    O[o + O_ANCHOR] = E[S[S_ANCHOR] + ROW] if S[S_ANCHOR] >= 0 else NOTHING
    O[o + O_ANCHOR_DAY] = S[S_ANCHOR_DAY]
    O[o + O_EXCUSED_BY] = E[S[S_EXCUSE] + ROW] if status == EXCUSED else NOTHING
    O[o + O_MISSING] = S[S_DOUBT] if status == UNDECIDABLE else M_NONE
    O[o + O_LACKS] = S[S_LACKS]
    write_readings(E, S, O, o)
    return o + OW


def days_late(C: Ints, S: Ints) -> int:
    """Whole days after the due day, for what was done late or not at all; else MISSING."""
    if S[S_STATUS] == MET_LATE:
        return S[S_DONE_DAY] - S[S_DUE]
    return C[AS_OF] - S[S_DUE] if S[S_STATUS] == OVERDUE else MISSING


def write_readings(E: Ints, S: Ints, O: Ints, o: int) -> None:
    """The readings on which the line rests, and whether it is confirmed (contract §§ 3.10, 4)."""
    readings = S[S_READINGS]
    confirmed = S[S_CONFIRMED]
    due = S[S_DUE]
    if due != MISSING and S[S_DAY] < BL_DAY <= due:
        readings |= B_TRANSITION
        confirmed = 0
    if S[S_ACT_DAY] < OLDER_DAY and S[S_ACT_DAY] != MISSING:
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


def first_after(E: Ints, a: int, best: int) -> int:
    """The earlier of two acts in the order of the case; NOTHING yields to any."""
    return a if best < 0 or a < best else best


def late_or_in_time(E: Ints, S: Ints, a: int) -> bool:
    """Is an act with days only in time: on or before the due day, which is the trigger's, or before it by the clock?"""
    if S[S_TRIGGER] >= 0 and S[S_DUE] == E[S[S_TRIGGER] + DAY]:
        return not after(E, a, S[S_TRIGGER])
    return E[a + DAY] <= S[S_DUE]
