"""After a move the plan lists what the move touches, until somebody has looked at every goal."""

from __future__ import annotations

import uuid

from django.utils import timezone

from livline.access.models import Account
from livline.cases.models import Case
from livline.people.models import Contact, Part, Tie, Way
from livline.people.sealed import contact_place
from livline.plans.models import Plan
from livline.portrait.models import To
from livline.portrait.services import promise_give
from livline.sealing.seal import seal
from tests.ground import world
from tests.ground.oracle import DAY, TODAY
from tests.ground.test_plans import goal, written
from tests.web.pages.surroundings import asks_little
from tests.web.pages.test_plan import HIDDEN, anna, child, moved_in, moved_out, only_goal, page, plan, sent, url
from tests.web.pages.visiting import Visitor

__all__ = ["anna", "child", "plan"]


def before_the_move(plan: Plan, child: Case, anna: Account) -> uuid.UUID:
    """A goal and a promise from the place where the child lived before."""
    moved_in(child, anna, 200, "p1")
    part = uuid.uuid4()
    written(plan, anna, *goal(part, adult="går i skole hver dag", area="school"))
    with world.web(anna):
        promise_give(
            case=child, text="Du må tage kaninen med", to=To.CHILD, giver="Anna", given_on=TODAY - 90 * DAY,
            due_on=TODAY + 5 * DAY, by=anna,
        )  # fmt: skip
    return part


def test_a_move_lists_what_it_touches_until_somebody_has_looked(plan: Plan, child: Case, anna: Account):
    part = before_the_move(plan, child, anna)
    moved_out(child, anna, 3, "p1")
    moved_in(child, anna, 3, "p2")
    shown = page(anna, url("plan", plan))
    assert "rører ved" in shown
    assert "Går barnet i samme skole" in shown
    assert "Mål 1: ‚går i skole hver dag‘" in shown
    assert "Du må tage kaninen med" in shown
    asks_little(Visitor(anna), url("plan", plan))
    assert Visitor(anna).post(url("plan-again", plan, part, "place")).status_code == 302
    assert "rører ved" not in page(anna, url("plan", plan))


def test_before_a_move_nothing_is_touched(plan: Plan, child: Case, anna: Account):
    part = before_the_move(plan, child, anna)
    Visitor(anna).post(url("plan-again", plan, part, "place"))
    assert "rører ved" not in page(anna, url("plan", plan))


def test_a_school_that_was_told_before_is_asked_about_and_not_told(plan: Plan, child: Case, anna: Account):
    before_the_move(plan, child, anna)
    tie = Tie.objects.get(case=child, part=Part.CHILD)
    told = Contact(tie=tie, case=child, way=Way.SCHOOL, added_at=timezone.now() - 100 * DAY)
    told.sealed = seal("Søndermarksskolen", contact_place(told.id))
    told.save(force_insert=True)
    moved_out(child, anna, 3, "p1")
    moved_in(child, anna, 3, "p2")
    shown = page(anna, url("plan", plan))
    assert "Skolen er skrevet ind før flytningen." in shown
    assert "Søndermarksskolen" not in shown


def test_who_saves_after_another_who_looked_at_the_goal_is_not_overtaken(plan: Plan, child: Case, anna: Account):
    """Both say where the child lives now; what they typed is of different fields."""
    path = url("plan-part", plan, before_the_move(plan, child, anna))
    moved_out(child, anna, 3, "p1")
    moved_in(child, anna, 3, "p2")
    hidden = dict(HIDDEN.findall(page(anna, path)))
    sent(anna, path, adult="går i skole hver dag", area="school", sign="smiler")
    moved_out(child, anna, 1, "p2")
    moved_in(child, anna, 1, "p3")
    says = {"adult": "går i skole hver dag", "area": "school", "child": "jeg går i skole"}
    assert Visitor(anna).post(path, **hidden | says).status_code == 302
    stands = only_goal(plan, anna)
    assert (stands.says("sign"), stands.says("child")) == ("smiler", "jeg går i skole")
    assert "rører ved" not in page(anna, url("plan", plan))
