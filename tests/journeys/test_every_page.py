"""Is every page for everybody?  Each of the cast goes wherever links lead, once to each address."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.journeys.test_pages import DESK, TELEPHONE, examined
from tests.journeys.traveller import Traveller
from tests.journeys.walking import walk

pytestmark = pytest.mark.browser

Enter = Callable[..., Traveller]
BEGIN = ["/", "/cases/"]
OF_ONESELF = ("signin", "mfa", "account")
"""Pages of one's own account begin so; they are the same for all, and one of the cast has seen them."""
OF_A_CASE = "/cases/"
OF_A_PLAN = "known/ write/goal/ write/wish/ versions/ versions/1/ versions/compare/ adopted/ ask/".split()
AT_HOME = {"sofie": 9, "elias": 9, "maria": 6, "thomas": 4, "rene": 4, "bent": 4, "rikke": 4, "grethe": 2, "peter": 2}
"""Who lives with it and who looks on, and how many addresses they reach at least."""
IN_OFFICE = {"susanne": 12, "rosa": 6, "yasmin": 4, "bodil": 12, "ditte": 2, "henrik": 2, "aisha": 6}
"""Who works beside the caseworker; what they see of a case, she sees too."""


def test_wherever_links_lead_a_caseworker_finds_pages_for_everybody(enter: Enter):
    mette = enter("mette")
    names, wrong = set[str](), []
    for name, _ in walk(mette, [*BEGIN, mette.case("Sofie")]):
        names.add(name)
        wrong += examined(mette)
    assert wrong == []
    assert len(names) > 60


def test_a_plan_is_for_everybody_from_its_first_word_to_its_answer(enter: Enter):
    mette, susanne = enter("mette"), enter("susanne")
    freja, ida = plan_of(mette, "Freja"), plan_of(susanne, "Ida")
    mette.go(freja)
    parts = [link for link in mette.links() if "/parts/" in link]
    wrong = []
    for path in (freja, *list(dict.fromkeys(parts))[:4], *(freja + more for more in OF_A_PLAN)):
        mette.go(path)
        wrong += examined(mette)
    susanne.go(f"{ida}answer/")
    wrong += examined(susanne)
    susanne.go(next(link for link in susanne.links() if "/remarks/on/" in link))
    wrong += examined(susanne)
    assert wrong == []


def test_guides_stand_beside_a_goal_where_there_is_room_and_below_it_elsewhere(enter: Enter):
    mette = enter("mette")
    mette.go(f"{plan_of(mette, 'Freja')}write/goal/")
    for width, is_beside in ((1280, True), (390, False)):
        mette.page.set_viewport_size({"width": width, "height": 900})
        fields, guides = (mette.page.locator(what).bounding_box() for what in ("#form", ".plan-guides"))
        assert fields
        assert guides
        assert (guides["x"] >= fields["x"] + fields["width"]) is is_beside
        assert (guides["y"] < fields["y"] + fields["height"]) is is_beside


def plan_of(one: Traveller, name: str) -> str:
    """The address of a child's plan."""
    path = one.case(name, "plans")
    return next(link for link in one.links() if re.fullmatch(f"{path}[0-9a-f-]{{36}}/", link))


@pytest.mark.parametrize("slug", AT_HOME)
def test_family_home_and_supervision_find_pages_for_everybody(enter: Enter, slug: str):
    one = enter(slug)
    names, wrong = set[str](), []
    for name, _ in walk(one, BEGIN, lambda name, _: name.startswith(OF_ONESELF)):
        names.add(name)
        wrong += examined(one, TELEPHONE)
    assert wrong == []
    assert len(names) >= AT_HOME[slug], names


@pytest.mark.parametrize("slug", IN_OFFICE)
def test_offices_find_pages_for_everybody(enter: Enter, slug: str):
    one = enter(slug)
    names, wrong = set[str](), []
    for name, _ in walk(one, BEGIN, lambda name, path: name.startswith(OF_ONESELF) or is_of_a_case(path)):
        names.add(name)
        wrong += examined(one, DESK)
    assert wrong == []
    assert len(names) >= IN_OFFICE[slug], names


def is_of_a_case(path: str) -> bool:
    """Is it a page inside a case?"""
    return path.startswith(OF_A_CASE) and path not in (OF_A_CASE, "/cases/new/")
