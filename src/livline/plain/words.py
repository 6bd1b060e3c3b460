"""Which words of the field stand in a text, and what do they mean to a child and to an adult?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

TABLE = Path(__file__).with_name("words.yaml")


@dataclass(frozen=True)
class Term:
    """A word of the field.  `forms`: how else it is written; `is_common`: most people know it, so no hint is given."""

    word: str
    child: str
    adult: str
    forms: tuple[str, ...] = ()
    is_common: bool = False


@dataclass(frozen=True)
class Found:
    """A word of the field in a text, and where it stands."""

    start: int
    end: int
    term: Term


@dataclass(frozen=True)
class Dictionary:
    """Terms that are looked for together; of two with the same word the last holds."""

    terms: tuple[Term, ...]

    @cached_property
    def by_form(self) -> dict[str, Term]:
        """Every form that is looked for, in small letters."""
        return {form.casefold(): term for term in self.terms for form in (*term.forms, term.word)}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """The longest form first, so that a word of two words is not taken for its last."""
        forms = sorted(self.by_form, key=len, reverse=True)
        written = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in forms)
        return re.compile(rf"(?<![\w-])({written})s?(?![\w-])", re.I)

    def of(self, word: str) -> Term | None:
        """The term with a word, written in any of its forms."""
        return self.by_form.get(word.casefold())

    def found_in(self, text: str) -> Iterator[Found]:
        """Each term in a text, as often as it stands there."""
        if self.terms:
            for match in self._pattern.finditer(text):
                form = " ".join(match[1].split()).casefold()
                yield Found(match.start(), match.end(), self.by_form[form])

    def first_in(self, text: str) -> list[Found]:
        """Each term in a text once, where it stands first."""
        firsts: dict[str, Found] = {}
        for found in self.found_in(text):
            firsts.setdefault(found.term.word, found)
        return list(firsts.values())

    def but(self, others: Iterable[Term]) -> Dictionary:
        """The same with other terms added, or put in the place of those with the same word."""
        mine = {term.word.casefold(): term for term in self.terms}
        return Dictionary(tuple((mine | {term.word.casefold(): term for term in others}).values()))


@cache
def own() -> Dictionary:
    """Livline's own dictionary, in the order of the alphabet."""
    import yaml

    table = yaml.safe_load(TABLE.read_text("utf-8"))
    return Dictionary(tuple(_term(word, told) for word, told in table.items()))


def _term(word: str, told: dict[str, Any]) -> Term:
    return Term(word, told["child"], told["adult"], forms_of(word, told.get("forms", "")), told.get("common", False))


def forms_of(word: str, written: str) -> tuple[str, ...]:
    """The forms of a word from how they are written: `-n, -r, anbragt`."""
    forms = [form.strip() for form in written.split(",")]
    return tuple(word + form[1:] if form.startswith("-") else form for form in forms if form)
