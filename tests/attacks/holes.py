"""Which mistakes in the door must be found, although the wall is down?  Each is one of its answers, given wrongly."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.urls import get_resolver

from livline.access import sight as door
from livline.access.errors import NotFound
from livline.access.models import Account, Relation
from livline.access.sight import Sight
from livline.cases import lookups
from livline.cases.models import Case, Entry
from livline.people.models import Tie
from livline.web.rooms.cases import selectors as lists
from livline.web.rooms.facts import views as facts
from livline.web.rooms.people import views as people_pages
from livline.web.rooms.plan import uniting as unions
from livline.web.rooms.words import views as word_pages

Patch = pytest.MonkeyPatch
Hole = Callable[[Patch], None]


def around(**changes: Any) -> Hole:
    """The door forgets something of what decides besides relations."""
    asked = door._around

    def dig(patch: Patch) -> None:
        patch.setattr(door, "_around", lambda account: dataclasses.replace(asked(account), **changes))

    return dig


def every_relation(patch: Patch) -> None:
    """Relations count whatever their dates, and unconfirmed ones too."""

    def kinds(account: Account, wanted: set[UUID] | None, around: Any) -> dict[UUID, frozenset[str]]:
        found: dict[UUID, frozenset[str]] = {}
        for case, kind in Relation.objects.filter(account=account).values_list("case_id", "kind"):
            if case not in around.closed and (wanted is None or case in wanted):
                found[case] = found.get(case, frozenset()) | {kind}
        return found

    patch.setattr(door, "_kinds", kinds)


def of_relations(**without: Any) -> Hole:
    """The door leaves out one condition on relations."""

    def dig(patch: Patch) -> None:
        whole = Relation.objects.filter

        def loose(*args: Any, **told: Any) -> Any:
            return whole(*args, **{name: value for name, value in told.items() if name not in without})

        patch.setattr(Relation.objects, "filter", loose)

    return dig


def says(method: str, answer: Callable[[Sight, str], bool]) -> Hole:
    """A sight says something else of an object."""
    return lambda patch: patch.setattr(Sight, method, answer)


def opens(name: str) -> Hole:
    """A lookup of the door lets everybody in who asks."""

    def dig(patch: Patch) -> None:
        assert get_resolver().url_patterns, "a room that is imported meanwhile would keep the hole"

        def let_in(id_: UUID, *, by: Account, object_: str = "") -> Any:
            found = Case.objects.filter(id=id_).first()
            if found is None:
                raise NotFound
            return lookups.Opened(found, door.sight(by, id_))

        for module in (lookups, facts, people_pages, word_pages):
            if hasattr(module, name):
                patch.setattr(module, name, let_in)

    return dig


def any_entry(patch: Patch) -> None:
    """An entry is corrected by its number alone."""
    patch.setattr(facts, "entry_for_writing", lambda id_, *, by: found(Entry.objects.filter(id=id_).first()))


def found(one: Any) -> Any:
    """What is there."""
    if one is None:
        raise NotFound
    return one


def ties_of_all_cases(patch: Patch) -> None:
    """A person is found by their tie, whichever case it is of."""
    patch.setattr(people_pages, "ties_seen", lambda opened, account: Tie.objects.all())


def every_tie(patch: Patch) -> None:
    """Notifiers stand among the people."""
    patch.setattr(people_pages, "ties_seen", lambda opened, account: Tie.objects.filter(case=opened.case))


def every_case_listed(patch: Patch) -> None:
    """My cases are all cases that I was ever given."""

    def listed(reached: Any) -> Any:
        return lists.listed({case.id: Sight(frozenset({"worker"})) for case in Case.objects.all()})

    patch.setattr("livline.web.rooms.cases.views.listed", listed)


def kinds_by_name_alone(patch: Patch) -> None:
    """The history of a fact is shown whatever its kind."""
    patch.setattr(Sight, "facts", lambda self: frozenset({"plan", "decision", "need_known", "notification"}))


def any_plan_of_a_sibling(patch: Patch) -> None:
    """Two plans are made one by who words only one of them."""
    assert get_resolver().url_patterns
    patch.setattr(unions, "writes_both", lambda opened, other: True)


HOLES: dict[str, Hole] = {
    "conflicts are forgotten": around(closed=frozenset()),
    "restrictions are forgotten": around(restricted=frozenset()),
    "nothing was opened": around(opened={}),
    "locks are forgotten": around(kept={}),
    "dates do not count": of_relations(during__contains=None),
    "unconfirmed relations count": of_relations(is_confirmed=None),
    "every relation counts": every_relation,
    "all is read": says("reads", lambda self, object_: bool(self.kinds)),
    "all is written": says("writes", lambda self, object_: bool(self.kinds)),
    "everything may be opened": says("may_open", lambda self, object_: bool(self.kinds)),
    "a page skips the door": opens("case_opened"),
    "a form skips the door": opens("case_opened_to_write"),
    "an entry by its number": any_entry,
    "a person of another case": ties_of_all_cases,
    "notifiers among the people": every_tie,
    "a list of all cases": every_case_listed,
    "facts of every kind": kinds_by_name_alone,
    "a plan of a sibling that one does not word": any_plan_of_a_sibling,
}
