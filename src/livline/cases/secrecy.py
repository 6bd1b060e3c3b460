"""Which decisions hide a child's place?  A secret address that was granted: it raises the protection by itself.

The end of the decision lowers nothing: two people do.
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db import connection
from django.db.models import Q

from livline.access.models import Level, Protection
from livline.access.models.protections import Source
from livline.cases.models import Entry

KINDS = ("decision",)
REASON = "Afgørelse om anonym adresse"


def raise_by_decision(ids: Sequence[UUID]) -> None:
    """Raise the protection of those cases in which such a decision holds and which it has not raised before."""
    granted = Q(granted__isnull=True) | Q(granted=True)
    decisions = Entry.objects.filter(granted, case_id__in=ids, kind__in=KINDS, about="secret_address")
    hidden = set(decisions.filter(replaced_by__isnull=True, is_withdrawn=False).values_list("case_id", flat=True))
    if not hidden:
        return
    known = Protection.objects.filter(case_id__in=hidden, source=Source.DECISION).values_list("case_id", flat=True)
    by = acting()
    for case in hidden - set(known):
        Protection.objects.create(
            case_id=case, level=Level.SECRET, source=Source.DECISION, reason=REASON, raised_by_id=by
        )


def acting() -> UUID | None:
    """The account that the transaction acts for; None for a job."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT acting_account()")
        found: UUID | None = cursor.fetchone()[0]
        return found
