"""How do all processes know what each has seen?  Tries and used codes are remembered in the database.

On a connection of its own, apart from the request's transaction: a try counts even where its request is undone, and
two at once see each other.  Keys are hashed; values are JSON.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

import psycopg
from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.db import connection

FOREVER = 365 * 24 * 60 * 60
"""Nothing is remembered for longer than a year."""


class Remembered(BaseCache):
    """A cache of Django's."""

    def __init__(self, location: str, params: dict[str, Any]) -> None:
        super().__init__(params)
        self._own: psycopg.Connection[Any] | None = None

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        """What is remembered under a key, else a default."""
        said = self._ask("SELECT remembered_get(%s)", self._hashed(key, version))
        return default if said is None else json.loads(said)

    def set(self, key: str, value: Any, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        """Remember something for some seconds."""
        hashed = self._hashed(key, version)
        self._ask("SELECT remembered_set(%s, %s, %s)", hashed, json.dumps(value), self._seconds(timeout))

    def add(self, key: str, value: Any, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Remember something unless there is something already; whether it was remembered."""
        hashed = self._hashed(key, version)
        return bool(self._ask("SELECT remembered_add(%s, %s, %s)", hashed, json.dumps(value), self._seconds(timeout)))

    def delete(self, key: str, version: int | None = None) -> bool:
        """Forget; whether there was anything."""
        return bool(self._ask("SELECT remembered_delete(%s)", self._hashed(key, version)))

    def close(self, **kwargs: Any) -> None:
        """Django says so after each request."""
        if self._own is not None:
            self._own.close()
            self._own = None

    def _hashed(self, key: str, version: int | None) -> str:
        return hashlib.sha256(self.make_key(key, version).encode()).hexdigest()

    def _seconds(self, timeout: float | None) -> float:
        chosen = self.default_timeout if timeout is DEFAULT_TIMEOUT else timeout
        return float(FOREVER if chosen is None else chosen)

    def _ask(self, query: str, *parameters: Any) -> Any:
        if self._own is None or self._own.closed:
            given = connection.get_connection_params()
            told = {key: value for key, value in given.items() if key not in ("cursor_factory", "context")}
            self._own = psycopg.connect(**told, autocommit=True)
        row = self._own.execute(query, parameters).fetchone()
        return None if row is None else row[0]
