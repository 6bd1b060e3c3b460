"""Where does one come to the plan from, and who is told that it waits for them?"""

from __future__ import annotations

import uuid

import pytest
from django.urls import reverse

from livline.access.models import Account, Membership, Team
from livline.cases.models import Case, Entry
from livline.plans.models import Plan, Taken
from tests.ground import world
from tests.ground.oracle import DAY, TODAY
from tests.ground.test_plans import goal, taken, written
from tests.web.pages.surroundings import asks_little, related
from tests.web.pages.test_plan import anna, child, moved_in, page, plan, url
from tests.web.pages.visiting import Visitor

__all__ = ["anna", "child", "plan"]


@pytest.fixture
def bo(child: Case) -> Account:
    """Leads the team of the child."""
    leader = related(child, "Bo", "leader")
    team = Team.objects.create(municipality=child.municipality, name="Team Nord")
    Membership.objects.create(team=team, account=leader, during=(TODAY - DAY, None), leads=True)
    return leader


def test_the_childs_page_the_duty_and_the_quick_act_lead_to_the_plan(child: Case, anna: Account):
    moved_in(child, anna, 40, "p1")
    path = reverse("plans", args=[child.id])
    assert "Læs og skriv planen" in page(anna, reverse("case", args=[child.id]))
    assert f'href="{path}"' in page(anna, reverse("duties", args=[child.id]))
    assert "Skriv planen her" in page(anna, reverse("quick-record", args=[child.id, "plan"]))
    assert "Skriv planen her" not in page(anna, reverse("quick-record", args=[child.id, "visit"]))
    mother = related(child, "Mor", "custody_parent")
    assert "Læs planen" in page(mother, reverse("case", args=[child.id]))
    foster = related(child, "Plejemor", "foster")
    assert path not in page(foster, reverse("case", args=[child.id]))


def test_the_leader_is_told_of_the_question_and_the_worker_of_the_answer(plan: Plan, anna: Account, bo: Account):
    written(plan, anna, *goal(uuid.uuid4(), adult="sover om natten"))
    taken(plan, anna, Taken.ASKED)
    team, mine = reverse("team"), reverse("today")
    assert url("plan-answer", plan) in page(bo, team)
    assert "plan, som lederen skal godkende" in page(anna, mine)
    assert url("plan-answer", plan) not in page(anna, mine)
    taken(plan, bo, Taken.SENT_BACK, "sig det enklere")
    assert "planen er sendt tilbage til dig" in page(anna, mine)
    taken(plan, anna, Taken.ASKED)
    taken(plan, bo, Taken.APPROVED)
    assert url("plan-answer", plan) not in page(bo, team)
    shown = page(anna, mine)
    assert "planen er godkendt og kan vedtages" in shown
    assert url("plan", plan) in shown
    Visitor(anna).post(url("plan-adopt", plan))
    shown = page(anna, mine)
    assert "kan vedtages" not in shown
    assert "Fortryd" not in shown
    fact = Entry.objects.get(kind="plan").fact
    assert Visitor(anna).post(reverse("quick-undo", args=[plan.case_id, fact])).status_code == 404
    asks_little(Visitor(anna), mine)


def test_who_words_plans_and_decides_on_them_finds_the_question_in_their_day(
    plan: Plan, child: Case, anna: Account, bo: Account
):
    other = related(child, "Else", "worker")
    written(plan, anna, *goal(uuid.uuid4(), adult="sover om natten"))
    taken(plan, anna, Taken.ASKED)
    assert url("plan-answer", plan) not in page(other, reverse("today"))
    both = related(child, "Dorte", "worker")
    world.relate(both, child, "leader")
    assert url("plan-answer", plan) in page(both, reverse("today"))


@pytest.mark.parametrize("sort", ["goal", "part", "end"])
def test_a_draft_leads_back_to_its_form(plan: Plan, child: Case, anna: Account, sort: str):
    part = uuid.uuid4()
    written(plan, anna, *goal(part, adult="sover"))
    place, form = {
        "goal": (f"plan-{plan.id}-goal", url("plan-write", plan, "goal")),
        "part": (f"plan-{plan.id}-{part}", url("plan-part", plan, part)),
        "end": (f"plan-{plan.id}-end-{part}", url("plan-goal-end", plan, part)),
        "in": (f"plan-{plan.id}-in-uk-{part}", url("plan-translate", plan, "uk", part)),
    }[sort]
    assert Visitor(anna).post(reverse("draft", args=[child.id, place]), adult="halvt").status_code == 204
    shown = page(anna, reverse("today"))
    assert f"{form}?draft=" in shown
