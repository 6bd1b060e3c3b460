"""How does `pages.md` tell what was measured?  The server's time for each page, beside its aim and the empty page."""

from __future__ import annotations

import datetime as dt
import os
import platform
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import version
from statistics import median, quantiles
from typing import Any, NamedTuple

from benchmarks.municipality import LEADERS, WORKERS, Municipality

PAGES = {
    "list": "list of my cases",
    "case": "page of a case",
    "form": "form of a fact",
    "record": "a fact recorded, its duties judged",
    "empty": "empty page (there is no such page)",
}
AIMS = {"list": (100, 250), "case": (100, 250), "record": (50, None)}
"""Milliseconds of the server at the median and at p95."""
MOST_QUERIES = 15
FOOT = (
    "Times are the server's own (`Server-Timing`), from before the first query until the answer is made and committed.",
    "Most queries: once a minute a session notes that it is used, which takes four more.",
    "Locust, PostgreSQL and two processes of the web server share the cores.",
    "",
)
PACKAGES = ("django", "granian", "psycopg", "locust")


class Round(NamedTuple):
    """What a round told, and how busy the machine was when it began."""

    told: list[dict[str, Any]]
    load: float
    seconds: int

    def times(self, page: str) -> list[float]:
        """Milliseconds that the server says it took for a page."""
        return [line["told"][0] for line in self.told if line["page"] == page and line["right"]]


Measured = tuple[str, int, list[Round]]


def page_of(made: Municipality, measured: Sequence[Measured]) -> str:
    """The page."""
    head = [
        "# Pages under load",
        "",
        "Made by `python -m benchmarks.pages`; do not edit. What is measured and how: `benchmarks/README.md`.",
        "",
        f"{dt.date.today()}, {os.cpu_count()} cores, Python {platform.python_version()}, "
        + ", ".join(f"{name} {version(name)}" for name in PACKAGES)
        + ".",
        f"{made.cases:,} cases, {made.events:,} events, {WORKERS} workers, {LEADERS} leaders.",
        "",
    ]
    return "\n".join([*head, *(line for one in measured for line in section(*one)), *FOOT])


def section(name: str, users: int, rounds: Sequence[Round]) -> Iterator[str]:
    """One load."""
    errors = sum(not line["right"] for one in rounds for line in one.told)
    asked = median(len(one.told) / one.seconds for one in rounds)
    yield f"## {users} at once: {name}"
    yield ""
    yield f"{len(rounds)} rounds of {rounds[0].seconds} s, {asked:.1f} requests a second, **{errors} errors**; " + (
        f"load of the machine before each: {', '.join(f'{one.load:.1f}' for one in rounds)}."
    )
    yield ""
    yield "| page | answers | median | p95 | aim | × empty | database | queries (most) | seen by the visitor, p95 |"
    yield "| --- | --: | --: | --: | --: | --: | --: | --: | --: |"
    empty = over(rounds, lambda one: median(one.times("empty") or [0.0]))
    for page, called in PAGES.items():
        if all(len(one.times(page)) > 1 for one in rounds):
            yield row(page, called, rounds, empty)
    yield ""


def row(page: str, called: str, rounds: Sequence[Round], empty: float) -> str:
    """One page; every figure is the median of the rounds."""
    lines = [[line for line in one.told if line["page"] == page and line["right"]] for one in rounds]
    middle, high = over(rounds, lambda one: median(one.times(page))), over(rounds, lambda one: p95(one.times(page)))
    database = median(median(line["told"][1] for line in one) for one in lines)
    seen = median(p95([line["seen"] * 1e3 for line in one]) for one in lines)
    queries = [line["told"][2] for one in lines for line in one]
    times = f"{middle / empty:.1f}" if empty else "–"
    cells = [called, str(sum(map(len, lines))), f"{middle:.0f} ms", f"{high:.0f} ms", aim_of(page), times]
    cells += [f"{database:.0f} ms", f"{median(queries):.0f} ({max(queries):.0f})", f"{seen:.0f} ms"]
    return f"| {' | '.join(cells)} |"


def over(rounds: Sequence[Round], figure: Callable[[Round], float]) -> float:
    """The median of the rounds."""
    return median(figure(one) for one in rounds)


def p95(values: Sequence[float]) -> float:
    """So much or less it was in 95 of 100."""
    return quantiles(values, n=20, method="inclusive")[-1]


def aim_of(page: str) -> str:
    """What was asked for."""
    if page not in AIMS:
        return f"at most {MOST_QUERIES} queries" if page == "form" else ""
    middle, high = AIMS[page]
    return f"{middle} ms" if high is None else f"{middle} / {high} ms, {MOST_QUERIES} queries"
