"""How long did a page take, and how much of that in the database?  Told in `Server-Timing`, but never in production.

How long an answer took may tell "not yours" from "not there", so only a demo and a test install this (`settings.py`).
The header says numbers and nothing else: `total;dur=12.3, db;dur=4.5, queries;desc="11"`.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse

HEADER = "Server-Timing"

View = Callable[[HttpRequest], HttpResponse]


class Clock:
    """Counts what is asked of the database, and how long its answers take."""

    def __init__(self) -> None:
        self.began = time.perf_counter()
        self.database, self.queries = 0.0, 0

    def __call__(self, execute: Callable[..., Any], *asked: Any) -> Any:
        """Django's wrapper around each query."""
        start = time.perf_counter()
        try:
            return execute(*asked)
        finally:
            self.database += time.perf_counter() - start
            self.queries += 1

    def told(self) -> str:
        """The value of the header."""
        total = time.perf_counter() - self.began
        return f'total;dur={total * 1e3:.1f}, db;dur={self.database * 1e3:.1f}, queries;desc="{self.queries}"'


def timing(get_response: View) -> View:
    """Middleware, outside everything that counts: connecting, committing and the making of the page are part of it."""

    def respond(request: HttpRequest) -> HttpResponse:
        clock = Clock()
        with connection.execute_wrapper(clock):
            response = get_response(request)
        response[HEADER] = clock.told()
        return response

    return respond
