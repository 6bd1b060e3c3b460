"""A package that is tampered with, replayed, misdirected, forged or stale enters nothing."""

from __future__ import annotations

import datetime as dt
import json
import random
from dataclasses import replace
from typing import Any

import pytest
from django.utils import timezone

from livline.access.errors import Unfitting
from livline.access.models import Protection
from livline.team.models import Package
from livline.team.package import contents, envelope
from livline.team.package.envelope import Refused
from livline.team.package.keys import card_of, own_keys
from livline.team.package.receiving import package_take
from tests.ground import world
from tests.team.packages import (
    Two,
    counted,
    keyed,
    known,
    opened_of,
    resealed,
    sent,
    take,
    two,
)
from tests.team.staff import staff

pytestmark = pytest.mark.usefixtures("db")
LATER = ("history.json", "studies.json", "words.json", "notes.json", "citations.json", "chronologies.json")


def history(place: int = 0, row: dict[str, Any] | None = None) -> bytes:
    """A fact with something that it said before."""
    said = {"reason": "fejl", "is_withdrawn": False, "by": "anna", "at": "2026-01-01T12:00:00+00:00"}
    versions = [{"row": row or {"kind": "notification"}} | said, {"row": {"kind": "notification"}} | said]
    return json.dumps([{"place": place, "versions": versions}]).encode()


def cited(**more: Any) -> bytes:
    """A fact that rests on the second text of the note."""
    return json.dumps([{"note": 0, "version": 0, "text": 1, "fact": 2} | more]).encode()


NOWHERE: list[dict[str, Any]] = [
    {name: at} for name in ("note", "version", "text", "fact") for at in (99, -1, None, "0", True)
]
NOWHERE.append({"text": 0})  # what was seen is no assessment


def picked(**more: Any) -> bytes:
    """A chronology with one thing in it."""
    choice = {"sort": "fact", "place": 0, "version": 0, "is_in": True, "line": ""} | more
    titles = [{"title": "Netværksmøde", "meets_on": None, "is_away": False}]
    return json.dumps([{"titles": titles, "acts": [[choice]]}]).encode()


NOWHERE_PICKED = [
    {"place": 99},
    {"place": -1},
    {"version": 1},
    {"version": -1},
    {"sort": "word"},
    {"sort": "note", "place": 1},
]


def beside(file: str) -> bytes:
    """A note with a file beside it."""
    version = {
        "occasion": "visit", "day": "2026-01-01", "time": None, "by": "anna", "at": "2026-01-01T12:00:00+00:00",
        "reason": "", "is_withdrawn": False, "texts": [{"sort": "observation", "text": "hej"}],
    }  # fmt: skip
    return json.dumps([{"versions": [version], "files": [{"name": "tegning", "file": file}]}]).encode()


__all__ = ["sent", "two"]


def test_taken_twice_it_is_one_case(sent: tuple[Two, Package, bytes]):
    two, _, file = sent
    take(two, file)
    before = counted()
    for by, number in (("ida", "S1"), ("ida", "S2"), ("anna", "S3")):
        with pytest.raises(Refused, match="før"):
            take(two, file, number, by)
    assert counted() == before


def test_another_municipality_does_not_open_it(sent: tuple[Two, Package, bytes]):
    two, _, file = sent
    third = staff(world.municipality("Vestby"))
    keyed(third)
    known(third, own_keys(two.here.of.id, two.here.of.name))
    before = counted()
    with world.web(third.ida), pytest.raises(Refused, match="en anden kommune"):
        package_take(file=file, number="V1", by=third.ida)
    assert counted() == before


def test_a_sender_that_is_not_known_is_refused(sent: tuple[Two, Package, bytes]):
    two, package, file = sent
    stranger = keyed(staff(world.municipality("Falskby")))
    forged = envelope.closed(opened_of(two, file), package.id, timezone.now(), card_of(two.partner), stranger)
    with pytest.raises(Refused, match="ikke kender"):
        take(two, forged)


def test_a_known_key_in_the_head_does_not_make_it_theirs(sent: tuple[Two, Package, bytes]):
    """Somebody else signs and writes the sender's key into the head."""
    two, package, file = sent
    stranger = keyed(staff(world.municipality("Falskby")))
    ours = own_keys(two.here.of.id, two.here.of.name)
    liar = replace(stranger, card=ours.card)
    forged = envelope.closed(opened_of(two, file), package.id, timezone.now(), card_of(two.partner), liar)
    with pytest.raises(Refused, match="ændret"):
        take(two, forged)


@pytest.mark.parametrize(("days", "why"), [(31, "for gammel"), (-2, "fremtiden")])
def test_a_package_of_other_days_is_refused(sent: tuple[Two, Package, bytes], days: int, why: str):
    two, package, file = sent
    ours = own_keys(two.here.of.id, two.here.of.name)
    made_at = timezone.now() - dt.timedelta(days=days)
    stale = envelope.closed(opened_of(two, file), package.id, made_at, card_of(two.partner), ours)
    with pytest.raises(Refused, match=why):
        take(two, stale)


def test_every_changed_byte_is_noticed(sent: tuple[Two, Package, bytes]):
    two, _, file = sent
    before, rng = counted(), random.Random(7)
    head = len(envelope.MAGIC) + len(envelope.head_of(file).line)
    body = rng.sample(range(head + 64, len(file)), 25)
    places = [*range(0, head, 7), *range(head, head + 64, 9), *body, len(file) - 1]
    for place in places:
        changed = bytearray(file)
        changed[place] ^= 1 << rng.randrange(8)
        with pytest.raises(Refused):
            take(two, bytes(changed))
    for cut in (0, 10, head, head + 64, len(file) - 1):
        with pytest.raises(Refused):
            take(two, file[:cut])
    with pytest.raises(Refused):
        take(two, file + b"x")
    assert counted() == before


@pytest.mark.parametrize(
    "change",
    [
        lambda files: files | {"case.json": b"[]"},
        lambda files: files | {"case.json": b'[{"case": "a", "events": []}, {"case": "b", "events": []}]'},
        lambda files: files | {"case.json": b'[{"case": "a", "events": [{"kind": "rumour"}]}]'},
        lambda files: files | {"people.json": b'[{"name": "x"}]'},
        lambda files: files | {"people.json": b"nonsense"},
        lambda files: files | {"protections.json": b'[{"level": "secret", "source": "person", "reason": ""}]'},
        lambda files: {name: data for name, data in files.items() if name != "protections.json"},
        *[lambda files, name=name: {one: data for one, data in files.items() if one != name} for name in LATER],
        *[lambda files, name=name: files | {name: b"nonsense"} for name in LATER],
        *[lambda files, name=name: files | {name: b'[{"place": 0}]'} for name in LATER],
        lambda files: files | {"history.json": history(place=99)},
        lambda files: files | {"history.json": history(row={"kind": "plan", "date": "i morgen"})},
        lambda files: files | {"history.json": history(row={"kind": "plan", "evil": "x"})},
        lambda files: files | {"history.json": history(row={"kind": "rumour"})},
        lambda files: files | {"history.json": history(row={"kind": "plan", "type": {"a": 1}})},
        lambda files: files | {"studies.json": b'[{"place": 0, "built_on": null, "texts": []}]'},
        lambda files: files | {"studies.json": b'[{"place": 99, "built_on": null, "texts": []}]'},
        lambda files: files | {"words.json": b'[{"text": "hej", "at": "i gaar"}]'},
        *[lambda files, one=one: files | {"citations.json": cited(**one)} for one in NOWHERE],
        *[lambda files, one=one: files | {"chronologies.json": picked(**one)} for one in NOWHERE_PICKED],
        lambda files: files | {"chronologies.json": b'[{"titles": [], "acts": []}]'},
        lambda files: files | {"chronologies.json": b'[{"titles": [{"title": " ", "meets_on": null, "is_away": 0}]}]'},
        lambda files: files | {"notes.json": beside("files/none.pdf")},
        lambda files: files | {"notes.json": beside("files/0000.pdf"), "files/0000.pdf": b"MZ no picture"},
    ],
)
def test_a_broken_content_enters_nothing(sent: tuple[Two, Package, bytes], change: Any):
    two, package, file = sent
    before = counted()
    with pytest.raises(Unfitting):
        take(two, resealed(two, package, file, change))
    assert counted() == before


def test_a_level_that_is_not_known_here_is_the_highest(sent: tuple[Two, Package, bytes]):
    two, package, file = sent
    odd = json.dumps([{"level": "ultra", "source": "somebody", "reason": "trusler"}]).encode()
    received = take(two, resealed(two, package, file, lambda files: files | {"protections.json": odd}))
    assert Protection.objects.get(case=received.case).level == "secret"


def test_a_manifest_that_lies_is_refused(sent: tuple[Two, Package, bytes]):
    two, package, file = sent
    manifest, files = contents.unpacked(opened_of(two, file))
    about = {name: value for name, value in manifest.items() if name != "files"} | {"to": "Vestby"}
    ours = own_keys(two.here.of.id, two.here.of.name)
    lies = envelope.closed(contents.packed(files, about), package.id, timezone.now(), card_of(two.partner), ours)
    with pytest.raises(Refused):
        take(two, lies)
