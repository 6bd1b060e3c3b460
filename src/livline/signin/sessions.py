"""Where are sessions kept?  In the database, by the hash of their key and encrypted under it.

Whoever reads the table can neither become somebody nor see what a session holds; the key is in the browser alone.
"""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import hmac
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import CreateError, SessionBase, UpdateError
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from livline.access.errors import NotFound
from livline.signin.models import Session

DEVICE = "device"
INSERT = """
    INSERT INTO signin_session (key_hash, account_id, sealed, device, started_at, seen_at, expires_at)
    VALUES (%s, %s, %s, %s, now(), now(), %s) ON CONFLICT DO NOTHING
"""


def key_hash(key: str) -> str:
    """What the database knows of a session's key."""
    return hashlib.sha256(key.encode()).hexdigest()


class SessionStore(SessionBase):
    """Django's sessions."""

    def load(self) -> dict[str, Any]:
        """What the session holds; nothing where it is not there, too old, or sealed under another key."""
        with transaction.atomic(savepoint=False), connection.cursor() as cursor:
            cursor.execute("SELECT session_known(%s)", [key_hash(self.session_key or "")])
            sealed = cursor.fetchone()[0]
        opened = None if sealed is None else self._opened(sealed)
        if opened is None:
            self._session_key = None
            return {}
        return opened

    def exists(self, session_key: str) -> bool:
        """Is there a session with this key?"""
        with knowing(session_key):
            return Session.objects.filter(key_hash=key_hash(session_key)).exists()

    def create(self) -> None:
        """A new session under a key that nobody has."""
        while True:
            self._session_key = self._get_new_session_key()  # type: ignore[attr-defined]
            try:
                self.save(must_create=True)
            except CreateError:
                continue
            self.modified = True
            return

    def save(self, must_create: bool = False) -> None:
        """Keep it; a session that was ended meanwhile does not come back (`UpdateError`)."""
        if self.session_key is None:
            return self.create()
        data = self._get_session(no_load=must_create)  # type: ignore[attr-defined]
        told = {"account_id": data.get(SESSION_KEY), "sealed": self._sealed(data), "device": data.get(DEVICE, "")}
        with knowing(self.session_key):
            self._insert(told) if must_create else self._update(told)
        return None

    def _insert(self, told: dict[str, Any]) -> None:
        with connection.cursor() as cursor:
            cursor.execute(INSERT, [key_hash(self.session_key or ""), *told.values(), self._expiry()])
            if cursor.rowcount == 0:
                raise CreateError

    def _update(self, told: dict[str, Any]) -> None:
        row = Session.objects.filter(key_hash=key_hash(self.session_key or ""))
        if not row.update(**told, seen_at=timezone.now(), expires_at=self._expiry()):
            raise UpdateError

    def delete(self, session_key: str | None = None) -> None:
        """End it."""
        key = session_key or self.session_key
        if key:
            with knowing(key):
                Session.objects.filter(key_hash=key_hash(key)).delete()

    @classmethod
    def clear_expired(cls) -> None:
        """For the job role, which sees what has expired and nothing else."""
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM signin_session WHERE expires_at < now()")

    def _expiry(self) -> dt.datetime:
        return timezone.now() + dt.timedelta(seconds=settings.SESSION_COOKIE_AGE)

    def _sealed(self, data: dict[str, Any]) -> str:
        return self._fernet().encrypt(self.encode(data).encode()).decode()

    def _opened(self, sealed: str) -> dict[str, Any] | None:
        try:
            return self.decode(self._fernet().decrypt(sealed.encode()).decode())
        except InvalidToken:
            return None

    def _fernet(self) -> Fernet:
        secret = hmac.digest(settings.SECRET_KEY.encode(), f"session {self.session_key}".encode(), "sha256")
        return Fernet(base64.urlsafe_b64encode(secret))


@contextmanager
def knowing(key: str) -> Iterator[None]:
    """The wall lets through the session whose key one knows."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('livline.session', %s, true)", [key_hash(key)])
        yield


def end_sessions_of(account: Any, but: str | None = None) -> int:
    """End all sessions of an account, but for the one with a key; how many there were.  The account must be named."""
    rows = Session.objects.filter(account=account)
    ended, _ = (rows if but is None else rows.exclude(key_hash=key_hash(but))).delete()
    return ended


def end_sessions_as_administrator(account: UUID) -> int:
    """End all sessions of somebody else; how many there were.  The database asks whether they are the actor's to end.

    Raises `NotFound`.
    """
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT sessions_end(%s)", [account])
            ended: int = cursor.fetchone()[0]
            return ended
    except DatabaseError:
        raise NotFound from None
