"""A case that begins has a caseworker and is led: by who leads the team of whoever begins it, and by nobody else."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from livline.access.models import Account, Membership, Municipality, Relation, Team
from livline.cases.services import case_begin
from tests.ground import world
from tests.ground.oracle import DAY, TODAY

ONGOING = (TODAY - 30 * DAY, None)


@pytest.fixture
def nordby(db: None) -> Municipality:
    return world.municipality()


def member(name: str, of: Team, leads: bool = False, during: object = ONGOING) -> Account:
    who = world.account(name, of.municipality)
    Membership.objects.create(team=of, account=who, leads=leads, during=during)
    return who


def relations_of_begun(by: Account) -> set[tuple[str, str]]:
    with world.web(by):
        case = case_begin(number="N1", born_on=None, by=by)
    return set(Relation.objects.filter(case=case).values_list("account__name", "kind"))


def test_who_leads_the_team_leads_the_case(nordby: Municipality):
    team, other = Team.objects.create(municipality=nordby, name="A"), Team.objects.create(municipality=nordby, name="B")
    anna = member("Anna", team)
    member("Susanne", team, leads=True)
    member("Bo", team)
    member("Tove", other, leads=True)
    member("Uffe", team, leads=True, during=(TODAY - 30 * DAY, TODAY - DAY))
    assert relations_of_begun(anna) == {("Anna", "worker"), ("Susanne", "leader")}


def test_a_leader_who_begins_a_case_is_its_caseworker_alone(nordby: Municipality):
    susanne = member("Susanne", Team.objects.create(municipality=nordby, name="A"), leads=True)
    assert relations_of_begun(susanne) == {("Susanne", "worker")}


def test_nobody_makes_a_leader_by_saying_which_team(nordby: Municipality):
    team = Team.objects.create(municipality=nordby, name="A")
    anna, susanne = member("Anna", team), member("Susanne", team, leads=True)
    case = world.case(nordby)
    with world.web(anna):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT set_config('livline.begun', %s, true), set_config('livline.begun_in', %s, true)",
                [str(case.id), str(team.id)],
            )
        with pytest.raises(DatabaseError), transaction.atomic():
            Relation.objects.create(account=susanne, case=case, kind="leader", during=ONGOING, is_confirmed=True)
