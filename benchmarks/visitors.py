"""What do people do at the pages?  A locustfile: each reads a list, a page, records a fact, and thinks in between.

Started by `benchmarks.pages`, with who they are in LIVLINE_BENCH_USERS, the cookie's name in LIVLINE_BENCH_COOKIE, and
where to write what the server told of its time in LIVLINE_BENCH_OUT: a JSON line for each answer.
"""

from __future__ import annotations

import itertools
import json
import os
import random
import re
import time
from pathlib import Path
from typing import Any

from locust import FastHttpUser, between, events, task

from benchmarks.browser import TIMING

COOKIE = os.environ["LIVLINE_BENCH_COOKIE"]
USERS = json.loads(Path(os.environ["LIVLINE_BENCH_USERS"]).read_text())
NEXT = itertools.cycle(USERS)
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
SUBMISSION = re.compile(r'name="submission" value="([^"]+)"')
TOLD: list[dict[str, Any]] = []


class Visitor(FastHttpUser):
    """Somebody who works here: half of what they ask for is their list."""

    wait_time = between(2.5, 7.5)  # five seconds on average; nobody thinks in step with others

    def on_start(self) -> None:
        self.chosen = next(NEXT)
        self.keys = {COOKIE: self.chosen["session"]}

    @task(50)
    def my_cases(self) -> None:
        self.ask("list", "/cases/")

    @task(40)
    def a_case(self) -> None:
        self.ask("case", f"/cases/{random.choice(self.chosen['cases'])}/")

    @task(10)
    def a_fact(self) -> None:
        if not os.environ["LIVLINE_BENCH_WRITES"]:
            return
        case = random.choice(self.chosen["cases"])
        path = f"/cases/{case}/facts/new/worker_changed/"
        page = self.ask("form", path).text or ""
        token, key = TOKEN.search(page), SUBMISSION.search(page)
        if token is None or key is None:
            return
        today = time.strftime("%d.%m.%Y")
        sent = {"csrfmiddlewaretoken": token[1], "submission": key[1], "date": today}
        self.ask("record", path, 302, data=sent, headers={"Referer": f"{self.host}{path}"})

    @task(5)
    def nothing(self) -> None:
        self.ask("empty", "/there-is-no-such-page/", 404)

    def ask(self, name: str, path: str, wanted: int = 200, data: Any = None, headers: Any = None) -> Any:
        """One request; whatever is not as wanted is an error."""
        headers = (headers or {}) | {"Cookie": "; ".join(f"{key}={value}" for key, value in self.keys.items())}
        method = "GET" if data is None else "POST"
        began = time.time()
        with self.client.request(
            method, path, name=name, data=data, headers=headers, catch_response=True, allow_redirects=False
        ) as answer:
            timing = TIMING.fullmatch(answer.headers.get("Server-Timing", "") if answer.headers else "")
            if answer.status_code != wanted or timing is None:
                answer.failure(f"{answer.status_code} instead of {wanted}")
            else:
                answer.success()
            self.keep(answer)
        told = [float(value) for value in timing.groups()] if timing else [0.0, 0.0, 0.0]
        right = answer.status_code == wanted and timing is not None
        TOLD.append({"page": name, "at": began, "told": told, "seen": time.time() - began, "right": right})
        return answer

    def keep(self, answer: Any) -> None:
        """The cookies of forms are kept as a browser keeps them; a session's key never changes here."""
        for cookie in self.client.client.cookiejar or ():
            if cookie.name != COOKIE:
                self.keys[cookie.name] = cookie.value or ""


def write(**_: Any) -> None:
    """Everything that was told, for whoever started this."""
    Path(os.environ["LIVLINE_BENCH_OUT"]).write_text("\n".join(json.dumps(line) for line in TOLD))


events.quitting.add_listener(write)  # type: ignore[no-untyped-call]
