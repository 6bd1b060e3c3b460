"""The law, through its pages: what stands on a day, what changed, in which of my cases, and doubts about it."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from lawcode.registry import DUTIES
from livline.access.models import Account, Municipality
from livline.cases.models import Case
from livline.doubts.models import Answer, Doubt
from livline.ledger.recalculate import recalculate
from livline.web.rooms.law.selectors import Mine, by_section, by_subject, changes, my_cases_by_duty, number_in
from livline.web.rooms.law.subjects import SUBJECTS
from tests.ground import world
from tests.ground.oracle import DAY, TODAY
from tests.web.pages.surroundings import asks_little, child_in, in_office, related
from tests.web.pages.visiting import Visitor

DAYS = st.dates(dt.date(2012, 1, 1), dt.date(2030, 12, 31))


@pytest.fixture
def nordby() -> Municipality:
    return world.municipality()


@pytest.fixture
def anna(nordby: Municipality) -> Account:
    """A caseworker with a child that was placed a year ago and has no plan."""
    child = child_in(nordby)
    who = related(child, "Anna", "worker")
    world.entry(child, "decision", date=TODAY - 365 * DAY, about="placement", consent=True, event_id="d1")
    world.entry(child, "placement_started", date=TODAY - 365 * DAY, event_id="p1")
    recalculate([child.id])
    return who


def text(answer: object) -> str:
    return str(answer.content.decode())  # type: ignore[attr-defined]


def test_every_duty_stands_under_one_heading():
    told = [duty for subject in SUBJECTS for duty in subject.duties]
    assert sorted(told) == sorted(duty.id for duty in DUTIES)


@given(DAYS)
def test_on_any_day_both_ways_of_listing_hold_the_duties_of_that_day(day: dt.date):
    right = {duty.id for duty in DUTIES if duty.on(day)}
    assert {one.duty.id for group in by_subject(day, {}) for one in group.duties} == right
    assert {one.duty.id for group in by_section(day, {}) for one in group.duties} == right


@given(DAYS, DAYS)
def test_a_duty_is_changed_or_the_same_and_stands_once(first: dt.date, second: dt.date):
    changed, same = changes(first, second)
    told = [one.ruled.duty.id for one in changed] + [one.duty.id for one in same]
    assert sorted(told) == sorted(duty.id for duty in DUTIES if duty.on(first) or duty.on(second))
    assert all(one.before != one.after for one in changed)


def test_sections_come_in_the_order_of_the_act():
    places = ["serviceloven § 68", "serviceloven § 9", "serviceloven § 68 a", "serviceloven § 140"]
    assert [number_in(place)[0] for place in sorted(places, key=number_in)] == [9, 68, 68, 140]
    assert sorted(places, key=number_in)[1:3] == ["serviceloven § 68", "serviceloven § 68 a"]


def test_the_law_says_what_it_asks_and_in_how_many_of_my_cases(anna: Account):
    page = text(Visitor(anna).get(reverse("rules")))
    assert "barnets lov § 91, stk. 2" in page
    assert "1 af mine sager" in page
    assert "overskredet" in page


def test_the_number_is_that_of_the_list_behind_it(anna: Account):
    for duty, cases in my_cases_of(anna).items():
        page = text(Visitor(anna).get(reverse("rule", args=[duty])))
        listed = page.partition('id="mine"')[2].partition("</section>")[0]
        assert listed.count('href="/cases/') == len(cases)


def my_cases_of(who: Account) -> dict[str, list[Mine]]:
    with world.web(who):
        return dict(my_cases_by_duty(who))


def test_cases_of_others_are_not_counted(anna: Account, nordby: Municipality):
    other = related(child_in(nordby, "K2", "Bent"), "Bo", "worker")
    assert "Alma" not in text(Visitor(other).get(reverse("rule", args=["plan_made"])))
    assert my_cases_of(world.account("Carla", nordby)) == {}


def test_an_earlier_day_has_the_law_of_that_day(anna: Account):
    page = text(Visitor(anna).get(reverse("rules"), on="31.12.2023"))
    assert "serviceloven § 140" in page
    assert "barnets lov § 91" not in page
    assert "af mine sager" not in page


def test_a_day_that_cannot_be_read_is_asked_about(anna: Account):
    answer = Visitor(anna).get(reverse("rules"), on="31.02.2026")
    assert answer.status_code == 200
    assert "error-summary" in text(answer) or "alert-error" in text(answer)


def test_the_two_acts_are_compared_where_they_meet(anna: Account):
    page = text(Visitor(anna).get(reverse("rule-changes")))
    assert "31. december 2023" in page
    assert "1. januar 2024" in page
    assert "ændret" in page


def test_a_rule_that_is_not_known_is_not_there(anna: Account):
    assert Visitor(anna).get(reverse("rule", args=["no_such_duty"])).status_code == 404
    assert Visitor(anna).get(reverse("rule-doubt-new", args=["no_such_duty"])).status_code == 404


@pytest.mark.parametrize("name", ["rules", "rule-changes", "rule-doubts"])
def test_who_is_not_signed_in_is_sent_to_sign_in(db: None, name: str):
    assert Visitor().get(reverse(name)).status_code == 302


@pytest.mark.parametrize(("name", "args"), [("rules", ()), ("rule", ("plan_made",)), ("rule-doubts", ())])
def test_the_pages_ask_little(anna: Account, name: str, args: tuple[str, ...]):
    asks_little(Visitor(anna), reverse(name, args=args))


def filed(who: Account, reason: str = "Fristen regnes fra den forkerte dag.") -> str:
    answer = Visitor(who).post(reverse("rule-doubt-new", args=["plan_made"]), reason=reason)
    assert answer.status_code == 302, text(answer)
    return str(answer["Location"])


def test_a_doubt_is_filed_and_seen_by_colleagues(anna: Account, nordby: Municipality):
    assert filed(anna).startswith(reverse("rule", args=["plan_made"]))
    other = related(child_in(nordby, "K2"), "Bo", "worker")
    assert "Fristen regnes fra den forkerte dag." in text(Visitor(other).get(reverse("rule", args=["plan_made"])))
    assert "Fristen regnes fra den forkerte dag." in text(Visitor(other).get(reverse("rule-doubts")))


def test_a_doubt_without_a_reason_is_not_taken(anna: Account):
    assert Visitor(anna).post(reverse("rule-doubt-new", args=["plan_made"]), reason="nej").status_code == 409
    assert Visitor(anna).post(reverse("rule-doubt-new", args=["plan_made"]), reason="").status_code == 200
    assert not Doubt.objects.exists()


def test_a_doubt_sent_twice_is_one(anna: Account):
    key = str(uuid.uuid4())
    for _ in range(2):
        Visitor(anna).post(reverse("rule-doubt-new", args=["plan_made"]), key, reason="Fristen er regnet forkert.")
    assert Doubt.objects.count() == 1


def test_doubts_of_another_municipality_are_not_seen(anna: Account):
    filed(anna)
    elsewhere = related(child_in(world.municipality("Sydby")), "Sven", "worker")
    assert "forkerte dag" not in text(Visitor(elsewhere).get(reverse("rule", args=["plan_made"])))
    assert "forkerte dag" not in text(Visitor(elsewhere).get(reverse("rule-doubts")))


@pytest.mark.parametrize("kind", ["child", "custody_parent", "foster", "site_staff"])
def test_a_citizen_reads_the_law_and_no_doubts(anna: Account, nordby: Municipality, kind: str):
    filed(anna)
    citizen = related(child_in(nordby, "K3"), "Dorte", kind)
    page = text(Visitor(citizen).get(reverse("rule", args=["plan_made"])))
    assert "barnets lov § 91" in page
    assert "forkerte dag" not in page
    answer = Visitor(citizen).post(reverse("rule-doubt-new", args=["plan_made"]), reason="Det er ikke rigtigt her.")
    assert answer.status_code == 404


def test_an_administrator_answers_and_nobody_else(anna: Account, nordby: Municipality):
    filed(anna)
    doubt = Doubt.objects.get()
    path = reverse("rule-doubt", args=[doubt.id])
    assert Visitor(anna).get(path).status_code == 404
    assert Visitor(anna).post(path, text="Nej.").status_code == 404
    elsewhere = in_office("Sofus", world.municipality("Sydby"), "administrator")
    assert Visitor(elsewhere).get(path).status_code == 404
    bodil = in_office("Bodil", nordby, "administrator")
    assert Visitor(bodil).post(path, text="Det er rettet i næste udgave.").status_code == 302
    assert "Det er rettet i næste udgave." in text(Visitor(anna).get(reverse("rule", args=["plan_made"])))


def test_the_wall_lets_nobody_answer_change_or_speak_for_another(anna: Account, nordby: Municipality):
    filed(anna)
    doubt = Doubt.objects.get()
    bo = related(child_in(nordby, "K2"), "Bo", "worker")
    told = {"municipality": nordby, "duty": "plan_made", "law": "x", "on_day": TODAY, "reason": "x" * 20}
    with world.web(bo):
        for attempt in (
            lambda: Doubt.objects.create(by=anna, **told),
            lambda: Answer.objects.create(doubt=doubt, text="x", by=bo),
            lambda: Doubt.objects.filter(id=doubt.id).update(reason="y"),
            lambda: Doubt.objects.filter(id=doubt.id).delete(),
        ):
            with pytest.raises(DatabaseError), transaction.atomic():
                attempt()


def test_a_rule_leads_to_the_words_of_the_law_by_its_number(anna: Account):
    page = text(Visitor(anna).get(reverse("rule", args=["visits"]), on="29.11.2026"))
    assert 'id="bl-156-5" class="panel wording wording--stands"' in page
    assert "Mindst to årlige tilsynsbesøg på anbringelsesstedet med samtale." in page
    address = "https://www.retsinformation.dk/eli/lta/2025/282"
    assert f'<a href="{address}" rel="external noreferrer">LBK nr. 282 af 17/03/2025</a>, § 156, stk. 5.' in page
    assert "søg efter lov om social service, som gældende til 31/12/2023, og læs § 148." in page


def test_a_duty_leads_to_the_wording_by_which_it_was_judged(anna: Account):
    child = Case.objects.get()
    page = text(Visitor(anna).get(reverse("duties", args=[child.id])))
    day = TODAY.strftime("%d.%m.%Y")
    assert f'href="{reverse("rule", args=["visits"])}?on={day}#bl-156-5"' in page
