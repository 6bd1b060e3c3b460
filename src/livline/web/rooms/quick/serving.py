"""Which duties may an act of a kind meet?  Read off the duties of the law, so that a new duty is not forgotten."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Any

from lawcode import rule
from lawcode.registry import DUTIES

NEEDED_BY: Mapping[type, tuple[str, ...]] = {
    rule.PlanExists: ("plan",),
    rule.Content: ("plan",),
    rule.GoalsForAdultLife: ("plan",),
    rule.HandedOver: ("plan_handed_over",),
    rule.FirstFollowUp: ("follow_up",),
    rule.Every: ("follow_up",),
    rule.Decided: ("rhythm_decided", "follow_up"),
    rule.AtLeast: ("visit",),
    rule.Consented: ("consent",),
    rule.Notified: ("notice",),
    rule.Approved: ("committee_approval",),
    rule.Replaced: ("decision",),
    rule.Reviewed: ("decision",),
    rule.BeforeEighteen: ("decision",),
    rule.PlanRevisedBefore: ("plan",),
    rule.Limited: ("decision",),
}
"""The kinds of act that meet a demand, where the demand does not name them itself."""
NEEDED_TO_RETURN: Mapping[rule.ReturnStep, str] = {
    rule.ReturnStep.PLAN: "plan",
    rule.ReturnStep.PERIOD: "decision",
    rule.ReturnStep.COMMITTEE: "committee_informed",
}


@functools.cache
def duties_of(kind: str) -> tuple[str, ...]:
    """The duties that an act of a kind may meet, in the order of the contract."""
    return tuple(duty.id for duty in DUTIES if any(kind in needs(edition.demand) for edition in duty.editions))


def needs(demand: Any) -> tuple[str, ...]:
    """The kinds of act that meet a demand."""
    if isinstance(demand, rule.BeforeReturn):
        return (NEEDED_TO_RETURN[demand.step],)
    named = getattr(demand, "need", None)
    if named is None:
        return NEEDED_BY[type(demand)]
    return named if isinstance(named, tuple) else (named,)
