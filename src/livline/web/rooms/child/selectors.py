"""What stands on the page of a child?  What this reader may see of it, and nothing that tells that there is more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from livline.access.models import Account, Kind, Protection, Relation
from livline.access.protections import standing
from livline.access.relations import relations_of
from livline.cases.asking import asked_alike
from livline.cases.lookups import Opened
from livline.cases.models import Case, Entry, Place, Stay
from livline.cases.places import texts_of
from livline.cases.stays import KINDS, in_order, stays
from livline.joining.alike import Alike, alike_to
from livline.joining.lookups import might_join
from livline.joining.lookups import standing as standing_joinings
from livline.joining.models import Joining
from livline.journal import newest
from livline.journal.newest import Newest
from livline.leave.reading import Absence, away_from
from livline.leave.reading import questions_of as leave_questions_of
from livline.ledger.bridge import row_of
from livline.ledger.reading import verdicts_of
from livline.people.lookups import ties_seen
from livline.people.models import Contact, Part
from livline.plans import along
from livline.portrait.lookups import Portrait, portrait_from, questions_of
from livline.report.event_words import WORDS
from livline.team.lookups import newcomers_seen, stays_seen
from livline.team.models import Newcomer, StaysOn
from livline.web.fact_words import Fact, facts, lang
from livline.web.rooms.child.around import Around, Named, around_of, contacts_of, named
from livline.web.rooms.child.lanes import NamedStay
from livline.web.rooms.child.life import Life, Zoom, life_of
from livline.web.rooms.child.next_steps import MOST, Step, next_steps
from livline.web.rooms.child.said import Said, said_from
from livline.web.rooms.child.said import questions_of as said_questions_of
from livline.web.rooms.page_of import Head

ASSESSMENTS = ("study_closed", "study_updated", "provisional_assessment", "clarification_closed")
"""Facts that carry what professionals think of the child's situation."""


@dataclass(frozen=True)
class Lives:
    """Where the child lives.  `text`: as this reader may know it; `is_hidden`: its name is not told."""

    text: str
    since: dt.date | None
    is_hidden: bool


@dataclass(frozen=True)
class Worker:
    """Whose child this is in the municipality, and since when."""

    name: str
    since: dt.date
    account: UUID


@dataclass(frozen=True)
class ChildPage(Head):
    """The parts of the page; what the reader does not see is empty."""

    lives: list[Lives]
    worker: Worker | None
    away: Mapping[UUID, Absence]
    portrait: Portrait
    steps: list[Step]
    life: Life | None
    around: Around
    facts: list[Fact]
    journal: Newest
    newcomer: Newcomer | None
    stays: StaysOn | None
    said: Said
    alike: list[Alike]
    joined: list[Joining]

    @property
    def first_steps(self) -> list[Step]:
        return self.steps[:MOST]

    @property
    def more_steps(self) -> int:
        """How many there are besides the first."""
        return max(0, len(self.steps) - MOST)

    @property
    def assessment(self) -> Fact | None:
        """The newest professional picture."""
        return next((fact for fact in self.facts if fact.kind in ASSESSMENTS), None)

    @property
    def plan(self) -> Fact | None:
        """The newest plan."""
        return next((fact for fact in self.facts if fact.kind == "plan"), None)


@dataclass(frozen=True)
class Gathered:
    """What the page asks for in one question."""

    protections: list[Protection]
    places: dict[str, str]
    contacts: list[Contact]
    relations: list[Named]
    portrait: Portrait
    journal: Newest
    newcomers: list[Newcomer]
    stays: list[StaysOn]
    said: Said
    away: Mapping[UUID, Absence]
    adopted: Sequence[list[Any]]


@asked_alike
def questions(opened: Opened, account: Account) -> Sequence[QuerySet[Any]]:
    """What is asked at once; each question is empty where the reader may not see its answer."""
    case, sight = opened.case, opened.sight
    relations = relations_of(case.id) if sight.reads("access") else Relation.objects.none()
    plain = relations.select_related(None).prefetch_related(None)
    return (
        *leave_questions_of(case.id if sight.reads("access") else None),
        *along.questions_of(opened),
        standing(case.id).select_related(None) if sight.reads("protection") else Protection.objects.none(),
        Place.objects.filter(case=case) if sight.reads("whereabouts") else Place.objects.none(),
        contacts_of(opened),
        plain,
        Account.objects.filter(id__in=plain.order_by().values("account_id")),
        newcomers_seen(opened),
        stays_seen(opened),
        *said_questions_of(opened, account),
        *newest.questions_of(opened),
        *questions_of(opened),
    )


def gathered(opened: Opened, account: Account, today: dt.date) -> Gathered:
    """The answers, as the page needs them."""
    answers, sight = questions(opened, account), opened.sight
    away, adopted, rest = answers[:5], answers[5:11], answers[11:]
    protections, places, contacts, given, accounts, newcomers, stays, words, read, noted, pictured, texts, *portrait = (
        rest
    )
    names, told = named(sight, given, accounts), portrait_from(portrait, today)
    journal = newest.newest_from((noted, pictured, texts))
    said = said_from(words, read, timezone.now())
    return Gathered(
        protections, texts_of(places), contacts, names, told, journal, newcomers, stays, said, away_from(away), adopted
    )


def child_page(opened: Opened, account: Account, zoom: Zoom, today: dt.date) -> ChildPage:
    """Everything that the page shows, in as many questions for a long case as for a short one."""
    case, sight, found = opened.case, opened.sight, gathered(opened, account, today)
    ties = list(ties_seen(opened, account).select_related("person").order_by("part", "added_at"))
    entries = entries_of(case, sight.facts()) if sight.facts() else []
    told, verdicts, stayed = facts(entries, found.places), verdicts_seen(opened), stays_of(entries, found.places)
    lives = lives_of(stayed, today) if sight.reads("decisions") else []
    goals = along.courses_from(found.adopted, {one.fact: one.date for one in entries if one.kind == "plan"})
    site = ", ".join(one.text for one in lives if one.since is not None)
    return ChildPage(
        opened=opened,
        child=next((tie for tie in ties if tie.part == Part.CHILD), None),
        protections=found.protections,
        lives=lives,
        worker=worker_of(found.relations, today),
        away=found.away,
        portrait=found.portrait,
        steps=next_steps(verdicts, today),
        life=life_of(case, sight, told, stayed, verdicts, goals, zoom, today),
        around=around_of(sight, ties, found.contacts, found.relations, site, today),
        facts=told,
        journal=found.journal,
        newcomer=next(iter(found.newcomers), None),
        stays=next(iter(found.stays), None),
        said=found.said,
        alike=alike_to(case.id, account) if might_join(sight) else [],
        joined=list(standing_joinings([case.id])) if sight.reads("access") else [],
    )


def verdicts_seen(opened: Opened) -> Sequence[Mapping[str, Any]]:
    """What the law asks in the case today, for whoever sees that."""
    case = opened.case
    return verdicts_of({case.id: row_of(case)})[case.id] if opened.sight.reads("duties") else []


def entries_of(case: Case, kinds: frozenset[str]) -> Sequence[Entry]:
    """The facts that hold, the newest first; those without a day at the end."""
    valid = Entry.objects.filter(case=case, kind__in=kinds, replaced_by__isnull=True, is_withdrawn=False)
    return sorted(valid, key=lambda entry: (entry.date or dt.date.min, entry.position), reverse=True)


def stays_of(entries: Sequence[Entry], places: Mapping[str, str]) -> list[NamedStay]:
    """The placements, each with the name of its site where the reader may see it."""
    acts = sorted((entry for entry in entries if entry.kind in KINDS and entry.date), key=in_order)
    return [(stay, places.get(stay.site or "", "")) for stay in stays(acts)]


def lives_of(stayed: Sequence[NamedStay], today: dt.date) -> list[Lives]:
    """Where the child lives today: perhaps at two places at once, or at home."""
    running = [(stay, name) for stay, name in stayed if holds(stay, today)]
    return [lives(stay, name) for stay, name in running] or [Lives(_("hjemme"), None, is_hidden=False)]


def holds(stay: Stay, day: dt.date) -> bool:
    """Does the stay hold on a day?"""
    start, end = stay.during
    return bool(start <= day and (end is None or day < end))


def lives(stay: Stay, name: str) -> Lives:
    """One place, as this reader may know it."""
    kind = WORDS[stay.site_kind].said(lang()) if stay.site_kind in WORDS else _("anbragt")
    return Lives(f"{name} ({kind})" if name else kind, stay.during[0], is_hidden=bool(stay.site) and not name)


def worker_of(relations: Sequence[Named], today: dt.date) -> Worker | None:
    """The caseworker of the day, who has been it longest where there are two."""
    running = [one for one in relations if one.relation.kind == Kind.WORKER and one.name and one.holds(today)]
    first = min(running, key=lambda one: one.relation.during.lower, default=None)
    return Worker(first.name, first.relation.during.lower, first.relation.account_id) if first is not None else None
