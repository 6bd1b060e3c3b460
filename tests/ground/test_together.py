"""Several people write at once, over connections of their own, and nothing that anybody saved is lost."""

from __future__ import annotations

import random
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import UUID

import pytest
from django.db import connection

from livline.access.acting import acting_as
from livline.access.errors import Overtaken
from livline.access.models import Account
from livline.cases import services
from livline.cases.models import Entry
from livline.database.server import Server
from livline.ledger.bridge import valid_entries
from livline.ledger.models import Ledger
from livline.ledger.reading import verdicts
from tests.generative.scale import SEED, times
from tests.ground.committed import Ground, committed

WRITERS, FACTS = 8, 5
EDITS = times(500, 20_000)


@pytest.fixture
def ground(database: None, ground_server: Server, request: pytest.FixtureRequest) -> Iterator[Ground]:
    with committed(ground_server.superuser, request.node.name) as made:
        yield made


def test_corrections_at_once_lose_nothing(ground: Ground):
    """Each edit adds a word of its own to a text; whoever was overtaken reads what the other wrote and tries again."""
    facts = [begun(ground) for _ in range(FACTS)]
    with ThreadPoolExecutor(WRITERS) as pool:
        told = list(pool.map(lambda number: edits(ground, number, facts), range(WRITERS)))
    with acting_as(ground.anna.id):
        texts = {entry.fact: words(entry) for entry in valid_entries()}
    saved = [token for tokens, _ in told for token in tokens]
    kept = [word for text in texts.values() for word in text]
    assert len(saved) == EDITS // WRITERS * WRITERS
    assert sorted(kept) == sorted(saved), "every word is there once"
    assert sum(overtaken for _, overtaken in told) > 0, "nobody was ever overtaken: then this proves nothing"


def begun(ground: Ground) -> Entry:
    with acting_as(ground.anna.id):
        return services.fact_record(case=ground.child, kind="lawful_reason", fields={"reason": ""}, by=ground.anna)


def edits(ground: Ground, number: int, facts: list[Entry]) -> tuple[list[str], int]:
    """The words that one writer saved, and how often it was overtaken."""
    rng, tokens, overtaken = random.Random(f"{SEED}/{number}"), [], 0
    for edit in range(EDITS // WRITERS):
        token, fact = f"w{number}-{edit}", rng.choice(facts).fact
        while not saved(ground, fact, token, rng.choice([ground.anna, ground.bo])):
            overtaken += 1
        tokens.append(token)
    connection.close()
    return tokens, overtaken


def saved(ground: Ground, fact: UUID, token: str, by: Account) -> bool:
    """Read, add a word, save; False when somebody else saved meanwhile."""
    try:
        with acting_as(by.id):
            before = valid_entries().get(fact=fact)
            text = " ".join([*words(before), token])
            services.fact_correct(before=before, fields={"reason": text}, reason="ført til", by=by)
    except Overtaken:
        return False
    return True


def words(entry: Entry) -> list[str]:
    text: str = getattr(entry, "reason")  # noqa: B009 (the column is made from the contract)
    return text.split()


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
