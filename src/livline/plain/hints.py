"""What in a text could be said more plainly?  Hints for whoever writes; nothing is refused because of one.

A hint should be right when it comes: where a rule cannot tell, it is silent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from livline.plain.passives import passives
from livline.plain.sentences import sentences
from livline.plain.words import Dictionary, Term, own

Language = Literal["da", "en"]
LONG_SENTENCE = 20
"""A sentence of more words than these is long."""


class Kind(StrEnum):
    """What a hint is about."""

    LONG_SENTENCE = "long_sentence"
    PASSIVE = "passive"
    NOUNS = "nouns"
    DOUBLE_NEGATION = "double_negation"
    TERM = "term"


NAMES: dict[Kind, dict[Language, str]] = {
    Kind.LONG_SENTENCE: {"da": "Lang sætning", "en": "Long sentence"},
    Kind.PASSIVE: {"da": "Hvem gør det?", "en": "Who does it?"},
    Kind.NOUNS: {"da": "Tunge navneord", "en": "Heavy nouns"},
    Kind.DOUBLE_NEGATION: {"da": "To gange nej", "en": "Twice no"},
    Kind.TERM: {"da": "Fagord", "en": "Term of the field"},
}
INSTEAD: dict[Kind, dict[Language, str]] = {
    Kind.LONG_SENTENCE: {
        "da": "Del sætningen: sæt punktum, hvor en ny tanke begynder.",
        "en": "Split the sentence: end it where a new thought begins.",
    },
    Kind.PASSIVE: {
        "da": "Sig, hvem der gør det: »rådgiveren vurderer« i stedet for »det vurderes«.",
        "en": "Say who does it: “the caseworker assesses” rather than “it is assessed”.",
    },
    Kind.NOUNS: {
        "da": "Brug udsagnsord: »vi styrker« i stedet for »en styrkelse af«.",
        "en": "Use verbs: “we strengthen” rather than “a strengthening of”.",
    },
    Kind.DOUBLE_NEGATION: {
        "da": "Sig det ligeud: »tilfreds« i stedet for »ikke utilfreds«.",
        "en": "Say it straight: “content” rather than “not discontented”.",
    },
    Kind.TERM: {
        "da": "Sig det med hverdagsord, eller forklar ordet.",
        "en": "Say it in everyday words, or explain the word.",
    },
}
"""What a kind is called, and what to do instead."""

_NOUN = r"[a-zæøå]{3,}(?:else[nr]?|elserne|ing|ingen|inger|ingerne|hed|heden|heder|hederne)s?"
_CHAIN = re.compile(
    rf"\b({_NOUN})\s+(?:af|til|for|om|over|ved|i|på|med)\s+(?:(?!og\b)[\wæøå]+\s+){{0,2}}?({_NOUN})\b", re.I
)
_DONE = re.compile(
    rf"\b(?:foretag(?:e|er|es|et)|foretog|udfør(?:e|er|es|t|te)|gennemfør(?:e|er|es|t|te)|iværksæt(?:te|ter|tes))"
    rf"\s+(?:(?:en|et|den|der|også|løbende|ny|samlet|konkret)\s+){{0,3}}({_NOUN})\b",
    re.I,
)
EVERYDAY = re.compile(
    r"(?:.*(?:værelse|undervisning|lejlighed|oplevelse|følelse|spisning|lørdag|mening|regning|betaling|kærlighed|tryghed"
    r"|sundhed|sandhed|nyhed|frihed|fritid|hemmelighed|interesse|stemning|spænding|åbning|slægtning|retning"
    r"|træning|øvelse|hilsen|fødsel|bevægelse|overraskelse|bygning|ordning|tegning|medarbejder|myndighed|dreng|ting))"
    r"(?:n|en|r|er|rne|erne)?s?",
    re.I,
)
"""Nouns that look alike and are nobody's burden."""
_NEGATED = (
    "u(?:tilfreds|almindelig|væsentlig|sandsynlig|mulig|enig|klar|normal|rimelig|betydelig|problematisk|berettiget"
    "|forståelig|tænkelig|sædvanlig|tryg|hensigtsmæssig|lovlig|villig|kendt|vigtig|interessant|nødvendig|heldig)(?:t|e)?"
)
_NOT = r"(?:ikke|aldrig|næppe)"
_TWICE_NO = re.compile(
    rf"\b(?:{_NOT}\s+(?:helt\s+|særlig\s+|så\s+)?{_NEGATED}"
    rf"|{_NOT}\s+uden(?!\s+for\b)"
    rf"|{_NOT}\s+(?:(?:kan|må|skal|bør|vil)\s+)?(?:undlad(?:e|er|t)|mangle(?:r|t)?|udelukke(?:s|t)?)"
    rf"|undlad(?:e|er)\s+(?:at\s+)?ikke)\b",
    re.I,
)


@dataclass(frozen=True)
class Hint:
    """A place in a text from `start` up to `end`, and what could be done there; `term` for a term of the field."""

    start: int
    end: int
    kind: Kind
    term: Term | None = None

    def instead(self, language: Language, *, to_child: bool = False) -> str:
        """What to do instead; with a term what it means, which is told in Danish."""
        advice = INSTEAD[self.kind][language]
        if self.term is None:
            return advice
        return f"{advice} {self.term.word}: {self.term.child if to_child else self.term.adult}"


def hints(text: str, dictionary: Dictionary | None = None) -> list[Hint]:
    """The hints on a text in the order of their places; a term of the field where it stands first, and once."""
    known = dictionary or own()
    found = [*_long(text), *_passive(text), *_nouns(text, known), *_twice_no(text), *_terms(text, known)]
    return sorted(found, key=lambda hint: (hint.start, -hint.end, hint.kind))


def _long(text: str) -> Iterator[Hint]:
    for sentence in sentences(text):
        if len(sentence.words) > LONG_SENTENCE:
            yield Hint(sentence.start, sentence.end, Kind.LONG_SENTENCE)


def _passive(text: str) -> Iterator[Hint]:
    yield from (Hint(start, end, Kind.PASSIVE) for start, end in passives(text))


def _nouns(text: str, known: Dictionary) -> Iterator[Hint]:
    """Two nouns made of verbs and adjectives that hang on each other, or one that somebody »foretager«."""
    for pattern in (_CHAIN, _DONE):
        for match in pattern.finditer(text):
            if not any(_is_light(noun, known) for noun in match.groups()):
                yield Hint(match.start(), match.end(), Kind.NOUNS)


def _is_light(noun: str, known: Dictionary) -> bool:
    """Is it a word of every day, or one of the field, which has a hint of its own?"""
    return bool(EVERYDAY.fullmatch(noun)) or known.of(noun) is not None or known.of(noun.removesuffix("s")) is not None


def _twice_no(text: str) -> Iterator[Hint]:
    yield from (Hint(match.start(), match.end(), Kind.DOUBLE_NEGATION) for match in _TWICE_NO.finditer(text))


def _terms(text: str, known: Dictionary) -> Iterator[Hint]:
    for found in known.first_in(text):
        if not found.term.is_common:
            yield Hint(found.start, found.end, Kind.TERM, found.term)
