"""The child's plan: which plan counts, for how long it is in force, by when it has to exist (contract § 5)."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from lawcode.engines.reference.case import Case
from lawcode.engines.reference.dates import birthday, months_later
from lawcode.engines.reference.episode import Episode, Label, OwnMeasure
from lawcode.engines.reference.event import Event, alike, before, bound_elsewhere, rests_on_same_day
from lawcode.engines.reference.search import Answer, find
from lawcode.engines.reference.step import Step, conclude, step_of_event
from lawcode.engines.reference.triggers import edition_for
from lawcode.readings import SAME_DAY
from lawcode.rule import Duty, Edition, PlanExists

CHILDS_PLAN = "handleplan"
"""A plan without a type is judged as the child's, so it counts where this one does (contract § 6.12)."""


def is_plan_of_type(plan: Event, types: tuple[str, ...]) -> bool:
    """A plan of the child of one of the types; one without a type is the child's, but no youth plan."""
    return plan.is_childs_plan and (plan.type or CHILDS_PLAN) in types


# --- in force -----------------------------------------------------------------------------------------------------


def is_in_force(case: Case, plan: Event, day: dt.date) -> bool:
    """Is the plan in force on the day?  Until its measures end for another reason than a change of site."""
    carriers = carriers_of(case, plan)
    return not carriers or any(episode.ended_for_good_on() >= day for episode in carriers)


def carriers_of(case: Case, plan: Event) -> list[Episode]:
    """The episodes of the plan's measure that run on its day, else those that begin next."""
    mine = list(case.episodes)
    if plan.measure is not None:
        named = [episode for episode in mine if episode.label == plan.measure]
        mine = named or [episode for episode in mine if episode.label is None]
    running = [episode for episode in mine if episode.runs_on(plan.day)]
    later = [episode for episode in mine if episode.start.day > plan.day]
    if running or not later:
        return running
    next_start = min(episode.start.day for episode in later)
    return [episode for episode in later if episode.start.day == next_start]


# --- by when ------------------------------------------------------------------------------------------------------


def plan_exists(case: Case, duty: Duty, edition: Edition, demand: PlanExists, trigger: Event) -> Step | None:
    """A plan in force at the trigger or made after it; None when the trigger owes none."""
    needed = is_needed(case, duty, edition, demand, trigger)
    if needed is False:
        return None
    step = step_of_event(duty, edition, trigger, case.label_of(trigger))
    later = months_later(trigger.day, demand.months)
    if needed is None:
        return step.but(due=later, undecidable="needed")
    if demand.needs_consent and trigger.kind == "decision":
        return by_consent(case, demand, trigger, step, later)
    acute = not demand.months and trigger.acute is True and trigger.short_purpose is True
    return with_plan_by(case, demand, trigger, step, months_later(trigger.day, demand.acute_months) if acute else later)


def is_needed(case: Case, duty: Duty, edition: Edition, demand: PlanExists, trigger: Event) -> Answer:
    """Is a plan owed?  Where a position decides, only if it found a need; once only for a measure (contract § 5)."""
    if demand.needs_position:
        return position_on_need(case, trigger)
    if trigger.kind != "plan_position":
        return True
    return False if has_line_of_its_own(case, duty, edition, case.label_of(trigger)) else trigger.needed


def by_consent(case: Case, demand: PlanExists, trigger: Event, step: Step, later: dt.date) -> Step | None:
    """With consent months later, without it at once; not recorded: both, undecidable where they differ (§ 5)."""
    at_once = with_plan_by(case, demand, trigger, step, trigger.day)
    if trigger.consent is False:
        return at_once
    with_consent = with_plan_by(case, demand, trigger, step, later)
    if trigger.consent or _status(case, at_once) == _status(case, with_consent):
        return with_consent
    return step.but(due=None, undecidable="consent", outlives_childhood=True)


def _status(case: Case, step: Step | None) -> object:
    outcome = conclude(case, step) if step is not None else None
    return outcome.status if outcome is not None else None


def with_plan_by(case: Case, demand: PlanExists, trigger: Event, step: Step, due: dt.date) -> Step | None:
    """The step due on a day, with the plan that was found; None when the measure ended by then without one."""
    due_at_once = due == trigger.day
    plans = [plan for plan in case.all_of_kind("plan") if plan_counts(case, demand, trigger, step.label, plan)]
    finding = find(
        [p for p in plans if p.date and (not before(p, trigger) or is_in_force(case, p, trigger.day))],
        [p for p in plans if not p.date],
        due,
        in_time=lambda plan: before(plan, trigger) if due_at_once else plan.day <= due,
    )
    if due_at_once and finding.act is not None and rests_on_same_day(finding.act, trigger):
        finding = replace(finding, readings=frozenset({SAME_DAY.id}))
    if not finding.in_time and ended_by(case, demand, trigger, step.label, due):
        return None
    return step.but(due=due, finding=finding)


def plan_counts(case: Case, demand: PlanExists, trigger: Event, label: Label, plan: Event) -> bool:
    """Is it a plan of a type asked for, of the measure, not bound to another decision?"""
    return is_plan_of_type(plan, demand.types) and not bound_elsewhere(plan, trigger) and case.fits(plan, label)


def ended_by(case: Case, demand: PlanExists, trigger: Event, label: Label, due: dt.date) -> bool:
    """Did the decision's measure end on or before the due day?  Not asked of the youth plan (contract § 5)."""
    if CHILDS_PLAN not in demand.types:
        return False
    sort = trigger.about if trigger.about in ("placement", "aftercare") else "support"
    carrier = case.carrier_of(trigger, sort, label)
    return carrier is not None and carrier.ended_for_good_on() <= due


# --- positions ----------------------------------------------------------------------------------------------------


def position_on_need(case: Case, decision: Event) -> Answer:
    """What the municipality found: the position with `of` this decision, else the last on or before its day.

    One without a day counts with `of`; without it only where there is no other, and then in doubt.
    """
    linked = [p for p in case.of_kind("plan_position") if p.of is decision]
    if linked:
        return linked[-1].needed
    label = case.label_of(decision)
    free = [p for p in case.all_of_kind("plan_position") if not bound_elsewhere(p, decision) and case.fits(p, label)]
    undated = [p for p in free if not p.date]
    linked = [p for p in undated if p.of is decision]
    if linked:
        return linked[0].needed
    dated = [p for p in free if p.date and p.day <= decision.day]
    if dated:
        return dated[-1].needed
    return None if any(p.needed is not False for p in undated) else False


def has_line_of_its_own(case: Case, duty: Duty, edition: Edition, label: Label) -> bool:
    """Has the measure a line of a decision or of the birthday already (contract § 5, `youth_plan_made`)?"""
    decisions = (d for d in case.of_kind("decision") if may_share_measure(label, case.label_of(d)))
    if any(_has_line(case, duty, decision) for decision in decisions):
        return True
    if not case.born_known or case.born is None or not edition.at_birthday:
        return False
    day = birthday(case.born, edition.at_birthday)
    if day > case.as_of or edition not in duty.on(day):
        return False
    return any(placement.runs_on(day) and may_share_measure(label, placement.label) for placement in case.placements)


def _has_line(case: Case, duty: Duty, decision: Event) -> bool:
    edition = edition_for(case, duty, decision)
    if edition is None or not isinstance(edition.demand, PlanExists):
        return False
    return _status(case, plan_exists(case, duty, edition, edition.demand, decision)) is not None


def may_share_measure(one: Label, other: Label) -> bool:
    """May two labels be of one measure?"""
    return alike(one, other) or isinstance(other, OwnMeasure)
