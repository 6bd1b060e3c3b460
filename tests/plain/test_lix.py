"""LIX against published and recounted figures, an independent library, and what must hold for any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livline.plain.lix import BAND_NAMES, Band, Lix, band_of, lix
from livline.plain.sentences import sentences

GLASS_HOUSES = (
    "Individer, der er henvist til at residere i bygninger af transparent materiale, bør afstå fra at"
    " udslynge mineralske projektiler mod andres ejendom."
)
"""What is said of those who live in glass houses, in the manner of the letters of authorities."""
CHILD_LETTER = (
    "Kære Alma, jeg hedder Sofie, og jeg er din rådgiver. I sidste uge talte vi om, hvor du bor nu. Du sagde, at"
    " du savner din hund. Derfor har jeg ringet til din mor. Hun kommer med hunden på lørdag."
)
DECISION = (
    "Kommunalbestyrelsen har efter en konkret og individuel vurdering truffet afgørelse om videreførelse af den"
    " iværksatte foranstaltning. Afgørelsen er begrundet i undersøgelsens konklusioner vedrørende barnets"
    " udviklingsmæssige vanskeligheder samt forældrenes manglende forudsætninger for samarbejde."
)
PLAIN = (
    CHILD_LETTER,
    DECISION,
    "Peter bor hos en plejefamilie. Han går i skole i byen og har to gode venner. Hver lørdag spiller han fodbold"
    " med sin bror. Skolen fortæller, at han er glad og læser bedre end før.",
    "Hvornår kommer jeg hjem igen? Det har du spurgt om flere gange. Jeg ved det ikke endnu! Vi mødes igen om tre"
    " uger, og så taler vi om det sammen med din mor og din far.",
    "Målet er, at Nora sover hele natten. De voksne læser for hende klokken otte. Lyset på gangen er tændt. Hun"
    " siger selv til, hvis hun vil have selskab, og så sætter en voksen sig hos hende.",
)
TEXTSTAT = (10.5000, 81.6250, 20.1786, 11.7778, 14.5556)
"""What textstat 0.7.13 says of them.  Written down: as a library it would bring a package of its own named `tests`."""


@pytest.mark.parametrize(("words", "long_words", "value"), [(20, 4, 40.0), (22, 10, 67.45)])
def test_published_figures_are_met(words: int, long_words: int, value: float):
    """A sentence of 20 words with 20 % long ones is 40 (sprogvaskeriet.dk); of 22 with 10, recounted, 67.45."""
    counted = Lix(words * 2, 2, long_words * 2)
    assert counted.value == pytest.approx(value, abs=0.01)


def test_the_sentence_on_glass_houses_is_counted_by_hand():
    """Long are: individer henvist residere bygninger transparent materiale udslynge mineralske projektiler ejendom."""
    counted = lix(GLASS_HOUSES)
    assert (counted.words, counted.sentences, counted.long_words) == (22, 1, 10)
    assert counted.sentence_length + counted.long_share == pytest.approx(67.45, abs=0.01)
    assert counted.value is None  # one sentence is too short to say


@pytest.mark.parametrize(("text", "value"), list(zip(PLAIN, TEXTSTAT, strict=True)))
def test_plain_texts_have_the_lix_of_an_independent_library(text: str, value: float):
    assert lix(text).value == pytest.approx(value, abs=0.01)


def test_a_letter_to_a_child_is_easy_and_a_decision_is_not():
    assert lix(CHILD_LETTER).band is Band.VERY_EASY
    assert lix(DECISION).band is Band.VERY_HARD


@pytest.mark.parametrize(
    ("value", "band"),
    [
        (0, "very_easy"), (24, "very_easy"), (24.4, "very_easy"), (24.5, "easy"), (34.4, "easy"), (34.5, "medium"),
        (44, "medium"), (45, "hard"), (54.4, "hard"), (54.5, "very_hard"), (120, "very_hard"),
    ],
)  # fmt: skip
def test_bands(value: float, band: str):
    assert band_of(value) == band


def test_every_band_has_a_name_in_both_languages():
    assert set(BAND_NAMES) == set(Band)
    assert all(set(names) == {"da", "en"} for names in BAND_NAMES.values())


@pytest.mark.parametrize("text", ["", "  \n ", "…", "– –", "Vi ses på mandag."])
def test_a_text_that_is_too_short_says_nothing(text: str):
    assert lix(text).value is None
    assert lix(text).band is None


def test_from_25_words_on_it_says_something():
    assert lix("vi er her. " * 8).value is None
    assert lix("vi er her. " * 9).value == 3.0


ONE = [
    "Det er bl.a. derfor, at vi mødes.",
    "Vi ses kl. 8 hos nr. 5.",
    "Efter § 95, stk. 2, ser vi på planen.",
    "Vi mødes den 3. marts hos mor.",
    "Han går i 2. klasse.",
    "A. P. Jensen ringer i dag.",
    "Vi spiser f.eks. grød, brød osv. om morgenen.",
    "Det koster 1.200 kr. om året.",
    "Temperaturen er 37.5 grader.",
    "»Hvad nu?« spurgte hun stille.",
    "Jeg ved det ikke … måske på mandag.",
    "Det vil sige, dvs. at vi venter.",
    "Uden punktum til sidst",
]
TWO = [
    "Han er her nu. Hun kommer siden.",
    "Hvornår? Det ved vi ikke.",
    "Det er godt! Vi fortsætter.",
    "Det skete i 2024. Han flyttede.",
    "Vi taler om skole, fritid osv. Han er glad.",
    "Efter § 95, stk. 2. Kommunen ser på planen.",
    "(Det er nyt.) Vi ser på det.",
    "»Jeg vil hjem.« Det siger hun tit.",
    "Han kom … Så gik han igen.",
    "det er godt. vi ser på det.",
    "Peter bor hos en familie, som han holder meget af\n\nHan har sit eget værelse",
]


@pytest.mark.parametrize(("text", "number"), [(text, 1) for text in ONE] + [(text, 2) for text in TWO])
def test_where_a_sentence_ends(text: str, number: int):
    assert len(sentences(text)) == number


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("børne- og ungeudvalget", "børne- og ungeudvalget".split()),
        ("plejefamilie-møde", ["plejefamilie-møde"]),
        ("mor/far", ["mor", "far"]),
        ("f.eks. nu", ["for", "eksempel", "nu"]),
        ("Bl.a.", ["blandt", "andet"]),
        ("1.200,50 kr.", ["1.200,50", "kroner"]),
        ("kl., hjem.", ["klokken", "hjem"]),
        ("Kl. otte, ja", ["klokken", "otte", "ja"]),
        ("hjem.,", ["hjem"]),
        ("https://www.borger.dk/boern/plan?x=1", ["https://www.borger.dk/boern/plan?x=1"]),
        ("anna@nordby.example", ["anna@nordby.example"]),
        ("§ 95", ["95"]),
        ("– ja", ["ja"]),
        ("mor's", ["mor's"]),
        ("(»Ja!«)", ["Ja"]),
    ],
)
def test_what_a_word_is(text: str, words: list[str]):
    assert [word.text.strip("-") for one in sentences(text) for word in one.words] == [w.strip("-") for w in words]


def test_headings_and_lists_are_left_out():
    text = (
        "Skole og fritid\n"
        "Peter går i skole.\n"
        "\n"
        "Det gør vi\n"
        "\n"
        "- læser sammen\n"
        "- spiller fodbold\n"
        "\n"
        "1. ringer til mor\n"
        "2. ringer til far\n"
        "\n"
        "Vi ses igen."
    )
    assert [[word.text for word in one.words] for one in sentences(text)] == [
        ["Peter", "går", "i", "skole"],
        ["Vi", "ses", "igen"],
    ]


def test_one_who_speaks_after_a_dash_is_no_list_and_a_day_is_none():
    assert len(sentences("– Jeg vil hjem, siger hun.")) == 1
    assert len(sentences("3. marts flyttede han.\n4. marts kom hans mor.")) == 2


def test_a_sentence_goes_over_lines():
    assert len(sentences("Peter bor hos\nen plejefamilie i byen,\nog han er glad.")) == 1


words = st.sampled_from("og vi du er barn skole hverdag samvær familie plejefamilie børnehave søskende æble år".split())
plain = st.lists(
    st.lists(words, min_size=3, max_size=30).map(lambda said: " ".join(said) + "."), min_size=1, max_size=8
).map(" ".join)


@given(plain)
def test_case_does_not_matter(text: str):
    assert lix(text) == lix(text.upper()) == lix(text.capitalize())


@given(plain, plain)
def test_of_two_texts_together_sentences_and_words_lie_between(one: str, other: str):
    """LIX itself need not: its two parts weigh the texts by their sentences and by their words."""
    first, second, both = lix(one), lix(other), lix(f"{one}\n\n{other}")
    assert both == Lix(*(getattr(first, name) + getattr(second, name) for name in ("words", "sentences", "long_words")))
    for part in ("sentence_length", "long_share"):
        low, high = sorted((getattr(first, part), getattr(second, part)))
        assert low - 1e-9 <= getattr(both, part) <= high + 1e-9


@given(plain)
def test_said_twice_is_no_harder(text: str):
    once, twice = lix(text), lix(f"{text} {text}")
    assert (twice.sentence_length, twice.long_share) == pytest.approx((once.sentence_length, once.long_share))


@given(st.text(max_size=200))
def test_any_text_is_counted_and_words_stand_where_they_say(text: str):
    counted = lix(text)
    assert 0 <= counted.long_words <= counted.words
    assert (counted.sentences == 0) == (counted.words == 0)
    places = [(word.start, word.end) for one in sentences(text) for word in one.words]
    assert places == sorted(places)
    assert all(0 <= start < end <= len(text) for start, end in places)
