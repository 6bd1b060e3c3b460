"""What findings and notes say: every one in both languages, whole, and safe to print."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from livline import casefile, intake
from livline.casefile import Finding, Note, Unwritable, Where, unwritable
from livline.casefile.sentences import NOTES, WORDING

FOLDERS = (Path(casefile.__file__).parent, Path(intake.__file__).parent)
SOURCE = "\n".join(path.read_text() for folder in FOLDERS for path in folder.glob("*.py"))


@pytest.mark.parametrize("problem", WORDING)
@pytest.mark.parametrize("lang", ["da", "en"])
def test_a_finding_is_a_sentence_with_its_place(problem, lang):
    where = Where("mappe/events.csv", "", 7, None, "K-1", "E7")
    sentence = Finding(problem, where, "date", "2023-02-30", "x").sentence(lang)
    place = ", række 7 (sag K-1, hændelse E7): " if lang == "da" else ", row 7 (case K-1, event E7): "
    assert sentence.startswith(f"mappe/events.csv{place}")
    assert sentence.endswith((".", "x."))
    assert not re.search(r"[{}]", sentence)


@pytest.mark.parametrize("note", NOTES)
@pytest.mark.parametrize(("lang", "number"), [("da", "1.234"), ("en", "1,234")])
def test_a_note_is_a_sentence(note, lang, number):
    sentence = Note(note, "a.xlsx", "Ark1", 1234).sentence(lang)
    assert sentence.startswith("a.xlsx: ")
    assert sentence.endswith(".")
    assert ("{count}" not in NOTES[note][0]) or number in sentence


@pytest.mark.parametrize("key", [*WORDING, *NOTES])
def test_every_wording_is_used(key):
    assert SOURCE.count(f'"{key}"') >= 2


@pytest.mark.parametrize("why", ["too_many_rows", "too_long", "bar_in_list"])
def test_why_a_format_cannot_hold_the_cases(why):
    fault = Unwritable(why, field="covers", case="K-1", limit=1_048_576)
    assert "Parquet" in fault.sentence("da")
    assert "Parquet" in fault.sentence("en")
    assert why in unwritable.__dict__["_WHY"]


def test_what_is_shown_of_a_value_is_short_and_printable():
    value = casefile.findings.shown("\x1b[31m" + "a" * 100)
    assert len(value) == 40
    assert value.isprintable()


def test_places_of_nested_events_and_of_faulty_writing():
    assert (
        Finding("missing_kind", Where("a.yaml", case="A", number=3))
        .sentence("da")
        .startswith("a.yaml (sag A, hændelse nr. 3): ")
    )
    assert Finding("tag", Where("a.yaml", line=6), value="!!str").sentence("en").startswith("a.yaml, line 6: ")
    assert Finding("nul", Where("a.xlsx", "events", 2), "id").sentence("da").startswith("a.xlsx, ark events, række 2: ")
