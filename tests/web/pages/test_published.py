"""What authorities judged comes out on the pages as on the command line: cases loaded, opened and read in a browser."""

from __future__ import annotations

import datetime as dt
from html import escape
from importlib.resources import files
from pathlib import Path

import pytest
from django.urls import reverse

from livline.access.models import Account
from livline.cases.lookups import case_opened
from livline.cases.models import Case
from livline.web.rooms.duties.selectors import groups_of, verdicts_on, years_on
from tests.ground import world
from tests.ground.files import PUBLISHED
from tests.ground.test_load import load_file
from tests.law.expectations import Entry, agrees, read, unmet
from tests.web.pages.visiting import Visitor

pytestmark = pytest.mark.usefixtures("db")
AS_OF = {case["case"]: dt.date.fromisoformat(str(case["as_of"])) for case in read(PUBLISHED)}
DECISIONS = read(Path(str(files("livline") / "published")) / "decisions.yaml")
PARTS = 4


@pytest.fixture
def anna() -> Account:
    """She works with the child of every published case."""
    of = world.municipality()
    load_file(of, PUBLISHED)
    who = world.account("Anna", of)
    for case in Case.objects.all():
        world.relate(who, case, "worker")
    return who


def on_the_page(who: Account, decision: Entry) -> list[str]:
    """What the page of duties does not say on the day of the case."""
    case, day = Case.objects.get(name=decision["case"]), AS_OF[decision["case"]]
    page = Visitor(who).get(reverse("duties", args=[case.id]), day=day.isoformat()).content.decode()
    with world.web(who):
        opened = case_opened(case.id, by=who, object_="duties")
        rows = [dict(row) for row in verdicts_on(opened.case, day, None)]
        groups = groups_of(opened, rows, day, years_on(opened.case, rows, day, None))
    asked = [one for group in groups for one in group.rows]
    wanted = [row for row in rows if any(agrees(one, row) for one in decision.get("expect", []))]
    told = {(row["duty"], row["status"]) for row in wanted}
    said = [one.why for one in asked if (one.duty, one.status) in told]
    return (
        unmet(decision, rows)
        + [why for why in said if escape(why) not in page]
        + (["nothing"] if told and not said else [])
    )


@pytest.mark.parametrize("part", range(PARTS))
def test_the_page_of_duties_says_what_the_authority_judged(anna: Account, part: int):
    assert {one["case"]: on_the_page(anna, one) for one in DECISIONS[part::PARTS]} == {
        one["case"]: [] for one in DECISIONS[part::PARTS]
    }
