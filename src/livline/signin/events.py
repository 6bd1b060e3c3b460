"""What happened at sign-in?  Each event is added once and never changed; whose it is sees it as "Mine logins"."""

from __future__ import annotations

import ipaddress
from typing import Any
from uuid import UUID

from allauth.account.adapter import get_adapter
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.http import HttpRequest

from livline.signin.door import named
from livline.signin.models import Event, What

IPV4_KEPT, IPV6_KEPT = 24, 48


def record(request: HttpRequest, what: What, account: UUID | None = None, by: UUID | None = None) -> None:
    """Add an event of an account, whoever is named now; one of nobody is added at the door.

    `by`: who did it to them.  Some things are told after the request's transaction; they get one of their own.
    """
    with transaction.atomic():
        if account is None:
            _add(None, what, network_of(request), by)
            return
        with named(account):
            _add(account, what, network_of(request), by)


def _add(account: UUID | None, what: What, network: str, by: UUID | None) -> None:
    """Without RETURNING, which would ask for the right to read as well."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO signin_event (account_id, what, network, by_id) VALUES (%s, %s, %s, %s)",
            [account, what.value, network, by],
        )


def was_ended_by_administrator(account: UUID) -> bool:
    """Has an administrator signed somebody out everywhere since they signed in last?  Asked before they sign in."""
    with named(account):
        of_both = Event.objects.filter(account=account, what__in=[What.SIGNED_IN, What.ENDED_BY_ADMINISTRATOR])
        last = of_both.order_by("-at", "-id").first()
    return last is not None and last.what == What.ENDED_BY_ADMINISTRATOR


def network_of(request: HttpRequest) -> str:
    """The network that a request came from, without the part that tells its machine; empty where it is not known."""
    try:
        return cut(get_adapter().get_client_ip(request))
    except PermissionDenied:
        return ""


def cut(address: Any) -> str:
    """An address without its last part."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return ""
    kept = IPV4_KEPT if ip.version == 4 else IPV6_KEPT
    return str(ipaddress.ip_network(f"{ip}/{kept}", strict=False))
