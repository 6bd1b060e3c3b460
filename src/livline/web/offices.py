"""Does the reader hold an office today?  Whoever does not gets the page of what is not there."""

from __future__ import annotations

from livline.access.danish_day import today
from livline.access.errors import NotFound
from livline.access.models import Account, Appointment, Office


def require_office(account: Account, *offices: Office) -> None:
    """Raises `NotFound` for whoever holds none of these offices."""
    if not account.is_active or not holds(account, *offices):
        raise NotFound


def holds(account: Account, *offices: Office) -> bool:
    """Does the account hold one of these offices today?"""
    return Appointment.objects.filter(account=account, office__in=offices, during__contains=today()).exists()
