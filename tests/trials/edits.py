"""Several people correct few facts at once: which words did they save, and which stand there afterwards?

Each edit adds a word of its own to a text.  Whoever was overtaken reads what the other wrote and tries again.  They
write through the services of the application, or through its pages over HTTP, where the page that tells of the other
shows both texts and is gone on from.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from uuid import UUID

from django.db import connection
from django.urls import reverse

from benchmarks.browser import Browser, form_of
from livline.access.acting import acting_as
from livline.access.errors import Overtaken
from livline.access.models import Account
from livline.cases import services
from livline.cases.models import Entry
from livline.ledger.bridge import valid_entries
from tests.ground.committed import Ground
from tests.trials.plan_edits import browser

WRITERS, FACTS = 8, 5

WORD = re.compile(r"w\d+-\d+")

Save = Callable[[Account, UUID, str], int]
"""Somebody adds a word to a fact until it is told saved: how often was another faster?"""


@dataclass
class Edited:
    """What was told is saved, what is there, and how often somebody was overtaken."""

    saved: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    overtaken: int = 0


def edited(ground: Ground, edits: int, seed: object, port: int | None = None) -> Edited:
    """So many edits of new facts, by writers who all begin at once; with a port over HTTP, through the pages there."""
    facts = [begun(ground) for _ in range(FACTS)]

    def own(number: int) -> tuple[list[str], int]:
        save = by_service if port is None else Pages(ground, port).save
        return own_edits(ground, number, edits // WRITERS, facts, random.Random(f"{seed}/{number}"), save)

    with ThreadPoolExecutor(WRITERS) as pool:
        told = list(pool.map(own, range(WRITERS)))
    with acting_as(ground.anna.id):
        texts = [words(entry) for entry in valid_entries().filter(fact__in=[entry.fact for entry in facts])]
    saved = [token for tokens, _ in told for token in tokens]
    return Edited(saved, [word for text in texts for word in text], sum(overtaken for _, overtaken in told))


def begun(ground: Ground) -> Entry:
    with acting_as(ground.anna.id):
        return services.fact_record(case=ground.child, kind="lawful_reason", fields={"reason": ""}, by=ground.anna)


def own_edits(
    ground: Ground, number: int, count: int, facts: list[Entry], rng: random.Random, save: Save
) -> tuple[list[str], int]:
    """The words that one writer saved, and how often it was overtaken."""
    tokens, overtaken = [], 0
    for edit in range(count):
        token = f"w{number}-{edit}"
        overtaken += save(rng.choice([ground.anna, ground.bo]), rng.choice(facts).fact, token)
        tokens.append(token)
    connection.close()
    return tokens, overtaken


def by_service(by: Account, fact: UUID, token: str) -> int:
    """Read, add a word, save."""
    for overtaken in count():
        with suppress(Overtaken), acting_as(by.id):
            before = valid_entries().get(fact=fact)
            text = " ".join([*words(before), token])
            services.fact_correct(before=before, fields={"reason": text}, reason="ført til", by=by)
            return overtaken
    raise AssertionError


class Pages:
    """The browsers of one writer, who is now the one, now the other."""

    def __init__(self, ground: Ground, port: int) -> None:
        self.browsers: dict[UUID, Browser] = {one.id: browser(port, one) for one in (ground.anna, ground.bo)}

    def save(self, by: Account, fact: UUID, token: str) -> int:
        """Open the form, add a word, send it.  Raises `AssertionError` at any answer but the two."""
        with acting_as(by.id):
            path = reverse("fact-correct", args=[valid_entries().get(fact=fact).id])
        form = form_of(self.browsers[by.id].get(path).text)
        text = form.fields["reason"][0]
        for overtaken in count():
            fields = form.fields | {"reason": [f"{text} {token}".strip()], "reason_for_change": ["ført til"]}
            answer = self.browsers[by.id].post(form.about["action"] or path, fields)
            if answer.status == 302:
                return overtaken
            assert answer.status == 409, f"answered {answer.status}"
            form, text = form_of(answer.text), standing(answer.text)
        raise AssertionError


def standing(page: str) -> str:
    """What another wrote, as the page of a conflict shows it beside one's own."""
    return " ".join(WORD.findall(page.partition("two-texts")[2].partition("<form")[0]))


def words(entry: Entry) -> list[str]:
    text: str = getattr(entry, "reason")  # noqa: B009 (the column is made from the contract)
    return text.split()
