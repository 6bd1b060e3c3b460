"""Writing about a child through the pages: sent twice is once, and of two who write nobody loses a word."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from livline.access.models import Account
from livline.cases.models import Case
from livline.portrait.models import Answer, Bright, Introduction, Promise
from tests.ground import world
from tests.ground.oracle import DAY, TODAY
from tests.web.pages.surroundings import child_in, related
from tests.web.pages.visiting import Visitor

WORDS = {"text": "Jeg kan stå på hænder", "not_again": "den aften", "voice": "child"}
NEXT_WEEK = (TODAY + 7 * DAY).strftime("%d.%m.%Y")
DAY_TEXT = TODAY.strftime("%d.%m.%Y")


@pytest.fixture
def child() -> Case:
    return child_in(world.municipality())


@pytest.fixture
def anna(child: Case) -> Visitor:
    return Visitor(related(child, "Anna", "worker"))


def at(name: str, *args: Any) -> str:
    return reverse(name, args=args)


def test_an_introduction_is_written_and_read(child: Case, anna: Visitor):
    assert anna.get(at("portrait-introduce", child.id)).status_code == 200
    assert anna.post(at("portrait-introduce", child.id), **WORDS).url == at("portrait", child.id)
    html = anna.get(at("portrait", child.id)).content.decode()
    assert "Jeg kan stå på hænder" in html
    assert "den aften" in html
    assert "barnets egne ord" in html


def test_sent_twice_is_once(child: Case, anna: Visitor):
    key = "6f1f1b8e-0c0a-4f5c-9a52-0d3c1d2f9b11"
    told = {"text": "Sover igennem", "seen_on": DAY_TEXT}
    for _ in range(2):
        assert anna.post(at("bright-add", child.id), again=key, **told).status_code == 302
    assert Bright.objects.count() == 1


def test_of_two_who_introduce_the_child_the_second_sees_both(child: Case, anna: Visitor):
    bo = Visitor(related(child, "Bo", "cover"))
    bo.post(at("portrait-introduce", child.id), **(WORDS | {"text": "Fra Bo"}))
    answer = anna.post(at("portrait-introduce", child.id), **(WORDS | {"text": "Fra Anna"}))
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Fra Bo" in html
    assert "Fra Anna" in html
    theirs = Introduction.objects.get()
    assert f'value="{theirs.id}"' in html
    assert anna.post(at("portrait-introduce", child.id), before=str(theirs.id), **WORDS).status_code == 302
    assert Introduction.objects.count() == 2
    assert "Vis 1 tidligere" in anna.get(at("portrait", child.id)).content.decode()


def test_what_was_typed_and_not_sent_is_there_again(child: Case, anna: Visitor):
    anna.post(at("draft", child.id, "introduction"), text="Halvt sk", not_again="", voice="child")
    assert "Halvt sk" in anna.get(at("portrait-introduce", child.id)).content.decode()


def test_something_bright_is_over_with_a_word_on_why(child: Case, anna: Visitor):
    anna.post(at("bright-add", child.id), text="Synger i kor", seen_on=DAY_TEXT)
    row = Bright.objects.get()
    assert "Synger i kor" in anna.get(at("bright-end", child.id, row.id)).content.decode()
    assert anna.post(at("bright-end", child.id, row.id), text="Koret er lukket").status_code == 302
    assert "Synger i kor" not in anna.get(at("portrait", child.id)).content.decode()


def test_a_day_that_lies_ahead_is_told_at_its_field(child: Case, anna: Visitor):
    answer = anna.post(at("bright-add", child.id), text="Snart", seen_on=NEXT_WEEK)
    assert answer.status_code == 200
    assert "Dagen ligger i fremtiden." in answer.content.decode()
    assert not Bright.objects.exists()


PROMISE = {"text": "Vi ringer fredag", "to": "child", "giver": "Anna", "given_on": DAY_TEXT, "due_on": NEXT_WEEK}


def test_a_promise_is_given_kept_and_told(child: Case, anna: Visitor):
    assert anna.get(at("promise-give", child.id)).status_code == 200
    anna.post(at("promise-give", child.id), **PROMISE)
    row = Promise.objects.get()
    html = anna.get(at("promises", child.id)).content.decode()
    for words in ("Vi ringer fredag", "Anna til barnet", "om 7 dage", "skal holdes"):
        assert words in html
    anna.post(at("promise-answer", child.id, row.id), outcome="kept", text="Vi ringede", version="0")
    html = anna.get(at("promises", child.id)).content.decode()
    assert "holdt" in html
    assert "Vi ringede" in html


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"outcome": "broken", "text": ""}, "har fået at vide."),
        ({"outcome": "renegotiated", "text": "talt med Alma"}, "Skriv den nye dag."),
    ],
)
def test_an_answer_asks_for_what_the_child_needs(child: Case, anna: Visitor, told: dict[str, str], said: str):
    anna.post(at("promise-give", child.id), **PROMISE)
    row = Promise.objects.get()
    answer = anna.post(at("promise-answer", child.id, row.id), version="0", **told)
    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert not Answer.objects.exists()


def test_of_two_who_answer_the_second_sees_both(child: Case, anna: Visitor):
    anna.post(at("promise-give", child.id), **PROMISE)
    row = Promise.objects.get()
    anna.post(at("promise-answer", child.id, row.id), outcome="kept", text="Det er holdt", version="0")
    answer = anna.post(at("promise-answer", child.id, row.id), outcome="broken", text="Nej, brudt", version="0")
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "Det er holdt" in html
    assert "Nej, brudt" in html


def test_a_promise_due_before_it_was_given_is_told_at_its_field(child: Case, anna: Visitor):
    answer = anna.post(at("promise-give", child.id), **(PROMISE | {"given_on": NEXT_WEEK, "due_on": DAY_TEXT}))
    assert "Ret en af de to dage" in answer.content.decode() or "før det er givet" in answer.content.decode()
    assert not Promise.objects.exists()


@pytest.mark.parametrize("kind", ["leader", "night_desk", "child", "foster"])
def test_who_only_reads_is_offered_nothing_to_write(child: Case, anna: Visitor, kind: str):
    anna.post(at("portrait-introduce", child.id), **WORDS)
    anna.post(at("promise-give", child.id), **PROMISE)
    reader: Account = related(child, "Nina", kind)
    for name in ("portrait", "promises"):
        html = Visitor(reader).get(at(name, child.id)).content.decode()
        assert "button-primary" not in html.partition("<main")[2]
    for name in ("portrait-introduce", "bright-add", "promise-give"):
        assert Visitor(reader).get(at(name, child.id)).status_code == 404


def test_nothing_of_another_case_is_reached_by_its_id(child: Case, anna: Visitor):
    anna.post(at("promise-give", child.id), **PROMISE)
    anna.post(at("bright-add", child.id), text="Synger i kor", seen_on=DAY_TEXT)
    other = child_in(child.municipality, "K2", "Bo")
    mona = Visitor(related(other, "Mona", "worker"))
    assert mona.get(at("promise-answer", other.id, Promise.objects.get().id)).status_code == 404
    assert mona.get(at("bright-end", other.id, Bright.objects.get().id)).status_code == 404
