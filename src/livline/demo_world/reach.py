"""Who reaches which child of the invented world?  Dated relations, as an administrator would have given them."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.backends.postgresql.psycopg_any import DateRange

from livline.access.models import Kind, Level, Relation, Restriction
from livline.access.models.protections import Source
from livline.access.protections import protection_found
from livline.demo_world.cast import CAST, account_id
from livline.demo_world.places import AWAY, Desk, Town, named
from livline.demo_world.stories import BOEGESTI, HAVTORN, KLOEVERSTI

LEAVE = (dt.timedelta(days=-10), dt.timedelta(days=11))
"""The leave that is covered: from the day on which it began up to the day on which it is over."""
SITE_OF = {"bent": BOEGESTI, "rikke": HAVTORN, "lone": KLOEVERSTI}
AROUND_STORIES = (
    ("lone", "plan-mangler", Kind.FOSTER),
    ("lone", "snart-18", Kind.FOSTER),
    ("birthe", "hjem-igen", Kind.REPRESENTATIVE),
    ("niels", "hjem-igen", Kind.SUPPORT_PERSON),
    (AWAY, "akut", Kind.WORKER),
)
"""Relations to the stories of people who are not of the cast."""
SECRET, RESTRICTED = "hemmeligt-sted", "rene"


@dataclass(frozen=True)
class Reach:
    """The cases of a municipality: the stories by slug, the others with whether the child is placed."""

    town: Town
    today: dt.date
    stories: Mapping[str, uuid.UUID]
    others: Sequence[tuple[uuid.UUID, bool]]


def add_relations(reach: Reach) -> None:
    """Give everybody their relations, hide what is secret, and restrict whom it is hidden from."""
    Relation.objects.bulk_create([*of_the_stories(reach), *of_the_others(reach)], batch_size=2_000)
    if SECRET in reach.stories:
        case = reach.stories[SECRET]
        reason = "Afgørelse om, at barnets sted ikke må oplyses"
        protection_found(case=case, level=Level.SECRET, source=Source.DECISION, reason=reason)
        during = DateRange(reach.today - dt.timedelta(days=150), None)
        Restriction.objects.create(case_id=case, account_id=account_id(RESTRICTED), during=during, reason=reason)


def of_the_stories(reach: Reach) -> Iterator[Relation]:
    """What the cast and the people around the stories are to their children."""
    told = [(member.slug, story, kind) for member in CAST for story, kind in member.relations.items()]
    for slug, story, kind in (*told, *AROUND_STORIES) if reach.stories else ():
        yield relation(reach, slug, reach.stories[story], kind)


def of_the_others(reach: Reach) -> Iterator[Relation]:
    """Each caseworker has as many as the others; leaders have their team's, the night desk a share of the placed."""
    for case, worker, desk, is_placed in shared_out(reach):
        yield relation(reach, worker, case, Kind.WORKER)
        yield relation(reach, desk.leader, case, Kind.LEADER)
        if worker == AWAY:
            yield relation(reach, "jonas", case, Kind.COVER)
        if is_placed:
            yield relation(reach, reach.town.coordinator, case, Kind.COORDINATOR)
            yield relation(reach, reach.town.night_desk, case, Kind.NIGHT_DESK)


def shared_out(reach: Reach) -> Iterator[tuple[uuid.UUID, str, Desk, bool]]:
    """The other cases, each to the caseworker who has the fewest children."""
    desks = {worker: desk for desk in reach.town.desks for worker in desk.workers}
    load = dict.fromkeys(desks, 0)
    for slug, _, kind in [(m.slug, s, k) for m in CAST for s, k in m.relations.items()] + list(AROUND_STORIES):
        if kind == Kind.WORKER and slug in load and reach.stories:
            load[slug] += 1
    for case, is_placed in reach.others:
        worker = min(load, key=load.__getitem__)
        load[worker] += 1
        yield case, worker, desks[worker], is_placed


def relation(reach: Reach, slug: str, case: uuid.UUID, kind: Kind) -> Relation:
    """A relation that holds today; a cover's for the leave alone."""
    begins, ends = (reach.today + day for day in LEAVE) if kind == Kind.COVER else (None, None)
    during = DateRange(begins or reach.today - dt.timedelta(days=100), ends)
    site = named("site", f"{reach.town.slug} {SITE_OF[slug]}") if slug in SITE_OF else None
    return Relation(account_id=account_id(slug), case_id=case, kind=kind, during=during, site_id=site)
