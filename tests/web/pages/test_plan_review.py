"""A plan is gone through and mapped, through the pages: what is seen, what is left as it is, and who sees it."""

from __future__ import annotations

import datetime as dt
import re
import uuid

import pytest

from livline.access.models import Account
from livline.cases.models import Case
from livline.plans.content import PlanType
from livline.plans.models import Plan
from livline.plans.services import Said, plan_begin
from tests.ground import world
from tests.ground.oracle import DAY, TODAY
from tests.ground.test_plans import goal, seen, written
from tests.web.pages.surroundings import asks_little, child_in, related
from tests.web.pages.test_plan import page, sent, url
from tests.web.pages.visiting import Visitor

NEED, FIRST = uuid.UUID(int=7), uuid.UUID(int=8)
LEAVE = re.compile(r'href="([^"]+/review/[0-9a-f]{64}/)"')


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
        fresh = plan_begin(case=child, type_=PlanType.BARNETS_PLAN, by=anna)
    need = Said(NEED, "need", "text", "ro om natten")
    written(fresh, anna, need, *goal(FIRST, adult="Alma sover natten igennem", area="health", needs=str(NEED)))
    return fresh


def leaving(who: Account, plan: Plan) -> list[str]:
    """Where each thing that is open can be left as it is."""
    return LEAVE.findall(page(who, url("plan-review", plan)))


def test_the_review_shows_the_very_part_and_where_it_is_put_right(plan: Plan, anna: Account):
    html = page(anna, url("plan-review", plan))
    assert "Står der, hvad de voksne gør?" in html
    assert f"#part-{FIRST}" in html
    assert url("plan-part", plan, FIRST) in html
    assert "Ved stedet nok til at passe på barnet i nat?" in html


def test_what_is_left_with_a_reason_is_quiet_until_its_part_changes(plan: Plan, anna: Account):
    before = leaving(anna, plan)
    answer = sent(anna, before[0], reason="")
    assert answer.status_code == 200  # a reason is needed
    assert sent(anna, before[0], reason="det aftales på mødet").status_code == 302
    assert len(leaving(anna, plan)) == len(before) - 1
    assert "det aftales på mødet" in page(anna, url("plan-review", plan))
    assert Visitor(anna).get(before[0]).status_code == 200  # still there to be read


def test_who_leaves_what_another_left_is_told(plan: Plan, child: Case, anna: Account):
    eva, address = related(child, "Eva", "worker"), leaving(anna, plan)[0]
    assert sent(anna, address, reason="aftalt").status_code == 302
    assert Visitor(eva).post(address, reason="igen", submission=str(uuid.uuid4())).status_code == 409


def test_a_mark_that_is_of_nothing_is_not_found(plan: Plan, anna: Account):
    assert Visitor(anna).get(url("plan-leave", plan, "0" * 64)).status_code == 404


def test_a_sentence_of_another_case_is_shown_without_a_word_of_that_case(plan: Plan, child: Case, anna: Account):
    other = child_in(child.municipality, "SO-4711", "Bertil")
    world.relate(anna, other, "worker")
    with world.web(anna):
        theirs = plan_begin(case=other, type_=PlanType.BARNETS_PLAN, by=anna)
    text = "Alma sover bedst, når døren står åben ud mod gangen."
    written(theirs, anna, *goal(uuid.uuid4(), adult=f"Xq7hemmeligt om en anden. {text}"))
    stands = seen(plan, anna).content.goals[0].words["adult"].id
    written(plan, anna, Said(FIRST, "goal", "adult", text, stands))
    html = page(anna, url("plan-review", plan))
    assert "Er ordene skrevet til netop dette barn?" in html
    assert "i en anden sag, du kan se" in html
    for told in ("Xq7hemmeligt", "Bertil", "SO-4711", str(other.id), str(theirs.id)):
        assert told not in html
    eva = related(child, "Eva", "worker")
    assert "i en anden sag, du kan se" not in page(eva, url("plan-review", plan))
    asks_little(Visitor(anna), url("plan-review", plan))
    asks_little(Visitor(anna), url("plan", plan))


def test_a_study_since_and_a_measure_that_outlived_its_purpose_are_told(plan: Plan, child: Case, anna: Account):
    later = dt.datetime.now(dt.UTC) + dt.timedelta(hours=1)
    world.entry(child, kind="study_closed", date=TODAY, recorded_at=later)
    world.entry(child, kind="measure_started", date=TODAY - 90 * DAY, measure="s1", type="support")
    until = {"about": "support", "measure": "s1", "until": TODAY - 3 * DAY}
    world.entry(child, kind="decision", date=TODAY - 91 * DAY, **until)
    html = page(anna, url("plan-review", plan))
    assert "Er planen læst igen, siden nogen så noget nyt?" in html
    assert "ndersøgelse afsluttet, " in html
    assert "(afgørelsen gælder til " in html
    asks_little(Visitor(anna), url("plan-review", plan))


def test_what_a_child_cannot_read_is_shown_with_its_longest_sentence(plan: Plan, anna: Account):
    hard = (
        "Indsatsen understøtter familiens samarbejde omkring sengetid gennem koordinerede aftaler med"
        " anbringelsesstedet, skolen og sundhedsplejersken, så barnets trivsel og søvnmønster styrkes."
    )
    written(plan, anna, Said(FIRST, "goal", "child", f"Du sover dårligt, og det vil vi gerne hjælpe dig med. {hard}"))
    html = page(anna, url("plan-review", plan))
    assert "Er det, der er sagt til barnet, til at læse?" in html
    assert "den længste sætning: ‚Indsatsen understøtter" in html


def test_the_map_draws_what_answers_what_and_says_it_as_a_list(plan: Plan, anna: Account):
    html = page(anna, url("plan-map", plan))
    assert html.count('class="plan-map-line"') == 1
    assert "svares af" in html
    assert "Mål 1" in html
    written(plan, anna, Said(uuid.uuid4(), "need", "text", "en ven"))
    html = page(anna, url("plan-map", plan))
    assert html.count("plan-map-box--open") == 1
    assert "intet mål endnu" in html


def test_an_empty_map_says_what_it_will_show(child: Case, anna: Account):
    with world.web(anna):
        fresh = plan_begin(case=child, type_=PlanType.BARNETS_PLAN, by=anna)
    assert "Kortet er tomt endnu" in page(anna, url("plan-map", fresh))


def test_the_leader_sees_the_review_and_changes_nothing(plan: Plan, child: Case):
    bo = related(child, "Bo", "leader")
    html = page(bo, url("plan-review", plan))
    assert "Står der, hvad de voksne gør?" in html
    assert not LEAVE.findall(html)


@pytest.mark.parametrize("kind", ["child", "custody_parent", "foster", "site_staff"])
@pytest.mark.parametrize("name", ["plan-review", "plan-map"])
def test_nobody_else_finds_them(plan: Plan, child: Case, kind: str, name: str):
    assert Visitor(related(child, "Else", kind)).get(url(name, plan)).status_code == 404


def test_the_pages_ask_little(plan: Plan, anna: Account):
    for name in ("plan-review", "plan-map", "plan"):
        asks_little(Visitor(anna), url(name, plan))
