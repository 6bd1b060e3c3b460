"""Half a year before 18: the decision on support after 18, and the plan revised before it (contract § 5)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from lawcode.engines.reference.case import ADULT, Case
from lawcode.engines.reference.dates import birthday, months_later
from lawcode.engines.reference.episode import Episode
from lawcode.engines.reference.event import Event, before, bound_elsewhere, rests_on_same_day
from lawcode.engines.reference.search import Answer, find
from lawcode.engines.reference.step import Step, step_of_day, step_of_event
from lawcode.engines.reference.triggers import edition_on
from lawcode.readings import SAME_DAY
from lawcode.rule import BeforeEighteen, Duty, Edition, PlanRevisedBefore


def before_eighteen(case: Case, duty: Duty) -> Iterator[Step]:
    """The step of a child who is placed six months before 18, or placed later (then unconfirmed)."""
    demand = duty.editions[0].demand
    if case.born is None or not case.born_known or not isinstance(demand, BeforeEighteen):
        return
    eighteen = birthday(case.born, ADULT)
    day = months_later(eighteen, -demand.months)
    if day > case.as_of:
        return
    placed = next((placement for placement in case.placements if placement.runs_on(day)), None)
    later = next((p for p in case.placements if day < p.start.day < eighteen), None)
    if placed is not None:
        yield _step(case, duty, placed, day)
    elif later is not None:
        yield _step(case, duty, later, later.start.day).but(confirmed=False)


def _step(case: Case, duty: Duty, placement: Episode, day: dt.date) -> Step:
    """A decision about aftercare, either way, by the day."""
    edition = edition_on(duty, day)
    step = step_of_day(duty, edition, day, placement.label, name=f"before18@{day}", started_by=placement.start)
    decisions = [d for d in case.all_of_kind("decision") if d.about == "aftercare"]
    return step.but(finding=find([d for d in decisions if d.date], [d for d in decisions if not d.date], day))


def plan_revised_before(case: Case, duty: Duty, edition: Edition, demand: PlanRevisedBefore, decision: Event) -> Step:
    """A plan made or revised, of any measure of the child, in the months before the decision."""
    opens = months_later(decision.day, -demand.months)
    plans = [plan for plan in case.all_of_kind("plan") if plan.is_childs_plan]
    finding = find(
        [plan for plan in plans if plan.date and plan.day >= opens and not bound_elsewhere(plan, decision)],
        [plan for plan in plans if not plan.date],
        decision.day,
        in_time=lambda plan: before(plan, decision),
        counts=is_fresh,
        unknown="act",
    )
    if finding.act is not None and rests_on_same_day(finding.act, decision):
        finding = replace(finding, readings=frozenset({SAME_DAY.id}))
    return step_of_event(duty, edition, decision, case.label_of(decision)).but(finding=finding)


def is_fresh(plan: Event) -> Answer:
    """Was the plan made or revised, not only confirmed?"""
    return None if plan.act is None else plan.act != "confirmed"
