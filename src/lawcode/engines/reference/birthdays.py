"""What the 16th birthday asks for: a position on a youth plan, the youth plan itself, goals for adult life (§ 5)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from lawcode.engines.reference.case import Case, last
from lawcode.engines.reference.contents import goals_in
from lawcode.engines.reference.dates import birthday, months_later
from lawcode.engines.reference.event import Event, after
from lawcode.engines.reference.plans import is_in_force, is_plan_of_type
from lawcode.engines.reference.search import find
from lawcode.engines.reference.step import Step, step_of_day
from lawcode.rule import Before, Duty, Edition, GoalsForAdultLife, PlanExists


def steps_of_birthday(case: Case, duty: Duty) -> Iterator[Step]:
    """The steps that a birthday triggers, under the edition of that day."""
    for edition in duty.editions:
        if case.born is None or not case.born_known or not edition.at_birthday:
            continue
        day = birthday(case.born, edition.at_birthday)
        if day <= case.as_of and edition in duty.on(day):
            yield from _steps(case, duty, edition, day)


def _steps(case: Case, duty: Duty, edition: Edition, day: dt.date) -> Iterator[Step]:
    match edition.demand:
        case PlanExists() as demand:
            yield from youth_plans(case, duty, edition, demand, day)
        case Before() as demand:
            yield from position(case, duty, edition, demand, day)
        case GoalsForAdultLife():
            yield from goals(case, duty, edition, day)


def _name(edition: Edition, day: dt.date) -> str:
    return f"birthday{edition.at_birthday}@{day}"


def youth_plans(case: Case, duty: Duty, edition: Edition, demand: PlanExists, day: dt.date) -> Iterator[Step]:
    """A youth plan within months of the birthday, for each placement that runs on it, once."""
    due = months_later(day, demand.months)
    for placement in case.placements:
        is_second = placement.before is not None and placement.before.runs_on(day)
        if not placement.runs_on(day) or is_second:
            continue
        plans = [p for p in plans_of_type(case, demand.types) if case.fits(p, placement.label)]
        counting = [p for p in plans if p.date and (p.day > day or is_in_force(case, p, day))]
        finding = find(counting, [p for p in plans if not p.date], due)
        name = _name(edition, day)
        step = step_of_day(duty, edition, day, placement.label, name=name, started_by=placement.start)
        yield step.but(due=due, finding=finding)


def plans_of_type(case: Case, types: tuple[str, ...]) -> list[Event]:
    """The child's plans of the types, dated or not."""
    return [plan for plan in case.all_of_kind("plan") if is_plan_of_type(plan, types)]


def position(case: Case, duty: Duty, edition: Edition, demand: Before, day: dt.date) -> Iterator[Step]:
    """A position since the last decision on support or placement, or a youth plan in force; where either is owed."""
    running = next((episode for episode in case.episodes if episode.runs_on(day)), None)
    if running is None and latest_plan_before(case, day) is None:
        return
    since = last_decision(case, day)
    types = demand.also_plan_in_force
    positions = [p for p in case.of_kind(demand.need) if since is None or after(p, since)]
    plans = [p for p in plans_of_type(case, types) if p.date and p.day <= day and is_in_force(case, p, day)]
    acts = [act for act in case.dated if act in positions or act in plans]
    undated = [act for act in case.undated if act.kind == demand.need or is_plan_of_type(act, types)]
    start = running.first().start if running is not None else None
    step = step_of_day(duty, edition, day, None, name=_name(edition, day), started_by=start)
    yield step.but(finding=find(acts, undated, day))


def last_decision(case: Case, day: dt.date) -> Event | None:
    """The last decision about support or placement on or before a day."""
    decisions = (d for d in case.of_kind("decision") if d.about in ("support", "placement") and not d.is_refusal)
    return last(d for d in decisions if d.day <= day)


def latest_plan_before(case: Case, day: dt.date) -> Event | None:
    """The latest plan of the child made before a day and in force on it."""
    return last(p for p in case.of_kind("plan") if p.is_childs_plan and p.day < day and is_in_force(case, p, day))


def goals(case: Case, duty: Duty, edition: Edition, day: dt.date) -> Iterator[Step]:
    """The plan in force on the birthday, or its next revision, holds the goals."""
    plan = latest_plan_before(case, day)
    if plan is None:
        return
    label = case.label_of(plan)
    revisions = [p for p in case.of_kind("plan") if p.day >= day]
    running = next((episode for episode in case.episodes if episode.runs_on(plan.day)), None)
    start = running.first().start if running is not None else None
    step = step_of_day(duty, edition, day, label, name=_name(edition, day), started_by=start)
    yield step.but(finding=goals_in(case, plan, revisions, label))
