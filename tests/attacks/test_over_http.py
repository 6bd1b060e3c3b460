"""Do the pages say what the rules say?  Everybody asks for everything, in random worlds (docs: T1)."""

from __future__ import annotations

import pytest

from livline.access.matrix import matrix
from tests.attacks.asking import Asking
from tests.attacks.rights import KEPT_OPEN, MAY_DECIDE, MAY_WRITE, OTHERWISE
from tests.attacks.routes import reason_to_be_open, routes
from tests.generative.scale import times
from tests.ground.oracle import random_world

LEAST_PAGES, LEAST_REFUSED = 700, 150
"""Of one world; fewer, and the test would say little."""


def test_every_page_has_a_rule_or_a_reason_to_be_open():
    assert [
        route.name or route.path for route in routes() if route.rule is None and not reason_to_be_open(route.name)
    ] == []


def test_every_rule_is_about_an_object_or_an_office():
    known = {*matrix().objects, "law"}  # the law is about nobody
    offices = {"administrator", "log_auditor", "emergency_reader", "intake"}
    assert [route.name for route in routes() if route.rule and route.rule.object not in known | offices] == []


def test_every_address_of_a_case_takes_typed_ids():
    ids = set(
        "case fact tie contact relation restriction protection opening account keeping handover question study"
        " plan part wording remark".split()
    )
    loose = [(route.name, name, type_) for route in routes() for name, type_ in route.takes if name in ids]
    assert [one for one in loose if one[2] != "UUIDConverter"] == []
    assert {type_ for route in routes() for name, type_ in route.takes if name == "entry"} == {"IntConverter"}


def test_what_stands_otherwise_is_there():
    assert set(OTHERWISE) - {route.name for route in routes()} <= {"open"}


def test_the_sheet_says_who_writes_and_decides():
    sheet = matrix()
    assert {name: set(sheet.writing(name)) for name in MAY_WRITE} == MAY_WRITE
    assert {name: set(sheet.deciding(name)) for name in MAY_DECIDE} == MAY_DECIDE
    assert sheet.kept_open == KEPT_OPEN


@pytest.mark.parametrize("seed", range(times(3, 60)))
def test_the_pages_say_what_the_rules_say(seed: int, request: pytest.FixtureRequest):
    """Own, another's, ended, of another municipality, and not there.  How much was asked stands in the report."""
    asked = Asking(random_world(seed), times(1, 8), seed).go()
    request.node.user_properties += [("pages", asked.pages), ("refused", asked.refused)]
    assert asked.wrong == []
    assert asked.pages > LEAST_PAGES
    assert asked.refused > LEAST_REFUSED
