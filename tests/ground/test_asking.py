"""Are questions that are written once answered for the case and the account that ask, and for nobody else?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from livline.access.acting import acting_as
from livline.access.models import Account, Relation
from livline.access.sight import Sight
from livline.cases.asking import asked_alike
from livline.cases.lookups import Opened
from livline.cases.models import Case, Entry, Place
from tests.ground import world

pytestmark = pytest.mark.usefixtures("db")
SIGHT = Sight(frozenset({"worker"}))
Ask = Callable[[Opened, Account], Sequence[QuerySet[Any]]]


def facts_and_relations(opened: Opened, account: Account) -> Sequence[QuerySet[Any]]:
    facts = Entry.objects.filter(case=opened.case, kind__in=["plan", "visit"]).order_by("position")
    return facts, Place.objects.none(), Relation.objects.filter(case=opened.case, account=account, kind="worker")


def two_cases() -> tuple[Account, Account, Case, Case]:
    """Anna's and Bo's, each with a fact of its own."""
    of = world.municipality()
    anna, bo = world.account("Anna", of), world.account("Bo", of)
    hers, his = world.case(of, "K1"), world.case(of, "K2")
    world.relate(anna, hers)
    world.relate(bo, his)
    world.entry(hers, "plan", event_id="of K1")
    world.entry(his, "visit", event_id="of K2")
    return anna, bo, hers, his


def test_each_case_and_account_has_its_own_answers():
    anna, bo, hers, his = two_cases()
    ask = asked_alike(facts_and_relations)
    for _ in range(8):  # more often than the server needs to settle on one plan
        for who, child, name in ((anna, hers, "of K1"), (bo, his, "of K2")):
            facts, places, relations = ask(Opened(child, SIGHT), who)
            assert [fact.event_id for fact in facts] == [name]
            assert places == []
            assert [(one.account_id, one.case_id) for one in relations] == [(who.id, child.id)]
        assert ask(Opened(hers, SIGHT), bo)[2] == []


def test_more_ids_are_told_when_it_is_asked():
    anna, bo, hers, _his = two_cases()
    world.entry(hers, "visit", event_id="other of K1")

    def one_fact(opened: Opened, fact: UUID, account: Account) -> Sequence[QuerySet[Any]]:
        return Entry.objects.filter(case=opened.case, fact=fact), Relation.objects.filter(account=account)

    ask = asked_alike(one_fact)
    for fact in Entry.objects.filter(case=hers):
        for who in (anna, bo):
            facts, relations = ask(Opened(hers, SIGHT), fact.fact, who)
            assert [one.event_id for one in facts] == [fact.event_id]
            assert [one.account_id for one in relations] == [who.id]


def test_the_questions_are_written_once_for_each_sight():
    anna, _bo, hers, his = two_cases()
    written = []

    def questions(opened: Opened, account: Account) -> Sequence[QuerySet[Any]]:
        written.append(opened.sight)
        return facts_and_relations(opened, account)

    ask = asked_alike(questions)
    other = Sight(frozenset({"leader"}))
    for child, sight in ((hers, SIGHT), (his, SIGHT), (hers, other), (his, other)):
        ask(Opened(child, sight), anna)
    assert written == [SIGHT, other]


def test_all_questions_are_one():
    anna, _bo, hers, _his = two_cases()
    ask = asked_alike(facts_and_relations)
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            ask(Opened(hers, SIGHT), anna)
        assert len(asked) == 1


def test_the_wall_is_asked_anew_each_time():
    """A plan that is kept keeps no right: neither of another account nor one that has ended."""
    anna, bo, hers, _his = two_cases()
    ask = asked_alike(facts_and_relations)
    for _ in range(8):
        for who, sees in ((anna, 1), (bo, 0)):
            with world.role("livline_web"), acting_as(who.id):
                assert len(ask(Opened(hers, SIGHT), who)[0]) == sees
    Relation.objects.filter(account=anna).update(during=(world.LONG_AGO, dt.date(2020, 2, 1)))
    with world.role("livline_web"), acting_as(anna.id):
        assert ask(Opened(hers, SIGHT), anna)[0] == []


def test_a_wall_that_is_built_anew_holds_at_once():
    anna, _bo, hers, _his = two_cases()
    ask = asked_alike(facts_and_relations)
    for _ in range(8):
        with world.role("livline_web"), acting_as(anna.id):
            assert len(ask(Opened(hers, SIGHT), anna)[0]) == 1
    with connection.cursor() as cursor:
        cursor.execute("DROP POLICY web_reads ON entry")
    with world.role("livline_web"), acting_as(anna.id):
        assert ask(Opened(hers, SIGHT), anna)[0] == []


def of_the_municipality(opened: Opened, account: Account) -> Sequence[QuerySet[Any]]:
    return (Account.objects.filter(municipality_id=opened.case.municipality_id),)


def of_another_answer(opened: Opened, account: Account) -> Sequence[QuerySet[Any]]:
    return (Entry.objects.filter(fact__in=list(Entry.objects.values_list("fact", flat=True))),)


def of_this_moment(opened: Opened, account: Account) -> Sequence[QuerySet[Any]]:
    return (Entry.objects.filter(case=opened.case, recorded_at__lt=timezone.now()),)


@pytest.mark.parametrize("questions", [of_the_municipality, of_another_answer, of_this_moment])
def test_what_depends_on_more_than_ids_is_refused(questions: Ask):
    anna, _bo, hers, _his = two_cases()
    with pytest.raises(ValueError, match=r"answer|moment"):
        asked_alike(questions)(Opened(hers, SIGHT), anna)
