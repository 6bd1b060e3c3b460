"""A process that records and corrects facts as fast as it can, and notes what it was told is saved.

`python -m tests.trials.writer ACCOUNT NUMBER CASE...`, with the database in the environment.  On standard output stands
`ready`, then the id of every entry once its transaction is committed.  Ends when the database is gone.
"""

from __future__ import annotations

import datetime as dt
import os
import sys
from random import Random
from typing import Any
from uuid import UUID

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "livline.config.settings")
django.setup()

from django.db import Error  # noqa: E402

from livline.access.acting import acting_as  # noqa: E402
from livline.access.errors import Overtaken  # noqa: E402
from livline.access.models import Account  # noqa: E402
from livline.cases import services  # noqa: E402
from livline.cases.lookups import case_for_writing  # noqa: E402
from livline.ledger.bridge import valid_entries  # noqa: E402

DAY = dt.date(2025, 1, 1)


def main(account_id: str, number: str, *cases: str) -> None:
    """Write until the database is gone."""
    rng = Random(number)
    with acting_as(UUID(account_id)):
        account = Account.objects.get()
    said("ready")
    while True:
        try:
            said(str(written(account, UUID(rng.choice(cases)), rng).id))
        except Overtaken:
            continue
        except Error:
            return


def written(account: Account, case_id: UUID, rng: Random) -> Any:
    """One fact, new or corrected, in a transaction of its own that also records the look."""
    with acting_as(account.id):
        case = case_for_writing(case_id, by=account)
        fields = {"date": DAY + dt.timedelta(days=rng.randrange(300))}
        before = valid_entries().filter(case=case).order_by("?").first() if rng.random() < 0.5 else None
        if before is None:
            return services.fact_record(case=case, kind="notification", fields=fields, by=account)
        return services.fact_correct(before=before, fields=fields, reason="rettet", by=account)


def said(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
