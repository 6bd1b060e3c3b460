"""What did a long trial come to?  A page under `benchmarks/trials`, with all that is needed to run it again."""

from __future__ import annotations

import datetime as dt
import os
import platform
import signal
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
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
    return parser.parse_args()


@contextmanager
def of_what_was_done() -> Iterator[None]:
    """A trial that is interrupted (Ctrl-C) still tells how far it came: the page counts what was tried, not asked."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with suppress(KeyboardInterrupt):
        yield


def write(module: str, title: str, about: str, asked: Namespace, figures: Sequence[Figure], seconds: float) -> None:
    """Write the page of a trial, and show it."""
    call = f"python -m {module} " + " ".join(f"--{name} {value}" for name, value in vars(asked).items())
    lines = [
        f"# {title}",
        "",
        about,
        "",
        f"Written by `{call}` on {dt.datetime.now(dt.UTC).date()}, in {seconds:.0f} s; do not edit. {surroundings()}",
        "",
        "| what | found | asked |",
        "| --- | --: | --: |",
        *(f"| {what} | {found} | {wanted} |" for what, found, wanted in figures),
    ]
    PAGES.mkdir(exist_ok=True)
    (PAGES / f"{module.rpartition('.')[2]}.md").write_text("\n".join(lines) + "\n", "utf-8")


def surroundings() -> str:
    """Versions and machine."""
    versions = f"Python {platform.python_version()}, PostgreSQL {find().version}, Django {django.__version__}"
    return f"{versions}, psycopg {psycopg.__version__}, Linux {platform.release()}, {os.cpu_count()} cores."
