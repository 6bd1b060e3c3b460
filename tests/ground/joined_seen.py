"""Who sees that two cases were joined, or are of two children?  From the rules in words, and held against the wall."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterator
from typing import Any

from livline.access.models import Account
from livline.joining.models import JoinedEntry, Joining, NotAlike, Parting
from tests.ground.joined_world import Joined
from tests.ground.oracle import World, may_see


def joinings_seen(made: World, account: uuid.UUID) -> list[Joined]:
    """Those who see who has access to one of the two cases."""
    return [one for one in made.joinings if any(may_see(made, account, id_, "access") for id_ in (one.case, one.into))]


def two_children_seen(made: World, account: uuid.UUID) -> set[tuple[uuid.UUID, uuid.UUID]]:
    """That two cases are of two children is seen by those who see who has access to both."""
    return {pair for pair in made.two_children if all(may_see(made, account, id_, "access") for id_ in pair)}


def what_is_seen_of_joinings(made: World, account: Account) -> Iterator[tuple[str, Collection[Any], Collection[Any]]]:
    """The same of two cases that are, or are not, of one child."""
    joinings = joinings_seen(made, account.id)
    yield "Joining", set(Joining.objects.values_list("id", flat=True)), {one.id for one in joinings}
    # Not through the joining, as with answers.
    entries = set(JoinedEntry.objects.values_list("joining_id", flat=True))
    yield "JoinedEntry", entries, {one.id for one in joinings}
    parted = set(Parting.objects.values_list("joining_id", flat=True))
    yield "Parting", parted, {one.id for one in joinings if not one.stands}
    yield "NotAlike", set(NotAlike.objects.values_list("case_id", "other_id")), two_children_seen(made, account.id)
