"""Searches through the pages: nothing sought stands in an address, and a look-up tells yes or no."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from livline.cases.services import fact_record
from livline.journal.models import Occasion, Sort
from livline.journal.services import Text, Written, note_write
from livline.looks.models import Look
from livline.people.models import Number, Person
from livline.people.services import number_set
from livline.portrait.models import To
from livline.portrait.services import promise_give
from livline.web.rooms.search.lookup import MOST
from tests.ground import world
from tests.ground.oracle import TODAY
from tests.inbox.surroundings import Town, received, town
from tests.web.pages.surroundings import asks_little
from tests.web.pages.test_cases import MOST_QUERIES, is_asked, plain
from tests.web.pages.visiting import Visitor

CPR, NOBODYS = "7101051234", "7201051234"


@pytest.fixture
def here() -> Town:
    made = town()
    number_set(person=Person.objects.get(ties__case=made.child), cpr=CPR)
    return made


def sought(who: Any, words: str, query: str = "") -> Any:
    return Visitor(who).post(reverse("search") + query, q=words)


def test_words_are_marked_and_stand_in_no_address(here: Town):
    with world.web(here.worker):
        fields = {"date": TODAY, "reason": "Mor <b>var</b> på sygehuset"}
        fact_record(case=here.child, kind="lawful_reason", fields=fields, by=here.worker)
    page = sought(here.worker, "sygehus").content.decode()
    assert "<mark>sygehuset</mark>" in page
    assert "&lt;b&gt;var" in page
    assert not [part for part in page.split('"') if part.startswith("/") and "sygehus" in part]
    assert "Intet af det" in sought(here.worker, "sygehus", "?kind=people").content.decode()
    assert "<mark>" in sought(here.worker, "sygehus", "?kind=facts&period=30").content.decode()
    assert "<mark>" in sought(here.worker, "sygehus", "?kind=%3Cx&period=y").content.decode()
    assert Visitor(here.worker).get(reverse("search")).status_code == 405


def test_a_note_and_a_promise_are_found_and_lead_to_where_they_stand(here: Town):
    says = Written(Occasion.VISIT, TODAY, [Text(Sort.OBSERVATION, "Alma fodrede sin papegøje.")])
    with world.web(here.worker):
        note = note_write(case=here.child, says=says, by=here.worker)
        text, by = "En papegøje til jul", here.worker
        promise_give(case=here.child, text=text, to=To.CHILD, giver="Anna", given_on=TODAY, due_on=None, by=by)
    page = sought(here.worker, "papegoejer").content.decode()
    assert reverse("note", args=[here.child.id, note.note]) in page
    assert reverse("promises", args=[here.child.id]) in page
    assert page.count("<mark>papegøje</mark>") == 2
    assert sought(here.worker, "papegøje", "?kind=notes").content.decode().count("<mark>") == 1
    assert sought(here.worker, "papegøje", "?kind=portrait").content.decode().count("<mark>") == 1
    foster = world.account("Pleje", here.of)
    world.relate(foster, here.child, "foster")
    assert sought(foster, "papegøje").content.decode().count("<mark>") == 1


@pytest.mark.parametrize("who", ["worker", "rosa", "susanne", "yasmin"])
def test_a_search_asks_the_database_little(here: Town, who: str):
    received(here.yasmin)
    visitor = Visitor(getattr(here, who))
    with CaptureQueriesContext(connection) as queries:
        visitor.post(reverse("search"), q="papegøje")
    asked = [query["sql"] for query in queries if is_asked(query["sql"])]
    assert len(asked) <= MOST_QUERIES, "\n".join(asked)


@pytest.mark.parametrize("words", ["alma", "Alma Test", "k1", CPR, "710105-1234"])
def test_the_one_child_that_is_meant_is_shown_at_once(here: Town, words: str):
    assert sought(here.worker, words)["Location"] == reverse("case", args=[here.child.id])
    assert "Intet af det" in sought(here.susanne, words).content.decode()


def test_a_search_is_on_record_without_its_words(here: Town):
    sought(here.worker, "hemmeligord")
    look = Look.objects.filter(account_id=here.worker.id, act="search").get()
    assert look.purpose == "0"


@pytest.mark.parametrize(
    ("number", "answer"), [(CPR, "Spørg Team Nord"), (NOBODYS, "Ikke kendt her"), ("123", "ti cifre")]
)
def test_a_look_up_says_yes_or_no_and_whom_to_ask(here: Town, number: str, answer: str):
    sent = Visitor(here.rosa).post(reverse("lookup"), cpr=number, purpose="notification")
    page = plain(sent)  # without tokens: "K1" may stand in one by chance
    assert answer in page
    assert "Alma" not in page
    assert str(here.child.id) not in page
    assert "K1" not in page
    kept = Look.objects.filter(case_id=here.child.id, account_id=here.rosa.id, act="search").exists()
    assert kept == (number == CPR)
    with world.web(here.rosa):
        assert not Number.objects.exists()


def test_a_child_of_another_municipality_is_not_known_here(here: Town):
    elsewhere = town("Sydby")
    page = Visitor(elsewhere.rosa).post(reverse("lookup"), cpr=CPR, purpose="begin").content.decode()
    assert "Ikke kendt her" in page


def test_who_neither_receives_nor_begins_may_not_ask(here: Town):
    for who in (world.account("Carla", here.of), world.account("Fremmed", None)):
        assert Visitor(who).get(reverse("lookup")).status_code == 404
        assert Visitor(who).post(reverse("lookup"), cpr=CPR, purpose="begin").status_code == 404
    assert Visitor(here.yasmin).get(reverse("lookup")).status_code == 200, "the night desk receives"
    assert Visitor(here.worker).get(reverse("lookup")).status_code == 200, "who belongs to a team begins cases"


def test_whoever_asks_about_many_has_to_wait(here: Town):
    visitor = Visitor(here.rosa)
    for _ in range(MOST):
        assert "Ikke kendt her" in visitor.post(reverse("lookup"), cpr=NOBODYS, purpose="begin").content.decode()
    page = visitor.post(reverse("lookup"), cpr=CPR, purpose="begin").content.decode()
    assert "mange børn inden for en time" in page
    assert "Team Nord" not in page


def test_before_a_case_begins_who_may_be_the_same_child_is_shown(here: Town):
    told = {"name": "Alma Test", "called": "", "born_on": "", "number": "N-1", "cpr": ""}
    path = reverse("case-begin")
    page = Visitor(here.worker).post(path, **told).content.decode()
    assert "Er det et af disse børn?" in page
    assert reverse("case", args=[here.child.id]) in page
    other = Visitor(here.rosa).post(path, **(told | {"name": "Bo", "cpr": CPR})).content.decode()
    assert "Nummeret er kendt i kommunen; spørg Team Nord." in other
    assert "Alma" not in other
    assert Look.objects.filter(case_id=here.child.id, account_id=here.rosa.id, act="search").exists()
    assert Visitor(here.worker).post(path, **told, is_another="True").status_code == 302
    fresh = Visitor(here.rosa).post(path, **(told | {"name": "Carl Ny", "number": "N-2", "cpr": NOBODYS}))
    assert fresh.status_code == 302, "nobody like that: it begins at once"
    assert Number.objects.count() == 2


def test_the_pages_ask_little(here: Town):
    for number in range(12):
        world.relate(here.worker, world.case(here.of, f"M{number}"))
    asks_little(Visitor(here.worker), reverse("lookup"))
