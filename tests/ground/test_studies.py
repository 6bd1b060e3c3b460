"""A deep study takes over what the short assessment says, heading by heading, and nothing is lost on the way."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from livline.access.errors import CaseError, NotFound, Overtaken, Unfitting
from livline.access.models import Account
from livline.cases.lookups import case_opened
from livline.cases.models import Case, Entry
from livline.studies.headings import BY_NAME, NAMES, Depth
from livline.studies.lookups import Part, Told, said, study_seen, unwritten, versions_of
from livline.studies.models import Study, StudyText
from livline.studies.services import study_begin, study_close, study_of_fact, text_write
from tests.ground import world
from tests.ground.oracle import DAY, TODAY

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def child() -> Case:
    return world.case(world.municipality())


@pytest.fixture
def anna(child: Case) -> Account:
    who = world.account("Anna", child.municipality)
    world.relate(who, child)
    return who


def begun(child: Case, anna: Account, depth: Depth = Depth.SHORT, built_on: Study | None = None) -> Study:
    with world.web(anna):
        return study_begin(case=child, depth=depth, on=TODAY - DAY, by=anna, built_on=built_on)


def written(study: Study, anna: Account, heading: str, text: str, **more: Any) -> StudyText:
    told = {"replaces": None, "taken_from": None} | more
    with world.web(anna):
        return text_write(study=study, heading=heading, text=text, by=anna, **told)


def seen(study: Study, anna: Account) -> Told:
    with world.web(anna):
        return study_seen(case_opened(study.case_id, by=anna), study.id)


def part(study: Study, anna: Account, heading: str) -> Part:
    return next(part for part in seen(study, anna).parts if part.heading.name == heading)


def test_it_begins_as_a_fact_and_ends_as_one(child: Case, anna: Account):
    study = begun(child, anna, Depth.DEEP)
    written(study, anna, "situation", "går i 3. klasse")
    told = seen(study, anna)
    assert told.begun_on == TODAY - DAY
    assert told.closed is None
    with world.web(anna):
        closed = study_close(told=told, on=TODAY, by=anna)
    assert closed.kind == "study_closed"
    columns = Entry.objects.filter(id=closed.id).values("covers", "left_out", "of_event").get()
    assert columns["covers"] == ["Barnets situation"]
    assert len(columns["left_out"] or ()) == len(NAMES[Depth.DEEP]) - 1
    assert seen(study, anna).closed == closed
    with world.web(anna), pytest.raises(Unfitting):
        study_close(told=seen(study, anna), on=TODAY, by=anna)


def test_the_deep_one_takes_over_what_the_short_one_says(child: Case, anna: Account):
    short = begun(child, anna)
    first = written(short, anna, "situation", "går i 3. klasse")
    deep = begun(child, anna, Depth.DEEP, short)
    taken = part(deep, anna, "situation")
    assert (taken.is_inherited, taken.text, taken.source) == (True, "går i 3. klasse", first)
    assert not part(deep, anna, "family").is_written


def test_what_is_written_on_stays_with_its_source_and_tells_when_that_changes(child: Case, anna: Account):
    short = begun(child, anna)
    first = written(short, anna, "situation", "går i 3. klasse")
    deep = begun(child, anna, Depth.DEEP, short)
    own = written(deep, anna, "situation", "går i 3. klasse og har en ven", taken_from=first.id)
    changed = written(short, anna, "situation", "går i 4. klasse", replaces=first.id)
    now = part(deep, anna, "situation")
    assert (now.own, now.text, now.is_inherited) == (own, "går i 3. klasse og har en ven", False)
    assert (now.source_changed, now.source, now.source_text) == (True, changed, "går i 4. klasse")
    assert [said(text) for text in versions_of(short, "situation")] == ["går i 4. klasse", "går i 3. klasse"]


def test_a_change_of_the_short_one_reaches_what_nobody_wrote_anew(child: Case, anna: Account):
    short = begun(child, anna)
    first = written(short, anna, "situation", "går i 3. klasse")
    deep = begun(child, anna, Depth.DEEP, short)
    written(short, anna, "situation", "går i 4. klasse", replaces=first.id)
    assert part(deep, anna, "situation").text == "går i 4. klasse"


@pytest.mark.parametrize("knows", [True, False])
def test_of_two_who_write_at_once_the_second_is_told_what_stands_there(child: Case, anna: Account, knows: bool):
    short = begun(child, anna)
    first = written(short, anna, "concerns", "mange flytninger")
    before = first.id if knows else None
    theirs = written(short, anna, "concerns", "fire flytninger", replaces=first.id)
    with pytest.raises(Overtaken) as overtaken:
        written(short, anna, "concerns", "uro i hjemmet", replaces=before)
    assert overtaken.value.theirs == theirs
    assert StudyText.objects.count() == 2


def test_a_short_one_is_deepened_once(child: Case, anna: Account):
    short = begun(child, anna)
    begun(child, anna, Depth.DEEP, short)
    with pytest.raises(Overtaken):
        begun(child, anna, Depth.DEEP, short)


def test_one_that_began_as_a_fact_is_written_on(child: Case, anna: Account):
    fact = world.entry(child, kind="study_opened", date=TODAY, event_id="U1")
    other = world.entry(child, kind="plan", date=TODAY, position=2)
    with world.web(anna):
        assert unwritten(case_opened(child.id, by=anna)) == [fact]
        study = study_of_fact(fact=fact, by=anna)
        assert unwritten(case_opened(child.id, by=anna)) == []
        with pytest.raises(Unfitting):
            study_of_fact(fact=other, by=anna)
    assert study.depth == Depth.DEEP


def test_nothing_is_written_under_other_headings_or_of_nothing(child: Case, anna: Account):
    short = begun(child, anna)
    for heading, text in (("family", "mor er alene"), ("rumour", "x"), ("occasion", "  ")):
        with pytest.raises(Unfitting):
            written(short, anna, heading, text)
    assert set(NAMES[Depth.SHORT]) < set(NAMES[Depth.DEEP]) == set(BY_NAME)


def test_the_wall_keeps_texts_in_their_study_and_case(child: Case, anna: Account):
    other = world.case(child.municipality, "K2")
    world.relate(anna, other)
    short, elsewhere = begun(child, anna), begun(other, anna)
    theirs = written(elsewhere, anna, "occasion", "andet barn")
    for told in ({"replaces": theirs.id}, {"taken_from": theirs.id}):
        with pytest.raises((DatabaseError, CaseError)):
            written(short, anna, "occasion", "skolen ringede", **told)
    with pytest.raises((DatabaseError, CaseError)):
        begun(child, anna, Depth.DEEP, elsewhere)


def test_a_stranger_and_a_parent_see_and_write_nothing(child: Case, anna: Account):
    short = begun(child, anna)
    written(short, anna, "occasion", "skolen ringede")
    for kind in ("", "custody_parent", "child"):
        who = world.account(kind or "Carla", child.municipality)
        if kind:
            world.relate(who, child, kind)
        with world.web(who):
            assert (Study.objects.count(), StudyText.objects.count()) == (0, 0)
            with pytest.raises(NotFound):
                study_seen(case_opened(child.id, by=who), short.id)
        with pytest.raises((DatabaseError, CaseError)):
            written(short, who, "concerns", "løgn")


@pytest.mark.parametrize("table", ["study", "study_text"])
@pytest.mark.parametrize("role", ["livline_web", "livline_owner", "livline"])
def test_no_version_is_changed_or_lost(child: Case, anna: Account, table: str, role: str):
    written(begun(child, anna), anna, "occasion", "skolen ringede")
    for statement in (f"UPDATE {table} SET at = now()", f"DELETE FROM {table}", f"TRUNCATE {table} CASCADE"):
        with pytest.raises(DatabaseError):
            changed(role, anna, statement)


def changed(role: str, who: Account, statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        if role != "livline":
            cursor.execute(f"SET LOCAL ROLE {role}")
        cursor.execute("SELECT set_config('livline.account', %s, true)", [str(who.id)])
        cursor.execute(statement)
        if cursor.rowcount == 0:
            raise DatabaseError("nothing to change was seen")


def test_what_somebody_wrote_whom_the_reader_does_not_know_is_read_all_the_same(child: Case, anna: Account):
    """A colleague's account is not seen by everybody who reads the case; the text is."""
    short = begun(child, anna)
    written(short, anna, "occasion", "skolen ringede")
    guest = world.account("Gæst")
    world.relate(guest, child)
    with world.web(guest):
        assert not Account.objects.filter(id=anna.id).exists()
    assert part(short, guest, "occasion").text == "skolen ringede"
