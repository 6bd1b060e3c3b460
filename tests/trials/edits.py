"""Several people correct few facts at once: which words did they save, and which stand there afterwards?

Each edit adds a word of its own to a text.  Whoever was overtaken reads what the other wrote and tries again.
"""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from uuid import UUID

from django.db import connection

from livline.access.acting import acting_as
from livline.access.errors import Overtaken
from livline.access.models import Account
from livline.cases import services
from livline.cases.models import Entry
from livline.ledger.bridge import valid_entries
from tests.ground.committed import Ground

WRITERS, FACTS = 8, 5


@dataclass
class Edited:
    """What was told is saved, what is there, and how often somebody was overtaken."""

    saved: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    overtaken: int = 0


def edited(ground: Ground, edits: int, seed: object) -> Edited:
    """So many edits of new facts, by writers who all begin at once."""
    facts = [begun(ground) for _ in range(FACTS)]
    with ThreadPoolExecutor(WRITERS) as pool:
        told = list(pool.map(lambda number: own_edits(ground, number, edits // WRITERS, facts, seed), range(WRITERS)))
    with acting_as(ground.anna.id):
        texts = [words(entry) for entry in valid_entries().filter(fact__in=[entry.fact for entry in facts])]
    saved = [token for tokens, _ in told for token in tokens]
    return Edited(saved, [word for text in texts for word in text], sum(overtaken for _, overtaken in told))


def begun(ground: Ground) -> Entry:
    with acting_as(ground.anna.id):
        return services.fact_record(case=ground.child, kind="lawful_reason", fields={"reason": ""}, by=ground.anna)


def own_edits(ground: Ground, number: int, count: int, facts: list[Entry], seed: object) -> tuple[list[str], int]:
    """The words that one writer saved, and how often it was overtaken."""
    rng, tokens, overtaken = random.Random(f"{seed}/{number}"), [], 0
    for edit in range(count):
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
