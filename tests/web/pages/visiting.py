"""How do tests visit pages?  As somebody who is signed in, with the web role, in a transaction that leaves nothing."""

from __future__ import annotations

import re
import time
import uuid
from functools import cache
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.test import Client
from django.test.client import ClientHandler

from livline.access.models import Account
from livline.signin.acting import SEEN_AT, SIGNED_IN_AT
from livline.signin.sessions import SessionStore
from tests.ground import world

RECORDS, WHOSE = "account_authentication_methods", "account_authentication_methods_user"
KEY = re.compile(r'name="submission" value="([0-9a-f-]{36})"')


class Visitor:
    """Somebody at the pages; `account` None: nobody is signed in."""

    def __init__(self, account: Account | None = None) -> None:
        self.account = account
        self.client = Client(raise_request_exception=True)
        self.client.handler = application(tuple(settings.MIDDLEWARE))
        if account is not None:
            self.client.cookies[settings.SESSION_COOKIE_NAME] = session_of(account)

    def get(self, path: str, **query: Any) -> Any:
        """Ask for a page."""
        with world.role("livline_web"):
            return self.client.get(path, query)

    def post(self, path: str, again: str = "", **data: Any) -> Any:
        """Send a form as its page gave it, or once more with the key of an earlier sending."""
        sent = {name: value for name, value in data.items() if value is not None}
        with world.role("livline_web"):
            return self.client.post(path, {"submission": again or str(uuid.uuid4())} | sent)


@cache
def application(middleware: tuple[str, ...]) -> ClientHandler:
    """What answers all visitors, as a server has one for all: beginning it looks for every static file."""
    return ClientHandler(enforce_csrf_checks=False)


def session_of(account: Account) -> str:
    """A session as sign-in through a broker makes it, proved just now."""
    now = time.time()
    with world.role("livline_web"):
        session = SessionStore()
        session[SESSION_KEY] = str(account.pk)
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        session[HASH_SESSION_KEY] = account.get_session_auth_hash()
        session[SIGNED_IN_AT] = session[SEEN_AT] = now
        session[WHOSE] = str(account.pk)
        session[RECORDS] = [{"method": "broker", "broker": "test", "at": now}]
        session.create()
        assert session.session_key
        return str(session.session_key)
