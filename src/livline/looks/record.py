"""How is a look recorded?  In the transaction that reads; where it cannot be, nothing is read."""

from __future__ import annotations

from uuid import UUID

from django.db import connection

from livline.looks.models import Act


def record(case: UUID, act: Act, purpose: str = "") -> None:
    """Record that the account that acts looked at a case, or was refused."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO look (case_id, act, purpose) VALUES (%s, %s, %s)", [case, act.value, purpose])
