"""A translation on paper, in every language of the table: its letters, its direction, and one text for who hears it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from livline.papers.beside import Beside
from livline.papers.blocks import UNSHOWN, covered, shown
from livline.papers.editions import Edition, childs_edition
from livline.papers.press import paper
from livline.plans.languages import languages
from tests.papers.poppler import asked, needs_poppler
from tests.papers.printed import frame, only, plan
from tests.papers.sentences import LETTERS, SAID

LOOKS = [Edition(plan()), childs_edition(plan()), childs_edition(plan(), is_youth=True)]
looks = pytest.mark.parametrize("given", LOOKS, ids=[given.look for given in LOOKS])
RIGHT_TO_LEFT = [code for code, one in languages().items() if one.dir == "rtl"]
LEFT, RIGHT = 70, 520
"""Where a line begins and ends on the page, in points: less than two apart from its margins."""


def with_translation(given: Edition, language: str, text: str) -> bytes:
    """A paper followed by what is said to the child, in another language."""
    content = only("whole_child", {"child": text})
    return paper(frame(), replace(given, beside=Beside(languages()[language], "Xq", content)))


def last_page(made: bytes, tmp_path: Path, *options: str) -> str:
    """What a reader finds on the page of the translation."""
    return asked("pdftotext", made, tmp_path, *options).rstrip("\f").split("\f")[-1]


def plain(text: str) -> str:
    """A text without gaps and marks of direction, and letters in their plain shape."""
    composed = unicodedata.normalize("NFKC", text)
    return "".join(one for one in composed if not one.isspace() and unicodedata.category(one) != "Cf")


def letters(word: str) -> str:
    """The letters of a word, sorted: of what is written from the right poppler tells them as they stand on the page."""
    return "".join(sorted(plain(word)))


def said_in(page: str, sentence: str) -> int:
    """How often a sentence stands on a page of text."""
    return plain(page).count(plain(sentence))


def places(made: bytes, tmp_path: Path) -> list[tuple[str, float, float]]:
    """The words on the page of the translation, with where they begin and end, in points from the left."""
    told = asked("pdftotext", made, tmp_path, "-bbox").split("<page ")[-1]
    found = re.findall(r'<word xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)" yMax="[\d.]+">(.*?)</word>', told)
    return [(plain(word), float(begins), float(ends)) for begins, ends, word in found]


def from_the_right(made: bytes, sentence: str, tmp_path: Path) -> list[tuple[str, float, float]]:
    """The words of a sentence, from the right to the left as they stand."""
    said = set(map(letters, sentence.split()))
    found = ((letters(word), begins, ends) for word, begins, ends in places(made, tmp_path))
    return sorted((one for one in found if one[0] in said), key=lambda one: -one[1])


def test_every_language_of_the_table_has_a_sentence_and_letters():
    assert list(SAID) == list(languages())
    assert list(LETTERS) == list(languages())


@pytest.mark.parametrize("language", LETTERS)
def test_the_fonts_have_every_letter_of_a_language(language: str):
    letters = unicodedata.normalize("NFC", LETTERS[language] + SAID[language])
    assert [one for one in letters if shown(one) != one] == []


@needs_poppler
@looks
@pytest.mark.parametrize("language", SAID)
def test_a_translation_is_printed_once_and_whole(given: Edition, language: str, tmp_path: Path):
    made = with_translation(given, language, SAID[language])
    assert re.search(r"Tagged: +yes", asked("pdfinfo", made, tmp_path))
    page = last_page(made, tmp_path)
    assert UNSHOWN not in page
    if language in RIGHT_TO_LEFT:
        found = from_the_right(made, SAID[language], tmp_path)
        assert [word for word, _, _ in found] == list(map(letters, SAID[language].split()))
    else:
        assert said_in(page, SAID[language]) == 1


@needs_poppler
@looks
@pytest.mark.parametrize("language", RIGHT_TO_LEFT)
def test_what_is_written_from_the_right_begins_there_and_what_is_danish_does_not(
    given: Edition, language: str, tmp_path: Path
):
    made = with_translation(given, language, SAID[language])
    assert from_the_right(made, SAID[language], tmp_path)[0][2] > RIGHT
    assert [word for word, begins, _ in places(made, tmp_path) if word == "Sagt" and begins < LEFT] == ["Sagt"]


@needs_poppler
@pytest.mark.parametrize("language", RIGHT_TO_LEFT)
def test_a_name_and_a_number_stay_as_they_are_among_letters_from_the_right(language: str, tmp_path: Path):
    first, second, *_ = SAID[language].split()
    made = with_translation(LOOKS[1], language, f"{first} Ida Holm 12 34 56 {second}")
    at = {letters(word): begins for word, begins, _ in places(made, tmp_path)}
    order = (second, "Ida", "Holm", "12", "34", "56", first)
    assert sorted(map(letters, order), key=at.__getitem__) == list(map(letters, order))


@needs_poppler
def test_a_letter_keeps_what_joins_and_parts_it(tmp_path: Path):
    assert shown("می\u200cرود") == "می\u200cرود"
    assert "\u200c" in last_page(with_translation(LOOKS[0], "fa", "می\u200cرود"), tmp_path)


@needs_poppler
def test_a_syllable_with_a_tone_over_its_vowel_is_told_once(tmp_path: Path):
    """Typst tells a syllable once more for each of its marks that the font moves up or down."""
    syllables = " ".join(f"น{vowel}{tone}" for vowel in ("", *"ัิีึืุู") for tone in "่้๊๋") + " น้ำ ค่ำ สิทธิ์"
    assert said_in(last_page(with_translation(LOOKS[0], "th", syllables), tmp_path), syllables) == 1


@needs_poppler
def test_a_name_in_any_letters_is_printed_in_the_danish_paper(tmp_path: Path):
    said = asked("pdftotext", paper(frame(child="ሳባ ยูกิ மாலா"), LOOKS[0]), tmp_path, "-l", "1")
    assert said_in(said, "Hvem er ሳባ ยูกิ மாலா?") == 1


@looks
def test_whatever_the_fonts_are_said_to_show_they_show(given: Edition):
    """Typst refuses a paper with a character that no font has."""
    every = " ".join(map(chr, sorted(covered())))
    assert with_translation(given, "ar", every)
    assert paper(frame(child=every), replace(given, content=only("wish", {"said": every, "told": every})))
