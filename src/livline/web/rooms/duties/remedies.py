"""What can somebody do about a duty?  Record what meets it, or the fact without which nobody can tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from lawcode.facts import KIND_BY_NAME
from lawcode.rule import Demand
from livline.access.matrix import matrix
from livline.access.sight import Sight
from livline.report.fact_words import field_label
from livline.web.fact_words import kind_title, lang

MET_BY: Mapping[str, str] = {
    "PlanExists": "plan", "Content": "plan", "GoalsForAdultLife": "plan", "HandedOver": "plan_handed_over",
    "FirstFollowUp": "follow_up", "Every": "follow_up", "Decided": "rhythm_decided", "AtLeast": "visit",
    "Consented": "consent", "Notified": "notice", "Approved": "committee_approval", "Replaced": "decision",
    "Reviewed": "decision", "BeforeEighteen": "decision", "PlanRevisedBefore": "plan",
}  # fmt: skip
"""The kind of fact that meets a demand, by the demand's shape; a shape that names it itself stands not here."""
OWN_FACTS: Mapping[str, str] = {"notice": "notice", "need_known": "need_known", "start": "placement_started"}
"""A missing fact that is a fact of its own, and not a field of one."""
ON_THE_TRIGGER: Mapping[str, str] = {"hours": "at", "other_date": "date"}
"""A missing fact that has another name than its field."""


@dataclass(frozen=True)
class Remedy:
    """A link and what it says."""

    text: str
    href: str


def act_for(case: UUID, row: Mapping[str, Any], demand: Demand | None, sight: Sight) -> Remedy | None:
    """Record what meets the duty, for whoever may; with the measure and the event it belongs to filled in."""
    kind = kind_that_meets(demand)
    if kind is None or not may_record(kind, sight):
        return None
    if kind == "plan" and sight.writes("drafting"):
        return Remedy(_("Skriv planen"), reverse("plans", args=[case]))
    return Remedy(_("Skriv ind: %(kind)s") % {"kind": kind_title(kind).lower()}, record(case, kind, row))


def kind_that_meets(demand: Demand | None) -> str | None:
    """The first kind of fact that meets a demand."""
    need = getattr(demand, "need", None)
    if isinstance(need, tuple):
        return str(need[0])
    return need or MET_BY.get(type(demand).__name__)


def missing_for(case: UUID, row: Mapping[str, Any], entries: Mapping[str, int], sight: Sight) -> Remedy | None:
    """The missing fact one click away: a new fact, or one that lacks a field; `entries` by the name of the event."""
    missing = row["missing"]
    if missing in OWN_FACTS:
        kind = OWN_FACTS[missing]
        return Remedy(kind_title(kind), record(case, kind, row)) if may_record(kind, sight) else None
    if missing == "born_on":
        told = Remedy(_("barnets fødselsdag"), reverse("birthday", args=[case]))
        return told if sight.reads("identity") and sight.writes("identity") else None
    field = ON_THE_TRIGGER.get(missing, missing)
    entry, kind = entries.get(lacking(row, missing)), row["trigger_kind"]
    if entry is None or kind is None or not may_record(kind, sight):
        return None
    return Remedy(label_of(field), f"{reverse('fact-correct', args=[entry])}#id_{field}")


def label_of(field: str) -> str:
    """What a field that is missing is called."""
    common = {"at": _("klokkeslæt"), "date": _("dag")}
    return common[field] if field in common else field_label(field, lang())


def lacking(row: Mapping[str, Any], missing: str) -> str:
    """Which event lacks the field: the one that would meet the duty, where it has such a field, else the trigger."""
    met, kind = row["met_by"], row["met_kind"]
    has_it = kind in KIND_BY_NAME and missing in {field.name for field in KIND_BY_NAME[kind].fields}
    return str(met) if met and has_it else str(row["trigger"])


def may_record(kind: str, sight: Sight) -> bool:
    """May the reader add facts of the kind?"""
    object_ = matrix().object_of(kind)
    return sight.reads(object_) and sight.writes(object_)


def record(case: UUID, kind: str, row: Mapping[str, Any]) -> str:
    """The form of a kind, with what it belongs to filled in."""
    told = {"of": row["trigger"], "measure": row["measure"] or ""}
    return f"{reverse('fact-record', args=[case, kind])}?{urlencode({k: v for k, v in told.items() if v})}"
