"""Which contents does the law ask of a plan, and which of them does it hold?  Asked of the rules of the law."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from lawcode.days import add_months, birthday, to_date, to_day
from lawcode.duties.plan_content import ADULT_LIFE_GOALS, PLAN_CONTENT
from lawcode.duties.return_home import PLAN_REVISED_BEFORE_RETURN
from lawcode.rule import Content as Demand
from lawcode.rule import Duty, GoalsForAdultLife
from livline.plans.content import ADULT, PlanType
from livline.plans.reading import Content, Part

YOUTH_FROM = 16
"""The age from which the plan of a child is a youth plan (BL § 108)."""
AHEAD = 6
"""Months before that birthday in which the way to adult life opens in the plan of a child: ours, no law says when."""
ON_THE_WAY_HOME = ("further_effort",)
"""What a plan states before a return home (BL § 100(5), SEL § 68)."""


def age_on(born_on: dt.date | None, day: dt.date) -> int | None:
    """Whole years; None where the day of birth is not known."""
    if born_on is None:
        return None
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def type_for(age: int | None) -> PlanType:
    """The plan that the law has for a child of an age."""
    return PlanType.UNGEPLAN if age is not None and age >= YOUTH_FROM else PlanType.BARNETS_PLAN


def sixteen_on(born_on: dt.date | None) -> dt.date | None:
    """The 16th birthday; None where the day of birth is not known."""
    return to_date(birthday(to_day(born_on), YOUTH_FROM)) if born_on is not None else None


def grows_up(born_on: dt.date | None, day: dt.date) -> bool:
    """Is the child soon 16, or older?"""
    at = sixteen_on(born_on)
    return at is not None and add_months(to_day(at), -AHEAD) <= to_day(day)


def law_of(names: tuple[str, ...], on: dt.date) -> str:
    """The place in the law that asks for a content of a plan made that day; empty where none does."""
    duty = SAID_ELSEWHERE.get(names, PLAN_CONTENT)
    return next((str(edition.law) for edition in duty.on(on)), "")


SAID_ELSEWHERE: Mapping[tuple[str, ...], Duty] = {
    ("adult_life_goals",): ADULT_LIFE_GOALS,
    ON_THE_WAY_HOME: PLAN_REVISED_BEFORE_RETURN,
}
"""Contents that another duty than that of the content asks for."""


def demanded(
    type_: str, on: dt.date, *, placed: bool, age: int | None, goes_home: bool = False
) -> tuple[tuple[str, ...], ...]:
    """What a plan made that day must hold, in the words of the contract; of several together, one suffices.

    `goes_home`: a return is decided and has not happened.  BL § 92, § 100(5) and § 109, SEL § 68 and § 140; empty for
    the parents' plan, of which the law of contents says nothing.
    """
    if type_ == PlanType.PARENTS_PLAN:
        return ()
    found: list[tuple[str, ...]] = []
    for edition in PLAN_CONTENT.on(on):
        if isinstance(edition.demand, Demand):
            found += [(part,) for part in edition.demand.parts]
            found += [edition.demand.any_of] if edition.demand.any_of else []
            found += [(part,) for part in edition.demand.in_placement] if placed else []
    found += [("adult_life_goals",)] if _asks_for_adult_life(type_, on, age) else []
    return (*found, *([ON_THE_WAY_HOME] if goes_home else []))


def _asks_for_adult_life(type_: str, on: dt.date, age: int | None) -> bool:
    """Is the plan one that has goals for adult life?"""
    for edition in ADULT_LIFE_GOALS.on(on):
        if isinstance(edition.demand, GoalsForAdultLife):
            for when in edition.trigger:
                of_age = age is None or age >= when.age_from
                if of_age and (not edition.demand.types or type_ in edition.demand.types):
                    return True
    return False


def _has_goal(test: Callable[[Part], bool]) -> Callable[[Content, str], bool]:
    return lambda content, _: any(test(goal) for goal in content.goals)


def _has_text(sort: str) -> Callable[[Content, str], bool]:
    return lambda content, _: bool(content.says(sort, ADULT))


HELD: Mapping[str, Callable[[Content, str], bool]] = {
    "purpose": lambda _, purpose: bool(purpose),
    "effort": _has_text("effort"),
    "goals": _has_goal(lambda goal: not goal.says("area")),
    "wellbeing_goals": _has_goal(lambda goal: goal.says("area") not in ("", "adult_life")),
    "duration": _has_text("duration"),
    "family_support": lambda content, _: any(one.says("during") or one.says("after") for one in content.of("parent")),
    "adult_life_goals": _has_goal(lambda goal: goal.says("area") == "adult_life"),
    "further_effort": _has_text("further_effort"),
    "child_involved": _has_text("child_involved"),
    "parents_involved": _has_text("parents_involved"),
}
"""When a plan holds each of the contents that the contract knows; the purpose is the decision's."""


STANDS_IN = {
    "goals": "goal",
    "wellbeing_goals": "goal",
    "adult_life_goals": "goal",
    "family_support": "parent",
}
"""In which sort of part a content stands, where it is not called as the content."""


def sort_of(names: tuple[str, ...]) -> str:
    """The sort of part in which what the law asks for would be written."""
    return STANDS_IN.get(names[0], names[0])


def held(content: Content, purpose: str) -> list[str]:
    """What the plan holds, in the words and the order of the contract."""
    return [name for name, holds in HELD.items() if holds(content, purpose)]


def missing(content: Content, purpose: str, wanted: tuple[tuple[str, ...], ...]) -> list[tuple[str, ...]]:
    """What the law asks of the plan and it does not hold."""
    holds = set(held(content, purpose))
    return [names for names in wanted if not holds.intersection(names)]
