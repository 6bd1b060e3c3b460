"""What did a long trial come to?  A page under `benchmarks/trials`, with all that is needed to run it again."""

from __future__ import annotations

import datetime as dt
import json
import os
import platform
import signal
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import django
import psycopg

from livline.database.binaries import find

PAGES = Path(__file__).resolve().parents[2] / "benchmarks" / "trials"
Figure = tuple[str, object, str]
"""What, measured, what is asked."""


def arguments(count: int, **more: int) -> Namespace:
    """Seed and count, and where to go on after an interruption."""
    parser = ArgumentParser()
    for name, value in {"seed": 1, "first": 0, "count": count, **more}.items():
        parser.add_argument(f"--{name}", type=int, default=value)
    parser.add_argument("--more", action="store_true", help="add to what earlier runs found, where a trial keeps it")
    return parser.parse_args()


@contextmanager
def of_what_was_done() -> Iterator[None]:
    """A trial that is interrupted (Ctrl-C) still tells how far it came: the page counts what was tried, not asked."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with suppress(KeyboardInterrupt):
        yield


MOST = "most "
"""What begins so is the most that was met: it is not added to what other runs met."""


@dataclass(frozen=True)
class Runs:
    """What a trial came to, in one run or in several that went on where the last ended, and how each was called."""

    told: Counter[str]
    calls: list[str]
    seconds: float

    def added(self, other: Runs) -> Runs:
        """Both together."""
        told = self.told + other.told
        for name in filter(lambda name: name.startswith(MOST), told):
            told[name] = max(self.told[name], other.told[name])
        return Runs(told, self.calls + other.calls, self.seconds + other.seconds)


def in_all(module: str, asked: Namespace, told: Counter[str], seconds: float) -> Runs:
    """What was found now, with what earlier runs found where `--more` asks for it; kept beside the page."""
    kept = PAGES / f"{name_of(module)}.json"
    runs = Runs(told, [f"`{call_of(module, asked)}` on {dt.datetime.now(dt.UTC).date()}"], seconds)
    if asked.more and kept.exists():
        before = json.loads(kept.read_text("utf-8"))
        runs = Runs(Counter(before["told"]), before["calls"], before["seconds"]).added(runs)
    kept.write_text(json.dumps(vars(runs), indent=1, sort_keys=True) + "\n", "utf-8")
    return runs


def write(module: str, title: str, about: str, asked: Namespace, figures: Sequence[Figure], seconds: float) -> None:
    """Write the page of a trial that ran once."""
    put(module, title, about, f"`{call_of(module, asked)}` on {dt.datetime.now(dt.UTC).date()}", figures, seconds)


def put(module: str, title: str, about: str, calls: str, figures: Sequence[Figure], seconds: float) -> None:
    """Write the page of a trial; `calls`: how it was called, and when."""
    lines = [
        f"# {title}",
        "",
        about,
        "",
        f"Written by {calls}, in {seconds:.0f} s; do not edit. {surroundings()}",
        "",
        "| what | found | asked |",
        "| --- | --: | --: |",
        *(f"| {what} | {found} | {wanted} |" for what, found, wanted in figures),
    ]
    PAGES.mkdir(exist_ok=True)
    (PAGES / f"{name_of(module)}.md").write_text("\n".join(lines) + "\n", "utf-8")


def call_of(module: str, asked: Namespace) -> str:
    """What was typed."""
    told = {name: value for name, value in vars(asked).items() if name != "more"}
    return f"python -m {module} " + " ".join(f"--{name} {value}" for name, value in told.items())


def name_of(module: str) -> str:
    """What a trial is called."""
    return module.rpartition(".")[2]


def surroundings() -> str:
    """Versions and machine."""
    versions = f"Python {platform.python_version()}, PostgreSQL {find().version}, Django {django.__version__}"
    return f"{versions}, psycopg {psycopg.__version__}, Linux {platform.release()}, {os.cpu_count()} cores."
