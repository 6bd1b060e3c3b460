"""The manual is whole: every duty, edition, status and reading has its example, and no page says what no engine says."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from lawcode.manual import pages, read_book
from lawcode.manual.ascii_table import TableFault, rows_of
from lawcode.manual.demands import demand_words
from lawcode.manual.example import example
from lawcode.manual.examples_page import example_part
from lawcode.manual.facts_in import facts_of
from lawcode.manual.markdown import MADE_BY
from lawcode.manual.open_points import OPEN_POINTS
from lawcode.manual.readings_page import lines
from lawcode.manual.words import FIELDS, READINGS, VALUES
from lawcode.readings import READINGS as ALL_READINGS
from lawcode.registry import DUTIES, DUTY_BY_ID, EDITIONS

SPEC = Path(__file__).resolve().parent
ROOT = SPEC.parents[1]
BOOK = read_book(SPEC)
SECTIONS = [section for chapter in BOOK for section in chapter.sections]
MANUAL = ROOT / "docs" / "manual"
PATHS = sorted(path.relative_to(MANUAL).as_posix() for path in MANUAL.rglob("*.md"))
"""The pages that stand there, named without making them: every process that looks for tests comes by here."""


@cache
def made() -> dict[str, str]:
    """The manual as it is made now."""
    return pages(BOOK)


@cache
def every_line() -> list[Mapping[str, Any]]:
    """The lines of all examples."""
    return [line for section in SECTIONS for line in lines(section)]


def test_the_pages_that_stand_there_are_those_that_are_made():
    assert sorted(made()) == PATHS


def test_every_module_stands_in_the_contents():
    on_disk = {f"{path.parent.name}/{path.stem.removeprefix('test_')}.md" for path in SPEC.glob("*/test_*.py")}
    assert {section.path for section in SECTIONS} == on_disk


def test_every_duty_has_its_section_in_the_order_of_the_registry():
    assert [section.duty for section in SECTIONS if section.duty] == list(DUTIES)
    assert all(section.name == section.duty.id for section in SECTIONS if section.duty)


@pytest.mark.parametrize("section", [s for s in SECTIONS if s.duty], ids=lambda section: section.name)
def test_a_section_shows_every_outcome(section):
    """Met, breached, not yet due, excused and undecidable; and the border where there are two laws."""
    seen = {line["status"] for line in lines(section)}
    assert {"met", "overdue", "pending", "excused", "undecidable"} <= seen
    assert any(p.name.startswith("test_border") for p in section.paragraphs)


def test_every_edition_has_an_example():
    assert {line["edition"] for line in every_line()} - {None} == {edition.id for _, edition in EDITIONS}


def test_every_reading_has_an_example_and_a_record():
    assert (
        {reading for line in every_line() for reading in line["readings"]}
        == {r.id for r in ALL_READINGS}
        == set(READINGS)
    )
    assert all((ROOT / reading.decided).is_file() for reading in ALL_READINGS)


def test_a_duty_has_both_statuses_of_a_breach_where_an_act_can_come_late():
    late = defaultdict(set)
    for line in every_line():
        late[line["duty"]].add(line["status"])
    never_late = {duty for duty, statuses in late.items() if "met_late" not in statuses}
    assert never_late == {"plan_content", "visits", "return_period_decided", "contact_limit_ends"}


def test_every_shape_has_words():
    assert all(demand_words(edition.demand) for _, edition in EDITIONS)
    with pytest.raises(LookupError, match="no Danish words"):
        demand_words(object())


def test_open_points_name_duties_that_exist():
    assert {duty for point in OPEN_POINTS for duty in point.duties} <= set(DUTY_BY_ID)


@pytest.mark.parametrize("path", PATHS)
def test_a_page_is_clean(path):
    text = made()[path]
    assert text.startswith(MADE_BY)
    plain = re.sub(r"<sub>.*?</sub>|<!--.*?-->|\]\([^)]*\)", "", text)
    assert not re.findall(r"None|\w_\w|\d{4}-\d\d-\d\d|TODO", plain)
    assert not re.search(r"\.\.|,,| ,|\(\)", plain.replace("ff.", ""))


@pytest.mark.parametrize("path", PATHS)
def test_links_lead_somewhere(path):
    for target in re.findall(r"\]\(([^)]+)\)", made()[path]):
        parts: list[str] = []
        for part in (PurePosixPath("docs/manual") / PurePosixPath(path).parent / target).parts:
            parts = parts[:-1] if part == ".." else [*parts, part]
        name = "/".join(parts)
        assert name.removeprefix("docs/manual/") in made() or (ROOT / name).is_file(), target


WRONG = """
    barn | udfald
    -----+----------
    1    | overholdt
"""


def test_an_example_that_the_engine_denies_is_not_printed():
    events = "barn | hændelse | dato\n-----+---\n1 | anbringelse begyndt | 2022-01-15"
    with pytest.raises(LookupError, match="differs from the engine"):
        example_part(
            example(
                DUTY_BY_ID["first_follow_up"], as_of="2022-09-01", events=events, verdicts=WRONG, born_on="2012-03-04"
            )
        )


@pytest.mark.parametrize(
    "table", ["barn | dato", "barn | dato\n1 | 2022-01-01", "barn | dato\n-----+---\n1 | 2022-01-01 | x"]
)
def test_a_crooked_table_is_refused(table):
    with pytest.raises(TableFault):
        rows_of(table)


def test_unknown_words_are_refused():
    table = "barn | hændelse | dato | om\n---+---\n1 | afgørelse | 2022-01-01 | {}"
    with pytest.raises(LookupError, match="no value of"):
        facts_of(table.format("ferie"))
    with pytest.raises(LookupError, match="has no"):
        facts_of(table.replace("| om", "| sted").format("Bakken"))


def test_a_danish_word_means_one_thing_in_its_field():
    from lawcode.facts import KINDS
    from lawcode.manual.words import words_of

    assert len(set(FIELDS.values())) == len(FIELDS)
    for kind in KINDS:
        for field in kind.fields:
            assert len(set(words_of(field))) == len(words_of(field)), (kind.name, field.name)
    assert set(VALUES) >= {word for kind in KINDS for field in kind.fields for word in field.words} - set(DUTY_BY_ID)
