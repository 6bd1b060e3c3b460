"""A plan is begun, worded part by part, and read, through the pages."""

from __future__ import annotations

import re
import uuid
from typing import Any

import pytest
from django.urls import reverse

from livline.access.models import Account
from livline.cases.models import Case
from livline.cases.services import fact_record
from livline.plans.content import PlanType
from livline.plans.lookups import plan_seen
from livline.plans.models import Plan, Version, Wording
from livline.plans.services import Said, plan_begin, words_write
from livline.plans.told import Told
from tests.ground import world
from tests.ground.oracle import DAY, TODAY
from tests.ground.test_plans import adopted, goal, opened, seen, taken, written
from tests.web.pages.surroundings import asks_little, child_in, related
from tests.web.pages.visiting import Visitor

__all__ = ["adopted", "taken"]
HIDDEN = re.compile(r'name="(was_\w+|part)" value="([0-9a-f-]{36})"')
LONG_AGO = 40


@pytest.fixture
def child() -> Case:
    child = child_in(world.municipality())
    Case.objects.filter(id=child.id).update(born_on=TODAY - 2_500 * DAY)
    return Case.objects.get(id=child.id)


@pytest.fixture
def anna(child: Case) -> Account:
    return related(child, "Anna", "worker")


@pytest.fixture
def plan(child: Case, anna: Account) -> Plan:
    with world.web(anna):
        return plan_begin(case=child, type_=PlanType.BARNETS_PLAN, by=anna)


def url(name: str, plan: Plan, *more: object) -> str:
    return reverse(name, args=[plan.case_id, plan.id, *more])


def page(who: Account, path: str, **query: Any) -> str:
    answer = Visitor(who).get(path, **query)
    assert answer.status_code == 200, answer.status_code
    return str(answer.content.decode())


def sent(who: Account, path: str, again: str = "", **says: Any) -> Any:
    """Send the form of a page as its page gave it, with other words."""
    hidden = dict(HIDDEN.findall(page(who, path)))
    return Visitor(who).post(path, again, **hidden | says)


def only_goal(plan: Plan, who: Account) -> Any:
    return seen(plan, who).content.of("goal")[0]


def moved_in(child: Case, anna: Account, days_ago: int, name: str) -> None:
    happened(child, anna, "placement_started", days_ago, name)


def moved_out(child: Case, anna: Account, days_ago: int, name: str) -> None:
    happened(child, anna, "placement_ended", days_ago, name)


def happened(child: Case, anna: Account, kind: str, days_ago: int, name: str) -> None:
    """A fact as a page records it, so that the stays follow."""
    with world.web(anna):
        fact_record(case=child, kind=kind, fields={"date": TODAY - days_ago * DAY, "measure": name}, by=anna)


# --- The list, and how one begins ---


def test_the_empty_list_teaches_and_one_click_begins(child: Case, anna: Account):
    path = reverse("plans", args=[child.id])
    shown = page(anna, path)
    assert "Begynd: Barnets plan" in shown
    answer = Visitor(anna).post(reverse("plan-begin", args=[child.id]), type="barnets_plan")
    plan = Plan.objects.get()
    assert answer["Location"] == url("plan", plan)
    assert "Barnets plan" in page(anna, path)
    assert "Udkast" in page(anna, path)


def test_from_sixteen_a_youth_plan_is_suggested(child: Case, anna: Account):
    Case.objects.filter(id=child.id).update(born_on=TODAY - 6_000 * DAY)
    assert "Begynd: Ungeplan" in page(anna, reverse("plans", args=[child.id]))


def test_plans_that_are_facts_alone_stand_below(child: Case, anna: Account):
    world.entry(child, kind="plan", date=TODAY - 90 * DAY, position=1, event_id="pl", type="handleplan", act="new")
    shown = page(anna, reverse("plans", args=[child.id]))
    assert "Planer uden tekst her" in shown
    assert "andleplan" in shown


def test_who_has_no_access_gets_what_is_not_there(plan: Plan, child: Case, anna: Account):
    part = uuid.uuid4()
    written(plan, anna, *goal(part, adult="Xq7tekst"))
    pages = [reverse("plans", args=[child.id]), reverse("plan-begin", args=[child.id]), url("plan", plan)]
    pages += [url("plan-write", plan, "goal"), url("plan-part", plan, part), url("plan-goal-end", plan, part)]
    pages += [url("plan-again", plan, part, "place")]
    for kind in ("", "foster", "parent"):
        who = related(child, f"U{kind}", kind) if kind else world.account("Carla", child.municipality)
        for path in pages:
            assert Visitor(who).get(path).status_code in (404, 405)
            assert Visitor(who).post(path, type="barnets_plan", adult="x").status_code in (404, 405)
    mother = related(child, "Mor", "custody_parent")
    assert "Xq7tekst" not in page(mother, pages[0])
    for path in pages[1:]:
        assert Visitor(mother).get(path).status_code in (404, 405)
        assert Visitor(mother).post(path, type="barnets_plan", adult="x").status_code in (404, 405)
    leader = related(child, "Bo", "leader")
    assert "Xq7tekst" in page(leader, url("plan", plan))
    assert Visitor(leader).get(url("plan-part", plan, part)).status_code == 404
    assert Version.objects.count() == 1


def test_the_parties_read_what_was_adopted(plan: Plan, child: Case, anna: Account):
    mother, leader, part = related(child, "Mor", "custody_parent"), related(child, "Bo", "leader"), uuid.uuid4()
    written(plan, anna, *goal(part, adult="vedtaget tekst", child="på barnets sprog", area="school"))
    adopted(plan, anna, leader)
    now = only_goal(plan, anna).words["adult"].id
    written(plan, anna, Said(part, "goal", "adult", "et udkast", now))
    shown = page(mother, url("plan", plan))
    assert "vedtaget tekst" in shown
    assert "på barnets sprog" in shown
    assert "et udkast" not in shown
    assert "ændret siden" not in shown
    assert "mangler" not in shown
    assert "Skriv om" not in shown
    assert "ændret siden" in page(anna, url("plan", plan))


def test_the_parties_read_the_goals_of_many_versions_in_the_order_of_those_who_wrote_them(
    plan: Plan, child: Case, anna: Account
):
    mother, leader = related(child, "Mor", "custody_parent"), related(child, "Bo", "leader")
    for text in ("det første", "det andet", "det tredje"):
        written(plan, anna, *goal(uuid.uuid4(), adult=text))
    first = only_goal(plan, anna)
    written(plan, anna, Said(first.id, "goal", "adult", "det første igen", first.words["adult"].id))
    adopted(plan, anna, leader)
    for who in (anna, mother):
        shown = page(who, url("plan", plan))
        places = [shown.index(text) for text in ("det første igen", "det andet", "det tredje")]
        assert places == sorted(places), who.name
    assert "det tredje" not in page(mother, reverse("plans", args=[child.id]))


def test_a_plan_of_another_case_is_not_there(plan: Plan, anna: Account):
    other = child_in(anna.municipality, "K2", "Bertil")  # type: ignore[arg-type]
    world.relate(anna, other, "worker")
    assert Visitor(anna).get(reverse("plan", args=[other.id, plan.id])).status_code == 404


def full(plan: Plan, child: Case, anna: Account) -> uuid.UUID:
    """A plan with much in it; gives a goal of it."""
    moved_in(child, anna, 30, "p1")
    goals = [uuid.uuid4() for _ in range(6)]
    for id_ in goals:
        written(plan, anna, *goal(id_, adult="mål", child="mål", area="school", measures="p1"))
    written(plan, anna, Said(uuid.uuid4(), "need", "text", "ro"), Said(uuid.uuid4(), "parent", "during", "besøg"))
    return goals[0]


def test_the_pages_ask_little(plan: Plan, child: Case, anna: Account):
    part = full(plan, child, anna)
    with world.web(anna):
        plan_begin(case=child, type_=PlanType.HANDLEPLAN, by=anna)
    for path in (
        reverse("plans", args=[child.id]),
        url("plan", plan),
        url("plan-part", plan, part),
        url("plan-write", plan, "goal"),
    ):
        asks_little(Visitor(anna), path)


# --- The plan on one page ---


def test_the_page_says_what_the_law_asks_and_what_only_we_remind_of(plan: Plan, child: Case, anna: Account):
    full(plan, child, anna)
    shown = page(anna, url("plan", plan))
    assert "barnets lov § 92, stk. 1" in shown
    assert "Barnet inddraget" in shown
    assert "Vi minder om (det er ikke et lovkrav)" in shown
    assert "Svarer et mål på hvert behov" in shown
    assert "Er der så få mål" in shown
    assert 'id="part-' in shown


def test_what_is_not_written_is_not_printed(plan: Plan, anna: Account):
    written(plan, anna, *goal(uuid.uuid4(), adult="sover om natten"))
    shown = page(anna, url("plan", plan))
    assert 'class="plan-group" aria-labelledby="sort-goal"' in shown
    assert 'class="plan-group d-print-none" aria-labelledby="sort-effort"' in shown


def test_the_purpose_is_that_of_the_decision_and_locked(plan: Plan, child: Case, anna: Account):
    world.entry(
        child, kind="decision", date=TODAY - 9 * DAY, position=3, event_id="d", about="placement", purpose="Ro og skole"
    )
    shown = page(anna, url("plan", plan))
    assert "Ro og skole" in shown
    assert "kun ændres med en ny afgørelse" in shown
    assert sent(anna, url("plan-write", plan, "purpose"), child="Vi vil, at du får ro").status_code == 302
    assert "Vi vil, at du får ro" in page(anna, url("plan", plan))


def test_a_goal_written_elsewhere_is_confirmed_adapted_or_ended(plan: Plan, child: Case, anna: Account):
    moved_in(child, anna, LONG_AGO, "p1")
    sent(anna, url("plan-write", plan, "goal"), adult="sover om natten")
    part = only_goal(plan, anna).id
    assert "Det passer stadig" not in page(anna, url("plan", plan))
    moved_out(child, anna, 5, "p1")
    moved_in(child, anna, 4, "p2")
    shown = page(anna, url("plan", plan))
    assert "Det passer stadig" in shown
    assert url("plan-goal-end", plan, part) in shown
    assert Visitor(anna).post(url("plan-again", plan, part, "place")).status_code == 302
    assert "Det passer stadig" not in page(anna, url("plan", plan))
    moved_out(child, anna, 3, "p2")
    moved_in(child, anna, 2, "p3")
    sent(anna, url("plan-part", plan, part), adult="sover hele natten")
    assert "Det passer stadig" not in page(anna, url("plan", plan))


# --- Wording a part ---


def test_a_new_goal_is_worded_and_its_needs_and_measures_chosen(plan: Plan, child: Case, anna: Account):
    moved_in(child, anna, LONG_AGO, "p1")
    moved_in(child, anna, LONG_AGO + 1, "p0")
    moved_out(child, anna, LONG_AGO, "p0")
    sent(anna, url("plan-write", plan, "need"), text="ro om aftenen")
    need = seen(plan, anna).content.of("need")[0].id
    form = page(anna, url("plan-write", plan, "goal"))
    assert "ro om aftenen" in form
    assert 'value="p1"' in form
    assert 'value="p0"' not in form
    sent(
        anna, url("plan-write", plan, "goal"), adult="sover", child="jeg sover", area="health", by_when="01.03.2027",
        needs=[str(need)], measures=["p1"],
    )  # fmt: skip
    told = only_goal(plan, anna)
    assert (told.says("by_when"), told.refers("needs"), told.refers("measures")) == (
        "2027-03-01",
        (str(need),),
        ("p1",),
    )
    assert len(told.refers("place")) == 1
    shown = page(anna, url("plan", plan))
    assert "1. marts 2027" in shown
    assert "Behov 1: ro om aftenen" in shown


def test_only_what_was_changed_is_written(plan: Plan, anna: Account):
    sent(anna, url("plan-write", plan, "goal"), adult="sover", child="jeg sover", sign="smiler")
    part = only_goal(plan, anna).id
    answer = sent(anna, url("plan-part", plan, part), adult="sover", child="jeg sover", sign="synger")
    assert answer["Location"].endswith(f"#part-{part}")
    assert [one.field for one in Wording.objects.filter(version__number=2)] == ["sign"]
    sent(anna, url("plan-part", plan, part), adult="sover", child="jeg sover", sign="synger")
    assert Version.objects.count() == 2


def test_who_is_overtaken_sees_both_texts_and_may_save_their_own(plan: Plan, anna: Account):
    sent(anna, url("plan-write", plan, "effort"), adult="først")
    path = url("plan-write", plan, "effort")
    hidden = dict(HIDDEN.findall(page(anna, path)))
    sent(anna, path, adult="Bos tekst")
    answer = Visitor(anna).post(path, **hidden, adult="Annas tekst", child="til barnet")
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "Bos tekst" in shown
    assert "Annas tekst" in shown
    assert "til barnet" in shown
    answer = Visitor(anna).post(path, **dict(HIDDEN.findall(shown)), adult="Annas tekst", child="til barnet")
    assert answer.status_code == 302
    told = seen(plan, anna).content
    assert (told.says("effort", "adult"), told.says("effort", "child")) == ("Annas tekst", "til barnet")


def test_what_is_typed_is_kept_and_sent_twice_is_once(plan: Plan, child: Case, anna: Account):
    path = url("plan-write", plan, "goal")
    keep = reverse("draft", args=[child.id, f"plan-{plan.id}-goal"])
    assert Visitor(anna).post(keep, adult="halvt skrevet").status_code == 204
    assert "halvt skrevet" in page(anna, path)
    key = str(uuid.uuid4())
    for _ in range(2):
        assert sent(anna, path, key, adult="helt skrevet").status_code == 302
    assert Wording.objects.count() == 1
    assert "halvt skrevet" not in page(anna, path)


def test_what_does_not_fit_comes_back_as_typed(plan: Plan, anna: Account):
    answer = sent(anna, url("plan-write", plan, "goal"), adult="står her endnu", by_when="engang")
    assert answer.status_code == 200
    assert "står her endnu" in answer.content.decode()
    assert Version.objects.count() == 0


def test_a_goal_is_ended_with_how_and_why(plan: Plan, anna: Account):
    sent(anna, url("plan-write", plan, "goal"), adult="cykler selv")
    part = only_goal(plan, anna).id
    path = url("plan-goal-end", plan, part)
    assert sent(anna, path, ended_why="uden hvordan").status_code == 200
    assert sent(anna, path, ended="reached", ended_why="Du kan det nu").status_code == 302
    shown = page(anna, url("plan", plan))
    assert "afsluttet" in shown
    assert "Du kan det nu" in shown
    assert seen(plan, anna).content.goals == ()


def test_a_childs_own_words_of_a_wish_are_not_changed(plan: Plan, anna: Account):
    sent(anna, url("plan-write", plan, "wish"), said="jeg vil have en kanin")
    wish = seen(plan, anna).content.of("wish")[0].id
    sent(anna, url("plan-part", plan, wish), said="noget andet", weighed="sammen med plejefamilien")
    told = seen(plan, anna).content.of("wish")[0]
    assert (told.says("said"), told.says("weighed")) == ("jeg vil have en kanin", "sammen med plejefamilien")


def test_a_text_left_behind_is_marked_until_it_is_saved_again(plan: Plan, anna: Account):
    mark = "Siger måske ikke længere det samme"
    sent(anna, url("plan-write", plan, "goal"), adult="sover", child="jeg sover")
    part = only_goal(plan, anna).id
    path = url("plan-part", plan, part)
    sent(anna, path, adult="sover uden lys", child="jeg sover")
    assert mark in page(anna, url("plan", plan))
    assert sent(anna, path, adult="sover uden lys", child="jeg sover").status_code == 302
    assert mark not in page(anna, url("plan", plan))
    sent(anna, path, adult="sover alene", child="jeg sover")
    assert mark in page(anna, url("plan", plan))
    assert Visitor(anna).post(url("plan-again", plan, part, "child")).status_code == 302
    assert mark not in page(anna, url("plan", plan))


@pytest.mark.parametrize("sort", ["nothing", "adult_life"])
def test_a_plan_has_the_parts_of_its_type_alone(plan: Plan, anna: Account, sort: str):
    assert Visitor(anna).get(url("plan-write", plan, sort)).status_code == 404


def test_a_part_cannot_be_given_the_id_of_another(plan: Plan, anna: Account):
    sent(anna, url("plan-write", plan, "goal"), adult="sover")
    part = only_goal(plan, anna).id
    assert Visitor(anna).post(url("plan-write", plan, "need"), part=str(part), text="x").status_code == 404


def told_of(plan: Plan, who: Account) -> Told:
    with world.web(who):
        return plan_seen(opened(plan, who), plan.id)


def test_every_sort_of_part_has_a_form(child: Case, anna: Account):
    with world.web(anna):
        plan = plan_begin(case=child, type_=PlanType.UNGEPLAN, by=anna)
        words_write(plan=plan, said=[Said(uuid.uuid4(), "need", "text", "ro")], by=anna)
    for sort in ("whole_child", "goal", "need", "wish", "effort", "parent", "adult_life", "further_effort"):
        assert "<form" in page(anna, url("plan-write", plan, sort))
    assert told_of(plan, anna).newest is not None
