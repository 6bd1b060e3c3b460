"""What help is given at home, and after 18?  Measures of support, and aftercare for those who were placed."""

from __future__ import annotations

import numpy as np

from livline.synth import parameters as p
from livline.synth.clock import add_months, birthday
from livline.synth.deciding import NO, YES, Act, decide
from livline.synth.dice import Ints
from livline.synth.following import follow_up
from livline.synth.measures import Measure
from livline.synth.placing import Placement
from livline.synth.planning import first_plan, sixteenth_birthday, support_position, write_plan
from livline.synth.population import NEVER, PLACED, SUPPORTED, Cohort


def supports(cohort: Cohort) -> list[Measure]:
    """Support before a placement, and one to three measures for those who live at home."""
    before = np.flatnonzero((cohort.path == PLACED) & (cohort.decided_on < cohort.placed_on))
    first = np.sort(np.concatenate([cohort.at(SUPPORTED), before]))
    draw = cohort.dice.stream("supports")
    number = np.where(cohort.path == SUPPORTED, draw.weighted(cohort.rows, p.SUPPORTS), 1)
    given, rows, decided_on = [], first, cohort.decided_on[first]
    for turn in (1, 2, 3):
        young = decided_on < add_months(cohort.born_on[rows], 12 * 18 - 3)
        kept = np.flatnonzero((number[rows] >= turn) & young & (decided_on < p.EXPORT_ON))
        rows, decided_on = rows[kept], decided_on[kept]
        given.append(support(cohort, f"s{turn}", rows, decided_on))
        decided_on = decided_on + 30 + draw.waiting(rows, p.NEXT_SUPPORT_MEAN_DAYS)
    return given


def support(cohort: Cohort, name: str, rows: Ints, decided_on: Ints) -> Measure:
    """One measure of support in each case, from the decision to its end."""
    draw = cohort.dice.stream(f"support {name}")
    consent = np.where(draw.chance(rows, p.CONSENT_UNRECORDED), -1, YES)
    ids = decide(cohort, Act(name, "support", rows, decided_on, name, consent))
    start = np.maximum(decided_on + draw.waiting(rows, p.SUPPORT_WAIT_MEAN), cohort.born_on[rows])
    adult = birthday(cohort.born_on[rows], 18)
    start = np.minimum(start, adult - 1)
    end = np.minimum(start + 20 + draw.waiting(rows, p.SUPPORT_MEAN_DAYS), adult)
    end = np.maximum(np.minimum(end, cohort.placed_on[rows]), start)
    begun = np.flatnonzero(~draw.chance(rows, p.NOT_STARTED))
    measure = Measure.named(name, rows[begun], start[begun], end[begun])
    cohort.sheet.add("measure_started", measure.rows, measure.start, measure=name, type="support")
    cohort.sheet.add("measure_ended", measure.rows, measure.end, measure=name, type="support")
    old = np.flatnonzero(decided_on[begun] < p.BARNETS_LOV)
    before = Measure.named(name, measure.rows[old], measure.start[old], measure.end[old])
    first_plan(cohort, before, decided_on[begun][old], consent[begun][old], np.zeros(old.size, bool))
    support_position(cohort, measure, decided_on[begun], ids[begun])
    sixteenth_birthday(cohort, measure)
    follow_up(cohort, measure)
    return measure


def aftercare(cohort: Cohort, placements: list[Placement]) -> Measure:
    """The decision six months before 18 for those who are placed then, and the help that follows it."""
    rows, stay, latest = placed_before_18(placements)
    draw, adult = cohort.dice.stream("aftercare"), birthday(cohort.born_on[rows], 18)
    due = add_months(adult, -6)
    in_time = draw.chance(rows, cohort.share(p.AFTERCARE_IN_TIME, rows, due))
    day = np.where(in_time, due - draw.between(rows, 0, 45), due + draw.between(rows, 1, 150))
    made = np.flatnonzero((in_time | ~draw.chance(rows, p.NEVER_AFTERCARE)) & (day > latest))
    rows, day, adult, stay = rows[made], day[made], adult[made], stay[made]
    granted = draw.chance(rows, p.AFTERCARE_GRANTED)
    said = np.where(granted, np.where(draw.chance(rows, 0.5), YES, -1), NO)
    end = np.minimum(adult + 60 + draw.waiting(rows, p.AFTERCARE_MEAN_DAYS), add_months(adult, 60))
    kept = np.flatnonzero(granted)
    revise_before(cohort, Measure("aftercare", rows, stay, latest[made], adult, placed=True), day)
    decide(cohort, Act("a1", "aftercare", rows, day, "a1"), granted=said)
    measure = Measure.named("a1", rows[kept], adult[kept], end[kept])
    cohort.sheet.add("measure_started", measure.rows, measure.start, measure="a1", type="aftercare")
    cohort.sheet.add("measure_ended", measure.rows, measure.end, measure="a1", type="aftercare")
    follow_up(cohort, measure)
    return measure


def placed_before_18(placements: list[Placement]) -> tuple[Ints, Ints, Ints]:
    """The cases with a placement that lasts to 18: which it is, and the day it began."""
    stays = [(each.measure, ~each.home) for each in placements]
    parts = [(each.rows[lasts], each.code[lasts], each.start[lasts]) for each, lasts in stays]
    rows, code, start = (np.concatenate(part) for part in zip(*parts, strict=True))
    order = np.argsort(rows, kind="stable")
    return rows[order], code[order], start[order]


def revise_before(cohort: Cohort, measure: Measure, decided_on: Ints) -> None:
    """The plan revised with the young person before the decision about aftercare."""
    draw = cohort.dice.stream("revised before aftercare")
    share = cohort.share(p.REVISED_BEFORE_AFTERCARE, measure.rows, decided_on)
    kept = np.flatnonzero(draw.chance(measure.rows, share))
    day = decided_on[kept] - draw.between(measure.rows[kept], 0, 90)
    write_plan(cohort, "before aftercare", 0, measure, kept, day, "revised")


def ends_of_help(cohort: Cohort, measures: list[Measure]) -> tuple[Ints, Ints]:
    """The first and the last day on which a case has any help; NEVER and 0 where it has none."""
    first, last = np.full(cohort.rows.size, NEVER), np.zeros(cohort.rows.size, np.int64)
    for measure in measures:
        np.minimum.at(first, measure.rows, measure.start)
        np.maximum.at(last, measure.rows, measure.end)
    return first, last
