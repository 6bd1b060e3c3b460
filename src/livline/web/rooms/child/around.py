"""Who is around the child, how close, and how are they reached?  As a picture and as a list.

How somebody is reached tells where they are: where the reader does not see that, it is told once for all of them.
Where the child lives, and who works there, is one place in the picture, and is hidden as one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from livline.access.models import Account, Kind, Relation
from livline.access.sight import Sight
from livline.cases.lookups import Opened
from livline.people.models import Contact, Part, Tie, Way
from livline.people.sealed import text_of_contact
from livline.web.drawing.rings import Rings, Somebody, rings
from livline.web.rooms.access.selectors import AT_THE_PLACE
from livline.web.rooms.access.words import role_word
from livline.web.rooms.people.forms import WAYS
from livline.web.sections import PARTS

RING_OF = {
    Part.CUSTODY_HOLDER: 0,
    Part.PARENT: 0,
    Part.SIBLING: 0,
    Part.NETWORK: 1,
    Part.SUPPORT_PERSON: 2,
    Part.REPRESENTATIVE: 2,
    Part.NOTIFIER: 2,
}
"""How close each part stands; the child itself is in the middle."""
PROFESSIONAL = frozenset({Kind.WORKER, Kind.COVER, Kind.LEADER, Kind.COORDINATOR}) | AT_THE_PLACE
"""Whose relation to the case puts them into the picture."""
CALLED = frozenset({Way.PHONE, Way.EMAIL})
"""Ways that are shown beside a name; the others stand on the page of people."""


@dataclass(frozen=True)
class Near:
    """Somebody around the child.  `reached`: how, where the reader sees it; `since`: from when to when."""

    name: str
    word: str
    ring: int
    look: str
    reached: tuple[tuple[str, str], ...] = ()
    note: str = ""
    ended_on: dt.date | None = None

    @property
    def is_past(self) -> bool:
        return self.ended_on is not None


@dataclass(frozen=True)
class Around:
    """The picture and the list; `hides`: something of how people are reached is closed to this reader."""

    picture: Rings
    people: list[Near]
    hides: bool

    @property
    def past(self) -> list[Near]:
        """Those who are so no longer."""
        return [one for one in self.people if one.is_past]

    @property
    def rings(self) -> list[tuple[str, list[Near]]]:
        """The list, ring by ring."""
        named = [_("Tættest på"), _("Netværk"), _("Dem, der arbejder med barnet")]
        return [
            (name, found) for ring, name in enumerate(named) if (found := [p for p in self.people if p.ring == ring])
        ]


def around_of(
    sight: Sight,
    ties: Sequence[Tie],
    contacts: Iterable[Contact],
    relations: Iterable[Named],
    lives: str,
    today: dt.date,
) -> Around:
    """Everybody around the child; `lives`: where, as this reader may know it, empty where it lives at home."""
    reached = reached_by(contacts)
    people = [
        *(near(tie, reached.get(tie.id, ()), today) for tie in ties if tie.part != Part.CHILD),
        *professionals(relations, lives, today),
    ]
    ordered = sorted(people, key=lambda one: (one.is_past, one.ring))
    drawn = rings([Somebody(one.name, one.word, one.ring, one.look, one.is_past) for one in ordered])
    return Around(drawn, ordered, hides=bool(ties) and sight.reads("people") and not sees_ways(sight))


def near(tie: Tie, reached: Iterable[tuple[str, str]], today: dt.date) -> Near:
    """Somebody with what they are to the child: in their own word where there is one."""
    part = str(PARTS[tie.part])
    return Near(
        name=tie.person.called or tie.person.name,
        word=tie.note or part,
        ring=RING_OF[Part(tie.part)],
        look=tie.part.replace("_", "-"),
        reached=tuple(reached),
        note=part if tie.note else "",
        ended_on=ended_on(tie, today),
    )


def ended_on(tie: Tie, today: dt.date) -> dt.date | None:
    """The day on which a tie ended, where it has; what ended on the day it began has no days of its own."""
    if tie.during.isempty:
        return today
    upper: dt.date | None = tie.during.upper
    return upper if upper is not None and upper <= today else None


def sees_ways(sight: Sight) -> bool:
    """Is it seen how people are reached?"""
    return sight.reads("whereabouts") and sight.reads("people")


def contacts_of(opened: Opened) -> QuerySet[Contact]:
    """How those around the child are called or written to, for whoever sees that."""
    if not sees_ways(opened.sight):
        return Contact.objects.none()
    rows = Contact.objects.filter(case=opened.case, way__in=CALLED, replaced_by__isnull=True, is_ended=False)
    return rows.order_by("added_at")


def reached_by(contacts: Iterable[Contact]) -> dict[UUID, list[tuple[str, str]]]:
    """How each is reached, by tie."""
    found: dict[UUID, list[tuple[str, str]]] = {}
    for contact in contacts:
        if text := text_of_contact(contact):
            found.setdefault(contact.tie_id, []).append((str(WAYS[Way(contact.way)]), text))
    return found


@dataclass(frozen=True)
class Named:
    """A relation and the name of its account, where this reader knows it."""

    relation: Relation
    name: str

    def holds(self, day: dt.date) -> bool:
        """Does it hold on a day?"""
        return self.relation.is_confirmed and day in self.relation.during


def named(sight: Sight, relations: Iterable[Relation], accounts: Iterable[Account]) -> list[Named]:
    """Relations with names; who works where the child lives is named to those alone who see where that is."""
    known = {account.id: account.name for account in accounts}
    sees = sight.reads("whereabouts")
    return [
        Named(one, known.get(one.account_id, "") if sees or one.kind not in AT_THE_PLACE else "") for one in relations
    ]


def professionals(relations: Iterable[Named], lives: str, today: dt.date) -> Iterator[Near]:
    """Those who work with the child, and the place where it lives, one with those of it where that is hidden."""
    if lives:
        yield Near(lives, _("her bor barnet"), 0, "place")
    for one in relations:
        if one.name and one.relation.kind in PROFESSIONAL and one.holds(today):
            yield Near(one.name, role_word(one.relation.kind), 2, "professional")
