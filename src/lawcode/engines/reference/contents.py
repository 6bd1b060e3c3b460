"""What a plan or a decision itself holds (contract §§ 5, 6.10)."""

from __future__ import annotations

from lawcode.engines.reference.case import Case
from lawcode.engines.reference.episode import Episode, Label, OwnMeasure
from lawcode.engines.reference.event import Event, after, alike, bound_elsewhere
from lawcode.engines.reference.search import NOTHING_DONE, Finding, done, in_doubt
from lawcode.engines.reference.step import Step, step_of_event
from lawcode.rule import Content, Duty, Edition, GoalsForAdultLife, Limited

ADULT_LIFE_GOALS = "adult_life_goals"


def content(case: Case, duty: Duty, edition: Edition, demand: Content, plan: Event) -> Step | None:
    """The plan holds what the law asks for; a plan that was only confirmed is not judged."""
    if not plan.is_childs_plan or plan.act == "confirmed":
        return None
    step = step_of_event(duty, edition, plan, case.label_of(plan))
    step = step.but(outlives_childhood=case.is_about_aftercare(plan))
    if plan.act is None:
        return step.but(undecidable="act")
    return step.but(finding=_weigh(case, demand, plan, plan.has, step.label))


def _weigh(case: Case, demand: Content, plan: Event, has: frozenset[str] | None, label: Label) -> Finding:
    if has is None:
        return in_doubt("has")
    wanted = set(demand.parts) | (set(demand.in_placement) if is_of_placement(case, plan, label) else set())
    one_of = not demand.any_of or not has.isdisjoint(demand.any_of)
    return done(plan) if wanted <= has and one_of else NOTHING_DONE


def is_of_placement(case: Case, plan: Event, label: Label) -> bool:
    """Has the plan's measure a placement, or is the next decision after the plan about one (contract § 6.10)?"""
    if any(_may_be_for(case, plan, placement) for placement in case.placements):
        return True
    own = isinstance(label, OwnMeasure)
    decisions = (d for d in case.of_kind("decision") if after(d, plan) and (own or alike(d.measure, label)))
    following = next(decisions, None)
    return following is not None and following.about == "placement"


def _may_be_for(case: Case, plan: Event, placement: Episode) -> bool:
    """May it be a plan for the placement: of its measure, or, unnamed, for what has not ended on its day?"""
    if plan.measure is not None:
        return not isinstance(placement.label, str) or placement.label == plan.measure
    return placement.ends_on >= plan.day or not any(episode.runs_on(plan.day) for episode in case.episodes)


def goals_for_adult_life(
    case: Case, duty: Duty, edition: Edition, demand: GoalsForAdultLife, plan: Event
) -> Step | None:
    """The plan, or its next revision, holds the goals for adult life."""
    if not may_owe_goals(demand, plan):
        return None
    label = case.label_of(plan)
    revisions = [p for p in case.of_kind("plan") if p is not plan and after(p, plan)]
    finding = goals_in(case, plan, revisions, label)
    step = step_of_event(duty, edition, plan, label)
    return step.but(finding=finding, outlives_childhood=case.is_about_aftercare(plan))


def may_owe_goals(demand: GoalsForAdultLife, plan: Event) -> bool:
    """A plan of the types; where none is named, every plan of the child that was not only confirmed."""
    if demand.types:
        return plan.type in demand.types
    return plan.is_childs_plan and plan.act != "confirmed"


def goals_in(case: Case, plan: Event, revisions: list[Event], label: Label) -> Finding:
    """The goals in a plan are in time; in the next of its revisions they are late."""
    own = _has_goals(plan)
    if own is None:
        return in_doubt("has")
    if own:
        return done(plan)
    undated = [p for p in case.undated_of_kind("plan") if _is_revision(case, p, label)]
    if any(_has_goals(revision) is not False for revision in undated):
        return in_doubt("other_date")
    dated = (p for p in revisions if _is_revision(case, p, label) and not bound_elsewhere(p, plan))
    revision = next(dated, None)
    has = False if revision is None else _has_goals(revision)
    if revision is None or has is False:
        return NOTHING_DONE
    if revision.act is None:
        return in_doubt("act")
    return in_doubt("has") if has is None else done(revision, in_time=False)


def _has_goals(plan: Event) -> bool | None:
    return None if plan.has is None else ADULT_LIFE_GOALS in plan.has


def _is_revision(case: Case, plan: Event, label: Label) -> bool:
    """A plan of the measure that revises, or may revise, one before it."""
    return plan.is_childs_plan and plan.act in ("revised", None) and case.fits(plan, label)


def limited(case: Case, duty: Duty, edition: Edition, demand: Limited, decision: Event) -> Step:
    """The decision says for how long the limit on contact holds."""
    says = decision.until is not None or decision.duration is not None
    step = step_of_event(duty, edition, decision, case.label_of(decision))
    return step.but(finding=done(decision) if says else NOTHING_DONE)
