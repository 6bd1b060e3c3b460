"""With which key does a browser seal what it cannot send?  With one of the session, given to a signed-in page alone.

The browser holds no key when nobody is signed in: what lies on a shared or stolen computer stays closed.  A session
that ran out leaves its key for a time, so that the same person who signs in again can open what they wrote; whoever
signs out takes it along.
"""

from __future__ import annotations

import base64
import datetime as dt
import secrets
import uuid
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from livline.access.models import Account
from livline.sealing.seal import Unopenable, opened, seal
from livline.signin.sessions import key_hash
from livline.web.models import DraftKey

KEPT_FOR = dt.timedelta(days=4)
"""A long weekend; `drafts.js` lets go of what is older, too."""
BYTES = 32


def keys_of(request: Any) -> list[tuple[uuid.UUID, bytes]]:
    """The key of this session, and behind it those of the account's sessions that ran out of late."""
    here = key_hash(request.session.session_key or "")
    mine = DraftKey.objects.filter(account=request.account)
    rows = {row.session: row for row in mine.filter(made_at__gt=timezone.now() - KEPT_FOR).order_by("-made_at")}
    if here not in rows:
        mine.filter(made_at__lte=timezone.now() - KEPT_FOR).delete()
        rows = {here: made(request.account, here)} | rows
    found = [rows.pop(here), *rows.values()]
    return [(row.id, key) for row in found if (key := key_in(row)) is not None]


def made(account: Account, session: str) -> DraftKey:
    """A new key; of two pages that ask at once the second gets the first's."""
    id_ = uuid.uuid4()
    key = base64.b64encode(secrets.token_bytes(BYTES)).decode()
    try:
        with transaction.atomic():
            sealed = seal(key, place_of(account.id, id_))
            return DraftKey.objects.create(id=id_, account=account, session=session, sealed=sealed)
    except IntegrityError:
        return DraftKey.objects.get(account=account, session=session)


def key_in(row: DraftKey) -> bytes | None:
    """The key itself."""
    try:
        return base64.b64decode(opened(row.sealed, place_of(row.account_id, row.id)))
    except Unopenable:
        return None


def forget(request: Any, **_: Any) -> None:
    """Somebody signs out: what their browser sealed in this session opens no more.  Hears `user_logged_out`."""
    account = getattr(request, "account", None)
    if account is not None:
        DraftKey.objects.filter(account=account, session=key_hash(request.session.session_key or "")).delete()


def place_of(account: uuid.UUID, id_: uuid.UUID) -> str:
    return f"draft key {id_} of {account}"
