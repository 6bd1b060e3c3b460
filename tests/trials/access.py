"""Do pages and wall say what the rules say, in ever new worlds?  `python -m tests.trials.access --count 200000`."""

from __future__ import annotations

import sys
import time
from collections import Counter

from django.db import transaction
from django.test.utils import override_settings

from tests.attacks.asking import Asking
from tests.ground.oracle import OBJECT_OF, World, random_world
from tests.ground.test_walls import TABLES, disagreements, what_is_seen
from tests.trials.ground import served
from tests.trials.page import arguments, write

ABOUT = (
    "Random worlds in 3 municipalities, with 12 accounts and 8 cases over HTTP, 40 and 12 in the database alone: ended,"
    " coming and unconfirmed relations, conflicts, restrictions, secret places, locked cases, openings that last or are"
    " over.  In each everybody asks for every row and adds every fact through the database as the web role, and over"
    " HTTP for every page of every case; both are held against rules that use no line of either.  Refused pages are"
    " compared with those of what is not there."
)
ACCOUNTS, CASES = 40, 12
"""Of a world that is tried in the database alone."""
UNHURRIED: dict[str, list[tuple[int, int]]] = {"pages": [], "heavy": []}
"""Accounts ask faster here than anybody may; what is asked about is whose pages they get, not how soon."""


def main() -> int:
    """Try until so many rows were tried and so many pages asked for; nothing is kept between worlds.

    Half of the seconds at most are for the database alone, which is tried first.
    """
    asked, started = arguments(200_000, seconds=36_000, tries=1_000_000), time.perf_counter()
    counted, wrong, world = Counter[str](), list[str](), asked.first
    with (
        served(),
        override_settings(ALLOWED_HOSTS=["testserver"], PACE=UNHURRIED),
    ):
        while counted["tries"] < asked.tries and time.perf_counter() - started < asked.seconds / 2:
            wrong += tried(asked.seed * 1_000_000 + world, counted, over_http=False)
            world += 1
        while counted["pages"] < asked.count and time.perf_counter() - started < asked.seconds:
            wrong += tried(asked.seed * 1_000_000 + world, counted, over_http=True)
            world += 1
    seconds = time.perf_counter() - started
    figures = [
        ("worlds", counted["worlds"], ""),
        ("pages asked for", counted["pages"], f"{asked.count}"),
        ("refused and compared with what is not there", counted["refused"], ""),
        ("rows and new facts tried in the database", counted["tries"], f"{asked.tries}"),
        ("pages or rows that say something else than the rules", len(wrong), "0"),
    ]
    write("tests.trials.access", "Who sees what", ABOUT, asked, figures, seconds)
    sys.stderr.writelines(f"{one}\n" for one in wrong)
    return 1 if wrong else 0


def tried(seed: int, counted: Counter[str], over_http: bool) -> list[str]:
    """One world, which is gone afterwards."""
    with transaction.atomic():
        made = random_world(seed) if over_http else random_world(seed, ACCOUNTS, CASES)
        wrong = disagreements(made)
        counted["worlds"] += 1
        counted["tries"] += tries(made)
        if over_http:
            found = Asking(made, len(made.cases), seed).go()
            wrong += found.wrong
            counted["pages"] += found.pages
            counted["refused"] += found.refused
        transaction.set_rollback(True)
    return [f"seed {seed}: {one}" for one in wrong]


def tries(made: World) -> int:
    """How much the wall was asked: of each account every case in each kind of row, and every fact to be added."""
    of_an_account = len(made.cases) * (len(list(what_is_seen(made, made.accounts[0][0]))) + 2 * len(OBJECT_OF))
    of_a_job = len(made.cases) * (len(TABLES) + 1)
    return len(made.accounts) * of_an_account + len(made.municipalities) * of_a_job


if __name__ == "__main__":
    raise SystemExit(main())
