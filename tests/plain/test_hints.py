"""Hints: what is pointed at, and above all what is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livline.plain.hints import INSTEAD, NAMES, Hint, Kind, hints
from livline.plain.lix import lix
from livline.plain.passives import NO_PASSIVES, VERBS
from livline.plain.words import Dictionary, Term
from tests.plain.sentences_of_letters import SPEC

LETTER_TO_CHILD = (
    "Kære Alma. Jeg hedder Sofie, og jeg er din rådgiver. I sidste uge talte vi om, hvor du bor nu. Du sagde, at du"
    " savner din hund. Derfor har jeg ringet til din mor. Hun kommer med hunden på lørdag. Vi mødes igen om tre uger."
    " Du må gerne tage en ven med. Hvis du bliver ked af det, så ring til mig."
)
DECISION = (
    "Der foretages en samlet vurdering af behovet for iværksættelse af foranstaltninger, idet det ikke kan udelukkes,"
    " at barnets trivsel kan understøttes ved styrkelse af udviklingen, hvorefter der træffes afgørelse om den videre"
    " indsats under inddragelse af netværket."
)


@pytest.mark.parametrize(("sentence", "said"), SPEC, ids=[sentence[:50] for sentence, _ in SPEC])
def test_what_is_pointed_at(sentence: str, said: dict[str, str]):
    assert {hint.kind.value: sentence[hint.start : hint.end] for hint in hints(sentence)} == said


def test_a_letter_to_a_child_is_left_alone():
    assert hints(LETTER_TO_CHILD) == []


def test_a_decision_of_old_is_pointed_at_all_over():
    assert {hint.kind for hint in hints(DECISION)} == set(Kind)
    assert (lix(DECISION).value or 0) > 55


def test_every_kind_has_a_name_and_advice_in_both_languages():
    for table in (NAMES, INSTEAD):
        assert set(table) == set(Kind)
        assert all(set(said) == {"da", "en"} for said in table.values())


def test_a_term_is_explained_to_whom_it_is_written_for():
    (hint,) = hints("Vi taler om efterværn.")
    assert "Hjælp, man kan få" in hint.instead("da", to_child=True)
    assert "anbragt" in hint.instead("da")
    assert hint.instead("en").startswith("Say it in everyday words")


def test_a_term_is_pointed_at_once():
    assert len(hints("Vi har samvær, og samværet er godt. Samvær er for alle.")) == 1


def test_a_municipality_has_its_own_words():
    own = Dictionary((Term("robusthedsløft", "At blive stærkere.", "At blive stærkere."),))
    assert [hint.kind for hint in hints("Vi laver et robusthedsløft.", own)] == [Kind.TERM]
    assert hints("Vi taler om efterværn.", own) == []


def test_advice_keeps_its_own_rules():
    """What is advised in Danish is not itself pointed at, but for the examples of how not to say it."""
    for advice in INSTEAD.values():
        assert not [hint for hint in hints(advice["da"].split("i stedet for")[0]) if hint.kind is not Kind.TERM]


def test_no_verb_is_both_a_passive_and_none():
    assert not {f"{verb}s" for verb in VERBS} & NO_PASSIVES


@given(st.text(max_size=300))
def test_any_text_is_read_and_places_are_in_it(text: str):
    found: list[Hint] = hints(text)
    assert all(0 <= hint.start < hint.end <= len(text) for hint in found)
    assert [hint.start for hint in found] == sorted(hint.start for hint in found)


@given(st.lists(st.sampled_from([sentence for sentence, said in SPEC if not said]), min_size=1, max_size=8))
def test_good_sentences_stay_good_together(said: list[str]):
    assert hints(" ".join(said)) == []
