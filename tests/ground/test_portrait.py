"""A portrait is added to and never changed; door and wall agree on who reads it, and a promise's state is told.

A statement without a role is the superuser's, whom no wall stops: the table itself does.
"""

from __future__ import annotations

import datetime as dt
from contextlib import nullcontext
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from livline.access.danish_day import today
from livline.access.errors import NotFound, Overtaken, Unfitting
from livline.access.models import Account, Relation
from livline.cases.lookups import Opened, case_opened
from livline.cases.models import Case
from livline.portrait import services
from livline.portrait.lookups import Portrait, State, portrait_of, promise_seen
from livline.portrait.models import Answer, Bright, Introduction, Outcome, Promise, To, Voice
from tests.ground import world

pytestmark = pytest.mark.usefixtures("db")
DAY = dt.timedelta(days=1)


@pytest.fixture
def child() -> Case:
    return world.case(world.municipality())


@pytest.fixture
def anna(child: Case) -> Account:
    who = world.account("Anna", child.municipality)
    world.relate(who, child)
    return who


def somebody(child: Case, kind: str) -> Account:
    who = world.account(kind, child.municipality)
    world.relate(who, child, kind)
    return who


def portrait_for(who: Account, child: Case) -> Portrait:
    with world.web(who):
        return portrait_of(case_opened(child.id, by=who))


def introduce(child: Case, by: Account, text: str = "Jeg hedder Sol", replaces: Introduction | None = None) -> Any:
    with world.web(by):
        return services.introduction_write(
            case=child, text=text, not_again="min far", voice=Voice.CHILD, by=by, replaces=replaces
        )


def promise(child: Case, by: Account, to: To = To.CHILD, due: int | None = 5) -> Promise:
    due_on = today() + due * DAY if due is not None else None
    with world.web(by):
        return services.promise_give(
            case=child, text="Vi ringer fredag", to=to, giver="Anna", given_on=today() - 30 * DAY, due_on=due_on, by=by
        )


def answer(row: Promise, by: Account, outcome: Outcome, due: int | None = None, text: str = "talt med Sol") -> None:
    with world.web(by):
        due_on = today() + due * DAY if due is not None else None
        version = Answer.objects.filter(promise=row).count()
        services.promise_answer(promise=row, version=version, outcome=outcome, text=text, due_on=due_on, by=by)


def test_an_introduction_is_told_and_a_new_one_takes_its_place_while_the_old_stays(child: Case, anna: Account):
    first = introduce(child, anna)
    introduce(child, anna, "Kald mig Solle", replaces=first)
    told = portrait_for(anna, child).introduction
    assert told is not None
    assert (told.text, told.not_again, told.voice) == ("Kald mig Solle", "min far", Voice.CHILD)
    assert Introduction.objects.count() == 2


def test_of_two_who_write_an_introduction_the_second_sees_the_first(child: Case, anna: Account):
    first = introduce(child, anna)
    theirs = introduce(child, anna, "Kald mig Solle", replaces=first)
    for replaces in (None, first):
        with pytest.raises(Overtaken) as refused:
            introduce(child, anna, "mit eget", replaces=replaces)
        assert refused.value.theirs == theirs


def test_what_is_written_is_unreadable_in_the_database(child: Case, anna: Account):
    introduce(child, anna)
    promise(child, anna)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sealed, not_again, NULL FROM introduction UNION ALL SELECT sealed, giver, NULL FROM promise"
        )
        kept = b"".join(bytes(value) for row in cursor.fetchall() for value in row if value is not None)
    assert kept
    for text in ("Sol", "min far", "fredag", "Anna"):
        assert text.encode() not in kept


def test_what_goes_well_is_told_until_somebody_says_that_it_is_over(child: Case, anna: Account):
    with world.web(anna):
        row = services.bright_add(case=child, text="Hun synger igen", seen_on=today(), by=anna)
    assert [one.text for one in portrait_for(anna, child).bright] == ["Hun synger igen"]
    with world.web(anna):
        services.bright_end(before=row, why="koret er holdt op", by=anna)
    assert portrait_for(anna, child).bright == ()
    with world.web(anna), pytest.raises(Overtaken):
        services.bright_end(before=row, why="igen", by=anna)


@pytest.mark.parametrize(
    ("due", "answers", "state"),
    [
        (5, [], State.OPEN),
        (0, [], State.OPEN),
        (-1, [], State.BROKEN_SO_FAR),
        (None, [], State.OPEN),
        (-1, [(Outcome.KEPT, None)], State.KEPT),
        (-9, [(Outcome.RENEGOTIATED, 3)], State.OPEN),
        (-9, [(Outcome.RENEGOTIATED, -2)], State.BROKEN_SO_FAR),
        (5, [(Outcome.BROKEN, None)], State.BROKEN),
        (5, [(Outcome.BROKEN, None), (Outcome.KEPT, None)], State.KEPT),
    ],
)
def test_where_a_promise_stands_is_told_from_its_answers_and_the_day(
    child: Case, anna: Account, due: int | None, answers: list[tuple[Outcome, int | None]], state: State
):
    row = promise(child, anna, due=due)
    for outcome, anew in answers:
        answer(row, anna, outcome, anew)
    told = portrait_for(anna, child).promises[0]
    assert (told.state, told.text, told.giver) == (state, "Vi ringer fredag", "Anna")
    assert told.is_open == (state in (State.OPEN, State.BROKEN_SO_FAR))
    assert [text for _, text in told.notes] == ["talt med Sol"] * len(answers)


def test_a_promise_agreed_anew_has_its_new_day(child: Case, anna: Account):
    row = promise(child, anna, due=-9)
    answer(row, anna, Outcome.RENEGOTIATED, 3)
    told = portrait_for(anna, child).promises[0]
    assert (told.due_on, told.days) == (today() + 3 * DAY, 3)


def test_of_two_who_answer_a_promise_the_second_sees_the_first(child: Case, anna: Account):
    row = promise(child, anna)
    answer(row, anna, Outcome.KEPT)
    with world.web(anna), pytest.raises(Overtaken) as refused:
        services.promise_answer(promise=row, version=0, outcome=Outcome.BROKEN, text="talt med Sol", by=anna)
    assert refused.value.theirs == Answer.objects.get()


def test_a_relation_that_ends_before_the_commit_writes_nothing(child: Case, anna: Account):
    introduce(child, anna)
    Relation.objects.update(during=(world.LONG_AGO, today()))
    with pytest.raises(DatabaseError), transaction.atomic():
        connection.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_what_is_past_its_day_stands_first(child: Case, anna: Account):
    for due in (5, -1, None):
        promise(child, anna, due=due)
    told = portrait_for(anna, child)
    assert [one.days for one in told.promises] == [-1, 5, None]
    assert told.open_promises == list(told.promises)


@pytest.mark.parametrize(
    ("text", "outcome", "due"),
    [("", Outcome.BROKEN, None), ("talt med Sol", Outcome.RENEGOTIATED, None), ("talt med Sol", Outcome.KEPT, 4)],
)
def test_an_answer_says_what_it_has_to(child: Case, anna: Account, text: str, outcome: Outcome, due: int | None):
    row = promise(child, anna)
    with pytest.raises(Unfitting):
        answer(row, anna, outcome, due, text)


def test_what_replaces_something_stands_in_its_case(child: Case, anna: Account):
    other = world.case(child.municipality, "K2")
    world.relate(anna, other)
    first = introduce(child, anna)
    with world.web(anna), pytest.raises(Overtaken):
        introduce(other, anna, replaces=first)
    assert portrait_for(anna, other).introduction is None


def test_nothing_is_kept_of_what_says_nothing(child: Case, anna: Account):
    with pytest.raises(Unfitting):
        introduce(child, anna, "  ")
    with pytest.raises(Unfitting):
        promise(child, anna, due=-31)
    with world.web(anna), pytest.raises(Unfitting):
        services.bright_add(case=child, text="snart", seen_on=today() + DAY, by=anna)


def test_the_child_and_those_it_lives_with_see_what_the_child_was_promised_and_nothing_else(child: Case, anna: Account):
    promise(child, anna)
    promise(child, anna, To.PARENTS)
    for kind in ("child", "foster", "site_staff"):
        assert [one.to for one in portrait_for(somebody(child, kind), child).promises] == [To.CHILD]
    assert len(portrait_for(somebody(child, "leader"), child).promises) == 2


@pytest.mark.parametrize("kind", ["custody_parent", "parent", "coordinator", "representative", "support_person"])
def test_others_see_nothing_by_the_wall_and_nothing_by_the_door(child: Case, anna: Account, kind: str):
    introduce(child, anna)
    row = promise(child, anna)
    who = somebody(child, kind)
    assert portrait_for(who, child) == Portrait()
    with world.web(who):
        assert not any(model.objects.exists() for model in (Introduction, Bright, Promise, Answer))
        opened = case_opened(child.id, by=who)
    for everything in (opened, Opened(child, opened.sight)):
        with pytest.raises(NotFound):
            promise_seen(everything, row.id)
    assert portrait_of(opened) == Portrait(), "the door holds without the wall"


@pytest.mark.parametrize("kind", ["leader", "night_desk", "child", "foster"])
def test_who_only_reads_adds_nothing(child: Case, kind: str):
    with pytest.raises(DatabaseError), transaction.atomic():
        introduce(child, somebody(child, kind))


def test_nobody_writes_in_anothers_name_or_answers_across_cases(child: Case, anna: Account):
    bo, other = world.account("Bo", child.municipality), world.case(child.municipality, "K2")
    world.relate(bo, other)
    theirs = promise(other, bo)
    with world.web(anna), pytest.raises(DatabaseError), transaction.atomic():
        services.bright_add(case=child, text="godt", seen_on=today(), by=bo)
    crossed = Promise(id=theirs.id, case=child)
    with world.web(anna), pytest.raises(DatabaseError), transaction.atomic():
        services.promise_answer(promise=crossed, version=0, outcome=Outcome.KEPT, text="", by=anna)


@pytest.mark.parametrize("table", ["introduction", "bright", "promise", "promise_answer"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET at = now()", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
@pytest.mark.parametrize("role", ["livline_web", "livline_job", ""])
def test_nothing_is_changed_or_taken_away(child: Case, anna: Account, table: str, statement: str, role: str):
    introduce(child, anna)
    answer(promise(child, anna), anna, Outcome.KEPT)
    with world.web(anna):
        services.bright_add(case=child, text="godt", seen_on=today(), by=anna)
    with world.role(role) if role else nullcontext(), pytest.raises(DatabaseError), transaction.atomic():
        connection.cursor().execute(statement.format(table))


def test_a_long_portrait_asks_as_little_as_a_short_one(child: Case, anna: Account):
    introduce(child, anna)
    for _ in range(6):
        answer(promise(child, anna), anna, Outcome.KEPT)
    with world.web(anna):
        opened = case_opened(child.id, by=anna)
        with CaptureQueriesContext(connection) as asked:
            told = portrait_of(opened)
        assert len(told.promises) == 6
    assert len(asked) == 1
