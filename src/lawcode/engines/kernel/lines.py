"""How does a step become a verdict?  Due day, acts, lawful reasons and doubts make one line of output."""

from __future__ import annotations

from lawcode.days import MISSING, is_working_day
from lawcode.engines.kernel.layout import *
from lawcode.engines.kernel.reading import Ints, among, answer, dated, undated_of
from lawcode.engines.kernel.runs import alike


def begin_step(E: Ints, M: Ints, duty: int, p: int, t: int, label: int) -> None:
    """Start a step that an event triggers, due on its own day until something else is said."""
    begin_computed(M, duty, p, BY_EVENT, E[t + DAY], label)
    M[S_TRIGGER] = t
    M[S_REASON_OF] = t


def begin_computed(M: Ints, duty: int, p: int, computed: int, day: int, label: int) -> None:
    """Start a step that a computed day triggers (a birthday, a placement year)."""
    M[S_DUTY], M[S_EDITION], M[S_TRIGGER], M[S_COMPUTED] = duty, p, NOTHING, computed
    M[S_DAY], M[S_NUMBER], M[S_LABEL], M[S_DUE], M[S_LAW_DAY] = day, 0, label, day, day
    M[S_READINGS] = M[p + P_READINGS] if p >= 0 else 0
    M[S_IF_MET] = 0
    M[S_CONFIRMED] = M[p + P_CONFIRMED] if p >= 0 else 1
    M[S_NEVER_ENDS], M[S_REASON_OF], M[S_CODE], M[S_ANCHOR], M[S_ANCHOR_DAY] = 0, NOTHING, K_ACT_DAY, NOTHING, day
    M[S_LACKS], M[S_DONE], M[S_DONE_DAY], M[S_IN_TIME], M[S_DOUBT], M[S_FORCED] = 0, NOTHING, MISSING, 0, M_NONE, 0
    M[S_LAWFUL], M[S_EXCUSE], M[S_STATUS] = NOTHING, NOTHING, NOT_APPLICABLE
    forget_acts(M)


def forget_acts(M: Ints) -> None:
    """Forget the acts that were considered."""
    M[S_FIRST], M[S_LATE], M[S_HOURS], M[S_UNSURE], M[S_UNSURE_LATE], M[S_UNDATED] = NOTHING, NOTHING, 0, 0, 0, 0


def due_after(M: Ints, due: int) -> None:
    """The step is due at the end of a period."""
    M[S_DUE] = due
    M[S_CODE] = K_PERIOD


def doubt(M: Ints, fact: int) -> None:
    """Whatever was done, no verdict can be chosen without this fact."""
    M[S_FORCED] = fact


def consider(M: Ints, a: int, counts: int, in_time: int, fact: int) -> None:
    """Consider a dated act: does it count, was it in time?  `fact` is what was not recorded where that is unknown."""
    if counts == YES and in_time == YES:
        if M[S_FIRST] < 0 or a < M[S_FIRST]:
            M[S_FIRST] = a
    elif counts == YES and in_time == NO:
        if M[S_LATE] < 0 or a < M[S_LATE]:
            M[S_LATE] = a
    elif counts == YES:
        M[S_HOURS] = 1
    elif counts == UNKNOWN and in_time != NO:
        M[S_UNSURE] = fact
    elif counts == UNKNOWN:
        M[S_UNSURE_LATE] = fact


def decide(E: Ints, M: Ints) -> None:
    """What the acts come to: in time, in doubt, too late, or nothing (contract §§ 3.3, 3.5, 6.4)."""
    late = M[S_LATE]
    settled = late >= 0 and M[S_DUE] != MISSING and E[late + DAY] <= M[S_DUE]
    if M[S_FIRST] >= 0:
        done_by(E, M, M[S_FIRST], True)
    elif M[S_HOURS] == 1:
        M[S_DOUBT] = M_HOURS
    elif M[S_UNSURE] != M_NONE:
        M[S_DOUBT] = M[S_UNSURE]
    elif M[S_UNDATED] == 1 and not settled:
        M[S_DOUBT] = M_OTHER_DATE
    elif late >= 0:
        done_by(E, M, late, False)
    elif M[S_UNSURE_LATE] != M_NONE:
        M[S_DOUBT] = M[S_UNSURE_LATE]


def done_by(E: Ints, M: Ints, a: int, in_time: bool) -> None:
    """The act that meets the demand, in time or too late."""
    M[S_DONE] = a
    M[S_DONE_DAY] = E[a + DAY]
    M[S_IN_TIME] = 1 if in_time else 0


def conclude(E: Ints, M: Ints) -> int:
    """The status of the step; NOT_APPLICABLE when the 18th birthday ends the duty first (contract §§ 3.7, 4, 6.6)."""
    M[S_STATUS] = status_of(E, M)
    return M[S_STATUS]


def status_of(E: Ints, M: Ints) -> int:
    """Excused goes before what is in doubt, what is in doubt before what is late."""
    due = M[S_DUE]
    if M[S_NEVER_ENDS] == 0 and (due if due != MISSING else M[S_DAY]) >= M[ENDS]:
        return NOT_APPLICABLE
    if M[S_FORCED] != M_NONE:
        M[S_DOUBT] = M[S_FORCED]
        return UNDECIDABLE
    if M[S_DONE] >= 0 and M[S_IN_TIME] == 1:
        return MET
    excused = excuse(E, M)
    if excused == YES:
        return EXCUSED
    if excused == UNKNOWN and M[S_DOUBT] == M_NONE:
        M[S_DOUBT] = M_OTHER_DATE
    if M[S_DOUBT] != M_NONE:
        return UNDECIDABLE
    if M[S_DONE] >= 0:
        return MET_LATE
    return PENDING if due == MISSING or M[AS_OF] <= due else OVERDUE


def excuse(E: Ints, M: Ints) -> int:
    """YES: a lawful act instead, a lawful reason in time, a trial that waives; UNKNOWN: one that nobody dated."""
    M[S_EXCUSE] = NOTHING
    if M[S_DUE] == MISSING:
        return NO
    if M[S_LAWFUL] >= 0:
        M[S_EXCUSE] = M[S_LAWFUL]
        return YES
    if not M[KINDS_SEEN] & (1 << LAWFUL_REASON | 1 << TRIAL):
        return NO
    for i in dated(M, LAWFUL_REASON):
        e = M[i]
        if reason_counts(E, M, e):
            M[S_EXCUSE] = e
            return YES
    for i in dated(M, TRIAL):
        e = M[i]
        if waives(E, M, e):
            M[S_EXCUSE] = e
            return YES
    return undated_excuse(E, M)


def undated_excuse(E: Ints, M: Ints) -> int:
    """UNKNOWN where a reason or trial that nobody dated may excuse; else NO."""
    for i in undated_of(M, LAWFUL_REASON):
        e = M[i]
        if reason_fits(E, M, e):
            return UNKNOWN
    for i in undated_of(M, TRIAL):
        e = M[i]
        if waives(E, M, e):
            return UNKNOWN
    return NO


def reason_fits(E: Ints, M: Ints, e: int) -> bool:
    """Is it a reason for this duty and measure, of this trigger when it names one?"""
    if E[e + DUTY] != M[S_DUTY] or not in_measure(E, M, e):
        return False
    if M[S_DUTY] == DUTY_CHILD_HEARD and answer(E, e, VIEW_OBTAINED) != YES:
        return False
    return E[e + OF_KIND] < 0 or names_trigger(E, M, E[e + OF])


def names_trigger(E: Ints, M: Ints, of: int) -> bool:
    """Is it the trigger, or the start from which a computed line comes?"""
    return of >= 0 and of == M[S_REASON_OF]


def reason_counts(E: Ints, M: Ints, e: int) -> bool:
    """Recorded by the due day; without `of` not before the trigger, or the 30 days before (contract § 6.7)."""
    if not reason_fits(E, M, e) or E[e + DAY] > M[S_DUE]:
        return False
    opens = M[S_DAY] - 30 if M[S_DUE] == M[S_DAY] else M[S_DAY]
    return E[e + OF_KIND] >= 0 or E[e + DAY] >= opens


def waives(E: Ints, M: Ints, e: int) -> bool:
    """Does a municipal trial run on the due day and waive the duty?  One without a day may have begun in time."""
    runs = E[e + UNTIL] == MISSING or M[S_DUE] <= E[e + UNTIL]
    duties = E[e + WAIVES + M[S_DUTY] // SET_AT_ONCE]
    named = among(M[S_DUTY] % SET_AT_ONCE, duties)
    return E[e + DAY] <= M[S_DUE] and runs and named and in_measure(E, M, e)


def in_measure(E: Ints, M: Ints, e: int) -> bool:
    """Do the reason and the line name no different measures?"""
    return M[S_LABEL] <= OWN_MEASURE or alike(E[e + MEASURE], M[S_LABEL])


def write_line(E: Ints, M: Ints, O: Ints, o: int) -> int:
    """Write the concluded step as a line; the place of the next line.  A step that does not apply writes nothing."""
    status = M[S_STATUS]
    if status == NOT_APPLICABLE:
        return o
    met = status == MET or status == MET_LATE
    O[o + O_CASE], O[o + O_DUTY], O[o + O_EDITION] = M[CASE], M[S_DUTY], M[S_EDITION]
    O[o + O_TRIGGER] = row_of(E, M[S_TRIGGER])
    O[o + O_COMPUTED], O[o + O_DAY], O[o + O_NUMBER] = M[S_COMPUTED], M[S_DAY], M[S_NUMBER]
    O[o + O_MEASURE], O[o + O_DUE] = M[S_LABEL], M[S_DUE]
    O[o + O_MET_ON] = M[S_DONE_DAY] if met else MISSING
    O[o + O_MET_BY] = row_of(E, M[S_DONE]) if met else NOTHING
    O[o + O_STATUS], O[o + O_LATE], O[o + O_CODE] = status, days_late(M), M[S_CODE]
    O[o + O_ANCHOR], O[o + O_ANCHOR_DAY] = row_of(E, M[S_ANCHOR]), M[S_ANCHOR_DAY]
    O[o + O_EXCUSED_BY] = row_of(E, M[S_EXCUSE]) if status == EXCUSED else NOTHING
    O[o + O_MISSING] = M[S_DOUBT] if status == UNDECIDABLE else M_NONE
    O[o + O_LACKS] = 0 if met else M[S_LACKS]
    O[o + O_NOTE] = note_of(E, M[S_DUTY], M[S_DONE]) if met and M[S_DONE] >= 0 else NOTHING
    O[o + O_EFFECT] = M[M[DUTIES_FROM] + M[S_DUTY] * DW + D_EFFECT] if is_breach(status) else NOTHING
    write_readings(M, O, o, met)
    return o + OW


def note_of(E: Ints, duty: int, act: int) -> int:
    """What the act that meets says beside meeting; NOTHING for nothing."""
    kind = E[act + KIND]
    if kind == PLAN_HANDED_OVER and answer(E, act, ASKED_FIRST) == YES:
        return NOTE_ASKED_FIRST
    if duty == DUTY_RHYTHM_DECIDED and answer(E, act, REASONS_GIVEN) == UNKNOWN:
        return NOTE_NO_REASONS
    if kind == CHILD_HEARD and answer(E, act, DECLINED) == YES:
        return NOTE_DECLINED
    return NOTHING


def is_breach(status: int) -> bool:
    """Was it done late or not at all?"""
    return status == MET_LATE or status == OVERDUE


def row_of(E: Ints, e: int) -> int:
    """The row of an event in its batch; NOTHING for none."""
    return E[e + ROW] if e >= 0 else NOTHING


def days_late(M: Ints) -> int:
    """Whole days after the due day, for what was done late or not at all; else MISSING."""
    if M[S_STATUS] == MET_LATE:
        return M[S_DONE_DAY] - M[S_DUE]
    return M[AS_OF] - M[S_DUE] if M[S_STATUS] == OVERDUE else MISSING


def write_readings(M: Ints, O: Ints, o: int, met: bool) -> None:
    """The readings on which the line rests, and whether it is confirmed (contract §§ 3.10, 4)."""
    readings = M[S_READINGS] | M[S_IF_MET] if met else M[S_READINGS]
    confirmed = M[S_CONFIRMED]
    due = M[S_DUE]
    if due != MISSING and M[S_DAY] < BL_DAY <= due:
        readings |= B_TRANSITION
        confirmed = 0
    if M[S_LAW_DAY] != MISSING and M[S_LAW_DAY] < OLDER_DAY:
        readings |= B_OLDER_TEXT
        confirmed = 0
    if due != MISSING and due != M[S_DAY] and not readings & B_NO_FIXED_DAYS and rests_on_weekend(due):
        readings |= B_WEEKEND
    O[o + O_READINGS] = readings
    O[o + O_CONFIRMED] = confirmed


def rests_on_weekend(day: int) -> bool:
    """Is the day a Saturday, Sunday or holiday?"""
    return (day + 5) % 7 == 0 or not is_working_day(day)


def undated(E: Ints, M: Ints, O: Ints, o: int, duty: int, e: int) -> int:
    """The line of a trigger whose day was not recorded: undecidable, without law and due day (§§ 3.3, 6.3)."""
    begin_computed(M, duty, NOTHING, BY_EVENT, MISSING, E[e + MEASURE])
    M[S_TRIGGER] = e
    M[S_DUE] = MISSING
    M[S_DOUBT] = M_DATE
    M[S_STATUS] = UNDECIDABLE
    return write_line(E, M, O, o)
