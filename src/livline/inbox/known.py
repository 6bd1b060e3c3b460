"""Is a child known here?  By CPR, to whoever may write notifications: whether, and which team to ask; nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import connection


@dataclass(frozen=True)
class Known:
    """A case of the child; `team`: whom to ask, empty where its caseworker is in none."""

    case: UUID
    team: str


def known_by(index: bytes) -> list[Known]:
    """The cases of a child by the keyed code of its CPR number; the database answers for the municipality alone."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT case_id, coalesce(team, '') FROM cases_known(%s)", [index])
        return [Known(case, team) for case, team in cursor.fetchall()]


def known_by_each(indexes: Iterable[bytes]) -> dict[bytes, list[Known]]:
    """The same for several children, asked at once."""
    wanted = [bytes(index) for index in indexes]
    found: dict[bytes, list[Known]] = {index: [] for index in wanted}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT i, k.case_id, coalesce(k.team, '') FROM unnest(%s::bytea[]) i, LATERAL cases_known(i) k", [wanted]
        )
        for index, case, team in cursor.fetchall():
            found[bytes(index)].append(Known(case, team))
    return found
