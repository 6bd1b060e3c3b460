"""A field is retired, and taken back, here."""

from __future__ import annotations

from django.db import DatabaseError, transaction

from livline.access.errors import NotFound, Unfitting
from livline.access.models import Account
from livline.fields.models import Retirement
from livline.fields.needed import is_field, is_needed


def field_retire(*, kind: str, field: str, reason: str, by: Account) -> Retirement:
    """Ask no more for a field; raises `Unfitting` where it is needed, `NotFound` for who may not."""
    if not is_field(kind, field):
        raise NotFound
    if is_needed(kind, field):
        raise Unfitting("Feltet bruges og kan ikke tages ud.", "Se, hvad det afgør.")
    return _say(kind, field, True, reason, by)


def field_take_back(*, kind: str, field: str, reason: str, by: Account) -> Retirement:
    """Ask for a field again; raises `NotFound` for who may not."""
    if not is_field(kind, field):
        raise NotFound
    return _say(kind, field, False, reason, by)


def _say(kind: str, field: str, is_retired: bool, reason: str, by: Account) -> Retirement:
    """The wall has the last word on who may."""
    if not reason.strip():
        raise Unfitting("Der mangler en grund.", "Skriv kort, hvorfor.")
    if by.municipality_id is None:
        raise NotFound
    told = {"kind": kind, "field": field, "is_retired": is_retired, "reason": reason.strip()}
    try:
        with transaction.atomic():
            return Retirement.objects.create(municipality_id=by.municipality_id, by=by, **told)
    except DatabaseError:
        raise NotFound from None
