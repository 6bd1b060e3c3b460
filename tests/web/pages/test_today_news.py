"""What waits for me comes first on my day, and what is new has a line a child."""

from __future__ import annotations

import datetime as dt

from django.urls import reverse

from livline.access.models import Account
from livline.cases.hooks import facts_changed
from livline.cases.models import Case
from livline.team.models import Answer, Handover, Question, Step, Taken
from livline.web.rooms.handover.selectors import handed_to
from tests.ground import world
from tests.ground.oracle import DAY, TODAY
from tests.web.pages.surroundings import child_in, related
from tests.web.pages.test_today import anna, child_due, looks_at, mine, page_of

__all__ = ["anna"]


def section(page: str, heading: str) -> str:
    return page.partition(heading)[2].partition("</section>")[0]


def proposed_to(receiver: Account, child: Case, by: Account, on: dt.date = TODAY + 8 * DAY) -> Handover:
    return Handover.objects.create(giver=by, receiver=receiver, case=child, on=on, message=b"", proposed_by=by)


def test_a_child_that_a_colleague_asks_me_to_have_waits_for_me_first_and_is_not_named(anna: Account):
    child_due(anna, "K1", "Alma", 30)
    theirs = child_in(anna.municipality, "K2", "Bertil")  # type: ignore[arg-type]
    bo = related(theirs, "Bo", "worker")
    handover = proposed_to(anna, theirs, bo)
    page = page_of(anna)
    told = section(page, "Venter på dig")
    assert "Bo beder dig overtage et barn fra" in told
    assert "(1)" in told
    assert '<a href="#for-me">1 venter på dig</a>' in page
    assert reverse("handover-answer", args=[handover.id]) in told
    assert "Bertil" not in page
    with world.web(anna):
        assert len(handed_to(anna).offered) == 1, "the same as under Team"
    assert "beder dig overtage" not in page_of(bo)
    Step.objects.create(handover=handover, taken=Taken.ACCEPTED, by=anna)
    assert "beder dig overtage" not in page_of(anna)
    with world.web(anna):
        assert handed_to(anna).offered == []


def test_a_question_to_me_waits_for_me_until_it_has_an_outcome(anna: Account):
    child = child_due(anna, "K1", "Alma", 30)
    bo = related(child, "Bo", "leader")
    question = Question.objects.create(case=child, by=bo, to=anna, topic="advice", text="Hvordan går det?")
    told = section(page_of(anna), "Venter på dig")
    assert "Bo har spurgt dig" in told
    assert reverse("advice", args=[child.id, question.id]) in told
    Answer.objects.create(question=question, by=anna, text="Godt", is_outcome=True)
    assert "har spurgt dig" not in page_of(anna)


def test_who_gave_a_child_reads_when_the_colleague_becomes_its_caseworker(anna: Account):
    child = child_due(anna, "K1", "Alma", 30)
    ida, monday = related(child, "Ida", "cover"), TODAY + 8 * DAY
    world.relate(ida, child, "worker", during=(monday, None))
    handover = proposed_to(ida, child, anna, monday)
    world.entry(child, kind="worker_changed", date=monday, recorded_by=ida, position=9)
    assert "Ny rådgiver" in section(page_of(anna), "Nyt for dig")
    for taken in (Taken.ACCEPTED, Taken.COMPLETED):
        Step.objects.create(handover=handover, taken=taken, by=ida)
    told = section(page_of(anna), "Nyt for dig")
    assert "Ida bliver rådgiver" in told
    assert "Ny rådgiver" not in told
    assert reverse("handover", args=[child.id]) in told


def test_a_child_stands_once_among_the_news_and_five_are_shown(anna: Account):
    assert anna.municipality is not None
    for number in range(7):
        child = child_in(anna.municipality, f"K{number}", f"Barn{number}")
        world.relate(anna, child, during=(TODAY - DAY, None))
        for position in (1, 2):
            world.entry(child, kind="plan", date=TODAY, recorded_by=None, position=position)
        facts_changed([child.id])
    told = section(page_of(anna), "Nyt for dig")
    assert told.count("<li>") == 7
    assert "Vis alle 7" in told
    assert told.partition("<details")[0].count("<li>") == 5


def test_what_more_is_new_about_a_child_is_counted(anna: Account):
    child = child_due(anna, "K1", "Alma", 30)
    bo = related(child, "Bo", "worker")
    looks_at(anna, child)
    for position in (8, 9):
        world.entry(child, kind="plan", date=TODAY, recorded_by=bo, position=position)
    told = section(page_of(anna), "Nyt for dig")
    assert told.count("<li>") == 1
    assert "og 1 til" in told


def test_children_of_one_name_are_told_apart_by_the_number_of_the_case(anna: Account):
    for number, called in (("K1", "Ellen"), ("K2", "Ellen"), ("K3", "Alma")):
        child_due(anna, number, called, 3)
    assert [child.name for child in mine(anna)] == ["Alma", "Ellen (K1)", "Ellen (K2)"]
