"""Two people on four devices word one plan at once, over real HTTP, and no letter is lost.

A long run is `tests/trials/plan.py`.  What the trial must find is put in: into the application, and into histories.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import replace

import pytest

from livline.database.server import Server
from tests.generative.scale import SEED
from tests.ground.committed import Ground, committed
from tests.trials.plan_edits import answering, edited
from tests.trials.plan_history import History, Row, kinds
from tests.trials.plan_log import Kept, Log, Saved, Shown

EDITS, FEW = 500, 60
ANNA, BO, PART = (uuid.UUID(int=n) for n in (1, 2, 3))


@pytest.fixture
def ground(database: None, ground_server: Server, request: pytest.FixtureRequest) -> Iterator[Ground]:
    with committed(ground_server.superuser, request.node.name) as made:
        yield made


def test_no_letter_of_a_plan_is_lost(ground: Ground):
    with answering(ground) as port:
        found = edited(ground, port, EDITS, SEED)
    assert list(found.faults()) == []
    assert len(found.rows) >= EDITS
    told = found.log.told
    rare = ("overtaken", "theirs kept", "pauses", "left open", "sent twice", "answers unheard")
    assert [what for what in rare if not told[what]] == [], "then this proves nothing"
    assert found.drafts


def test_an_application_that_puts_texts_over_each_other_is_found(ground: Ground):
    with answering(ground, "tests.ground.overwriting:application") as port:
        faults = kinds(list(edited(ground, port, FEW, SEED).faults()))
    assert faults["lost"]
    assert faults["unseen"]


def row(number: int, text: str, by: uuid.UUID = ANNA, replaces: int | None = None, version: int = 0) -> Row:
    after = uuid.UUID(int=100 + replaces) if replaces is not None else None
    return Row(uuid.UUID(int=100 + number), PART, "adult", version or number, by, text, after)


def saved(text: str, after: Row | None = None, by: uuid.UUID = ANNA, at: float = 1.0) -> Saved:
    return Saved(by, PART, {"adult": (text, after.id if after else None)}, at, at + 0.5)


def told(*forms: Saved, shown: tuple[Shown, ...] = ()) -> Log:
    return Log(saved=list(forms), shown=list(shown))


FIRST, SECOND = row(1, "ro om\r\naftenen"), row(2, "en ven", BO, 1)
WROTE = (saved("ro om\naftenen"), saved("en ven", FIRST, BO, 2.0))
SAW = (Shown(BO, FIRST.id, ("ro om aftenen",)),)


def of(history: History) -> set[str]:
    return set(kinds(list(history.faults())))


def test_what_was_told_and_stands_there_is_no_fault():
    assert of(History([FIRST, SECOND], {}, told(*WROTE, shown=SAW))) == set()
    again = replace(SECOND, text=FIRST.text)
    assert of(History([FIRST, again], {}, told(WROTE[0], shown=SAW))) == set(), "said again as it stood"


def test_a_text_that_is_not_there_to_the_last_letter_is_lost():
    cut = replace(SECOND, text="en ve")
    assert "lost" in of(History([FIRST, cut], {}, told(*WROTE, shown=SAW)))
    assert "lost" in of(History([FIRST], {}, told(*WROTE, shown=SAW)))
    others = replace(SECOND, by=ANNA)
    assert "lost" in of(History([FIRST, others], {}, told(*WROTE, shown=(Shown(ANNA, FIRST.id, SAW[0].texts),))))


def test_a_text_put_over_another_unseen_is_found():
    assert of(History([FIRST, SECOND], {}, told(*WROTE))) == {"unseen"}
    otherwise = (Shown(BO, FIRST.id, ("noget andet",)),)
    assert of(History([FIRST, SECOND], {}, told(*WROTE, shown=otherwise))) == {"unseen"}


def test_what_is_saved_twice_or_though_refused_is_found():
    third = row(3, "en ven til", BO, 2)
    shown = (*SAW, Shown(BO, SECOND.id, ("en ven",)))
    assert of(History([FIRST, SECOND, third], {}, told(*WROTE, shown=shown))) == {
        "version 3 is there, and nobody was told so"
    }


def test_wordings_that_do_not_follow_each_other_are_found():
    beside = replace(SECOND, replaces=None)
    assert "broken" in of(History([FIRST, beside], {}, told(WROTE[0], shown=SAW)))


def test_versions_against_the_order_of_time_are_found():
    early, late = saved("ro om\naftenen", at=9.0), saved("en ven", FIRST, BO, 2.0)
    found = of(History([FIRST, SECOND], {}, told(early, late, shown=SAW)))
    assert found == {"version 2 was told before an earlier one was sent"}


def test_drafts_that_are_gone_shortened_or_outlive_their_form_are_found():
    kept = Kept(ANNA, "/draft/", "w", 7, {"adult": ["til ro\nom aftenen"]})
    key = (ANNA, "/draft/", "w")
    whole, cut = (7, {"adult": ["til ro\r\nom aftenen"]}), (7, {"adult": ["til ro"]})
    for is_here, found in (
        ({key: whole}, set()),
        ({key: cut}, {"a draft is not what was typed"}),
        ({}, {"a draft is not what was typed"}),
    ):
        assert of(History([], is_here, Log(kept={key: kept}))) == found
    assert of(History([], {}, Log(kept={key: kept}, ended={key}))) == set()
    assert of(History([], {key: whole}, Log(kept={key: kept}, ended={key}))) == {"a draft outlived its form"}
    assert of(History([], {}, Log(kept={key: kept}, gone_on_from={("w", 7)}))) == set()
