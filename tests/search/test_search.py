"""Which words find which, and does a search ever tell what somebody may not see?"""

from __future__ import annotations

import time
import uuid

import pytest
from django.db import connection

from livline.cases.hooks import facts_changed
from livline.cases.models import Case
from livline.cases.services import fact_record
from livline.inbox.services import Child
from livline.people.models import Person, Tie
from livline.people.services import number_set
from livline.search.alike import alike
from livline.search.matching import found_in, wanted
from livline.search.reading import Hit, search
from tests.generative.scale import times
from tests.ground import world
from tests.ground.oracle import DAY, TODAY, may_read, may_see, random_world
from tests.inbox.surroundings import received, town

CPR = "7101051234"


@pytest.mark.parametrize(
    ("query", "text", "fits"),
    [
        ("skole", "Han kom ikke i skolen", True),
        ("skolerne", "Talt med skolen i dag", True),
        ("underretninger", "En underretning fra naboen", True),
        ("anbringelse", "Ændring af anbringelsesstedet", True),
        ("sted", "Nyt anbringelsessted", True),
        ("soevn", "Hans søvn er dårlig", True),
        ("søvn", "Hans soevn er daarlig", True),
        ("aase", "Åse ringede", True),
        ("Kjærsgård", "Kjaersgaard", True),
        ("Mikkelsen", "Mikelsen", True),
        ("underetning", "underretning", True),
        ("mor far", "Far og mor er enige", True),
        ("mor bror", "Far og mor er enige", False),
        ("kat", "Han er medicineret", False),
        ("Nora", "Nanna", False),
        ("", "noget", False),
        ("%", "100 %", False),
    ],
)
def test_a_word_is_found_inflected_compound_and_misspelt(query: str, text: str, fits: bool):
    asked = wanted(query)
    assert bool(asked and found_in(text, asked).score) == fits


def test_the_word_itself_goes_before_its_likes():
    asked = wanted("skole")
    scores = [found_in(text, asked).score for text in ("skole", "skolerne", "kostskolen", "slokerne")]
    assert scores == [4, 3, 2, 0]


def marked(hit: Hit) -> list[str]:
    return [text for text, is_hit in hit.parts if is_hit]


def test_what_people_wrote_is_found_with_its_sentence():
    here = town()
    reason = (
        "Mor var indlagt, og " + "mødet måtte flyttes. " * 12 + "Tilsynet blev holdt på skolen i stedet. " + "x " * 90
    )
    with world.web(here.worker):
        fact_record(case=here.child, kind="lawful_reason", fields={"date": TODAY, "reason": reason}, by=here.worker)
        (hit,) = search(here.worker, "skoler")
        assert (hit.document.kind, hit.document.what, hit.child) == ("fact", "lawful_reason", "Alma Test")
        assert marked(hit) == ["skolen"]
        text = "".join(part for part, _ in hit.parts)
        assert text.startswith("… ")
        assert text.endswith(" …")
        assert len(text) < 300
        assert not search(here.worker, "skoler", kinds=["child"])
        assert not search(here.worker, "skoler", since=TODAY + DAY)


def test_a_number_finds_its_child_and_only_where_numbers_are_seen():
    here = town()
    number_set(person=Person.objects.get(ties__case=here.child), cpr=CPR)
    coordinator = world.account("Henrik", here.of)
    world.relate(coordinator, here.child, "coordinator")
    for who, found in ((here.worker, 1), (coordinator, 0), (here.rosa, 0)):
        with world.web(who):
            assert len(search(who, "710105-1234")) == found
            assert not search(who, "710105")


def test_a_notification_is_found_by_those_who_read_it():
    here = town()
    received(here.rosa, Child("Alma Prøve"))
    for who, found in ((here.rosa, 1), (here.susanne, 1), (here.worker, 0), (here.yasmin, 0)):
        with world.web(who):
            assert len(search(who, "mærkerne")) == found
            assert all("notifier" not in "".join(text for text, _ in hit.parts) for hit in search(who, "mærker"))


@pytest.mark.parametrize("seed", range(times(6, 200)))
def test_a_search_tells_nothing_that_the_rules_hide(seed: int):
    """Everybody searches a random world for words that stand in every case of it."""
    made = random_world(seed)
    for child, _ in made.cases:
        world.entry(child, kind="lawful_reason", reason=f"sommerferie {child.name}", date=TODAY)
        world.entry(child, kind="notice", person="sommerferie", date=TODAY)
    for account, _, _ in made.accounts:
        with world.web(account):
            hits = search(account, "sommerferien") + search(account, "child") + search(account, "network")
            hits += search(account, "notifier") + search(account, "K1") + search(account, "K2")
        told = {(hit.document.case, hit.document.kind, hit.document.what) for hit in hits}
        right = set()
        for child, _ in made.cases:
            sees = {
                name: may_see(made, account.id, child.id, name)
                for name in ("people", "notifier", "assessment", "decisions")
            }
            if not may_read(made, account.id, child.id):
                continue
            right |= {(child.id, "child", "child")}
            right |= {(child.id, "person", "network")} if sees["people"] else set()
            right |= {(child.id, "person", "notifier")} if sees["notifier"] else set()
            right |= {(child.id, "fact", "lawful_reason")} if sees["assessment"] else set()
            right |= {(child.id, "fact", "notice")} if sees["decisions"] else set()
            right |= {(child.id, "number", "")} if child.name in ("K1", "K2") else set()
        assert told == right


def test_who_may_be_the_same_child():
    here = town()
    Case.objects.filter(id=here.child.id).update(born_on=TODAY - 3_000 * DAY)
    number_set(person=Person.objects.get(ties__case=here.child), cpr=CPR)
    facts_changed([here.child.id])
    day = TODAY - 3_000 * DAY
    with world.web(here.worker):
        for name, born, cpr, found in (
            ("Alma Test", None, "", True), ("Alma Tesst", None, "", False), ("Almaa Test", day, "", True),
            ("Alma Andet", day, "", True), ("Alma Test", day + DAY, "", False), ("Bo Nielsen", None, CPR, True),
            ("Bo Nielsen", None, "", False),
        ):  # fmt: skip
            assert bool(alike(here.worker, name, born, cpr).mine) == found, name
    with world.web(here.rosa):
        told = alike(here.rosa, "Alma Test", day, CPR)
        assert not told.mine
        assert [one.team for one in told.known] == ["Team Nord"]


def test_ten_thousand_cases_and_those_of_a_team_are_searched_quickly(request: pytest.FixtureRequest):
    """The time of this process, best of five: a busy machine does not decide, and other people's cases cost nothing."""
    of = world.municipality()
    anna = world.account("Anna", of)
    cases = Case.objects.bulk_create(Case(municipality=of, name=f"M{n}") for n in range(10_000))
    persons = Person.objects.bulk_create(Person(municipality=of, name=f"Barn Nummer{n}") for n in range(10_000))
    Tie.objects.bulk_create(
        Tie(id=uuid.uuid4(), case=case, person=person, part="child", during=(TODAY, None))
        for case, person in zip(cases, persons, strict=True)
    )
    for case in cases[:150]:
        world.relate(anna, case)
        for position in range(4):
            world.entry(
                case, kind="lawful_reason", reason="Mor var syg, og skolen var lukket den uge", position=position
            )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # as the server does by itself once rows stand
    with world.web(anna):
        search(anna, "skolerne")
        spent = []
        for _ in range(5):
            begin = time.process_time()
            assert len(search(anna, "skolerne")) == 50
            spent.append(time.process_time() - begin)
    request.node.user_properties.append(("milliseconds", round(min(spent) * 1000)))
    assert min(spent) < 0.1, spent
