"""A month and a week of somebody's cases: what the law asks, what is agreed, and nothing of anybody else's."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pytest
from django.urls import reverse

from livline.access.models import Account
from livline.access.sight import sights
from livline.cases.models import Case
from livline.portrait import services as portrait
from livline.portrait.models import Answer, Outcome, Promise, To
from livline.team.models import Handover, Step, Taken
from livline.web.rooms.today.agreed import Agreed, Sort, agreed_in
from livline.web.rooms.today.asks import children
from livline.web.rooms.today.calendar import ROOM, asked_month, asked_week, monday_of, month_of, told, week_address
from tests.ground import world
from tests.ground.oracle import DAY, TODAY
from tests.web.pages.surroundings import asks_little, related
from tests.web.pages.test_today import anna, child_due
from tests.web.pages.visiting import Visitor

__all__ = ["anna"]
NONE = told([], [])


def thing(day: dt.date) -> Any:
    """Something on a day; which sort does not matter."""
    return SimpleNamespace(due_on=day, on=day)


def promised(child: Case, by: Account, text: str, on: dt.date | None, to: To = To.CHILD) -> Promise:
    with world.web(by):
        return portrait.promise_give(
            case=child, text=text, to=to, giver="Anna", given_on=TODAY - 90 * DAY, due_on=on, by=by
        )


def answered(promise: Promise, by: Account, outcome: Outcome, due_on: dt.date | None = None) -> None:
    with world.web(by):
        version = Answer.objects.filter(promise=promise).count()
        portrait.promise_answer(
            promise=promise, version=version, outcome=outcome, text="talt om", due_on=due_on, by=by
        )  # fmt: skip


def handed(child: Case, giver: Account, receiver: Account, on: dt.date, *taken: Taken) -> Handover:
    """A hand-over with the steps that were taken."""
    made = Handover.objects.create(
        case=child, giver=giver, receiver=receiver, on=on, message=b"", proposed_by=giver
    )  # fmt: skip
    for step in taken:
        Step.objects.create(handover=made, taken=step, by=receiver, reason="ferie" if step == Taken.DECLINED else "")
    return made


def agreed(who: Account) -> list[Agreed]:
    with world.web(who):
        return agreed_in(who, children(sights(who), TODAY), TODAY, (TODAY, TODAY))


# --- the days -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "first"),
    [("2027-02", dt.date(2027, 2, 1)), ("", TODAY.replace(day=1)), ("2027-13", TODAY.replace(day=1)),
     ("<script>", TODAY.replace(day=1)), ("0000-01", TODAY.replace(day=1))],
)  # fmt: skip
def test_a_month_is_asked_by_its_address(text: str, first: dt.date):
    assert asked_month(text, TODAY) == first


@pytest.mark.parametrize(
    ("text", "monday"),
    [("2026-W49", dt.date(2026, 11, 30)), ("2026-W53", dt.date(2026, 12, 28)), ("2027-W01", dt.date(2027, 1, 4)),
     ("2027-W53", monday_of(TODAY)), ("2027-W00", monday_of(TODAY)), ("", monday_of(TODAY)),
     ("2026-W5", monday_of(TODAY)), ("<script>", monday_of(TODAY))],
)  # fmt: skip
def test_a_week_is_asked_by_its_address_and_a_week_53_only_of_a_year_that_has_one(text: str, monday: dt.date):
    assert asked_week(text, TODAY) == monday


@pytest.mark.parametrize("monday", [dt.date(2026, 12, 21), dt.date(2026, 12, 28), dt.date(2027, 1, 4)])
def test_a_week_leads_to_the_weeks_beside_it_also_where_the_year_ends(monday: dt.date):
    week = NONE.week(monday, TODAY)
    assert asked_week(week.address, TODAY) == monday
    assert asked_week(week.after, TODAY) == monday + 7 * DAY
    assert asked_week(week.before, TODAY) == monday - 7 * DAY


def test_a_week_is_numbered_as_danes_number_it_and_belongs_to_the_month_of_most_of_its_days():
    week = NONE.week(dt.date(2026, 11, 30), dt.date(2026, 12, 1))
    assert (week.number, week.address, week.month) == (49, "2026-W49", "2026-12")
    assert [day.day.weekday() for day in week.days] == list(range(7))
    assert [day.day for day in week.days if day.is_today] == [dt.date(2026, 12, 1)]
    assert all(day.is_here for day in week.days)


def test_a_month_has_whole_weeks_and_what_is_due_on_its_day():
    due = dt.date(2027, 2, 17)
    month = month_of(dt.date(2027, 2, 1), told([thing(due)], [thing(due + DAY)]), dt.date(2027, 2, 3))
    assert {len(week.days) for week in month.weeks} == {7}
    assert month.weeks[0].days[0].day.weekday() == 0
    assert [day.day for day in month.busy] == [due, due + DAY]
    assert [day.day for week in month.weeks for day in week.days if day.is_today] == [dt.date(2027, 2, 3)]
    assert (month.before, month.after) == ("2027-01", "2027-03")
    assert month_of(dt.date(2026, 12, 1), NONE, TODAY).after == "2027-01"


def test_a_month_leads_to_the_week_of_today_or_else_to_its_first():
    assert month_of(dt.date(2027, 2, 1), NONE, dt.date(2027, 2, 17)).week == "2027-W07"
    assert month_of(dt.date(2027, 2, 1), NONE, dt.date(2027, 3, 2)).week == "2027-W05"


def test_a_day_of_a_month_says_how_much_it_leaves_to_the_week():
    day = dt.date(2027, 2, 17)
    for asks, others in ((0, 0), (ROOM, 0), (ROOM + 2, 3), (1, ROOM + 1)):
        week = told([thing(day)] * asks, [thing(day)] * others).week(monday_of(day), TODAY)
        one = next(each for each in week.days if each.day == day)
        assert len(one.first_asks) + len(one.first_agreed) <= ROOM
        assert len(one.first_asks) + len(one.first_agreed) + one.more == asks + others
        assert one.is_busy == bool(asks + others)


# --- what is agreed -----------------------------------------------------------------------------------------------


def test_a_promise_stands_on_the_day_that_was_agreed_last_until_it_is_kept(anna: Account):
    child = child_due(anna, "K1", "Alma", 30)
    promise = promised(child, anna, "ringe til farmor", TODAY + 3 * DAY)
    promised(child, anna, "en gang", None)
    assert [(one.sort, one.on, one.text) for one in agreed(anna)] == [
        (Sort.PROMISE, TODAY + 3 * DAY, "ringe til farmor")
    ]
    answered(promise, anna, Outcome.RENEGOTIATED, TODAY + 5 * DAY)
    assert [one.on for one in agreed(anna)] == [TODAY + 5 * DAY]
    answered(promise, anna, Outcome.KEPT)
    assert agreed(anna) == []


def test_my_day_shows_what_the_calendar_shows_of_promises(anna: Account):
    child = child_due(anna, "K1", "Alma", 30)
    for text, days in (("ringe til farmor", 3), ("købe fodbold", -2), ("tage på stranden", 15)):
        promised(child, anna, text, TODAY + days * DAY)
    page = Visitor(anna).get(reverse("today")).content.decode()
    due = page.partition('id="due"')[2].partition("</section>")[0]
    assert "Løfte: ringe til farmor" in due
    assert due.index("Løfter, hvis dag er gået") < due.index("Løfte: købe fodbold") < due.index("ringe til farmor")
    assert "stranden" not in due


def test_a_promise_past_its_day_is_late(anna: Account):
    child = child_due(anna, "K1", "Alma", 30)
    promised(child, anna, "ringe", TODAY - DAY)
    promised(child, anna, "skrive", TODAY)
    assert [(one.text, one.is_late) for one in agreed(anna)] == [("ringe", True), ("skrive", False)]


def test_promises_of_many_cases_are_those_of_each(anna: Account):
    from livline.cases.lookups import case_opened
    from livline.portrait.lookups import open_promises_of, portrait_of

    cases = [child_due(anna, f"K{number}", f"Barn{number}", 30) for number in range(3)]
    for number, child in enumerate(cases):
        for to in To:
            promised(child, anna, f"{to} {number}", TODAY + number * DAY, to)
    for who in (anna, related(cases[0], "Nat", "night_desk"), related(cases[1], "Bo", "leader")):
        with world.web(who):
            reached = sights(who)
            each = [one for case in reached for one in portrait_of(case_opened(case, by=who)).open_promises]
            assert {one.row.id for one in open_promises_of(reached, TODAY)} == {one.row.id for one in each}


def test_a_child_who_comes_or_goes_stands_on_that_day_for_both_and_not_when_it_came_to_nothing(anna: Account):
    child = child_due(anna, "K1", "Alma", 30)
    bo = related(child, "Bo", "worker")
    handed(child, anna, bo, TODAY + 2 * DAY, Taken.ACCEPTED)
    assert [(one.sort, one.text) for one in agreed(anna)] == [(Sort.LEAVES, "Bo")]
    assert [(one.sort, one.text, one.on) for one in agreed(bo)] == [(Sort.COMES, "Anna Prøve", TODAY + 2 * DAY)]
    other = child_due(anna, "K2", "Bertil", 30)
    handed(other, anna, bo, TODAY + 2 * DAY, Taken.DECLINED)
    assert [one.child.name for one in agreed(anna)] == ["Alma"]


# --- the pages ----------------------------------------------------------------------------------------------------


def page_of(who: Account, **query: str) -> str:
    page: str = Visitor(who).get(reverse("calendar"), **query).content.decode()
    return page


def test_the_calendar_shows_a_child_on_the_day_something_is_due(anna: Account):
    child_due(anna, "K1", "Alma", 3)
    due = TODAY + 3 * DAY
    assert "Alma" in page_of(anna, month=f"{due:%Y-%m}")
    assert "Ingen frister eller aftaler denne måned" in page_of(anna, month="2099-01")
    week = page_of(anna, week=week_address(due))
    assert f"Uge {due.isocalendar().week}</h1>" in week
    assert "Alma" in week.partition(f'datetime="{due:%Y-%m-%d}"')[2]
    assert "Alma" not in page_of(anna, week="2099-W10").partition('<ol class="week')[2]


def test_the_week_shows_what_was_promised_and_marks_today(anna: Account):
    child = child_due(anna, "K1", "Alma", 30)
    promised(child, anna, "ringe til farmor", TODAY)
    page = page_of(anna, week=week_address(TODAY))
    assert "Løfte: ringe til farmor" in page
    assert page.count('aria-current="date"') == 1
    assert "ringe til farmor" in page_of(anna)


@pytest.mark.parametrize("query", [{}, {"week": "2099-W10"}])
def test_what_is_overdue_stands_above_whatever_is_shown(anna: Account, query: dict[str, str]):
    child_due(anna, "K1", "Alma", -3)
    above = page_of(anna, **query).partition("<table" if not query else '<ol class="week')[0]
    assert "overskredet</summary>" in above
    assert "Alma" in above


def test_month_and_week_lead_to_each_other(anna: Account):
    assert 'href="?week=2027-W05"' in page_of(anna, month="2027-02")
    assert 'href="?month=2026-12"' in page_of(anna, week="2026-W49")


def test_a_stranger_sees_nothing_of_what_is_agreed(anna: Account):
    child = child_due(anna, "K1", "Alma", 3)
    promised(child, anna, "ringe til farmor", TODAY)
    handed(child, anna, related(child, "Bo", "worker"), TODAY, Taken.ACCEPTED)
    carla = world.account("Carla", anna.municipality)
    for query in ({}, {"week": week_address(TODAY)}):
        page = page_of(carla, **query)
        assert "Alma" not in page
        assert "farmor" not in page
    assert agreed(carla) == []


@pytest.mark.parametrize("many", [1, 9])
def test_the_calendar_asks_little_however_many_cases(anna: Account, many: int):
    for number in range(many):
        child = child_due(anna, f"K{number}", f"Barn{number}", number)
        promised(child, anna, "ringe", TODAY)
    visitor = Visitor(anna)
    visitor.get(reverse("calendar"))
    asks_little(visitor, reverse("calendar"))
    asks_little(visitor, reverse("calendar"), week=week_address(TODAY))
