"""People around a child, protection, access and the child's own words, through the pages."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.urls import reverse

from livline.access.models import Account, Conflict, Protection, Relation, Restriction
from livline.cases.models import Case, Entry
from livline.people.models import Contact, Person, Tie, Word
from tests.ground import world
from tests.ground.oracle import DAY, TODAY
from tests.web.pages.test_cases import plain
from tests.web.pages.visiting import Visitor

ADDRESS = "Xq7 Lærkesangsvej 3, 9999 Ingensteds"


@pytest.fixture
def home() -> dict[str, Any]:
    """A child, Anna who works with it, Bo who leads, its mother, itself, and Carla who has no business."""
    of = world.municipality()
    child = world.case(of)
    found: dict[str, Any] = {"child": child}
    for name, kind in (("anna", "worker"), ("bo", "leader"), ("mother", "custody_parent"), ("alma", "child")):
        found[name] = world.account(name, of)
        world.relate(found[name], child, kind)
    found["carla"] = world.account("carla", of)
    for name, part in (("alma", "child"), ("mother", "custody_holder")):
        person = Person.objects.create(municipality=of, name=f"{name} Prøve", called=name, account=found[name])
        found[f"{name}_tie"] = Tie.objects.create(case=child, person=person, part=part, during=(TODAY - DAY, None))
    return found


def page(who: Account, name: str, *args: Any) -> str:
    return str(Visitor(who).get(reverse(name, args=args)).content.decode())


@pytest.mark.parametrize(
    "name", ["people", "person-add", "protections", "protection-raise", "access", "access-add", "conflict", "words"]
)
def test_a_stranger_gets_what_somebody_gets_who_asks_for_nothing(home: dict[str, Any], name: str):
    stranger = Visitor(home["carla"])
    mine, nothing = (stranger.get(reverse(name, args=[id_])) for id_ in (home["child"].id, uuid.uuid4()))
    assert mine.status_code == nothing.status_code == 404
    assert plain(mine) == plain(nothing)


def with_address(home: dict[str, Any]) -> None:
    path = reverse("contact-add", args=[home["child"].id, home["mother_tie"].id])
    assert Visitor(home["anna"]).post(path, way="address", text=ADDRESS).status_code == 302


def test_an_address_is_sealed_and_seen_by_whom_it_is_for(home: dict[str, Any]):
    with_address(home)
    assert ADDRESS.encode() not in bytes(Contact.objects.get().sealed)
    assert ADDRESS in page(home["anna"], "people", home["child"].id)
    assert ADDRESS in page(home["mother"], "people", home["child"].id)
    for name in ("bo", "alma"):
        assert ADDRESS not in page(home[name], "people", home["child"].id)


def test_a_secret_place_closes_it_to_the_worker_too(home: dict[str, Any]):
    with_address(home)
    path = reverse("protection-raise", args=[home["child"].id])
    assert Visitor(home["anna"]).post(path, level="secret", reason="far truer").status_code == 302
    told = page(home["anna"], "people", home["child"].id)
    assert ADDRESS not in told
    assert "Skjult" in told


def test_two_lower_a_protection(home: dict[str, Any]):
    protection = Protection.objects.create(case=home["child"], level="secret", reason="far truer")
    case = home["child"].id
    ask = reverse("protection-lower", args=[case, protection.id])
    yes = reverse("protection-lower-yes", args=[case, protection.id])
    assert Visitor(home["bo"]).post(ask, reason="forbi").status_code == 302
    assert Visitor(home["bo"]).post(yes).status_code == 409
    assert Visitor(home["anna"]).post(yes).status_code == 404
    second = world.account("second", home["child"].municipality)
    world.relate(second, home["child"], "leader")
    assert Visitor(second).post(yes).status_code == 302
    protection.lowering.refresh_from_db()
    assert protection.lowering.confirmed_by_id == second.id


def test_a_parent_learns_nothing_of_a_protection(home: dict[str, Any]):
    Protection.objects.create(case=home["child"], level="secret", reason="far truer")
    for name in ("case", "people"):
        told = page(home["mother"], name, home["child"].id)
        assert "hemmeligt" not in told
        assert "truer" not in told
    assert Visitor(home["mother"]).get(reverse("protections", args=[home["child"].id])).status_code == 404


def test_a_name_that_two_change_is_shown_twice(home: dict[str, Any]):
    path = reverse("person-rename", args=[home["child"].id, home["alma_tie"].id])
    visitor = Visitor(home["anna"])
    assert visitor.post(path, name="Alma Første", version="1").status_code == 302
    answer = visitor.post(path, name="Alma Anden", version="1")
    assert answer.status_code == 409
    assert "Alma Første" in answer.content.decode()
    assert "Alma Anden" in answer.content.decode()


def test_a_wrong_cpr_number_is_told_and_a_right_one_masked(home: dict[str, Any]):
    path = reverse("number-set", args=[home["child"].id, home["alma_tie"].id])
    visitor = Visitor(home["anna"])
    assert "ikke et CPR-nummer" in visitor.post(path, cpr="123").content.decode()
    assert visitor.post(path, cpr="610112-4321").status_code == 302
    assert "610112-••••" in page(home["anna"], "people", home["child"].id)
    shown = visitor.post(reverse("number-shown", args=[home["child"].id, home["alma_tie"].id])).content.decode()
    assert "610112-4321" in shown


def test_a_leader_gives_access_and_ends_it(home: dict[str, Any]):
    case, visitor = home["child"].id, Visitor(home["bo"])
    assert visitor.post(reverse("access-add", args=[case]), account=home["carla"].id, kind="cover").status_code == 302
    assert Visitor(home["carla"]).get(reverse("case", args=[case])).status_code == 200
    relation = Relation.objects.get(account=home["carla"])
    day = TODAY.strftime("%d.%m.%Y")
    assert visitor.post(reverse("access-end", args=[case, relation.id]), on=day).status_code == 302
    assert Visitor(home["carla"]).get(reverse("case", args=[case])).status_code == 404


def test_a_worker_is_not_offered_what_a_leader_gives(home: dict[str, Any]):
    answer = Visitor(home["anna"]).post(
        reverse("access-add", args=[home["child"].id]), account=home["carla"].id, kind="leader"
    )
    assert answer.status_code == 200
    assert not Relation.objects.filter(account=home["carla"]).exists()


def test_who_is_kept_out_sees_nothing_and_is_not_told_why(home: dict[str, Any]):
    case = home["child"].id
    path = reverse("access-restrict", args=[case])
    assert Visitor(home["anna"]).post(path, account=home["mother"].id, reason="tilhold").status_code == 302
    assert Visitor(home["mother"]).get(reverse("case", args=[case])).status_code == 404
    again = reverse("access-unrestrict", args=[case, Restriction.objects.get().id])
    assert Visitor(home["anna"]).post(again, reason="ophævet").status_code == 302
    assert Visitor(home["anna"]).post(again).status_code == 409
    assert Visitor(home["bo"]).post(again).status_code == 302
    assert Visitor(home["mother"]).get(reverse("case", args=[case])).status_code == 200


def test_who_declares_a_conflict_is_shut_out_at_once(home: dict[str, Any]):
    case = home["child"].id
    assert Visitor(home["anna"]).post(reverse("conflict", args=[case])).status_code == 302
    assert Conflict.objects.filter(account=home["anna"]).exists()
    assert Visitor(home["anna"]).get(reverse("case", args=[case])).status_code == 404


def test_what_a_child_writes_is_read_by_whom_it_chose(home: dict[str, Any]):
    path = reverse("words", args=[home["child"].id])
    child = Visitor(home["alma"])
    assert child.post(path, text="jeg savner min bror", is_shared="yes").status_code == 302
    assert child.post(path, text="kun for mig", is_shared="no").status_code == 302
    assert Word.objects.count() == 2
    mine = page(home["alma"], "words", home["child"].id)
    assert "jeg savner min bror" in mine
    assert "kun for mig" in mine
    hers = page(home["anna"], "words", home["child"].id)
    assert "jeg savner min bror" in hers
    assert "kun for mig" not in hers
    for name in ("bo", "mother"):
        assert Visitor(home[name]).get(path).status_code == 404


def test_a_secret_address_that_is_decided_hides_the_place(home: dict[str, Any]):
    path = reverse("fact-record", args=[home["child"].id, "decision"])
    assert Visitor(home["anna"]).post(path, date="01.02.2026", about="secret_address").status_code == 302
    assert Protection.objects.get(case=home["child"]).level == "secret"


def test_a_sibling_of_another_worker_leaves_no_trace(home: dict[str, Any]):
    child: Case = home["child"]
    other = world.case(child.municipality, "K2")
    sibling = Person.objects.create(municipality=child.municipality, name="Bror Prøve")
    Tie.objects.create(case=other, person=sibling, part="child", during=(TODAY, None))
    Tie.objects.create(case=child, person=sibling, part="sibling", during=(TODAY, None))
    told = page(home["anna"], "people", child.id)
    assert "Bror Prøve" in told
    assert str(other.id) not in told
    world.relate(home["anna"], other)
    assert str(other.id) in page(home["anna"], "people", child.id)


def test_a_fact_of_siblings_stands_in_each_case_and_joins_them_for_nobody(home: dict[str, Any]):
    child: Case = home["child"]
    other = world.case(child.municipality, "K2")
    sibling = Person.objects.create(municipality=child.municipality, name="Bror Prøve")
    Tie.objects.create(case=other, person=sibling, part="child", during=(TODAY, None))
    Tie.objects.create(case=child, person=sibling, part="sibling", during=(TODAY, None))
    path = reverse("fact-record", args=[child.id, "network_meeting_called"])
    assert "Gælder også for" not in page(home["anna"], "fact-record", child.id, "network_meeting_called")
    Visitor(home["anna"]).post(path, date="01.02.2026", siblings=[str(other.id)])
    assert not Entry.objects.filter(case=other).exists()
    world.relate(home["anna"], other)
    assert "Bror Prøve" in page(home["anna"], "fact-record", child.id, "network_meeting_called")
    assert Visitor(home["anna"]).post(path, date="02.02.2026", siblings=[str(other.id)]).status_code == 302
    mine, hers = (Entry.objects.get(case=case, date="2026-02-02") for case in (child, other))
    assert mine.shared_as == hers.shared_as
    assert mine.fact != hers.fact
    assert str(other.id) not in page(home["bo"], "case", child.id)
