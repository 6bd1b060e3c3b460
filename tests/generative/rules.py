"""Random law: duties of every shape with other months, ages, types, words, dates, readings and editions.

The ids and their order are the contract's, since events name them; what triggers a duty and the shape of its demand
stay, everything else is drawn.  The ages are those at which some act changes its mind about a child.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from lawcode.readings import READINGS
from lawcode.registry import DUTIES
from lawcode.rule import (
    BEGINNING,
    END,
    Approved,
    AtLeast,
    Before,
    BeforeEighteen,
    BeforeReturn,
    Consented,
    Content,
    Demand,
    Duty,
    Edition,
    Every,
    FirstFollowUp,
    GoalsForAdultLife,
    HandedOver,
    Notified,
    PlanExists,
    PlanRevisedBefore,
    Replaced,
    Reviewed,
    When,
    Within,
)
from tests.generative.cases import days
from tests.generative.inventor import PARTS, TALKS

Drawn = st.SearchStrategy[Any]
Changes = dict[str, Drawn]

PLAN_TYPES = ("handleplan", "barnets_plan", "ungeplan", "holistic")
PERIODS = ("hours", "days", "working_days", "months")
CONFIRMED_READINGS = [reading for reading in READINGS if reading.confirmed]
OF_ONE_PIECE = ("youth_plan_made", "adult_life_goals")
"""Their triggers at 16 by birthday, by act and without a day belong together; only lengths change."""
CHILD_AGES = st.sampled_from((10, 12, 15, 16))


def months(least: int = 1, most: int = 9) -> Drawn:
    return st.integers(least, most)


def some(words: tuple[str, ...] | list[str], least: int = 1) -> Drawn:
    """Some of the words, in their order."""
    chosen = st.lists(st.sampled_from(words), min_size=least, unique=True)
    return chosen.map(lambda drawn: tuple(word for word in words if word in drawn))


# --- demands ------------------------------------------------------------------------------------------------------


def _period(demand: Within) -> Changes:
    """A period of the same sort, of another length; 24 hours stay 24 hours (contract § 3.8)."""
    lengths = {"hours": st.just(24), "days": st.integers(1, 30), "working_days": st.integers(1, 15), "months": months()}
    return {name: lengths[name] for name in PERIODS if getattr(demand, name)}


def _hearing(demand: Before) -> Changes:
    return {
        "forms": some(TALKS) if demand.forms else st.just(()),
        "only_if_affects_child": st.booleans(),
        "also_plan_in_force": some(PLAN_TYPES) if demand.also_plan_in_force else st.just(()),
    }


def _plan(demand: PlanExists) -> Changes:
    return {
        "types": some(PLAN_TYPES),
        "months": months(0, 6),
        "acute_months": months(0, 6),
        "needs_consent": st.booleans(),
        "needs_position": st.booleans(),
    }


def _review(demand: Reviewed) -> Changes:
    return {name: months(1, 40) for name in ("months", "months_if_placed", "months_infant")}


CHANGES: dict[type, Callable[[Any], Changes]] = {
    Within: _period,
    Before: _hearing,
    PlanExists: _plan,
    Content: lambda demand: {name: some(PARTS, 0) for name in ("parts", "in_placement", "any_of")},
    GoalsForAdultLife: lambda demand: {"types": st.just(()) | some(PLAN_TYPES)},
    FirstFollowUp: lambda demand: {"months": months(), "or_end_of_study": st.booleans()},
    Every: lambda demand: {"months": months(0)},
    AtLeast: lambda demand: {"count": st.integers(1, 4), "months": st.sampled_from((6, 12))},
    Consented: lambda demand: (
        {name: st.booleans() for name in ("sought", "not_before_birth")} | {"child_from": CHILD_AGES}
    ),
    BeforeReturn: lambda demand: {"months": months(0)},
    Notified: lambda demand: {"child_from": CHILD_AGES},
    Approved: lambda demand: {"days": st.integers(1, 14)},
    Replaced: lambda demand: {"months": months()},
    Reviewed: _review,
    BeforeEighteen: lambda demand: {"months": months(1, 24)},
    PlanRevisedBefore: lambda demand: {"months": months(1, 24)},
}
"""What may change in a demand, by its shape."""


def demands(template: Demand) -> Drawn:
    """Demands of the same shape."""
    changes = CHANGES.get(type(template), lambda demand: {})(template)
    return st.builds(lambda **drawn: replace(template, **drawn), **changes)


# --- editions and duties ------------------------------------------------------------------------------------------


@st.composite
def editions(draw: st.DrawFn, template: Edition, period: tuple[dt.date, dt.date], number: int) -> Edition:
    """An edition of the same trigger, in force in a period."""
    demand = draw(demands(template.demand))
    return replace(
        template,
        id=f"{template.id}-{number}",
        in_force=(str(period[0]), str(period[1])),
        trigger=tuple(draw(_whens(when, demand)) for when in template.trigger),
        demand=demand,
        confirmed=draw(st.booleans()),
        readings=tuple(draw(st.lists(st.sampled_from(CONFIRMED_READINGS), max_size=3, unique=True))),
    )


def _whens(when: When, demand: Demand) -> st.SearchStrategy[When]:
    """Triggers at another age; who alone is asked is of the age at which it is asked."""
    if isinstance(demand, Consented) and demand.child_alone:
        return st.just(replace(when, age_from=demand.child_from))
    if isinstance(demand, FirstFollowUp | Every | HandedOver | AtLeast | BeforeEighteen):
        return st.just(when)
    ages = {"age_from": st.sampled_from((0, 0, 10, 12, 16)), "age_under": st.sampled_from((0, 0, 12, 16, 18))}
    return st.builds(lambda **drawn: replace(when, **drawn), **ages)


@st.composite
def reworded(draw: st.DrawFn, template: Edition) -> Edition:
    """The edition with another length, confirmed or not."""
    demand = template.demand
    if isinstance(demand, PlanExists):
        demand = replace(demand, months=draw(months(0, 6)))
    return replace(template, demand=demand, confirmed=draw(st.booleans()))


@st.composite
def changed(draw: st.DrawFn, duty: Duty) -> Duty:
    """The duty with other editions: one period, or several that meet, newest first."""
    if duty.id in OF_ONE_PIECE:
        return replace(duty, editions=tuple(draw(reworded(edition)) for edition in duty.editions))
    borders = sorted(draw(st.lists(days(), max_size=2, unique=True)))
    opens = [dt.date.fromisoformat(BEGINNING), *borders]
    closes = [*(day - dt.timedelta(days=1) for day in borders), dt.date.fromisoformat(END)]
    periods = list(zip(opens, closes, strict=True))
    wordings = [(draw(_wordings(duty)), period) for period in reversed(periods)]
    templates = [(template, period) for several, period in wordings for template in several]
    drawn = [draw(editions(template, period, n)) for n, (template, period) in enumerate(templates)]
    return replace(duty, editions=(*map(_sound, drawn[:-1]), _oldest(_sound(drawn[-1]))))


def _wordings(duty: Duty) -> st.SearchStrategy[list[Edition]]:
    """The wordings of one period: one, or two beside each other where the trigger chooses between them."""
    one = st.sampled_from(duty.editions).map(lambda edition: [edition])
    shape = type(duty.editions[0].demand)
    if shape is HandedOver:
        return one.map(lambda several: [*several, replace(several[0], demand=HandedOver())])
    if shape in (FirstFollowUp, Every, AtLeast, BeforeEighteen):
        return one
    return one | st.lists(st.sampled_from(duty.editions), min_size=2, max_size=2)


def _sound(edition: Edition) -> Edition:
    """Only what makes sense together: a position is asked of decisions, consent not for aftercare."""
    demand = edition.demand
    if not isinstance(demand, PlanExists):
        return edition
    whens = edition.trigger
    if demand.needs_position:
        whens = tuple(when for when in whens if when.kind == "decision")
    if demand.needs_consent:
        whens = tuple(replace(when, about=tuple(a for a in when.about if a != "aftercare")) for when in whens)
    return replace(edition, trigger=whens)


def _oldest(edition: Edition) -> Edition:
    """The oldest edition of a rhythm names its months: they choose the edition (contract § 6.11)."""
    if isinstance(edition.demand, Every):
        return replace(edition, demand=Every(months=max(edition.demand.months, 1)))
    return edition


@st.composite
def rules(draw: st.DrawFn, at_most: int = 4) -> tuple[tuple[Duty, ...], frozenset[str]]:
    """The duties with some of them changed, and the ids of those."""
    chosen = draw(st.lists(st.sampled_from(DUTIES), min_size=1, max_size=at_most, unique_by=lambda duty: duty.id))
    other = {duty.id: draw(changed(duty)) for duty in chosen}
    return tuple(other.get(duty.id, duty) for duty in DUTIES), frozenset(other)
