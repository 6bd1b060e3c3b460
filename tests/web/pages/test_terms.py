"""Words and their explanations, through their pages: Livline's, a municipality's own, and what was said before."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from livline.access.models import Account, Municipality
from livline.cases.models import Case
from livline.plain.words import own
from livline.terms.models import Explanation
from livline.terms.selectors import dictionary_of
from tests.ground import world
from tests.web.pages.surroundings import asks_little, child_in, in_office, related
from tests.web.pages.visiting import Visitor

OWN = next(term.child for term in own().terms if term.word == "samvær")
TOLD = {"child": "Den tid, hvor I er sammen.", "adult": "Tiden sammen.", "inflected": ""}


@pytest.fixture
def nordby() -> Municipality:
    return world.municipality()


@pytest.fixture
def ada(nordby: Municipality) -> Account:
    return in_office("Ada", nordby, "administrator")


@pytest.fixture
def child(nordby: Municipality) -> Case:
    return child_in(nordby)


def text(answer: Any) -> str:
    return str(answer.content.decode())


def change(who: Account, word: str = "samvær", again: str = "", **more: str) -> Any:
    return Visitor(who).post(reverse("term", args=[word]), again, **(TOLD | more))


def add(who: Account, word: str, **more: str) -> Any:
    return Visitor(who).post(reverse("term-new"), word=word, **(TOLD | more))


def meaning(who: Account, word: str, of: Municipality) -> str | None:
    with world.web(who):
        found = dictionary_of(of.id).of(word)
        return found.child if found else None


def test_all_words_are_listed_in_the_order_of_the_alphabet(ada: Account):
    page = text(Visitor(ada).get(reverse("terms")))
    assert "Alle forklaringer er Livlines" in page
    places = [page.index(f">{word}</a>") for word in ("afgørelse", "samvær", "ungeplan")]
    assert places == sorted(places)
    assert page.count('<td data-title="Ord">') == len(own().terms)


def test_a_word_is_explained_the_municipality_s_way_with_the_forms_that_livline_knows(ada: Account):
    assert change(ada).status_code == 302
    page = text(Visitor(ada).get(reverse("terms")))
    assert TOLD["child"] in page
    assert "kommunens egen" in page
    assert "1 ord er forklaret" in page
    with world.web(ada):
        (found,) = dictionary_of(ada.municipality_id).found_in("Vi taler om samværet.")
    assert found.term.child == TOLD["child"]


def test_a_new_word_is_found_in_its_forms(ada: Account):
    assert add(ada, "Kontaktklub", inflected="-ben, kontaktklubber").status_code == 302
    with world.web(ada):
        found = list(dictionary_of(ada.municipality_id).found_in("kontaktklubben og kontaktklubbers og KONTAKTKLUB"))
    assert [one.term.word for one in found] == ["kontaktklub"] * 3
    assert "kontaktklub" in text(Visitor(ada).get(reverse("term", args=["kontaktklub"])))


def test_livline_s_explanation_is_taken_back_and_the_history_keeps_all(ada: Account, nordby: Municipality):
    change(ada)
    change(ada, child="En anden måde.")
    page = text(Visitor(ada).get(reverse("term", args=["samvær"])))
    assert OWN in page  # beside the municipality's, Livline's own
    assert Visitor(ada).post(reverse("term-back", args=["samvær"])).status_code == 302
    assert meaning(ada, "samvær", nordby) == OWN
    page = text(Visitor(ada).get(reverse("term", args=["samvær"])))
    assert all(said in page for said in (TOLD["child"], "En anden måde.", "Taget tilbage", "Ada"))
    assert Visitor(ada).post(reverse("term-back", args=["samvær"])).status_code == 404


def test_a_word_of_one_s_own_is_taken_away(ada: Account, nordby: Municipality):
    add(ada, "kontaktklub")
    Visitor(ada).post(reverse("term-back", args=["kontaktklub"]))
    assert meaning(ada, "kontaktklub", nordby) is None
    assert Visitor(ada).get(reverse("term", args=["kontaktklub"])).status_code == 404


@pytest.mark.parametrize(
    ("word", "more"),
    [
        ("<b>", {}),
        ("a", {}),
        ("1234567890", {}),
        ("kontaktklub", {"inflected": "-en, <i>"}),
        ("kontaktklub", {"child": " "}),
        ("kontaktklub", {"adult": ""}),
        ("samværet", {}),
    ],
)
def test_what_cannot_be_is_told_and_what_was_typed_comes_back(ada: Account, word: str, more: dict[str, str]):
    answer = add(ada, word, **more)
    assert answer.status_code == 200
    assert (more.get("adult", TOLD["adult"]) or TOLD["child"]) in text(answer)
    assert not Explanation.objects.exists()


def test_what_is_typed_is_text_and_no_markup(ada: Account):
    change(ada, child="<script>alert(1)</script>")
    page = text(Visitor(ada).get(reverse("terms")))
    assert "&lt;script&gt;alert(1)" in page


def test_sent_twice_is_once(ada: Account):
    key = str(uuid.uuid4())
    for _ in range(2):
        change(ada, again=key)
    assert Explanation.objects.count() == 1


def test_a_word_that_is_not_explained_is_not_there(ada: Account):
    assert Visitor(ada).get(reverse("term", args=["kontaktklub"])).status_code == 404


def test_a_stranger_gets_what_is_not_there(ada: Account, child: Case):
    change(ada)
    strangers = (related(child, "Anna", "worker"), related(child, "Dorte", "child"))
    for who in (*strangers, in_office("Carla", child.municipality, "log_auditor")):
        for path in (reverse("terms"), reverse("term-new"), reverse("term", args=["samvær"])):
            assert Visitor(who).get(path).status_code == 404
        assert change(who).status_code == 404
        assert add(who, "kontaktklub").status_code == 404
        assert Visitor(who).post(reverse("term-back", args=["samvær"])).status_code == 404
    assert Explanation.objects.count() == 1


def test_who_works_there_and_who_sees_a_case_of_it_reads_it_and_nobody_else(
    ada: Account, child: Case, nordby: Municipality
):
    change(ada)
    readers = (
        related(child, "Anna", "worker"),
        related(child, "Dorte", "child"),
        related(child, "Mona", "custody_parent"),
    )
    for who in readers:
        assert meaning(who, "samvær", nordby) == TOLD["child"]
    sydby = world.municipality("Sydby")
    others = (
        in_office("Sofus", sydby, "administrator"),
        related(child_in(sydby, "K9", "Nola"), "Svend", "worker"),
        world.account("Ingen", nordby),
    )
    for who in others:
        assert meaning(who, "samvær", nordby) != TOLD["child"]


def test_another_municipality_is_not_touched(ada: Account):
    sydby = world.municipality("Sydby")
    sofus = in_office("Sofus", sydby, "administrator")
    change(ada)
    assert TOLD["child"] not in text(Visitor(sofus).get(reverse("terms")))


def test_the_wall_lets_nobody_else_explain_or_change(ada: Account, child: Case):
    change(ada)
    anna = related(child, "Anna", "worker")
    told: dict[str, Any] = {"municipality": ada.municipality, "word": "x y", "forms": "", "child": "x", "adult": "x"}
    attempts = (
        lambda: Explanation.objects.create(by=anna, **told),
        lambda: Explanation.objects.create(by=ada, **told),
        lambda: Explanation.objects.update(child="x"),
        lambda: Explanation.objects.all().delete(),
    )
    for attempt in attempts:
        with world.web(anna), pytest.raises(DatabaseError), transaction.atomic():
            attempt()
    with pytest.raises(DatabaseError), transaction.atomic():
        Explanation.objects.update(child="x")


def test_the_pages_ask_little(ada: Account):
    for word in ("samvær", "indsats", "tilsyn"):
        change(ada, word)
    for path in (reverse("terms"), reverse("term-new"), reverse("term", args=["samvær"])):
        asks_little(Visitor(ada), path)
