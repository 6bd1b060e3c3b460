"""Is anything lost when people correct the same facts at once?  `python -m tests.trials.together --count 50000`."""

from __future__ import annotations

import dataclasses
import sys
import time
import uuid
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import psycopg

from livline.cases.models import Case
from livline.database.address import Address
from tests.ground.committed import Ground, committed
from tests.trials import page
from tests.trials.edits import Edited, edited
from tests.trials.ground import served
from tests.trials.plan_edits import answering

ROUND, PROCESSES = 400, 2
"""Edits of the same few facts; then a new case, so that no text and no case grows without end."""
AT_ONCE = 4
"""Cases: looks at one case are written down one after the other, and one alone would leave processors idle."""
ABOUT = (
    "Eight writers correct five facts of one case through its pages, and eight others those of another, over real HTTP,"
    " against the web server as processes of its own; each edit adds a word. Whoever was overtaken is shown both texts"
    " and goes on from that page. Afterwards every word that was told saved stands there exactly once."
)
NEW_CASE = 'INSERT INTO "case" (id, municipality_id, name) SELECT %s, municipality_id, %s FROM "case" WHERE id = %s'
NEW_RELATIONS = (
    "INSERT INTO relation (id, account_id, case_id, kind, during, is_confirmed)"
    " SELECT gen_random_uuid(), account_id, %s, kind, during, is_confirmed FROM relation WHERE case_id = %s"
)


def main() -> int:
    """Run the trial and write its page."""
    asked, started, told = page.arguments(50_000), time.monotonic(), Counter[str]()
    with (
        served() as server,
        committed(server.superuser, "together") as ground,
        answering(ground, processes=PROCESSES) as port,
        page.of_what_was_done(),
    ):
        end, superuser = asked.first + asked.count, server.superuser.to("together")

        def round_from(begin: int) -> Edited:
            own = another_case(ground, superuser)
            return edited(own, min(ROUND, end - begin), f"{asked.seed}/{begin}", port)

        with ThreadPoolExecutor(AT_ONCE) as pool:
            for found in pool.map(round_from, range(asked.first, end, ROUND)):
                count(found, told)
    asked.count = told["saved"]  # whole rounds; where it was interrupted, it goes on from there
    runs = page.in_all("tests.trials.together", asked, told, time.monotonic() - started)
    page.put(
        "tests.trials.together",
        "Corrections at once",
        ABOUT,
        " and ".join(runs.calls),
        figures(runs.told),
        runs.seconds,
    )
    return int(bool(told["lost"] or told["twice"]) or not told["overtaken"])


def another_case(ground: Ground, superuser: Address) -> Ground:
    """The same people with a new case."""
    child = Case(id=uuid.uuid4(), name=str(uuid.uuid4()))
    with psycopg.connect(**superuser.for_psycopg()) as own:
        own.execute(NEW_CASE, [child.id, child.name, ground.child.id])
        own.execute(NEW_RELATIONS, [child.id, ground.child.id])
    return dataclasses.replace(ground, child=child)


def count(found: Edited, told: Counter[str]) -> None:
    """Add a round to the sum."""
    told["saved"] += len(found.saved)
    told["overtaken"] += found.overtaken
    told["lost"] += len(set(found.saved) - set(found.kept))
    told["twice"] += len(found.kept) - len(set(found.kept))


def figures(told: Counter[str]) -> list[page.Figure]:
    """The lines of the page."""
    return [
        ("edits told as saved", f"{told['saved']:,}", "50,000"),
        ("of these not there afterwards", told["lost"], "0"),
        ("there more than once", told["twice"], "0"),
        ("times that somebody was overtaken and told so", f"{told['overtaken']:,}", "some, else this trial is blind"),
    ]


if __name__ == "__main__":
    sys.exit(main())
