"""How does an invited person choose their first password?  With a link that works once, for a week.

The link names the account by its random id and is signed; it stops working once a password is set.
"""

from __future__ import annotations

import uuid

from django.core import signing
from django.urls import reverse

from livline.access.models import Account

SALT = "livline.signin.invitation"
DAYS = 7


def invitation_path(account: Account) -> str:
    """The path of the link for an account that has no password yet."""
    if account.has_usable_password():
        raise ValueError("whoever has a password is not invited again")
    token = signing.dumps([account.pk.hex, account.password], salt=SALT)
    return reverse("signin_invitation", args=[token])


def invited(token: str) -> Account | None:
    """The account that a link is for; None where it is forged, too old or used.  Asked at the door."""
    try:
        id_, password = signing.loads(token, salt=SALT, max_age=DAYS * 24 * 60 * 60)
    except signing.BadSignature:
        return None
    account = Account.objects.filter(pk=uuid.UUID(id_), is_active=True).first()
    return account if account and account.password == password and not account.has_usable_password() else None
