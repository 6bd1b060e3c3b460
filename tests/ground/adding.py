"""Which facts does the wall let an account add?  Many are tried in one question, and nothing is left of any."""

from __future__ import annotations

import json
import uuid

from django.db import InternalError, ProgrammingError, connection, transaction

from livline.access.models import Account
from livline.cases.models import Case

TRY_ALL = """
DO $try$ DECLARE
    one record;
    told text := '';
BEGIN
    FOR one IN SELECT * FROM jsonb_to_recordset('{tries}') AS t (child uuid, kind text, author uuid) LOOP
        BEGIN
            INSERT INTO entry (case_id, fact, kind, position, is_withdrawn, recorded_by_id)
                VALUES (one.child, gen_random_uuid(), one.kind, 1, false, one.author);
            RAISE EXCEPTION 'it would be there' USING ERRCODE = 'ZZ001';
        EXCEPTION
            WHEN SQLSTATE 'ZZ001' THEN told := told || '1';
            WHEN insufficient_privilege THEN told := told || '0';
        END;
    END LOOP;
    PERFORM set_config('livline.tried', told, true);
END $try$
"""
"""Each try is undone, whether the wall lets it through or not; any other fault is raised."""


def adds(tries: list[tuple[uuid.UUID, str, uuid.UUID | None]]) -> list[bool]:
    """Which facts could be added, each of a case, a kind and by an account?  All are tried, in one question."""
    rows = [{"child": str(child), "kind": kind, "author": by and str(by)} for child, kind, by in tries]
    with connection.cursor() as cursor:
        cursor.execute(TRY_ALL.replace("{tries}", json.dumps(rows)))
        cursor.execute("SELECT current_setting('livline.tried', true)")
        told = cursor.fetchone()[0]
    assert len(told) == len(tries)
    return [letter == "1" for letter in told]


ADD = (
    "INSERT INTO entry (case_id, fact, kind, position, is_withdrawn, recorded_by_id) VALUES (%s, %s, %s, 1, false, %s)"
)
"""Without RETURNING, which would ask for the right to read as well."""


def can_add(child: Case, by: Account | None, kind: str = "plan") -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(ADD, [child.id, uuid.uuid4(), kind, None if by is None else by.id])
            transaction.set_rollback(True)
    except (ProgrammingError, InternalError):
        return False
    return True
