"""Where does somebody arrive who signs in?  Where their work waits."""

from __future__ import annotations

import pytest
from django.urls import reverse

from livline.access.models import Account
from livline.cases.models import Case
from tests.ground import world
from tests.web.pages.surroundings import child_in, in_office, related
from tests.web.pages.visiting import Visitor

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def child() -> Case:
    return child_in(world.municipality())


@pytest.mark.parametrize(
    ("kind", "page"),
    [
        ("worker", "today"),
        ("night_desk", "today"),
        ("leader", "cases"),
        ("custody_parent", "cases"),
        ("child", "cases"),
    ],
)
def test_who_is_something_to_a_child_arrives_at_their_day_or_their_cases(child: Case, kind: str, page: str):
    assert arrives(related(child, "Anna", kind)) == reverse(page)


@pytest.mark.parametrize(
    ("office", "page"),
    [
        ("intake", "inbox"),
        ("emergency_reader", "emergency"),
        ("administrator", "administration"),
        ("log_auditor", "looks-audit"),
    ],
)
def test_who_holds_an_office_and_has_no_case_arrives_where_it_works(child: Case, office: str, page: str):
    who = in_office("Bo", child.municipality, office)
    assert arrives(who) == reverse(page)
    assert Visitor(who).get(reverse(page)).status_code in (200, 302)


def test_who_has_cases_and_an_office_arrives_at_the_cases(child: Case):
    who = in_office("Carla", child.municipality, "administrator")
    world.relate(who, child, "worker")
    assert arrives(who) == reverse("today")


def test_who_is_nothing_yet_arrives_at_an_empty_list(child: Case):
    assert arrives(world.account("Dan", child.municipality)) == reverse("cases")


def arrives(who: Account) -> str:
    """The address to which the first page leads."""
    found: str = Visitor(who).get(reverse("home"))["Location"]
    assert Visitor(who).get(reverse("today")).status_code in (200, 302)
    return found
