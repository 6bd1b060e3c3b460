"""Is there a word for everything, in both languages?  A new duty, code, fact, part or reading fails here first."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from lawcode.engines.kernel.layout import CODES, MISSING_FACTS, PARTS
from lawcode.explain.patterns import Case, blanks, sentence
from lawcode.explain.sentence import language
from lawcode.explain.wording import FRAME_OF, Language
from lawcode.facts import KIND_NAMES
from lawcode.readings import READINGS
from lawcode.registry import DUTIES, EDITIONS

DANISH, ENGLISH = language("da"), language("en")
BOTH = pytest.mark.parametrize("words", [DANISH, ENGLISH], ids=["da", "en"])

NOT_SAID = {"placement-year", "calendar-year", "weekend", "working-days", "l8-2020-01-01", "l120-2015-10-01"}
"""Readings that stand under the verdict by their own text; the years are said by the frames."""

BLANKS = set(
    "due trigger anchor met asof days length number year limit acute age count must not yet thing of_day event act"
    " since after lacks law doubt demand frame by whether fact no_excuse excuse undone done day month".split()
)


@BOTH
def test_every_duty_has_its_words(words: Language):
    assert list(words.duties) == [duty.id for duty in DUTIES]


@BOTH
def test_every_missing_fact_has_a_text(words: Language):
    assert set(words.facts) == set(MISSING_FACTS) - {""}


@BOTH
def test_every_part_of_a_plan_has_a_text(words: Language):
    assert set(words.parts) == set(PARTS)


@BOTH
def test_every_reading_is_said_or_doubted_or_left_to_its_own_text(words: Language):
    doubted = {reading.id for reading in READINGS if not reading.confirmed}
    assert set(words.readings) | doubted | NOT_SAID == {reading.id for reading in READINGS}
    assert doubted <= set(words.doubts)
    assert all(reading.text and reading.text_en for reading in READINGS)


@BOTH
def test_every_unconfirmed_edition_says_why(words: Language):
    assert {edition.id for _, edition in EDITIONS if not edition.confirmed} <= set(words.doubts)


@BOTH
def test_every_code_has_a_frame_or_is_itself_the_news(words: Language):
    said = {key.partition(":")[0] for duty in words.duties.values() for key in (*duty.frames, *duty.failures)}
    assert {FRAME_OF.get(code, code) for code in CODES} <= said


@BOTH
def test_kinds_named_in_the_tables_exist(words: Language):
    kinds = {key.partition(":")[0] for key in words.excuses} | {
        key for duty in words.duties.values() for key in duty.met_by
    }
    assert kinds - {""} <= set(KIND_NAMES)


def texts_in(table: Any) -> Iterator[str]:
    if isinstance(table, str):
        yield table
    elif isinstance(table, Mapping):
        for value in table.values():
            yield from texts_in(value)
    elif isinstance(table, tuple):
        for value in table:
            yield from texts_in(value)
    elif dataclasses.is_dataclass(table):
        for field in dataclasses.fields(table):
            yield from texts_in(getattr(table, field.name))


@BOTH
def test_no_text_names_an_unknown_blank(words: Language):
    named = {name for text in texts_in(words) for name in re.findall(r"\{(\w+)\}", text)}
    assert named <= BLANKS, named - BLANKS


@pytest.mark.parametrize("duty", [duty.id for duty in DUTIES])
def test_both_languages_tell_the_same(duty: str):
    """The same frames, failures, exceptions and particular facts, with the same blanks in them."""
    one, other = DANISH.duties[duty], ENGLISH.duties[duty]
    for name in ("frames", "failures", "met_by", "exceptions", "facts"):
        mine, theirs = getattr(one, name), getattr(other, name)
        assert mine.keys() == theirs.keys(), name
        for key in mine:
            assert blanks_in(mine[key]) == blanks_in(theirs[key]), key
    assert one.owed == other.owed


def blanks_in(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text)) - {"thing", "yet", "not"}


CASE = Case(
    duty="plan_content",
    edition="bl-92",
    status="overdue",
    code="lacks_parts",
    trigger="",
    met_by="",
    excused_by="",
    missing="",
    lacks="",
    readings="",
    notes="",
    confirmed=True,
    is_due=True,
    is_dated=True,
    is_due_on_anchor=True,
    is_late_by_the_clock=False,
)


@pytest.mark.parametrize(
    ("lacks", "edition", "da", "en"),
    [
        ("duration", "sel-140-3", "forventet varighed", "expected duration"),
        (
            "purpose|goals|wellbeing_goals|duration",
            "sel-140-3",
            "formål, konkrete mål og forventet varighed",
            "purpose, concrete goals and expected duration",
        ),
        (
            "wellbeing_goals|child_involved",
            "bl-92",
            "konkrete mål for trivsel og udvikling og inddragelse af barnet",
            "concrete goals for wellbeing and development and involvement of the child",
        ),
    ],
)
def test_missing_parts_are_listed_and_what_is_asked_once_is_said_once(lacks: str, edition: str, da: str, en: str):
    case = CASE._replace(lacks=lacks, edition=edition)
    assert [blanks(words, words.duties[case.duty], case)["lacks"] for words in (DANISH, ENGLISH)] == [da, en]


def test_a_sentence_has_one_capital_and_one_full_stop():
    assert sentence("den blev holdt.") == "Den blev holdt."
    assert sentence("østre Landsret") == "Østre Landsret."


def test_words_of_a_duty_are_complete():
    """An entry without one of its clauses would leave a hole in some sentence."""
    clauses = ("demand", "met", "unmet", "whether", "event", "act")
    for words in (DANISH, ENGLISH):
        holes = [
            (name, clause) for name, duty in words.duties.items() for clause in clauses if not getattr(duty, clause)
        ]
        assert holes == []
