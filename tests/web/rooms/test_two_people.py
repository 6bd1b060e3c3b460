"""Does every act that takes two refuse the same person, and take a second one?"""

from __future__ import annotations

import pytest
from django.urls import reverse

from livline.access.models import Lowering, Protection, Relation, Restriction
from livline.cases.models import Entry, Quarantine
from tests.ground import world
from tests.web.pages.visiting import Visitor
from tests.web.rooms.around import Around, account_of, text


@pytest.fixture
def protected(around: Around) -> Around:
    """The child is protected, so that access to it takes two."""
    Protection.objects.create(case=around.child, level="protected", reason="trusler")
    return around


@pytest.fixture
def bo(protected: Around) -> Visitor:
    return protected.someone("Bo", "leader")


@pytest.fixture
def lis(protected: Around) -> Visitor:
    return protected.someone("Lis", "leader")


def test_a_protection_is_lowered_by_two(protected: Around, bo: Visitor, lis: Visitor):
    protection = Protection.objects.get()
    ask = reverse("protection-lower", args=[protected.child.id, protection.id])
    yes = reverse("protection-lower-yes", args=[protected.child.id, protection.id])
    bo.post(ask, reason="faren er ovre")
    assert bo.post(yes).status_code == 409
    assert Lowering.objects.get().confirmed_at is None
    assert lis.post(yes).status_code == 302
    assert Lowering.objects.get().confirmed_by_id == account_of(lis).id


def test_a_lowering_that_nobody_asked_is_not_confirmed(protected: Around, lis: Visitor):
    yes = reverse("protection-lower-yes", args=[protected.child.id, Protection.objects.get().id])
    assert lis.post(yes).status_code == 409
    assert not Lowering.objects.exists()


def test_access_to_a_protected_child_is_given_by_two(protected: Around, bo: Visitor, lis: Visitor):
    carla = protected.someone("Carla")
    page = reverse("case", args=[protected.child.id])
    bo.post(reverse("access-add", args=[protected.child.id]), account=str(account_of(carla).id), kind="cover")
    given = Relation.objects.get(account=account_of(carla))
    yes = reverse("access-confirm", args=[protected.child.id, given.id])
    assert bo.post(yes).status_code == 409
    assert carla.get(page).status_code == 404
    assert carla.post(yes).status_code == 404
    assert lis.post(yes).status_code == 302
    assert carla.get(page).status_code == 200


def test_a_restriction_is_ended_by_two(protected: Around, bo: Visitor, lis: Visitor):
    mother = protected.someone("Mor", "custody_parent")
    page = reverse("case", args=[protected.child.id])
    bo.post(
        reverse("access-restrict", args=[protected.child.id]), account=str(account_of(mother).id), reason="samråd i dag"
    )
    assert mother.get(page).status_code == 404
    end = reverse("access-unrestrict", args=[protected.child.id, Restriction.objects.get().id])
    bo.post(end, reason="samtalen er holdt")
    assert bo.post(end).status_code == 409
    assert mother.get(page).status_code == 404
    assert lis.post(end).status_code == 302
    assert mother.get(page).status_code == 200


def test_a_fact_of_another_child_is_hidden_by_two(protected: Around, lis: Visitor):
    anna = protected.someone("Anna", "worker")
    entry = world.entry(protected.child, kind="lawful_reason", reason="hører til et andet barn")
    anna.post(reverse("fact-quarantine", args=[entry.id]), reason="forkert barn")
    yes = reverse("fact-quarantine-yes", args=[protected.child.id, entry.fact])
    assert anna.post(yes).status_code == 409
    assert Quarantine.objects.get().confirmed_at is None
    second = protected.someone("Eva", "worker")
    assert second.post(yes).status_code == 302
    assert "hører til et andet barn" not in text(anna.get(reverse("case", args=[protected.child.id])))
    assert not Entry.objects.filter(fact=entry.fact, replaced_by__isnull=True, is_withdrawn=False).exists()


def test_nobody_gives_themselves_access(protected: Around, bo: Visitor):
    add = reverse("access-add", args=[protected.child.id])
    assert bo.post(add, account=str(account_of(bo).id), kind="worker").status_code == 200
    assert Relation.objects.filter(account=account_of(bo)).count() == 1
