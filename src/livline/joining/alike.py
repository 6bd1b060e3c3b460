"""Which of my cases may be of one child?  The same person or CPR number, else one name and one birthday."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.db import connection

from livline.access.models import Account
from livline.access.sight import NOTHING, sights
from livline.joining.lookups import may_join
from livline.search.alike import words
from livline.search.matching import MISSPELT, Wanted, likeness

PAIRS = """
    WITH child AS MATERIALIZED (
        SELECT t.case_id, t.person_id, c.name, c.born_on, c.municipality_id, n.index
        FROM tie t JOIN "case" c ON c.id = t.case_id LEFT JOIN person_number n ON n.person_id = t.person_id
        WHERE t.part = 'child'
    ), pair AS MATERIALIZED (
        SELECT mine.case_id AS one, other.case_id AS other, mine.name, other.name AS other_name,
               mine.person_id AS child, other.person_id AS other_child, mine.index = other.index AS same_number
        FROM child mine
        JOIN child other ON other.municipality_id = mine.municipality_id AND other.case_id <> mine.case_id
        WHERE (mine.case_id = %(case)s OR %(case)s IS NULL AND mine.case_id < other.case_id)
          AND (mine.person_id = other.person_id OR mine.index = other.index
               OR mine.born_on = other.born_on AND (mine.index IS NULL OR other.index IS NULL))
          AND NOT EXISTS (SELECT FROM not_alike x WHERE x.case_id = least(mine.case_id, other.case_id)
                          AND x.other_id = greatest(mine.case_id, other.case_id))
    )
    SELECT pair.one, pair.other, pair.name, pair.other_name, p.name, q.name, pair.child = pair.other_child,
           pair.same_number
    FROM pair JOIN person p ON p.id = pair.child JOIN person q ON q.id = pair.other_child
    ORDER BY pair.name, pair.other_name
"""
"""The wall shows the ties and numbers of the cases that one sees, and of no others.  Where both numbers are known and
differ, they are two children.  The children are read once, and names of the few alone that may be one: for whoever has
hundreds of cases it took longer than all else on a page."""


class By(StrEnum):
    """What is alike."""

    PERSON = "person"
    NUMBER = "number"
    NAME = "name"


@dataclass(frozen=True)
class Alike:
    """Two cases that may be of one child, and what is alike."""

    case: UUID
    other: UUID
    number: str
    other_number: str
    name: str
    other_name: str
    by: By


def alike_to(case: UUID, account: Account) -> list[Alike]:
    """The cases that may be of the child of this one, and that the account may join with it."""
    return _joinable(account, list(_pairs(case)))


def all_alike(account: Account) -> list[Alike]:
    """Every two of the account's cases that may be of one child, each pair once."""
    return _joinable(account, list(_pairs(None)))


def _pairs(case: UUID | None) -> Iterator[Alike]:
    """One question; `case` None: among all."""
    with connection.cursor() as cursor:
        cursor.execute(PAIRS, {"case": case})
        for one, other, number, other_number, name, other_name, same_person, same_number in cursor.fetchall():
            by = By.PERSON if same_person else By.NUMBER if same_number else By.NAME
            if by is not By.NAME or are_alike(name, other_name):
                yield Alike(one, other, number, other_number, name, other_name, by)


def _joinable(account: Account, pairs: list[Alike]) -> list[Alike]:
    """Those that the account may join; it is asked only where there are any."""
    if not pairs:
        return []
    seen = sights(account, {case for pair in pairs for case in (pair.case, pair.other)})
    return [pair for pair in pairs if may_join(seen.get(pair.case, NOTHING), seen.get(pair.other, NOTHING))]


def are_alike(name: str, other: str) -> bool:
    """The same first name, and every word of the shorter name in the longer: twins share the rest and a birthday."""
    one, two = words(name), words(other)
    few, many = sorted((one, two), key=len)
    return bool(few) and is_word(one[0], two[0]) and all(any(is_word(word, each) for each in many) for word in few)


def is_word(one: str, other: str) -> bool:
    """The same word, or one misspelt."""
    return min(likeness(one, Wanted(other, other)), likeness(other, Wanted(one, one))) >= MISSPELT
