"""Is every sentence of the pages there in Danish and English, and is none written where it cannot be translated?"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from django.utils import translation

from scripts import messages

TEMPLATES = messages.SOURCE
SENTENCE_ATTRIBUTES = (
    "alt aria-label aria-description caption heading hint label placeholder submit summary title undo what why"
)

NAMES = {"Livline", "English", "Dansk"}
"""Written alike in every language."""


def untranslated(template: str) -> list[str]:
    """Words of a template that stand outside every tag of translation: between tags, or in attributes that are read."""
    text = re.sub(r"\{#.*?#\}", "", template, flags=re.S)
    text = re.sub(r"\{% comment %\}.*?\{% endcomment %\}", "", text, flags=re.S)
    text = re.sub(r"\{% blocktrans(late)?\b.*?\{% endblocktrans(late)? %\}", "", text, flags=re.S)
    text = re.sub(r"\{% block width %\}.*?\{% endblock %\}", "", text)
    text = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", "\n", text, flags=re.S)
    read = re.findall(rf'\s(?:{"|".join(SENTENCE_ATTRIBUTES.split())})="([^"]*)"', text)
    between = re.sub(
        r"<!--.*?-->|<kbd>.*?</kbd>|<script[^>]*application/json[^>]*>.*?</script>|<[^>]*>", "\n", text, flags=re.S
    ).splitlines()
    words = (word.strip(" \n·–") for word in [*read, *between])
    return [word for word in words if re.search(r"[^\W\d_]{2}", word) and word not in NAMES]


def templates() -> list[Path]:
    return sorted(TEMPLATES.rglob("*.html"))


REPEATED = re.compile(r"(.{12,}?)\s*\1+", re.S)


def test_no_english_sentence_says_itself_over_and_over():
    told = (str(message.string) for message in messages.kept() if message.id)
    assert [text[:60] for text in told if REPEATED.fullmatch(text)] == []


def test_there_are_templates():
    assert len(templates()) > 30


@pytest.mark.parametrize("path", templates(), ids=lambda path: path.name)
def test_no_template_has_words_outside_translation(path: Path):
    assert not untranslated(path.read_text("utf-8"))


@pytest.mark.parametrize(
    "template",
    [
        "<p>Gem nu</p>",
        '<a aria-label="Gem"></a>',
        "{% if x %}Gem{% endif %}",
        '<c-alert heading="Fejl i dag" />',
        "{{ x }} dage",
    ],
)
def test_a_planted_word_is_found(template: str):
    assert untranslated(template)


@pytest.mark.parametrize(
    "template",
    [
        '<p class="Gem">{% translate "Gem" %}</p>',
        "{% blocktranslate %}Gem {{ x }}{% endblocktranslate %}",
        "{# Gem #}1 – 2",
        '<a title="{{ x }}">',
    ],
)
def test_what_is_translated_is_left_alone(template: str):
    assert not untranslated(template)


def test_every_sentence_stands_in_english():
    assert not messages.missing(messages.joined(messages.collected(), messages.kept()))


def test_no_english_is_left_of_a_sentence_that_is_gone():
    assert not messages.unused(messages.collected(), messages.kept())


def test_both_files_are_what_the_script_writes():
    po = messages.as_po(messages.joined(messages.collected(), messages.kept()))
    assert messages.ENGLISH.read_bytes() == po, "run python -m scripts.messages"
    assert messages.ENGLISH.with_suffix(".mo").read_bytes() == messages.as_mo(po), "run python -m scripts.messages"


def test_sentences_keep_their_places_for_values():
    for message in messages.kept():
        for danish, english in zip(_texts(message.id), _texts(message.string), strict=True):
            assert _places(danish) == _places(english), danish


def _texts(said: object) -> list[str]:
    return [str(part) for part in said] if isinstance(said, tuple | list) else [str(said)]


def _places(text: str) -> set[str]:
    return set(re.findall(r"%\(\w+\)[sd]|\{\w+\}", text))


def test_a_missing_and_a_forgotten_sentence_are_found():
    found, before = Catalog(), Catalog()
    found.add("Ny sætning")
    before.add("Gammel sætning", "Old sentence")
    assert messages.missing(messages.joined(found, before)) == ["Ny sætning"]
    assert messages.unused(found, before) == ["Gammel sætning"]


def test_english_is_spoken_where_it_is_chosen():
    with translation.override("en"):
        assert translation.gettext("Gem") == "Save"
        assert translation.gettext("This field is required.") == "This field is required."
    with translation.override("da"):
        assert translation.gettext("Gem") == "Gem"
