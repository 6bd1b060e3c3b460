"""Has somebody mended the log?  Each chain is walked and hashed anew, and held against ends that were noted elsewhere.

A chain alone does not tell when its newest looks are cut off.  So its ends are noted outside the database (`ends`,
`Noted`), and a chain that no longer reaches what was noted has been cut.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

FIELDS = "case_id, number, extract(epoch FROM at)::text, account_id, act, purpose, hash"


@dataclass(frozen=True)
class Noted:
    """The end of a chain at some time, to be kept where the database's keeper cannot reach it."""

    case_id: UUID
    number: int
    hash: bytes


@dataclass(frozen=True)
class Fault:
    """A look that is not as it was written, by case and number."""

    case_id: UUID
    number: int
    what: str


def ends() -> list[Noted]:
    """The ends of all chains that may be seen, to be noted elsewhere."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT ON (case_id) case_id, number, hash FROM look ORDER BY case_id, number DESC")
        return [Noted(case, number, bytes(hash_)) for case, number, hash_ in cursor.fetchall()]


def faults(noted: Iterable[Noted] = ()) -> list[Fault]:
    """All faults in the chains that may be seen, also against ends that were noted before."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {FIELDS} FROM look ORDER BY case_id, number")
        rows = cursor.fetchall()
    return [*broken(rows), *cut(rows, noted)]


def broken(rows: Iterable[tuple[Any, ...]]) -> Iterator[Fault]:
    """Looks that are missing before one, or whose hash is not that of what they say."""
    case, expected, before = None, 1, b""
    for case_id, number, *said, hash_ in rows:
        if case_id != case:
            case, expected, before = case_id, 1, b""
        if number != expected:
            yield Fault(case_id, expected, "missing")
        elif bytes(hash_) != hash_of(before, case_id, number, *said):
            yield Fault(case_id, number, "changed")
        expected, before = number + 1, bytes(hash_)


def hash_of(before: bytes, case_id: UUID, number: int, at: str, account: UUID | None, act: str, purpose: str) -> bytes:
    """The hash of a look, computed here without the function that the database computed it with."""
    said = "|".join(map(str, (case_id, number, at, account or "-", act, len(purpose), purpose)))
    return hashlib.sha256(before + said.encode()).digest()


def cut(rows: Iterable[tuple[Any, ...]], noted: Iterable[Noted]) -> Iterator[Fault]:
    """Noted ends that are no longer there, or are others."""
    known = {(row[0], row[1]): bytes(row[-1]) for row in rows}
    for end in noted:
        if known.get((end.case_id, end.number)) != end.hash:
            yield Fault(end.case_id, end.number, "cut or rewritten")
