"""Which ledgers no longer hold, and how are they renewed before somebody reads them?  A matter of speed, not of truth.

Whoever reads a stale ledger judges the case themselves (`reading`).  Nobody looks at a case here, so no look is noted.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import models, transaction
from django.db.models import F, QuerySet, Value
from django.db.models.functions import Coalesce

from lawcode.audit import law_version
from livline.access.danish_day import today
from livline.ledger.models import Ledger
from livline.ledger.recalculate import recalculate

BATCH = 100
"""Cases that are renewed in one transaction: who writes one of them meanwhile waits for as many, some 0.3 s."""
FIRST = UUID(int=0)


def stale(day: dt.date) -> QuerySet[Ledger]:
    """The ledgers among those that may be seen from which nobody can tell what the law asks on a day.

    The opposite of what `reading.kept_lines` takes: judged before the day, by the law as it stands, nothing to change.
    """
    asked = Coalesce("case__as_of", Value(day), output_field=models.DateField())
    known = Ledger.objects.annotate(asked=asked)
    return known.exclude(law=law_version(), judged_as_of__lte=F("asked"), changes_on__gt=F("asked"))


def left_over(day: dt.date) -> QuerySet[Ledger]:
    """Those among them whose day was reached before this one: nobody has renewed them since."""
    return stale(day).filter(changes_on__lt=day, case__as_of__isnull=True)


@transaction.atomic
def batch_renew(after: UUID = FIRST) -> Sequence[UUID]:
    """Judge the next stale cases anew, by id; gives which ones.  None: there are no more.

    Who writes a case holds its ledger (`recalculate.one_at_a_time`) and renews it anyway: such a case is left to them
    and never waited for, so whatever they hold besides, nobody waits in a circle.  The facts are read once the ledgers
    are held, so that a change stands that came just before.
    """
    day = today()
    free = stale(day).filter(case_id__gt=after).select_for_update(of=("self",), skip_locked=True)
    ids = [ledger.case_id for ledger in free.only("case_id").order_by("case_id")[:BATCH]]
    if ids:
        recalculate(ids, day)
    return ids


@dataclass(frozen=True)
class Standing:
    """How many ledgers are stale, and how many of them were so yesterday."""

    stale: int = 0
    left_over: int = 0

    def __add__(self, other: Standing) -> Standing:
        return Standing(self.stale + other.stale, self.left_over + other.left_over)


def standing() -> Standing:
    """Of the ledgers that may be seen, today."""
    day = today()
    return Standing(stale(day).count(), left_over(day).count())
