"""The words of a plan in another language: who translated, who checked, and whether they still fit."""

from __future__ import annotations

import uuid

import pytest
from django.db import DatabaseError, transaction

from livline.access.errors import NotFound, Overtaken, Unfitting
from livline.access.models import Account
from livline.cases.models import Case
from livline.plans.content import CHILD, PlanType
from livline.plans.languages import languages
from livline.plans.models import Plan, Translation
from livline.plans.services import Said, plan_begin
from livline.plans.translating import (
    Put,
    Translated,
    content_in,
    languages_of,
    translated,
    translation_check,
    translation_write,
)
from tests.ground import world
from tests.ground.oracle import DAY, TODAY
from tests.ground.test_plans import adopted, goal, related, seen, written

pytestmark = pytest.mark.usefixtures("db")
PART = uuid.UUID(int=4)
UK, MORE = "Я хочу ходити на плавання", "Я хочу плавати щотижня"


@pytest.fixture
def child() -> Case:
    return world.case(world.municipality(), born_on=TODAY - 2_500 * DAY)


@pytest.fixture
def anna(child: Case) -> Account:
    return related(child, "Anna", "worker")


@pytest.fixture
def bo(child: Case) -> Account:
    return related(child, "Bo", "leader")


@pytest.fixture
def plan(child: Case, anna: Account) -> Plan:
    with world.web(anna):
        fresh = plan_begin(case=child, type_=PlanType.BARNETS_PLAN, by=anna)
    written(fresh, anna, *goal(PART, adult="går til svømning", child="jeg går til svømning", area="leisure"))
    return fresh


def put(plan: Plan, who: Account, text: str = UK, replaces: uuid.UUID | None = None, name: str = CHILD) -> Translation:
    told = seen(plan, who)
    wording = told.content.goals[0].words[name]
    with world.web(who):
        one = Put(wording, text, replaces)
        return translation_write(told=told, language="uk", put=[one], translator="Tolkebureauet", by=who)[0]


def check(plan: Plan, who: Account) -> None:
    told = seen(plan, who)
    with world.web(who):
        translation_check(told=told, rows=translated(told, "uk").values(), by=who)


def stands(plan: Plan, who: Account, name: str = CHILD) -> Translated | None:
    return translated(seen(plan, who), "uk").get((PART, name))


def reword(plan: Plan, anna: Account, text: str = "jeg svømmer hver uge") -> None:
    now = seen(plan, anna).content.goals[0].words[CHILD].id
    written(plan, anna, Said(PART, "goal", CHILD, text, now))


def test_a_translation_stands_beside_its_words_with_who_made_it(plan: Plan, anna: Account):
    put(plan, anna)
    one = stands(plan, anna)
    assert one is not None
    assert (one.text, one.translator, one.check, one.is_current) == (UK, "Tolkebureauet", None, True)
    assert languages_of(seen(plan, anna)) == ["uk"]
    assert bytes(UK, "utf-8") not in bytes(Translation.objects.get().sealed or b"")


def test_somebody_else_checks_it_and_nobody_their_own(plan: Plan, anna: Account, bo: Account):
    row = put(plan, anna)
    with pytest.raises(NotFound):
        check(plan, anna)
    said = {"plan": plan, "case_id": plan.case_id, "wording_id": row.wording_id, "language": "uk"}
    with world.web(anna), pytest.raises(DatabaseError), transaction.atomic():
        Translation.objects.create(by=anna, checks=row, **said)
    check(plan, bo)
    one = stands(plan, anna)
    assert one is not None
    assert one.is_good
    assert one.check is not None
    assert one.check.by_id == bo.id
    with pytest.raises(NotFound):  # it is checked
        check(plan, bo)


def test_what_is_worded_anew_is_no_longer_the_same_until_it_is_translated_anew(plan: Plan, anna: Account, bo: Account):
    row = put(plan, anna)
    check(plan, bo)
    reword(plan, anna)
    one = stands(plan, anna)
    assert one is not None
    assert not one.is_current
    assert not one.is_good
    assert content_in(seen(plan, anna), seen(plan, anna).content, "uk").parts == ()
    put(plan, anna, MORE, replaces=row.id)
    one = stands(plan, anna)
    assert one is not None
    assert (one.text, one.is_current, one.check) == (MORE, True, None)


def test_the_parties_are_given_what_was_checked_and_adopted(plan: Plan, child: Case, anna: Account, bo: Account):
    mother = related(child, "Mor", "custody_parent")
    put(plan, anna)
    put(plan, anna, "ходить на плавання", name="adult")
    adopted(plan, anna, bo)
    assert languages_of(seen(plan, mother)) == []
    told = seen(plan, bo)
    with world.web(bo):
        translation_check(told=told, rows=[translated(told, "uk")[PART, CHILD]], by=bo)
    assert languages_of(seen(plan, mother)) == ["uk"]
    assert {place: one.text for place, one in translated(seen(plan, mother), "uk").items()} == {(PART, CHILD): UK}
    reword(plan, anna)  # a draft changes nothing for them
    assert stands(plan, mother) is not None


def rows(who: Account) -> set[uuid.UUID]:
    """The translations that the wall shows, without what checks them."""
    with world.web(who):
        return set(Translation.objects.filter(checks__isnull=True).values_list("id", flat=True))


def test_the_wall_shows_the_parties_nothing_that_nobody_else_has_checked(
    plan: Plan, child: Case, anna: Account, bo: Account
):
    mother = related(child, "Mor", "custody_parent")
    one, two = put(plan, anna), put(plan, anna, "ходить на плавання", name="adult")
    adopted(plan, anna, bo)
    assert rows(mother) == set()
    with world.web(bo):
        told = seen(plan, bo)
        translation_check(told=told, rows=[translated(told, "uk")[PART, CHILD]], by=bo)
    assert rows(mother) == {one.id}
    assert rows(anna) == {one.id, two.id}


def test_what_was_put_in_the_place_of_a_translation_takes_it_from_the_parties(
    plan: Plan, child: Case, anna: Account, bo: Account
):
    """Else a text that was taken away, or was found to be wrong, would come back to them."""
    mother = related(child, "Mor", "custody_parent")
    wrong = put(plan, anna)
    adopted(plan, anna, bo)
    check(plan, bo)
    right = put(plan, anna, MORE, replaces=wrong.id)
    assert rows(mother) == set()
    with world.web(mother):
        assert not Translation.objects.exists()
    check(plan, bo)
    assert rows(mother) == {right.id}
    put(plan, anna, "", replaces=right.id)
    assert stands(plan, mother) is None


def test_a_translation_of_a_draft_takes_none_from_the_parties(plan: Plan, child: Case, anna: Account, bo: Account):
    mother = related(child, "Mor", "custody_parent")
    row = put(plan, anna)
    adopted(plan, anna, bo)
    check(plan, bo)
    reword(plan, anna)
    put(plan, anna, MORE, replaces=row.id)
    check(plan, bo)
    assert rows(mother) == {row.id}
    one = stands(plan, mother)
    assert one is not None
    assert one.text == UK


def test_who_does_not_see_the_words_sees_no_translation(plan: Plan, child: Case, anna: Account, bo: Account):
    put(plan, anna)
    adopted(plan, anna, bo)
    for kind in ("", "foster", "site_staff", "parent"):
        who = related(child, f"U{kind}", kind) if kind else world.account("Carla", child.municipality)
        with world.web(who):
            assert not Translation.objects.exists()


def test_of_two_who_translate_at_once_the_second_is_told(plan: Plan, anna: Account):
    row = put(plan, anna)
    with pytest.raises(Overtaken):
        put(plan, anna, MORE)
    put(plan, anna, MORE, replaces=row.id)
    with pytest.raises(Overtaken):
        put(plan, anna, UK, replaces=row.id)


def test_an_empty_text_takes_a_translation_away(plan: Plan, anna: Account):
    put(plan, anna, "", replaces=put(plan, anna).id)
    assert stands(plan, anna) is None
    assert languages_of(seen(plan, anna)) == []


def test_a_language_that_is_not_listed_is_refused(plan: Plan, anna: Account):
    with world.web(anna), pytest.raises(Unfitting):
        translation_write(told=seen(plan, anna), language="xx", put=[], translator="", by=anna)


def test_the_wall_lets_nobody_else_write_or_change(plan: Plan, child: Case, anna: Account, bo: Account):
    row = put(plan, anna)
    said = {"plan": plan, "case_id": plan.case_id, "wording_id": row.wording_id, "language": "pl", "sealed": b"x"}
    attempts = (
        lambda: Translation.objects.create(by=bo, **said),  # who decides checks, and does not write
        lambda: Translation.objects.create(by=anna, **said),
        lambda: Translation.objects.update(language="pl"),
        lambda: Translation.objects.all().delete(),
    )
    for attempt in attempts:
        with world.web(bo), pytest.raises(DatabaseError), transaction.atomic():
            attempt()
    for attempt in attempts[:2]:
        with world.web(related(child, "Mor", "custody_parent")), pytest.raises(DatabaseError), transaction.atomic():
            attempt()
    with pytest.raises(DatabaseError), transaction.atomic():
        Translation.objects.update(language="pl")


def test_every_language_has_its_names_and_a_direction():
    assert languages()["ar"].dir == "rtl"
    assert languages()["uk"].dir == "ltr"
    names = [one.da for one in languages().values()]
    assert names == sorted(names, key=lambda name: name.replace("æ", "zz").replace("ø", "zzz"))
    assert all(one.own and one.en for one in languages().values())
