"""How does a case come to be locked, handed over, or active again?  One asks with a reason, another answers.

Callers have opened the case for writing or deciding about `access`; the wall asks again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from uuid import UUID, uuid4

from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone

from livline.access.errors import NotFound, Overtaken, Unfitting
from livline.access.models import Account, Keeping, Kept
from livline.sealing.seal import opened, seal


def sealed_at(keeping: UUID) -> str:
    """Where the place that a case went to is sealed: it opens nowhere else."""
    return f"keeping {keeping}"


def keepings_of(case: UUID) -> QuerySet[Keeping]:
    """Every change that was asked for, the newest first."""
    return with_names(Keeping.objects.filter(case_id=case)).order_by("-asked_at")


def keepings_waiting(cases: Collection[UUID]) -> QuerySet[Keeping]:
    """What waits for a second person in these cases, the oldest first."""
    waiting = Keeping.objects.filter(case_id__in=cases, answered_at__isnull=True)
    return with_names(waiting).select_related("case").order_by("asked_at")


def with_names(keepings: QuerySet[Keeping]) -> QuerySet[Keeping]:
    """With `asked_name` and `answered_name`: empty where the reader does not see that account."""
    return keepings.annotate(asked_name=name_of("asked_by_id"), answered_name=name_of("answered_by_id"))


def name_of(column: str) -> Subquery:
    return Subquery(Account.objects.filter(id=OuterRef(column)).values("name")[:1])


def went_to(keeping: Keeping) -> str:
    """Where the case was handed over to; for those alone who see whereabouts."""
    return "" if keeping.went_to is None else opened(bytes(keeping.went_to), sealed_at(keeping.id))


def keeping_ask(*, case: UUID, state: Kept, reason: str, retention: str, by: Account, to: str = "") -> Keeping:
    """Ask that a case be kept otherwise; raises `Unfitting`, and `Overtaken` while another request waits."""
    if not reason.strip():
        raise Unfitting("Der mangler en grund.", "Skriv kort, hvorfor.")
    if (state == Kept.TRANSFERRED) != bool(to.strip()):
        raise Unfitting("Det skal stå, hvor sagen er overdraget til.", "Skriv kommunen eller arkivet.")
    keeping = Keeping(id=uuid4(), case_id=case, state=state, reason=reason.strip(), retention=retention, asked_by=by)
    keeping.went_to = seal(to.strip(), sealed_at(keeping.id)) if to.strip() else None
    try:
        with transaction.atomic():
            keeping.save(force_insert=True)
    except IntegrityError:
        raise Overtaken(Keeping.objects.filter(case_id=case, answered_at__isnull=True).first()) from None
    return keeping


def keeping_answer(*, keeping: Keeping, yes: bool, by: Account) -> None:
    """Confirm or decline what another asked, or take back what one asked oneself; raises `Unfitting`, `Overtaken`."""
    if yes and keeping.asked_by_id == by.id:
        raise Unfitting("En sag låses, overdrages og genåbnes af to.", "Bed en anden, der må beslutte, om at bekræfte.")
    waiting = Keeping.objects.filter(id=keeping.id, answered_at__isnull=True)
    told: dict[str, Account | bool | dt.datetime] = {
        "answered_by": by,
        "answered_at": timezone.now(),
        "is_confirmed": yes,
    }
    try:
        with transaction.atomic():
            if not waiting.update(**told):
                raise Overtaken(keeping)
    except DatabaseError:
        raise NotFound from None
