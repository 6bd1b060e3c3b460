"""Follow-up: the first after a start, the next in the act's or the municipality's rhythm, and the rhythm itself."""

from __future__ import annotations

from lawcode.days import MISSING, NEVER, add_months
from lawcode.engines.kernel.belonging import end_of_measure, fits
from lawcode.engines.kernel.layout import *
from lawcode.engines.kernel.lines import *
from lawcode.engines.kernel.reading import (
    Ints,
    after,
    all_of,
    answer,
    bound_elsewhere,
    dated,
    is_granted,
    on_or_after,
    undated_of,
    word,
    yes_if,
)
from lawcode.engines.kernel.runs import alike, covers, end_of_chain, first_of_chain, run_started_by


def edition_at(M: Ints, first: int, last: int, day: int) -> int:
    """The edition in force on a day; the editions of a duty leave no day between them that is asked for."""
    for p in range(first, last, PW):
        if M[p + P_FROM] <= day <= M[p + P_TO]:
            return p
    return NOTHING


def first_follow_up(E: Ints, M: Ints, first: int, last: int, duty: int, t: int) -> bool:
    """The first follow-up after a start; a decision whose measure has no start leaves it undecidable."""
    if E[t + KIND] == DECISION:
        return decision_without_start(E, M, first, last, duty, t)
    r = run_started_by(M, t)
    if M[r + R_BEFORE] != NOTHING:
        return False
    statutory = add_months(E[t + DAY], M[edition_at(M, first, last, E[t + DAY]) + P_MONTHS])
    p = edition_at(M, first, last, statutory)
    begin_step(E, M, duty, p, t, M[r + R_LABEL])
    M[S_NEVER_ENDS] = 1 if is_aftercare(M, r) else 0
    due_after(M, statutory)
    if M[p + P_FLAG] == 1:
        parallel_study(E, M, r, t)
    M[S_LAW_DAY] = M[S_DUE]
    held = find_follow_up(E, M, t, end_of_chain(M, r))
    return held or end_of_chain(M, r) >= M[S_DUE]


def is_aftercare(M: Ints, r: int) -> bool:
    """Is it a run of aftercare, also where it goes on with another start?"""
    base = M[r + R_BASE] if M[r + R_BASE] != NOTHING else r
    return M[base + R_SORT] == SORT_AFTERCARE


def decision_without_start(E: Ints, M: Ints, first: int, last: int, duty: int, t: int) -> bool:
    """A decision whose measure never started on record: from when the months run was not recorded."""
    if not is_granted(E, t) or has_start(E, M, t):
        return False
    about = word(E, t, ABOUT_SLOT)
    begin_step(E, M, duty, edition_at(M, first, last, E[t + DAY]), t, E[t + LABEL])
    M[S_DUE] = MISSING
    M[S_DOUBT] = M_START
    M[S_NEVER_ENDS] = 1 if about == AFTERCARE else 0
    return True


def has_start(E: Ints, M: Ints, t: int) -> bool:
    """Has the decision's measure a start on record, dated or not?"""
    kind = PLACEMENT_STARTED if word(E, t, ABOUT_SLOT) == PLACEMENT else MEASURE_STARTED
    for i in all_of(M, kind):
        e = M[i]
        if may_start(E, t, e) and starts_it(E, M, t, e):
            return True
    return False


def may_start(E: Ints, t: int, e: int) -> bool:
    """Is it a start of the decision's type, or of none named?"""
    kind = word(E, e, TYPE_SLOT)
    wanted = TYPE_AFTERCARE if word(E, t, ABOUT_SLOT) == AFTERCARE else TYPE_SUPPORT
    return kind == 0 or kind == wanted


def starts_it(E: Ints, M: Ints, t: int, e: int) -> bool:
    """Named alike; or unnamed on a side, and from the decision on or running on its day."""
    if E[t + MEASURE] != NO_MEASURE and E[e + MEASURE] != NO_MEASURE:
        return E[t + MEASURE] == E[e + MEASURE]
    if E[t + DAY] == MISSING or E[e + DAY] == MISSING or E[e + DAY] >= E[t + DAY]:
        return True
    r = run_started_by(M, e)
    if M[r + R_BASE] != NOTHING:
        r = M[r + R_BASE]
    return M[first_of_chain(M, r) + R_DAY] <= E[t + DAY] <= end_of_chain(M, r)


def parallel_study(E: Ints, M: Ints, r: int, t: int) -> None:
    """The end of a study or clarification that was open while the measure ran, after the start's day (§ 6.11)."""
    for kind in (STUDY_CLOSED, CLARIFICATION_CLOSED):
        for i in dated(M, kind):
            e = M[i]
            day = E[e + DAY]
            if day <= E[t + DAY] or day < BL_DAY or day >= M[S_DUE] or not alike(E[e + MEASURE], E[t + MEASURE]):
                continue
            if opening_day(E, M, e) <= end_of_chain(M, r):
                M[S_DUE], M[S_CODE], M[S_ANCHOR], M[S_ANCHOR_DAY] = day, K_STUDY_ENDED, e, day


def opening_day(E: Ints, M: Ints, e: int) -> int:
    """The day on which what an act closes was opened last before it; its own day when no opening is on record."""
    opening = STUDY_OPENED if E[e + KIND] == STUDY_CLOSED else CLARIFICATION_OPENED
    found = E[e + DAY]
    for i in dated(M, opening):
        a = M[i]
        if not after(E, a, e):
            found = E[a + DAY]
    return found


def find_follow_up(E: Ints, M: Ints, t: int, end: int) -> bool:
    """Find the first follow-up on or after the start; was one held before the measure ended?"""
    held = False
    for i in dated(M, FOLLOW_UP):
        a = M[i]
        if on_or_after(E, a, t) and is_of_measure(E, M, t, a):
            consider(M, a, YES, yes_if(E[a + DAY] <= M[S_DUE]), M_NONE)
            held = held or E[a + DAY] <= end
    undated_follow_up(E, M, t)
    decide(E, M)
    return held


def is_of_measure(E: Ints, M: Ints, t: int, a: int) -> bool:
    """Does the act belong to the line's measure and to no other trigger?"""
    return fits(E, M, a, M[S_LABEL]) and not bound_elsewhere(E, a, t)


def undated_follow_up(E: Ints, M: Ints, t: int) -> None:
    """A follow-up without a day leaves in doubt whether it came in time."""
    for i in undated_of(M, FOLLOW_UP):
        a = M[i]
        if is_of_measure(E, M, t, a):
            M[S_UNDATED] = 1


def next_follow_up(E: Ints, M: Ints, first: int, last: int, duty: int, t: int) -> bool:
    """The next follow-up: six months later, from 2024 when the municipality itself decided; no line without a day."""
    label = E[t + LABEL]
    end = end_while_running(E, M, t, label)
    if end == MISSING:
        return False
    statutory = add_months(E[t + DAY], M[last - PW + P_MONTHS])
    p = edition_at(M, first, last, statutory)
    begin_step(E, M, duty, p, t, label)
    M[S_NEVER_ENDS] = 1 if goes_on_as_aftercare(E, M, t, label) else 0
    due_after(M, statutory)
    if M[p + P_MONTHS] == 0:
        own_rhythm(E, M, t)
    if M[S_DUE] == MISSING or end <= M[S_DUE]:
        return False
    M[S_LAW_DAY] = M[S_DUE]
    for i in dated(M, FOLLOW_UP):
        a = M[i]
        if after(E, a, t) and is_of_measure(E, M, t, a):
            consider(M, a, YES, yes_if(E[a + DAY] <= M[S_DUE]), M_NONE)
    undated_follow_up(E, M, t)
    decide(E, M)
    return True


def is_run_of(E: Ints, M: Ints, r: int, label: int, t: int) -> bool:
    """Does the run run on the follow-up's day in its measure?  In a measure of its own, every run does."""
    if M[r + R_SORT] == SORT_CONTINUED or not covers(M, r, E[t + DAY]):
        return False
    if M[r + R_LABEL] == label:
        return True
    return not has_runs(M, label) and (label <= OWN_MEASURE or M[r + R_LABEL] == NO_MEASURE)


def has_runs(M: Ints, label: int) -> bool:
    """Has any run the label?"""
    for r in range(M[RUNS_FROM], M[RUNS], RW):
        if M[r + R_LABEL] == label:
            return True
    return False


def end_while_running(E: Ints, M: Ints, t: int, label: int) -> int:
    """The last day of the measures that run on the follow-up's day; MISSING when none runs."""
    found = MISSING
    for r in range(M[RUNS_FROM], M[RUNS], RW):
        if is_run_of(E, M, r, label, t):
            found = max(found, end_of_measure(M, r))
    return found


def goes_on_as_aftercare(E: Ints, M: Ints, t: int, label: int) -> bool:
    """Does a measure of aftercare run on the follow-up's day?"""
    for r in range(M[RUNS_FROM], M[RUNS], RW):
        if M[r + R_SORT] == SORT_AFTERCARE and is_run_of(E, M, r, label, t):
            return True
    return False


def own_rhythm(E: Ints, M: Ints, t: int) -> None:
    """The day that the municipality decided: before the follow-up, on it, or before the next one (§ 6.11)."""
    M[S_DUE] = MISSING
    until = day_of_next(E, M, t)
    for i in dated(M, RHYTHM_DECIDED):
        a = M[i]
        if a < t and E[a + DAY] < until and is_of_measure(E, M, t, a):
            take_rhythm(E, M, t, a)
    take_rhythm(E, M, t, t)
    for i in dated(M, RHYTHM_DECIDED):
        a = M[i]
        if a > t and E[a + DAY] < until and is_of_measure(E, M, t, a):
            take_rhythm(E, M, t, a)


def take_rhythm(E: Ints, M: Ints, t: int, a: int) -> None:
    """A rhythm replaces the one before, unless it comes after the day that one gives (a missed day stays missed)."""
    day = rhythm_day(E, a, t)
    if day < BL_DAY or (M[S_DUE] != MISSING and E[a + DAY] > M[S_DUE]):
        return
    M[S_DUE], M[S_ANCHOR], M[S_ANCHOR_DAY] = day, a, E[t + DAY]
    M[S_CODE] = K_OWN_DAY if E[a + NEXT_ON] == day else K_OWN_RHYTHM


def day_of_next(E: Ints, M: Ints, t: int) -> int:
    """The day of the next follow-up of the measure; NEVER when there is none."""
    for i in dated(M, FOLLOW_UP):
        a = M[i]
        if after(E, a, t) and is_of_measure(E, M, t, a):
            return E[a + DAY]
    return NEVER


def rhythm_day(E: Ints, a: int, t: int) -> int:
    """The day that a rhythm gives for a follow-up; a day not after it is spent, an interval counts from it."""
    if E[a + NEXT_ON] > E[t + DAY]:
        return E[a + NEXT_ON]
    return add_months(E[t + DAY], E[a + MONTHS]) if E[a + MONTHS] > 0 else MISSING


def rhythm_decided(E: Ints, M: Ints, duty: int, p: int, t: int) -> bool:
    """The rhythm decided at a measure's first follow-up under barnets lov, with its reasons."""
    r = run_first_followed_up(E, M, t)
    if r == NOTHING:
        return False
    begin_step(E, M, duty, p, t, E[t + MEASURE] if E[t + MEASURE] != NO_MEASURE else M[r + R_LABEL])
    M[S_NEVER_ENDS] = 1 if is_aftercare(M, r) else 0
    if (E[t + NEXT_ON] != MISSING or E[t + MONTHS] > 0) and reasoned(E, M, t) == YES:
        done_by(E, M, t, True)
        return True
    for i in dated(M, RHYTHM_DECIDED):
        a = M[i]
        if on_or_after(E, a, t) and is_of_measure(E, M, t, a):
            consider(M, a, reasoned(E, M, a), yes_if(E[a + DAY] <= M[S_DUE]), M_NONE)
    for i in undated_of(M, RHYTHM_DECIDED):
        a = M[i]
        if is_of_measure(E, M, t, a) and reasoned(E, M, a) == YES:
            M[S_UNDATED] = 1
    decide(E, M)
    return True


def reasoned(E: Ints, M: Ints, a: int) -> int:
    """A rhythm without reasons is not done; reasons not recorded are not a breach."""
    if answer(E, a, REASONS_GIVEN) == NO:
        M[S_CODE] = K_REASONS_REFUSED
        return NO
    return YES


def run_first_followed_up(E: Ints, M: Ints, t: int) -> int:
    """The measure for which this is the first follow-up since 2024 and since its start; else NOTHING."""
    for r in range(M[RUNS_FROM], M[RUNS], RW):
        if M[r + R_SORT] != SORT_CONTINUED and M[r + R_BEFORE] == NOTHING and follows_up(E, M, t, r):
            if is_first_of_run(E, M, t, r):
                return r
    return NOTHING


def follows_up(E: Ints, M: Ints, a: int, r: int) -> bool:
    """Is it a follow-up of the run, in 2024 or later, while it runs?"""
    if E[a + DAY] < max(BL_DAY, M[r + R_DAY]) or E[a + DAY] > end_of_chain(M, r):
        return False
    return on_or_after(E, a, M[r + R_START]) and fits(E, M, a, M[r + R_LABEL])


def is_first_of_run(E: Ints, M: Ints, t: int, r: int) -> bool:
    """No earlier follow-up of the run."""
    for i in dated(M, FOLLOW_UP):
        a = M[i]
        if a < t and follows_up(E, M, a, r):
            return False
    return True
