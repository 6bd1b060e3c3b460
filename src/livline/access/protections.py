"""How is a protection raised and lowered?  Raised at once by one, lowered by two; nothing else lowers it.

Callers have opened the case for writing or deciding about `protection`; the wall asks again.
"""

from __future__ import annotations

from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from livline.access.errors import Overtaken, Unfitting
from livline.access.models import Account, Level, Lowering, Protection
from livline.access.models.protections import Source


def standing(case: UUID) -> QuerySet[Protection]:
    """The protections that stand, the newest first, each with the lowering that somebody asked for."""
    open_ = Q(lowering__isnull=True) | Q(lowering__confirmed_at__isnull=True)
    return Protection.objects.filter(open_, case_id=case).select_related("lowering").order_by("-raised_at")


def protection_raise(*, case: UUID, level: Level, reason: str, by: Account) -> Protection:
    """Raise a protection; it counts from the next statement on."""
    return Protection.objects.create(case_id=case, level=level, reason=_reason(reason), raised_by=by)


def protection_found(*, case: UUID, level: Level, source: Source, reason: str) -> Protection | None:
    """What a register or a decision says: raised where it does not stand yet, and never lowered by its silence."""
    if standing(case).filter(level=level).exists():
        return None
    return Protection.objects.create(case_id=case, level=level, source=source, reason=reason)


def lowering_ask(*, protection: Protection, reason: str, by: Account) -> Lowering:
    """Ask that a protection end.  It stands until somebody else confirms; raises `Overtaken` when one has asked."""
    try:
        with transaction.atomic():
            return Lowering.objects.create(protection=protection, reason=_reason(reason), asked_by=by)
    except IntegrityError:
        raise Overtaken(protection) from None


def lowering_confirm(*, protection: Protection, by: Account) -> None:
    """Confirm what somebody else asked; raises `Unfitting` for one's own and `Overtaken` for what is done."""
    asked = Lowering.objects.filter(protection=protection).first()
    if asked is None or asked.confirmed_at is not None:
        raise Overtaken(protection)
    if asked.asked_by_id == by.id:
        raise Unfitting(
            "En beskyttelse sænkes af to.", "Bed en anden, der må beslutte i sagen, om at bekræfte sænkningen."
        )
    done = Lowering.objects.filter(protection=protection, confirmed_at__isnull=True)
    if not done.update(confirmed_by=by, confirmed_at=timezone.now()):
        raise Overtaken(protection)


def _reason(text: str) -> str:
    if not text.strip():
        raise Unfitting("Der mangler en grund.", "Skriv kort, hvorfor.")
    return text.strip()
