"""The database is killed while people save, and whatever they were told is saved is there afterwards, whole.

Killing a program proves nothing about a power cut: the system still writes what it holds.  `tests/trials/power_cut.py`
cuts the disk, and `tests/trials/kills.py` kills two hundred times, with processes that write through the services.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import tempfile
import threading
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from livline.database.address import Address
from livline.database.server import DURABLE, Server, start
from tests.database.pattern import lay_pattern
from tests.generative.scale import SEED
from tests.ground.committed import Ground, committed

KILLS, WRITERS = 5, 4
SAVE = (
    "WITH saved AS (INSERT INTO entry (case_id, fact, kind, position, is_withdrawn, recorded_by_id)"
    " VALUES (%(case)s, %(fact)s, 'plan', 1, false, %(by)s))"
    " INSERT INTO look (case_id, act, purpose) VALUES (%(case)s, 'write', %(fact)s)"
)
"""A fact and its look: both or neither."""


@pytest.fixture
def home() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="livline-test-"))
    folder.chmod(0o711)
    yield folder / "home"
    shutil.rmtree(folder)


def test_what_was_saved_survives_a_kill(home: Path, database: None):
    rng, told = random.Random(SEED), set[str]()
    lay_pattern(home)
    server = start(home, DURABLE)
    try:
        with committed(server.superuser, "killed") as ground:
            for _ in range(KILLS):
                told |= saved_until_killed(ground, server, rng.uniform(0.2, 0.5))
                server = start(home, DURABLE)
                check(ground, server, told)
    finally:
        server.stop()
    assert len(told) > 2 * KILLS, "too little was saved to prove anything"  # slow disks save little in half a second


def saved_until_killed(ground: Ground, server: Server, seconds: float) -> set[str]:
    """What the writers were told is saved before the server was killed."""
    told: set[str] = set()
    writers = [threading.Thread(target=write, args=(here(ground, server), ground, told)) for _ in range(WRITERS)]
    for writer in writers:
        writer.start()
    time.sleep(seconds)
    os.kill(server.pid, signal.SIGKILL)
    for writer in writers:
        writer.join(timeout=60)
    server.stop()
    return told


def here(ground: Ground, server: Server) -> Address:
    """The address after a new start, whose socket lies elsewhere."""
    return Address(ground.address.user, server.superuser.host, ground.address.name, server.superuser.port)


def write(address: Address, ground: Ground, told: set[str]) -> None:
    """Save until the server is gone; what is told is noted only once the commit came back."""
    try:
        with psycopg.connect(**address.for_psycopg()) as own:
            while True:
                fact = str(uuid.uuid4())
                with own.transaction():
                    own.execute("SELECT set_config('livline.account', %s, true)", [str(ground.anna.id)])
                    own.execute(SAVE, {"case": ground.child.id, "fact": fact, "by": ground.anna.id})
                told.add(fact)
    except psycopg.Error:
        return


def check(ground: Ground, server: Server, told: set[str]) -> None:
    """All that was told is there, and every fact has its look."""
    with psycopg.connect(**server.superuser.to(ground.address.name).for_psycopg()) as keeper:
        facts = {str(row[0]) for row in keeper.execute("SELECT fact FROM entry")}
        looks = {str(row[0]) for row in keeper.execute("SELECT purpose FROM look")}
    assert told - facts == set(), "an acknowledged save is lost"
    assert facts == looks, "half of a save is there"
