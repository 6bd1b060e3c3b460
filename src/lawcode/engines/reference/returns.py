"""Before the child goes home: which return, on which day, and the three steps (contract §§ 5, 6.13)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum

from lawcode.engines.reference.case import Case, last, may_be_about
from lawcode.engines.reference.dates import days_later
from lawcode.engines.reference.episode import Episode
from lawcode.engines.reference.event import Event, after, alike, before, bound_elsewhere, rests_on_same_day
from lawcode.engines.reference.search import Answer, Finding, all_known, find
from lawcode.engines.reference.step import Step, step_of_event
from lawcode.readings import SAME_DAY
from lawcode.rule import BeforeReturn, Duty, Edition, ReturnStep

DAYS_TO_NEXT_PLACEMENT = 7
BASES = ("placement", "review")


class State(Enum):
    """What is on record of a return."""

    OPEN = "not yet returned"
    RETURNED = "returned home"
    UNKNOWN = "ended without a reason"
    OTHERWISE = "ended for another reason, or judged by another line"


@dataclass(frozen=True)
class Return:
    """A return: what is on record of it, the event that ended the placement, and the placement."""

    state: State
    end: Event | None = None
    placement: Episode | None = None


def before_return(case: Case, duty: Duty, edition: Edition, demand: BeforeReturn, trigger: Event) -> Step | None:
    """One step of a return; None when the event starts none of its own."""
    step = step_of_event(duty, edition, trigger, case.label_of(trigger))
    if demand.step is ReturnStep.COMMITTEE:
        return committee_informed(case, trigger, step)
    home = return_of(case, trigger) if trigger.kind == "decision" else return_of_end(case, trigger)
    if home.state is State.OTHERWISE:
        return None
    if home.state is State.OPEN:
        return step.but(due=None) if case.as_of < case.ends_on else None
    assert home.end is not None
    step = step.but(due=home.end.day)
    if home.state is State.UNKNOWN:
        return step.but(undecidable="reason")
    if demand.step is ReturnStep.PLAN:
        return step.but(finding=find_revision(case, home, step, home.end))
    return step.but(finding=find_period(case, demand, step, home.end))


# --- which return -------------------------------------------------------------------------------------------------


def return_of(case: Case, decision: Event) -> Return:
    """What is on record of the return that was decided."""
    placement = placement_of_return(case, decision)
    if placement is None:
        end = _loose_end(case, decision)
        return Return(State.RETURNED, end) if end is not None else Return(State.OPEN)
    ended = placement.last_of_measure()
    if ended.end is None or ended.reason == "change_of_site":
        return Return(State.OPEN, None, placement)
    states = {"return_home": State.RETURNED, None: State.UNKNOWN}
    return Return(states.get(ended.reason, State.OTHERWISE), ended.end, placement)


def placement_of_return(case: Case, decision: Event) -> Episode | None:
    """The placement that the decision is about: running on its day, else the last one that ended before."""
    label = case.label_of(decision)
    mine = [placement for placement in case.placements if may_be_about(label, placement)]
    running = [placement for placement in mine if placement.runs_on(decision.day)]
    if running:
        return [placement for placement in running if placement.first() is running[0].first()][-1]
    ended = [placement for placement in mine if placement.ends_on < decision.day]
    last_day = max((placement.ends_on for placement in ended), default=None)
    return next((placement for placement in reversed(ended) if placement.ends_on == last_day), None)


def _loose_end(case: Case, decision: Event) -> Event | None:
    """A return on record whose placement is not: the first from the decision on, else the last before."""
    homes = (end for end in case.of_kind("placement_ended") if end.reason == "return_home")
    ends = [e for e in homes if alike(e.measure, decision.measure) and placement_ended_by(case, e) is None]
    from_it = [end for end in ends if end.day >= decision.day]
    return from_it[0] if from_it else last(ends)


def return_of_end(case: Case, end: Event) -> Return:
    """What an end of a placement comes to that no decision to return is about."""
    placement = placement_ended_by(case, end)
    if end.reason not in ("return_home", None) or decisions_about(case, end):
        return Return(State.OTHERWISE)
    if end.reason is None:
        followed = _is_followed_by_placement(case, end, placement)
        return Return(State.OTHERWISE if followed else State.UNKNOWN, end, placement)
    return Return(State.RETURNED, end, placement)


def placement_ended_by(case: Case, end: Event) -> Episode | None:
    """The placement that the event ends."""
    return next((placement for placement in case.placements if placement.end is end), None)


def decisions_about(case: Case, end: Event) -> list[Event]:
    """The decisions to return that are about an end: a return, or an end without a reason."""
    returns = ((decision, return_of(case, decision)) for decision in case.of_kind("decision") if _is_return(decision))
    return [d for d, home in returns if home.end is end and home.state in (State.RETURNED, State.UNKNOWN)]


def _is_return(decision: Event) -> bool:
    return decision.about == "return_home" and not decision.is_refusal


def _is_followed_by_placement(case: Case, end: Event, placement: Episode | None) -> bool:
    """Does another placement begin within 7 days?"""
    latest = days_later(end.day, DAYS_TO_NEXT_PLACEMENT)
    starts = (start for start in case.of_kind("placement_started") if end.day <= start.day <= latest)
    return any(placement is None or start is not placement.start for start in starts)


# --- the steps ----------------------------------------------------------------------------------------------------


def find_revision(case: Case, home: Return, step: Step, end: Event) -> Finding:
    """A plan new or revised after the placement's start that states the further effort."""
    start = home.placement.first().start if home.placement is not None else None
    plans = [plan for plan in case.all_of_kind("plan") if plan.is_childs_plan and case.fits(plan, step.label)]
    assert step.trigger is not None
    dated = [plan for plan in plans if plan.date and not bound_elsewhere(plan, step.trigger)]
    finding = find(
        [plan for plan in dated if start is None or after(plan, start)],
        [plan for plan in plans if not plan.date],
        end.day,
        counts=states_effort,
        unknown="has",
    )
    return _with_same_day(finding, end)


def states_effort(plan: Event) -> Answer:
    """Does the plan, new or revised, state the further effort?"""
    made = None if plan.act is None else plan.act != "confirmed"
    return all_known(made, None if plan.has is None else "further_effort" in plan.has)


def find_period(case: Case, demand: BeforeReturn, step: Step, end: Event) -> Finding:
    """A decision about this return with a period of at most so many months."""
    undated = (decision for decision in case.undated_of_kind("decision") if _is_return(decision))
    finding = find(
        decisions_about(case, end),
        [decision for decision in undated if case.fits(decision, step.label)],
        end.day,
        counts=lambda d: None if d.period_months is None else d.period_months <= demand.months,
        unknown="period_months",
    )
    return _with_same_day(finding, end)


def _with_same_day(finding: Finding, end: Event) -> Finding:
    """A step on the day of return rests on the reading that the same day counts."""
    if finding.act is None or not rests_on_same_day(finding.act, end):
        return finding
    return replace(finding, readings=frozenset({SAME_DAY.id}))


def committee_informed(case: Case, trigger: Event, step: Step) -> Step | None:
    """The committee is told, where the latest decision about placement or review was made without consent."""
    decided = trigger.kind == "decision"
    if not decided and (trigger.reason != "return_home" or decisions_about(case, trigger)):
        return None
    basis = last(d for d in _bases(case.of_kind("decision")) if before(d, trigger) and case.same_measure(d, trigger))
    if basis is None or basis.consent:
        return None
    acts = [act for act in case.all_of_kind("committee_informed") if _is_information(case, act, trigger, step)]
    dated = [act for act in acts if act.date and after(act, basis)]
    finding = find(dated, [act for act in acts if not act.date], trigger.day)
    return step.but(finding=finding, undecidable="consent" if basis.consent is None else "")


def _bases(decisions: Iterable[Event]) -> Iterator[Event]:
    """Decisions about placement or review."""
    return (d for d in decisions if d.about in BASES and not d.is_refusal)


def may_be_coerced(case: Case) -> bool:
    """Has the case, dated or not, a decision about placement or review that is not on record as consented?"""
    return any(decision.consent is not True for decision in _bases(case.all_of_kind("decision")))


def _is_information(case: Case, act: Event, trigger: Event, step: Step) -> bool:
    """Information to the committee about a return, or about nothing named."""
    return act.about in (None, "return_home") and not bound_elsewhere(act, trigger) and case.fits(act, step.label)
