"""An act within a period: notifications, receipts, studies, network meetings (contract §§ 3.8, 5, 6.12)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from lawcode.engines.reference.case import Case
from lawcode.engines.reference.dates import days_later, months_later, working_days_later
from lawcode.engines.reference.event import Event, after, alike, before, bound_elsewhere, on_or_after
from lawcode.engines.reference.search import Answer, find, in_doubt
from lawcode.engines.reference.step import Step, step_of_event
from lawcode.rule import Duty, Edition, Within


def within(case: Case, duty: Duty, edition: Edition, demand: Within, trigger: Event) -> Step | None:
    """The first act on or after the trigger, within the period; None when the trigger starts no period."""
    if demand.first_only and not starts_period(case, demand, trigger):
        return None
    if demand.screened and is_screened_out(case, demand, trigger):
        return None
    step = step_of_event(duty, edition, trigger, trigger.measure)
    due = end_of_period(demand, trigger.day)
    finding = find(
        _answers(trigger, (act for act in case.of_kind(*demand.need) if on_or_after(act, trigger))),
        _answers(trigger, case.undated_of_kind(*demand.need)),
        due,
        in_time=lambda act: is_in_period(act, demand.hours, trigger.at, due),
    )
    step = step.but(due=due, finding=finding, outlives_childhood=True)
    return _or_lawful_instead(case, demand, trigger, step, due) if demand.unless else step


def end_of_period(demand: Within, day: dt.date) -> dt.date:
    """The last day of the period that begins on a day; 24 hours end on the day after."""
    if demand.working_days:
        return working_days_later(day, demand.working_days)
    if demand.months:
        return months_later(day, demand.months)
    return days_later(day, demand.days + demand.hours // 24)


def is_in_period(act: Event, hours: int, since: dt.datetime | None, due: dt.date) -> Answer:
    """In time?  Hours go to the minute when both times are known; with days only the due day is in doubt (§ 3.8)."""
    if not hours:
        return act.day <= due
    if since is not None and act.at is not None:
        return to_the_minute(act.at) - to_the_minute(since) <= dt.timedelta(hours=hours)
    return None if act.day == due else act.day < due


def to_the_minute(moment: dt.datetime) -> dt.datetime:
    """The moment without its seconds."""
    return moment.replace(second=0, microsecond=0)


def _answers(trigger: Event, acts: Iterable[Event]) -> list[Event]:
    """The acts that are not bound to another trigger and name no different measure."""
    return [act for act in acts if not bound_elsewhere(act, trigger) and alike(act.measure, trigger.measure)]


def _or_lawful_instead(case: Case, demand: Within, trigger: Event, step: Step, due: dt.date) -> Step:
    """An act by the due day that makes a later end lawful; one that nobody dated is in doubt."""
    instead = _answers(trigger, (act for act in case.of_kind(demand.unless) if on_or_after(act, trigger)))
    in_time = next((act for act in instead if act.day <= due), None)
    if in_time is not None:
        return step.but(lawful_act=in_time)
    if _answers(trigger, case.undated_of_kind(demand.unless)) and not step.finding.in_time:
        return step.but(finding=in_doubt("other_date"))
    return step


# --- studies: which need starts a period ------------------------------------------------------------------------


def starts_period(case: Case, demand: Within, trigger: Event) -> bool:
    """Does the trigger start a period of its own, no earlier one being open?"""
    running: Event | None = None
    for event in case.of_kind(trigger.kind):
        if running is None or is_answered_between(case, demand, running, event):
            running = event
        if event is trigger:
            break
    return running is trigger


def is_answered_between(case: Case, demand: Within, first: Event, second: Event) -> bool:
    """Was the first trigger answered before the second came?  (*After* is not the same day, contract § 6.4.)"""
    return any(on_or_after(act, first) and after(second, act) for act in case.of_kind(*demand.need))


def is_screened_out(case: Case, demand: Within, trigger: Event) -> bool:
    """Did the last screening before the next period lead to nothing or to a clarification?"""
    screenings = [act for act in case.of_kind("screening") if act.outcome is not None]
    if trigger.kind == "need_known":
        needs = (need for need in case.of_kind("need_known") if is_answered_between(case, demand, trigger, need))
        following = next(needs, None)
        screenings = [act for act in screenings if on_or_after(act, trigger)]
        screenings = [act for act in screenings if following is None or not on_or_after(act, following)]
    return bool(screenings) and screenings[-1].outcome in ("none", "clarification")


def study_without_need(case: Case, duty: Duty, trigger: Event) -> Step | None:
    """A study begun without a day on which the need was known: the period has no beginning (contract § 5)."""
    for edition in duty.on(trigger.day):
        demand = edition.demand
        assert isinstance(demand, Within)
        if not (demand.screened and is_screened_out(case, demand, trigger)):
            step = step_of_event(duty, edition, trigger, trigger.measure)
            return step.but(due=None, finding=in_doubt("need_known"), outlives_childhood=True)
    return None


def first_sign_of_study(case: Case, demand: Within) -> Event | None:
    """The first sign of a study in a case in which nobody recorded when the need was known."""
    if any(case.all_of_kind("need_known")):
        return None
    return next((event for event in case.dated + case.undated if _is_sign_of_study(case, demand, event)), None)


def _is_sign_of_study(case: Case, demand: Within, event: Event) -> bool:
    """A screening that calls for a study, a study opened, or a decision on support or placement without a study."""
    if event.kind == "screening":
        return event.outcome == "study"
    if event.kind != "decision":
        return event.kind == "study_opened"
    if event.is_refusal or event.about not in ("support", "placement"):
        return False
    return event.date is None or not any(before(act, event) for act in case.of_kind(*demand.need))
