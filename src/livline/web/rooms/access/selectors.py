"""Who has access, and by what name does this reader know them?

Who works where the child is placed tells where that is: their names are hidden with the place.  A citizen is known by
the person they are in the case.  Of accounts of other authorities the name is not known here, and what they are to the
child is told all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import prefetch_related_objects

from livline.access.danish_day import today
from livline.access.models import Account, Kind, Relation, Restriction
from livline.access.relations import relations_of
from livline.access.sight import Sight
from livline.cases.lookups import Opened
from livline.people.logins import KIND_OF
from livline.people.models import Part, Tie
from livline.web.rooms.access.words import role_word, sees
from livline.web.sections import PARTS

AT_THE_PLACE = frozenset({Kind.SITE_STAFF, Kind.FOSTER})
"""Whose name tells where the child is."""


@dataclass(frozen=True)
class Given:
    """A relation as a page shows it; `name` is empty where this reader does not know it."""

    relation: Relation
    name: str
    is_hidden: bool
    role: str
    sees: list[str]


def access_of(opened: Opened, people: Mapping[UUID, str]) -> list[Given]:
    """What has not ended, in the order of the matrix; `people`: the names of citizens by account."""
    return [given(relation, opened.sight, people) for relation in relations_of(opened.case.id)]


def given(relation: Relation, sight: Sight, people: Mapping[UUID, str]) -> Given:
    """One relation."""
    is_hidden = relation.kind in AT_THE_PLACE and not sight.reads("whereabouts")
    name = "" if is_hidden else known_name(relation, people)
    return Given(relation, name, is_hidden, role_word(relation.kind), sees(relation.kind))


def at_the_place(opened: Opened) -> frozenset[UUID]:
    """The accounts whose names this reader does not see, since they tell where the child is, or was."""
    if opened.sight.reads("whereabouts"):
        return frozenset()
    placed = Relation.objects.filter(case=opened.case, kind__in=AT_THE_PLACE)
    return frozenset(placed.values_list("account_id", flat=True))


def kept_out(opened: Opened, people: Mapping[UUID, str]) -> list[tuple[Restriction, str]]:
    """The restrictions that stand, with the name of whom each closes the case to."""
    standing = Restriction.objects.filter(case=opened.case, ended_by__isnull=True)
    rows = list(standing.select_related("added_by"))
    others = [one for one in rows if one.account_id not in people]
    prefetch_related_objects(others, "account")
    hidden = at_the_place(opened) if others else frozenset()
    return [(one, "" if one.account_id in hidden else known_name(one, people)) for one in rows]


def name_of(opened: Opened, restriction: Restriction, people: Mapping[UUID, str]) -> str:
    """Whom a restriction closes the case to; empty where this reader does not know them."""
    return "" if restriction.account_id in at_the_place(opened) else known_name(restriction, people)


def known_name(of: Relation | Restriction, people: Mapping[UUID, str]) -> str:
    """The name of a colleague or of a person of the case; those of others are not seen here."""
    if of.account_id in people:
        return people[of.account_id]
    try:
        return of.account.name
    except Account.DoesNotExist:  # the wall does not show it
        return ""


@dataclass(frozen=True)
class Login:
    """Somebody who may sign in, or could; `has_account`: they may already."""

    tie: Tie
    part: object
    has_account: bool


def logins_of(sight: Sight, people: Iterable[Tie]) -> list[Login]:
    """The people of a case who may have an account of their own, for whoever gives access."""
    ties = [tie for tie in people if tie.part in KIND_OF and today() in tie.during] if sight.writes("access") else []
    found = [Login(tie, PARTS[tie.part], tie.person.account_id is not None) for tie in ties]
    return sorted(found, key=lambda one: (Part.values.index(one.tie.part), one.tie.person.name))
