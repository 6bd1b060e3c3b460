"""The chair's decision: approved by the committee within days, replaced by an ordinary one in months (§§ 5, 6.14)."""

from __future__ import annotations

from lawcode.engines.reference.case import Case, last
from lawcode.engines.reference.dates import days_later, months_later
from lawcode.engines.reference.event import Event, alike, before, bound_elsewhere, on_or_after, sort_of
from lawcode.engines.reference.search import Answer, done, find, in_doubt
from lawcode.engines.reference.step import Step, step_of_event
from lawcode.rule import Approved, Duty, Edition, Replaced


def approved(case: Case, duty: Duty, edition: Edition, demand: Approved, decision: Event) -> Step:
    """Approved within days, the day of implementation being day 1; that day unknown, within the decision's own."""
    step = step_of_event(duty, edition, decision, case.label_of(decision))
    last_day = days_later(decision.implemented_on or decision.day, demand.days - 1)
    approvals = [a for a in case.of_kind("committee_approval") if approved_decision(case, a) is decision]
    if decision.implemented_on is None:
        in_time = next((approval for approval in approvals if approval.day <= last_day), None)
        return step.but(due=None, finding=done(in_time) if in_time is not None else in_doubt("implemented_on"))
    undated = [
        approval
        for approval in case.undated_of_kind("committee_approval")
        if not bound_elsewhere(approval, decision) and alike(approval.measure, decision.measure)
    ]
    return step.but(due=last_day, finding=find(approvals, undated, last_day))


def approved_decision(case: Case, approval: Event) -> Event | None:
    """The chair's decision that an approval is of: the one of its `of`, else the last before it (contract § 6.14)."""
    if approval.of is not None and sort_of(approval.of) == "decision":
        return approval.of if approval.of.kind == "chair_decision" else None
    if approval.date is None:
        return None
    decisions = (d for d in case.of_kind("chair_decision") if before(d, approval))
    return last(d for d in decisions if alike(d.measure, approval.measure))


def replaced(case: Case, duty: Duty, edition: Edition, demand: Replaced, approval: Event) -> Step:
    """An ordinary decision about the same within months of the approval."""
    label = case.label_of(approval)
    due = months_later(approval.day, demand.months)
    chair = approved_decision(case, approval)
    bases = [approval] if chair is None else [approval, chair]
    acts = [a for a in case.all_of_kind("decision") if case.fits(a, label) and not bound_elsewhere(a, *bases)]
    finding = find(
        [act for act in acts if act.date and on_or_after(act, approval)],
        [act for act in acts if not act.date],
        due,
        counts=lambda act: is_about_the_same(act, chair),
        unknown="about",
    )
    return step_of_event(duty, edition, approval, label).but(due=due, finding=finding)


def is_about_the_same(decision: Event, chair: Event | None) -> Answer:
    """Is it an ordinary decision about the chair's matter?  Not known when one of the two names none."""
    if decision.by == "chair":
        return False
    if chair is None or chair.about is None or decision.about is None:
        return None
    return decision.about == chair.about
