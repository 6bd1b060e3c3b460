"""How quick is the ground of the web application?  `python -m benchmarks.ground FOLDER` writes `ground.md`.

FOLDER holds `cases.parquet` and `events.parquet` of 10,000 invented cases.  A server of its own, durable as in
production, keeps them; 300 workers have 31 to 36 cases each.  Told are medians, and of the wall what it costs: the same
queries by the web role and by a superuser, whom no policy stops.
"""

from __future__ import annotations

import datetime as dt
import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

from benchmarks.municipality import environ_of

WORKERS, TIMES, ROUNDS = 300, 200, 3
HERE = Path(__file__).parent


def seconds(work: Callable[[], object]) -> float:
    """Wall time of one call."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def median(work: Callable[[], object], times: int = TIMES) -> float:
    """The median of many calls, the first left out."""
    work()
    return statistics.median(seconds(work) for _ in range(times))


def measure(folder: Path, home: Path) -> list[tuple[str, str, str]]:
    """Every figure with its aim."""
    from livline.config.ready import connect, migrate
    from livline.database.address import Address
    from livline.database.role import Role
    from livline.database.roles import prepare
    from livline.database.server import running

    with running(home) as server:
        prepare(server.superuser)
        address = server.superuser.to("livline")
        connect(address.as_role(Role.OWNER))
        migrate()
        connect(address.as_role(Role.JOB))
        loading, ids, municipality = loaded(folder)
        judging = seconds(lambda: judged(ids, municipality))
        connect(address)
        worker, own = staffed(ids, municipality)
        lists: dict[Address, list[float]] = {address: [], address.as_role(Role.WEB): []}
        for asked in [*lists] * ROUNDS:  # by turns, so that neither has the warmer memory
            connect(asked)
            lists[asked].append(median(lambda: listed(worker, own)))
        unwalled, walled = (min(times) for times in lists.values())
        recording = median(lambda: recorded(worker, own[0]))
        page = median(lambda: opened(worker, own[1]))
    return [
        ("import of 10,000 cases, judging included", f"{loading:.1f} s", "under 180 s"),
        ("all 10,000 judged from scratch", f"{judging:.1f} s", "under 60 s"),
        ("a fact recorded, its duties judged, committed", f"{recording * 1e3:.1f} ms", "under 50 ms"),
        ("a case opened: door, look, facts, verdicts", f"{page * 1e3:.1f} ms", ""),
        (f"the verdicts of a worker's {len(own)} cases", f"{walled * 1e3:.1f} ms", ""),
        ("the same past the wall", f"{unwalled * 1e3:.1f} ms", ""),
        ("cost of the wall", f"{walled / unwalled - 1:+.0%}", "at most +25 %"),
    ]


def loaded(folder: Path) -> tuple[float, list[UUID], UUID]:
    """Load the cases; the time, their ids and the municipality."""
    from livline.access.acting import acting_for
    from livline.access.municipalities import municipality_made
    from livline.cases.models import Case
    from livline.intake.load import load

    into = municipality_made("Storby")

    def work() -> None:
        with acting_for(into):
            load([folder / "cases.parquet", folder / "events.parquet"], into, None)

    taken = seconds(work)
    with acting_for(into):
        return taken, list(Case.objects.order_by("id").values_list("id", flat=True)), into


def judged(ids: list[UUID], municipality: UUID) -> None:
    """Judge every case anew."""
    from livline.access.acting import acting_for
    from livline.ledger.recalculate import recalculate

    for first in range(0, len(ids), 500):
        with acting_for(municipality):
            recalculate(ids[first : first + 500])


def staffed(ids: list[UUID], municipality: UUID) -> tuple[Any, list[UUID]]:
    """Give every case a worker; one of them and their cases."""
    from livline.access.models import Account, Relation

    workers = [
        Account(email=f"w{n}@example.invalid", name=f"W{n}", municipality_id=municipality) for n in range(WORKERS)
    ]
    Account.objects.bulk_create(workers)
    during = (dt.date(2020, 1, 1), None)
    Relation.objects.bulk_create(
        Relation(account=workers[n % WORKERS], case_id=id_, kind="worker", during=during) for n, id_ in enumerate(ids)
    )
    return workers[0], ids[0::WORKERS]


def listed(worker: Any, own: list[UUID]) -> None:
    """What a list of a worker's cases asks: the cases and their verdicts."""
    from livline.access.acting import acting_as
    from livline.cases.models import Case
    from livline.ledger.reading import verdicts

    with acting_as(worker.id):
        found = list(Case.objects.filter(relations__account=worker).values_list("id", flat=True))
        assert len(verdicts(found)) == len(own)


def recorded(worker: Any, case: UUID) -> None:
    """What a form does: through the door, and saved."""
    from livline.access.acting import acting_as
    from livline.cases import lookups, services

    with acting_as(worker.id):
        opened_case = lookups.case_for_writing(case, by=worker)
        services.fact_record(case=opened_case, kind="worker_changed", fields={"date": dt.date.today()}, by=worker)


def opened(worker: Any, case: UUID) -> None:
    """What the page of a case asks."""
    from livline.access.acting import acting_as
    from livline.cases import lookups
    from livline.ledger.bridge import events_of
    from livline.ledger.reading import verdicts

    with acting_as(worker.id):
        lookups.case_for_reading(case, by=worker)
        assert events_of([case])[case]
        verdicts([case])


def table(figures: list[tuple[str, str, str]]) -> str:
    """The page."""
    head = [
        "# The ground",
        "",
        "Made by `python -m benchmarks.ground`; do not edit. What is measured and how: `benchmarks/ground.py`.",
        "",
        f"{os.cpu_count()} cores, Python {platform.python_version()}; 10,000 cases, {WORKERS} workers, one process.",
        "",
        "| what | measured | aim |",
        "| --- | --: | --: |",
    ]
    return "\n".join([*head, *(f"| {what} | {found} | {aim} |" for what, found, aim in figures)]) + "\n"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="livline-ground-") as place:
        Path(place).chmod(0o711)
        environ_of(Path(place))
        text = table(measure(Path(sys.argv[1]).resolve(), Path(place) / "home"))
    (HERE / "ground.md").write_text(text, "utf-8")
    print(text)
