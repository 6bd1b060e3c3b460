"""Several writers at once, what they were told is saved, and whether all of it is there."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from django.db import connection, transaction

from livline.cases.models import Entry
from livline.database.address import VARIABLE, Address
from livline.database.role import Role
from livline.ledger.models import Ledger
from livline.ledger.reading import verdicts
from livline.looks import chain
from tests.ground import world

ROOT = Path(__file__).resolve().parents[2]
BEGINS_WITHIN = 600
"""Seconds; writers that have little of the machine begin late, and nothing hangs on when."""
CASES = 4
"""Cases that all writers share, so that they meet; new ones each round, so that none grows without end."""


class Writer:
    """One process of `tests.trials.writer`."""

    def __init__(self, address: Address, account: str, number: str, cases: list[str]) -> None:
        self.told = tempfile.TemporaryFile()  # noqa: SIM115 (closed by whoever reads it)
        environment = os.environ | {"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", VARIABLE: address.as_role(Role.WEB).url()}
        command = [sys.executable, "-P", "-m", "tests.trials.writer", account, number, *cases]
        self.process = subprocess.Popen(command, env=environment, stdout=self.told, stderr=subprocess.PIPE)

    def lines(self) -> list[str]:
        """What it has said so far; a line without an end was cut off by a kill and says nothing."""
        size = os.fstat(self.told.fileno()).st_size
        return os.pread(self.told.fileno(), size, 0).decode().split("\n")[:-1]

    def saved(self) -> set[int]:
        """The ids of all entries that it was told are saved."""
        return {int(line) for line in self.lines() if line != "ready"}

    def end(self) -> str:
        """Wait for its end; what it said was wrong, if anything."""
        _, wrong = self.process.communicate(timeout=60)
        return wrong.decode()


def begin(address: Address, writers: int, name: str) -> list[Writer]:
    """New cases, and writers that work on them; they have all begun when this returns.  Django is the superuser."""
    of = world.municipality(name)
    who = world.account(name, of)
    cases = [world.case(of, f"{name}-{n}", born_on=dt.date(2012, 5, 1)) for n in range(CASES)]
    for case in cases:
        world.relate(who, case)
    crew = [Writer(address, str(who.id), f"{name}/{n}", [str(case.id) for case in cases]) for n in range(writers)]
    deadline = time.monotonic() + BEGINS_WITHIN
    while not all(len(writer.lines()) > 1 for writer in crew):
        if time.monotonic() > deadline or any(writer.process.poll() is not None for writer in crew):
            raise RuntimeError("the writers did not begin: " + "; ".join(w.end() for w in crew if w.process.poll()))
        time.sleep(0.05)
    return crew


def lost(saved: set[int]) -> set[int]:
    """Entries that somebody was told are saved, and are not there."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM entry")
        return saved - {row[0] for row in cursor.fetchall()}


def untrue() -> Iterator[str]:
    """What is there, and is not right: ledgers that are not what the facts come to, chains that are broken."""
    yield from (f"look {fault.number} is {fault.what}" for fault in chain.faults())
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM entry e WHERE recorded_by_id IS NOT NULL")
        entries = cursor.fetchone()[0]
        cursor.execute("SELECT count(*) FROM look WHERE act = 'write'")
        looks = cursor.fetchone()[0]
    if looks < entries:  # more looks than entries: somebody was overtaken, and had looked
        yield f"{entries} entries and {looks} looks: half of a transaction is there"
    ids = list(Entry.objects.values_list("case_id", flat=True).distinct())
    kept = verdicts(ids)
    with transaction.atomic():
        Ledger.objects.update(law="another")
        if verdicts(ids) != kept:
            yield "a ledger is not what its facts come to"
        transaction.set_rollback(True)
