"""The documents written by hand: complete, without dead links, and their example is run as it stands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from benchmarks import readme
from lawcode.facts import CASE_FIELDS, COMMON_FIELDS, KIND_NAMES, OWN_FIELD_NAMES
from lawcode.outcomes import EFFECT_WORDS, STATUS_WORDS
from lawcode.readings import READINGS
from lawcode.registry import DUTIES
from tests.architecture.house import ROOT

WRITTEN = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/how-to/*.md"), *ROOT.glob("docs/explanation/*.md")])
HOW_TO = ROOT / "docs" / "how-to" / "audit-own-data.md"
FIELDS = [field.name for field in (*CASE_FIELDS, *COMMON_FIELDS)]
WORDS = [*KIND_NAMES, *FIELDS, *OWN_FIELD_NAMES, *STATUS_WORDS, *EFFECT_WORDS]


@pytest.mark.parametrize("word", [*WORDS, *(r.id for r in READINGS), *(d.id for d in DUTIES)])
def test_the_glossary_has_the_word(word: str):
    assert f"`{word}`" in (ROOT / "GLOSSARY.md").read_text("utf-8")


@pytest.mark.parametrize("duty", [duty.id for duty in DUTIES])
def test_the_contract_and_the_changelog_name_the_duty(duty: str):
    for page in ("docs/explanation/case-file.md", "CHANGELOG.md"):
        assert f"`{duty}`" in (ROOT / page).read_text("utf-8"), page


@pytest.mark.parametrize("page", WRITTEN, ids=lambda page: page.name)
def test_no_link_is_dead(page: Path):
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_readme_shows_the_measured_figures():
    text = readme.README.read_text("utf-8")
    assert readme.with_tables(text, readme.RESULTS.read_text("utf-8")) == text


def test_every_reading_has_its_record():
    assert [r.decided for r in READINGS if not (ROOT / r.decided).is_file()] == []


def blocks() -> list[str]:
    return re.findall(r"^```\w*\n(.*?)^```", HOW_TO.read_text("utf-8"), re.S | re.M)


def squeezed(text: str) -> str:
    """Without line breaks and kinds of blank, which depend on the terminal's width."""
    return " ".join(text.split())


def test_the_example_of_the_how_to_gives_what_it_says(tmp_path, monkeypatch, capsys):
    from livline.cli import main

    (tmp_path / "sager").mkdir()
    for name, start in (("cases.csv", "case;born_on"), ("events.csv", "case;kind")):
        text = next(block for block in blocks() if block.startswith(start))
        (tmp_path / "sager" / name).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    with pytest.raises(SystemExit) as end:
        raise SystemExit(main(["audit", "sager", "--as-of", "2026-03-01"]))
    assert end.value.code == 1
    told = squeezed("".join(capsys.readouterr()))
    shown = next(block for block in blocks() if block.startswith("Gjort op"))
    assert [line for line in shown.splitlines() if squeezed(line) not in told] == []
