"""What becomes of a fact that was entered on the wrong child?  Two people hide it, with a reason; it is never moved."""

from __future__ import annotations

from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from livline.access.errors import Overtaken, Unfitting
from livline.access.models import Account
from livline.cases.models import Entry, Quarantine
from livline.cases.services import fact_withdraw


def quarantine_ask(*, entry: Entry, reason: str, by: Account) -> Quarantine:
    """Ask that a fact be hidden; raises `Overtaken` when somebody has asked."""
    if not reason.strip():
        raise Unfitting("Der mangler en grund.", "Skriv kort, hvorfor oplysningen ikke hører til i sagen.")
    try:
        with transaction.atomic():
            return Quarantine.objects.create(fact=entry.fact, case_id=entry.case_id, reason=reason.strip(), asked_by=by)
    except IntegrityError:
        raise Overtaken(entry) from None


@transaction.atomic
def quarantine_confirm(*, fact: UUID, by: Account) -> None:
    """Confirm what somebody else asked: the fact counts no more, and nobody who reads the case sees it."""
    asked = Quarantine.objects.filter(fact=fact).first()
    if asked is None or asked.confirmed_at is not None:
        raise Overtaken(asked)
    if asked.asked_by_id == by.id:
        raise Unfitting("To skal sætte en oplysning i karantæne.", "Bed en kollega med adgang om at bekræfte.")
    last = Entry.objects.filter(fact=fact, replaced_by__isnull=True).get()
    if not last.is_withdrawn:
        fact_withdraw(before=last, reason=asked.reason, by=by)
    done = Quarantine.objects.filter(fact=fact, confirmed_at__isnull=True)
    if not done.update(confirmed_by=by, confirmed_at=timezone.now()):
        raise Overtaken(asked)
