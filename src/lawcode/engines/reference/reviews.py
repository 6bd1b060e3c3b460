"""A placement without consent is decided anew before its basis lapses (contract §§ 5, 6.13)."""

from __future__ import annotations

import datetime as dt

from lawcode.engines.reference.case import Case, last
from lawcode.engines.reference.dates import ONE_DAY, months_later
from lawcode.engines.reference.event import Event, after, alike, before, bound_elsewhere, on_or_after
from lawcode.engines.reference.search import Answer, Finding, find
from lawcode.engines.reference.step import Step, step_of_event
from lawcode.rule import Duty, Edition, Reviewed

NEW_DECISIONS = ("review", "placement", "permanent_placement", "return_home")
ENDING = ("ended", "set_aside")


def reviewed(case: Case, duty: Duty, edition: Edition, demand: Reviewed, decision: Event) -> Step | None:
    """The next decision about the placement by the review day; None for consented and permanent placements."""
    coerced = is_coerced(decision)
    if coerced is False or _is_permanent(case, decision):
        return None
    due = moved_by_rulings(case, demand, decision)
    if due is None:
        return None
    label = case.label_of(decision)
    carrier = case.carrier_of(decision, "placement", label)
    if carrier is not None and carrier.ended_for_good_on() <= due:
        return None
    step = step_of_event(duty, edition, decision, label)
    step = step.but(due=due, undecidable="consent" if coerced is None else "")
    return step.but(finding=_find_review(case, decision, step, due))


def is_coerced(decision: Event) -> Answer:
    """Is it a decision that needs a review: a placement without consent, or a review?"""
    if decision.is_refusal or decision.about not in ("placement", "review"):
        return False
    if decision.about == "review":
        return True
    return None if decision.consent is None else not decision.consent


def _is_permanent(case: Case, decision: Event) -> bool:
    """Was permanent placement decided before?"""
    permanent = (d for d in case.of_kind("decision") if d.about == "permanent_placement" and not d.is_refusal)
    return any(after(decision, d) and case.same_measure(d, decision) for d in permanent)


def review_day(case: Case, demand: Reviewed, decision: Event, start: dt.date) -> dt.date:
    """One year; two when placed within the year before; three for an infant where that day was set; never later
    than the day that was set."""
    opens, closes = months_later(decision.day, -demand.months), decision.day - ONE_DAY
    placed = any(p.start.day <= closes and p.ends_on >= opens for p in case.placements)
    due = months_later(start, demand.months_if_placed if placed else demand.months)
    until = decision.until
    if until is None:
        return due
    is_infant = case.born is not None and not case.has_reached(1, decision.day)
    if until > due and is_infant:
        due = months_later(start, demand.months_infant)
    return min(due, until)


def moved_by_rulings(case: Case, demand: Reviewed, decision: Event) -> dt.date | None:
    """The review day; a ruling by the day that stands without it moves the start, or ends the line (§ 6.13)."""
    due = review_day(case, demand, decision, decision.day)
    for ruling in case.of_kind("final_ruling"):
        if ruling.day > due or not _is_ruling_on(case, decision, ruling):
            continue
        if ruling.outcome in ENDING:
            return None
        due = review_day(case, demand, decision, ruling.day)
    return due


def _is_ruling_on(case: Case, decision: Event, ruling: Event) -> bool:
    """A ruling on this decision: by `of`, else on the last decision before it that needs a review."""
    if not on_or_after(ruling, decision) or not alike(ruling.measure, decision.measure):
        return False
    if ruling.of is decision:
        return True
    if bound_elsewhere(ruling, decision):
        return False
    needing = (d for d in case.of_kind("decision") if is_coerced(d) is not False and before(d, ruling))
    return last(needing) is decision


def _find_review(case: Case, decision: Event, step: Step, due: dt.date) -> Finding:
    """The next decision about the placement."""
    acts = [
        act
        for act in case.all_of_kind("decision")
        if act.about in NEW_DECISIONS and case.fits(act, step.label) and not bound_elsewhere(act, decision)
    ]
    dated = [act for act in acts if act.date and after(act, decision)]
    return find(dated, [act for act in acts if not act.date], due)
