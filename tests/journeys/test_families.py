"""What do a child and its parents meet?  A child's own words on a telephone, a way out, and never a secret place."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from livline.demo_world.stories import SECRET_SITE
from tests.journeys.traveller import ID, Traveller

pytestmark = pytest.mark.browser

Enter = Callable[..., Traveller]
WORDS = "Jeg vil gerne hjem til jul, men jeg tør ikke sige det"
TELEPHONE = re.compile(r"\b\d\d \d\d \d\d \d\d\b")
CLOSED = ("duties", "protections", "access", "words", "facts/new", "open/whereabouts")


def test_a_child_writes_for_itself_and_leaves_at_once(enter: Enter):
    elias = enter("elias", 390, fresh=True)
    weather(elias)
    elias.case("Elias", "words")
    elias.page.get_by_label("Skriv, hvad du vil").fill(WORDS)
    assert elias.page.get_by_label("Kun mig").is_checked(), "whoever chooses nothing shares nothing"
    elias.send("Gem")
    assert WORDS in elias.text()
    elias.page.get_by_role("link", name="Forlad siden nu").click()
    elias.page.wait_for_url("https://www.dmi.dk/**")
    elias.page.go_back()
    elias.page.wait_for_load_state()
    assert WORDS not in elias.page.content(), "nobody reads them by going back"
    assert elias.page.get_by_role("link", name="Forlad siden nu").count() == 0, "leaving is signing out"
    mette = enter("mette")
    mette.case("Elias", "words")
    assert WORDS not in mette.page.content()


def weather(one: Traveller) -> None:
    """The innocent page, which is elsewhere on the internet."""
    answer = {"body": "<title>Vejret</title>Sol", "content_type": "text/html"}
    one.page.context.route("https://www.dmi.dk/**", lambda route: route.fulfill(**answer))


def test_a_child_finds_the_way_out_on_every_page_also_that_of_its_account(enter: Enter):
    elias = enter("elias", 390)
    for path in (elias.case("Elias"), "/account/sessions/", "/nothing/"):
        elias.go(path)
        exit_ = elias.page.get_by_role("link", name="Forlad siden nu")
        assert exit_.is_visible(), path
        box = exit_.bounding_box()
        assert box
        assert box["y"] + box["height"] <= 900, "without scrolling"


def test_a_father_under_restriction_follows_every_link_and_never_sees_a_place(enter: Enter):
    rene = enter("rene")
    rene.go("/cases/")
    case = ID.search(rene.path)
    assert case
    seen = followed(rene, ["/cases/", rene.path, "/account/sessions/"])
    seen |= dict.fromkeys(tried(rene, case[0]), "")
    assert len(seen) >= 10
    for path, page in seen.items():
        assert SECRET_SITE not in page, path
        assert "Stilleholt" not in page, path
        assert "opholdssted" not in page.casefold(), path
        assert "hemmelig" not in page.casefold(), path
        assert len(set(TELEPHONE.findall(page))) <= 1, "his own, and nobody's with whom she may live"


def followed(one: Traveller, begin: list[str]) -> dict[str, str]:
    """The source of every page of the product that links lead to."""
    seen: dict[str, str] = {}
    todo = list(begin)
    while todo:
        path = todo.pop()
        if path in seen or path == "/" or path.startswith("/demo/"):
            continue
        one.go(path)
        seen[path] = one.page.content()
        todo += one.links()
    return seen


def tried(one: Traveller, case: str) -> list[str]:
    """Addresses that he could guess: they answer as one that is not there."""
    paths = [f"/cases/{case}/{name}/" for name in CLOSED]
    for path in paths:
        assert one.go(path).status == 404, path
    return paths


def test_who_may_not_know_where_a_child_lives_is_told_nothing_and_not_that_it_is_at_home(enter: Enter):
    thomas = enter("thomas")
    thomas.go("/cases/")
    rows = thomas.page.locator("main tbody tr")
    assert rows.count() == 2
    for row in rows.all():
        assert "hjemme" not in row.inner_text()
        assert "Intet venter" not in row.inner_text(), "he sees no duties, so a list says nothing of them"
