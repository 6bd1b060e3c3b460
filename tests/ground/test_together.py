"""Several people write at once, over connections of their own, and nothing that anybody saved is lost."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from livline.access.acting import acting_as
from livline.cases import services
from livline.cases.models import Entry
from livline.database.server import Server
from livline.ledger.models import Ledger
from livline.ledger.reading import verdicts
from tests.generative.scale import SEED
from tests.ground.committed import Ground, committed
from tests.trials.edits import WRITERS, edited

EDITS = 500
"""A long run with a hundred times as many is `tests/trials/together.py`."""


@pytest.fixture
def ground(database: None, ground_server: Server, request: pytest.FixtureRequest) -> Iterator[Ground]:
    with committed(ground_server.superuser, request.node.name) as made:
        yield made


def test_corrections_at_once_lose_nothing(ground: Ground):
    found = edited(ground, EDITS, SEED)
    assert len(found.saved) == EDITS // WRITERS * WRITERS
    assert sorted(found.kept) == sorted(found.saved), "every word is there once"
    assert found.overtaken > 0, "nobody was ever overtaken: then this proves nothing"


def test_facts_at_once_leave_one_sound_ledger(ground: Ground):
    """Two who record at the same moment both have their duties judged, and the ledger holds both."""
    ready = Barrier(WRITERS)

    def record(number: int) -> None:
        ready.wait()
        with acting_as(ground.anna.id):
            fields = {"date": None, "id": f"n{number}"}
            services.fact_record(case=ground.child, kind="notification", fields=fields, by=ground.anna)
        connection.close()

    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(record, range(WRITERS)))
    with acting_as(ground.anna.id):
        assert Entry.objects.filter(kind="notification").count() == WRITERS
        kept = verdicts([ground.child.id])
        Ledger.objects.update(law="another")
        assert kept == verdicts([ground.child.id]), "what is kept is what the facts come to"
