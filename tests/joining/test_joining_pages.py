"""Duplicates, joining and its undoing, through the pages."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.urls import reverse

from livline.cases.models import Entry
from livline.joining.models import Joining, NotAlike, Parting
from tests.ground import world
from tests.joining.registered_twice import WHY, Twice, registered, twice
from tests.web.pages.surroundings import asks_little
from tests.web.pages.visiting import Visitor


@pytest.fixture
def child() -> Twice:
    return twice()


def text(answer: Any) -> str:
    return " ".join(str(answer.content.decode()).split())


def path(child: Twice, name: str = "join") -> str:
    return reverse(name, args=[child.kept.id, child.joined.id])


def joined(child: Twice, again: str = "") -> Any:
    return Visitor(child.anna).post(path(child), again, reason=WHY)


def undo_path(child: Twice) -> str:
    return reverse("join-undo", args=[child.kept.id, Joining.objects.get().id])


def test_the_case_and_the_list_say_what_is_alike(child: Twice):
    for address in (reverse("case", args=[child.kept.id]), reverse("duplicates")):
        page = text(Visitor(child.anna).get(address))
        assert "amme CPR-nummer" in page
        assert "K2" in page
        assert path(child) in page or reverse("join", args=[child.joined.id, child.kept.id]) in page
    assert "0903154321" not in page


def test_a_search_says_which_of_the_found_may_be_one_child(child: Twice):
    visitor = Visitor(child.anna)
    page = text(visitor.post(reverse("search"), q="Alma"))
    assert "amme CPR-nummer" in page
    assert path(child) in page or reverse("join", args=[child.joined.id, child.kept.id]) in page
    other = world.account("Ida", child.of)
    world.relate(other, child.kept, "worker")
    third = registered(child.of, "K3", "Alma Lind", "")
    world.relate(other, third, "worker")
    told = text(Visitor(other).post(reverse("search"), q="Alma"))
    assert "Lind" in told
    assert "K2" not in told
    assert "amme CPR-nummer" not in told


def test_nothing_alike_teaches_what_the_page_is_for():
    anna = world.account("Anna", world.municipality())
    assert "Ingen af dine sager ligner hinanden" in text(Visitor(anna).get(reverse("duplicates")))


def test_both_stand_side_by_side_with_what_is_taken(child: Twice):
    page = text(Visitor(child.anna).get(path(child)))
    assert "Er K1 og K2 samme barn?" in page
    assert "4 oplysninger tages med" in page
    assert "2 står der allerede" in page
    assert "Notater, mennesker og barnets præsentation bliver der" in page


def test_joined_the_kept_case_tells_and_the_joined_one_leads_to_it(child: Twice):
    assert joined(child)["Location"] == reverse("case", args=[child.kept.id])
    kept = text(Visitor(child.anna).get(reverse("case", args=[child.kept.id])))
    assert "K2 er lagt ind her" in kept
    assert reverse("case", args=[child.joined.id]) in kept
    assert undo_path(child) in kept
    other = text(Visitor(child.anna).get(reverse("case", args=[child.joined.id])))
    assert "Sagen er lagt sammen med en anden sag" in other
    assert reverse("case", args=[child.kept.id]) in other
    listed = text(Visitor(child.anna).get(reverse("cases")))
    assert reverse("case", args=[child.joined.id]) not in listed


def test_a_leader_does_not_find_it_among_what_is_locked():
    child = twice()
    joined(child)
    bo = world.account("Bo", child.of)
    for case in (child.kept, child.joined):
        world.relate(bo, case, "leader")
    assert reverse("keeping", args=[child.joined.id]) not in text(Visitor(bo).get(reverse("keepings")))
    page = text(Visitor(bo).get(reverse("keeping", args=[child.joined.id])))
    assert "Tag sagen op igen" not in page
    assert Visitor(bo).get(reverse("keeping-ask", args=[child.joined.id])).status_code == 200


def test_sent_twice_is_once(child: Twice):
    key = str(uuid.uuid4())
    first, second = joined(child, key), joined(child, key)
    assert first["Location"] == second["Location"]
    assert Joining.objects.count() == 1


def test_a_reason_is_asked_for(child: Twice):
    assert Visitor(child.anna).post(path(child), reason="").status_code == 200
    assert Visitor(child.anna).post(path(child, "join-not"), reason="").status_code == 409
    assert not Joining.objects.exists()


def test_that_they_are_two_children_is_not_asked_again(child: Twice):
    for _ in range(2):
        answer = Visitor(child.anna).post(path(child, "join-not"), **{"not-reason": "Jeg kender dem begge."})
        assert answer.status_code in (302, 409)
    Visitor(child.anna).post(path(child, "join-not"), reason="Jeg kender dem begge.")
    assert NotAlike.objects.count() == 1
    assert "Ligner sag" not in text(Visitor(child.anna).get(reverse("case", args=[child.kept.id])))


def test_it_is_undone_with_a_reason_once(child: Twice):
    joined(child)
    where, key = undo_path(child), str(uuid.uuid4())
    page = text(Visitor(child.anna).get(where))
    assert "4 oplysninger, som ingen har rørt siden, trækkes tilbage" in page
    for _ in range(2):
        answer = Visitor(child.anna).post(where, key, reason="Det var to børn.")
        assert answer["Location"] == reverse("case", args=[child.joined.id])
    assert Parting.objects.count() == 1
    assert Entry.objects.filter(case=child.kept, replaced_by__isnull=True, is_withdrawn=False).count() == 3
    assert Visitor(child.anna).get(where).status_code == 404


def test_what_is_closed_is_opened_first():
    child = twice(leads=True)
    page = text(Visitor(child.anna).get(path(child)))
    assert "Åbn det først" in page
    assert reverse("open", args=[child.joined.id, "sensitive"]) in page
    assert Visitor(child.anna).post(path(child), reason=WHY).status_code == 200
    assert not Joining.objects.exists()


def test_a_stranger_gets_what_is_not_there(child: Twice):
    joined(child)
    where = undo_path(child)
    bo = world.account("Bo", child.of)
    world.relate(bo, child.kept)
    for who in (world.account("Carla", child.of), bo):
        for address in (path(child), where):
            assert Visitor(who).get(address).status_code == 404
            assert Visitor(who).post(address, reason=WHY).status_code == 404
    assert not Parting.objects.exists()


def test_the_pages_ask_little(child: Twice):
    asks_little(Visitor(child.anna), path(child))
    asks_little(Visitor(child.anna), reverse("duplicates"))
    asks_little(Visitor(child.anna), reverse("case", args=[child.kept.id]))
    joined(child)
    asks_little(Visitor(child.anna), undo_path(child))
    for case in (child.kept, child.joined):
        asks_little(Visitor(child.anna), reverse("case", args=[case.id]))
