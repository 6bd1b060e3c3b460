"""Where the place is secret, a party reads what one has chosen for it and another has read; door and wall agree."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

import pytest
from django.db import DatabaseError, connection, transaction

from livline.access.errors import CaseError, NotFound, Overtaken
from livline.access.models import Account, Protection, Relation
from livline.access.protections import lowering_ask, lowering_confirm
from livline.cases.lookups import case_opened
from livline.cases.models import Case
from livline.people.lookups import people_seen
from livline.people.models import Contact, Person, Tie
from livline.people.sealed import contact_place
from livline.plans.content import PlanType
from livline.plans.giving import Recipient, State, giving_check, giving_write, recipients
from livline.plans.lookups import plan_seen, plans_seen
from livline.plans.models import Adoption, Given, Giving, Plan, Wording
from livline.plans.services import Said, plan_begin
from livline.plans.told import Told
from livline.sealing.seal import seal
from tests.ground import world
from tests.ground.oracle import DAY, TODAY
from tests.ground.test_plans import adopted, goal, related, seen, written

pytestmark = pytest.mark.usefixtures("db")
GOAL, SCHOOL = uuid.UUID(int=4), uuid.UUID(int=5)
SWIMS, TELLS = "går til svømning", "går på Solhøjskolen"


@dataclass(frozen=True)
class Around:
    """A child whose place is secret, its plan, and who is around it."""

    child: Case
    anna: Account
    bo: Account
    mother: Account
    plan: Plan


@pytest.fixture
def around() -> Around:
    child = world.case(world.municipality(), born_on=TODAY - 2_500 * DAY)
    anna, bo = related(child, "Anna", "worker"), related(child, "Bo", "leader")
    mother = party(child, "Mor", "custody_parent", "custody_holder")
    party(child, "Alma", "child", "child")
    Protection.objects.create(case=child, level="secret", reason="trusler", raised_by=anna)
    with world.web(anna):
        plan = plan_begin(case=child, type_=PlanType.BARNETS_PLAN, by=anna)
    written(plan, anna, *goal(GOAL, adult=SWIMS, area="leisure"), *goal(SCHOOL, adult=TELLS, area="school"))
    adopted(plan, anna, bo)
    earlier()
    return Around(child, anna, bo, mother, plan)


def party(child: Case, name: str, kind: str, part: str) -> Account:
    """Somebody who signs in and is known as a person of the case."""
    who = related(child, name, kind)
    person = Person.objects.create(municipality=child.municipality, name=name, account=who)
    Tie.objects.create(case=child, person=person, part=part, during=(TODAY - 9 * DAY, None))
    return who


def of(around: Around, name: str = "Mor", by: Account | None = None) -> Recipient:
    """The edition of somebody, as a worker sees it."""
    by = by or around.anna
    told = seen(around.plan, by)
    with world.web(by):
        opened = case_opened(around.child.id, by=by, object_="drafting")
        found = recipients(told, people_seen(opened, by), TODAY)
    return next(one for one in found if one.tie.person.name == name)


def give(around: Around, *texts: str, name: str = "Mor", by: Account | None = None) -> Giving:
    by = by or around.anna
    told, one = seen(around.plan, by), of(around, name, by)
    words = [part.words["adult"].id for part in told.content.of("goal") if part.says("adult") in texts]
    with world.web(by):
        return giving_write(told=told, recipient=one, seen=one.giving.id if one.giving else None, words=words, by=by)


def check(around: Around, by: Account, name: str = "Mor") -> None:
    one = of(around, name, by)
    with world.web(by):
        giving_check(recipient=one, seen=one.giving.id if one.giving else None, by=by)


def read_by(around: Around, who: Account) -> list[Told]:
    with world.web(who):
        return plans_seen(case_opened(around.child.id, by=who, object_="plan_words", own="plan_edition"))


def texts(told: list[Told]) -> list[str]:
    return [part.says("adult") for one in told for part in one.content.of("goal")]


def behind_the_wall(who: Account) -> tuple[int, ...]:
    """How many rows the database shows somebody."""
    with world.web(who):
        return tuple(model.objects.count() for model in (Wording, Given, Giving, Adoption, Plan))


NOTHING = (0, 0, 0, 0, 0)


def test_before_there_is_an_edition_a_party_reads_nothing(around: Around):
    assert read_by(around, around.mother) == []
    assert behind_the_wall(around.mother) == NOTHING
    assert of(around).state == State.NONE


def test_what_is_chosen_is_read_once_somebody_else_has_read_it(around: Around):
    give(around, SWIMS)
    assert of(around).state == State.WAITS
    assert read_by(around, around.mother) == []
    assert behind_the_wall(around.mother) == NOTHING
    check(around, around.bo)
    assert of(around).state == State.GIVEN
    told = read_by(around, around.mother)
    assert texts(told) == [SWIMS]
    assert told[0].is_given
    assert told[0].content.goals[0].says("area") == "leisure"  # goes with the part
    assert behind_the_wall(around.mother) == (2, 2, 2, 1, 1)


def test_each_reads_only_their_own(around: Around):
    give(around, SWIMS)
    check(around, around.bo)
    child = Person.objects.get(name="Alma").account
    assert child is not None
    assert read_by(around, child) == []
    assert behind_the_wall(child) == NOTHING


@pytest.mark.parametrize("kind", ["parent", "parent_restricted", "foster", "support_person"])
def test_who_is_no_party_reads_nothing_of_the_same_person(around: Around, kind: str):
    give(around, SWIMS)
    check(around, around.bo)
    Relation.objects.filter(account=around.mother).update(kind=kind)
    with world.web(around.mother), pytest.raises(NotFound):
        case_opened(around.child.id, by=around.mother, object_="plan_words", own="plan_edition")
    assert behind_the_wall(around.mother) == NOTHING


def test_who_has_custody_no_longer_reads_nothing(around: Around):
    give(around, SWIMS)
    check(around, around.bo)
    Tie.objects.filter(person__name="Mor").update(during=(TODAY - 9 * DAY, TODAY))
    assert read_by(around, around.mother) == []
    assert behind_the_wall(around.mother) == NOTHING


def test_nobody_checks_their_own_edition(around: Around):
    made = give(around, SWIMS)
    with pytest.raises(CaseError):
        check(around, around.anna)
    said = {"plan": around.plan, "case": around.child, "adoption_id": made.adoption_id, "tie_id": made.tie_id}
    with world.web(around.anna), pytest.raises(DatabaseError), transaction.atomic():
        Giving.objects.create(by=around.anna, checks=made, **said)


def test_a_new_edition_hides_the_one_before_until_it_is_read(around: Around):
    give(around, SWIMS, TELLS)
    check(around, around.bo)
    assert texts(read_by(around, around.mother)) == [SWIMS, TELLS]
    give(around, SWIMS)
    assert read_by(around, around.mother) == []
    assert behind_the_wall(around.mother) == NOTHING
    check(around, around.bo)
    assert texts(read_by(around, around.mother)) == [SWIMS]


def test_what_is_taken_back_is_gone_at_once(around: Around):
    give(around, SWIMS)
    check(around, around.bo)
    give(around)
    assert of(around).state == State.NONE
    assert read_by(around, around.mother) == []
    assert behind_the_wall(around.mother) == NOTHING
    with pytest.raises(CaseError):
        check(around, around.bo)


def test_of_two_who_choose_at_once_the_second_is_told(around: Around):
    told, one = seen(around.plan, around.anna), of(around)
    give(around, SWIMS)
    with world.web(around.anna), pytest.raises(Overtaken):
        giving_write(told=told, recipient=one, seen=None, words=[], by=around.anna)


def test_nobody_answers_for_an_edition_that_they_have_not_read(around: Around):
    first = give(around, SWIMS)
    give(around, SWIMS, TELLS)
    now = of(around, by=around.bo)
    with world.web(around.bo), pytest.raises(Overtaken):
        giving_check(recipient=now, seen=first.id, by=around.bo)
    assert of(around).state == State.WAITS


def test_a_plan_that_is_adopted_anew_hides_the_editions_of_the_one_before(around: Around):
    give(around, SWIMS)
    check(around, around.bo)
    earlier()
    now = seen(around.plan, around.anna).content.goals[0].words["adult"].id
    written(around.plan, around.anna, Said(GOAL, "goal", "adult", "svømmer i Solhøj", now))
    adopted(around.plan, around.anna, around.bo)
    assert of(around).state == State.OLDER
    assert read_by(around, around.mother) == []
    assert behind_the_wall(around.mother) == NOTHING


def test_a_protection_that_is_raised_anew_hides_what_was_read_before(around: Around):
    give(around, SWIMS)
    check(around, around.bo)
    earlier()
    Protection.objects.create(case=around.child, level="secret", reason="flyttet", raised_by=around.anna)
    assert of(around).state == State.UNSURE
    assert read_by(around, around.mother) == []
    assert behind_the_wall(around.mother) == NOTHING


def test_a_move_hides_what_was_read_before(around: Around):
    give(around, SWIMS)
    check(around, around.bo)
    earlier()
    world.entry(around.child, kind="placement_started", date=TODAY, position=7)
    assert of(around).state == State.UNSURE
    assert read_by(around, around.mother) == []
    assert behind_the_wall(around.mother) == NOTHING


@pytest.mark.parametrize(("way", "hides"), [("school", True), ("address", True), ("phone", False)])
def test_a_new_school_or_address_of_the_child_hides_what_was_read_before(around: Around, way: str, hides: bool):
    give(around, SWIMS)
    check(around, around.bo)
    earlier()
    contact = Contact(case=around.child, tie=Tie.objects.get(person__name="Alma"), way=way)
    contact.sealed = seal("Solhøj", contact_place(contact.id))
    contact.save(force_insert=True)
    assert of(around).state == (State.UNSURE if hides else State.GIVEN)
    assert bool(read_by(around, around.mother)) is not hides
    assert (behind_the_wall(around.mother) == NOTHING) is hides


def test_only_words_that_were_adopted_are_given_and_only_with_their_edition(around: Around):
    draft = uuid.uuid4()
    written(around.plan, around.anna, *goal(draft, adult="et udkast"))
    told = seen(around.plan, around.anna)
    fresh = next(part for part in told.content.of("goal") if part.id == draft).words["adult"]
    made = give(around, SWIMS)
    for wording in (fresh, told.content.part(SCHOOL).words["adult"]):  # type: ignore[union-attr]
        earlier()
        with world.web(around.anna), pytest.raises(DatabaseError), transaction.atomic():
            Given.objects.create(case=around.child, giving=made, wording=wording)


def test_who_does_not_word_plans_chooses_nothing(around: Around):
    with pytest.raises(CaseError):
        give(around, SWIMS, by=around.bo)


def test_where_the_place_is_not_secret_the_parties_read_all(around: Around):
    give(around, SWIMS)
    check(around, around.bo)
    lowered(around.child, around.anna, around.bo)
    told = read_by(around, around.mother)
    assert texts(told) == [SWIMS, TELLS]
    assert not told[0].is_given
    with world.web(around.mother):
        assert plan_seen(case_opened(around.child.id, by=around.mother), around.plan.id).content.goals


def lowered(child: Case, anna: Account, bo: Account) -> None:
    """Two people say that the place is no longer secret."""
    protection = Protection.objects.get(case=child)
    with world.web(anna):
        lowering_ask(protection=protection, reason="forbi", by=anna)
    with world.web(bo):
        lowering_confirm(protection=protection, by=bo)


def earlier() -> None:
    """As if everything about plans, places and protections had been told a minute before now."""
    tables = ("plan", "plan_giving", "plan_adoption", "protection", "entry", "contact", "plan_version", "plan_wording")
    columns = {"protection": "raised_at", "entry": "recorded_at", "contact": "added_at"}
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET LOCAL session_replication_role = replica")
        for table in tables:
            at = columns.get(table, "at")
            cursor.execute(f"UPDATE {table} SET {at} = {at} - interval '1 minute'")
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
