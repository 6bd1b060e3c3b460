"""The dictionary of the words of the field: whole, plain, and found in running text."""

from __future__ import annotations

from collections import Counter

import pytest
import yaml

from livline.plain.lix import Band, lix
from livline.plain.words import TABLE, Dictionary, Term, own

MUST = """\
anbringelse foranstaltning indsats samvær hjemgivelse tilsyn partsrepræsentant bisidder forældremyndighed akut efterværn
ungestøtte trivsel samtykke afgørelse partshøring underretning netværk barnets_plan ungeplan støttet_samvær
overvåget_samvær børnefaglig_undersøgelse helhedsorienteret_plan aktindsigt klage støtteperson opfølgning""".split()


def test_it_has_the_words_that_a_plan_is_made_of():
    assert len(own().terms) >= 80
    assert {word.replace("_", " ") for word in MUST} <= {term.word for term in own().terms}


def test_it_is_in_the_order_of_the_alphabet_and_every_word_stands_once():
    words = list(yaml.safe_load(TABLE.read_text("utf-8")))
    order = str.maketrans({"æ": "{", "ø": "|", "å": "}"})
    assert words == sorted(words, key=lambda word: word.translate(order))
    forms = Counter(form.casefold() for term in own().terms for form in (*term.forms, term.word))
    assert [form for form, often in forms.items() if often > 1] == []


@pytest.mark.parametrize("term", own().terms, ids=lambda term: term.word)
def test_an_explanation_is_whole_and_needs_no_other(term: Term):
    for said in (term.child, term.adult):
        assert said.endswith((".", "!"))
        assert said[0].isupper()
    assert len(term.child) <= 160
    hard = {found.term.word for found in own().found_in(term.child) if not found.term.is_common}
    assert hard <= {term.word}


def test_what_is_said_to_a_child_is_very_easy_and_to_an_adult_easy():
    assert lix(" ".join(term.child for term in own().terms)).band is Band.VERY_EASY
    assert lix(" ".join(term.adult for term in own().terms)).band is Band.EASY


@pytest.mark.parametrize("term", own().terms, ids=lambda term: term.word)
def test_every_form_is_found_in_running_text(term: Term):
    for form in (term.word, *term.forms):
        (found, *_) = own().found_in(f"Vi taler om {form}, siger mor.")
        assert found.term == term
        (shouted, *_) = own().found_in(f"OM {form.upper()}!")
        assert shouted.term == term


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Støttet samvær og samvær", ["støttet samvær", "samvær"]),
        ("støttet\nsamvær", ["støttet samvær"]),
        ("Anbringelsernes historie", ["anbringelse"]),
        ("samværsweekend, tilsynsførende, partiet", []),
        ("en anbringelse-plan", []),
        ("parts", ["part"]),
    ],
)
def test_what_is_found(text: str, words: list[str]):
    assert [found.term.word for found in own().found_in(text)] == words


def test_other_terms_are_added_and_put_in_place():
    mine = Term("Samvær", "Vores ord.", "Vores ord.")
    new = Term("klub", "Et sted.", "Et sted.")
    both = own().but([mine, new])
    assert len(both.terms) == len(own().terms) + 1
    assert both.of("samvær") == mine
    assert both.of("klub") == new
    assert own().of("klub") is None


def test_a_dictionary_without_terms_finds_nothing():
    assert list(Dictionary(()).found_in("samvær")) == []
