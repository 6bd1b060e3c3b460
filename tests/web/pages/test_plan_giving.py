"""Where the place is secret, through the pages: an edition is chosen, read by another, and then by its party."""

from __future__ import annotations

import re
import uuid

import pytest
from django.urls import reverse

from livline.access.models import Account, Membership, Opening, Protection, Team
from livline.cases.models import Case, Place
from livline.cases.places import bound_to
from livline.people.models import Contact, Tie
from livline.people.sealed import contact_place
from livline.plans.models import Plan
from livline.sealing.seal import seal
from tests.ground import world
from tests.ground.oracle import DAY, TODAY
from tests.ground.test_plan_giving import earlier, lowered, party
from tests.ground.test_plans import adopted, goal, written
from tests.web.pages.surroundings import asks_little, child_in, related
from tests.web.pages.test_paper import printed
from tests.web.pages.visiting import Visitor

GOAL, SCHOOL = uuid.UUID(int=4), uuid.UUID(int=5)
SWIMS, TELLS = "Alma går til svømning", "Alma går på Solhøjskolen og bor hos Bent"
SEEN = re.compile(r'name="seen" value="([0-9a-f-]+)"')
BOX = re.compile(r'value="([0-9a-f-]+)"( checked)?[^>]*aria-describedby[^>]*><label[^>]*>\s*<span[^>]*>([^<]*)')


@pytest.fixture
def child() -> Case:
    case = child_in(world.municipality())
    place = Place(case=case, token="~a", sealed=seal("Opholdsstedet Engbo", bound_to(case.id)))
    place.save(force_insert=True)
    contact = Contact(case=case, tie=Tie.objects.get(case=case, part="child"), way="school")
    contact.sealed = seal("Solhøjskolen, 8680 Ry", contact_place(contact.id))
    contact.save(force_insert=True)
    return case


@pytest.fixture
def anna(child: Case) -> Account:
    return related(child, "Anna", "worker")


@pytest.fixture
def bo(child: Case) -> Account:
    return related(child, "Bo", "leader")


@pytest.fixture
def mother(child: Case) -> Account:
    return party(child, "Mor Test", "custody_parent", "custody_holder")


@pytest.fixture
def plan(child: Case, anna: Account, bo: Account, mother: Account) -> Plan:
    related(child, "Bent Plejefar", "foster")
    Visitor(anna).post(reverse("plan-begin", args=[child.id]), type="barnets_plan")
    plan = Plan.objects.get(case=child)
    written(plan, anna, *goal(GOAL, adult=SWIMS, area="leisure"), *goal(SCHOOL, adult=TELLS))
    adopted(plan, anna, bo)
    Protection.objects.create(case=child, level="secret", reason="trusler", raised_by=anna)
    earlier()
    return plan


def url(name: str, plan: Plan, *more: object) -> str:
    return reverse(name, args=[plan.case_id, plan.id, *more])


def page(who: Account, path: str) -> str:
    answer = Visitor(who).get(path)
    assert answer.status_code == 200, path
    return str(answer.content.decode())


def tie(name: str = "Mor Test") -> uuid.UUID:
    return Tie.objects.get(person__name=name).id


def place_is_open(plan: Plan, who: Account) -> None:
    Visitor(who).post(reverse("open", args=[plan.case_id, "whereabouts"]), purpose="se planen efter for stedet")
    assert Opening.objects.filter(account=who, object="whereabouts").exists()


def boxes(text: str) -> dict[str, tuple[str, bool]]:
    """What can be ticked: the wording and whether it is ticked, by its text."""
    return {said.strip(): (id_, bool(ticked)) for id_, ticked, said in BOX.findall(text)}


def given(plan: Plan, who: Account, *texts: str) -> None:
    text = page(who, url("plan-give", plan, tie()))
    found = boxes(text)
    Visitor(who).post(url("plan-give", plan, tie()), give=[found[one][0] for one in texts], seen=seen_in(text))


def seen_in(text: str) -> str | None:
    """The edition that stood on a page."""
    found = SEEN.search(text)
    return found[1] if found else None


def read_through(plan: Plan, who: Account) -> None:
    path = url("plan-given", plan, tie())
    answer = Visitor(who).post(path, is_read="on", seen=seen_in(page(who, path)))
    assert answer.status_code == 302


def test_the_worker_is_told_that_nobody_reads_the_plan_yet(plan: Plan, anna: Account):
    assert "Ingen af sagens parter læser planen" in page(anna, url("plan", plan))
    listed = page(anna, url("plan-givings", plan))
    assert "Mor Test" in listed
    assert "Kan ikke læse planen." in listed
    assert "Bent" not in listed  # no party


def test_while_the_place_is_closed_nothing_is_ticked(plan: Plan, anna: Account):
    text = page(anna, url("plan-give", plan, tie()))
    assert "Stedet er lukket for dig" in text
    assert {ticked for _, ticked in boxes(text).values()} == {False}
    assert "Nævner et sted" not in text


def test_a_text_that_names_a_place_is_marked_and_not_ticked(plan: Plan, anna: Account):
    place_is_open(plan, anna)
    text = page(anna, url("plan-give", plan, tie()))
    found = boxes(text)
    assert found[SWIMS][1]
    assert not found[TELLS][1]
    assert re.search(r"Nævner et sted eller nogen, barnet bor hos:\s*Solhøjskolen, Bent", text)


def test_the_party_reads_its_edition_once_another_has_read_it(plan: Plan, anna: Account, bo: Account, mother: Account):
    given(plan, anna, SWIMS)
    assert Visitor(mother).get(url("plan", plan)).status_code == 404
    assert "Venter på, at en anden læser" in page(anna, url("plan-givings", plan))
    assert "Jeg har læst udgaven" not in page(anna, url("plan-given", plan, tie()))
    assert "Jeg har læst udgaven" in page(bo, url("plan-given", plan, tie()))
    read_through(plan, bo)
    told = page(mother, url("plan", plan))
    assert SWIMS in told
    assert "Solhøjskolen" not in told
    assert "Noget af planen står ikke her" in told
    assert SWIMS not in page(mother, reverse("plans", args=[plan.case_id]))
    assert "Kan læse sin udgave" in page(anna, url("plan-givings", plan))


def test_who_can_read_it_through_is_told_on_my_day_and_who_chose_that_it_waits(plan: Plan, anna: Account, bo: Account):
    given(plan, anna, SWIMS)
    waits, to_read = "udgave af planen, som en anden skal læse igennem", "udgave af planen, som du kan læse igennem"
    carla = related(plan.case, "Carla", "worker")
    of = {who.name: page(who, reverse("today")) for who in (anna, carla)}
    assert (waits in of["Anna"], to_read in of["Anna"]) == (True, False)
    assert (waits in of["Carla"], to_read in of["Carla"]) == (False, True)
    team = Team.objects.create(municipality=plan.case.municipality, name="Team Nord")
    Membership.objects.create(team=team, account=bo, during=(TODAY - DAY, None), leads=True)
    assert url("plan-givings", plan) in page(bo, reverse("team"))
    read_through(plan, bo)
    assert url("plan-givings", plan) not in page(bo, reverse("team"))
    assert waits not in page(anna, reverse("today"))
    assert to_read not in page(carla, reverse("today"))


def test_the_edition_on_paper_is_the_partys_own(plan: Plan, anna: Account, bo: Account, mother: Account):
    given(plan, anna, SWIMS)
    path = f"{url('plan-paper', plan)}?to={tie()}"
    assert Visitor(anna).get(path).status_code == 404  # nobody has read it through
    read_through(plan, bo)
    for told in (printed(anna, plan, to=tie()), printed(mother, plan)):
        assert SWIMS in told
        assert "Solhøjskolen" not in told
        assert "Noget af planen står ikke i denne udgave" in told
    assert Visitor(mother).get(path).status_code == 404  # who is given what is for the worker to ask
    assert Visitor(anna).get(f"{url('plan-paper', plan)}?to={uuid.uuid4()}").status_code == 404


def test_who_has_not_ticked_that_it_is_read_is_told_what_to_do(plan: Plan, anna: Account, bo: Account):
    given(plan, anna, SWIMS)
    answer = Visitor(bo).post(url("plan-given", plan, tie()))
    assert answer.status_code == 200
    assert "Sæt kryds, når du har læst den" in answer.content.decode()


def test_who_read_an_edition_that_was_made_again_meanwhile_is_shown_the_new_one(
    plan: Plan, anna: Account, bo: Account, mother: Account
):
    given(plan, anna, SWIMS)
    path = url("plan-given", plan, tie())
    seen = seen_in(page(bo, path))
    given(plan, anna, SWIMS, TELLS)
    answer = Visitor(bo).post(path, is_read="on", seen=seen)
    assert answer.status_code == 409
    told = answer.content.decode()
    assert "Udgaven er lavet om, mens du læste" in told
    assert TELLS in told
    assert " checked" not in told
    assert Visitor(mother).get(url("plan", plan)).status_code == 404


def test_who_chose_while_another_did_keeps_their_ticks_and_is_told(plan: Plan, anna: Account):
    path = url("plan-give", plan, tie())
    text = page(anna, path)
    given(plan, related(plan.case, "Carla", "worker"), TELLS)
    answer = Visitor(anna).post(path, give=[boxes(text)[SWIMS][0]], seen=seen_in(text))
    assert answer.status_code == 409
    told = answer.content.decode()
    assert "En anden har lavet udgaven eller en oversættelse om" in told
    assert boxes(told)[SWIMS][1]
    assert not boxes(told)[TELLS][1]
    Visitor(anna).post(path, give=[boxes(text)[SWIMS][0]], seen=seen_in(told))
    assert TELLS not in page(anna, url("plan-given", plan, tie()))


def test_who_reads_it_through_sees_what_still_names_the_place(plan: Plan, anna: Account, bo: Account):
    given(plan, anna, SWIMS, TELLS)
    assert "Stedet er lukket for dig" in page(bo, url("plan-given", plan, tie()))
    place_is_open(plan, bo)
    assert re.search(r"Nævner et sted[^<]*Solhøjskolen, Bent", page(bo, url("plan-given", plan, tie())))


def test_what_is_taken_back_is_gone_at_once(plan: Plan, anna: Account, bo: Account, mother: Account):
    given(plan, anna, SWIMS)
    read_through(plan, bo)
    Visitor(anna).post(url("plan-take-back", plan, tie()))
    assert Visitor(mother).get(url("plan", plan)).status_code == 404
    assert "Kan ikke læse planen." in page(anna, url("plan-givings", plan))


def test_a_party_finds_the_page_of_plans_and_is_told_to_ask(plan: Plan, mother: Account):
    assert "Din udgave af planen kan læses her" in page(mother, reverse("plans", args=[plan.case_id]))


@pytest.mark.parametrize("name", ["plan-givings", "plan-give", "plan-given"])
def test_parties_and_places_that_are_not_secret_have_no_such_page(
    plan: Plan, child: Case, anna: Account, bo: Account, mother: Account, name: str
):
    path = url(name, plan, *([] if name == "plan-givings" else [tie()]))
    assert Visitor(mother).get(path).status_code == 404
    assert Visitor(anna).get(path).status_code == 200
    lowered(child, anna, bo)
    assert Visitor(anna).get(path).status_code == 404


def test_the_pages_ask_little(plan: Plan, anna: Account, bo: Account, mother: Account):
    place_is_open(plan, anna)
    given(plan, anna, SWIMS)
    for name, more in (("plan-givings", ()), ("plan-give", (tie(),)), ("plan-given", (tie(),))):
        asks_little(Visitor(anna), url(name, plan, *more))
    read_through(plan, bo)
    asks_little(Visitor(mother), url("plan", plan))
