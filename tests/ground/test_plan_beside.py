"""What speaks to a plan beside its own words: what came since, until when, and whether a sentence stands elsewhere."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import replace
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from livline.access.models import Account, Conflict
from livline.cases.models import Case
from livline.journal.models import Block, Note
from livline.plans.beside import Beside, beside
from livline.plans.content import PlanType
from livline.plans.echoes import marked
from livline.plans.models import Plan, Sentence, Wording
from livline.plans.services import Said, plan_begin, words_write
from tests.ground import world
from tests.ground.oracle import DAY, TODAY
from tests.ground.test_plans import goal, opened, related, seen, written

pytestmark = pytest.mark.usefixtures("db")
LATER = dt.datetime.now(dt.UTC) + dt.timedelta(hours=1)
SAME = "Hun sover bedst, når døren står åben ud mod gangen."
AGAIN = "hun sover  bedst når døren står åben ud mod gangen!"
PART = uuid.UUID(int=5)


@pytest.fixture
def child() -> Case:
    return world.case(world.municipality(), born_on=TODAY - 2_500 * DAY)


@pytest.fixture
def other(child: Case) -> Case:
    return world.case(child.municipality, "K2", born_on=TODAY - 2_500 * DAY)


@pytest.fixture
def anna(child: Case, other: Case) -> Account:
    who = related(child, "Anna", "worker")
    world.relate(who, other)
    return who


def begun(case: Case, by: Account, text: str = SAME, field: str = "adult", **more: Any) -> Plan:
    """A plan with a goal that says a text."""
    with world.web(by):
        fresh = plan_begin(case=case, type_=PlanType.BARNETS_PLAN, by=by)
        said = [replace(one, **more) for one in goal(PART, **{field: text})]
        words_write(plan=fresh, said=said, by=by)
    return fresh


def told(plan: Plan, who: Account) -> Beside:
    known = seen(plan, who)
    with world.web(who):
        return beside(opened(plan, who), known, known.content, who)


def elsewhere(plan: Plan, who: Account) -> list[str]:
    return [text for _part, text in told(plan, who).elsewhere]


# --- A sentence that stands in another case ---


def test_a_sentence_of_another_case_is_shown_as_it_stands_here(child: Case, other: Case, anna: Account):
    plan = begun(child, anna, f"Hun er ny. {AGAIN}")
    assert elsewhere(plan, anna) == []
    begun(other, anna)
    assert elsewhere(plan, anna) == [AGAIN.rstrip("!")]
    assert told(plan, anna).elsewhere[0][0].id == PART


def test_the_same_child_s_other_plan_is_no_other_case(child: Case, anna: Account):
    begun(child, anna)
    assert elsewhere(begun(child, anna), anna) == []


NOT_LOOKED_FOR = [
    # what stands in both -> why it says nothing
    ("Hun sover bedst med åben dør.", {}),  # too few words
    (SAME, {"field": "said"}),  # the child's own words
    (SAME, {"shared_as": uuid.UUID(int=9)}),  # written for siblings at once
]


@pytest.mark.parametrize(("text", "more"), NOT_LOOKED_FOR)
def test_what_may_be_alike_is_not_looked_for(child: Case, other: Case, anna: Account, text: str, more: dict[str, Any]):
    begun(other, anna, text, **more)
    assert elsewhere(begun(child, anna, text, **more), anna) == []


def test_what_was_worded_anew_there_is_not_found_any_more(child: Case, other: Case, anna: Account):
    plan, theirs = begun(child, anna), begun(other, anna)
    stands = seen(theirs, anna).content.goals[0].words["adult"].id
    written(theirs, anna, Said(PART, "goal", "adult", "Hun sover.", stands))
    assert elsewhere(plan, anna) == []


UNSEEN = ["", "site_staff", "custody_parent", "child", "representative", "conflict"]


@pytest.mark.parametrize("kind", UNSEEN)
def test_nobody_learns_of_a_case_whose_plans_they_do_not_work_on(child: Case, other: Case, anna: Account, kind: str):
    begun(other, anna)
    plan, eva = begun(child, anna), related(child, "Eva", "worker")
    if kind == "conflict":
        world.relate(eva, other)
        Conflict.objects.create(account=eva, case=other)
    elif kind:
        world.relate(eva, other, kind)
    assert elsewhere(plan, anna) == [SAME.rstrip(".")]
    assert elsewhere(plan, eva) == []
    with world.web(eva):
        assert not Sentence.objects.filter(case=other).exists()


def test_the_door_holds_where_the_wall_shows_all(child: Case, other: Case, anna: Account):
    begun(other, anna)
    plan, eva = begun(child, anna), related(child, "Eva", "worker")
    known = seen(plan, eva)
    with world.web(eva):
        at = opened(plan, eva)
    assert beside(at, known, known.content, eva).elsewhere == ()  # asked as the owner of the tables


def test_a_hash_tells_no_text_and_other_words_have_another(child: Case, anna: Account):
    begun(child, anna)
    (row,) = Sentence.objects.all()
    assert len(row.mark) == 32
    assert [bytes(row.mark)] == [mark for mark, _text in marked(AGAIN)]
    assert bytes(row.mark) not in dict(marked("Hun sover bedst, når døren står lukket ud mod gangen."))


def test_a_sentence_comes_with_its_wording_and_stays(child: Case, other: Case, anna: Account):
    begun(child, anna)
    wording = Wording.objects.get()
    attempts = (
        lambda: Sentence.objects.create(case=other, wording=wording, mark=b"x"),
        lambda: Sentence.objects.update(mark=b"x"),
        lambda: Sentence.objects.all().delete(),
    )
    for attempt in attempts:
        with pytest.raises(DatabaseError), transaction.atomic():
            attempt()
        with world.web(anna), pytest.raises(DatabaseError), transaction.atomic():
            attempt()


def test_it_costs_the_same_for_many_sentences(child: Case, other: Case, anna: Account):
    many = " ".join(f"Den {n}. gang sover hun bedst med døren åben ud mod gangen." for n in range(60))
    begun(other, anna, many)
    plan = begun(child, anna, many)
    known = seen(plan, anna)
    with world.web(anna):
        at = opened(plan, anna)
        with CaptureQueriesContext(connection) as queries:
            found = beside(at, known, known.content, anna)
    assert len(found.elsewhere) == 60
    assert len(queries) <= 4


# --- What came since it was saved ---


def happened(child: Case, kind: str, at: dt.datetime = LATER, **more: Any) -> None:
    world.entry(child, kind=kind, recorded_at=at, **({"date": TODAY} | more))


def assessed(child: Case, anna: Account, sort: str = "assessment", at: dt.datetime = LATER) -> None:
    note = Note.objects.create(case=child, occasion="visit", day=TODAY, recorded_by=anna, recorded_at=at)
    Block.objects.create(note=note, case=child, position=0, sort=sort, text="trives")


@pytest.mark.parametrize("kind", ["study_closed", "study_updated", "clarification_closed"])
def test_a_study_that_was_finished_since_is_told(child: Case, anna: Account, kind: str):
    plan = begun(child, anna)
    happened(child, kind)
    assert told(plan, anna).news == ((kind, TODAY),)


@pytest.mark.parametrize(
    "more", [{"at": LATER - dt.timedelta(days=1)}, {"date": TODAY - DAY}, {"date": None}, {"kind": "study_opened"}]
)
def test_what_came_before_or_has_no_day_is_not(child: Case, anna: Account, more: dict[str, Any]):
    plan = begun(child, anna)
    happened(child, **({"kind": "study_closed"} | more))
    assert told(plan, anna).news == ()


def test_a_professional_assessment_since_is_told_and_what_was_seen_is_not(child: Case, anna: Account):
    plan = begun(child, anna)
    assessed(child, anna, "observation")
    assert told(plan, anna).news == ()
    assessed(child, anna)
    assert told(plan, anna).news == (("assessment", TODAY),)


def test_the_last_decision_of_a_measure_says_until_when(child: Case, anna: Account):
    plan = begun(child, anna)
    for days, until, granted in ((90, TODAY - 9 * DAY, None), (30, TODAY - 2 * DAY, None), (20, TODAY, False)):
        told_of: dict[str, Any] = {
            "date": TODAY - days * DAY,
            "about": "support",
            "measure": "s1",
            "until": until,
            "granted": granted,
        }
        happened(child, "decision", **told_of)
    happened(child, "decision", about="contact", measure="s2", until=TODAY)
    assert told(plan, anna).until == {"s1": TODAY - 2 * DAY}
    happened(child, "decision", about="support", measure="s1")
    assert told(plan, anna).until == {}
