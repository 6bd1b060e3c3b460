"""Who may look for an account before one is named?  Sign-in alone, for the length of its view, and nothing of cases.

The door is a setting of the transaction that the policies in `walls.sql` ask for; it counts only while nobody is named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps

from django.db import connection
from django.http import HttpRequest, HttpResponseBase
from psycopg.pq import TransactionStatus

from livline.access.acting import ACCOUNT

DOOR, SIGN_IN = "livline.door", "sign-in"
View = Callable[..., HttpResponseBase]


def name_actor(account: object | None) -> None:
    """From here to the end of the transaction work is done for this account, or for nobody; the door is shut."""
    _set({ACCOUNT: "" if account is None else str(account), DOOR: ""})


def at_the_door(view: View) -> View:
    """A view of sign-in.  Whoever is signed in when it ends is named again."""

    @wraps(view)
    def within(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        with _open(request):
            return view(request, *args, **kwargs)

    return within


@contextmanager
def _open(request: HttpRequest) -> Iterator[None]:
    _set({ACCOUNT: "", DOOR: SIGN_IN})
    try:
        yield
    finally:
        if connection.connection.info.transaction_status == TransactionStatus.INTRANS:  # else all is undone anyway
            name_actor(request.user.pk if request.user.is_authenticated else None)


@contextmanager
def named(account: object) -> Iterator[None]:
    """Work for an account within, whoever was named before and whether or not the door was open."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting(%s, true), current_setting(%s, true)", [ACCOUNT, DOOR])
        before, door = cursor.fetchone()
    name_actor(account)
    yield
    _set({ACCOUNT: before or "", DOOR: door or ""})


def _set(settings: dict[str, str]) -> None:
    """For the transaction that is running; outside of one it would be gone at once."""
    asked = ", ".join("set_config(%s, %s, true)" for _ in settings)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {asked}", [word for pair in settings.items() for word in pair])
