"""How many deadlines of an account have passed, and how many come within a week?  Counted for the job role.

The job role has no eyes of the account's, so this asks for less than the door would show: cases in which the account
has a relation that reads duties without opening anything, none from which it is kept out by a conflict of interest or
a restriction, and none that was joined to another of the same child.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from livline.access.matrix import Reads, matrix
from livline.access.models import Conflict, Kind, Relation, Restriction
from livline.cases.models import Case
from livline.joining.models import Joining, Parting
from livline.ledger.bridge import row_of
from livline.ledger.reading import verdicts_of

AHEAD = 7
"""Days that a letter looks ahead."""


@dataclass(frozen=True)
class Counts:
    """Deadlines that have passed, and that come within a week from today."""

    overdue: int = 0
    coming: int = 0


def counts_of(account: UUID, day: dt.date) -> Counts:
    """How the cases of an account stand on a day; three questions, whatever the number of cases."""
    cases = {case.id: row_of(case) for case in Case.objects.filter(id__in=cases_of(account, day))}
    told = [verdict for verdicts in verdicts_of(cases, day).values() for verdict in verdicts]
    due = [one["due_on"] for one in told if one["status"] == "pending" and one["due_on"]]
    overdue = sum(one["status"] == "overdue" for one in told)
    return Counts(overdue, sum(on <= day + dt.timedelta(days=AHEAD) for on in due))


def cases_of(account: UUID, day: dt.date) -> Iterable[UUID]:
    """The cases whose duties the account works with."""
    mine = Relation.objects.filter(account=account, is_confirmed=True, during__contains=day, kind__in=readers())
    closed = Conflict.objects.filter(account=account).values("case_id")
    kept_out = Restriction.objects.filter(account=account, during__contains=day).values("case_id")
    joined = Joining.objects.exclude(id__in=Parting.objects.values("joining_id")).values("case_id")
    found = mine.exclude(case_id__in=closed).exclude(case_id__in=kept_out).exclude(case_id__in=joined)
    return found.values_list("case_id", flat=True)


def readers() -> list[str]:
    """The relations that read what the law asks, and of whom, without opening it; an emergency ends by the hour."""
    cells = matrix().cells
    return [
        kind
        for kind in Kind.values
        if kind != Kind.EMERGENCY and all(cells[kind, it].reads is Reads.ALWAYS for it in ("identity", "duties"))
    ]
