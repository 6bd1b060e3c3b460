"""Two plans of siblings that were begun apart, through the pages: side by side, made one, and two again."""

from __future__ import annotations

import re
import uuid
from typing import Any

import pytest
from django.urls import reverse

from livline.access.models import Account, Protection
from livline.cases.models import Case
from livline.plans.models import Plan, United, Version
from livline.plans.services import Said, only_part
from livline.web.models import Draft
from tests.ground import world
from tests.ground.test_plans import adopted, goal, seen, written
from tests.web.pages.surroundings import asks_little, related
from tests.web.pages.test_plan_siblings import anna, brother, child, goal_of, page, url
from tests.web.pages.visiting import Visitor

__all__ = ["anna", "brother", "child"]
HIDDEN = re.compile(r'name="(mine|theirs)" value="(\d+)"')
LEADS = "Gør planen til én med planen for Bertil"


def begun(case: Case, anna: Account) -> Plan:
    Visitor(anna).post(reverse("plan-begin", args=[case.id]), type="barnets_plan")
    return Plan.objects.get(case=case)


@pytest.fixture
def plan(child: Case, anna: Account) -> Plan:
    fresh = begun(child, anna)
    written(fresh, anna, *goal(uuid.uuid4(), adult="rider hver tirsdag", said="jeg vil ride"))
    written(fresh, anna, Said(only_part(fresh, "effort"), "effort", "adult", "en familievejleder"))
    return fresh


@pytest.fixture
def his(brother: Case, anna: Account) -> Plan:
    fresh = begun(brother, anna)
    written(fresh, anna, *goal(uuid.uuid4(), adult="spiller bas"))
    written(fresh, anna, Said(only_part(fresh, "effort"), "effort", "adult", "en kontaktperson"))
    return fresh


def path(plan: Plan, his: Plan) -> str:
    return url("plan-unite", plan, his.case_id)


def unite(plan: Plan, his: Plan, who: Account, again: str = "", **says: Any) -> Any:
    return Visitor(who).post(path(plan, his), again, **dict(HIDDEN.findall(page(who, path(plan, his)))) | says)


def choices(text: str) -> dict[str, bool]:
    """What can be chosen of what is done, and whether it is."""
    boxes = re.findall(r'<input type="radio"[^>]*name="keep_effort"[^>]*>', text)
    return {re.findall(r'value="(\w+)"', box)[0]: "checked" in box for box in boxes}


def effort(plan: Plan, who: Account) -> str:
    return seen(plan, who).content.says("effort", "adult")


def test_the_page_of_a_plan_leads_there_and_both_stand_side_by_side(plan: Plan, his: Plan, anna: Account):
    shown = page(anna, url("plan", plan))
    assert LEADS in shown
    assert path(plan, his) in shown
    text = page(anna, path(plan, his))
    for said in ("rider hver tirsdag", "spiller bas", "en familievejleder", "en kontaktperson"):
        assert said in text
    assert "Det kan tages tilbage" in text
    assert choices(text) == {"own": True, "mine": False, "theirs": False}


def test_who_has_one_case_alone_is_told_nothing(plan: Plan, his: Plan, child: Case, anna: Account):
    leader = related(child, "Chef", "leader")
    for who in (related(child, "Bo", "worker"), leader):
        shown = page(who, url("plan", plan))
        for trace in ("søskende", "Bertil", str(his.id), str(his.case_id)):
            assert trace not in shown
        assert Visitor(who).get(path(plan, his)).status_code == 404
        assert Visitor(who).post(path(plan, his), mine="2", theirs="2").status_code == 404
    world.relate(leader, his.case, "worker")
    assert Visitor(leader).get(path(plan, his)).status_code == 404  # leads one, words the other
    assert not United.objects.exists()


def test_made_one_with_a_text_for_both_and_told_on_both_pages(plan: Plan, his: Plan, anna: Account):
    key = str(uuid.uuid4())
    before = Version.objects.count()
    told = dict(HIDDEN.findall(page(anna, path(plan, his))))
    for _ in range(2):
        answer = Visitor(anna).post(path(plan, his), key, **told, keep_effort="theirs")
        assert answer["Location"] == path(plan, his)
    assert Version.objects.count() == before + 2
    assert United.objects.count() == 2
    assert (effort(plan, anna), effort(his, anna)) == ("en kontaktperson", "en kontaktperson")
    shown = page(anna, url("plan", plan))
    assert "En plan for søskende" in shown
    assert url("plan", his) in shown
    assert LEADS not in shown
    assert "Det samme står i planen for Bertil" in shown
    assert "Planerne har været én siden" in page(anna, path(plan, his))
    assert "en familievejleder" in page(anna, url("plan-version", plan, 2))
    assert "Skriv det samme i planen for Bertil" in page(anna, url("plan-part", plan, goal_of(plan, anna).id))


def test_taken_back_each_says_what_it_said(plan: Plan, his: Plan, anna: Account):
    unite(plan, his, anna, keep_effort="mine")
    answer = Visitor(anna).post(url("plan-unite-undo", his, plan.case_id))
    assert answer["Location"] == url("plan", his)
    assert (effort(plan, anna), effort(his, anna)) == ("en familievejleder", "en kontaktperson")
    assert LEADS in page(anna, url("plan", plan))
    assert Visitor(anna).post(url("plan-unite-undo", plan, his.case_id)).status_code == 404


def test_once_somebody_wrote_it_is_not_taken_back_and_the_page_says_why(plan: Plan, his: Plan, anna: Account):
    unite(plan, his, anna)
    assert "Gør planerne til to igen" in page(anna, path(plan, his))
    written(his, anna, *goal(uuid.uuid4(), adult="nyt"))
    text = page(anna, path(plan, his))
    assert "Gør planerne til to igen" not in text
    assert "så det kan ikke tages tilbage" in text
    answer = Visitor(anna).post(url("plan-unite-undo", plan, his.case_id))
    assert answer.status_code == 409
    assert "Derfor kan det ikke længere tages tilbage" in answer.content.decode()
    assert not United.objects.exclude(ends=None).exists()


def test_what_another_wrote_meanwhile_is_shown_and_nothing_is_united(plan: Plan, his: Plan, anna: Account):
    told = dict(HIDDEN.findall(page(anna, path(plan, his))))
    now = seen(his, anna).content.of("effort")[0].words["adult"].id
    written(his, anna, Said(only_part(his, "effort"), "effort", "adult", "en anden skrev", now))
    answer = Visitor(anna).post(path(plan, his), **told, keep_effort="theirs")
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "en anden skrev" in text
    assert "mens du valgte" in text
    assert choices(text) == {"own": False, "mine": False, "theirs": True}
    assert not United.objects.exists()
    answer = Visitor(anna).post(path(plan, his), **dict(HIDDEN.findall(text)), keep_effort="theirs")
    assert answer.status_code == 302
    assert effort(plan, anna) == "en anden skrev"


def test_a_name_in_what_the_other_plan_will_say_is_asked_about(plan: Plan, his: Plan, anna: Account):
    now = seen(plan, anna).content.of("effort")[0].words["adult"].id
    written(plan, anna, Said(only_part(plan, "effort"), "effort", "adult", "Bertils skole ringer", now))
    answer = unite(plan, his, anna, keep_effort="mine")
    assert answer.status_code == 200
    assert "Teksten nævner Bertil" in answer.content.decode()
    assert not United.objects.exists()
    assert unite(plan, his, anna, keep_effort="mine", named="on").status_code == 302


def test_a_text_from_a_secret_place_is_not_offered(plan: Plan, his: Plan, anna: Account):
    Protection.objects.create(case=his.case, level="secret", reason="trusler", raised_by=anna)
    text = page(anna, path(plan, his))
    assert choices(text) == {"own": True, "mine": False}
    assert "Bertil bor et hemmeligt sted" in text
    assert unite(plan, his, anna, keep_effort="theirs").status_code == 200
    assert not United.objects.exists()


def test_a_draft_that_is_open_in_either_plan_survives(plan: Plan, his: Plan, anna: Account):
    form = url("plan-part", plan, only_part(plan, "effort"))
    was = dict(re.findall(r'name="(was_\w+)" value="([0-9a-f-]+)"', page(anna, form)))
    kept = reverse("draft", args=[plan.case_id, f"plan-{plan.id}-{only_part(plan, 'effort')}"])
    Visitor(anna).post(kept, adult="halvt skrevet", **was)
    drafts = Draft.objects.count()
    unite(plan, his, anna, keep_effort="theirs")
    assert Draft.objects.count() == drafts
    answer = Visitor(anna).post(form, adult="halvt skrevet", **was)
    assert answer.status_code == 409
    for text in ("halvt skrevet", "en kontaktperson"):
        assert text in answer.content.decode()


def test_a_parent_of_both_is_told_once_both_were_adopted_since(plan: Plan, his: Plan, anna: Account):
    mother, bo = related(plan.case, "Mor", "custody_parent"), related(plan.case, "Bo", "leader")
    for who, kind in ((mother, "custody_parent"), (bo, "leader")):
        world.relate(who, his.case, kind)
    unite(plan, his, anna, keep_effort="mine")
    for one in (plan, his):
        adopted(one, anna, bo)
    assert url("plan", his) in page(mother, url("plan", plan))
    assert path(plan, his) not in page(mother, url("plan", plan))
    assert Visitor(mother).get(path(plan, his)).status_code == 404
    father = related(plan.case, "Far", "custody_parent")
    shown = page(father, url("plan", plan))
    for trace in ("søskende", "Bertil", str(his.id), str(his.case_id)):
        assert trace not in shown


def test_the_pages_ask_little(plan: Plan, his: Plan, anna: Account):
    for _ in range(2):
        for one in (url("plan", plan), path(plan, his)):
            asks_little(Visitor(anna), one)
        if not United.objects.exists():
            unite(plan, his, anna, keep_effort="mine")
