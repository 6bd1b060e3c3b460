"""The page of duties: groups, order and reason, how a day is counted, the missing fact, and any earlier day."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.urls import reverse

from lawcode.facts import KIND_BY_NAME
from lawcode.registry import DUTIES
from livline.access.models import Account
from livline.cases import services
from livline.cases.models import Case, CaseBefore, Entry
from livline.ledger.recalculate import recalculate
from livline.web.day_words import day_text
from livline.web.rooms.duties.remedies import kind_that_meets
from tests.ground import world
from tests.ground.oracle import DAY, TODAY
from tests.web.pages.surroundings import asks_little, child_in, related
from tests.web.pages.visiting import Visitor


@pytest.fixture
def child() -> Case:
    made = child_in(world.municipality())
    Case.objects.filter(id=made.id).update(born_on=TODAY.replace(year=TODAY.year - 11) - 70 * DAY)
    return made


@pytest.fixture
def anna(child: Case) -> Account:
    who = related(child, "Anna", "worker")
    record(child, who, "notification", -260, id="n1")
    record(child, who, "notification_assessed", -260, id="v1", of="n1")
    record(child, who, "decision", -210, id="a1", about="placement", by="municipality", consent=True, measure="p1")
    record(child, who, "placement_started", -200, id="s1", measure="p1", site_kind="foster")
    record(child, who, "visit", -40, id="b1", measure="p1")
    return who


def record(child: Case, who: Account, kind: str, days: int, **fields: Any) -> None:
    with world.web(who):
        services.fact_record(case=child, kind=kind, fields={"date": TODAY + days * DAY, **fields}, by=who)


def page(who: Account, child: Case, **query: Any) -> str:
    answer = Visitor(who).get(reverse("duties", args=[child.id]), **query)
    assert answer.status_code == 200
    return str(answer.content.decode())


def titles_of(html: str) -> list[str]:
    return re.findall(r'<h4 class="h4">([^<]+)</h4>', html)


def test_a_stranger_and_whoever_sees_no_duties_get_nothing(child: Case, anna: Account):
    assert (
        Visitor(world.account("Carla", child.municipality)).get(reverse("duties", args=[child.id])).status_code == 404
    )
    assert Visitor(related(child, "Alma", "child")).get(reverse("duties", args=[child.id])).status_code == 404


def test_groups_stand_in_their_order_with_their_number(child: Case, anna: Account):
    html = page(anna, child)
    named = ["Overskredet", "Kan ikke afgøres", "Gjort"]
    places = [html.index(name) for name in named if name in html]
    assert places == sorted(places)
    assert len(places) >= 2


def test_what_harms_the_child_most_stands_first_with_its_reason(child: Case, anna: Account):
    html = page(anna, child)
    assert titles_of(html)[0] == "Plan for barnet"
    assert "Uden en plan ved hverken barnet eller de voksne, hvad der skal ske." in html
    assert "der regnes ingen score" in html


def test_a_due_day_is_counted_in_words_and_drawn(child: Case, anna: Account):
    html = page(anna, child)
    assert re.search(r"\d+\. \w+ \d{4} \+ 3 måneder = \d+\. \w+ \d{4}", html)
    assert 'class="ruler-late"' in html
    assert 'class="ruler-stop ruler-stop--today"' in html
    assert f"i dag, {day_text(TODAY)}" in html
    assert "Vis en måned før" in html


def test_the_text_in_force_stands_beside_with_its_source_and_the_whole_rule(child: Case, anna: Account):
    html = page(anna, child)
    plan = next(duty for duty in DUTIES if duty.id == "plan_made")
    assert plan.editions[0].text in html.replace("&#x27;", "'")
    assert "Læst:" in html
    assert reverse("rule", args=["plan_made"]) in html


def test_an_open_duty_is_one_click_from_what_meets_it(child: Case, anna: Account):
    html = page(anna, child)
    href = reverse("fact-record", args=[child.id, "follow_up"])
    told = re.search(rf"{href}\?of=(\w+)&amp;measure=p1", html)
    assert told
    form = Visitor(anna).get(href, of=told[1], measure="p1").content.decode()
    assert re.search(r'<option value="p1"[^>]* selected|name="measure"[^>]*value="p1"', form)
    assert f'href="{reverse("plans", args=[child.id])}">Skriv planen' in html


def test_a_missing_fact_is_one_click_away(child: Case, anna: Account):
    html = page(anna, child)
    hrefs = re.findall(r'<a href="([^"]+)">Skriv det, der mangler', html)
    assert hrefs == [f"{reverse('fact-record', args=[child.id, 'need_known'])}?of=a1&amp;measure=p1"]


def test_a_missing_field_leads_to_the_fact_that_lacks_it(child: Case, anna: Account):
    record(child, anna, "notification", -30, id="n2")
    record(child, anna, "notification_assessed", -29, id="v2", of="n2")
    record(child, anna, "decision", -20, id="a2", about="placement", by="municipality", measure="p2")
    links = missing(page(anna, child))
    for name, field in (("n2", "at"), ("a2", "consent")):
        entry = Entry.objects.get(case=child, event_id=name)
        form = reverse("fact-correct", args=[entry.id])
        assert f"{form}#id_{field}" in links
        assert re.search(rf'id="id_{field}\b', Visitor(anna).get(form).content.decode())
    with world.web(anna):
        told = {"id": "a2", "date": entry.date, "about": "placement", "by": "municipality", "measure": "p2"}
        services.fact_correct(before=entry, fields=told | {"consent": True}, reason="spurgt", by=anna)
    assert f"{form}#id_{field}" not in missing(page(anna, child)), "what was missing is there"


def missing(html: str) -> list[str]:
    """Where the page leads for what is missing."""
    return re.findall(r'<a href="([^"]+)">Skriv det, der mangler', html)


def test_a_missing_birthday_is_written_where_it_belongs(child: Case, anna: Account):
    Case.objects.filter(id=child.id).update(born_on=None)
    recalculate([child.id])
    path = reverse("birthday", args=[child.id])
    assert path in missing(page(anna, child))
    assert path not in missing(page(related(child, "Bo", "leader"), child))
    assert Visitor(anna).post(path, born_on=f"{TODAY + DAY:%d.%m.%Y}").status_code == 200, "a day that has not come"
    born = TODAY.replace(year=TODAY.year - 11) - 70 * DAY
    answer = Visitor(anna).post(path, born_on=f"{born:%d.%m.%Y}")
    assert answer.status_code == 302
    assert Case.objects.get(id=child.id).born_on == born
    assert path not in missing(page(anna, child)), "the law is told anew"
    stale = Visitor(anna).post(path, born_on="01.02.2015", before="")
    assert stale.status_code == 409
    assert Case.objects.get(id=child.id).born_on == born
    assert Visitor(anna).post(path, born_on="01.02.2015", before=f"{born:%Y-%m-%d}").status_code == 302
    assert [row.born_on for row in CaseBefore.objects.filter(case=child).order_by("id")][-2:] == [None, born]


@pytest.mark.parametrize("kind", ["", "leader", "night_desk", "child", "custody_parent", "foster"])
def test_nobody_else_tells_a_birthday(child: Case, anna: Account, kind: str):
    who = related(child, "Carla", kind) if kind else world.account("Carla", child.municipality)
    assert Visitor(who).get(reverse("birthday", args=[child.id])).status_code == 404
    with world.web(who):
        assert Case.objects.filter(id=child.id).update(born_on=TODAY) == 0


def test_whoever_only_reads_is_offered_nothing_to_write(child: Case, anna: Account):
    html = page(related(child, "Bo", "leader"), child)
    for href in ("/facts/new/", "/correct/"):
        assert href not in html.partition("<main")[2]


def test_an_earlier_day_shows_what_the_law_asked_then(child: Case, anna: Account):
    day = TODAY - 190 * DAY
    html = page(anna, child, day=day.isoformat())
    assert "Hvad loven krævede den" in html
    then = html.partition(">Plan for barnet<")[0].rpartition("<li")[2]
    now = page(anna, child).partition(">Plan for barnet<")[0].rpartition("<li")[2]
    assert ("duty--pending" in then, "duty--overdue" in now) == (True, True)
    before = page(anna, child, day=(TODAY - 250 * DAY).isoformat())
    assert "Plan for barnet" not in before


def test_what_was_not_known_then_is_not_told(child: Case, anna: Account):
    html = page(anna, child, day=TODAY.isoformat(), known_by=(TODAY - DAY).isoformat())
    assert "Ingen af oplysningerne udløser en pligt" in html


def test_a_day_is_stepped_through_and_keeps_what_was_known(child: Case, anna: Account):
    html = page(anna, child, day="2026-03-31", known_by="2026-04-01")
    for step in ("2026-02-28", "2026-03-30", "2026-04-01", "2026-04-30"):
        assert f"?day={step}&amp;known_by=2026-04-01" in html


def test_a_day_that_cannot_be_read_is_asked_about(child: Case, anna: Account):
    html = page(anna, child, day="i forgårs")
    assert "error-summary" in html or "form-error" in html
    assert "Plan for barnet" in html


def test_the_page_asks_little_also_on_an_earlier_day(child: Case, anna: Account):
    path = reverse("duties", args=[child.id])
    asks_little(Visitor(anna), path)
    asks_little(Visitor(anna), path, day=(TODAY - 30 * DAY).isoformat(), known_by=TODAY.isoformat())


@pytest.mark.parametrize("duty", DUTIES, ids=lambda duty: duty.id)
def test_of_every_wording_it_is_known_which_fact_meets_it(duty: Any):
    kinds = {kind_that_meets(edition.demand) for edition in duty.editions}
    assert kinds <= set(KIND_BY_NAME) | {None}
    assert None not in kinds or duty.id in BY_ITSELF


BY_ITSELF = {
    "contact_limit_ends": "the decision itself has to say it",
    "plan_revised_before_return": "three steps have one shape",
    "return_period_decided": "three steps have one shape",
    "committee_informed_of_return": "three steps have one shape",
}
"""Duties for which no kind of fact is offered, each with the reason why."""
