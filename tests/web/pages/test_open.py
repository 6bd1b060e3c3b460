"""Opening something closed, through the page: with a purpose, for an hour, on record."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from livline.access.models import Account, Opening, Protection
from livline.cases.hooks import facts_changed
from livline.cases.models import Case
from livline.looks.models import Act, Look
from tests.ground import world
from tests.web.pages.surroundings import asks_little, child_in, not_fresh, related
from tests.web.pages.test_cases import plain
from tests.web.pages.visiting import Visitor

PURPOSE = "Skal læse underretningen før mødet i dag"


@pytest.fixture
def child() -> Case:
    case = child_in(world.municipality())
    facts_changed([case.id])
    return case


@pytest.fixture
def leader(child: Case) -> Account:
    return related(child, "Bo", "leader")


def path_of(case: Case | uuid.UUID, object_: str = "sensitive") -> str:
    return reverse("open", args=[case.id if isinstance(case, Case) else case, object_])


def test_a_leader_opens_what_is_closed_and_comes_back_to_the_case(child: Case, leader: Account):
    assert "underretninger og politi" in Visitor(leader).get(path_of(child)).content.decode()
    answer = Visitor(leader).post(path_of(child), purpose=PURPOSE)
    assert answer["Location"] == reverse("case", args=[child.id])
    opening = Opening.objects.get()
    assert (opening.object, opening.purpose, opening.account_id) == ("sensitive", PURPOSE, leader.id)
    assert opening.until <= timezone.now() + dt.timedelta(hours=1)
    assert Look.objects.filter(case_id=child.id, account_id=leader.id, act=Act.READ, purpose="leader").exists()


def test_the_case_says_what_is_open_and_until_when(child: Case, leader: Account):
    page = reverse("case", args=[child.id])
    before = Visitor(leader).get(page).content.decode()
    assert path_of(child) in before
    assert "det lukker igen" not in before
    Visitor(leader).post(path_of(child), purpose=PURPOSE)
    after = Visitor(leader).get(page).content.decode()
    until = timezone.localtime(Opening.objects.get().until).strftime("%H.%M")
    assert f"Du har åbnet underretninger og politi; det lukker igen kl. {until}" in after
    assert path_of(child) not in after


def test_a_short_purpose_is_told_and_kept(child: Case, leader: Account):
    page = Visitor(leader).post(path_of(child), purpose="fordi         x        y    z").content.decode()
    assert "for kort" in page
    assert "fordi" in page
    assert not Opening.objects.exists()


def test_sent_twice_it_is_opened_once(child: Case, leader: Account):
    key, visitor = str(uuid.uuid4()), Visitor(leader)
    first, second = (visitor.post(path_of(child), again=key, purpose=PURPOSE) for _ in range(2))
    assert first["Location"] == second["Location"] == reverse("case", args=[child.id])
    assert Opening.objects.count() == 1


def test_who_proved_long_ago_who_they_are_proves_it_again(child: Case, leader: Account):
    answer = not_fresh(leader).post(path_of(child), purpose=PURPOSE)
    assert answer.status_code == 302
    assert not Opening.objects.exists()


@pytest.mark.parametrize("object_", ["plan", "words", "case", "nonsense"])
def test_what_is_open_or_never_opens_or_is_nothing_is_not_there(child: Case, leader: Account, object_: str):
    assert Visitor(leader).get(path_of(child, object_)).status_code == 404
    assert Visitor(leader).post(path_of(child, object_), purpose=PURPOSE).status_code == 404
    assert not Opening.objects.exists()


def test_a_parent_opens_nothing(child: Case):
    mother = related(child, "Mor", "custody_parent")
    Protection.objects.create(case=child, level="secret", reason="vold")
    for object_ in ("whereabouts", "sensitive", "notifier"):
        assert Visitor(mother).post(path_of(child, object_), purpose=PURPOSE).status_code == 404
    assert "Kræver en begrundelse" not in Visitor(mother).get(reverse("case", args=[child.id])).content.decode()


def test_a_secret_place_says_why_it_is_closed(child: Case):
    worker = related(child, "Anna", "worker")
    Protection.objects.create(case=child, level="secret", reason="vold")
    assert "Barnets sted er hemmeligt" in Visitor(worker).get(path_of(child, "whereabouts")).content.decode()


def test_an_inspector_opens_whose_case_it_is_without_learning_it_before(child: Case):
    inspector = related(child, "Ida", "inspector")
    page = plain(Visitor(inspector).get(path_of(child, "identity")))  # without tokens: "K1" may stand in one by chance
    assert "Alma" not in page
    assert "K1" not in page
    Visitor(inspector).post(path_of(child, "identity"), purpose=PURPOSE)
    assert "Alma" in Visitor(inspector).get(reverse("case", args=[child.id])).content.decode()


def test_a_stranger_gets_what_somebody_gets_who_asks_for_nothing_and_it_is_on_record(child: Case):
    stranger = world.account("Carla", child.municipality)
    mine, nothing = (Visitor(stranger).get(path_of(id_)) for id_ in (child, uuid.uuid4()))
    assert mine.status_code == nothing.status_code == 404
    assert plain(mine) == plain(nothing)
    assert Look.objects.filter(case_id=child.id, account_id=stranger.id, act=Act.REFUSED).exists()


def test_the_pages_ask_little(child: Case, leader: Account):
    asks_little(Visitor(leader), path_of(child))
    Visitor(leader).post(path_of(child), purpose=PURPOSE)
    asks_little(Visitor(leader), reverse("case", args=[child.id]))


def test_whoever_opens_where_somebody_is_comes_to_the_page_that_shows_it(child: Case):
    Protection.objects.create(case=child, level="secret", reason="trusler")
    anna = Visitor(related(child, "Anna", "worker"))
    answer = anna.post(path_of(child, "whereabouts"), purpose=PURPOSE)
    assert answer["Location"] == reverse("people", args=[child.id])
    assert anna.get(answer["Location"]).status_code == 200
