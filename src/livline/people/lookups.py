"""Whom around a child does a reader see, and which numbers and words?  The door's own answer, beside the wall's."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet

from livline.access.models import Account, Kind
from livline.cases.lookups import Opened
from livline.people.models import Number, Part, Tie, Word, WordRead

OBJECT_OF_PART = {Part.CHILD: "identity", Part.NOTIFIER: "notifier"}
"""What a tie is about; all others are the people around the child."""


def ties_seen(opened: Opened, account: Account) -> QuerySet[Tie]:
    """The people of the case whom the reader sees, and the reader."""
    parts = [part for part in Part.values if opened.sight.reads(OBJECT_OF_PART.get(Part(part), "people"))]
    return Tie.objects.filter(Q(part__in=parts) | Q(person__account=account), case=opened.case)


def people_seen(opened: Opened, account: Account) -> list[Tie]:
    """The same people, read at once."""
    return list(ties_seen(opened, account).select_related("person"))


def names_by_account(ties: Iterable[Tie]) -> dict[UUID, str]:
    """What those people are called who sign in, by account: their accounts belong to nobody, and tell no name."""
    return {tie.person.account_id: tie.person.name for tie in ties if tie.person.account_id is not None}


def numbers_seen(opened: Opened, account: Account) -> QuerySet[Number]:
    """The numbers of those people, where the reader sees numbers; never that of a notifier, always one's own."""
    ties = ties_seen(opened, account)
    others = ties.exclude(part=Part.NOTIFIER) if opened.sight.reads("cpr") else ties.none()
    own = Q(person__account=account, person__ties__in=ties)
    return Number.objects.filter(Q(person__ties__in=others) | own).distinct()


def words_seen(opened: Opened, account: Account) -> QuerySet[Word]:
    """A child's own words to itself, and to its caseworker those that it shares."""
    own = Q(by=account) if Kind.CHILD in opened.sight.kinds else Q(pk__in=[])
    shared = Q(is_shared=True) if Kind.WORKER in opened.sight.kinds else Q(pk__in=[])
    return Word.objects.filter(own | shared, case=opened.case)


def words_read(opened: Opened, account: Account) -> QuerySet[WordRead]:
    """Which of them the reader has been shown."""
    return WordRead.objects.filter(account=account, word__case=opened.case)
