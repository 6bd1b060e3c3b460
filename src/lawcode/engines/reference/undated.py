"""Which triggers without a day have a line?  Those that, on some day, would have triggered (contract §§ 3.3, 6.3)."""

from __future__ import annotations

from collections.abc import Callable

from lawcode.engines.reference.case import Case
from lawcode.engines.reference.consents import asks_for_consent
from lawcode.engines.reference.contents import may_owe_goals
from lawcode.engines.reference.event import Event
from lawcode.engines.reference.followups import first_followed_up_by, has_start
from lawcode.engines.reference.handovers import is_owed, owed_since
from lawcode.engines.reference.hearings import asks_for_it
from lawcode.engines.reference.plans import has_line_of_its_own
from lawcode.engines.reference.returns import may_be_coerced
from lawcode.engines.reference.reviews import is_coerced
from lawcode.engines.reference.triggers import might_have_triggered
from lawcode.rule import (
    BARNETS_LOV_DAY,
    Before,
    BeforeEighteen,
    BeforeReturn,
    Consented,
    Content,
    Decided,
    Duty,
    Edition,
    Every,
    FirstFollowUp,
    GoalsForAdultLife,
    HandedOver,
    PlanExists,
    ReturnStep,
    Reviewed,
)


def has_line(case: Case, duty: Duty, event: Event) -> bool:
    """Might the event, on some day, have triggered some edition, and does nothing speak against a line?"""
    return any(_may_ask(case, duty, edition, event) for edition in might_have_triggered(case, duty, event))


def _may_ask(case: Case, duty: Duty, edition: Edition, event: Event) -> bool:
    """May the edition ask anything of such an event, whatever its day?"""
    asks = ASKS.get(type(edition.demand))
    return asks is None or asks(case, duty, edition, edition.demand, event)


def _hearing(case: Case, duty: Duty, edition: Edition, demand: Before, event: Event) -> bool:
    return asks_for_it(edition, demand, event) is not False


def _plan(case: Case, duty: Duty, edition: Edition, demand: PlanExists, event: Event) -> bool:
    """A decision may; a position only where it does not say no and the measure has no line yet."""
    if event.kind != "plan_position":
        return not demand.needs_position
    return event.needed is not False and not has_line_of_its_own(case, duty, edition, event.measure)


def _content(case: Case, duty: Duty, edition: Edition, demand: Content, event: Event) -> bool:
    return is_owed(event)


def _goals(case: Case, duty: Duty, edition: Edition, demand: GoalsForAdultLife, event: Event) -> bool:
    return may_owe_goals(demand, event)


def _hand_over(case: Case, duty: Duty, edition: Edition, demand: HandedOver, event: Event) -> bool:
    """A start where the case has a plan, a plan where it has a placement."""
    if case.as_of < owed_since(duty):
        return False
    if event.kind == "placement_started":
        return any(plan.is_childs_plan for plan in case.all_of_kind("plan"))
    return is_owed(event) and any(case.fits(event, placement.label) for placement in case.placements)


def _first_follow_up(case: Case, duty: Duty, edition: Edition, demand: FirstFollowUp, event: Event) -> bool:
    return event.kind != "decision" or not has_start(case, event)


def _next_follow_up(case: Case, duty: Duty, edition: Edition, demand: Every, event: Event) -> bool:
    return bool(case.episodes)


def _rhythm(case: Case, duty: Duty, edition: Edition, demand: Decided, event: Event) -> bool:
    """Where something ran, and no dated follow-up is the first of a measure under barnets lov."""
    no_first = all(first_followed_up_by(case, act) is None for act in case.of_kind("follow_up"))
    return case.as_of >= BARNETS_LOV_DAY and bool(case.episodes) and no_first


def _consent(case: Case, duty: Duty, edition: Edition, demand: Consented, event: Event) -> bool:
    return asks_for_consent(demand, event)


def _return(case: Case, duty: Duty, edition: Edition, demand: BeforeReturn, event: Event) -> bool:
    """A return home; the committee is told only where a placement was decided without consent on record."""
    if demand.step is ReturnStep.COMMITTEE:
        return (event.kind == "decision" or event.reason == "return_home") and may_be_coerced(case)
    return event.kind == "decision" or event.reason in ("return_home", None)


def _review(case: Case, duty: Duty, edition: Edition, demand: Reviewed, event: Event) -> bool:
    return is_coerced(event) is not False


def _never(case: Case, duty: Duty, edition: Edition, demand: BeforeEighteen, event: Event) -> bool:
    return False


ASKS: dict[type, Callable[..., bool]] = {
    Before: _hearing,
    PlanExists: _plan,
    Content: _content,
    GoalsForAdultLife: _goals,
    HandedOver: _hand_over,
    FirstFollowUp: _first_follow_up,
    Every: _next_follow_up,
    Decided: _rhythm,
    Consented: _consent,
    BeforeReturn: _return,
    Reviewed: _review,
    BeforeEighteen: _never,
}
"""What speaks against a line whatever the day, by the shape of the demand; of the other shapes nothing does."""
