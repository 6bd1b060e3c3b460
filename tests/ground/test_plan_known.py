"""What is known of a child is carried over to its plan, each thing with where it stands, and none by itself."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from livline.access.models import Account
from livline.access.sight import Sight
from livline.cases.lookups import Opened
from livline.cases.models import Case
from livline.cases.together import together
from livline.journal.models import Occasion, Sort
from livline.journal.services import Text, Written, note_write
from livline.people.models import Word
from livline.people.sealed import word_place
from livline.plans.carrying import is_news, known_carry
from livline.plans.content import PlanType
from livline.plans.demands import demanded, missing
from livline.plans.known import Known, Offered, offered
from livline.plans.lookups import plans_seen
from livline.plans.models import Carried, Plan, Source, Version
from livline.plans.services import Said, plan_begin
from livline.plans.sources import by_professionals, known_of
from livline.plans.told import Told
from livline.portrait.models import Voice
from livline.portrait.services import bright_add, introduction_write
from livline.sealing.seal import seal
from livline.studies.headings import Depth
from livline.studies.models import Study
from livline.studies.services import study_begin, text_write
from tests.ground import world
from tests.ground.oracle import DAY, TODAY
from tests.ground.test_plans import goal, opened, related, seen, written

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def child() -> Case:
    return world.case(world.municipality(), born_on=TODAY - 2_500 * DAY)


@pytest.fixture
def anna(child: Case) -> Account:
    return related(child, "Anna", "worker")


@pytest.fixture
def plan(child: Case, anna: Account) -> Plan:
    with world.web(anna):
        return plan_begin(case=child, type_=PlanType.BARNETS_PLAN, by=anna)


def offered_to(plan: Plan, who: Account) -> Offered:
    with world.web(who):
        at = opened(plan, who)
        plans = plans_seen(at)
        told = next(one for one in plans if one.plan.id == plan.id)
        return offered(told, known_of(at, told, plans))


def carry(plan: Plan, who: Account, *chosen: Known, left: tuple[Known, ...] = ()) -> Version | None:
    with world.web(who):
        at = opened(plan, who)
        told = next(one for one in plans_seen(at) if one.plan.id == plan.id)
        return known_carry(opened=at, told=told, chosen=chosen, left=left, by=who)


def by_text(found: Offered, text: str) -> Known:
    return next(one for one in found.all if text in one.text)


def study_with(child: Case, anna: Account, **texts: str) -> Study:
    with world.web(anna):
        study = study_begin(case=child, depth=Depth.DEEP, on=TODAY - 9 * DAY, by=anna)
        for heading, text in texts.items():
            text_write(study=study, heading=heading, text=text, replaces=None, taken_from=None, by=anna)
    return study


def note(child: Case, anna: Account, occasion: Occasion, *texts: Text) -> None:
    with world.web(anna):
        note_write(case=child, says=Written(occasion, TODAY - 3 * DAY, list(texts)), by=anna)


# --- the study ---


def test_what_the_study_shows_becomes_needs_that_say_where_they_were_seen(plan: Plan, child: Case, anna: Account):
    study_with(child, anna, concerns="Sover dårligt.\n- Savner sin bror.", resources="Tegner heste.", support="Ro.")
    found = offered_to(plan, anna)
    assert [(one.sort.name, one.text) for one in found.fresh] == [
        ("whole_child", "Tegner heste."), ("need", "Sover dårligt."), ("need", "Savner sin bror."), ("effort", "Ro."),
    ]  # fmt: skip
    assert all(one.is_safe and one.on for one in found.fresh)
    carry(plan, anna, *found.fresh)
    told = seen(plan, anna)
    assert len(told.versions) == 1
    needs = told.content.of("need")
    assert [need.says("text") for need in needs] == ["Sover dårligt.", "Savner sin bror."]
    assert needs[0].says("source").startswith("Undersøgelsen ")
    assert needs[0].says("source").endswith("Bekymringer")
    assert {(one.source, one.part) for one in told.carried} >= {
        (Source.STUDY, needs[0].id),
        (Source.STUDY, needs[1].id),
    }
    assert offered_to(plan, anna) == Offered((), ())


def test_what_was_left_is_not_asked_about_again_and_can_be_taken_later(plan: Plan, child: Case, anna: Account):
    study_with(child, anna, concerns="Sover dårligt.\nSavner sin bror.")
    first, second = offered_to(plan, anna).fresh
    carry(plan, anna, first, left=(second,))
    found = offered_to(plan, anna)
    assert (found.fresh, [one.text for one in found.left]) == ((), ["Savner sin bror."])
    carry(plan, anna, *found.left)
    assert len(seen(plan, anna).content.of("need")) == 2
    assert offered_to(plan, anna).all == ()


def test_what_two_carry_over_at_once_stands_once(plan: Plan, child: Case, anna: Account):
    study_with(child, anna, concerns="Sover dårligt.")
    found = offered_to(plan, anna).fresh
    assert carry(plan, anna, *found) is not None
    assert carry(plan, anna, *found) is None
    assert len(seen(plan, anna).content.of("need")) == 1


def test_what_stands_there_already_stays_and_is_not_offered(plan: Plan, child: Case, anna: Account):
    study_with(child, anna, concerns="Sover dårligt.", support="Ro og faste aftaler.")
    part = uuid.uuid4()
    written(plan, anna, Said(part, "need", "text", "Sover dårligt."))
    found = offered_to(plan, anna)
    assert [one.text for one in found.fresh] == ["Ro og faste aftaler."]
    carry(plan, anna, *found.fresh)
    with world.web(anna):
        text_write(
            study=Study.objects.get(), heading="child_view", text="Vil være i ro.", by=anna, replaces=None,
            taken_from=None,
        )  # fmt: skip
    view = offered_to(plan, anna).fresh
    assert [one.is_safe for one in view] == [False]
    carry(plan, anna, *view)
    more = Known(Source.STUDY, uuid.uuid4(), "0", TODAY, view[0].sort, {"adult": "Mere."})
    carry(plan, anna, more)
    assert seen(plan, anna).content.says("child_involved", "adult") == "Vil være i ro.\n\nMere."


# --- journal, portrait and facts ---


def test_the_journal_gives_assessments_and_what_a_child_said_word_for_word(plan: Plan, child: Case, anna: Account):
    note(
        child, anna, Occasion.CHILD_TALK, Text(Sort.OBSERVATION, 'Alma sagde: "Jeg vil have en kanin" og grinede.'),
        Text(Sort.ASSESSMENT, "Alma har brug for noget, der er hendes."),
    )  # fmt: skip
    note(child, anna, Occasion.PHONE, Text(Sort.OBSERVATION, 'Mor siger: "Det går".'))
    found = offered_to(plan, anna).fresh
    assert [(one.sort.name, one.text, one.is_safe) for one in found] == [
        ("need", "Alma har brug for noget, der er hendes.", False), ("wish", "Jeg vil have en kanin", False),
    ]  # fmt: skip
    assert found[1].texts["heard_on"] == (TODAY - 3 * DAY).isoformat()
    assert found[0].texts["source"].startswith("Journalen ")


def test_the_childs_own_introduction_is_offered_and_never_taken_by_itself(plan: Plan, child: Case, anna: Account):
    with world.web(anna):
        introduction_write(
            case=child, text="Hej, jeg er Alma", not_again="skilsmissen", voice=Voice.CHILD, by=anna, replaces=None
        )
        bright_add(case=child, text="Hun svømmer.", seen_on=TODAY - DAY, by=anna)
    found = offered_to(plan, anna).fresh
    assert [(one.text, one.is_safe) for one in found] == [("Hej, jeg er Alma", False), ("Hun svømmer.", False)]
    assert "skilsmissen" not in str(found)
    carry(plan, anna, *found)
    content = seen(plan, anna).content
    assert (content.says("whole_child", "child"), content.says("whole_child", "adult")) == (
        "Hej, jeg er Alma",
        "Hun svømmer.",
    )


def test_a_childs_words_to_its_worker_are_never_offered(plan: Plan, child: Case, anna: Account):
    word = Word(case=child, by=related(child, "Alma", "child"), is_shared=True)
    word.sealed = seal("det siger jeg kun til dig", word_place(word.id))
    word.save(force_insert=True)
    assert offered_to(plan, anna).all == ()


def test_the_decision_says_how_long_and_the_facts_how_child_and_parents_were_heard(
    plan: Plan, child: Case, anna: Account
):
    day = TODAY - 20 * DAY
    more = {"period_months": 12, "until": TODAY + 300 * DAY}
    world.entry(child, "decision", date=day, about="placement", duration="Et år", **more)
    world.entry(child, "child_heard", date=day, position=2, form="conversation", alone=True)
    world.entry(child, "child_heard", date=day, position=3, declined=True)
    world.entry(child, "consent", date=day, position=4, by="custody_holder", to="placement", given=True)
    found = {one.sort.name: one for one in offered_to(plan, anna).fresh}
    assert "Et år, 12 måneder, til " in found["duration"].text
    assert "(samtale, alene med rådgiveren)" in found["child_involved"].text
    assert found["parents_involved"].text.endswith("til anbringelse.")
    assert [one.is_safe for one in found.values()] == [True, False, False]


def test_with_what_is_known_fewer_fields_are_typed(plan: Plan, child: Case, anna: Account):
    """Of the five that a first lawful plan asks for (`test_plan_fields.py`), two come from what is known."""
    day = TODAY - 20 * DAY
    world.entry(child, "decision", date=day, about="placement", duration="Et år", purpose="Ro")
    world.entry(child, "child_heard", date=day, position=2, form="conversation")
    world.entry(child, "consent", date=day, position=4, by="custody_holder", to="placement", given=True)
    carry(plan, anna, *offered_to(plan, anna).fresh)
    typed = [*goal(uuid.uuid4(), adult="sover", area="health"), Said(uuid.uuid4(), "parent", "during", "samtaler")]
    written(plan, anna, *typed)
    wanted = demanded(PlanType.BARNETS_PLAN, dt.date(2026, 6, 1), placed=True, age=8)
    assert missing(seen(plan, anna).content, "Ro", wanted) == []
    assert len(typed) == 3


# --- an earlier plan ---


def earlier_plan(child: Case, anna: Account) -> Plan:
    """A plan of a month ago with a need, a goal for it, one that was reached, and a wish that led to the goal."""
    before = Plan.objects.create(case=child, type="barnets_plan", by=anna, at=timezone.now() - 30 * DAY)
    need, one, ended = uuid.uuid4(), uuid.uuid4(), uuid.uuid4()
    written(
        before, anna, Said(need, "need", "text", "ro"), Said(need, "need", "source", "Undersøgelsen"),
        *goal(one, adult="sover", child="du sover", needs=str(need), place="x"),
        *goal(ended, adult="cykler", ended="reached"),
        Said(uuid.uuid4(), "wish", "said", "en kanin"), Said(uuid.uuid4(), "parent", "during", "samtaler"),
        Said(uuid.uuid4(), "view", "said", "enig"),
    )  # fmt: skip
    return before


def test_an_earlier_plan_goes_on_in_the_next(child: Case, anna: Account):
    before = earlier_plan(child, anna)
    with world.web(anna):
        plan = plan_begin(case=child, type_=PlanType.UNGEPLAN, by=anna)
    found = offered_to(plan, anna).fresh
    assert [one.sort.name for one in found] == ["need", "goal", "wish", "parent"]
    assert {one.source for one in found} == {Source.PLAN}
    carry(plan, anna, *found)
    content = seen(plan, anna).content
    (need,), (one,) = content.of("need"), content.goals
    assert (need.says("source"), one.refers("needs"), one.says("child")) == (
        "Undersøgelsen",
        (str(need.id),),
        "du sover",
    )
    assert need.id not in {part.id for part in seen(before, anna).content.parts}


def test_what_a_goal_pointed_to_and_was_not_taken_along_is_left_out(child: Case, anna: Account):
    earlier_plan(child, anna)
    with world.web(anna):
        plan = plan_begin(case=child, type_=PlanType.UNGEPLAN, by=anna)
    found = offered_to(plan, anna)
    carry(plan, anna, by_text(found, "sover"))
    assert seen(plan, anna).content.goals[0].refers("needs") == ()
    carry(plan, anna, by_text(offered_to(plan, anna), "ro"))
    assert len(seen(plan, anna).content.of("need")) == 1


# --- news, rights and walls ---


def old_plan(child: Case, anna: Account) -> Plan:
    return Plan.objects.create(case=child, type="barnets_plan", by=anna, at=timezone.now() - DAY)


def news(plan: Plan, who: Account) -> bool:
    with world.web(who):
        at = opened(plan, who)
        told = next(one for one in plans_seen(at) if one.plan.id == plan.id)
        return is_news(told, together(*by_professionals(at, told.plan.id)))


def test_a_later_assessment_is_told_until_somebody_has_looked_at_it(child: Case, anna: Account):
    plan = old_plan(child, anna)
    assert not news(plan, anna)
    study_with(child, anna, concerns="Sover dårligt.")
    assert news(plan, anna)
    carry(plan, anna, left=offered_to(plan, anna).fresh)
    assert not news(plan, anna)
    note(child, anna, Occasion.VISIT, Text(Sort.OBSERVATION, "Alma tegnede."))
    assert not news(plan, anna)
    note(child, anna, Occasion.VISIT, Text(Sort.ASSESSMENT, "Alma har brug for ro."))
    assert news(plan, anna)
    carry(plan, anna, *offered_to(plan, anna).fresh)
    assert not news(plan, anna)


def test_nothing_is_offered_of_what_the_reader_does_not_see(plan: Plan, child: Case, anna: Account):
    study_with(child, anna, concerns="Sover dårligt.")
    note(child, anna, Occasion.VISIT, Text(Sort.ASSESSMENT, "Alma har brug for ro."))
    world.entry(child, "decision", date=TODAY - DAY, about="placement", duration="Et år")
    with world.web(anna):
        bright_add(case=child, text="Hun svømmer.", seen_on=TODAY - DAY, by=anna)
        told = next(one for one in plans_seen(opened(plan, anna)))
        blind = Opened(child, Sight(frozenset({"custody_parent"})))
        found = known_of(blind, told, [told])
        assert {one.source for one in found} == {Source.DECISION}
        assert together(*by_professionals(blind)) == [[], [], [], []]


def test_the_wall_takes_nothing_that_became_no_part(plan: Plan, child: Case, anna: Account):
    told: Told = seen(plan, anna)
    more = {"plan": told.plan, "case": child, "by": anna, "source": Source.STUDY, "of": uuid.uuid4()}
    with pytest.raises(DatabaseError), transaction.atomic(), world.web(anna):
        Carried.objects.create(part=uuid.uuid4(), **more)
    with world.web(anna):
        Carried.objects.create(**more)
    for who in (related(child, "Bo", "leader"), related(child, "Mor", "custody_parent")):
        with pytest.raises(DatabaseError), transaction.atomic(), world.web(who):
            Carried.objects.create(**more | {"by": who, "spot": "x"})
    with world.web(related(child, "Far", "custody_parent")):
        assert not Carried.objects.exists()
