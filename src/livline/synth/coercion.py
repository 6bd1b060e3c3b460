"""What does a placement without consent bring with it?  The chair's decision, approval, appeal and review."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from livline.synth import parameters as p
from livline.synth.clock import MINUTES, add_months, age_on, birthday
from livline.synth.deciding import NO, Act, decide, word_codes
from livline.synth.dice import Dice, Flags, Ints
from livline.synth.measures import Measure
from livline.synth.names import CODES, PERSONS
from livline.synth.population import NEVER, Cohort
from livline.synth.sheet import NONE

MOST_REVIEWS = 16


@dataclass(frozen=True)
class Ruling:
    """The final ruling in an appealed case: its day (NEVER: not appealed), and whether it ends the placement."""

    day: Ints
    frees: Flags


def wait_for_replacement(cohort: Cohort, name: str, rows: Ints) -> Ints:
    """Days from the chair's decision to the ordinary one that replaces it."""
    draw = cohort.dice.stream(f"replacement {name}")
    in_time = draw.chance(rows, p.REPLACED_IN_TIME)
    return np.where(in_time, draw.between(rows, 10, 30), draw.between(rows, 45, 80))


def chair_first(cohort: Cohort, name: str, rows: Ints, day: Ints, start: Ints, chair: Flags) -> None:
    """The chair's provisional decision, its notices and the committee's approval."""
    kept = np.flatnonzero(chair)
    rows, day, start = rows[kept], day[kept], start[kept]
    draw = cohort.dice.stream(f"chair {name}")
    minute = draw.between(rows, 9 * 60, 20 * 60)
    unrecorded = draw.chance(rows, p.IMPLEMENTED_UNRECORDED)
    timed = ~unrecorded & draw.chance(rows, 0.7)
    ids = cohort.sheet.add(
        "chair_decision", rows, day, minute=draw.between(rows, 8 * 60, 9 * 60), measure=name, about="placement",
        implemented_on=np.where(unrecorded, NONE, start),
        implemented_at=np.where(timed, start * MINUTES + minute, NONE),
    )  # fmt: skip
    chair_notices(cohort, draw, rows, start * MINUTES + minute, ids)
    soon = draw.chance(rows, p.APPROVED_IN_7_DAYS)
    approved_on = start + np.where(soon, draw.between(rows, 1, 6), draw.between(rows, 7, 12))
    done = np.flatnonzero(soon | ~draw.chance(rows, p.NEVER_APPROVED))
    cohort.sheet.add("committee_approval", rows[done], approved_on[done], of=ids[done], measure=name)


def chair_notices(cohort: Cohort, draw: Dice, rows: Ints, implemented: Ints, ids: Ints) -> None:
    """Written notice to the custody holder, and to the child of 12 (from 2024: of 10)."""
    soon = draw.chance(rows, p.CHAIR_NOTICE_IN_TIME)
    wall = implemented + np.where(soon, draw.between(rows, 30, 20 * 60), draw.between(rows, 25 * 60, 90 * 60))
    day, minute = wall // MINUTES, wall % MINUTES
    born_on = cohort.born_on[rows]
    old = np.where(day < p.BARNETS_LOV, age_on(born_on, day, 12), age_on(born_on, day, 10))
    told = old & draw.chance(rows, 0.85)
    for to, kept in (("custody_holder", np.arange(rows.size)), ("child", np.flatnonzero(told))):
        cohort.sheet.add(
            "notice", rows[kept], day[kept], minute=minute[kept], of=ids[kept], to=to,
            person=PERSONS[0] if to == "custody_holder" else None, written=draw.answer(rows[kept], 0.96, 0.03),
            reasons=1, appeal_guidance=1,
        )  # fmt: skip


def appeal(cohort: Cohort, name: str, rows: Ints, decided_on: Ints, ids: Ints, consent: Ints) -> Ruling:
    """Some placements without consent are appealed; the ruling may end them."""
    draw = cohort.dice.stream(f"appeal {name}")
    word = word_codes(draw, "outcome", rows, p.RULINGS)
    day = decided_on + draw.between(rows, 45, 200)
    appealed = (consent == NO) & draw.chance(rows, p.APPEALED)
    kept = np.flatnonzero(appealed)
    cohort.sheet.add("final_ruling", rows[kept], day[kept], of=ids[kept], measure=name, outcome=word[kept])
    ending = np.isin(word, [CODES["outcome"]["ended"], CODES["outcome"]["set_aside"]])
    return Ruling(np.where(appealed, day, NEVER), appealed & ending)


def review(cohort: Cohort, measure: Measure, decided_on: Ints, consent: Ints) -> None:
    """The reviews of placements without consent: after one year, then every second, with a new decision each."""
    kept = np.flatnonzero(consent == NO)
    last = decided_on[kept]
    for number in range(MOST_REVIEWS):
        draw, rows = cohort.dice.stream(f"review day {measure.name}", number), measure.rows[kept]
        due = add_months(last, 12 if number == 0 else 24)
        in_time = draw.chance(rows, p.REVIEWED_IN_TIME)
        day = np.where(in_time, due - draw.between(rows, 0, 60), due + draw.between(rows, 1, 120))
        day[~in_time & draw.chance(rows, p.NEVER_REVIEWED)] = NEVER
        adult = birthday(cohort.born_on[rows], 18)
        held = np.flatnonzero(day < np.minimum(np.minimum(measure.end[kept], adult), p.EXPORT_ON))
        kept, last = kept[held], day[held]
        decide_review(cohort, measure, number, kept, last)


def decide_review(cohort: Cohort, measure: Measure, number: int, kept: Ints, day: Ints) -> None:
    """The committee decides that the placement goes on; now and then for a shorter time than the law allows."""
    draw, rows = cohort.dice.stream(f"review {measure.name}", number), measure.rows[kept]
    until = np.where(draw.chance(rows, 0.1), add_months(day, 12), NONE)
    act = Act(f"review {measure.name}", "review", rows, day, measure.name, None, number)
    decide(cohort, act, by="committee", until=until)
