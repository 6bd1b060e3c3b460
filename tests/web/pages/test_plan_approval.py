"""A plan is asked to be approved, remarked on, answered by somebody else, and adopted, through the pages."""

from __future__ import annotations

import uuid

import pytest
from django.urls import reverse

from livline.access.models import Account
from livline.cases.models import Case, Entry
from livline.cases.services import fact_record
from livline.plans.models import Adoption, Plan, Remark, Step, Wording
from livline.plans.services import Said, only_part
from tests.ground import world
from tests.ground.oracle import DAY, TODAY
from tests.ground.test_plans import goal, seen, written
from tests.web.pages.surroundings import asks_little, related
from tests.web.pages.test_plan import anna, child, moved_in, only_goal, page, plan, url
from tests.web.pages.visiting import Visitor

__all__ = ["anna", "child", "plan"]


@pytest.fixture
def bo(child: Case) -> Account:
    return related(child, "Bo", "leader")


@pytest.fixture
def part(plan: Plan, anna: Account) -> uuid.UUID:
    id_ = uuid.uuid4()
    written(plan, anna, *goal(id_, adult="sover om natten", area="health"))
    return id_


def placed(child: Case, anna: Account) -> None:
    """Decided with consent a month ago, so that a plan is due."""
    says = {"about": "placement", "measure": "p1", "consent": True, "date": TODAY - 31 * DAY}
    with world.web(anna):
        fact_record(case=child, kind="decision", fields=says, by=anna)
    moved_in(child, anna, 30, "p1")


def asked(plan: Plan, anna: Account, text: str = "") -> int:
    return int(Visitor(anna).post(url("plan-ask", plan), text=text).status_code)


def answered(plan: Plan, bo: Account, taken: str, text: str = "") -> int:
    return int(Visitor(bo).post(url("plan-answer", plan), taken=taken, text=text).status_code)


def test_from_the_question_to_the_childs_plan(plan: Plan, child: Case, anna: Account, bo: Account, part: uuid.UUID):
    placed(child, anna)
    form = page(anna, url("plan-ask", plan))
    assert "Loven kræver" in form
    assert asked(plan, anna, "Kan du nå den inden fredag?") == 302
    assert "Venter på lederens godkendelse" in page(anna, url("plan", plan))
    shown = page(bo, url("plan-answer", plan))
    assert "Kan du nå den inden fredag?" in shown
    assert "sover om natten" in shown
    assert answered(plan, bo, "approved", "Fint arbejde") == 302
    assert "Vedtag planen" in page(anna, url("plan", plan))
    assert "Fint arbejde" in page(anna, url("plan", plan))
    answer = Visitor(anna).post(url("plan-adopt", plan))
    assert answer["Location"] == url("plan-adopted", plan)
    assert Entry.objects.filter(case=child, kind="plan").count() == 1
    done = page(anna, url("plan-adopted", plan))
    assert "Det betød det for fristerne" in done
    assert "Lukket" in done
    assert "Vedtaget" in page(anna, url("plan", plan))
    assert "Bed om godkendelse" not in page(anna, url("plan", plan))


def test_a_plan_comes_back_with_a_word_and_is_asked_again(plan: Plan, anna: Account, bo: Account, part: uuid.UUID):
    asked(plan, anna)
    assert answered(plan, bo, "sent_back") == 200
    assert answered(plan, bo, "sent_back", "Sig det enklere") == 302
    shown = page(anna, url("plan", plan))
    assert "Sendt tilbage af Bo" in shown
    assert "Sig det enklere" in shown
    assert asked(plan, anna) == 302


def test_nobody_approves_their_own(plan: Plan, child: Case, anna: Account, bo: Account, part: uuid.UUID):
    world.relate(anna, child, "leader")
    asked(plan, anna)
    shown = page(anna, url("plan-answer", plan))
    assert "En anden skal svare" in shown
    answered(plan, anna, "approved")
    assert Step.objects.count() == 1


def test_a_question_is_taken_back_and_an_answer_then_comes_too_late(
    plan: Plan, anna: Account, bo: Account, part: uuid.UUID
):
    asked(plan, anna)
    assert Visitor(anna).post(url("plan-withdraw", plan)).status_code == 302
    answered(plan, bo, "approved")
    assert seen(plan, anna).approved is None
    assert "Ingen beder om godkendelse" in page(bo, url("plan-answer", plan))


def test_what_we_only_remind_of_is_not_told_as_lacking(plan: Plan, anna: Account):
    written(plan, anna, *goal(uuid.uuid4(), adult="sover om natten", area="health"))
    assert "Det mangler planen endnu" in page(anna, url("plan", plan))
    more = [Said(only_part(plan, sort), sort, "adult", "ja") for sort in ("child_involved", "parents_involved")]
    written(plan, anna, *more)
    shown = page(anna, url("plan", plan))
    assert "Det mangler planen endnu" not in shown
    assert "Værd at se på" in shown
    assert "Planen holder det, loven kræver" in shown


def test_an_empty_plan_is_not_asked_about(plan: Plan, anna: Account):
    assert Visitor(anna).get(url("plan-ask", plan)).status_code == 404
    id_ = uuid.uuid4()
    written(plan, anna, *goal(id_, adult="sover"))
    now = only_goal(plan, anna).words["adult"].id
    written(plan, anna, Said(id_, "goal", "adult", "", now))
    assert Visitor(anna).post(url("plan-ask", plan)).status_code == 409
    assert not Step.objects.exists()


def test_sent_twice_each_step_is_taken_once(plan: Plan, anna: Account, bo: Account, part: uuid.UUID):
    keys = [str(uuid.uuid4()) for _ in range(3)]
    for _ in range(2):
        assert Visitor(anna).post(url("plan-ask", plan), keys[0]).status_code == 302
    for _ in range(2):
        assert Visitor(bo).post(url("plan-answer", plan), keys[1], taken="approved").status_code == 302
    for _ in range(2):
        assert Visitor(anna).post(url("plan-adopt", plan), keys[2]).status_code == 302
    assert (Step.objects.count(), Adoption.objects.count()) == (2, 1)


def test_the_leader_answers_on_what_was_asked(plan: Plan, anna: Account, bo: Account, part: uuid.UUID):
    asked(plan, anna)
    now = only_goal(plan, anna).words["adult"].id
    written(plan, anna, Said(part, "goal", "adult", "skrevet bagefter", now))
    shown = page(bo, url("plan-answer", plan))
    assert "sover om natten" in shown
    assert "skrevet bagefter" not in shown
    assert "siden der blev spurgt" in shown


def test_a_sentence_is_remarked_on_answered_and_settled(plan: Plan, anna: Account, bo: Account, part: uuid.UUID):
    asked(plan, anna)
    wording = only_goal(plan, anna).words["adult"].id
    path = url("plan-remark", plan, wording)
    assert path in page(bo, url("plan-answer", plan))
    assert Visitor(bo).post(path, text="Hvordan ser vi det?").status_code == 302
    assert "Hvordan ser vi det?" in page(anna, url("plan", plan))
    remark = Remark.objects.get()
    assert Visitor(anna).post(path, text="Vi spørger hende", answers=str(remark.id)).status_code == 302
    assert "Vi spørger hende" in page(bo, url("plan", plan))
    written(plan, anna, Said(part, "goal", "adult", "siger selv, hun har sovet", wording))
    assert "Hvordan ser vi det?" in page(anna, url("plan", plan))
    assert Visitor(anna).post(url("plan-settle", plan, remark.id)).status_code == 302
    assert "Hvordan ser vi det?" not in page(anna, url("plan", plan))
    assert "afklaret" in page(anna, path)
    assert Visitor(anna).post(url("plan-remark", plan, uuid.uuid4()), text="x").status_code == 404
    assert Visitor(anna).post(url("plan-settle", plan, uuid.uuid4())).status_code == 404


def test_steps_and_remarks_are_for_those_who_work_on_the_plan(
    plan: Plan, child: Case, anna: Account, bo: Account, part: uuid.UUID
):
    wording = Wording.objects.first()
    assert wording is not None
    names = ("plan-ask", "plan-answer", "plan-withdraw", "plan-adopt", "plan-adopted")
    pages = [*(url(name, plan) for name in names), url("plan-remark", plan, wording.id)]
    others = [related(child, f"U{kind}", kind) for kind in ("custody_parent", "child", "foster")]
    for who in (world.account("Carla", child.municipality), *others):
        for path in pages:
            assert Visitor(who).get(path).status_code in (404, 405)
            assert Visitor(who).post(path, text="x", taken="approved").status_code in (404, 405)
    night = related(child, "Nat", "night_desk")
    assert Visitor(night).post(url("plan-remark", plan, wording.id), text="x").status_code == 404
    for path in (url("plan-ask", plan), url("plan-adopt", plan)):
        assert Visitor(bo).post(path).status_code == 404
    assert Visitor(anna).post(url("plan-answer", plan), taken="approved").status_code == 404
    assert not Step.objects.exists()
    assert not Remark.objects.exists()


def test_the_pages_ask_little(plan: Plan, child: Case, anna: Account, bo: Account, part: uuid.UUID):
    moved_in(child, anna, 30, "p1")
    asks_little(Visitor(anna), url("plan-ask", plan))
    asked(plan, anna)
    wording = only_goal(plan, anna).words["adult"].id
    for number in range(3):
        Visitor(bo).post(url("plan-remark", plan, wording), text=f"bemærkning {number}")
    asks_little(Visitor(bo), url("plan-answer", plan))
    asks_little(Visitor(bo), url("plan-remark", plan, wording))
    asks_little(Visitor(anna), url("plan", plan))
    answered(plan, bo, "approved")
    Visitor(anna).post(url("plan-adopt", plan))
    asks_little(Visitor(anna), url("plan-adopted", plan))
    asks_little(Visitor(anna), reverse("plans", args=[child.id]))
