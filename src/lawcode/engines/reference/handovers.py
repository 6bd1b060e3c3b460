"""The relevant parts of the plan reach the place where the child lives; the parents get a support person (§ 5)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from lawcode.engines.reference.case import Case, last
from lawcode.engines.reference.episode import Episode
from lawcode.engines.reference.event import Event, after, alike, bound_elsewhere, on_or_after
from lawcode.engines.reference.plans import is_in_force
from lawcode.engines.reference.search import Answer, find
from lawcode.engines.reference.step import Step, step_of_day, step_of_event
from lawcode.rule import Duty, Edition, HandedOver, Offered

Taken = list[tuple[Episode, Event]]
"""The plans that the line of a placement's own start covers."""


def handed_over(case: Case, duty: Duty) -> Iterator[Step]:
    """The steps of every placement: at its start once a plan exists, and for each later plan while it runs."""
    owed_from = owed_since(duty)
    if case.as_of < owed_from:
        return
    taken: Taken = []
    for placement in case.placements:
        if placement.ends_on >= owed_from:
            yield from _step_of_start(case, duty, placement, owed_from, taken)
    for plan in case.of_kind("plan"):
        if is_owed(plan) and plan.day >= owed_from:
            yield from _step_of_plan(case, duty, plan, taken)


def owed_since(duty: Duty) -> dt.date:
    """The day from which plans are owed at the earliest (FOB 2016-44)."""
    demands = [edition.demand for edition in duty.editions]
    return min(dt.date.fromisoformat(demand.owed_from) for demand in demands if isinstance(demand, HandedOver))


def is_owed(plan: Event) -> bool:
    """A plan of the child that is new or revised."""
    return plan.is_childs_plan and plan.act != "confirmed"


def _step_of_start(case: Case, duty: Duty, placement: Episode, owed_from: dt.date, taken: Taken) -> Iterator[Step]:
    """The step of a placement's start, or of the day the duty began when the placement ran then with a plan (§ 6.2)."""
    start = placement.start.day
    plans = [p for p in case.of_kind("plan") if p.is_childs_plan and case.fits(p, placement.label)]
    known = [p for p in plans if p.day <= start and is_in_force(case, p, start)]
    made_before = [p for p in plans if start < p.day <= owed_from]
    later = [p for p in plans if max(start, owed_from) < p.day <= placement.ends_on]
    covered = known + made_before or later[:1]
    if not covered:
        return
    taken += [(placement, plan) for plan in covered]
    plan = covered[-1]
    due = max(start, plan.day, owed_from)
    if start < owed_from and plan.day <= owed_from:
        name = f"law@{owed_from}"
        edition = edition_for_plan(duty, plan, due)
        step = step_of_day(duty, edition, due, placement.label, name=name, started_by=placement.start)
    else:
        step = step_of_event(duty, edition_for_plan(duty, plan, due), placement.start, placement.label)
    yield _with_hand_over(case, placement, plan, step, due)


def _step_of_plan(case: Case, duty: Duty, plan: Event, taken: Taken) -> Iterator[Step]:
    """The step of a later plan: owed to the earlier placement of two that run (contract § 6.12)."""
    running = [p for p in case.placements if p.runs_on(plan.day)]
    fitting = [p for p in running if case.fits(plan, p.label)]
    free = [p for p in fitting if (p, plan) not in taken]
    if not free:
        return
    is_covered = any((p, plan) in taken for p in running)
    if is_covered and plan.measure is None and free[0] is not fitting[0]:
        return
    step = step_of_event(duty, edition_for_plan(duty, plan, plan.day), plan, free[0].label)
    yield _with_hand_over(case, free[0], plan, step if plan.act else step.but(undecidable="act"), plan.day)


def edition_for_plan(duty: Duty, plan: Event, due: dt.date) -> Edition:
    """The edition in force on the day it falls due that covers the plan's type."""
    for edition in duty.on(due):
        if isinstance(edition.demand, HandedOver) and (not edition.demand.types or plan.type in edition.demand.types):
            return edition
    return duty.editions[0]


def _with_hand_over(case: Case, placement: Episode, plan: Event, step: Step, due: dt.date) -> Step:
    """The first hand-over to the site from the plan's day on."""
    acts = [
        act
        for act in case.all_of_kind("plan_handed_over")
        if case.fits(act, placement.label) and not bound_elsewhere(act, plan, placement.start)
    ]
    finding = find(
        [act for act in acts if act.date and on_or_after(act, plan)],
        [act for act in acts if not act.date],
        due,
        counts=lambda act: is_to_site(placement, act),
        unknown="to",
    )
    return step.but(due=due, law_day=due, finding=finding)


def is_to_site(placement: Episode, act: Event) -> Answer:
    """To this site: the same, or missing on a side."""
    if not alike(act.site, placement.start.site):
        return False
    return None if act.to is None else act.to == "site"


def offered(case: Case, duty: Duty, edition: Edition, demand: Offered, start: Event) -> Step | None:
    """Offered in connection with the placement, after the start of the one before (§ 6.14); no line for a move."""
    placement = case.episode_of(start)
    if placement.before is not None:
        return None
    placements = case.placements
    previous = last(earlier.start for earlier in placements[: placements.index(placement)])
    offers = [
        act
        for act in case.all_of_kind(demand.need)
        if not bound_elsewhere(act, start) and alike(act.measure, start.measure)
    ]
    finding = find(
        [act for act in offers if act.date and (previous is None or after(act, previous))],
        [act for act in offers if not act.date],
        start.day,
        counts=lambda act: None if act.to is None else act.to == demand.to,
        unknown="to",
    )
    return step_of_event(duty, edition, start, placement.label).but(finding=finding)
