"""From a decision to an approved plan with a child's edition, in one sitting, by three people; the cost is counted.

The counts stand in `docs/how-to/plan.md`, whose pictures are made here, with `LIVLINE_DOCS=1` in the environment.
"""

from __future__ import annotations

import datetime as dt
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from livline.access.danish_day import today
from tests.journeys.hands import Hands
from tests.journeys.telling import Page
from tests.journeys.traveller import Traveller

Enter = Callable[..., Traveller]
PAGE = Page("plan")
NEED = "siger ikke til, når hun er bange"
"""In what the study found."""
GOAL = {
    "adult": "Sofie ringer selv til sin plejemor, når noget er svært.",
    "child": "Du ringer til Kirsten, når noget er svært. Hun tager den altid.",
    "said": "Jeg gider ikke sige det til en ny hver gang.",
    "adults_do": "Kirsten har telefonen på sig hver dag og ringer tilbage, hvis hun ikke når den. Mette ringer om"
    " fredagen og hører, hvordan det går. Plejefar kører, når Sofie vil hentes.",
    "sign": "Sofie har ringet, uden at nogen bad hende om det.",
}
WISH = {
    "said": "Jeg vil blive på min skole.",
    "heard_how": "På gåtur",
    "weighed": "Skolen kender hende, og busturen er kort. Intet taler imod.",
    "told": "Du bliver på din skole.",
}
SECTIONS = {
    "whole_child": {
        "adult": "Sofie er 15 år, sjov og trofast. Hun maler, og hun husker alles fødselsdage.",
        "child": "Du er sjov, du maler, og du glemmer ingen.",
    },
    "child_involved": {
        "adult": "Sofie har læst hvert mål og rettet ordene, til det var hendes.",
        "child": "Du har selv rettet ordene.",
    },
    "parents_involved": {
        "adult": "Mor har læst planen og er uenig i, at Sofie ikke flytter hjem nu.",
        "child": "Din mor har læst planen. Hun vil gerne have dig hjem.",
    },
}
DPI = "60"


class Desk:
    """Somebody at a plan: each part is written as people do it."""

    def __init__(self, one: Traveller) -> None:
        self.one, self.page, self.hands = one, one.page, Hands(one)
        self.main = one.page.locator("main")

    def link(self, name: str | re.Pattern[str]) -> None:
        """Go on by a link of the page."""
        self.hands.click(self.main.get_by_role("link", name=name).first)

    def press(self, name: str | re.Pattern[str]) -> None:
        """Press a button of the page."""
        self.hands.click(self.main.get_by_role("button", name=name).first)

    def words(self, **says: str) -> None:
        """Word the fields of the form that is open."""
        for name, text in says.items():
            self.hands.write(self.page.locator(f"#id_{name}"), text)

    def chooses(self, name: str, value: str) -> None:
        """Choose a word of a list."""
        self.page.select_option(f"#id_{name}", value)
        self.hands.clicks, self.hands.thoughts = self.hands.clicks + 2, self.hands.thoughts + 1

    def ticks(self, name: str) -> None:
        """Tick the first that can be chosen."""
        self.hands.click(self.page.locator(f"input[name={name}]").first)

    def day(self, name: str, day: dt.date) -> None:
        """Write a day."""
        self.hands.write(self.page.locator(f"#id_{name}").locator("visible=true"), f"{day:%d.%m.%Y}")

    def saves(self) -> None:
        """Save the part, and be back at the plan."""
        self.press("Gem")
        assert "Det er gemt." in self.one.text()
        assert self.one.violations() == []


@pytest.mark.browser
def test_from_a_decision_to_the_childs_edition_in_one_sitting(enter: Enter, tmp_path: Path):
    mette, susanne = Desk(enter("mette")), Desk(enter("susanne"))
    mette.one.case("Sofie Lyngblad")
    mette.hands = Hands(mette.one)
    begun(mette)
    worded(mette)
    looked_over(mette)
    asked(mette)
    approved(susanne)
    adopted(mette)
    on_paper(mette, tmp_path)
    PAGE.costs("Fra afgørelse til godkendt plan med barnets udgave: rådgiveren", mette.hands)
    PAGE.costs("Det samme: lederen, der læser og godkender", susanne.hands)
    read_by_the_child(enter("sofie"))
    taken_back(mette.one)


def taken_back(mette: Traveller) -> None:
    """Others travel the same world: Sofie has no plan again."""
    mette.case("Sofie Lyngblad")
    fact = mette.page.locator(".timeline-item", has_text="barnets plan").first
    fact.get_by_role("link", name="Træk tilbage").click()
    mette.page.get_by_label("Hvorfor?").fill("Det var en film")
    mette.send("Træk tilbage")
    mette.case("Sofie Lyngblad")
    step = mette.page.locator(".step").first.inner_text()
    assert "Plan for barnet" in step
    assert "overskredet" in step


def begun(mette: Desk) -> None:
    """One click, and there is a plan of the type that fits the child's age; one need that is known is carried over."""
    mette.hands.click(mette.page.get_by_role("link", name="Plan", exact=True))
    mette.press("Begynd: Barnets plan")
    assert "Det, vi ved allerede" in mette.one.text()
    ticks = mette.page.locator("input[name=take]")
    for number in range(ticks.count()):
        one = ticks.nth(number)
        if one.is_checked() != (NEED in mette.page.locator(f"label[for={one.get_attribute('id')}]").inner_text()):
            mette.hands.click(one)
    PAGE.picture(mette.one, "kendt", "fieldset.known:has(input:checked)")
    assert mette.one.violations() == []
    mette.press("Tag det valgte med")
    assert NEED in mette.one.text()


def worded(mette: Desk) -> None:
    """A goal that answers the need, a wish, what everybody says, and the rest that the law asks for."""
    mette.link("Skriv et mål")
    mette.words(**GOAL)
    mette.chooses("wanted_by", "child")
    mette.chooses("area", "family")
    mette.day("by_when", today() + dt.timedelta(days=80))
    mette.ticks("needs")
    mette.ticks("measures")
    mette.page.get_by_text(re.compile("^LIX")).first.wait_for()
    PAGE.picture(mette.one, "maal", ".plan-form")
    mette.saves()
    mette.link("Skriv et ønske")
    mette.words(**WISH)
    mette.day("heard_on", today() - dt.timedelta(days=6))
    mette.chooses("outcome", "done")
    mette.saves()
    for name, says in SECTIONS.items():
        mette.hands.click(mette.page.locator(f"#sort-{name}").locator("xpath=..").get_by_role("link"))
        mette.words(**says)
        mette.saves()
    mette.link("Skriv støtten til en forælder")
    mette.words(who="Mor", during="En fast person, som hun kan ringe til efter samvær.")
    mette.saves()
    for who, stance, said in (
        ("Sofie", "agrees", "Det er min plan."),
        ("Mor", "disagrees", "Jeg vil have hende hjem."),
    ):
        mette.link("Skriv, hvad en siger til planen")
        mette.words(who=who, said=said)
        mette.chooses("stance", stance)
        mette.saves()
    PAGE.picture(mette.one, "planen", ".plan-group:has(#sort-goal)")


def looked_over(mette: Desk) -> None:
    """The map has nothing open, and what only a person can answer is answered."""
    mette.link("Kortet over behov og mål")
    assert "Hvert behov har et mål" in mette.one.text()
    PAGE.picture(mette.one, "kort", ".plan-map")
    assert mette.one.violations() == []
    mette.link("Barnets plan")
    mette.link("Gennemgå planen")
    PAGE.picture(mette.one, "gennemgang", "section[aria-labelledby=asked]")
    assert mette.one.violations() == []
    mette.link(re.compile("^Svar"))
    mette.words(reason="Ja. Hun læste det højt for mig.")
    mette.press("Gem svaret")
    mette.link("Barnets plan")


def asked(mette: Desk) -> None:
    """Ask the leader."""
    mette.link("Bed om godkendelse")
    mette.press("Bed om godkendelse")
    assert "Venter på lederens godkendelse" in mette.one.text()


def approved(susanne: Desk) -> None:
    """The leader finds it on her list, reads and approves it."""
    susanne.one.go("/team/")
    susanne.hands = Hands(susanne.one)
    waits = susanne.main.locator("li", has_text=re.compile("En plan skal godkendes.*Sofie", re.DOTALL)).last
    susanne.hands.click(waits.get_by_role("link").first)
    susanne.hands.click(susanne.page.get_by_label("Planen er godkendt"))
    assert susanne.one.violations() == []
    susanne.press("Svar")
    assert "Godkendt af" in susanne.one.text()


def adopted(mette: Desk) -> None:
    """The answer stands on the worker's day; one click adopts the plan, and the deadline is met."""
    mette.hands.click(mette.page.get_by_role("link", name="Min dag").first)
    waits = mette.page.locator("[aria-labelledby=for-me] li", has_text=re.compile("Sofie.*godkendt", re.DOTALL)).last
    mette.hands.click(waits.get_by_role("link").first)
    mette.press("Vedtag planen")
    told = mette.page.locator(".quick-changes").inner_text()
    assert told.index("Lukket") < told.index("Plan for barnet")
    assert mette.one.violations() == []
    PAGE.picture(mette.one, "vedtaget", "main")
    mette.link("Til planen")


def on_paper(mette: Desk, folder: Path) -> None:
    """The child's edition, with its own words and none of the adults'."""
    with mette.page.expect_download() as download:
        mette.link("Barnets udgave (PDF)")
    file = folder / "plan.pdf"
    download.value.save_as(file)
    if shutil.which("pdftotext") is None:
        return
    text = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, text=True, check=True).stdout
    said = " ".join(text.split())
    assert GOAL["child"] in said
    assert WISH["said"] in said
    assert GOAL["adult"] not in said
    page = ["pdftoppm", "-png", "-r", DPI, "-f", "1", "-l", "1", str(file)]
    PAGE.keep("barnets-udgave", subprocess.run(page, capture_output=True, check=True).stdout)


def read_by_the_child(sofie: Traveller) -> None:
    """She reads it, as soon as it is adopted."""
    sofie.case("Sofie", "plans")
    sofie.page.locator("main").get_by_role("link", name="Barnets plan").first.click()
    sofie.page.get_by_text(GOAL["child"]).first.wait_for()
    assert sofie.violations() == []


def test_the_pictures_of_the_page_are_there_are_used_and_are_small():
    assert PAGE.wrong() == []
