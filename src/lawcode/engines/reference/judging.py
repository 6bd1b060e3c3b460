"""All duties of one case: which steps does each trigger, and what do they come to?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from lawcode.engines.reference.ages import line_at_possible_ages, line_of
from lawcode.engines.reference.birthdays import steps_of_birthday
from lawcode.engines.reference.case import Case
from lawcode.engines.reference.chairs import approved, replaced
from lawcode.engines.reference.consents import consented
from lawcode.engines.reference.contents import content, goals_for_adult_life, limited
from lawcode.engines.reference.eighteen import before_eighteen, plan_revised_before
from lawcode.engines.reference.event import Event
from lawcode.engines.reference.followups import STARTING_MATTERS, first_follow_up, next_follow_up, rhythm_decided
from lawcode.engines.reference.handovers import handed_over, offered
from lawcode.engines.reference.hearings import before_decision
from lawcode.engines.reference.notices import notified
from lawcode.engines.reference.periods import first_sign_of_study, study_without_need, within
from lawcode.engines.reference.plans import plan_exists
from lawcode.engines.reference.returns import before_return
from lawcode.engines.reference.reviews import reviewed
from lawcode.engines.reference.step import Step, conclude
from lawcode.engines.reference.triggers import edition_for, turns_on_age
from lawcode.engines.reference.undated import has_line
from lawcode.engines.reference.verdict import Verdict, verdict_of, verdict_without_day
from lawcode.engines.reference.visits import visits
from lawcode.rule import (
    Approved,
    AtLeast,
    Before,
    BeforeEighteen,
    BeforeReturn,
    Consented,
    Content,
    Decided,
    Duty,
    Every,
    FirstFollowUp,
    GoalsForAdultLife,
    HandedOver,
    Limited,
    Notified,
    Offered,
    PlanExists,
    PlanRevisedBefore,
    Replaced,
    Reviewed,
    Within,
)

SHAPES: dict[type, Callable[..., Step | None]] = {
    Within: within,
    Before: before_decision,
    PlanExists: plan_exists,
    Content: content,
    GoalsForAdultLife: goals_for_adult_life,
    Decided: rhythm_decided,
    Consented: consented,
    BeforeReturn: before_return,
    Notified: notified,
    Approved: approved,
    Replaced: replaced,
    Reviewed: reviewed,
    PlanRevisedBefore: plan_revised_before,
    Offered: offered,
    Limited: limited,
}
"""The step that an event triggers under an edition, by the shape of the demand."""
OF_THE_DUE_DAY: dict[type, Callable[[Case, Duty, Event], Step | None]] = {
    FirstFollowUp: first_follow_up,
    Every: next_follow_up,
}
"""The step that an event triggers where the due day chooses the edition."""
OF_TIME: dict[type, Callable[[Case, Duty], Iterator[Step]]] = {
    AtLeast: visits,
    HandedOver: handed_over,
    BeforeEighteen: before_eighteen,
}
"""The steps of duties that the passing of time triggers in a placement."""


def verdicts_of(case: Case, duty: Duty) -> list[Verdict]:
    """The lines of a duty: of events in their order, of computed days, of triggers whose day nobody recorded."""
    steps_of_time = OF_TIME.get(_shape(duty))
    lines = list(_of_steps(case, steps_of_time(case, duty)) if steps_of_time else _of_events(case, duty))
    lines += _of_steps(case, steps_of_birthday(case, duty))
    lines += [verdict_without_day(case, duty, event) for event in case.undated if has_line(case, duty, event)]
    return _numbered(lines)


def _shape(duty: Duty) -> type[Any]:
    return type(duty.editions[0].demand)


def _of_steps(case: Case, steps: Iterator[Step]) -> Iterator[Verdict]:
    for step in steps:
        outcome = conclude(case, step)
        if outcome is not None:
            yield verdict_of(case, step, outcome)


def _of_events(case: Case, duty: Duty) -> Iterator[Verdict]:
    """The lines that dated events trigger; where birth is not recorded, weighed at all possible ages."""
    kinds = {when.kind for edition in duty.editions for when in edition.trigger}
    at_ages = case.born is None and turns_on_age(duty)
    for event in case.of_kind(*kinds):
        step = partial(step_of, duty=duty, event=event)
        line = line_at_possible_ages(case, event, step) if at_ages else line_of(case, step)
        if line is not None:
            yield verdict_of(case, *line)
    yield from _of_study_without_need(case, duty)


def step_of(case: Case, duty: Duty, event: Event) -> Step | None:
    """The step that an event triggers, if any."""
    by_due_day = OF_THE_DUE_DAY.get(_shape(duty))
    if by_due_day is not None:
        is_start = event.kind != "decision" or event.about in STARTING_MATTERS
        return by_due_day(case, duty, event) if is_start else None
    edition = edition_for(case, duty, event)
    if edition is None:
        return None
    step = SHAPES[type(edition.demand)](case, duty, edition, edition.demand, event)
    about_aftercare = event.kind == "decision" and event.about == "aftercare"
    if step is not None and about_aftercare and isinstance(edition.demand, Before | PlanExists):
        return step.but(outlives_childhood=True)
    return step


def _of_study_without_need(case: Case, duty: Duty) -> Iterator[Verdict]:
    """The undecidable line of a study whose beginning nobody recorded (contract § 5)."""
    demand = duty.editions[0].demand
    if not isinstance(demand, Within) or not demand.first_only:
        return
    sign = first_sign_of_study(case, demand)
    if sign is None:
        return
    if sign.date is None:
        yield verdict_without_day(case, duty, sign)
        return
    step = study_without_need(case, duty, sign)
    yield from _of_steps(case, iter([step] if step is not None else []))


def _numbered(lines: list[Verdict]) -> list[Verdict]:
    """Of computed triggers of the same name the second gets `#2` (contract § 6.12)."""
    seen: Counter[str] = Counter()
    out = []
    for line in lines:
        seen[line.trigger] += 1
        count = seen[line.trigger]
        out.append(line if count == 1 else replace(line, trigger=f"{line.trigger}#{count}"))
    return out
