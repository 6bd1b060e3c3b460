"""How does a placement run?  Decided with or without consent, begun, moved, ended; a child may be placed again."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from livline.synth import parameters as p
from livline.synth.clock import add_months, birthday
from livline.synth.coercion import Ruling, appeal, chair_first, review, wait_for_replacement
from livline.synth.deciding import NO, UNKNOWN, YES, Act, decide, word_codes
from livline.synth.dice import Dice, Flags, Ints
from livline.synth.following import follow_up
from livline.synth.leaving import contact_limits, go_home, permanent_placement
from livline.synth.measures import Measure
from livline.synth.names import CODES, DURATIONS, PURPOSES, SITES
from livline.synth.planning import first_plan, hand_over, parents_plan, sixteenth_birthday
from livline.synth.population import NEVER, Cohort
from livline.synth.supervision import visits

MOST_MOVES = 5


@dataclass(frozen=True)
class Placement:
    """A placement with the decision behind it."""

    measure: Measure
    decided_on: Ints
    consent: Ints
    acute: Flags
    home: Flags


def place(cohort: Cohort, name: str, rows: Ints, decided_on: Ints, acute: Flags) -> Placement:
    """Everything about one placement of each of `rows`, from the decision to the end."""
    draw = cohort.dice.stream(f"place {name}")
    consent = consented(draw, rows)
    chair = (consent == NO) & draw.chance(rows, p.CHAIR_FIRST)
    ordinary_on = np.where(chair, decided_on + wait_for_replacement(cohort, name, rows), decided_on)
    at_once = acute | chair
    start = decided_on + np.where(at_once, draw.between(rows, 0, 2), draw.waiting(rows, p.WAIT_FOR_SITE_MEAN))
    start = np.clip(start, cohort.born_on[rows], birthday(cohort.born_on[rows], 18) - 1)
    chair_first(cohort, name, rows, decided_on, start, chair)
    ids = decide_placement(cohort, Act(name, "placement", rows, ordinary_on, name, consent), acute)
    ruling = appeal(cohort, name, rows, ordinary_on, ids, consent)
    end, home = leave_on(cohort, draw, rows, start, ruling)
    measure = Measure.named(name, rows, start, end, placed=True)
    placement = Placement(measure, ordinary_on, consent, acute, home)
    settle(cohort, placement)
    live(cohort, placement)
    return placement


def consented(draw: Dice, rows: Ints) -> Ints:
    """With or without consent; sometimes not recorded, where it was given."""
    without = draw.chance(rows, p.WITHOUT_CONSENT)
    unrecorded = draw.chance(rows, p.CONSENT_UNRECORDED)
    return np.where(without, NO, np.where(unrecorded, UNKNOWN, YES))


def decide_placement(cohort: Cohort, act: Act, acute: Flags) -> Ints:
    """The ordinary decision, with its purpose and expected duration as far as they are stated."""
    draw = cohort.dice.stream(f"decide placement {act.name}")
    stated = draw.chance(act.rows, p.PURPOSE_STATED)
    return decide(
        cohort, act, acute=np.where(acute, YES, draw.answer(act.rows, 0.0, 0.4)),
        short_purpose=np.where(acute, draw.answer(act.rows, p.SHORT_PURPOSE, 0.1), -1),
        purpose=np.where(stated, draw.choice(act.rows, np.ones(len(PURPOSES))) + CODES["purpose"][PURPOSES[0]], -1),
        duration=np.where(stated, draw.choice(act.rows, np.ones(len(DURATIONS))) + CODES["duration"][DURATIONS[0]], -1),
    )  # fmt: skip


def leave_on(cohort: Cohort, draw: Dice, rows: Ints, start: Ints, ruling: Ruling) -> tuple[Ints, Flags]:
    """The last day, and whether the child goes home then: in its time, by a ruling, or at 18 at the latest."""
    adult = birthday(cohort.born_on[rows], 18)
    end = start + 10 + draw.waiting(rows, p.PLACEMENT_MEAN_DAYS)
    freed = np.where(ruling.frees, np.maximum(ruling.day, start) + draw.between(rows, 0, 20), NEVER)
    end = np.minimum(end, freed)
    return np.where(end < adult, end, np.maximum(adult, start)), end < adult


def settle(cohort: Cohort, placement: Placement) -> None:
    """The child moves in, perhaps moves on, and leaves; the sites are noted on the measure."""
    measure = placement.measure
    move_in(cohort, measure, 0, np.arange(measure.rows.size), measure.start)
    offer_support_person(cohort, measure)
    moved_on = measure.start
    for number in range(1, MOST_MOVES + 1):
        draw = cohort.dice.stream(f"move {measure.name}", number)
        moved_on = moved_on + 30 + draw.waiting(measure.rows, p.MOVE_MEAN_DAYS)
        kept = np.flatnonzero(moved_on < np.minimum(measure.end, p.EXPORT_ON))
        change_site(cohort, placement, number, kept, moved_on[kept])
    ends(cohort, placement)


def move_in(cohort: Cohort, measure: Measure, number: int, kept: Ints, day: Ints) -> None:
    """The start of a stay at a site of some kind."""
    draw, rows = cohort.dice.stream(f"site {measure.name}", number), measure.rows[kept]
    kind = word_codes(draw, "site_kind", rows, p.SITE_KINDS)
    first = np.array([CODES["site"][SITES[word][0]] for word in p.SITE_KINDS])
    count = np.array([len(SITES[word]) for word in p.SITE_KINDS])
    place = np.zeros(len(CODES["site_kind"]), np.int64)
    place[[CODES["site_kind"][word] for word in p.SITE_KINDS]] = np.arange(len(p.SITE_KINDS))
    site = first[place[kind]] + np.floor(draw.uniform(rows) * count[place[kind]]).astype(np.int64)
    site[draw.chance(rows, p.SITE_UNRECORDED)] = -1
    cohort.sheet.add("placement_started", rows, day, measure=measure.code[kept], site=site, site_kind=kind)
    moved_on, sites = np.full(measure.rows.size, NEVER), np.full(measure.rows.size, -1)
    moved_on[kept], sites[kept] = day, site
    measure.moves.append((moved_on, sites))


def offer_support_person(cohort: Cohort, measure: Measure) -> None:
    """A support person for the parents, at the placement or later."""
    draw, rows = cohort.dice.stream(f"support person {measure.name}"), measure.rows
    in_time = draw.chance(rows, cohort.share(p.SUPPORT_PERSON, rows, measure.start))
    late = draw.chance(rows, p.SUPPORT_PERSON_LATE)
    day = measure.start + np.where(in_time, -draw.between(rows, 0, 10), draw.between(rows, 1, 90))
    kept = np.flatnonzero(in_time | late)
    cohort.sheet.add("support_person_offered", rows[kept], day[kept], measure=measure.code[kept], to="parents")


def change_site(cohort: Cohort, placement: Placement, number: int, kept: Ints, day: Ints) -> None:
    """A move: statement of the site, decision, end there and start here; the plan goes along or not."""
    measure, name = placement.measure, f"move {placement.measure.name}"
    draw, rows = cohort.dice.stream(f"change {name}", number), measure.rows[kept]
    decided_on = day - draw.between(rows, 0, 30)
    stated = draw.chance(rows, p.SITE_STATEMENT) & (decided_on >= p.BARNETS_LOV)
    said = np.flatnonzero(stated)
    before = draw.between(rows, 1, 25)
    cohort.sheet.add(
        "site_statement",
        rows[said],
        (decided_on - before)[said],
        measure=measure.code[kept][said],
        about="change_of_site",
    )
    act = Act(name, "change_of_site", rows, decided_on, measure.name, placement.consent[kept], number)
    ids = decide(cohort, act)
    forced = np.flatnonzero(draw.chance(rows, p.MOVE_FORCED))
    cohort.sheet.add(
        "lawful_reason", rows[forced], decided_on[forced], of=ids[forced],
        duty="consent_to_change_of_site", reason="Stedet lukkede",
    )  # fmt: skip
    cohort.sheet.add("placement_ended", rows, day, measure=measure.code[kept], reason="change_of_site")
    move_in(cohort, measure, number, kept, day)
    hand_over(cohort, name, number, measure, kept, day)


def ends(cohort: Cohort, placement: Placement) -> None:
    """The end of the placement, with its reason as far as it is recorded."""
    measure, reason = placement.measure, CODES["reason"]
    draw = cohort.dice.stream(f"end {measure.name}")
    otherwise = draw.chance(measure.rows, p.ENDS_OTHERWISE)
    word = np.where(placement.home, np.where(otherwise, reason["other"], reason["return_home"]), reason["age"])
    word[draw.chance(measure.rows, p.END_REASON_UNRECORDED)] = -1
    cohort.sheet.add("placement_ended", measure.rows, measure.end, measure=measure.code, reason=word)
    go_home(cohort, measure, np.flatnonzero(placement.home & ~otherwise), placement.consent)


def live(cohort: Cohort, placement: Placement) -> None:
    """What goes on while the child is placed."""
    measure = placement.measure
    first_plan(cohort, measure, placement.decided_on, placement.consent, placement.acute)
    parents_plan(cohort, measure)
    sixteenth_birthday(cohort, measure)
    follow_up(cohort, measure)
    visits(cohort, measure)
    review(cohort, measure, placement.decided_on, placement.consent)
    permanent_placement(cohort, measure)
    contact_limits(cohort, measure)


def placements(cohort: Cohort) -> list[Placement]:
    """The first placements, and those of children who are placed again."""
    rows = np.flatnonzero(cohort.placed_on < NEVER)
    first = place(cohort, "p1", rows, cohort.placed_on[rows], cohort.acute[rows])
    draw = cohort.dice.stream("placed again")
    again_on = first.measure.end + draw.between(rows, 60, 900)
    young = again_on < add_months(cohort.born_on[rows], 12 * 18 - 3)
    kept = np.flatnonzero(first.home & young & draw.chance(rows, p.PLACED_AGAIN) & (again_on < p.EXPORT_ON))
    acute = draw.chance(rows, p.ACUTE_PLACEMENT)
    second = place(cohort, "p2", rows[kept], again_on[kept], acute[kept])
    return [first, second]
