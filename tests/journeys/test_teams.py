"""A leader's Monday and a hand-over between workers, as people do them; the costs stand in `docs/how-to/team.md`."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

import pytest

from livline.access.danish_day import today
from tests.journeys.hands import Hands
from tests.journeys.telling import Page
from tests.journeys.traveller import Traveller

Enter = Callable[..., Traveller]
PAGE = Page("team")
NUMBER = re.compile(r"\d+")


@pytest.mark.browser
def test_a_leaders_monday(enter: Enter):
    """Who has too much, what is it, and what does she do about it?"""
    susanne = enter("susanne")
    susanne.page.set_viewport_size({"width": 1280, "height": 900})  # others have looked at her pages on a telephone
    susanne.go("/cases/")
    hands = Hands(susanne)
    hands.click(susanne.page.get_by_role("link", name="Team", exact=True))
    assert susanne.violations() == []
    row = susanne.page.get_by_role("row", name=re.compile("Jonas Markskel"))
    link = row.get_by_role("link", name=re.compile("Frist overskredet"))
    number = NUMBER.match(link.inner_text())
    assert number
    hands.click(link)
    assert f"{number[0]} · Jonas Markskel" in susanne.text()
    assert susanne.violations() == []
    hands.click(susanne.page.get_by_role("link", name=re.compile("^Spar")).first)
    susanne.page.get_by_label("Hvem vil du spørge?").select_option(label="Jonas Markskel")
    hands.click(susanne.page.get_by_label("Jeg vil gerne spare om det"))
    hands.click(susanne.page.get_by_label("Dit spørgsmål"))
    hands.type("Skal vi tage den sammen onsdag?")
    hands.click(susanne.page.locator("main").get_by_role("button", name="Spørg"))
    assert "Skal vi tage den sammen onsdag?" in susanne.text()
    assert susanne.violations() == []
    PAGE.costs("Fra et tal til et spørgsmål om det", hands)


@pytest.mark.browser
def test_a_leader_moves_a_child(enter: Enter):
    susanne = enter("susanne")
    susanne.go("/team/")
    hands = Hands(susanne)
    helped = susanne.page.locator(".help-list > li", has_text="Jonas Markskel")
    hands.click(helped.get_by_role("link", name=re.compile("Flyt børn")).first)
    assert susanne.violations() == []
    hands.click(susanne.page.locator("main").get_by_role("checkbox").first)
    susanne.page.get_by_label("Ny rådgiver").select_option(label="Karen Dugfald")
    hands.click(susanne.page.locator("main").get_by_role("button", name="Flyt børnene"))
    assert "1 barn har fået en ny rådgiver" in susanne.text()
    PAGE.costs("Giv et barn en ny rådgiver", hands)


@pytest.mark.browser
def test_a_hand_over_between_workers(enter: Enter):
    """Jonas has asked Mette; she says yes, reads about the child, and says that she has."""
    mette = enter("mette")
    mette.go("/team/")
    assert mette.violations() == []
    hands = Hands(mette)
    hands.click(mette.page.get_by_role("link", name="Svar", exact=True))
    hands.click(mette.page.get_by_label("Ja, jeg bliver barnets rådgiver"))
    hands.click(mette.page.locator("main").get_by_role("button", name="Svar"))
    mette.page.wait_for_url("**/handover/read/")
    mette.page.get_by_role("heading", name="Det skal ske nu, og hvorfor").wait_for()
    assert mette.violations() == []
    hands.click(mette.page.get_by_role("button", name="Jeg har læst"))
    assert "Læst" in mette.text()
    assert mette.violations() == []
    PAGE.costs("Overtag et barn, og sig, at du har læst", hands)


@pytest.mark.browser
def test_a_leave_is_seen_before_it_begins_and_somebody_stands_in(enter: Enter):
    """Mette says from when to when; on Monday Susanne sees which children lack somebody, and names Jonas."""
    first, last = (f"{today() + dt.timedelta(days=ahead):%d.%m.%Y}" for ahead in (14, 18))
    mette = enter("mette")
    mette.go("/team/")
    hands = Hands(mette)
    hands.click(mette.page.get_by_role("link", name="Jeg er væk"))
    assert mette.violations() == []
    hands.click(mette.page.get_by_label("Væk fra", exact=True))
    mette.page.keyboard.press("Control+a")
    hands.type(first)
    hands.click(mette.page.get_by_label("Væk til og med", exact=True))
    hands.type(last)
    hands.click(mette.page.locator("main").get_by_role("button", name="Gem"))
    assert "uden stedfortræder" in mette.text()
    assert mette.violations() == []
    PAGE.costs("Sig, at du er væk", hands)
    susanne = enter("susanne")
    susanne.go("/team/")
    assert "Mette Pilehegn er væk" in susanne.text()
    hands = Hands(susanne)
    line = susanne.page.locator(".away li", has_text="Mette Pilehegn")
    hands.click(line.get_by_role("link", name=re.compile("Vælg stedfortræder")))
    assert susanne.violations() == []
    susanne.page.get_by_label("Stedfortræder", exact=True).select_option(label="Jonas Markskel")
    hands.click(susanne.page.locator("main").get_by_role("button", name="Vælg stedfortræder"))
    susanne.page.get_by_text("tedfortræder: Jonas Markskel").first.wait_for()
    assert susanne.violations() == []
    PAGE.costs("Giv den, der er væk, en stedfortræder", hands)
    for name in ("", "Jonas Markskel"):  # undone by the same act
        swapped(susanne, name)


def swapped(susanne: Traveller, to: str) -> None:
    """Another takes over from the stand-in: whoever is named, else the first."""
    hands, choice = Hands(susanne), susanne.page.get_by_label("Hvem tager over?", exact=True)
    name = to or choice.locator("option").nth(1).inner_text()
    choice.select_option(label=name)
    hands.click(susanne.page.locator("main").get_by_role("button", name="Skift stedfortræder"))
    susanne.page.get_by_text(f"tedfortræder: {name}.").first.wait_for()
    assert susanne.violations() == []
    PAGE.costs("Skift en stedfortræder", hands)


@pytest.mark.browser
def test_the_pages_fit_a_telephone(enter: Enter):
    susanne = enter("susanne", width=390)
    for path in ("/team/", "/team/list/?what=overdue", "/team/reassign/", "/team/away/"):
        susanne.go(path)
        assert susanne.violations() == []
        assert susanne.page.evaluate("document.documentElement.scrollWidth") <= 390, path
