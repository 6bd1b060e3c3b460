"""How is an import asked for?  The file is put in place, its run recorded and the job deferred, all of it or nothing.

begin(file, ".xlsx", municipality=..., by=anna)     # in a transaction; a rollback takes the job with it
"""

from __future__ import annotations

from contextlib import nullcontext
from typing import BinaryIO
from uuid import UUID, uuid4

from django.db import connection, transaction

from livline.access.acting import acting_as, acting_for
from livline.jobs import inbox
from livline.jobs.tasks import import_case_file


def begin(file: BinaryIO, form: str, municipality: UUID, by: UUID | None) -> UUID:
    """Put a file in place and ask for its import; gives the id of the run."""
    if form not in inbox.FORMS:
        raise ValueError(f"no case file in one piece has the form {form[:10]!r}")
    run = uuid4()
    inbox.place(file, run, form)
    try:
        with transaction.atomic(), acting_as(by) if by else nullcontext(), acting_for(municipality):
            _record(run, municipality, by, form)
            import_case_file.defer(run=str(run))
    except BaseException:
        inbox.remove(run, form)
        raise
    return run


def _record(run: UUID, municipality: UUID, by: UUID | None, form: str) -> None:
    """In SQL: the roles may fill these columns and no other, and Django would name them all."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO import_run (id, municipality_id, by_id, form) VALUES (%s, %s, %s, %s)",
            [run, municipality, by, form],
        )
