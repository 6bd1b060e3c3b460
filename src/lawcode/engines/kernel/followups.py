"""Follow-up: the first after a start, the next in the act's or the municipality's rhythm, and the rhythm itself."""

from __future__ import annotations

from lawcode.days import MISSING, NEVER, add_months
from lawcode.engines.kernel.layout import *
from lawcode.engines.kernel.lines import (
    S_ACT_DAY,
    S_ANCHOR,
    S_ANCHOR_DAY,
    S_CODE,
    S_DONE,
    S_DOUBT,
    S_DUE,
    S_NEVER_ENDS,
    S_SCOPE,
    begin_step,
    done_by,
    due_after,
)
from lawcode.engines.kernel.reading import Ints, after, answer, bound_elsewhere, fits, scope_of, word
from lawcode.engines.kernel.runs import end_of_chain


def first_follow_up(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, first: int, last: int, duty: int, t: int) -> bool:
    """The first follow-up after a start; a decision whose measure has no start leaves it undecidable."""
    if E[t + KIND] == DECISION:
        return decision_without_start(E, C, R, P, S, first, last, duty, t)
    r = NOTHING
    for q in range(0, C[RUNS], RW):
        if R[q + R_START] == t:
            r = q
    if R[r + R_MOVE] == 1:
        return False
    statutory = add_months(E[t + DAY], P[edition_at(P, first, last, E[t + DAY]) + P_MONTHS])
    p = edition_at(P, first, last, statutory)
    begin_step(E, P, S, duty, p, t, R[r + R_MEASURE])
    S[S_ACT_DAY] = statutory
    S[S_NEVER_ENDS] = R[r + R_AFTERCARE]
    due_after(S, statutory)
    if P[p + P_FLAG] == 1:
        parallel_study(E, C, R, S, r, statutory)
    find_follow_up(E, C, R, S, t)
    ended = end_of_chain(R, r) < S[S_DUE]
    return not (ended and S[S_DONE] < 0 and S[S_DOUBT] == M_NONE)


def edition_at(P: Ints, first: int, last: int, day: int) -> int:
    """The edition in force on a day; editions of a duty leave no day between them that is asked for."""
    for p in range(first, last, PW):
        if P[p + P_FROM] <= day <= P[p + P_TO]:
            return p
    return NOTHING


def decision_without_start(
    E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, first: int, last: int, duty: int, t: int
) -> bool:
    """A decision whose measure never started on record: from when the months run was not recorded."""
    if answer(E, t, GRANTED) == NO:
        return False
    scope = scope_of(E, C, R, t)
    about = word(E, t, ABOUT_SLOT)
    for r in range(0, C[RUNS], RW):
        placed = R[r + R_SORT] == SORT_PLACEMENT
        if placed != (about == PLACEMENT):
            continue
        if scope <= NO_MEASURE or R[r + R_MEASURE] == NO_MEASURE or R[r + R_MEASURE] == scope:
            return False
    begin_step(E, P, S, duty, edition_at(P, first, last, E[t + DAY]), t, scope)
    S[S_DUE] = MISSING
    S[S_DOUBT] = M_START
    S[S_NEVER_ENDS] = 1 if about == AFTERCARE else 0
    return True


def parallel_study(E: Ints, C: Ints, R: Ints, S: Ints, r: int, statutory: int) -> None:
    """The end of a study or clarification that was open while the measure ran, after the start's day (§ 6.11)."""
    for e in range(C[LO], C[HI], W):
        day = E[e + DAY]
        if day <= R[r + R_DAY] or day > end_of_chain(R, r) and not open_before(E, C, e, end_of_chain(R, r)):
            continue
        if day >= statutory or day < BL_DAY or not ends_what_was_opened(E, C, R, e):
            continue
        if fits(E, C, R, e, S[S_SCOPE]):
            S[S_DUE] = day
            S[S_CODE] = K_STUDY_ENDED
            S[S_ANCHOR] = e
            S[S_ANCHOR_DAY] = day
            return


def open_before(E: Ints, C: Ints, e: int, day: int) -> bool:
    """Was what this act closes opened on or before the day?"""
    opened = opened_by(E, C, e)
    return opened >= 0 and E[opened + DAY] <= day


def ends_what_was_opened(E: Ints, C: Ints, R: Ints, e: int) -> bool:
    """Does the act close a study or clarification that was opened?"""
    return opened_by(E, C, e) >= 0


def opened_by(E: Ints, C: Ints, e: int) -> int:
    """The opening that a closing act ends: the last one before it that no other act has closed; else NOTHING."""
    kind = E[e + KIND]
    if kind != STUDY_CLOSED and kind != CLARIFICATION_CLOSED:
        return NOTHING
    opening = STUDY_OPENED if kind == STUDY_CLOSED else CLARIFICATION_OPENED
    found = NOTHING
    for a in range(C[LO], C[HI], W):
        if E[a + KIND] == opening and E[a + DAY] <= E[e + DAY] and not after(E, a, e):
            found = a
        if E[a + KIND] == kind and a < e:
            found = NOTHING
    return found


def find_follow_up(E: Ints, C: Ints, R: Ints, S: Ints, t: int) -> None:
    """The first follow-up on or after the start."""
    for a in range(C[LO], C[HI], W):
        if E[a + KIND] == FOLLOW_UP and E[a + DAY] >= E[t + DAY] and not after(E, t, a):
            if fits(E, C, R, a, S[S_SCOPE]) and not bound_elsewhere(E, a, t):
                done_by(E, S, a, E[a + DAY] <= S[S_DUE])
                break
    undated_follow_up(E, C, R, S, t)


def undated_follow_up(E: Ints, C: Ints, R: Ints, S: Ints, t: int) -> None:
    """A follow-up without a day leaves in doubt whether it came in time."""
    for a in range(C[ULO], C[UHI], W):
        if E[a + KIND] == FOLLOW_UP and fits(E, C, R, a, S[S_SCOPE]) and not bound_elsewhere(E, a, t):
            S[S_DOUBT] = M_OTHER_DATE


def next_follow_up(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, first: int, last: int, duty: int, t: int) -> bool:
    """The next follow-up: six months later, from 2024 when the municipality itself decided; no line without a day."""
    scope = scope_of(E, C, R, t)
    end = end_while_running(E, C, R, t, scope)
    if end == MISSING:
        return False
    following = follow_up_after(E, C, R, t, scope)
    statutory = add_months(E[t + DAY], P[last - PW + P_MONTHS])
    p = edition_at(P, first, last, statutory)
    begin_step(E, P, S, duty, p, t, scope)
    S[S_NEVER_ENDS] = 1 if runs_as_aftercare(E, C, R, t, scope) else 0
    S[S_ACT_DAY] = statutory
    due_after(S, statutory)
    if P[p + P_MONTHS] == 0:
        own_rhythm(E, C, R, S, t, scope, following)
    if S[S_DUE] == MISSING or end <= S[S_DUE]:
        return False
    if following >= 0:
        done_by(E, S, following, E[following + DAY] <= S[S_DUE])
    undated_follow_up(E, C, R, S, t)
    return True


def end_while_running(E: Ints, C: Ints, R: Ints, t: int, scope: int) -> int:
    """The last day of the measures that run on the follow-up's day; MISSING when none runs."""
    found = MISSING
    for r in range(0, C[RUNS], RW):
        if R[r + R_DAY] <= E[t + DAY] <= R[r + R_END_DAY] and (scope <= NO_MEASURE or same(R, r, scope)):
            found = max(found, end_of_chain(R, r))
    return found


def same(R: Ints, r: int, scope: int) -> bool:
    """Is it the run's measure, or does the run name none?"""
    return R[r + R_MEASURE] == scope or R[r + R_MEASURE] == NO_MEASURE


def runs_as_aftercare(E: Ints, C: Ints, R: Ints, t: int, scope: int) -> bool:
    """Does a measure of aftercare run on the follow-up's day?"""
    for r in range(0, C[RUNS], RW):
        if R[r + R_AFTERCARE] == 1 and R[r + R_DAY] <= E[t + DAY] <= R[r + R_END_DAY]:
            if scope <= NO_MEASURE or same(R, r, scope):
                return True
    return False


def follow_up_after(E: Ints, C: Ints, R: Ints, t: int, scope: int) -> int:
    """The next follow-up of the measure, on a later day or later by the clock; else NOTHING."""
    for a in range(t + W, C[HI], W):
        if E[a + KIND] == FOLLOW_UP and after(E, a, t) and fits(E, C, R, a, scope) and not bound_elsewhere(E, a, t):
            return a
    return NOTHING


def own_rhythm(E: Ints, C: Ints, R: Ints, S: Ints, t: int, scope: int, following: int) -> None:
    """The day that the municipality decided: on the follow-up, before it, or before the next one (§ 6.11)."""
    due = MISSING
    source = NOTHING
    until = E[following + DAY] if following >= 0 else NEVER
    for a in range(C[LO], C[HI], W):
        if a != t and (E[a + KIND] != RHYTHM_DECIDED or not fits(E, C, R, a, scope) or bound_elsewhere(E, a, t)):
            continue
        if E[a + DAY] >= until or (a > t and due != MISSING and E[a + DAY] > due):
            continue
        day = rhythm_day(E, a, t)
        if day != MISSING:
            due = day
            source = a
        elif a != t and a < t:
            due = MISSING
    S[S_DUE] = due
    S[S_CODE] = K_OWN_RHYTHM if source >= 0 and E[source + NEXT_ON] == MISSING else K_OWN_DAY
    S[S_ANCHOR] = source


def rhythm_day(E: Ints, a: int, t: int) -> int:
    """The day that a rhythm gives for a follow-up; a day not after it is spent."""
    if E[a + NEXT_ON] != MISSING:
        return E[a + NEXT_ON] if E[a + NEXT_ON] > E[t + DAY] else MISSING
    return add_months(E[t + DAY], E[a + MONTHS]) if E[a + MONTHS] > 0 else MISSING


def rhythm_decided(E: Ints, C: Ints, R: Ints, P: Ints, S: Ints, duty: int, p: int, t: int) -> bool:
    """The rhythm decided at a measure's first follow-up under barnets lov, with its reasons."""
    scope = scope_of(E, C, R, t)
    if not is_first_of_a_measure(E, C, R, t, scope):
        return False
    begin_step(E, P, S, duty, p, t, scope)
    refused = answer(E, t, REASONS_GIVEN) == NO
    if E[t + NEXT_ON] != MISSING or E[t + MONTHS] > 0:
        if not refused:
            done_by(E, S, t, True)
            return True
        S[S_CODE] = K_REASONS_REFUSED
    for a in range(C[LO], C[HI], W):
        if E[a + DAY] >= E[t + DAY] and not after(E, t, a) and is_rhythm(E, C, R, S, t, a):
            if answer(E, a, REASONS_GIVEN) == NO:
                S[S_CODE] = K_REASONS_REFUSED
            elif S[S_DONE] < 0:
                done_by(E, S, a, E[a + DAY] <= S[S_DUE])
    for a in range(C[ULO], C[UHI], W):
        if is_rhythm(E, C, R, S, t, a) and answer(E, a, REASONS_GIVEN) != NO:
            S[S_DOUBT] = M_OTHER_DATE
    return True


def is_rhythm(E: Ints, C: Ints, R: Ints, S: Ints, t: int, a: int) -> bool:
    """Is it a decision on the rhythm of this measure?"""
    return E[a + KIND] == RHYTHM_DECIDED and fits(E, C, R, a, S[S_SCOPE]) and not bound_elsewhere(E, a, t)


def is_first_of_a_measure(E: Ints, C: Ints, R: Ints, t: int, scope: int) -> bool:
    """Is it, for a measure that runs on its day, the first follow-up since 2024 and since the start?"""
    for r in range(0, C[RUNS], RW):
        if R[r + R_SORT] == SORT_CONTINUED or R[r + R_MOVE] == 1:
            continue
        if not (R[r + R_DAY] <= E[t + DAY] <= end_of_chain(R, r)) or not (scope <= NO_MEASURE or same(R, r, scope)):
            continue
        if is_first_of_run(E, C, R, t, r):
            return True
    return False


def is_first_of_run(E: Ints, C: Ints, R: Ints, t: int, r: int) -> bool:
    """No earlier follow-up of the run since 2024 and since its start."""
    opens = max(BL_DAY, R[r + R_DAY])
    for a in range(C[LO], t, W):
        if E[a + KIND] == FOLLOW_UP and E[a + DAY] >= opens and fits(E, C, R, a, R[r + R_MEASURE]):
            return False
    return True
