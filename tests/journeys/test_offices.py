"""Do offices work?  An emergency that is reviewed afterwards, and an account that is made and invited."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.journeys.traveller import Traveller

pytestmark = pytest.mark.browser

Enter = Callable[..., Traveller]
PURPOSE = "Politiet har fundet pigen alene og beder om hendes sted"


def test_a_case_is_opened_in_an_emergency_and_the_leader_reviews_it(enter: Enter):
    mette, yasmin, susanne = enter("mette"), enter("yasmin"), enter("susanne")
    mette.case("Ida")
    number = re.search(r"Sag (\S+)", mette.text())
    assert number
    yasmin.go("/emergency/")
    yasmin.page.get_by_label("Sagens nummer eller barnets CPR-nummer").fill(number[1])
    yasmin.page.get_by_label("Hvad skal du bruge det til?").fill(PURPOSE)
    yasmin.send("Åbn sagen")
    yasmin.page.get_by_role("heading", level=1, name="Ida Rønnebær").wait_for()
    assert "nødsituation" in yasmin.text()
    susanne.go("/emergency/reviews/")
    row = susanne.page.locator("main tr", has_text=PURPOSE)
    assert "Yasmin Nattergal" in row.inner_text()
    row.get_by_role("link", name="Vurdér").click()
    assert susanne.violations() == []
    susanne.page.get_by_label("Ja, åbningen var rigtig").check()
    susanne.send("Gem")
    susanne.go("/emergency/reviews/")
    assert PURPOSE not in susanne.text()


def test_an_administrator_makes_an_account_and_a_link_for_it(enter: Enter):
    bodil = enter("bodil")
    bodil.go("/administration/")
    bodil.page.get_by_role("link", name="Ny konto").click()
    bodil.page.get_by_label("Navn").fill("Karla Prøvesten")
    bodil.page.get_by_label("Arbejdsmail").fill("karla@example.invalid")
    bodil.send("Opret kontoen")
    assert "Karla Prøvesten" in bodil.text()
    bodil.send("Lav et link")
    link = re.search(r"/account/invitation/[^\s\"<]+", bodil.page.content())
    assert link
    karla = enter("", fresh=True)
    karla.go(link[0])
    assert karla.violations() == []
    assert karla.page.locator("input[type=password]").count() > 0
