"""Locking, handing over and taking up a case again, through the pages."""

from __future__ import annotations

import uuid

import pytest
from django.urls import reverse

from livline.access.models import Account, Keeping, Protection
from livline.cases.models import Case, Entry
from tests.ground import world
from tests.ground.oracle import DAY, TODAY
from tests.web.pages.surroundings import asks_little, child_in, related
from tests.web.pages.test_cases import plain
from tests.web.pages.visiting import Visitor

REASON = "den unge er voksen og flyttet"


@pytest.fixture
def child() -> Case:
    return child_in(world.municipality())


@pytest.fixture
def anna(child: Case) -> Account:
    return related(child, "Anna", "worker")


@pytest.fixture
def bo(child: Case) -> Account:
    return related(child, "Bo", "leader")


def asked(child: Case, anna: Account, **told: str) -> Keeping:
    fields = {"state": "locked", "reason": REASON} | told
    answer = Visitor(anna).post(reverse("keeping-ask", args=[child.id]), **fields)
    assert answer.status_code == 302
    return Keeping.objects.get(answered_at=None)


def answer(name: str, child: Case, who: Account) -> int:
    keeping = Keeping.objects.get(answered_at=None)
    return int(Visitor(who).post(reverse(name, args=[child.id, keeping.id])).status_code)


def test_one_asks_another_confirms_and_the_case_says_so(child: Case, anna: Account, bo: Account):
    asked(child, anna)
    assert REASON in Visitor(bo).get(reverse("keepings")).content.decode()
    assert answer("keeping-confirm", child, anna) == 404
    assert answer("keeping-confirm", child, bo) == 302
    page = Visitor(anna).get(reverse("case", args=[child.id])).content.decode()
    assert "Sagen er låst" in page
    assert reverse("fact-kinds", args=[child.id]) not in page
    assert Visitor(anna).get(reverse("fact-record", args=[child.id, "plan"])).status_code == 404
    assert Visitor(anna).post(reverse("fact-record", args=[child.id, "plan"]), date="01.02.2026").status_code == 404
    assert not Entry.objects.exists()


def test_two_take_it_up_again(child: Case, anna: Account, bo: Account):
    asked(child, anna)
    answer("keeping-confirm", child, bo)
    asked(child, anna, state="active")
    answer("keeping-confirm", child, bo)
    assert Visitor(anna).get(reverse("fact-record", args=[child.id, "plan"])).status_code == 200
    history = Visitor(bo).get(reverse("keeping", args=[child.id])).content.decode()
    assert history.count(REASON) == 2


def test_what_was_asked_is_taken_back_or_declined(child: Case, anna: Account, bo: Account):
    cover = related(child, "Cilla", "cover")
    asked(child, anna)
    assert answer("keeping-decline", child, cover) == 404
    assert answer("keeping-decline", child, anna) == 302
    asked(child, anna)
    assert answer("keeping-decline", child, bo) == 302
    assert not Keeping.objects.filter(is_confirmed=True).exists()


def test_where_it_went_is_said_and_hidden_with_the_place(child: Case, anna: Account, bo: Account):
    page = Visitor(anna).post(reverse("keeping-ask", args=[child.id]), state="transferred", reason=REASON)
    assert "hvor sagen er overdraget til" in page.content.decode()
    asked(child, anna, state="transferred", went_to="Xq7by")
    answer("keeping-confirm", child, bo)
    path = reverse("keeping", args=[child.id])
    assert "Xq7by" in Visitor(anna).get(path).content.decode()
    assert "Xq7by" not in Visitor(bo).get(path).content.decode()
    Protection.objects.create(case=child, level="secret", reason="far truer")
    assert "Xq7by" not in Visitor(anna).get(path).content.decode()


def test_a_ripe_case_is_shown_to_who_decides(child: Case, bo: Account):
    Case.objects.filter(id=child.id).update(born_on=TODAY - 30 * 365 * DAY)
    page = plain(Visitor(bo).get(reverse("keepings")))  # without tokens: "K1" may stand in one by chance
    assert child.name not in page
    assert "Alma" in page
    assert "Den unge er voksen" in Visitor(bo).get(reverse("keeping", args=[child.id])).content.decode()


def test_a_stranger_gets_what_is_not_there(child: Case, anna: Account, bo: Account):
    keeping = asked(child, anna)
    stranger, parent = world.account("Carla", child.municipality), related(child, "Mor", "custody_parent")
    for who in (stranger, parent):
        for name in ("keeping", "keeping-ask"):
            assert Visitor(who).get(reverse(name, args=[child.id])).status_code == 404
        assert Visitor(who).post(reverse("keeping-confirm", args=[child.id, keeping.id])).status_code == 404
        assert REASON not in Visitor(who).get(reverse("keepings")).content.decode()
    assert Visitor(bo).post(reverse("keeping-confirm", args=[child.id, uuid.uuid4()])).status_code == 404


@pytest.mark.parametrize("many", [1, 12])
def test_the_pages_ask_little(child: Case, anna: Account, bo: Account, many: int):
    asked(child, anna)
    for number in range(many):
        other = child_in(child.municipality, f"G{number}", f"Barn{number}")
        world.relate(bo, other, "leader")
    for path in (reverse("keeping", args=[child.id]), reverse("keepings")):
        asks_little(Visitor(bo), path)
