"""What the law hears of a plan is read off its words: nobody writes it by hand, and it can be taken back."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest

from livline.access.errors import Unfitting
from livline.access.models import Account
from livline.cases.models import Case, Entry
from livline.cases.services import fact_correct, fact_withdraw
from livline.plans.consents import asking_on, consents_in
from livline.plans.content import SORTS
from livline.plans.demands import demanded, grows_up, sixteen_on
from livline.plans.models import Adoption, Plan, Taken
from livline.plans.reading import Content
from livline.plans.services import Said
from tests.ground import world
from tests.ground.oracle import DAY, TODAY
from tests.ground.test_plans import adopted, anna, bo, child, goal, plan, seen, taken, written

__all__ = ["anna", "bo", "child", "plan"]
pytestmark = pytest.mark.usefixtures("db")


def fact_of(child: Case) -> Entry:
    """What stands of the plan's fact now."""
    return Entry.objects.get(case=child, kind="plan", replaced_by__isnull=True)


def test_the_fact_of_an_adopted_plan_is_not_written_by_hand(plan: Plan, child: Case, anna: Account, bo: Account):
    written(plan, anna, *goal(uuid.uuid4(), adult="sover", area="health"))
    adopted(plan, anna, bo)
    says = {"date": TODAY, "type": "barnets_plan", "act": "new", "has": ["wellbeing_goals", "family_support"]}
    with world.web(anna), pytest.raises(Unfitting):
        fact_correct(before=fact_of(child), fields=says, reason="ser bedre ud", by=anna)
    assert fact_of(child).has == ["wellbeing_goals"]  # type: ignore[attr-defined]


def test_an_adoption_that_was_taken_back_is_approved_and_adopted_anew(
    plan: Plan, child: Case, anna: Account, bo: Account
):
    written(plan, anna, *goal(uuid.uuid4(), adult="sover", area="health"))
    adopted(plan, anna, bo)
    with world.web(anna):
        fact_withdraw(before=fact_of(child), reason="vedtaget ved en fejl", by=anna)
    told = seen(plan, anna)
    assert (told.adopted, told.approved, told.is_changed) == (None, None, True)
    assert adopted(plan, anna, bo)["act"] == "new"
    assert Adoption.objects.count() == 2
    assert seen(plan, anna).adopted_day == TODAY


def test_an_approval_is_used_once(plan: Plan, child: Case, anna: Account, bo: Account):
    written(plan, anna, *goal(uuid.uuid4(), adult="sover"))
    adopted(plan, anna, bo)
    with world.web(anna):
        fact_withdraw(before=fact_of(child), reason="ved en fejl", by=anna)
    taken(plan, anna, Taken.ASKED)
    assert seen(plan, anna).approved is None


@pytest.mark.parametrize(
    ("type_", "on", "act"),
    [
        ("barnets_plan", TODAY - 200 * DAY, "revised"),
        ("handleplan", TODAY - 200 * DAY, "new"),
        ("barnets_plan", TODAY + 2 * DAY, "new"),
        ("", TODAY, "new"),
    ],
)
def test_a_plan_that_was_made_elsewhere_is_revised_here(
    plan: Plan, child: Case, anna: Account, bo: Account, type_: str, on: dt.date, act: str
):
    if type_:
        world.entry(child, kind="plan", type=type_, date=on, position=3, event_id="før", act="new")
    written(plan, anna, *goal(uuid.uuid4(), adult="sover"))
    assert adopted(plan, anna, bo)["act"] == act


# --- Consent ---

ASKED = [
    # type, made on -> the law, whether its text was read, and from which age the child is asked
    ("ungeplan", dt.date(2026, 6, 1), "barnets lov § 109", True, 16),
    ("holistic", dt.date(2026, 6, 1), "barnets lov § 110", True, 16),
    ("barnets_plan", dt.date(2026, 6, 1), "barnets lov § 93", False, 15),
    ("handleplan", dt.date(2023, 12, 31), "serviceloven § 70, stk. 1", True, 15),
]


@pytest.mark.parametrize(("type_", "on", "law", "is_read", "child_from"), ASKED)
def test_whom_the_law_of_the_day_asks(type_: str, on: dt.date, law: str, is_read: bool, child_from: int):
    asking = asking_on(type_, on)
    assert asking is not None
    assert (str(asking.law), asking.is_read, asking.child_from) == (law, is_read, child_from)


@pytest.mark.parametrize(
    ("type_", "on"),
    [("ungeplan", dt.date(2023, 12, 31)), ("handleplan", dt.date(2024, 1, 1)), ("parents_plan", TODAY)],
)
def test_where_the_law_asks_nobody(type_: str, on: dt.date):
    assert asking_on(type_, on) is None


def view(part: uuid.UUID, **fields: str) -> list[Said]:
    return [Said(part, "view", name, text) for name, text in fields.items()]


TIE = str(uuid.UUID(int=7))
ANSWERS = [
    # what the view says -> whose consent it is, and whether it was given
    ({"person": "child", "stance": "agrees"}, [("child", True)]),
    ({"person": TIE, "stance": "refuses"}, [("custody_holder", False)]),
    ({"person": TIE, "stance": "disagrees"}, []),
    ({"person": TIE, "stance": "silent"}, []),
    ({"who": "mormor", "stance": "agrees"}, []),
]


@pytest.mark.parametrize(("says", "given"), ANSWERS)
def test_a_yes_and_a_no_are_facts_and_a_disagreement_is_neither(
    plan: Plan, anna: Account, says: dict[str, str], given: list[tuple[str, bool]]
):
    written(plan, anna, *view(uuid.uuid4(), said="ord", **says))
    told = [(one["by"], one["given"]) for one in consents_in(seen(plan, anna).content, Content(()), TODAY)]
    assert told == given


def test_consents_are_recorded_with_the_plan_they_are_to_and_once(plan: Plan, child: Case, anna: Account, bo: Account):
    part, day = uuid.uuid4(), (TODAY - 3 * DAY).isoformat()
    written(plan, anna, *goal(uuid.uuid4(), adult="sover"), *view(part, person=TIE, stance="agrees", on=day))
    assert not Entry.objects.filter(kind="consent").exists()
    adopted(plan, anna, bo)
    told = Entry.objects.filter(case=child, kind="consent").values("date", "by", "to", "given", "of_event", "person")
    assert list(told) == [
        {
            "date": TODAY - 3 * DAY, "by": "custody_holder", "to": "plan_revision", "given": True,
            "of_event": fact_of(child).event_id, "person": None,
        }
    ]  # fmt: skip
    written(plan, anna, *goal(uuid.uuid4(), adult="leger"))
    adopted(plan, anna, bo)
    assert Entry.objects.filter(kind="consent").count() == 1
    before = seen(plan, anna).content.of("view")[0].words["stance"].id
    written(plan, anna, Said(part, "view", "stance", "refuses", before))
    adopted(plan, anna, bo)
    given = Entry.objects.filter(kind="consent").order_by("id").values_list("given", flat=True)
    assert list(given) == [True, False]


# --- What opens by itself ---

BIRTHDAYS = [
    # born, today -> is the way to adult life open, and when is the 16th birthday
    (dt.date(2010, 9, 1), dt.date(2026, 2, 28), False, dt.date(2026, 9, 1)),
    (dt.date(2010, 9, 1), dt.date(2026, 3, 1), True, dt.date(2026, 9, 1)),
    (dt.date(2008, 2, 29), dt.date(2024, 2, 28), True, dt.date(2024, 2, 29)),
    (dt.date(2009, 1, 1), dt.date(2026, 6, 1), True, dt.date(2025, 1, 1)),
    (None, dt.date(2026, 6, 1), False, None),
]


@pytest.mark.parametrize(("born", "day", "is_open", "sixteen"), BIRTHDAYS)
def test_the_way_to_adult_life_opens_before_sixteen(
    born: dt.date | None, day: dt.date, is_open: bool, sixteen: dt.date | None
):
    assert (grows_up(born, day), sixteen_on(born)) == (is_open, sixteen)
    assert SORTS["adult_life"].is_of("barnets_plan", grows_up=is_open) == is_open


@pytest.mark.parametrize(("type_", "on"), [("barnets_plan", dt.date(2026, 6, 1)), ("handleplan", dt.date(2023, 6, 1))])
def test_who_goes_home_needs_a_plan_that_says_what_comes_after(type_: str, on: dt.date):
    stays = demanded(type_, on, placed=True, age=9)
    assert demanded(type_, on, placed=True, age=9, goes_home=True) == (*stays, ("further_effort",))
