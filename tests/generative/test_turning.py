"""The table of what a verdict turns on is held against the engine: every field of many cases is changed in turn."""

from __future__ import annotations

import datetime as dt
import random
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import pytest

from lawcode.facts import KINDS, Field, Type
from lawcode.turning import OF_EVERY_DUTY, Place, duties_on
from tests.generative.both_engines import Row, asked, by_kernel
from tests.generative.cases import Case, seeded_cases
from tests.generative.scale import SEED, times

pytestmark = pytest.mark.generative

MANY = times(700, 6_000)
MOST = times(300, 5_000)
"""So many cases are changed in one field; where fewer have it, they are changed anew."""
DAYS = (dt.date(2024, 6, 1), dt.date(2025, 3, 3))
PLACES = [(kind.name, spec) for kind in KINDS for spec in kind.fields if (kind.name, spec.name) not in OF_EVERY_DUTY]

Verdicts = dict[tuple[str, str], set[tuple[Any, ...]]]


def verdicts(cases: Sequence[Case]) -> Verdicts:
    """What each duty says of each case."""
    found: Verdicts = defaultdict(set)
    for row in by_kernel(cases, asked()):
        found[row["case"], row["duty"]].add((row["trigger"], row["status"], row["due_on"], row["missing"]))
    return found


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    return seeded_cases(MANY, SEED + 11)


@pytest.fixture(scope="module")
def before(cases: list[Case]) -> Verdicts:
    return verdicts(cases)


def values(spec: Field) -> list[Any]:
    """What a field may hold; None: not recorded."""
    some: dict[Type, list[Any]] = {
        Type.YES_NO: [True, False],
        Type.WORD: list(spec.words),
        Type.WORDS: [[], list(spec.words), list(spec.words[:2])],
        Type.TEXTS: [["one"]],
        Type.DATE: list(DAYS),
        Type.TIME: ["2025-03-03T12:00"],
        Type.NUMBER: [spec.low, 3, 7, spec.high],
        Type.TEXT: ["a", "b"],
    }
    return [None, *some[spec.type]]


def changed(case: Case, kind: str, spec: Field, rng: random.Random) -> Case:
    """The case with another value in that field of one of its events."""
    chosen = rng.choice([place for place, event in enumerate(case["events"]) if event["kind"] == kind])
    value = rng.choice(values(spec))
    event: Row = {name: told for name, told in case["events"][chosen].items() if name != spec.name}
    events = [*case["events"]]
    events[chosen] = event if value is None else event | {spec.name: value}
    return case | {"events": events}


def turned(cases: Sequence[Case], before: Verdicts, kind: str, spec: Field) -> set[str]:
    """The duties of which some verdict was another after a change."""
    rng = random.Random(f"{SEED}/{kind}/{spec.name}")
    having = [case for case in cases if any(event["kind"] == kind for event in case["events"])][:MOST]
    names = {case["case"] for case in having}
    of_these = {key: told for key, told in before.items() if key[0] in names}
    found: set[str] = set()
    for _ in range(-(-MOST // len(having))):
        after = verdicts([changed(case, kind, spec, rng) for case in having])
        found |= {key[1] for key in of_these.keys() | after.keys() if of_these.get(key) != after.get(key)}
    return found


@pytest.mark.parametrize(("kind", "spec"), PLACES, ids=lambda value: getattr(value, "name", value))
def test_only_the_duties_that_are_named_turn_on_a_field(cases: list[Case], before: Verdicts, kind: str, spec: Field):
    named = set(duties_on(kind, spec.name))
    found = turned(cases, before, kind, spec)
    assert found <= named, "these turn on it and are not named"
    assert bool(found) == bool(named), "nothing turns on it here"


def test_every_field_that_is_named_is_one_of_its_kind():
    known: set[Place] = {(kind.name, spec.name) for kind in KINDS for spec in kind.fields}
    named = {(kind.name, name) for kind in KINDS for name in NAMES if duties_on(kind.name, name)}
    assert named | OF_EVERY_DUTY <= known


NAMES = sorted({spec.name for kind in KINDS for spec in kind.fields})
