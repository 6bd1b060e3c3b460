"""Of the visits of a year pages say how many are held and how many remain, and what comes when the year is done."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.urls import reverse

from lawcode.days import add_months, to_date, to_day
from livline.access.models import Account
from livline.cases import services
from livline.cases.models import Case, Entry
from livline.web.day_words import day_text
from tests.ground import world
from tests.ground.oracle import DAY, TODAY
from tests.web.pages.surroundings import asks_little, child_in, related
from tests.web.pages.visiting import Visitor

BEGAN = TODAY - 200 * DAY
NEXT = to_date(add_months(to_day(BEGAN), 12))
ENDS = NEXT - DAY
COUNTS = {"at_site": True, "talked_with_child": True}
COMING = "Næste periode begynder"


@pytest.fixture
def child() -> Case:
    made = child_in(world.municipality())
    Case.objects.filter(id=made.id).update(born_on=TODAY.replace(year=TODAY.year - 7, day=1))
    return made


@pytest.fixture
def anna(child: Case) -> Account:
    who = related(child, "Anna", "worker")
    record(child, who, "placement_started", -200, id="s1", measure="p1", site_kind="foster")
    return who


def record(child: Case, who: Account, kind: str, days: int, **fields: Any) -> Entry:
    with world.web(who):
        told = {"date": TODAY + days * DAY, "measure": "p1", **fields}
        return services.fact_record(case=child, kind=kind, fields=told, by=who)


def duties(who: Account, child: Case, **query: Any) -> str:
    answer = Visitor(who).get(reverse("duties", args=[child.id]), **query)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_the_duty_says_how_many_are_held_and_how_many_remain(child: Case, anna: Account):
    assert f"0 af 2 tilsyn er holdt. 2 mangler senest {day_text(ENDS)}." in duties(anna, child)
    record(child, anna, "visit", -40, **COUNTS)
    html = duties(anna, child)
    assert f"1 af 2 tilsyn er holdt: {day_text(TODAY - 40 * DAY)}. 1 mangler senest {day_text(ENDS)}." in html
    assert COMING not in html
    asks_little(Visitor(anna), reverse("duties", args=[child.id]))


def test_a_visit_that_does_not_count_is_not_counted_and_one_that_may_is_told(child: Case, anna: Account):
    record(child, anna, "visit", -40, at_site=True, talked_with_child=False)
    assert "0 af 2 tilsyn er holdt." in duties(anna, child)
    record(child, anna, "visit", -30, at_site=True)
    assert "Et tilsyn mere tæller måske; ikke oplyst: om der blev talt med barnet." in duties(anna, child)


def test_a_year_that_is_over_says_what_was_missing_that_day(child: Case, anna: Account):
    record(child, anna, "visit", -40, **COUNTS)
    later = ENDS + 3 * DAY
    html = duties(anna, child, day=f"{later:%d.%m.%Y}")
    assert f"1 manglede, da fristen gik {day_text(ENDS)}." in html
    assert f"0 af 2 tilsyn er holdt. 2 mangler senest {day_text(to_date(add_months(to_day(NEXT), 12)) - DAY)}." in html


def test_what_was_known_on_a_day_is_what_is_counted(child: Case, anna: Account):
    record(child, anna, "visit", -40, **COUNTS)
    before = TODAY - DAY
    assert "tilsyn er holdt" not in duties(anna, child, day=f"{TODAY:%d.%m.%Y}", known_by=f"{before:%d.%m.%Y}")
    assert "1 af 2 tilsyn er holdt" in duties(anna, child, day=f"{TODAY:%d.%m.%Y}", known_by=f"{TODAY:%d.%m.%Y}")


def test_recording_a_visit_says_how_far_the_year_has_come(child: Case, anna: Account):
    visitor, path = Visitor(anna), reverse("quick-record", args=[child.id, "visit"])
    assert "0 af 2 tilsyn er holdt." in visitor.get(path).content.decode()
    first, second = (f"{TODAY - many * DAY:%d.%m.%Y}" for many in (50, 1))
    done = visitor.post(path, date=first, talked_with_child="yes", measure="p1")["Location"]
    html = visitor.get(done).content.decode()
    assert "Et skridt nærmere" in html
    assert f"1 af 2 tilsyn er holdt: {day_text(TODAY - 50 * DAY)}. 1 mangler senest {day_text(ENDS)}." in html
    asks_little(visitor, done)
    html = visitor.get(
        visitor.post(path, date=second, talked_with_child="yes", measure="p1")["Location"]
    ).content.decode()
    held = f"2 af 2 tilsyn er holdt: {day_text(TODAY - 50 * DAY)} og {day_text(TODAY - DAY)}."
    assert held in html
    assert COMING in html
    assert held in duties(anna, child)


def test_a_visit_that_does_not_count_is_no_step_nearer(child: Case, anna: Account):
    visitor, path = Visitor(anna), reverse("quick-record", args=[child.id, "visit"])
    done = visitor.post(path, date=f"{TODAY:%d.%m.%Y}", talked_with_child="no", measure="p1")["Location"]
    assert "Et skridt nærmere" not in visitor.get(done).content.decode()


def test_when_the_year_is_done_the_next_one_is_told_and_is_no_duty(child: Case, anna: Account):
    for days in (-40, -20):
        record(child, anna, "visit", days, **COUNTS)
    html = duties(anna, child)
    ends = to_date(add_months(to_day(NEXT), 12)) - DAY
    assert f"{COMING} {day_text(NEXT)}: 2 tilsyn senest {day_text(ends)}" in html
    rows = len(re.findall(r'<li class="duty duty--', html))
    numbers = [int(n) for n in re.findall(r'<h3 id="group-[a-z_]+">[^<]+<span class="quiet">(\d+)</span>', html)]
    settled = [int(n) for n in re.findall(r'group-title">[^<]+</span> <span class="quiet">(\d+)</span>', html)]
    assert sum(numbers) + sum(settled) == rows, "what comes is counted nowhere"


def test_nothing_comes_for_who_will_be_grown_up(child: Case, anna: Account):
    Case.objects.filter(id=child.id).update(born_on=TODAY.replace(year=TODAY.year - 17, day=1))
    for days in (-40, -20):
        record(child, anna, "visit", days, **COUNTS)
    assert COMING not in duties(anna, child)


# --- what comes, by day -------------------------------------------------------------------------------------------


def done_year(child: Case, who: Account, began: int) -> None:
    """A placement that began so many days ago, with both visits of its first year."""
    record(child, who, "placement_started", -began, id="s1", measure="p1", site_kind="foster")
    for days in (100, 90):
        record(child, who, "visit", -days, **COUNTS)


@pytest.fixture
def soon(child: Case) -> Account:
    """Her child's next year begins within two weeks."""
    who = related(child, "Berit", "worker")
    done_year(child, who, 358)
    return who


def test_my_day_and_the_calendar_tell_the_day_on_which_the_next_year_begins(child: Case, soon: Account):
    begins = to_date(add_months(to_day(TODAY - 358 * DAY), 12))
    ends = to_date(add_months(to_day(begins), 12)) - DAY
    said = f"Næste periode begynder: 2 tilsyn senest {day_text(ends)}"
    year, week, _day = begins.isocalendar()
    visitor = Visitor(soon)
    today = visitor.get(reverse("today")).content.decode()
    assert said in today.partition("De næste 14 dage")[2]
    for query in ({"month": f"{begins:%Y-%m}"}, {"week": f"{year}-W{week:02}"}):
        page = visitor.get(reverse("calendar"), **query).content.decode()
        assert said in page
        assert "month-ask--pending" not in page or "To årlige" not in page.partition(said)[0][-200:]
    asks_little(visitor, reverse("today"))
    asks_little(visitor, reverse("calendar"))
    assert "Intet venter efter loven" in today or "To årlige tilsynsbesøg" not in today.partition("De næste 14 dage")[0]


def test_what_begins_later_stands_in_its_month_and_not_on_my_day(child: Case):
    who = related(child, "Cecilie", "worker")
    done_year(child, who, 300)
    begins = to_date(add_months(to_day(TODAY - 300 * DAY), 12))
    visitor = Visitor(who)
    assert COMING not in visitor.get(reverse("today")).content.decode()
    assert COMING in visitor.get(reverse("calendar"), month=f"{begins:%Y-%m}").content.decode()


def test_a_year_that_is_not_done_tells_nothing_of_the_next(child: Case):
    who = related(child, "Dorte", "worker")
    record(child, who, "placement_started", -358, id="s1", measure="p1", site_kind="foster")
    record(child, who, "visit", -100, **COUNTS)
    assert COMING not in Visitor(who).get(reverse("today")).content.decode()
