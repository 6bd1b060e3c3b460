"""My day: who needs me most and why, what is due, what is new, what waits; and nothing of anybody else's."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace

import pytest
from django.db.models.functions import Now
from django.urls import reverse

from livline.access.models import Account, Protection
from livline.access.models.protections import Lowering
from livline.access.sight import sights
from livline.cases.hooks import facts_changed
from livline.cases.models import Case, Entry, Quarantine
from livline.looks.models import Act
from livline.looks.record import record
from livline.people.models import Word
from livline.people.sealed import word_place
from livline.sealing.seal import seal
from livline.web.rooms.today.asks import Ask, ahead, asks, children, needs, overdue
from livline.web.rooms.today.calendar import asked_month, month_of
from tests.ground import world
from tests.ground.oracle import DAY, TODAY
from tests.web.pages.surroundings import asks_little, child_in, in_office, related
from tests.web.pages.visiting import Visitor


@pytest.fixture
def anna() -> Account:
    return world.account("Anna Prøve", world.municipality())


def child_due(anna: Account, number: str, called: str, days: int) -> Case:
    """A placed child whose next follow-up is due in some days (negative: was); visits are as they should be."""
    assert anna.municipality is not None
    child = child_in(anna.municipality, number, called)
    world.entry(child, kind="decision", date=TODAY - 100 * DAY, about="placement", measure="p1", by="municipality")
    world.entry(child, kind="placement_started", date=TODAY - 99 * DAY, measure="p1", site_kind="foster", position=2)
    world.entry(
        child, kind="follow_up", date=TODAY - 90 * DAY, measure="p1", next_on=TODAY + days * DAY, position=3,
        event_id="o1",
    )  # fmt: skip
    facts_changed([child.id])
    world.relate(anna, child)
    return child


def mine(anna: Account, day: dt.date = TODAY) -> list:
    with world.web(anna):
        return children(sights(anna), day)


def only(told: list[Ask], duty: str = "next_follow_up") -> list[Ask]:
    return [ask for ask in told if ask.duty == duty]


def test_the_day_names_the_child_the_duty_and_why_it_comes_first(anna: Account):
    child = child_due(anna, "K1", "Alma", -3)
    page = Visitor(anna).get(reverse("today")).content.decode()
    assert "Goddag, Anna" in page
    assert "Alma" in page
    assert reverse("case", args=[child.id]) in page
    assert "3 dage for sent" in page
    with world.web(anna):
        first = needs(children(sights(anna), TODAY), TODAY)[0]
    assert first.reason
    assert first.because in page


def test_three_are_shown_and_who_is_harmed_most_stands_first(anna: Account):
    for number, days in enumerate((9, -30, 3, 13)):
        child_due(anna, f"K{number}", f"Barn{number}", days)
    from livline.ledger import harm

    told = needs(mine(anna), TODAY)
    assert len(told) == 3
    keys = [harm.key(need.ask.child.open[0], TODAY) for need in told]
    assert keys == sorted(keys)


def test_a_child_without_anything_open_needs_nobody(anna: Account):
    assert anna.municipality is not None
    child = child_in(anna.municipality, "K1", "Alma")
    world.relate(anna, child)
    facts_changed([child.id])
    page = Visitor(anna).get(reverse("today")).content.decode()
    assert "Intet venter efter loven" in page


def test_what_is_due_turns_late_at_midnight_without_a_job(anna: Account):
    child_due(anna, "K1", "Alma", 0)
    before, after = (only(asks(mine(anna, day), day)) for day in (TODAY, TODAY + DAY))
    assert [(ask.status, ask.days) for ask in before] == [("pending", 0)]
    assert [(ask.status, ask.days) for ask in after] == [("overdue", -1)]
    assert [ask.duty for ask in overdue(after)] == ["next_follow_up"]


def test_the_list_looks_a_fortnight_ahead_by_day(anna: Account):
    for number, days in enumerate((0, 14, 15, -1)):
        child_due(anna, f"K{number}", f"Barn{number}", days)
    told = ahead(only(asks(mine(anna), TODAY)), TODAY)
    assert [day for day, _ in told] == [TODAY, TODAY + 14 * DAY]


def test_a_stranger_and_who_does_no_casework_see_no_day(anna: Account):
    child = child_due(anna, "K1", "Alma", 3)
    stranger = world.account("Carla", anna.municipality)
    assert anna.municipality is not None
    bodil = in_office("Bodil", anna.municipality, "administrator")
    leader = related(child, "Bo", "leader")
    for who in (stranger, bodil, leader):
        answer = Visitor(who).get(reverse("today"))
        assert (answer.status_code, answer["Location"]) == (302, reverse("cases"))
        assert "Alma" not in Visitor(who).get(reverse("calendar")).content.decode() or who == leader
    other = related(child_due(anna, "K2", "Bertil", 3), "Dag", "worker")
    page = Visitor(other).get(reverse("today")).content.decode()
    assert "Bertil" in page
    assert "Alma" not in page


def test_home_leads_to_the_day_or_to_the_cases(anna: Account):
    child = child_due(anna, "K1", "Alma", 3)
    assert Visitor(anna).get(reverse("home"))["Location"] == reverse("today")
    assert Visitor(related(child, "Bo", "leader")).get(reverse("home"))["Location"] == reverse("cases")


# --- what is around -----------------------------------------------------------------------------------------------


def page_of(who: Account) -> str:
    page: str = Visitor(who).get(reverse("today")).content.decode()
    return page


def looks_at(who: Account, child: Case) -> None:
    with world.web(who):
        record(child.id, Act.READ, "worker")


def test_a_case_given_to_me_is_new_until_i_open_it(anna: Account):
    assert anna.municipality is not None
    child = child_in(anna.municipality, "K1", "Alma")
    facts_changed([child.id])
    world.relate(anna, child, during=(TODAY - DAY, None))
    assert "ny hos dig" in page_of(anna)
    looks_at(anna, child)
    assert "ny hos dig" not in page_of(anna)


def test_what_others_wrote_since_i_looked_is_new_and_what_i_wrote_is_not(anna: Account):
    child = child_due(anna, "K1", "Alma", 30)
    bo = related(child, "Bo", "worker")
    looks_at(anna, child)
    world.entry(child, kind="plan", date=TODAY, recorded_by=bo, position=9)
    news = page_of(anna).partition("Nyt for dig")[2].partition("</section>")[0]
    assert "Plan" in news
    looks_at(anna, child)
    assert "Plan," not in page_of(anna).partition("Nyt for dig")[2].partition("</section>")[0]
    world.entry(child, kind="visit", date=TODAY, recorded_by=anna, position=10)
    assert "Tilsynsbesøg," not in page_of(anna).partition("Nyt for dig")[2].partition("</section>")[0]


def test_words_of_the_child_are_new_to_its_caseworker_alone(anna: Account):
    child = child_due(anna, "K1", "Alma", 30)
    alma, cover = related(child, "Alma", "child"), related(child, "Dag", "cover")
    word = Word(case=child, by=alma, is_shared=True)
    word.sealed = seal("jeg savner min bror", word_place(word.id))
    word.save(force_insert=True)
    assert "har skrevet til dig" in page_of(anna)
    assert "har skrevet til dig" not in page_of(cover)
    assert "savner" not in page_of(anna)


def test_what_i_asked_others_for_waits_until_they_have_answered(anna: Account):
    child = child_due(anna, "K1", "Alma", 30)
    bo = related(child, "Bo", "worker")
    world.relate(world.account("Ny", anna.municipality), child, "cover", during=(TODAY, None), is_confirmed=False,
                 added_by=anna)  # fmt: skip
    raised = Protection.objects.create(case=child, level="protected", reason="trusler", raised_by=anna)
    Lowering.objects.create(protection=raised, asked_by=anna, reason="forbi")
    entry = Entry.objects.get(case=child, kind="follow_up")
    Quarantine.objects.create(fact=entry.fact, case=child, reason="forkert barn", asked_by=anna)
    page = page_of(anna)
    for sentence in ("en anden skal bekræfte", "en anden skal ophæve", "en anden skal skjule"):
        assert sentence in page
    assert "Venter på dig" in page_of(bo), "the colleague is asked"
    assert "Venter på dig" not in page
    Lowering.objects.update(confirmed_by=bo, confirmed_at=Now())
    Quarantine.objects.update(confirmed_by=bo, confirmed_at=Now())
    assert "ophæve" not in page_of(anna)
    assert "Venter på dig" not in page_of(bo)


def test_drafts_are_mine_and_lead_back_to_their_form(anna: Account):
    child = child_due(anna, "K1", "Alma", 30)
    bo = related(child, "Bo", "worker")
    Visitor(anna).post(reverse("draft", args=[child.id, "quick-visit"]), reason="halvt")
    Visitor(anna).post(reverse("draft", args=[child.id, "new-plan"]), reason="halvt")
    page = page_of(anna)
    assert reverse("quick-record", args=[child.id, "visit"]) in page.partition("Dine kladder")[2]
    assert reverse("fact-record", args=[child.id, "plan"]) in page.partition("Dine kladder")[2]
    assert "halvt" not in page
    assert "new-plan" not in page_of(bo)
    assert reverse("fact-record", args=[child.id, "plan"]) not in page_of(bo)


def test_what_i_wrote_today_can_be_taken_back_from_here(anna: Account):
    child = child_due(anna, "K1", "Alma", 30)
    Visitor(anna).post(reverse("quick-record", args=[child.id, "need_known"]), date=TODAY.strftime("%d.%m.%Y"))
    fact = Entry.objects.get(kind="need_known").fact
    assert reverse("quick-undo", args=[child.id, fact]) in page_of(anna)
    Visitor(anna).post(reverse("quick-undo", args=[child.id, fact]))
    assert reverse("quick-undo", args=[child.id, fact]) not in page_of(anna)


def test_what_is_closed_to_me_meanwhile_is_gone_from_my_day(anna: Account):
    child = child_due(anna, "K1", "Alma", 3)
    Visitor(anna).post(reverse("draft", args=[child.id, "quick-visit"]), reason="halvt")
    child_due(anna, "K2", "Bertil", 3)
    from livline.access.models import Conflict

    Conflict.objects.create(account=anna, case=child)
    page = page_of(anna)
    assert "Bertil" in page
    assert "Alma" not in page
    assert str(child.id) not in page


# --- the calendar -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "first"),
    [("2027-02", dt.date(2027, 2, 1)), ("", TODAY.replace(day=1)), ("2027-13", TODAY.replace(day=1)),
     ("<script>", TODAY.replace(day=1)), ("0000-01", TODAY.replace(day=1))],
)  # fmt: skip
def test_a_month_is_asked_by_its_address(text: str, first: dt.date):
    assert asked_month(text, TODAY) == first


def test_a_month_has_whole_weeks_and_what_is_due_on_its_day():
    due = dt.date(2027, 2, 17)
    ask = SimpleNamespace(due_on=due)
    month = month_of(dt.date(2027, 2, 1), [ask], dt.date(2027, 2, 3))  # type: ignore[list-item]
    assert {len(week) for week in month.weeks} == {7}
    assert month.weeks[0][0].day.weekday() == 0
    assert [day.day for day in month.busy] == [due]
    assert [day.day for week in month.weeks for day in week if day.is_today] == [dt.date(2027, 2, 3)]
    assert (month.before, month.after) == ("2027-01", "2027-03")
    assert month_of(dt.date(2026, 12, 1), [], TODAY).after == "2027-01"


def test_the_calendar_shows_a_child_on_the_day_something_is_due(anna: Account):
    child_due(anna, "K1", "Alma", 3)
    due = TODAY + 3 * DAY
    visitor = Visitor(anna)
    assert "Alma" in visitor.get(reverse("calendar"), month=f"{due:%Y-%m}").content.decode()
    assert "Ingen frister denne måned" in visitor.get(reverse("calendar"), month="2099-01").content.decode()


@pytest.mark.parametrize("many", [1, 9])
def test_the_day_asks_little_however_many_cases(anna: Account, many: int):
    for number in range(many):
        child_due(anna, f"K{number}", f"Barn{number}", number)
    visitor = Visitor(anna)
    visitor.get(reverse("today"))
    asks_little(visitor, reverse("today"))
    asks_little(visitor, reverse("calendar"))


def test_the_day_is_on_record_as_a_list(anna: Account):
    child_due(anna, "K1", "Alma", 3)
    from livline.looks.models import Look

    Visitor(anna).get(reverse("today"))
    assert Look.objects.filter(account_id=anna.id, act="list").count() == 1
