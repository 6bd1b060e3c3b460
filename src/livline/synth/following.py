"""How is a measure followed up?  The first follow-up, the rhythm after it, and the plans that are revised for it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from livline.synth import parameters as p
from livline.synth.clock import add_months
from livline.synth.deciding import word_codes
from livline.synth.dice import Dice, Flags, Ints
from livline.synth.measures import Measure
from livline.synth.names import CODES
from livline.synth.planning import measured, write_plan
from livline.synth.population import NEVER, Cohort
from livline.synth.sheet import NONE

MOST_FOLLOW_UPS = 60


@dataclass(frozen=True)
class Round:
    """The follow-ups held in one round: where the measures stand among their rows, the day, the months to the next."""

    number: int
    kept: Ints
    day: Ints
    months: Ints


def follow_up(cohort: Cohort, measure: Measure) -> None:
    """All follow-ups of the measures, round after round, until each has ended or the file is drawn."""
    now = first_round(cohort, measure)
    while now.kept.size and now.number < MOST_FOLLOW_UPS:
        held = np.flatnonzero(now.day <= np.minimum(measure.end[now.kept], p.EXPORT_ON))
        now = Round(now.number, now.kept[held], now.day[held], now.months[held])
        result, months = hold(cohort, measure, now)
        revise(cohort, measure, now, result)
        now = next_round(cohort, measure, now, months)


def first_round(cohort: Cohort, measure: Measure) -> Round:
    """The first follow-up: within three months of the start, later, or never."""
    draw, rows = cohort.dice.stream(f"first follow-up {measure.name}"), measure.rows
    due = add_months(measure.start, 3)
    in_time = draw.chance(rows, cohort.share(p.FIRST_FOLLOW_UP, rows, measure.start))
    late = due + 1 + draw.waiting(rows, p.FIRST_FOLLOW_UP_LATE_MEAN)
    day = np.where(in_time, draw.between(rows, due - 45, due), late)
    day[draw.chance(rows, p.NEVER_FOLLOWED_UP)] = NEVER
    excuse(cohort, draw, measure, np.flatnonzero(~in_time & (day < NEVER)), due, "first_follow_up")
    return Round(0, np.arange(rows.size), day, np.full(rows.size, -1))


def hold(cohort: Cohort, measure: Measure, now: Round) -> tuple[Ints, Ints]:
    """Write down the follow-ups; returns their results, and the months to the next one where a rhythm is set."""
    draw, rows = cohort.dice.stream(f"follow-up {measure.name}", now.number), measure.rows[now.kept]
    result = word_codes(draw, "result", rows, p.RESULTS)
    unrecorded = draw.chance(rows, p.RESULT_UNRECORDED)
    sets = (now.day >= p.BARNETS_LOV) & (now.months < 0) & draw.chance(rows, p.RHYTHM_DECIDED)
    chosen = draw.weighted(rows, p.INTERVALS)
    by_date = draw.chance(rows, p.NEXT_ON_RATHER)
    cohort.sheet.add(
        "follow_up", rows, now.day, measure=measured(draw, measure, now.kept),
        result=np.where(unrecorded, -1, result),
        next_on=np.where(sets & by_date, add_months(now.day, chosen), NONE),
        interval_months=np.where(sets & ~by_date, chosen, -1),
        reasons_given=np.where(sets, draw.answer(rows, p.REASONS_GIVEN, p.REASONS_UNRECORDED), -1),
    )  # fmt: skip
    arranged = arrange_later(cohort, draw, measure, now, np.flatnonzero(~sets), chosen)
    return result, np.where(sets | arranged, chosen, now.months)


def arrange_later(cohort: Cohort, draw: Dice, measure: Measure, now: Round, kept: Ints, chosen: Ints) -> Flags:
    """From 2024 the rhythm is sometimes decided some weeks after the follow-up."""
    rows = measure.rows[now.kept][kept]
    later = (now.day[kept] >= p.BARNETS_LOV) & (now.months[kept] < 0) & draw.chance(rows, p.RHYTHM_LATER)
    day, reasons = now.day[kept] + draw.between(rows, 1, 40), draw.answer(rows, p.REASONS_GIVEN, p.REASONS_UNRECORDED)
    fits = np.flatnonzero(later)
    cohort.sheet.add(
        "rhythm_decided", rows[fits], day[fits], measure=measure.code[now.kept][kept][fits],
        interval_months=chosen[kept][fits], reasons_given=reasons[fits],
    )  # fmt: skip
    arranged = np.zeros(now.kept.size, bool)
    arranged[kept[fits]] = True
    return arranged


def next_round(cohort: Cohort, measure: Measure, now: Round, months: Ints) -> Round:
    """The next follow-up: within the rhythm or late; where no rhythm is set, half-yearly habit goes on."""
    draw, rows = cohort.dice.stream(f"next follow-up {measure.name}", now.number), measure.rows[now.kept]
    due = add_months(now.day, np.where(months > 0, months, 6))
    in_time = draw.chance(rows, cohort.share(p.NEXT_FOLLOW_UP, rows, now.day))
    early = now.day + 1 + np.floor((due - now.day) * (0.7 + 0.3 * draw.uniform(rows))).astype(np.int64)
    day = np.where(in_time, np.minimum(early, due), due + 1 + draw.waiting(rows, p.NEXT_FOLLOW_UP_LATE_MEAN))
    late = now.kept[~in_time]
    all_due = np.zeros(measure.rows.size, np.int64)
    all_due[now.kept] = due
    excuse(cohort, draw, measure, late, all_due, "next_follow_up")
    return Round(now.number + 1, now.kept, day, months)


def excuse(cohort: Cohort, draw: Dice, measure: Measure, kept: Ints, due: Ints, duty: str) -> None:
    """A lawful reason, recorded shortly before the day that is missed."""
    rows = measure.rows[kept]
    early, chosen = draw.between(rows, 0, 15), draw.chance(rows, p.LAWFUL_REASON_SHARE)
    fits = np.flatnonzero(chosen & (due[kept] - early <= measure.end[kept]))
    cohort.sheet.add(
        "lawful_reason", rows[fits], (due[kept] - early)[fits], measure=measure.code[kept][fits],
        duty=duty, reason="Barnet var syg",
    )  # fmt: skip


def revise(cohort: Cohort, measure: Measure, now: Round, result: Ints) -> None:
    """Plans revised or confirmed in the weeks after the follow-up."""
    draw, rows = cohort.dice.stream(f"revise {measure.name}", now.number), measure.rows[now.kept]
    share = np.zeros(len(CODES["result"]))
    for word, value in p.REVISED_AFTER.items():
        share[CODES["result"][word]] = value
    revised = draw.chance(rows, share[result])
    confirmed = ~revised & draw.chance(rows, p.CONFIRMED_AFTER)
    day = now.day + draw.between(rows, 0, 30)
    for act, chosen in (("revised", revised), ("confirmed", confirmed)):
        fits = np.flatnonzero(chosen & (day <= measure.end[now.kept]))
        write_plan(cohort, f"{act} {measure.name}", now.number, measure, now.kept[fits], day[fits], act)
