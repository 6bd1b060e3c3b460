"""Chronologies for meetings: nothing is copied, nothing done is lost, and of two who change one the second is told."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator

import pytest
from django.db import DatabaseError, connection, transaction

from livline.access.errors import CaseError, NotFound, Overtaken, Unfitting
from livline.access.models import Account
from livline.access.sight import NOTHING, sight
from livline.cases.lookups import Opened
from livline.cases.models import Case
from livline.journal.chronologies import (
    Thing,
    ToldChronology,
    chronologies_seen,
    chronology_seen,
    line_of,
    thing_of,
    versions_now,
)
from livline.journal.curating import (
    chronology_begin,
    chronology_put_away,
    chronology_rename,
    last_act_undo,
    line_write,
    thing_take_out,
    things_put_in,
)
from livline.journal.models import Chronology, ChronologyChoice, ChronologySort, Occasion, Sort
from livline.journal.services import Text, Written, note_write
from tests.ground import world
from tests.ground.oracle import DAY, TODAY

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def child() -> Case:
    return world.case(world.municipality())


@pytest.fixture
def other(child: Case) -> Case:
    """Another child, whom Anna works with, too."""
    return world.case(child.municipality, "K2")


@pytest.fixture
def strangers(child: Case) -> list[Account]:
    """Those who must not see it: nobody to the child, a parent, the child itself, a coordinator."""
    found = [world.account("Carla", child.municipality)]
    for kind in ("custody_parent", "child", "coordinator"):
        found.append(world.account(kind, child.municipality))
        world.relate(found[-1], child, kind)
    return found


@pytest.fixture
def anna(child: Case, other: Case, strangers: list[Account]) -> Iterator[Account]:
    """The caseworker, acting through the wall."""
    who = world.account("Anna", child.municipality)
    world.relate(who, child)
    world.relate(who, other)
    with world.web(who):
        yield who


@pytest.fixture
def opened(child: Case, anna: Account) -> Opened:
    return Opened(child, sight(anna, child.id))


@pytest.fixture
def meeting(child: Case, anna: Account) -> ToldChronology:
    return chronology_begin(case=child, title="Til netværksmøde", meets_on=TODAY + 3 * DAY, by=anna)


def note_of(child: Case, by: Account, day: dt.date = TODAY) -> Thing:
    says = Written(Occasion.VISIT, day, [Text(Sort.OBSERVATION, "Et besøg.")])
    return Thing(ChronologySort.NOTE, note_write(case=child, says=says, by=by).note)


def fact_of(child: Case, by: Account) -> Thing:
    return Thing(ChronologySort.FACT, world.entry(child, kind="decision", date=TODAY, recorded_by=by).fact)


def picked(opened: Opened, meeting: ToldChronology, by: Account, *things: Thing) -> ToldChronology:
    """The chronology after things were put in."""
    told = now(opened, meeting)
    things_put_in(to=told, versions=versions_now(opened, things), by=by)
    return now(opened, meeting)


def now(opened: Opened, meeting: ToldChronology) -> ToldChronology:
    return chronology_seen(opened, meeting.id)


def chosen(told: ToldChronology) -> set[Thing]:
    return {thing_of(row) for row in told.selection.chosen}


def test_what_is_picked_is_in_it_and_nothing_else(opened: Opened, anna: Account, meeting: ToldChronology):
    note, fact, _other = note_of(opened.case, anna), fact_of(opened.case, anna), note_of(opened.case, anna)
    assert chosen(picked(opened, meeting, anna, note, fact)) == {note, fact}


def test_what_is_in_is_not_put_in_twice(opened: Opened, anna: Account, meeting: ToldChronology):
    note = note_of(opened.case, anna)
    picked(opened, meeting, anna, note)
    assert picked(opened, meeting, anna, note).selection.acts == 1


def test_what_was_taken_out_comes_in_again_with_its_line(opened: Opened, anna: Account, meeting: ToldChronology):
    note = note_of(opened.case, anna)
    told = picked(opened, meeting, anna, note)
    line_write(of=told, thing=note, line="Læs her", seen=1, version="x", by=anna)
    thing_take_out(of=now(opened, meeting), thing=note, by=anna)
    assert chosen(now(opened, meeting)) == set()
    (row,) = picked(opened, meeting, anna, note).selection.chosen
    assert line_of(row) == "Læs her"


def test_the_last_act_is_undone_and_done_again(opened: Opened, anna: Account, meeting: ToldChronology):
    one, two = note_of(opened.case, anna), note_of(opened.case, anna)
    picked(opened, meeting, anna, one)
    picked(opened, meeting, anna, two)
    last_act_undo(of=now(opened, meeting), by=anna)
    assert chosen(now(opened, meeting)) == {one}
    last_act_undo(of=now(opened, meeting), by=anna)
    assert chosen(now(opened, meeting)) == {one, two}


def test_nobody_undoes_what_another_did(opened: Opened, child: Case, anna: Account, meeting: ToldChronology):
    told = picked(opened, meeting, anna, note_of(child, anna))
    last_act_undo(of=told, by=Account(id=uuid.uuid4()))
    assert now(opened, meeting).selection.acts == 1


def test_of_two_who_write_a_line_the_second_is_told(opened: Opened, anna: Account, meeting: ToldChronology):
    note = note_of(opened.case, anna)
    told = picked(opened, meeting, anna, note)
    line_write(of=told, thing=note, line="Bos linje", seen=1, version="x", by=anna)
    with pytest.raises(Overtaken):
        line_write(of=now(opened, meeting), thing=note, line="Annas linje", seen=1, version="x", by=anna)
    with pytest.raises(Overtaken):  # both read the same page, and both came through to the database
        line_write(of=told, thing=note, line="Annas linje", seen=1, version="x", by=anna)
    assert [line_of(row) for row in now(opened, meeting).selection.chosen] == ["Bos linje"]


def test_a_line_is_short_and_a_title_is_none_without_words(opened: Opened, anna: Account, meeting: ToldChronology):
    note = note_of(opened.case, anna)
    told = picked(opened, meeting, anna, note)
    with pytest.raises(Unfitting):
        line_write(of=told, thing=note, line="x" * 301, seen=1, version="x", by=anna)
    with pytest.raises(Unfitting):
        chronology_begin(case=opened.case, title="  ", meets_on=None, by=anna)


def test_title_and_day_are_versions_and_it_is_put_away_and_fetched(
    opened: Opened, anna: Account, meeting: ToldChronology
):
    chronology_rename(before=meeting, title="Til møde i skolen", meets_on=None, by=anna)
    with pytest.raises(Overtaken):
        chronology_rename(before=meeting, title="Andet", meets_on=None, by=anna)
    chronology_put_away(before=now(opened, meeting), is_away=True, by=anna)
    assert [(one.title, one.row.is_away) for one in chronologies_seen(opened)] == [("Til møde i skolen", True)]
    chronology_put_away(before=now(opened, meeting), is_away=False, by=anna)
    assert not now(opened, meeting).row.is_away
    assert Chronology.objects.count() == 4


def test_neither_titles_nor_lines_are_read_in_the_database(opened: Opened, anna: Account, meeting: ToldChronology):
    told = picked(opened, meeting, anna, note := note_of(opened.case, anna))
    line_write(of=told, thing=note, line="hemmeligt", seen=1, version="x", by=anna)
    with connection.cursor() as cursor:
        cursor.execute("SELECT t::text FROM chronology t UNION ALL SELECT t::text FROM chronology_choice t")
        rows = "".join(row for (row,) in cursor.fetchall())
    for word in ("netværksmøde", "hemmeligt"):
        assert word not in rows
        assert word.encode().hex() not in rows


def test_what_is_of_another_case_is_not_picked(opened: Opened, other: Case, anna: Account, meeting: ToldChronology):
    theirs = note_of(other, anna)
    assert versions_now(opened, [theirs]) == {}
    with pytest.raises((DatabaseError, CaseError)):
        things_put_in(to=meeting, versions={theirs: "x"}, by=anna)


def test_a_stranger_a_parent_and_a_child_see_and_write_nothing(
    opened: Opened, child: Case, anna: Account, meeting: ToldChronology, strangers: list[Account]
):
    picked(opened, meeting, anna, note := note_of(child, anna))
    assert chronologies_seen(Opened(child, NOTHING)) == []
    with pytest.raises(NotFound):
        chronology_seen(Opened(child, NOTHING), meeting.id)
    told = now(opened, meeting)
    for who in strangers:
        with world.web(who):
            assert (Chronology.objects.count(), ChronologyChoice.objects.count()) == (0, 0)
            with pytest.raises((DatabaseError, CaseError)), transaction.atomic():
                thing_take_out(of=told, thing=note, by=who)
            with pytest.raises((DatabaseError, CaseError)), transaction.atomic():
                chronology_begin(case=child, title="Løgn", meets_on=None, by=who)


@pytest.mark.parametrize("table", ["chronology", "chronology_choice"])
@pytest.mark.parametrize("role", ["livline_web", "livline_owner", "livline"])
def test_nothing_that_was_done_is_changed_or_lost(
    opened: Opened, anna: Account, meeting: ToldChronology, table: str, role: str
):
    picked(opened, meeting, anna, note_of(opened.case, anna))
    for statement in (f"UPDATE {table} SET at = now()", f"DELETE FROM {table}", f"TRUNCATE {table} CASCADE"):
        with pytest.raises(DatabaseError):
            change(role, statement)
    assert ChronologyChoice.objects.count() == 1


def change(role: str, statement: str) -> None:
    with world.role(role), connection.cursor() as cursor:
        cursor.execute(statement)
        if cursor.rowcount == 0:
            raise DatabaseError("nothing to change was seen")
