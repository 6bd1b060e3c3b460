"""Who has access, and by what name does this reader know them?

Who works where the child is placed tells where that is: their names are hidden with the place.  Of accounts of other
authorities the name is not known here, and what they are to the child is told all the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from livline.access.models import Account, Kind, Relation, Restriction
from livline.access.relations import relations_of
from livline.access.sight import Sight
from livline.cases.lookups import Opened
from livline.web.rooms.access.words import role_word, sees

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


def access_of(opened: Opened) -> list[Given]:
    """What has not ended, in the order of the matrix."""
    return [given(relation, opened.sight) for relation in relations_of(opened.case.id)]


def given(relation: Relation, sight: Sight) -> Given:
    """One relation."""
    is_hidden = relation.kind in AT_THE_PLACE and not sight.reads("whereabouts")
    name = "" if is_hidden else known_name(relation)
    return Given(relation, name, is_hidden, role_word(relation.kind), sees(relation.kind))


def at_the_place(opened: Opened) -> frozenset[UUID]:
    """The accounts whose names this reader does not see, since they tell where the child is, or was."""
    if opened.sight.reads("whereabouts"):
        return frozenset()
    placed = Relation.objects.filter(case=opened.case, kind__in=AT_THE_PLACE)
    return frozenset(placed.values_list("account_id", flat=True))


def kept_out(opened: Opened) -> list[tuple[Restriction, str]]:
    """The restrictions that stand, with the name of whom each closes the case to."""
    standing = Restriction.objects.filter(case=opened.case, ended_by__isnull=True)
    rows = list(standing.select_related("added_by").prefetch_related("account"))
    hidden = at_the_place(opened) if rows else frozenset()
    return [(one, "" if one.account_id in hidden else known_name(one)) for one in rows]


def name_of(opened: Opened, restriction: Restriction) -> str:
    """Whom a restriction closes the case to; empty where this reader does not know them."""
    return "" if restriction.account_id in at_the_place(opened) else known_name(restriction)


def known_name(of: Relation | Restriction) -> str:
    """The name of an account of one's own municipality; those of others are not seen here."""
    try:
        return of.account.name
    except Account.DoesNotExist:  # the wall does not show it
        return ""
