"""Follow-up: the first after a start, the next in the act's or the municipality's rhythm, and the rhythm itself."""

from __future__ import annotations

from lawcode.days import MISSING, NEVER, add_months
from lawcode.engines.kernel.belonging import end_of_measure, fits, label_of
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


def edition_at(P: Ints, first: int, last: int, day: int) -> int:
    """The edition in force on a day; the editions of a duty leave no day between them that is asked for."""
    for p in range(first, last, PW):
        if P[p + P_FROM] <= day <= P[p + P_TO]:
            return p
    return NOTHING


def first_follow_up(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, first: int, last: int, duty: int, t: int) -> bool:
    """The first follow-up after a start; a decision whose measure has no start leaves it undecidable."""
    if E[t + KIND] == DECISION:
        return decision_without_start(E, C, R, P, S, first, last, duty, t)
    r = run_started_by(C, R, t)
    if R[r + R_BEFORE] != NOTHING:
        return False
    statutory = add_months(E[t + DAY], P[edition_at(P, first, last, E[t + DAY]) + P_MONTHS])
    p = edition_at(P, first, last, statutory)
    begin_step(E, P, S, duty, p, t, R[r + R_LABEL])
    S[S_NEVER_ENDS] = 1 if is_aftercare(R, r) else 0
    due_after(S, statutory)
    if P[p + P_FLAG] == 1:
        parallel_study(E, C, R, S, r, t)
    S[S_LAW_DAY] = S[S_DUE]
    held = find_follow_up(E, C, R, S, t, end_of_chain(R, r))
    return held or end_of_chain(R, r) >= S[S_DUE]


def is_aftercare(R: Ints, r: int) -> bool:
    """Is it a run of aftercare, also where it goes on with another start?"""
    base = R[r + R_BASE] if R[r + R_BASE] != NOTHING else r
    return R[base + R_SORT] == SORT_AFTERCARE


def decision_without_start(
    E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, first: int, last: int, duty: int, t: int
) -> bool:
    """A decision whose measure never started on record: from when the months run was not recorded."""
    if not is_granted(E, t) or has_start(E, C, R, t):
        return False
    about = word(E, t, ABOUT_SLOT)
    begin_step(E, P, S, duty, edition_at(P, first, last, E[t + DAY]), t, label_of(E, C, R, t))
    S[S_DUE] = MISSING
    S[S_DOUBT] = M_START
    S[S_NEVER_ENDS] = 1 if about == AFTERCARE else 0
    return True


def has_start(E: Ints, C: Ints, R: Ints, t: int) -> bool:
    """Has the decision's measure a start on record, dated or not?"""
    kind = PLACEMENT_STARTED if word(E, t, ABOUT_SLOT) == PLACEMENT else MEASURE_STARTED
    for e in all_of(C, kind):
        if may_start(E, t, e) and starts_it(E, C, R, t, e):
            return True
    return False


def may_start(E: Ints, t: int, e: int) -> bool:
    """Is it a start of the decision's type, or of none named?"""
    kind = word(E, e, TYPE_SLOT)
    wanted = TYPE_AFTERCARE if word(E, t, ABOUT_SLOT) == AFTERCARE else TYPE_SUPPORT
    return kind == 0 or kind == wanted


def starts_it(E: Ints, C: Ints, R: Ints, t: int, e: int) -> bool:
    """Named alike; or unnamed on a side, and from the decision on or running on its day."""
    if E[t + MEASURE] != NO_MEASURE and E[e + MEASURE] != NO_MEASURE:
        return E[t + MEASURE] == E[e + MEASURE]
    if E[t + DAY] == MISSING or E[e + DAY] == MISSING or E[e + DAY] >= E[t + DAY]:
        return True
    r = run_started_by(C, R, e)
    if R[r + R_BASE] != NOTHING:
        r = R[r + R_BASE]
    return R[first_of_chain(R, r) + R_DAY] <= E[t + DAY] <= end_of_chain(R, r)


def parallel_study(E: Ints, C: Ints, R: Ints, S: Ints, r: int, t: int) -> None:
    """The end of a study or clarification that was open while the measure ran, after the start's day (§ 6.11)."""
    for kind in (STUDY_CLOSED, CLARIFICATION_CLOSED):
        for e in dated(C, kind):
            day = E[e + DAY]
            if day <= E[t + DAY] or day < BL_DAY or day >= S[S_DUE] or not alike(E[e + MEASURE], E[t + MEASURE]):
                continue
            if opening_day(E, C, e) <= end_of_chain(R, r):
                S[S_DUE], S[S_CODE], S[S_ANCHOR], S[S_ANCHOR_DAY] = day, K_STUDY_ENDED, e, day


def opening_day(E: Ints, C: Ints, e: int) -> int:
    """The day on which what an act closes was opened last before it; its own day when no opening is on record."""
    opening = STUDY_OPENED if E[e + KIND] == STUDY_CLOSED else CLARIFICATION_OPENED
    found = E[e + DAY]
    for a in dated(C, opening):
        if not after(E, a, e):
            found = E[a + DAY]
    return found


def find_follow_up(E: Ints, C: Ints, R: Ints, S: Ints, t: int, end: int) -> bool:
    """Find the first follow-up on or after the start; was one held before the measure ended?"""
    held = False
    for a in dated(C, FOLLOW_UP):
        if on_or_after(E, a, t) and is_of_measure(E, C, R, S, t, a):
            consider(S, a, YES, yes_if(E[a + DAY] <= S[S_DUE]), M_NONE)
            held = held or E[a + DAY] <= end
    undated_follow_up(E, C, R, S, t)
    decide(E, S)
    return held


def is_of_measure(E: Ints, C: Ints, R: Ints, S: Ints, t: int, a: int) -> bool:
    """Does the act belong to the line's measure and to no other trigger?"""
    return fits(E, C, R, a, S[S_LABEL]) and not bound_elsewhere(E, a, t)


def undated_follow_up(E: Ints, C: Ints, R: Ints, S: Ints, t: int) -> None:
    """A follow-up without a day leaves in doubt whether it came in time."""
    for a in undated_of(C, FOLLOW_UP):
        if is_of_measure(E, C, R, S, t, a):
            S[S_UNDATED] = 1


def next_follow_up(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, first: int, last: int, duty: int, t: int) -> bool:
    """The next follow-up: six months later, from 2024 when the municipality itself decided; no line without a day."""
    label = label_of(E, C, R, t)
    end = end_while_running(E, C, R, t, label)
    if end == MISSING:
        return False
    statutory = add_months(E[t + DAY], P[last - PW + P_MONTHS])
    p = edition_at(P, first, last, statutory)
    begin_step(E, P, S, duty, p, t, label)
    S[S_NEVER_ENDS] = 1 if goes_on_as_aftercare(E, C, R, t, label) else 0
    due_after(S, statutory)
    if P[p + P_MONTHS] == 0:
        own_rhythm(E, C, R, S, t, label)
    if S[S_DUE] == MISSING or end <= S[S_DUE]:
        return False
    S[S_LAW_DAY] = S[S_DUE]
    for a in dated(C, FOLLOW_UP):
        if after(E, a, t) and is_of_measure(E, C, R, S, t, a):
            consider(S, a, YES, yes_if(E[a + DAY] <= S[S_DUE]), M_NONE)
    undated_follow_up(E, C, R, S, t)
    decide(E, S)
    return True


def is_run_of(E: Ints, C: Ints, R: Ints, r: int, label: int, t: int) -> bool:
    """Does the run run on the follow-up's day in its measure?  In a measure of its own, every run does."""
    if R[r + R_SORT] == SORT_CONTINUED or not covers(R, r, E[t + DAY]):
        return False
    if R[r + R_LABEL] == label:
        return True
    return not has_runs(C, R, label) and (label <= OWN_MEASURE or R[r + R_LABEL] == NO_MEASURE)


def has_runs(C: Ints, R: Ints, label: int) -> bool:
    """Has any run the label?"""
    for r in range(0, C[RUNS], RW):
        if R[r + R_LABEL] == label:
            return True
    return False


def end_while_running(E: Ints, C: Ints, R: Ints, t: int, label: int) -> int:
    """The last day of the measures that run on the follow-up's day; MISSING when none runs."""
    found = MISSING
    for r in range(0, C[RUNS], RW):
        if is_run_of(E, C, R, r, label, t):
            found = max(found, end_of_measure(R, r))
    return found


def goes_on_as_aftercare(E: Ints, C: Ints, R: Ints, t: int, label: int) -> bool:
    """Does a measure of aftercare run on the follow-up's day?"""
    for r in range(0, C[RUNS], RW):
        if R[r + R_SORT] == SORT_AFTERCARE and is_run_of(E, C, R, r, label, t):
            return True
    return False


def own_rhythm(E: Ints, C: Ints, R: Ints, S: Ints, t: int, label: int) -> None:
    """The day that the municipality decided: on the follow-up, before it, or before the next one (§ 6.11)."""
    due = MISSING
    until = day_of_next(E, C, R, S, t)
    for a in range(C[LO], C[HI], W):
        if a != t and (E[a + KIND] != RHYTHM_DECIDED or not is_of_measure(E, C, R, S, t, a) or E[a + DAY] >= until):
            continue
        if due != MISSING and E[a + DAY] > due:
            continue
        day = rhythm_day(E, a, t)
        if day >= BL_DAY:
            due = day
            S[S_ANCHOR] = a
            S[S_ANCHOR_DAY] = E[t + DAY]
            S[S_CODE] = K_OWN_DAY if E[a + NEXT_ON] == day else K_OWN_RHYTHM
    S[S_DUE] = due


def day_of_next(E: Ints, C: Ints, R: Ints, S: Ints, t: int) -> int:
    """The day of the next follow-up of the measure; NEVER when there is none."""
    for a in dated(C, FOLLOW_UP):
        if after(E, a, t) and is_of_measure(E, C, R, S, t, a):
            return E[a + DAY]
    return NEVER


def rhythm_day(E: Ints, a: int, t: int) -> int:
    """The day that a rhythm gives for a follow-up; a day not after it is spent, an interval counts from it."""
    if E[a + NEXT_ON] > E[t + DAY]:
        return E[a + NEXT_ON]
    return add_months(E[t + DAY], E[a + MONTHS]) if E[a + MONTHS] > 0 else MISSING


def rhythm_decided(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, duty: int, p: int, t: int) -> bool:
    """The rhythm decided at a measure's first follow-up under barnets lov, with its reasons."""
    r = run_first_followed_up(E, C, R, t)
    if r == NOTHING:
        return False
    begin_step(E, P, S, duty, p, t, E[t + MEASURE] if E[t + MEASURE] != NO_MEASURE else R[r + R_LABEL])
    S[S_NEVER_ENDS] = 1 if is_aftercare(R, r) else 0
    if E[t + NEXT_ON] != MISSING or E[t + MONTHS] > 0:
        consider(S, t, reasoned(E, S, t), YES, M_NONE)
    for a in dated(C, RHYTHM_DECIDED):
        if on_or_after(E, a, t) and is_of_measure(E, C, R, S, t, a):
            consider(S, a, reasoned(E, S, a), yes_if(E[a + DAY] <= S[S_DUE]), M_NONE)
    for a in undated_of(C, RHYTHM_DECIDED):
        if is_of_measure(E, C, R, S, t, a) and reasoned(E, S, a) == YES:
            S[S_UNDATED] = 1
    decide(E, S)
    return True


def reasoned(E: Ints, S: Ints, a: int) -> int:
    """A rhythm without reasons is not done; reasons not recorded are not a breach."""
    if answer(E, a, REASONS_GIVEN) == NO:
        S[S_CODE] = K_REASONS_REFUSED
        return NO
    return YES


def run_first_followed_up(E: Ints, C: Ints, R: Ints, t: int) -> int:
    """The measure for which this is the first follow-up since 2024 and since its start; else NOTHING."""
    for r in range(0, C[RUNS], RW):
        if R[r + R_SORT] != SORT_CONTINUED and R[r + R_BEFORE] == NOTHING and follows_up(E, C, R, t, r):
            if is_first_of_run(E, C, R, t, r):
                return r
    return NOTHING


def follows_up(E: Ints, C: Ints, R: Ints, a: int, r: int) -> bool:
    """Is it a follow-up of the run, in 2024 or later, while it runs?"""
    if E[a + DAY] < max(BL_DAY, R[r + R_DAY]) or E[a + DAY] > end_of_chain(R, r):
        return False
    return on_or_after(E, a, R[r + R_START]) and fits(E, C, R, a, R[r + R_LABEL])


def is_first_of_run(E: Ints, C: Ints, R: Ints, t: int, r: int) -> bool:
    """No earlier follow-up of the run."""
    for a in dated(C, FOLLOW_UP):
        if a < t and follows_up(E, C, R, a, r):
            return False
    return True
