"""Where the place is secret: one chooses text by text by keyboard alone, another reads it through, the mother reads it.

The pictures of it in `docs/how-to/plan.md` are made here, with `LIVLINE_DOCS=1` in the environment.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.journeys.telling import Page
from tests.journeys.test_every_page import plan_of
from tests.journeys.test_pages import DESK, TELEPHONE, examined
from tests.journeys.test_protection import lowered, raised
from tests.journeys.traveller import Traveller

if TYPE_CHECKING:
    from playwright.sync_api import Locator

pytestmark = pytest.mark.browser

Enter = Callable[..., Traveller]
PAGE = Page("plan")
MOST_KEYS = 150
READ = "Kan læse sin udgave."
STRANGERS = ("thomas", "rikke")
"""Her father, who has no custody, and somebody of another child's home."""


@pytest.fixture
def plan(enter: Enter) -> Iterator[str]:
    """The address of Freja's plan, while her place is secret; others travel the same world."""
    mette, susanne = enter("mette"), enter("susanne")
    path = plan_of(mette, "Freja")
    raised(mette, "Freja")
    yield path
    lowered(mette, susanne, "Freja")


def test_an_edition_is_chosen_by_keyboard_read_through_and_read_by_the_mother(enter: Enter, plan: str, tmp_path: Path):
    mette, susanne, maria = enter("mette"), enter("susanne", 390), enter("maria", 390)
    assert maria.go(plan).status == 404, "nobody has given her anything"
    left_out = chosen(mette, plan)
    assert maria.go(plan).status == 404, "nobody has read it through"
    read_through(susanne, left_out)
    read_by_the_mother(maria, plan, left_out, tmp_path)
    for slug in STRANGERS:
        stranger = enter(slug)
        for path in (plan, f"{plan}givings/", f"{plan}paper/"):
            assert stranger.go(path).status == 404, (slug, path)
    taken_back(mette, plan)
    assert maria.go(plan).status == 404, "it is gone at once"


def chosen(mette: Traveller, plan: str) -> str:
    """All texts but the first, without a mouse; gives what is left out."""
    mette.go(plan)
    entered(mette, mette.page.get_by_role("link", name="Hvem kan læse planen?"))
    entered(mette, mette.page.get_by_role("link").filter(has_text="Lav en udgave: Maria"))
    assert examined(mette, (*TELEPHONE, *DESK)) == []
    boxes = mette.page.locator("input[name=give]")
    assert boxes.count() > 3
    assert mette.page.locator("input[name=give]:checked").count() == 0, "the place is closed to her"
    for number in range(1, boxes.count()):
        ticked(mette, boxes.nth(number))
    PAGE.picture(mette, "udgave", "fieldset.known:has(input:checked)")
    left_out = mette.page.locator(".known-line").first.inner_text()
    entered(mette, mette.page.get_by_role("button", name="Gem, så en anden kan læse den igennem"))
    assert "Venter på, at en anden læser udgaven igennem." in mette.text()
    assert examined(mette) == []
    return left_out


def tabbed(one: Traveller, what: Locator) -> None:
    """Go on to something with the Tab key, from where one is."""
    for _ in range(MOST_KEYS):
        if what.evaluate("one => one === document.activeElement"):
            return
        one.page.keyboard.press("Tab")
    raise AssertionError(f"no key leads to {what}")


def entered(one: Traveller, what: Locator) -> None:
    """Follow a link or send a form by its key."""
    tabbed(one, what)
    with one.page.expect_navigation():
        one.page.keyboard.press("Enter")


def ticked(one: Traveller, what: Locator) -> None:
    """Tick a box by its key."""
    tabbed(one, what)
    one.page.keyboard.press("Space")
    assert what.is_checked()


def read_through(susanne: Traveller, left_out: str) -> None:
    """On her telephone, from the list of what waits for her."""
    susanne.go("/team/")
    waits = susanne.page.locator("main li", has_text="udgave af planen").filter(has_text="Freja").last
    waits.get_by_role("link").first.click()
    susanne.page.wait_for_load_state()
    susanne.page.get_by_role("link").filter(has_text="Læs den igennem: Maria").click()
    susanne.page.wait_for_load_state()
    assert left_out not in susanne.text()
    assert examined(susanne) == []
    susanne.page.get_by_label("Jeg har læst udgaven igennem.").check()
    susanne.send("Giv udgaven til Maria")
    assert READ in susanne.text()


def taken_back(mette: Traveller, plan: str) -> None:
    """Nobody reads it any more, and the world is as it was."""
    mette.go(f"{plan}givings/")
    mette.page.get_by_role("button").filter(has_text="Tag den tilbage: Maria").click()
    mette.page.wait_for_load_state()
    assert mette.page.get_by_role("link").filter(has_text="Lav en udgave: Maria").count() == 1


def read_by_the_mother(maria: Traveller, plan: str, left_out: str, folder: Path) -> None:
    """On her telephone and on paper, and she is told that something is left out."""
    assert maria.go(plan).status == 200
    assert "Noget af planen står ikke her" in maria.text()
    assert left_out not in maria.page.content()
    assert examined(maria) == []
    maria.page.set_viewport_size({"width": 390, "height": 900})
    PAGE.picture(maria, "mors-udgave")
    with maria.page.expect_download() as download:
        maria.page.locator("main a[href$='/paper/']").first.click()
    file = folder / "plan.pdf"
    download.value.save_as(file)
    if shutil.which("pdftotext"):
        said = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, text=True, check=True).stdout
        assert "Noget af planen står ikke i denne udgave" in " ".join(said.split())
        assert left_out not in " ".join(said.split())
