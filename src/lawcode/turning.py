"""On which fields of which facts may the verdict of a duty turn?  Read off its triggers and the shape of its demand.

A new edition of a known shape is therefore not forgotten; a test changes every field of many cases and looks whose
verdict changed.  What is not named here decides nothing.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from typing import Any

from lawcode import rule
from lawcode.facts import KIND_BY_NAME
from lawcode.registry import DUTIES

Place = tuple[str, str]
"""A kind of fact and one of its fields."""


def places(kind: str, fields: str) -> frozenset[Place]:
    return frozenset((kind, name) for name in fields.split())


PLAN_TYPE = places("plan", "type")
PLAN = PLAN_TYPE | places("plan", "act")
PLAN_WITH_PARTS = PLAN | places("plan", "has")
MATTER = places("decision", "about granted")
PLACED = places("placement_ended", "reason")
"""What tells whether a placement ended, or went on elsewhere."""
MEASURED = places("measure_started", "type") | places("measure_ended", "type")
"""What tells which measure ran when."""

OF_SHAPE: Mapping[type, frozenset[Place]] = {
    rule.Within: frozenset(),
    rule.Before: frozenset(),
    rule.PlanExists: PLAN_TYPE | MATTER | PLACED | MEASURED,
    rule.Content: PLAN_WITH_PARTS | MEASURED | places("decision", "about"),
    rule.GoalsForAdultLife: PLAN_WITH_PARTS | PLACED | MEASURED | places("decision", "about"),
    rule.HandedOver: PLAN | PLACED | places("plan_handed_over", "to site") | places("placement_started", "site"),
    rule.FirstFollowUp: MATTER | PLACED | MEASURED,
    rule.Every: PLACED | MEASURED
    | places("follow_up", "next_on interval_months") | places("rhythm_decided", "next_on interval_months"),
    rule.Decided: PLACED | MEASURED
    | places("follow_up", "next_on interval_months reasons_given") | places("rhythm_decided", "reasons_given"),
    rule.AtLeast: PLACED | places("visit", "at_site talked_with_child"),
    rule.Consented: places("consent", "by to given"),
    rule.BeforeReturn: MATTER | PLACED,
    rule.Notified: places("notice", "to written"),
    rule.Approved: places("chair_decision", "implemented_on implemented_at"),
    rule.Replaced: places("decision", "about by") | places("chair_decision", "about"),
    rule.Reviewed: MATTER | PLACED | places("decision", "consent until") | places("final_ruling", "outcome"),
    rule.BeforeEighteen: PLACED | places("decision", "about"),
    rule.PlanRevisedBefore: PLAN,
    rule.Offered: PLACED,
    rule.Limited: places("decision", "until duration"),
}  # fmt: skip
"""The fields that a shape weighs, whatever the edition; what else an edition says stands in `particular`."""
OF_STEP: Mapping[rule.ReturnStep, frozenset[Place]] = {
    rule.ReturnStep.PLAN: PLAN_WITH_PARTS,
    rule.ReturnStep.PERIOD: places("decision", "period_months"),
    rule.ReturnStep.COMMITTEE: places("decision", "consent") | places("committee_informed", "about"),
}
"""The fields that one of the three steps before a return home weighs."""
OF_ACT: Mapping[str, frozenset[Place]] = {
    "child_heard": places("child_heard", "form declined about"),
    "site_statement": places("site_statement", "about"),
    "support_person_offered": places("support_person_offered", "to"),
}
"""The fields that tell whether an act is the one that a demand needs."""
OF_EVERY_DUTY = places("trial", "waives until") | places("lawful_reason", "duty view_obtained")
"""What may excuse or waive any duty, and is therefore of none by name."""


@functools.cache
def duties_on(kind: str, name: str) -> tuple[str, ...]:
    """The duties whose verdict may turn on a field of a kind, in the order of the contract."""
    return tuple(duty.id for duty in DUTIES if (kind, name) in fields_of(duty))


def fields_of(duty: rule.Duty) -> frozenset[Place]:
    """The fields on which the verdict of a duty may turn."""
    return frozenset(place for edition in duty.editions for place in of_edition(edition))


def of_edition(edition: rule.Edition) -> Iterator[Place]:
    """What triggers, what the shape of the demand weighs, and what the demand asks of an act."""
    yield from of_triggers(edition)
    yield from OF_SHAPE[type(edition.demand)]
    for kind in needed(edition.demand):
        yield from OF_ACT.get(kind, ())
    yield from particular(edition.demand)


def of_triggers(edition: rule.Edition) -> Iterator[Place]:
    """The matter where one is named; a refusal triggers nothing but the hearing and the notice."""
    always = isinstance(edition.demand, rule.Notified) or "child_heard" in needed(edition.demand)
    for when in edition.trigger:
        if when.about:
            yield when.kind, "about"
        if KIND_BY_NAME[when.kind].field("granted") and not always:
            yield when.kind, "granted"


def needed(demand: Any) -> tuple[str, ...]:
    """The kinds of act that a demand names."""
    named = getattr(demand, "need", ())
    return named if isinstance(named, tuple) else (named,)


def particular(demand: Any) -> frozenset[Place]:
    """What one edition of a shape weighs and another does not."""
    match demand:
        case rule.Within(screened=True):
            return MATTER | places("screening", "outcome")
        case rule.Before(only_if_affects_child=True):
            return places("decision", "about affects_child")
        case rule.Before(also_plan_in_force=(_, *_)):
            return PLAN_TYPE | MEASURED
        case rule.PlanExists():
            return of_plan(demand)
        case rule.Consented(child_alone=False):
            return places("consent", "person purpose_agreed") | places("decision", "by consent")
        case rule.Notified(hours=hours):
            return OF_SHAPE[rule.Approved] if hours else places("notice", "reasons appeal_guidance")
        case rule.BeforeReturn(step):
            return OF_STEP[step]
    return frozenset()


def of_plan(demand: rule.PlanExists) -> frozenset[Place]:
    """What lengthens the time for a plan, or asks whether one is needed."""
    consent = places("decision", "consent") if demand.needs_consent else frozenset()
    acute = places("decision", "acute short_purpose") if demand.acute_months else frozenset()
    return consent | acute | places("plan_position", "needed")
