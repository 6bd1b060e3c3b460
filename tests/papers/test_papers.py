"""The plan on paper: tagged, in order, the same each time, and text whatever is typed."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
import time
import uuid
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from livline.access.models import Kind
from livline.papers.beside import Beside
from livline.papers.blocks import FONTS, UNSEEN, covered, paragraphs, shown
from livline.papers.editions import Edition, Recipient, childs_edition, edition, not_told, recipient_of
from livline.papers.press import paper
from livline.plans.content import SORTS, Holds
from livline.plans.languages import languages
from livline.plans.reading import Content
from tests.papers.poppler import asked, needs_poppler, pages_of, text
from tests.papers.printed import frame, only, part, plan

ADULTS, CHILDS, YOUTHS = Edition(plan()), childs_edition(plan()), childs_edition(plan(), is_youth=True)


def in_order(said: str, *words: str) -> bool:
    """Does each stand after the one before it?"""
    at = 0
    for word in words:
        at = said.find(word, at)
        assert at != -1, word
    return True


@needs_poppler
@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("given", [ADULTS, CHILDS, YOUTHS, Edition(Content(()))], ids="adult child youth empty".split())
def test_a_paper_is_tagged_and_says_what_it_is(given: Edition, language: str, tmp_path: Path):
    made = paper(frame(), given, language)
    told = asked("pdfinfo", made, tmp_path)
    assert re.search(r"Tagged: +yes", told)
    assert re.search(r"Title: +\S", told)
    assert b"/Lang (" + language.encode() + b")" in made or f"/Lang({language})".encode() in made
    assert b"pdfuaid:part" in made
    structure = asked("pdfinfo", made, tmp_path, "-struct")
    assert "H1" in structure
    assert structure.index("H1") < structure.find("H2")


@needs_poppler
def test_the_adults_read_everything_in_the_order_of_the_plan(tmp_path: Path):
    said = text(paper(frame(), ADULTS), tmp_path)
    assert in_order(
        said, "Barnets plan for Alma", "Version 3, vedtaget 5. marts 2026", "Hvem er Alma?",
        "»Jeg vil have min hund med.«", "At Alma får ro", "Målene kort", "Side 1 af",
        "Mål 1: Hverdag og omsorg", "Mette tegner ugen", "1. juni 2026",
        "Svarer på disse behov", "Mål 2: Skole og læring", "Undersøgelsen, afsnit 3", "Barnets ønsker",
        "11. februar 2026", "Delvis opfyldt", "Indsatsen", "Støtte til forældrene", "På vej til voksenlivet",
        "Efter hjemgivelsen", "Afsluttede mål", "Mor flyttede.",
    )  # fmt: skip
    assert str(uuid.UUID(int=9)) not in said


@needs_poppler
@pytest.mark.parametrize("sort", SORTS)
def test_whatever_a_part_says_is_printed_for_the_adults(sort: str, tmp_path: Path):
    """A sort or field that is added to the plan is on paper too."""
    texts = {field.name: f"Xq{n}x" for n, field in enumerate(SORTS[sort].fields) if field.holds is not Holds.REFERENCES}
    said = text(paper(frame(), Edition(only(sort, texts))), tmp_path)
    assert [token for token in texts.values() if token not in said] == []


@needs_poppler
def test_the_first_page_shows_the_whole_child_and_stands_alone(tmp_path: Path):
    first = asked("pdftotext", paper(frame(), ADULTS), tmp_path, "-l", "1")
    for said in ("Alma er ti år", "At Alma får ro", "Alma ved hver søndag", "Alma går til ridning", "Side 1 af"):
        assert said in first
    assert "Mette tegner ugen" not in first


@needs_poppler
def test_the_child_reads_what_is_said_to_it_and_nothing_else(tmp_path: Path):
    said = text(paper(frame(), CHILDS), tmp_path)
    assert in_order(
        said, "Alma", "Det her er din plan.", "Du er ti år", "Du skal have ro", "Jeg kan læse en hel bog selv.",
        "Der er et mål, som ikke er skrevet til dig endnu", "Det gør de voksne", "Mor ringer onsdag",
        "Vi ser på det igen", "»Jeg vil have min hund med.«", "Noget af det blev, som du ville.",
        "Du besøger den hver lørdag",
        "Her kan du tegne",
    )  # fmt: skip
    for adults in ("sover dårligt", "30 sider", "allergisk", "Støtteperson", "afsnit 3", "Undersøgelsen"):
        assert adults not in said


@needs_poppler
@pytest.mark.parametrize("given", [CHILDS, YOUTHS], ids=["child", "youth"])
def test_the_child_finds_its_own_words_with_the_goal_that_came_of_them(given: Edition, tmp_path: Path):
    said = text(paper(frame(), given), tmp_path)
    assert in_order(
        said, "Sådan gør vi", "Jeg ved, hvad der skal ske i min uge.", "Det har du sagt",
        "»Jeg vil vide, hvem der henter mig.«", "Det gør de voksne", "Mette tegner ugen",
    )  # fmt: skip
    silent = text(paper(frame(), replace(given, content=only("goal", {"child": "Jeg læser."}))), tmp_path)
    assert "Det har du sagt" not in silent


@needs_poppler
def test_a_young_person_reads_the_same_and_of_adult_life_set_calmly(tmp_path: Path):
    made, childs = paper(frame(), YOUTHS), paper(frame(), CHILDS)
    said = text(made, tmp_path)
    assert in_order(said, "Jeg kan læse en hel bog selv.", "På vej til voksenlivet", "»Jeg vil have min hund med.«")
    assert in_order(said, "»Jeg vil have min hund med.«", "Det vil jeg selv sige eller spørge om")
    for adults in ("sover dårligt", "allergisk", "Støtteperson", "tegne eller skrive"):
        assert adults not in said
    assert pages_of(made, tmp_path) < pages_of(childs, tmp_path)


@needs_poppler
def test_a_translation_follows_the_paper_on_pages_of_its_own(tmp_path: Path):
    content = only("goal", {"adult": "ходить на плавання", "child": "Я плаваю"})
    beside = Beside(languages()["uk"], "ukrainsk", content)
    said = text(paper(frame(), replace(ADULTS, beside=beside)), tmp_path)
    assert in_order(
        said, "Efter hjemgivelsen", "På ukrainsk", "Oversat og kontrolleret.", "ходить на плавання", "Я плаваю"
    )
    said = text(paper(frame(), replace(CHILDS, beside=beside)), tmp_path)
    assert in_order(said, "tegne eller skrive", "På ukrainsk", "Я плаваю")
    assert "ходить" not in said
    nothing = replace(beside, content=Content(()))
    assert "På ukrainsk" not in text(paper(frame(), replace(ADULTS, beside=nothing)), tmp_path)


@needs_poppler
def test_every_page_says_who_printed_it_and_which_page_it_is(tmp_path: Path):
    made = paper(frame(), ADULTS)
    pages = pages_of(made, tmp_path)
    assert pages >= 3
    for page in range(1, pages + 1):
        said = " ".join(asked("pdftotext", made, tmp_path, "-f", str(page), "-l", str(page)).split())
        assert f"Side {page} af {pages}" in said
        assert "Version 3, vedtaget 5. marts 2026. Udskrevet af Anna Madsen 29. november 2026." in said
        assert "Nordby Kommune" in said


@needs_poppler
def test_a_draft_says_that_it_is_one(tmp_path: Path):
    draft = frame(adopted_on=None)
    assert "en kladde: planen er ikke vedtaget" in text(paper(draft, ADULTS), tmp_path)
    assert "De voksne er ikke færdige med planen endnu" in text(paper(draft, CHILDS), tmp_path)
    assert "Planen er ikke vedtaget endnu" in text(paper(draft, YOUTHS), tmp_path)


@needs_poppler
def test_the_frame_is_english_and_the_words_are_as_they_were_written(tmp_path: Path):
    said = text(paper(frame(), ADULTS, "en"), tmp_path)
    assert in_order(said, "5 March 2026", "Alma er ti år", "We look at it on 1 June 2026.", "Page 1 of", "Goal 1:")


@needs_poppler
def test_what_is_not_written_is_said_so_on_the_first_page(tmp_path: Path):
    said = text(paper(frame(purpose=""), Edition(Content(()))), tmp_path)
    assert "Det er ikke skrevet endnu" in said
    assert "Formålet står ikke i en afgørelse endnu" in said
    assert "Side 1 af 1" in said


@needs_poppler
def test_only_the_product_s_own_fonts_are_used_and_all_are_embedded(tmp_path: Path):
    lines = asked("pdffonts", paper(frame(), ADULTS), tmp_path).splitlines()[2:]
    assert lines
    assert all("IBMPlexSans" in line and re.search(r"\byes yes yes\b", line) for line in lines)


@needs_poppler
def test_every_page_can_be_drawn(tmp_path: Path):
    asked("pdftoppm", paper(frame(), CHILDS), tmp_path, "-v")
    path = tmp_path / "plan.pdf"
    subprocess.run(["pdftoppm", "-r", "20", "-png", str(path), str(tmp_path / "page")], capture_output=True, check=True)
    assert len(list(tmp_path.glob("page-*.png"))) == 4


def test_the_same_paper_is_the_same_bytes():
    assert paper(frame(), ADULTS) == paper(frame(), ADULTS)
    assert paper(frame(), ADULTS) != paper(frame(printed_by="Bo"), ADULTS)


@pytest.mark.budget
def test_a_paper_takes_less_than_a_tenth_of_a_second(record_property):
    paper(frame(), ADULTS)
    times = []
    for number in range(5):
        content = plan(part("goal", adult=f"Mål nummer {number}"))
        begun = time.perf_counter()
        paper(frame(), Edition(content))
        times.append(time.perf_counter() - begun)
    record_property("a plan on paper, ms", f"{min(times) * 1000:.0f}")
    assert min(times) < 0.1


ACTIVE = [
    "#panic()", "*fed*", "_kursiv_", "`kode`", "$x^2$", "= Overskrift", "- punkt", "+ punkt", "<navn>", "@henvisning",
    "\\ #read(\"page.typ\")", "// væk", "/* væk */", "~", "#sys.inputs", "[indhold]", "{kode}", "\"citat\"", "http://x.example/#a",
    "{page}", "{pages}", "%(child)s", "%s", "&lt;b&gt;", "'",
]  # fmt: skip


@needs_poppler
@pytest.mark.parametrize("typed", ACTIVE)
def test_what_is_markup_elsewhere_is_text_here(typed: str, tmp_path: Path):
    content = only("whole_child", {"adult": f"før {typed} efter"})
    said = text(paper(frame(child=typed, purpose=typed), Edition(content)), tmp_path)
    assert f"før {' '.join(typed.split())} efter" in said


shows = st.text(st.sampled_from(sorted({*map(chr, covered()), *UNSEEN})), max_size=40)
anything = st.text(st.characters(codec="utf-8"), max_size=40) | shows | st.sampled_from(ACTIVE)


@st.composite
def contents(draw: st.DrawFn) -> Content:
    sort = draw(st.sampled_from(sorted(SORTS)))
    fields = [field.name for field in SORTS[sort].fields]
    return only(sort, draw(st.fixed_dictionaries({}, optional=dict.fromkeys(fields, anything))))


@pytest.mark.generative
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(contents(), anything, st.booleans())
def test_any_text_in_any_field_is_printed(content: Content, typed: str, is_child: bool):
    given = Edition(content, is_child)
    made = paper(frame(child=typed, purpose=typed, printed_by=typed, municipality=typed), given)
    assert made.startswith(b"%PDF")


@needs_poppler
def test_a_long_part_goes_over_pages_and_loses_nothing(tmp_path: Path):
    content = only(
        "goal", {"adult": "x", "adults_do": "\n".join(f"linje{n}x" for n in range(200)), "sign": "til sidst"}
    )
    for long in (Edition(content), Edition(only("need", {"text": "ord " * 3_000, "source": "til sidst"}))):
        made = paper(frame(), long)
        assert "til sidst" in text(made, tmp_path)
        assert int(re.search(r"Pages: +(\d+)", asked("pdfinfo", made, tmp_path)).group(1)) >= 4  # type: ignore[union-attr]
    assert "linje199x" in text(paper(frame(), Edition(content)), tmp_path)


def test_what_the_fonts_cannot_show_is_seen_to_be_missing():
    assert shown("Łukasz Øster Ђ Ω") == "Łukasz Øster Ђ Ω"
    assert shown("雪") == "?"
    assert shown("e\u0301") == "é"
    assert shown("a\u200b\x00b\tc") == "ab c"
    assert shown("محمد தமிழ் ไทย ትግርኛ") == "محمد தமிழ் ไทย ትግርኛ"
    assert paragraphs("en\r\nto\n\n\n tre ") == [["en", "to"], ["tre"]]


def test_the_fonts_come_with_their_licence_and_nothing_else():
    assert {path.suffix for path in FONTS.iterdir()} == {".ttf", ".txt", ".md"}


PARTIES = {Kind.CHILD, Kind.CUSTODY_PARENT, Kind.REPRESENTATIVE}
WHOLE = {
    Kind.WORKER, Kind.COVER, Kind.NIGHT_DESK, Kind.LEADER, Kind.COORDINATOR, Kind.EMERGENCY, Kind.APPEALS,
}  # fmt: skip


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("is_secret", [False, True])
def test_who_gets_which_edition(kind: Kind, is_secret: bool):
    """Where the place is secret no party gets one; the site, and whoever else there is, gets none."""
    found = edition(plan(), Recipient(kind, is_secret))
    assert (found is not None) == (kind in WHOLE or (kind in PARTIES and not is_secret))
    assert found is None or found.is_child == (kind == Kind.CHILD)


def test_who_is_several_things_reads_by_what_it_reads_most_by():
    assert recipient_of([Kind.SITE_STAFF, Kind.CUSTODY_PARENT], False) == Recipient(Kind.CUSTODY_PARENT, False)
    assert recipient_of([Kind.CUSTODY_PARENT, Kind.LEADER], True) == Recipient(Kind.LEADER, True)
    assert recipient_of([], False) is None
    assert edition(plan(), None) is None


def test_goals_that_are_not_said_to_the_child_are_counted():
    assert not_told(plan()) == 1


def test_a_day_that_is_none_stays_as_it_was_typed():
    content = only("goal", {"adult": "x", "by_when": "til sommer"})
    assert paper(frame(printed_on=dt.date(2026, 1, 1)), Edition(content))
