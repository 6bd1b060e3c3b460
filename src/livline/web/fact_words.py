"""How does a fact read on a page?  In a reader's words, with nothing shown that they may not see."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from uuid import UUID

from django.utils import translation

from lawcode.facts import KIND_BY_NAME
from lawcode.registry import DUTIES
from livline.access.matrix import matrix
from livline.cases.columns import COLUMN_OF
from livline.cases.models import Entry
from livline.cases.places import PLACE_FIELDS
from livline.report.event_words import kind_word
from livline.report.fact_words import field_label, plain_word, value_text
from livline.report.language import Language


@dataclass(frozen=True)
class Told:
    """A field of a fact: what it is called, what it says; `is_hidden` where it reveals a place to nobody here.

    `name`: its name in the contract.
    """

    label: str
    text: str
    is_hidden: bool = False
    name: str = ""


@dataclass(frozen=True)
class Fact:
    """A fact on a page."""

    entry: Entry
    kind: str
    title: str
    fields: list[Told]
    object: str
    is_shared: bool

    @property
    def id(self) -> int:
        return self.entry.id

    @property
    def fact(self) -> UUID:
        return self.entry.fact

    @property
    def day(self) -> dt.date | None:
        return self.entry.date

    @property
    def at(self) -> dt.datetime | None:
        return self.entry.at


def lang() -> str:
    """The language of the page."""
    return "en" if translation.get_language() == "en" else "da"


def titles() -> Mapping[str, str]:
    """What the duties are called."""
    return _titles(lang())


@functools.cache
def _titles(language: str) -> Mapping[str, str]:
    return MappingProxyType({duty.id: duty.title_en if language == "en" else duty.title for duty in DUTIES})


def kind_title(kind: str) -> str:
    """What a kind of fact is called, with a capital."""
    word = kind_word(kind, Language(lang()))
    return word[:1].upper() + word[1:]


def field_title(name: str) -> str:
    """What a field is called, with a capital."""
    label = field_label(name, lang())
    return label[:1].upper() + label[1:]


def fact_word(word: str) -> str:
    """A word of the contract in a reader's words."""
    return plain_word(word, lang())


def facts(entries: Sequence[Entry], places: Mapping[str, str]) -> list[Fact]:
    """Entries as a page shows them; `places`: the texts that the reader may see, by token."""
    named = titles()
    return [told(entry, places, named) for entry in entries]


def told(entry: Entry, places: Mapping[str, str], named: Mapping[str, str]) -> Fact:
    """One entry."""
    return Fact(
        entry=entry,
        kind=entry.kind,
        title=kind_title(entry.kind),
        fields=list(fields_of(entry, places, named)),
        object=matrix().object_of(entry.kind),
        is_shared=entry.shared_as is not None,
    )


def fields_of(entry: Entry, places: Mapping[str, str], named: Mapping[str, str]) -> Iterator[Told]:
    """What is recorded, field by field."""
    revealing = PLACE_FIELDS.get(entry.kind, ())
    for spec in KIND_BY_NAME[entry.kind].fields:
        value = getattr(entry, COLUMN_OF.get(spec.name, spec.name))
        if value is None or value == []:
            continue
        label = field_label(spec.name, lang())
        if spec.name in revealing:
            yield Told(label, places.get(value, ""), is_hidden=value not in places, name=spec.name)
        else:
            yield Told(label, value_text(spec, value, named, lang()), name=spec.name)
