"""Notices of decisions: to the child with reasons and guidance, and the chair's within 24 hours (§§ 5, 6.14)."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from lawcode.engines.reference.case import Case
from lawcode.engines.reference.dates import days_later
from lawcode.engines.reference.episode import Label
from lawcode.engines.reference.event import CHILD, HOLDER, Event, bound_elsewhere, on_or_after
from lawcode.engines.reference.periods import is_in_period
from lawcode.engines.reference.search import Answer, Finding, all_known, find, in_doubt
from lawcode.engines.reference.step import Step, step_of_event
from lawcode.rule import Duty, Edition, Notified


def notified(case: Case, duty: Duty, edition: Edition, demand: Notified, decision: Event) -> Step:
    """The best single notice to the child from the decision's day on; the chair's is told to both in hours."""
    step = step_of_event(duty, edition, decision, case.label_of(decision))
    if demand.hours:
        return _both_told(case, demand, decision, step)
    acts = _notices_of(case, decision, step.label)
    finding = find(
        [act for act in acts if act.date and act.day >= decision.day],
        [act for act in acts if not act.date],
        decision.day,
        counts=is_complete,
        unknown="notice",
    )
    return step.but(finding=finding)


def _notices_of(case: Case, decision: Event, label: Label) -> list[Event]:
    """The notices, dated or not, of the measure and of no other decision."""
    return [n for n in case.all_of_kind("notice") if not bound_elsewhere(n, decision) and case.fits(n, label)]


def is_complete(notice: Event) -> Answer:
    """To the child, written, with reasons and guidance on appeal: one false goes before one missing (§ 5)."""
    to_child = None if notice.to is None else notice.to != HOLDER
    return all_known(to_child, notice.written, notice.reasons, notice.appeal_guidance)


def _both_told(case: Case, demand: Notified, decision: Event, step: Step) -> Step:
    """Custody holder and child are told in writing within hours of implementation; the worst of them decides."""
    implemented = decision.implemented_on
    due = days_later(implemented, demand.hours // 24) if implemented is not None else None
    step = step.but(due=due)
    persons = [HOLDER, CHILD] if case.has_reached(demand.child_from, decision.day) else [HOLDER]
    return step.but(finding=_worst([_told(case, demand, decision, step, person, due) for person in persons]))


def _told(case: Case, demand: Notified, decision: Event, step: Step, person: str, due: dt.date | None) -> Finding:
    """One person: told in time, late, in doubt or not; no day of implementation, on the decision's own day (§ 6.14)."""
    acts = _notices_of(case, decision, step.label)
    dated = [act for act in acts if act.date and on_or_after(act, decision)]
    if due is None:
        own_day = [act for act in dated if act.day == decision.day]
        finding = find(own_day, [], decision.day, counts=lambda act: is_written_to(act, person), unknown="written")
        return finding if finding.in_time else in_doubt("implemented_on")
    return find(
        dated,
        [act for act in acts if not act.date],
        due,
        counts=lambda act: is_written_to(act, person),
        in_time=lambda act: is_in_period(act, demand.hours, decision.implemented_at, due),
        unknown="written",
    )


def is_written_to(notice: Event, person: str) -> Answer:
    """Is it a written notice to the person?"""
    return all_known(None if notice.to is None else notice.to == person, notice.written)


def _worst(findings: list[Finding]) -> Finding:
    """Not told goes before in doubt, in doubt before late, late before in time; the latest act counts."""
    worst = max(findings, key=_badness)
    if worst.act is None:
        doubt = next((finding.doubt for finding in findings if finding.doubt), "")
        return in_doubt(doubt) if worst.doubt else worst
    latest = max((finding.act for finding in findings if finding.act is not None), key=lambda act: act.day)
    return replace(worst, act=latest)


def _badness(finding: Finding) -> int:
    if finding.act is not None:
        return 0 if finding.in_time else 1
    return 2 if finding.doubt else 3
