"""Is the placed child visited?  Each placement year has its number of visits; some do not count."""

from __future__ import annotations

import numpy as np

from livline.synth import parameters as p
from livline.synth.clock import add_months
from livline.synth.dice import Floats, Ints
from livline.synth.measures import Measure
from livline.synth.names import CODES, REASONS
from livline.synth.planning import measured
from livline.synth.population import YEAR, Cohort

YEARS = 24
"""Longer than any placement of a child."""


def visits(cohort: Cohort, measure: Measure) -> None:
    """All visits of the placements, year by year."""
    kept = np.arange(measure.rows.size)
    for year in range(YEARS):
        began = add_months(measure.start[kept], 12 * year)
        running = began <= np.minimum(measure.end[kept], p.EXPORT_ON)
        kept, began = kept[running], began[running]
        if not kept.size:
            return
        visit_year(cohort, measure, year, kept, began)


def visit_year(cohort: Cohort, measure: Measure, year: int, kept: Ints, began: Ints) -> None:
    """The visits of one placement year, spread over it."""
    draw, rows = cohort.dice.stream(f"visits {measure.name}", year), measure.rows[kept]
    number = wanted(cohort, draw.uniform(rows), rows, began)
    for turn in range(max(p.VISITS)):
        day = began + np.floor((turn + draw.uniform(rows)) * YEAR / np.maximum(number, 1)).astype(np.int64)
        held = np.flatnonzero((turn < number) & (day <= measure.end[kept]))
        visit(cohort, measure, year * 16 + turn, kept[held], day[held])


def wanted(cohort: Cohort, drawn: Floats, rows: Ints, day: Ints) -> Ints:
    """How many visits the year gets; two or more at the rate of the municipality."""
    few = sum(share for number, share in p.VISITS.items() if number < 2)
    enough = cohort.share(1 - few, rows, day)
    shares = np.array(list(p.VISITS.values()))
    low = np.array(list(p.VISITS)) < 2
    scaled = np.where(low, shares * (1 - enough)[:, None] / few, shares * enough[:, None] / (1 - few))
    place = (np.cumsum(scaled, axis=1) <= drawn[:, None]).sum(axis=1)
    number: Ints = np.array(list(p.VISITS))[np.minimum(place, len(p.VISITS) - 1)]
    return number


def visit(cohort: Cohort, measure: Measure, step: int, kept: Ints, day: Ints) -> None:
    """One visit to each: at the site, with a talk, with or without the staff."""
    draw, rows = cohort.dice.stream(f"visit {measure.name}", step), measure.rows[kept]
    texts = [CODES["reason"][reason] for reason in REASONS["visit"]]
    cohort.sheet.add(
        "visit", rows, day, measure=measured(draw, measure, kept),
        at_site=draw.answer(rows, p.AT_SITE, p.VISIT_UNRECORDED),
        talked_with_child=draw.answer(rows, p.TALKED_WITH_CHILD, p.VISIT_UNRECORDED),
        staff_present=draw.answer(rows, p.STAFF_PRESENT, 0.3),
        reason=np.array([-1, *texts])[draw.choice(rows, [0.7, 0.24, 0.02, 0.04])],
    )  # fmt: skip
