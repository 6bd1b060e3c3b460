"""How fast may one account ask?  Faster than anybody works; a machine that reads out all that somebody sees is stopped.

Each process counts for itself, in memory: what is asked of the database for every page would cost more than it tells.
So an installation with two processes lets through up to twice as much.  The log of looks shows what was read.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.http import HttpResponse
from django.shortcuts import render

from livline.signin.events import record
from livline.signin.models import What


@dataclass(frozen=True)
class Limit:
    """So many requests within so many seconds."""

    times: int
    seconds: int

    def over(self, key: str) -> int:
        """Count one more in the window that runs now; by how many it is over the limit."""
        name = f"{key}:{self.seconds}:{int(time.time()) // self.seconds}"
        caches["pace"].add(name, 0, self.seconds)
        try:
            return int(caches["pace"].incr(name)) - self.times
        except ValueError:  # its window ended between the two
            return 0


def too_fast(request: Any, is_heavy: bool) -> HttpResponse | None:
    """The page for an account that asks too fast; None where it does not."""
    for name in ("pages", "heavy") if is_heavy else ("pages",):
        for limit in (Limit(*told) for told in settings.PACE[name]):
            over = limit.over(f"{name}:{request.account.pk}")
            if over > 0:
                return slowed(request, limit, is_first=over == 1)
    return None


def slowed(request: Any, limit: Limit, is_first: bool) -> HttpResponse:
    """Says when to go on; the first time in a window is an event of the account, which its owner sees."""
    if is_first:
        record(request, What.SLOWED, request.account.pk)
    response = render(request, "429.html", status=429)
    response["Retry-After"] = str(limit.seconds - int(time.time()) % limit.seconds)
    return response
