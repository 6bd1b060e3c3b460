"""Who has looked at a case?  As much of it as this reader may know, in as many questions for many looks as for few."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db import connection
from django.db.models import F, QuerySet, Value

from livline.access.models import Account, Opening
from livline.cases.lookups import Opened
from livline.looks.models import Look
from livline.web.rooms.access.selectors import at_the_place
from livline.web.rooms.looks.words import OPENED, act_word, extract_word, object_word, role_word

EXTRACT_FOR = frozenset({"child", "custody_parent", "parent"})
"""Who sees days and purposes, and neither names nor places."""
A_PAGE = 50
NOBODY: Mapping[UUID, str] = {}


@dataclass(frozen=True)
class Seen:
    """A look as a page shows it; of an opening also what was opened and for what."""

    at: dt.datetime
    who: str
    role: str
    act: str
    opened: str
    purpose: str


@dataclass(frozen=True)
class Extracted:
    """What happened on a day, without names."""

    day: dt.date
    act: str
    role: str
    purpose: str
    times: int


def looks_page(opened: Opened, people: Mapping[UUID, str], number: str | None) -> Page[Any]:
    """A page of everybody's looks and openings, the newest first; `people`: the names of citizens by account."""
    looks = _rows(Look.objects.filter(case_id=opened.case.id), F("at"), F("act"), F("purpose"), Value(""), Value(""))
    openings = Opening.objects.filter(case_id=opened.case.id)
    more = _rows(openings, F("opened_at"), Value(OPENED), Value(""), F("object"), F("purpose"))
    page = Paginator(looks.union(more, all=True).order_by("-said_at"), A_PAGE).get_page(number)
    return _told(page, at_the_place(opened), people)


def own_looks(case: UUID, account: Account, number: str | None) -> Page[Any]:
    """A page of the reader's own looks and openings."""
    mine = Look.objects.filter(case_id=case, account_id=account.id)
    looks = _rows(mine, F("at"), F("act"), F("purpose"), Value(""), Value(""))
    openings = Opening.objects.filter(case_id=case, account_id=account.id)
    opened = _rows(openings, F("opened_at"), Value(OPENED), Value(""), F("object"), F("purpose"))
    return _told(Paginator(looks.union(opened, all=True).order_by("-said_at"), A_PAGE).get_page(number))


def _rows(of: QuerySet[Any], at: F, act: Any, role: Any, object_: Any, purpose: Any) -> Any:
    """The same columns of looks and of openings."""
    told = of.annotate(said_at=at, said_act=act, said_role=role, said_object=object_, said_purpose=purpose)
    return told.values_list("said_at", "account_id", "said_act", "said_role", "said_object", "said_purpose")


def _told(page: Page[Any], hidden: Collection[UUID] = (), people: Mapping[UUID, str] = NOBODY) -> Page[Any]:
    names = names_of(row[1] for row in page.object_list if row[1] not in hidden)
    names |= {account: name for account, name in people.items() if account not in hidden}
    page.object_list = [
        Seen(
            at, names.get(account, ""), role_word(role), act_word(act), object_word(object_) if object_ else "", purpose
        )
        for at, account, act, role, object_, purpose in page.object_list
    ]
    return page


def names_of(accounts: Iterable[UUID | None]) -> dict[UUID | None, str]:
    """What accounts are called, as far as the reader may know."""
    return dict(Account.objects.filter(id__in={one for one in accounts if one}).values_list("id", "name"))


def extract(case: UUID) -> list[Extracted]:
    """Days and purposes of everybody's looks, the newest first; empty for whom the database gives none."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT day, act, role, purpose, times FROM looks_extract(%s) ORDER BY day DESC, act, role, purpose", [case]
        )
        rows = cursor.fetchall()
    return [
        Extracted(day, act_word(act), extract_word(role), purpose, times) for day, act, role, purpose, times in rows
    ]
