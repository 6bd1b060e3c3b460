"""What does the watch over the log see?  Looks and how many, by whom; nothing of the cases but their keys."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone

from livline.access.models import Account, Kind
from livline.looks.models import Act, Look
from livline.web.rooms.looks.selectors import names_of
from livline.web.rooms.looks.words import act_word, role_word

A_PAGE = 50
MOST_WATCHED = 10
"""So many accounts stand in the list of those who looked at most cases."""


@dataclass(frozen=True)
class Audited:
    """A look as the watch sees it; `case` is empty for lists, searches and numbers that nobody has."""

    id: int
    at: dt.datetime
    who: str
    role: str
    act: str
    case: str
    shown: str
    """How many cases a list or a search showed."""
    is_refused: bool


@dataclass(frozen=True)
class Busy:
    """In how many cases somebody has been."""

    account: UUID | None
    name: str
    hour: int
    day: int


def newest(*, which: str, account: UUID | None, before: int | None) -> tuple[list[Audited], int | None]:
    """A page of looks, and the look before which the next page begins."""
    rows = list(_wanted(which, account, before)[: A_PAGE + 1])
    shown = rows[:A_PAGE]
    names = names_of(row.account_id for row in shown)
    return [_told(row, names) for row in shown], shown[-1].id if len(rows) > A_PAGE else None


def _wanted(which: str, account: UUID | None, before: int | None) -> QuerySet[Look]:
    looks = Look.objects.order_by("-id")
    if which == "refused":
        looks = looks.filter(act=Act.REFUSED)
    if which == "emergency":
        looks = looks.filter(purpose=Kind.EMERGENCY)
    if account is not None:
        looks = looks.filter(account_id=account)
    return looks if before is None else looks.filter(id__lt=before)


def _told(look: Look, names: dict[UUID | None, str]) -> Audited:
    is_list = look.case_id == look.account_id
    return Audited(
        id=look.id,
        at=look.at,
        who=names.get(look.account_id, ""),
        role=role_word(look.purpose),
        act=act_word(look.act),
        case="" if is_list else str(look.case_id)[:8],
        shown=look.purpose if look.act in (Act.LIST, Act.SEARCH) else "",
        is_refused=look.act == Act.REFUSED,
    )


def busiest() -> list[Busy]:
    """Those who have been in most cases in the last hour and the last day."""
    now = timezone.now()
    hour, day = now - dt.timedelta(hours=1), now - dt.timedelta(days=1)
    looks = Look.objects.filter(at__gt=day, account_id__isnull=False).exclude(case_id=F("account_id"))
    counted = looks.values("account_id").annotate(
        day=Count("case_id", distinct=True), hour=Count("case_id", distinct=True, filter=Q(at__gt=hour))
    )
    rows = list(counted.order_by("-hour", "-day", "account_id")[:MOST_WATCHED])
    names = names_of(row["account_id"] for row in rows)
    return [Busy(row["account_id"], names.get(row["account_id"], ""), row["hour"], row["day"]) for row in rows]


def colleagues(account: Account) -> Sequence[tuple[UUID, str]]:
    """The accounts of the municipality, to choose from."""
    return list(Account.objects.filter(municipality=account.municipality).order_by("name").values_list("id", "name"))
