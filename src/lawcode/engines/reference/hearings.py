"""A step on or before a decision: the child heard, the site's statement, the position on a plan (contract § 5)."""

from __future__ import annotations

from lawcode.engines.reference.case import Case
from lawcode.engines.reference.episode import Label
from lawcode.engines.reference.event import Event, after, before, bound_elsewhere, rests_on_same_day
from lawcode.engines.reference.plans import is_in_force, is_plan_of_type
from lawcode.engines.reference.search import Answer, Finding, find
from lawcode.engines.reference.step import Step, step_of_event
from lawcode.readings import DIRECT_CONTACT, SAME_DAY
from lawcode.rule import BARNETS_LOV_DAY, Before, Duty, Edition

DIRECT_CONTACTS = ("phone", "sms", "chat")


def before_decision(case: Case, duty: Duty, edition: Edition, demand: Before, trigger: Event) -> Step | None:
    """The first act that counts, before the decision or too late; None when the decision asks for none."""
    if demand.also_plan_in_force:
        return position(case, duty, edition, demand, trigger)
    asked = asks_for_it(edition, demand, trigger)
    unborn = duty.id == "child_heard" and case.born_known and not case.has_reached(0, trigger.day)
    if asked is False or unborn:
        return None
    label = case.label_of(trigger)
    since = case.previous_decision(trigger)
    acts = [act for act in case.all_of_kind(demand.need) if belongs(case, act, trigger, label)]
    finding = find(
        [act for act in acts if act.date and (since is None or after(act, since))],
        [act for act in acts if not act.date],
        trigger.day,
        counts=lambda act: has_form(demand, act),
        in_time=lambda act: before(act, trigger),
        unknown="form",
    )
    step = step_of_event(duty, edition, trigger, label).but(finding=with_readings(finding, trigger))
    return step if asked else step.but(undecidable="affects_child")


def asks_for_it(edition: Edition, demand: Before, trigger: Event) -> Answer:
    """Economic support asks for a talk where it affects the child; serviceloven needs that on record."""
    if not demand.only_if_affects_child or trigger.about != "economic_support":
        return True
    if trigger.affects_child is None and edition.first_day >= BARNETS_LOV_DAY:
        return True
    return trigger.affects_child


def belongs(case: Case, act: Event, trigger: Event, label: Label) -> bool:
    """With `of` this decision; or without `of`, on the same matter (or none given) and measure (contract § 5)."""
    fits = case.fits(act, label)
    if act.of is trigger and (act.measure is None or fits):
        return True
    return fits and not bound_elsewhere(act, trigger) and act.about in (None, trigger.about)


def has_form(demand: Before, act: Event) -> Answer:
    """Does the form count as a talk?  An offer that the child declined counts."""
    if not demand.forms or act.declined:
        return True
    return None if act.form is None else act.form in demand.forms


def with_readings(finding: Finding, trigger: Event) -> Finding:
    """The readings on which an act rests: the same day as before, other direct contact as a talk."""
    act = finding.act
    if act is None:
        return finding
    readings = set()
    if rests_on_same_day(act, trigger):
        readings.add(SAME_DAY.id)
    if act.kind == "child_heard" and not act.declined and act.form in DIRECT_CONTACTS:
        readings.add(DIRECT_CONTACT.id)
    return Finding(act, finding.in_time, finding.doubt, frozenset(readings))


def position(case: Case, duty: Duty, edition: Edition, demand: Before, trigger: Event) -> Step:
    """A position on the need for a plan on or before the decision, or a plan then in force."""
    label = case.label_of(trigger)
    acts = [act for act in case.dated if _stands_for_position(case, demand, act, trigger, label)]
    finding = find(
        [act for act in acts if act.kind == demand.need or _is_plan_then_in_force(case, act, trigger)],
        [act for act in case.undated if _stands_for_position(case, demand, act, trigger, label)],
        trigger.day,
        in_time=lambda act: before(act, trigger),
    )
    return step_of_event(duty, edition, trigger, label).but(finding=with_readings(finding, trigger))


def _stands_for_position(case: Case, demand: Before, act: Event, trigger: Event, label: Label) -> bool:
    """A position, or a plan that stands for one, of this measure and of no other decision."""
    if act.kind != demand.need and not is_plan_of_type(act, demand.also_plan_in_force):
        return False
    return not bound_elsewhere(act, trigger) and case.fits(act, label)


def _is_plan_then_in_force(case: Case, plan: Event, trigger: Event) -> bool:
    return before(plan, trigger) and is_in_force(case, plan, trigger.day)
