"""How is a look recorded?  In the transaction that reads; where it cannot be, nothing is read."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db import connection

from livline.looks.models import Act


def record(case: UUID, act: Act, purpose: str = "") -> None:
    """Record that the account that acts looked at a case, or was refused."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO look (case_id, act, purpose) VALUES (%s, %s, %s)", [case, act.value, purpose])


def record_each(cases: Iterable[UUID], act: Act, purpose: str = "") -> None:
    """Record a look at each of several cases, at once."""
    wanted = list(cases)
    if wanted:
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO look (case_id, act, purpose) SELECT one, %s, %s FROM unnest(%s::uuid[]) one",
                [act.value, purpose, wanted],
            )
