"""What stands on the page of a case?  What this reader may see of it, and nothing that tells that there is more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from lawcode.explain import because
from livline.access.danish_day import today
from livline.access.models import Account
from livline.access.protections import standing
from livline.cases.lookups import Opened
from livline.cases.models import Case, Entry, Stay
from livline.cases.places import names_of
from livline.cases.stays import KINDS, in_order, stays
from livline.ledger.bridge import row_of
from livline.ledger.reading import verdicts_as_known, verdicts_of
from livline.people.lookups import ties_seen
from livline.people.models import Part, Tie
from livline.report.event_words import WORDS
from livline.web.fact_words import Fact, facts, lang, titles
from livline.web.lifeline import Period, Point
from livline.web.rooms.page_of import Head

ORDER = ("overdue", "pending", "undecidable", "met_late", "excused", "met")
POINTS, MOST_POINTS = frozenset({"decision", "plan", "chair_decision"}), 8
"""Kinds that the strip of a child's life shows, and how many of them: the newest."""


@dataclass(frozen=True)
class Asked:
    """What the law asks: a verdict as a page shows it."""

    duty: str
    title: str
    status: str
    law: str
    due_on: dt.date | None
    days: int | None
    because: str
    confirmed: bool
    effect: str | None


@dataclass(frozen=True)
class CasePage(Head):
    """The parts of the page; what the reader does not see is empty."""

    people: list[Tie]
    facts: list[Fact]
    asked: list[Asked]
    periods: list[Period]
    points: list[Point]

    @property
    def open_duties(self) -> list[Asked]:
        """What is still to be done, the most urgent first."""
        return [one for one in self.asked if one.status in ("overdue", "pending", "undecidable")]

    @property
    def settled(self) -> list[Asked]:
        """What was done, in time or late."""
        return [one for one in self.asked if one.status in ("met", "met_late", "excused")]


def case_page(opened: Opened, account: Account) -> CasePage:
    """Everything that the page shows, in as many questions for a long case as for a short one."""
    case, seen = opened.case, opened.sight
    ties = list(ties_seen(opened, account).select_related("person").order_by("part", "added_at"))
    entries = entries_of(case, seen.facts()) if seen.facts() else []
    places = names_of([case.id]) if seen.reads("whereabouts") else {}
    told = facts(entries, places)
    return CasePage(
        opened=opened,
        child=next((tie for tie in ties if tie.part == Part.CHILD), None),
        people=[tie for tie in ties if tie.part != Part.CHILD],
        facts=told,
        asked=asked(verdicts_of({case.id: row_of(case)})[case.id]) if seen.reads("duties") else [],
        periods=periods_of(entries, places),
        points=points_of(told),
        protections=list(standing(case.id)) if seen.reads("protection") else [],
    )


def entries_of(case: Case, kinds: frozenset[str]) -> Sequence[Entry]:
    """The facts that hold, the newest first; those without a day at the end."""
    valid = Entry.objects.filter(case=case, kind__in=kinds, replaced_by__isnull=True, is_withdrawn=False)
    return sorted(valid, key=lambda entry: (entry.date or dt.date.min, entry.position), reverse=True)


def asked(rows: Sequence[Mapping[str, Any]]) -> list[Asked]:
    """Verdicts in the order in which somebody would work through them."""
    named = titles()
    told = [one(row, named) for row in rows]
    return sorted(told, key=lambda each: (ORDER.index(each.status), each.due_on or dt.date.max))


def one(row: Mapping[str, Any], named: Mapping[str, str]) -> Asked:
    """One verdict."""
    due = row["due_on"]
    return Asked(
        duty=row["duty"],
        title=named[row["duty"]],
        status=row["status"],
        law=row["law"] or "",
        due_on=due,
        days=(due - today()).days if due else None,
        because=because(row, lang()),
        confirmed=row["confirmed"],
        effect=row["effect"],
    )


def asked_as_of(case: Case, day: dt.date, known_by: dt.datetime) -> list[Asked]:
    """What the law asked on a day, from what was known up to a moment."""
    return asked(verdicts_as_known(case.id, day, known_by))


def periods_of(entries: Sequence[Entry], places: Mapping[str, str]) -> list[Period]:
    """The placements; named by their site where the reader may see it, else by its kind."""
    acts = sorted((entry for entry in entries if entry.kind in KINDS and entry.date), key=in_order)
    return [Period(stay.during[0], stay.during[1], label_of(stay, places)) for stay in stays(acts)]


def points_of(told: Sequence[Fact]) -> list[Point]:
    """What the strip shows besides placements; facts come the newest first."""
    dated = [Point(fact.day, fact.title) for fact in told if fact.kind in POINTS and fact.day]
    return dated[:MOST_POINTS]


def label_of(stay: Stay, places: Mapping[str, str]) -> str:
    """What a stay is called to this reader."""
    kind = WORDS[stay.site_kind].said(lang()) if stay.site_kind in WORDS else _("anbringelse")
    name = places.get(stay.site or "", "")
    return f"{name} ({kind})" if name else kind[:1].upper() + kind[1:]
