"""How quick is a plan while two others write in it?  `python -m benchmarks.plan` writes `plan.md`.

The application runs as `serve` runs it, before a durable database with one plan (`planned.py`).  Two people type in a
goal of it as people do: at every pause what they typed is kept and read for plain words, and now and then it is saved.
Meanwhile each page is asked for by turns.  All times are the server's own.
"""

from __future__ import annotations

import argparse
import datetime as dt
import itertools
import os
import platform
import tempfile
import threading
import time
import uuid
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks.browser import Answer, Browser, Form, Timing, form_of
from benchmarks.municipality import environ_of
from benchmarks.page_table import p95
from benchmarks.planned import GOALS, VERSIONS, Planned, planned_in
from benchmarks.run import tell

HERE = Path(__file__).parent
WRITE_IN = ("adults_do", "sign")
"""The fields in which the two writers type."""
PROCESSES = 2
A_PAUSE, PAUSES = 1.2, 12
"""Seconds between the pauses of a writer, and after how many it saves."""
TYPED, LONGEST = " Vi siger det med andre ord, så alle kan være med.", 2_000
EMPTY, KEPT, READ, SAVED = "empty page (there is no such page)", "a pause kept", "a pause read for plain words", "saved"
PACKAGES = ("django", "granian", "psycopg", "typst")


class Page(NamedTuple):
    """A page below the plan's address."""

    name: str
    below: str


class Asked(NamedTuple):
    """A line of the table: what may it take, in milliseconds?"""

    name: str
    aim: int | None = None


Told = dict[str, list[Timing]]
"""By what was asked, what the server said of each answer."""


def pages(planned: Planned) -> list[Page]:
    """The pages that are asked for by turns."""
    return [
        Page("the plan", ""),
        Page("the editor of a goal", f"parts/{planned.goal}/"),
        Page("the map", "map/"),
        Page("the review", "review/"),
        Page("all versions", "versions/"),
        Page("a version in the middle, and what it changed", f"versions/{VERSIONS // 2}/"),
        Page("two versions compared", f"versions/compare/?before={VERSIONS // 2}&after={VERSIONS}"),
        Page("on paper (PDF)", "paper/"),
        Page("on paper, the child's edition (PDF)", "paper/?for=child"),
    ]


@dataclass
class Writer:
    """Somebody who types in a field of a goal until told to stop."""

    browser: Browser
    planned: Planned
    writes_in: str
    told: Told
    stops: threading.Event
    writer: str = field(default_factory=lambda: str(uuid.uuid4()))

    def write(self) -> None:
        """Open the goal, type, pause, save, and again."""
        path = f"/cases/{self.planned.case}/plans/{self.planned.plan}/parts/{self.planned.goal}/"
        while not self.stops.is_set():
            form = form_of(right(self.browser.get(path), 200).text)
            for _ in range(PAUSES):
                if self.stops.wait(A_PAUSE):
                    return
                self.pause(form)
            answer = right(self.browser.post(path, form.fields | {"draft_writer": [self.writer]}), 302)
            self.note(SAVED, answer)

    def pause(self, form: Form) -> None:
        """Some more words, kept and read; a text that has grown long begins anew."""
        text = form.fields[self.writes_in][0]
        form.fields[self.writes_in] = [text + TYPED if len(text) < LONGEST else TYPED.strip()]
        about = {"draft_writer": [self.writer], "draft_version": [str(time.time_ns() // 1_000_000)]}
        self.note(KEPT, right(self.browser.post(form.about["data-draft-url"], form.fields | about), 204))
        says = {"text": form.fields[self.writes_in], "field": [self.writes_in]}
        token = {"csrfmiddlewaretoken": form.fields["csrfmiddlewaretoken"]}
        self.note(READ, right(self.browser.post(f"/cases/{self.planned.case}/plans/plainly/", token | says), 200))

    def note(self, name: str, answer: Answer) -> None:
        """What the server says that it took."""
        assert answer.timing
        self.told[name].append(answer.timing)


def right(answer: Answer, wanted: int) -> Answer:
    """The answer, which must be as wanted."""
    if answer.status != wanted or answer.timing is None:
        raise SystemExit(f"{answer.status} instead of {wanted}")
    return answer


@contextmanager
def writing(port: int, planned: Planned, cookie: str, told: Told) -> Iterator[None]:
    """The two write for the length of a `with`."""
    stops = threading.Event()
    writers = [
        Writer(Browser(port, {cookie: session}), planned, name, told, stops)
        for name, session in zip(WRITE_IN, planned.sessions, strict=False)
    ]
    threads = [threading.Thread(target=one.write, daemon=True) for one in writers]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stops.set()
        for thread in threads:
            thread.join()


def asked_for(port: int, planned: Planned, cookie: str, told: Told, rounds: int) -> None:
    """Every page by turns; each round somebody else asks, since nobody may ask without end."""
    plan = f"/cases/{planned.case}/plans/{planned.plan}/"
    readers = itertools.cycle([Browser(port, {cookie: one}) for one in planned.sessions[len(WRITE_IN) :]])
    for _, reader in zip(range(rounds), readers, strict=False):
        told[EMPTY].append(timed(reader.get("/there-is-no-such-page/"), 404))
        for name, below in pages(planned):
            told[name].append(timed(reader.get(plan + below), 200))


def timed(answer: Answer, wanted: int) -> Timing:
    """What the right answer took."""
    timing = right(answer, wanted).timing
    assert timing
    return timing


def measured(folder: Path, rounds: int) -> tuple[Told, Planned, float]:
    """All times, and how busy the machine was before."""
    environ_of(folder)
    from django.conf import settings

    from livline.database.role import Role
    from livline.operations.application import Addresses, running_application

    told: Told = defaultdict(list)
    with planned_in(folder) as (address, planned):
        both, cookie = Addresses(address.as_role(Role.WEB), address.as_role(Role.JOB)), settings.SESSION_COOKIE_NAME
        with running_application(both, 0, workers=PROCESSES) as application:
            asked_for(application.port, planned, cookie, defaultdict(list), 4)  # connections, templates, fonts
            busy = os.getloadavg()[0]
            tell(f"{rounds} rounds, load of the machine {busy:.1f}")
            with writing(application.port, planned, cookie, told):
                asked_for(application.port, planned, cookie, told, rounds)
        return told, planned, busy


def page_of(told: Mapping[str, list[Timing]], planned: Planned, busy: float) -> str:
    """The page."""
    lines = [Asked(EMPTY), Asked(KEPT, 50), Asked(READ, 50), *(Asked(one.name, 100) for one in pages(planned))]
    empty = median(one.total for one in told[EMPTY])
    head = [
        "# A plan under load",
        "",
        "Made by `python -m benchmarks.plan`; do not edit. What is measured and how: `benchmarks/README.md`.",
        "",
        f"{dt.date.today()}, {os.cpu_count()} cores, Python {platform.python_version()}, "
        + ", ".join(f"{name} {version(name)}" for name in PACKAGES)
        + f"; load of the machine before: {busy:.1f}.",
        f"A plan of {GOALS} goals; {VERSIONS} versions before, {VERSIONS + len(told[SAVED])} after;"
        f" {len(WRITE_IN)} write in it meanwhile.",
        "",
        "| what | answers | median | p95 | aim | × empty | database | queries (most) |",
        "| --- | --: | --: | --: | --: | --: | --: | --: |",
        *(row(one, told[one.name], empty) for one in (*lines, Asked(SAVED)) if len(told[one.name]) > 1),
        "",
        "Times are the server's own (`Server-Timing`), from the first query until the answer is made and committed.",
        "Most queries: once a minute a session notes that it is used, which takes four more.",
        "PostgreSQL, two processes of the web server and those who ask share the cores.",
        "",
    ]
    return "\n".join(head)


def row(asked: Asked, timings: list[Timing], empty: float) -> str:
    """One line."""
    times, queries = [one.total for one in timings], [one.queries for one in timings]
    middle = median(times)
    cells = [asked.name, str(len(times)), f"{middle:.0f} ms", f"{p95(times):.0f} ms"]
    cells += [f"{asked.aim} ms" if asked.aim else "", f"{middle / empty:.1f}"]
    cells += [f"{median(one.database for one in timings):.0f} ms", f"{median(queries):.0f} ({max(queries)})"]
    return f"| {' | '.join(cells)} |"


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.plan", description=__doc__)
    parser.add_argument("--rounds", type=int, default=60, help="how often each page is asked for")
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory(prefix="livline-plan-") as place:
        Path(place).chmod(0o711)
        text = page_of(*measured(Path(place), rounds))
    (HERE / "plan.md").write_text(text, "utf-8")
    print(text)


if __name__ == "__main__":
    main()
