"""When is the plan made, what does it hold, and does it reach the site?"""

from __future__ import annotations

import numpy as np

from livline.synth import parameters as p
from livline.synth.clock import add_months, age_on, birthday
from livline.synth.dice import Dice, Flags, Ints
from livline.synth.measures import Measure
from livline.synth.names import CODES
from livline.synth.population import NEVER, Cohort


def first_plan(cohort: Cohort, measure: Measure, decided_on: Ints, consent: Ints, acute: Flags) -> None:
    """The plan that a decision about placement, or about support before 2024, calls for."""
    draw = cohort.dice.stream(f"first plan {measure.name}")
    rows = measure.rows
    months = np.where(decided_on < p.BARNETS_LOV, np.where(acute, 4, 0), np.where(consent == 0, 0, 3))
    due = np.where(months > 0, add_months(decided_on, months), decided_on)
    made_on = plan_day(cohort, draw, rows, decided_on, due)
    kept = np.flatnonzero(made_on <= measure.end)
    write_plan(cohort, f"first {measure.name}", 0, measure, kept, made_on[kept], "new")


def plan_day(cohort: Cohort, draw: Dice, rows: Ints, decided_on: Ints, due: Ints) -> Ints:
    """In time, late by months or years, or NEVER."""
    in_time = draw.chance(rows, cohort.share(p.PLAN_MADE, rows, decided_on))
    early = draw.between(rows, decided_on - 35, due)
    late = due + 1 + draw.waiting(rows, p.PLAN_LATE_MEAN)
    late[draw.chance(rows, p.PLAN_NEVER)] = NEVER
    return np.where(in_time, early, late)


def support_position(cohort: Cohort, measure: Measure, decided_on: Ints, ids: Ints) -> None:
    """From 2024, with support: is a plan needed?  If so it follows within three months, or should."""
    draw = cohort.dice.stream(f"position {measure.name}")
    new = decided_on >= p.BARNETS_LOV
    needed = draw.answer(measure.rows, p.PLAN_NEEDED, p.POSITION_UNRECORDED)
    taken = np.flatnonzero(new & draw.chance(measure.rows, p.POSITION_TAKEN))
    cohort.sheet.add(
        "plan_position", measure.rows[taken], decided_on[taken], of=ids[taken], measure=measure.code[taken],
        needed=needed[taken], reason=np.where(needed[taken] == 0, CODES["reason"]["Støtten er kortvarig"], -1),
    )  # fmt: skip
    made_on = plan_day(cohort, draw, measure.rows, decided_on, add_months(decided_on, 3))
    kept = np.flatnonzero(new & (needed != 0) & (made_on <= measure.end))
    write_plan(cohort, f"needed {measure.name}", 0, measure, kept, made_on[kept], "new")


def write_plan(
    cohort: Cohort, name: str, step: int, measure: Measure, kept: Ints, day: Ints, act: str, further: float = 0.0
) -> None:
    """A plan of the type that the day and the age call for, handed over where the child is placed."""
    draw = cohort.dice.stream(f"plan {name}", step)
    rows = measure.rows[kept]
    acts = np.where(draw.chance(rows, p.PLAN_ACT_UNRECORDED), -1, CODES["act"][act])
    cohort.sheet.add(
        "plan", rows, day, measure=measured(draw, measure, kept), type=plan_type(cohort, draw, rows, day),
        act=acts, has=plan_content(cohort, draw, rows, day, further),
    )  # fmt: skip
    if measure.placed and act != "confirmed":
        hand_over(cohort, f"{name} {act}", step, measure, kept, np.maximum(day, measure.start[kept]))


def measured(draw: Dice, measure: Measure, kept: Ints) -> Ints:
    """The measure an act belongs to, as far as it is written down."""
    return np.where(draw.chance(measure.rows[kept], p.MEASURE_UNRECORDED), -1, measure.code[kept])


def plan_type(cohort: Cohort, draw: Dice, rows: Ints, day: Ints) -> Ints:
    """Handleplan until 2023; then barnets plan, from 16 ungeplan, now and then a holistic one."""
    word = CODES["type"]
    old = age_on(cohort.born_on[rows], day, 16)
    kind = np.where(day < p.BARNETS_LOV, word["handleplan"], np.where(old, word["ungeplan"], word["barnets_plan"]))
    return np.where(old & draw.chance(rows, p.HOLISTIC), word["holistic"], kind)


def plan_content(cohort: Cohort, draw: Dice, rows: Ints, day: Ints, further: float) -> Ints:
    """What the plan holds, as bits; -1 where its content is not recorded."""
    old, content = age_on(cohort.born_on[rows], day, 16), np.zeros(rows.size, np.int64)
    for part, share in p.PLAN_PARTS.items():
        shares = np.full(rows.size, max(share, further) if part == "further_effort" else share)
        if part == "adult_life_goals":
            shares[old] = p.ADULT_LIFE_GOALS_AT_16
        content |= draw.chance(rows, shares).astype(np.int64) << CODES["has"][part]
    return np.where(draw.chance(rows, p.HAS_UNRECORDED), -1, content)


def hand_over(cohort: Cohort, name: str, step: int, measure: Measure, kept: Ints, day: Ints) -> None:
    """The relevant parts of the plan to the site: the same day, after reminders, or never."""
    draw = cohort.dice.stream(f"hand over {name}", step)
    rows = measure.rows[kept]
    in_time = draw.chance(rows, cohort.share(p.HANDED_OVER_SAME_DAY, rows, day))
    late = day + 1 + draw.waiting(rows, p.HANDED_OVER_LATE_MEAN)
    done = (in_time | ~draw.chance(rows, p.NEVER_HANDED_OVER)) & (late <= measure.end[kept])
    site = measure.site_on(kept, day)
    site[draw.chance(rows, p.HANDED_SITE_UNRECORDED)] = -1
    asked, fits = draw.answer(rows, p.ASKED_FIRST, 0.3), np.flatnonzero(done)
    cohort.sheet.add(
        "plan_handed_over", rows[fits], np.where(in_time, day, late)[fits], measure=measure.code[kept][fits],
        to="site", site=site[fits], asked_first=asked[fits],
    )  # fmt: skip
    parents = np.flatnonzero(draw.chance(rows, 0.2))
    cohort.sheet.add("plan_handed_over", rows[parents], day[parents], measure=measure.code[kept][parents], to="parents")


def parents_plan(cohort: Cohort, measure: Measure) -> None:
    """The parents' own plan, within some months of the placement."""
    draw = cohort.dice.stream(f"parents' plan {measure.name}")
    kept = np.flatnonzero(draw.chance(measure.rows, p.PARENTS_PLAN))
    day = measure.start[kept] + draw.between(measure.rows[kept], 10, 150)
    cohort.sheet.add("plan", measure.rows[kept], day, type="parents_plan", act="new")


def sixteenth_birthday(cohort: Cohort, measure: Measure) -> None:
    """What is done when a child in a measure turns 16: goals for adult life; from 2024 a position and a plan."""
    draw = cohort.dice.stream(f"sixteen {measure.name}")
    day = birthday(cohort.born_on[measure.rows], 16)
    done = measure.runs_on(day) & draw.chance(measure.rows, cohort.share(p.PLAN_AT_16, measure.rows, day))
    position = np.flatnonzero(done & (day >= p.BARNETS_LOV))
    needed = draw.answer(measure.rows[position], 0.9, p.POSITION_UNRECORDED)
    ahead = draw.between(measure.rows[position], 0, 20)
    cohort.sheet.add(
        "plan_position", measure.rows[position], day[position] - ahead, measure=measure.code[position], needed=needed
    )
    written_on = day + draw.between(measure.rows, 0, 85)
    kept = np.flatnonzero(done & (written_on <= measure.end))
    write_plan(cohort, f"sixteen {measure.name}", 0, measure, kept, written_on[kept], "new")
