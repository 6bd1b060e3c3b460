"""Whom does a broker mean?  An account linked before, or staff by the address that their own broker vouches for.

Nobody gets an account by coming: whoever is not known is told what to do.
"""

from __future__ import annotations

from enum import Enum

from livline.access.models import Account
from livline.signin.accounts import account_of_email
from livline.signin.brokers import CPR_HOOKS, DEMANDED, Broker, Claims, Level, cpr_of_claims, level_of
from livline.signin.kinds import AccountKind, kind_of
from livline.signin.models import BrokerLink


class Refused(Enum):
    """Why somebody who comes from a broker is not let in; each has its text in `signin/broker_refused.html`."""

    UNREACHABLE = "unreachable"
    UNTRUE = "untrue"
    UNKNOWN = "unknown"
    TOO_LOW = "too_low"
    ANOTHER = "another"


def account_of_claims(broker: Broker, claims: Claims) -> Account | Refused:
    """The account, or why not."""
    found = linked(broker, claims) or of_staff(broker, claims)
    level = level_of(broker.claims, claims)
    if found is None:
        return Refused.UNKNOWN if level >= Level.SUBSTANTIAL else Refused.TOO_LOW
    if level < DEMANDED[kind_of(found)]:
        return Refused.TOO_LOW
    cpr = cpr_of_claims(broker.claims, claims)
    for hook in CPR_HOOKS if cpr else ():
        hook(found.pk, cpr or "")
    return found


def linked(broker: Broker, claims: Claims) -> Account | None:
    """The account that the broker's name for somebody was linked to."""
    subject = str(claims.get(broker.claims.person) or "")
    if not subject:
        return None
    links = BrokerLink.objects.filter(broker=broker.name, subject=subject, account__is_active=True)
    link = links.select_related("account").first()
    return link.account if link else None


def of_staff(broker: Broker, claims: Claims) -> Account | None:
    """Staff of the municipality whose broker vouches for the address."""
    if not broker.trusts_email or claims.get("email_verified") is not True:
        return None
    found = account_of_email(str(claims.get("email") or ""))
    return found if found and kind_of(found) is AccountKind.STAFF else None
