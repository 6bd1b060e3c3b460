"""All duties of one case, and all cases of a batch: the kernel's only entry points."""

from __future__ import annotations

from lawcode.days import MISSING, NEVER, add_months, birthday
from lawcode.engines.kernel.birthdays import birthday_lines
from lawcode.engines.kernel.chairs import approved, replaced
from lawcode.engines.kernel.consenting import consented
from lawcode.engines.kernel.contents import adult_goals, content, limited
from lawcode.engines.kernel.eighteen import before_eighteen, plan_before
from lawcode.engines.kernel.followups import first_follow_up, next_follow_up, rhythm_decided
from lawcode.engines.kernel.handovers import handed_over, offered
from lawcode.engines.kernel.hearings import before, position
from lawcode.engines.kernel.layout import *
from lawcode.engines.kernel.lines import *
from lawcode.engines.kernel.noticing import chair_notified, notified
from lawcode.engines.kernel.periods import first_sign_of_study, study_without_need, within
from lawcode.engines.kernel.plans import plan_exists
from lawcode.engines.kernel.reading import Ints, among, bare, dated, has_any, index_kinds, word
from lawcode.engines.kernel.returns import before_return
from lawcode.engines.kernel.reviewing import reviewed
from lawcode.engines.kernel.runs import find_runs, label_events
from lawcode.engines.kernel.triggering import edition_for, might_trigger
from lawcode.engines.kernel.undated import still_triggers
from lawcode.engines.kernel.visiting import visits

AGES = (0, 1, 10, 12, 15, 16, 18)
"""The ages at which the law changes its mind about a child."""
FULL = -1


def judge_cases(E: Ints, B: Ints, M: Ints, O: Ints, case: int, cases: int) -> tuple[int, int]:
    """Judge cases from `case` on; the number of ints written to `O`, and the first case that no longer fitted.

    `B` holds per case: first record, first undated record, end, birth, day asked about.
    """
    return judge_bare(bare(E), bare(B), bare(M), bare(O), len(O), case, cases)


def judge_bare(E: Ints, B: Ints, M: Ints, O: Ints, room: int, case: int, cases: int) -> tuple[int, int]:
    """The same of numbers whose length nobody knows; `room`: that of `O`."""
    o = 0
    while case < cases:
        b = case * BW
        if o + OW * most_lines(B[b + B_END] - B[b + B_FIRST]) > room:
            break
        prepare(E, B, M, b, case)
        find_runs(E, M)
        label_events(E, M)
        o = judge_case(E, M, O, o)
        case += 1
    return o, case


def most_lines(width: int) -> int:
    """More lines than a case of that many numbers can have: every duty once an event, and the years of placements."""
    return (40 + MOST_YEARS) * (width // W + 1)


def prepare(E: Ints, B: Ints, M: Ints, b: int, case: int) -> None:
    """Only what happened up to the day asked about is looked at (contract § 3.1)."""
    M[CASE] = case
    M[LO] = B[b + B_FIRST]
    M[ULO] = B[b + B_UNDATED]
    M[UHI] = B[b + B_END]
    M[AS_OF] = B[b + B_AS_OF]
    hi = M[ULO]
    while hi > M[LO] and E[hi - W + DAY] > M[AS_OF]:
        hi -= W
    M[HI] = hi
    M[LAST_DAY] = E[hi - W + DAY] if hi > M[LO] else M[AS_OF]
    born = B[b + B_BORN]
    M[BORN] = born
    M[BORN_KNOWN] = 0 if born == MISSING else 1
    M[ENDS] = NEVER if born == MISSING else birthday(born, 18)
    index_kinds(E, M)
    seen = 0
    for kind in range(KINDS):
        seen |= 1 << kind if has_any(M, kind) else 0
    M[KINDS_SEEN] = seen


def judge_case(E: Ints, M: Ints, O: Ints, o: int) -> int:
    """All duties of one case in the order of the contract."""
    for duty in range(M[DUTIES_COUNT]):
        d = M[DUTIES_FROM] + duty * DW
        first, last = M[d + D_FIRST], M[d + D_LAST]
        if first == last:
            continue
        shape = M[first + P_SHAPE]
        if shape == AT_LEAST:
            o = visits(E, M, O, o, first, last, duty)
        elif shape == HANDED_OVER:
            o = handed_over(E, M, O, o, first, last, duty)
        elif shape == BEFORE_EIGHTEEN:
            o = before_eighteen(E, M, O, o, first, last, duty)
        else:
            o = lines_of_events(E, M, O, o, d)
        if shape == PLAN_EXISTS or shape == BEFORE or shape == ADULT_GOALS:
            o = birthday_lines(E, M, O, o, first, last, duty)
        o = lines_of_undated(E, M, O, o, first, last, duty)
    return o


def lines_of_events(E: Ints, M: Ints, O: Ints, o: int, d: int) -> int:
    """The lines of a duty that events trigger."""
    first, last = M[d + D_FIRST], M[d + D_LAST]
    if M[KINDS_SEEN] & M[d + D_KINDS]:
        if M[d + D_KIND] != NOTHING:
            for i in dated(M, M[d + D_KIND]):
                o = line_of_event(E, M, O, o, d, M[i])
        else:
            for t in range(M[LO], M[HI], W):
                if among(E[t + KIND], M[d + D_KINDS]):
                    o = line_of_event(E, M, O, o, d, t)
    if M[first + P_SHAPE] == WITHIN and M[first + P_FLAG] == 1:
        o = sign_of_study(E, M, O, o, first, last, duty_at(M, d))
    return o


def line_of_event(E: Ints, M: Ints, O: Ints, o: int, d: int, t: int) -> int:
    """The line of a duty that an event triggers, if it does."""
    first, last, duty = M[d + D_FIRST], M[d + D_LAST], duty_at(M, d)
    if M[BORN_KNOWN] == 0 and M[d + D_AGED] == 1:
        return line_at_possible_ages(E, M, O, o, first, last, duty, t)
    if step_of(E, M, first, last, duty, t):
        conclude(E, M)
        return write_line(E, M, O, o)
    return o


def duty_at(M: Ints, d: int) -> int:
    """The number of the duty whose record lies at `d`."""
    return (d - M[DUTIES_FROM]) // DW


def sign_of_study(E: Ints, M: Ints, O: Ints, o: int, first: int, last: int, duty: int) -> int:
    """The undecidable line of a study whose beginning nobody recorded."""
    t = first_sign_of_study(E, M, first)
    if t < 0:
        return o
    if t >= M[ULO]:
        return undated(E, M, O, o, duty, t)
    for p in range(first, last, PW):
        if M[p + P_FROM] <= E[t + DAY] <= M[p + P_TO] and study_without_need(E, M, duty, p, t):
            conclude(E, M)
            return write_line(E, M, O, o)
    return o


def step_of(E: Ints, M: Ints, first: int, last: int, duty: int, t: int) -> bool:
    """Prepare the step that an event triggers; False when it triggers none."""
    shape = M[first + P_SHAPE]
    if shape == FIRST:
        return triggers_follow_up(E, t) and first_follow_up(E, M, first, last, duty, t)
    if shape == EVERY:
        return next_follow_up(E, M, first, last, duty, t)
    p = edition_for(E, M, first, last, t)
    if p < 0:
        return False
    if not step_of_shape(E, M, duty, p, t, shape):
        return False
    if E[t + KIND] == DECISION and word(E, t, ABOUT_SLOT) == AFTERCARE:
        M[S_NEVER_ENDS] |= 1 if shape == BEFORE or shape == PLAN_EXISTS else 0
    return True


def triggers_follow_up(E: Ints, t: int) -> bool:
    """A start triggers; of the decisions only those about support, placement or aftercare."""
    about = word(E, t, ABOUT_SLOT)
    return E[t + KIND] != DECISION or about == SUPPORT or about == PLACEMENT or about == AFTERCARE


def step_of_shape(E: Ints, M: Ints, duty: int, p: int, t: int, shape: int) -> bool:
    """The step of an edition, by the shape of its demand."""
    if shape == WITHIN:
        return within(E, M, duty, p, t)
    if shape == BEFORE:
        if M[p + P_TO_WORD] != 0:
            return position(E, M, duty, p, t)
        return before(E, M, duty, p, t)
    if shape == PLAN_EXISTS:
        return plan_exists(E, M, duty, p, t)
    if shape == CONTENT:
        return content(E, M, duty, p, t)
    if shape == ADULT_GOALS:
        return adult_goals(E, M, duty, p, t)
    if shape == DECIDED:
        return rhythm_decided(E, M, duty, p, t)
    if shape == CONSENT_SHAPE:
        return consented(E, M, duty, p, t)
    if shape == BEFORE_RETURN:
        return before_return(E, M, duty, p, t)
    if shape == NOTIFIED:
        if M[p + P_HOURS] > 0:
            return chair_notified(E, M, duty, p, t)
        return notified(E, M, duty, p, t)
    if shape == APPROVED:
        return approved(E, M, duty, p, t)
    if shape == REPLACED:
        return replaced(E, M, duty, p, t)
    if shape == REVIEWED:
        return reviewed(E, M, duty, p, t)
    if shape == PLAN_BEFORE:
        return plan_before(E, M, duty, p, t)
    if shape == OFFERED:
        return offered(E, M, duty, p, t)
    return limited(E, M, duty, p, t)


def line_at_possible_ages(E: Ints, M: Ints, O: Ints, o: int, first: int, last: int, duty: int, t: int) -> int:
    """Birth not recorded: undecidable only where the verdict differs between possible ages (contract § 3.7)."""
    status = FULL
    differs = False
    dues_differ = False
    due = MISSING
    kept = MISSING
    way = -1
    while True:
        way += 1
        born = possible_birth(E, M, t, way)
        if born == MISSING:
            break
        if birthday(born, 18) <= M[LAST_DAY]:
            continue
        M[BORN] = born
        found = NOT_APPLICABLE
        if step_of(E, M, first, last, duty, t):
            found = conclude(E, M)
        differs = differs or (status != FULL and found != status)
        status = found
        if found != NOT_APPLICABLE:
            dues_differ = dues_differ or (kept != MISSING and M[S_DUE] != due)
            kept = born
            due = M[S_DUE]
    M[BORN] = MISSING
    if kept == MISSING:
        return o
    M[BORN] = kept
    step_of(E, M, first, last, duty, t)
    if differs:
        doubt(M, M_BORN)
        M[S_DUE] = MISSING if dues_differ else M[S_DUE]
    conclude(E, M)
    M[BORN] = MISSING
    return write_line(E, M, O, o)


def possible_birth(E: Ints, M: Ints, t: int, way: int) -> int:
    """A birth day of every kind that matters to an event, oldest child last; MISSING when there are no more.

    Ways: not born for long; born the day after each consent; each age not yet and just reached.
    """
    if way == 0:
        return E[t + DAY] + 400
    consents = M[BY_KIND + 2 * CONSENTED + 1] - M[BY_KIND + 2 * CONSENTED]
    if way <= consents:
        return E[M[M[BY_KIND + 2 * CONSENTED] + way - 1] + DAY] + 1
    left = way - 1 - consents
    if left >= 2 * len(AGES):
        return MISSING
    return add_months(E[t + DAY], -12 * AGES[left // 2]) + 1 - left % 2


def lines_of_undated(E: Ints, M: Ints, O: Ints, o: int, first: int, last: int, duty: int) -> int:
    """The lines of triggers whose day nobody recorded."""
    for t in range(M[ULO], M[UHI], W):
        if might_trigger(E, M, first, last, t) and still_triggers(E, M, first, t):
            o = undated(E, M, O, o, duty, t)
    return o
