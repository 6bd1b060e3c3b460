"""Translations go along with an edition one by one: chosen, and read by somebody who reads the language."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, transaction

from livline.access.acting import acting_as
from livline.access.errors import CaseError, NotFound, Overtaken
from livline.access.models import Account
from livline.cases.lookups import case_opened
from livline.plans import along, lookups
from livline.plans.giving import giving_write, translations_vouch, unread_by
from livline.plans.lookups import givings_to_reader, plans_seen
from livline.plans.models import Given, GivenRead, Giving, Translation
from livline.plans.services import Said
from livline.plans.translating import Put, languages_of, translated, translation_check, translation_write
from tests.ground import world
from tests.ground.test_plan_giving import GOAL, SCHOOL, SWIMS, TELLS, Around, around, check, earlier, give, of
from tests.ground.test_plans import adopted, related, seen, written

__all__ = ["around"]
pytestmark = pytest.mark.usefixtures("db")
UK, AR, MORE = "ходить на плавання", "يسبح", "плаває щотижня"


def translate(around: Around, text: str = UK, language: str = "uk", goal: UUID = GOAL) -> Translation:
    """A text of a goal in another language, checked by somebody else."""
    told = seen(around.plan, around.anna)
    before = translated(told, language).get((goal, "adult"))
    wording = next(part for part in told.content.goals if part.id == goal).words["adult"]
    put = Put(wording, text, before.row.id if before else None)
    with world.web(around.anna):
        (row,) = translation_write(told=told, language=language, put=[put], translator="", by=around.anna)
    told = seen(around.plan, around.bo)
    with world.web(around.bo):
        translation_check(told=told, rows=translated(told, language).values(), by=around.bo)
    return row


def given_along(around: Around, *translations: Translation, words: str = SWIMS, by: Account | None = None) -> Giving:
    """An edition with translations."""
    by = by or around.anna
    told, one = seen(around.plan, by), of(around, "Mor", by)
    ids = [part.words["adult"].id for part in told.content.goals if part.says("adult") == words]
    more: dict[str, Any] = {"words": ids, "translations": [row.id for row in translations], "by": by}
    with world.web(by):
        return giving_write(told=told, recipient=one, seen=one.giving.id if one.giving else None, **more)


def vouch(around: Around, by: Account, *languages: str) -> list[GivenRead]:
    told, one = seen(around.plan, by), of(around, "Mor", by)
    assert one.giving is not None
    with world.web(by):
        return translations_vouch(told=told, recipient=one, seen=one.giving.id, languages=languages or ["uk"], by=by)


def read_all(around: Around, row: Translation) -> None:
    """Chosen by Anna; Bo has read the Danish words, and the translation."""
    given_along(around, row)
    check(around, around.bo)
    vouch(around, around.bo)


@contextmanager
def walled(who: Account) -> Iterator[None]:
    """Through the door, and behind the wall."""
    with world.web(who):
        yield


@contextmanager
def unwalled(who: Account) -> Iterator[None]:
    """Through the door alone."""
    with acting_as(who.id):
        yield


WAYS = pytest.mark.parametrize("way", [walled, unwalled])
Way = Callable[[Account], object]


def told_in(around: Around, who: Account, way: Way = walled) -> dict[str, set[str]]:
    """What somebody reads in other languages."""
    with way(who):  # type: ignore[attr-defined]
        plans = plans_seen(case_opened(around.child.id, by=who, object_="plan_words", own="plan_edition"))
        return {
            code: {one.text for one in translated(told, code).values()} for told in plans for code in languages_of(told)
        }


def behind(who: Account) -> int:
    """How many rows of translations the wall shows somebody."""
    with world.web(who):
        return Translation.objects.count()


@WAYS
def test_what_is_chosen_and_read_is_read_by_its_party_and_nothing_else(around: Around, way: Way):
    row = translate(around)
    translate(around, AR, "ar")
    read_all(around, row)
    assert told_in(around, around.mother, way) == {"uk": {UK}}
    assert behind(around.mother) == 2  # with its check


@WAYS
def test_what_nobody_who_reads_the_language_has_read_stays_out(around: Around, way: Way):
    given_along(around, translate(around))
    check(around, around.bo)
    assert told_in(around, around.mother, way) == {}
    assert behind(around.mother) == 0
    with world.web(around.mother):
        assert not Given.objects.exclude(translation=None).exists()
    vouch(around, around.bo)
    assert told_in(around, around.mother, way) == {"uk": {UK}}


def test_the_danish_words_are_answered_for_apart(around: Around):
    row = translate(around)
    given_along(around, row)
    vouch(around, around.bo)
    assert told_in(around, around.mother) == {}
    assert behind(around.mother) == 0


@WAYS
def test_a_translation_made_afterwards_does_not_slip_in(around: Around, way: Way):
    read_all(around, translate(around))
    translate(around, AR, "ar")
    translate(around, "ходить до школи", goal=SCHOOL)
    assert told_in(around, around.mother, way) == {"uk": {UK}}


@WAYS
def test_a_translation_that_is_worded_anew_is_gone_and_the_new_one_does_not_slip_in(around: Around, way: Way):
    read_all(around, translate(around))
    translate(around, MORE)
    assert told_in(around, around.mother, way) == {}
    assert behind(around.mother) == 0


def test_a_draft_that_is_worded_and_translated_anew_changes_nothing_for_the_party(around: Around):
    read_all(around, translate(around))
    now = next(one for one in seen(around.plan, around.anna).content.goals if one.id == GOAL).words["adult"].id
    written(around.plan, around.anna, Said(GOAL, "goal", "adult", "svømmer hver uge", now))
    translate(around, MORE)
    assert told_in(around, around.mother) == {"uk": {UK}}


def test_a_new_edition_and_a_new_adoption_hide_it(around: Around):
    row = translate(around)
    read_all(around, row)
    given_along(around, row)
    assert told_in(around, around.mother) == {}
    check(around, around.bo)
    assert told_in(around, around.mother) == {}  # read in the edition before
    vouch(around, around.bo)
    assert told_in(around, around.mother) == {"uk": {UK}}
    earlier()
    adopted(around.plan, around.anna, around.bo)
    assert told_in(around, around.mother) == {}
    assert behind(around.mother) == 0


def test_of_a_language_only_what_was_chosen_is_read(around: Around):
    row = translate(around)
    translate(around, "ходить до школи", goal=SCHOOL)
    given_along(around, row, words=SWIMS)
    check(around, around.bo)
    vouch(around, around.bo)
    assert told_in(around, around.mother) == {"uk": {UK}}


def test_who_chose_and_who_translated_answers_for_none(around: Around):
    row = translate(around)
    carla = related(around.child, "Carla", "worker")
    given_along(around, row, by=carla)
    for who in (carla, around.anna):  # Anna wrote the translation
        assert unread_by(seen(around.plan, who), of(around, "Mor", who), who) == {}
        assert vouch(around, who) == []
        given = Given.objects.get(translation=row)
        said: dict[str, Any] = {"case": around.child, "plan": around.plan, "given": given, "by": who}
        with world.web(who), pytest.raises(DatabaseError), transaction.atomic():
            GivenRead.objects.create(**said)
    assert len(vouch(around, around.bo)) == 1


def test_who_does_not_work_on_the_plan_answers_for_none(around: Around):
    given_along(around, translate(around))
    given = Given.objects.exclude(translation=None).get()
    for kind in ("custody_parent", "foster", "night_desk"):
        who = related(around.child, kind, kind)
        with world.web(who), pytest.raises(DatabaseError), transaction.atomic():
            GivenRead.objects.create(case=around.child, plan=around.plan, given=given, by=who)


def test_only_what_was_checked_and_stands_goes_along(around: Around):
    first = translate(around)
    translate(around, MORE)
    with pytest.raises(Overtaken):
        given_along(around, first)
    told = seen(around.plan, around.anna)
    wording = next(part for part in told.content.goals if part.id == GOAL).words["adult"]
    with world.web(around.anna):
        put = [Put(wording, AR)]
        (raw,) = translation_write(told=told, language="ar", put=put, translator="", by=around.anna)
    with pytest.raises(Overtaken):
        given_along(around, raw)
    made = give(around, SWIMS)
    for row in (first, raw):
        with world.web(around.anna), pytest.raises(DatabaseError), transaction.atomic():
            Given.objects.create(case=around.child, giving=made, wording=wording, translation=row)


def test_a_translation_does_not_go_along_without_its_words(around: Around):
    given_along(around, translate(around), words=TELLS)
    assert not Given.objects.exclude(translation=None).exists()


def test_of_two_who_answer_at_once_the_second_is_told(around: Around):
    given_along(around, translate(around))
    carla = related(around.child, "Carla", "worker")
    told, one = seen(around.plan, carla), of(around, "Mor", carla)
    assert one.giving is not None
    vouch(around, around.bo)
    with world.web(carla), pytest.raises(Overtaken):
        translations_vouch(told=told, recipient=one, seen=one.giving.id, languages=["uk"], by=carla)
    given_along(around, Translation.objects.get(checks=None))
    with world.web(carla), pytest.raises((Overtaken, NotFound, CaseError)):
        translations_vouch(
            told=told, recipient=of(around, "Mor", carla), seen=one.giving.id, languages=["uk"], by=carla
        )


# --- goals along a life ---


def goals_along(around: Around, who: Account, way: Way = walled) -> list[str]:
    """What stands on the line along the life of the child."""
    with way(who):  # type: ignore[attr-defined]
        opened = case_opened(around.child.id, by=who)
        answers = [list(question) for question in along.questions_of(opened)]
        days = dict.fromkeys((one.fact for one in answers[1]), around.child.born_on)
        return [course.texts["adult"] for course in along.courses_from(answers, days)]


@WAYS
def test_of_goals_the_line_tells_what_the_edition_holds(around: Around, way: Way):
    assert goals_along(around, around.mother, way) == []
    give(around, SWIMS)
    assert goals_along(around, around.mother, way) == []
    check(around, around.bo)
    assert goals_along(around, around.mother, way) == [SWIMS]
    assert sorted(goals_along(around, around.anna, way)) == sorted([SWIMS, TELLS])
    give(around)
    assert goals_along(around, around.mother, way) == []


@WAYS
def test_an_edition_from_before_tells_nothing_on_the_line(around: Around, way: Way):
    give(around, SWIMS)
    check(around, around.bo)
    earlier()
    world.entry(around.child, kind="placement_started", position=7)
    assert goals_along(around, around.mother, way) == []


# --- would a hole in the door be noticed, and does the wall hold then? ---


def test_a_door_that_forgets_who_has_read_is_noticed_and_the_wall_holds(
    around: Around, monkeypatch: pytest.MonkeyPatch
):
    given_along(around, translate(around))
    check(around, around.bo)
    monkeypatch.setattr(lookups, "_along", lambda given, words, reads, translations: list(translations))
    assert told_in(around, around.mother, unwalled) == {"uk": {UK}}
    assert told_in(around, around.mother) == {}


def test_a_line_that_forgets_the_edition_is_noticed_and_the_wall_holds(around: Around, monkeypatch: pytest.MonkeyPatch):
    give(around, SWIMS)
    monkeypatch.setattr(along, "_shown_to_reader", lambda case: givings_to_reader(case, {"case": case}))
    assert goals_along(around, around.mother, unwalled) == [SWIMS]
    assert goals_along(around, around.mother) == []
