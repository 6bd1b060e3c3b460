"""How does a placement change its course?  Return home, limits of contact, permanent placement."""

from __future__ import annotations

import numpy as np

from livline.synth import parameters as p
from livline.synth.clock import add_months
from livline.synth.deciding import NO, YES, Act, decide, word_codes
from livline.synth.dice import Dice, Ints
from livline.synth.measures import Measure
from livline.synth.names import CODES
from livline.synth.planning import write_plan
from livline.synth.population import Cohort
from livline.synth.sheet import NONE


def go_home(cohort: Cohort, measure: Measure, kept: Ints, consent: Ints) -> None:
    """The decision to return, its period, and what should come before the return."""
    draw, rows, end = cohort.dice.stream(f"home {measure.name}"), measure.rows[kept], measure.end[kept]
    decided_on = np.maximum(end - draw.between(rows, 7, 90), measure.start[kept])
    decided = draw.chance(rows, p.RETURN_DECIDED)
    months = draw.weighted(rows, p.PERIODS)
    months[draw.chance(rows, p.PERIOD_UNRECORDED)] = -1
    made = np.flatnonzero(decided)
    act = Act(f"home {measure.name}", "return_home", rows[made], decided_on[made], measure.name)
    decide(cohort, act, period_months=months[made])
    before_return(cohort, measure, kept, decided_on)
    informed = np.flatnonzero((consent[kept] == NO) & draw.chance(rows, p.COMMITTEE_INFORMED))
    late = draw.between(rows, 0, 1)
    cohort.sheet.add("committee_informed", rows[informed], (decided_on + late)[informed], about="return_home")


def before_return(cohort: Cohort, measure: Measure, kept: Ints, decided_on: Ints) -> None:
    """The plan revised with the further effort, and from 2024 the statement of the site."""
    draw, rows, end = cohort.dice.stream(f"before home {measure.name}"), measure.rows[kept], measure.end[kept]
    revised = np.flatnonzero(draw.chance(rows, cohort.share(p.REVISED_BEFORE_RETURN, rows, end)))
    day = np.maximum(end - draw.between(rows, 0, 40), measure.start[kept])
    write_plan(
        cohort, f"home {measure.name}", 0, measure, kept[revised], day[revised], "revised", p.FURTHER_EFFORT_AT_RETURN
    )
    said = np.flatnonzero((decided_on >= p.BARNETS_LOV) & draw.chance(rows, p.SITE_STATEMENT))
    before = draw.between(rows, 1, 25)
    cohort.sheet.add(
        "site_statement", rows[said], (decided_on - before)[said], measure=measure.code[kept][said], about="return_home"
    )


def contact_limits(cohort: Cohort, measure: Measure) -> None:
    """Decisions about contact; those of the committee are for a time that should be stated."""
    draw, rows = cohort.dice.stream(f"contact {measure.name}"), measure.rows
    about = word_codes(draw, "about", rows, p.CONTACTS)
    day = measure.start + draw.between(rows, 5, 500)
    chosen = draw.chance(rows, p.CONTACT_DECISIONS) & (day < measure.end)
    for word in p.CONTACTS:
        kept = np.flatnonzero(chosen & (about == CODES["about"][word]))
        limit_contact(cohort, draw, measure, word, kept, day[kept])


def limit_contact(cohort: Cohort, draw: Dice, measure: Measure, word: str, kept: Ints, day: Ints) -> None:
    """One kind of decision about contact."""
    rows, limited = measure.rows[kept], word != "contact"
    ends = draw.chance(rows, p.CONTACT_END_RECORDED)
    until = np.where(ends, add_months(day, draw.between(rows, 2, 12)), NONE)
    act = Act(f"{word} {measure.name}", word, rows, day, measure.name)
    by = "committee" if limited else "municipality"
    decide(cohort, act, by=by, until=until if limited else None)


def permanent_placement(cohort: Cohort, measure: Measure) -> None:
    """After three years some placements are made permanent; the child of 15 consents."""
    draw, rows = cohort.dice.stream(f"permanent {measure.name}"), measure.rows
    day = add_months(measure.start, 36) + draw.between(rows, 0, 500)
    kept = np.flatnonzero(draw.chance(rows, p.PERMANENT) & (day < measure.end))
    consent = np.where(draw.chance(rows[kept], 0.8), YES, NO)
    decide(
        cohort, Act(f"permanent {measure.name}", "permanent_placement", rows[kept], day[kept], measure.name, consent)
    )
