"""How does somebody come in who lost their app and their key?  With a link that staff makes, and their own password.

Neither is enough: whoever makes the link does not know the password, and a password alone opens nothing.  With both the
second factors are taken away, and at the next sign-in new ones are set up before anything else.
"""

from __future__ import annotations

import uuid

from allauth.account.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.core import signing
from django.core.cache import cache
from django.http import HttpRequest
from django.urls import reverse

from livline.access.models import Account
from livline.signin.door import named
from livline.signin.events import record
from livline.signin.models import What
from livline.signin.sessions import end_sessions_of

SALT = "livline.signin.renewal"
HOURS = 24
SECONDS = HOURS * 60 * 60


def renewal_path(account: uuid.UUID) -> str:
    """The path of a link that works once, within a day."""
    token = signing.dumps([account.hex, uuid.uuid4().hex], salt=SALT)
    return reverse("signin_renewal", args=[token])


def renewing(token: str) -> Account | None:
    """The account that a link is for; None where it is forged, too old or used.  Asked at the door."""
    try:
        id_, link = signing.loads(token, salt=SALT, max_age=SECONDS)
    except signing.BadSignature:
        return None
    if cache.get(_used(link)) is not None:
        return None
    account = Account.objects.filter(pk=uuid.UUID(id_), is_active=True).first()
    return account if account and account.has_usable_password() else None


def renew(request: HttpRequest, account: Account, token: str) -> bool:
    """Take the second factors away and end all sessions; False where somebody was faster with the same link."""
    link = signing.loads(token, salt=SALT)[1]
    if not cache.add(_used(link), 1, SECONDS):
        return False
    with named(account.pk):
        Authenticator.objects.filter(user_id=account.pk).delete()
        end_sessions_of(account)
    record(request, What.RENEWED, account.pk)
    get_adapter(request).send_mail("account/email/factors_renewed", account.email, {})
    return True


def _used(link: str) -> str:
    return f"renewal {link}"
