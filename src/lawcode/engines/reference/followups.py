"""Follow-up: the first after a start, the next in the act's or the municipality's rhythm, and the rhythm itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from lawcode.engines.reference.case import Case, last
from lawcode.engines.reference.dates import months_later
from lawcode.engines.reference.episode import Episode, Label, OwnMeasure
from lawcode.engines.reference.event import Event, after, alike, before, bound_elsewhere, on_or_after
from lawcode.engines.reference.search import find, in_doubt
from lawcode.engines.reference.step import Step, step_of_event
from lawcode.engines.reference.triggers import edition_on
from lawcode.rule import BARNETS_LOV_DAY, Decided, Duty, Edition, Every, FirstFollowUp

STARTING_MATTERS = ("support", "placement", "aftercare")
OPENED_BY = {"study_closed": "study_opened", "clarification_closed": "clarification_opened"}


def acts_of(case: Case, kind: str, trigger: Event, label: Label) -> list[Event]:
    """The acts of a kind, dated or not, that belong to the measure and to no other trigger."""
    return [a for a in case.all_of_kind(kind) if case.fits(a, label) and not bound_elsewhere(a, trigger)]


# --- the first ----------------------------------------------------------------------------------------------------


def first_follow_up(case: Case, duty: Duty, trigger: Event) -> Step | None:
    """The first follow-up after a start; a decision whose measure has no start leaves it undecidable (§ 5)."""
    if trigger.kind == "decision":
        return decision_without_start(case, duty, trigger)
    episode = case.episode_of(trigger)
    if episode.before is not None:
        return None
    statutory = statutory_day(duty, trigger)
    edition = edition_on(duty, statutory)
    due = statutory
    if isinstance(edition.demand, FirstFollowUp) and edition.demand.or_end_of_study:
        due = min([statutory, *ends_of_parallel_studies(case, episode, trigger)])
    acts = acts_of(case, "follow_up", trigger, episode.label)
    held = [act for act in acts if act.date and on_or_after(act, trigger)]
    ends_on = episode.placement_ends_on()
    if ends_on < due and not any(act.day <= ends_on for act in held):
        return None
    finding = find(held, [act for act in acts if not act.date], due)
    step = step_of_event(duty, edition, trigger, episode.label)
    return step.but(due=due, law_day=due, finding=finding, outlives_childhood=episode.sort == "aftercare")


def statutory_day(duty: Duty, start: Event) -> dt.date:
    """The day that the act gives: months from the start; it also chooses the edition (contract § 6.11)."""
    demand = edition_on(duty, start.day).demand
    assert isinstance(demand, FirstFollowUp)
    return months_later(start.day, demand.months)


def ends_of_parallel_studies(case: Case, episode: Episode, start: Event) -> Iterator[dt.date]:
    """The ends of studies and clarifications that were open while the measure ran, after the start's day (§ 6.11)."""
    for close in case.of_kind(*OPENED_BY):
        opened = last(o for o in case.of_kind(OPENED_BY[close.kind]) if before(o, close)) or close
        in_time = close.day > start.day and close.day >= BARNETS_LOV_DAY
        if in_time and alike(close.measure, start.measure) and opened.day <= episode.placement_ends_on():
            yield close.day


def decision_without_start(case: Case, duty: Duty, decision: Event) -> Step | None:
    """A decision whose measure never started on record: from when the months run was not recorded."""
    if decision.is_refusal or decision.about not in STARTING_MATTERS or has_start(case, decision):
        return None
    step = step_of_event(duty, edition_on(duty, decision.day), decision, case.label_of(decision))
    return step.but(due=None, finding=in_doubt("start"), outlives_childhood=decision.about == "aftercare")


def has_start(case: Case, decision: Event) -> bool:
    """Has the decision's measure a start on record, dated or not?"""
    if decision.about == "placement":
        starts = list(case.all_of_kind("placement_started"))
    else:
        starts = [s for s in case.all_of_kind("measure_started") if s.type in (None, decision.about)]
    return any(_starts(case, decision, start) for start in starts)


def _starts(case: Case, decision: Event, start: Event) -> bool:
    """Named alike; or unnamed on a side, and from the decision on or running on its day."""
    if decision.measure is not None and start.measure is not None:
        return decision.measure == start.measure
    if decision.date is None or start.date is None or start.day >= decision.day:
        return True
    episode = case.episode_of(start)
    return episode.first().start.day <= decision.day <= episode.placement_ends_on()


# --- the next -----------------------------------------------------------------------------------------------------


def next_follow_up(case: Case, duty: Duty, trigger: Event) -> Step | None:
    """The next follow-up: the act's months later, or when the municipality itself decided; no day, no line."""
    label = case.label_of(trigger)
    running = running_in_measure(case, trigger, label)
    if not running:
        return None
    statutory = _statutory_next(duty, trigger)
    edition = edition_on(duty, statutory)
    acts = acts_of(case, "follow_up", trigger, label)
    later = [act for act in acts if act.date and after(act, trigger)]
    own = isinstance(edition.demand, Every) and not edition.demand.months
    due = own_day(case, trigger, label, later) if own else statutory
    if due is None or max(episode.measure_ends_on() for episode in running) <= due:
        return None
    finding = find(later, [act for act in acts if not act.date], due)
    goes_on = any(episode.sort == "aftercare" for episode in running)
    step = step_of_event(duty, edition, trigger, label)
    return step.but(due=due, law_day=due, finding=finding, outlives_childhood=goes_on)


def _statutory_next(duty: Duty, trigger: Event) -> dt.date:
    """The day that the oldest edition's months give; it chooses the edition (contract § 6.11)."""
    demand = duty.editions[-1].demand
    assert isinstance(demand, Every)
    return months_later(trigger.day, demand.months)


def running_in_measure(case: Case, trigger: Event, label: Label) -> list[Episode]:
    """The episodes of the measure that run on the day; for a measure of its own, everything that runs."""
    mine = [episode for episode in case.episodes if episode.label == label]
    if not mine:
        own = isinstance(label, OwnMeasure)
        mine = [episode for episode in case.episodes if own or episode.label is None]
    return [episode for episode in mine if episode.runs_on(trigger.day)]


def own_day(case: Case, trigger: Event, label: Label, later: list[Event]) -> dt.date | None:
    """The day that the municipality decided: on the follow-up, before it, or before the next one (§ 6.11).

    A rhythm decided after the day that earlier ones give comes too late: a missed day stays missed.
    """
    rhythms = [r for r in acts_of(case, "rhythm_decided", trigger, label) if r.date]
    in_time = [r for r in rhythms if not later or r.day < later[0].day]
    due: dt.date | None = None
    for act in case.dated:
        if (act is trigger or act in in_time) and (due is None or act.day <= due):
            day = day_of_rhythm(act, trigger)
            due = day if day is not None and day >= BARNETS_LOV_DAY else due
    return due


def day_of_rhythm(act: Event, trigger: Event) -> dt.date | None:
    """The day that a rhythm gives for a follow-up; a day not after it is spent, an interval counts from it."""
    if act.next_on is not None and act.next_on > trigger.day:
        return act.next_on
    return months_later(trigger.day, act.interval_months) if act.interval_months else None


# --- the rhythm ---------------------------------------------------------------------------------------------------


def rhythm_decided(case: Case, duty: Duty, edition: Edition, demand: Decided, trigger: Event) -> Step | None:
    """The rhythm decided at a measure's first follow-up under barnets lov, with its reasons (contract § 5)."""
    episode = first_followed_up_by(case, trigger)
    if episode is None:
        return None
    label = trigger.measure or episode.label
    acts = acts_of(case, "rhythm_decided", trigger, label)
    later = [act for act in acts if act.date and on_or_after(act, trigger)]
    on_it = [trigger] if trigger.next_on is not None or trigger.interval_months else []
    finding = find(on_it + later, [act for act in acts if not act.date], trigger.day, counts=is_reasoned)
    step = step_of_event(duty, edition, trigger, label)
    return step.but(finding=finding, outlives_childhood=episode.sort == "aftercare")


def is_reasoned(act: Event) -> bool:
    """A rhythm without reasons is not done; reasons not recorded are no breach (contract § 6.12)."""
    return act.reasons_given is not False


def first_followed_up_by(case: Case, follow_up: Event) -> Episode | None:
    """The measure for which this is the first follow-up since 2024 and since its start."""
    for episode in case.episodes:
        if episode.before is None:
            first = next((act for act in case.of_kind("follow_up") if _follows_up(case, act, episode)), None)
            if first is follow_up:
                return episode
    return None


def _follows_up(case: Case, act: Event, episode: Episode) -> bool:
    """A follow-up of the measure, in 2024 or later, while it runs."""
    in_time = max(BARNETS_LOV_DAY, episode.start.day) <= act.day <= episode.placement_ends_on()
    return in_time and on_or_after(act, episode.start) and case.fits(act, episode.label)
