"""What does every section of the report need?  The numbers, the lists behind them and the words of the reader."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from livline.report.html import Child, Markup, el, join
from livline.report.language import Language, Text
from livline.report.lists import Lists
from livline.summary import Summary

Because = Callable[[Mapping[str, Any], str], str]


@dataclass(frozen=True)
class Frame:
    """`titles`: the duties' names in the reader's language; `because`: the sentence of a verdict row."""

    summary: Summary
    lists: Lists
    language: Language
    titles: Mapping[str, str]
    because: Because
    as_of: date

    def say(self, text: Text, **values: object) -> str:
        """A text in the reader's language."""
        return self.language.say(text, **values)

    def count(self, one_and_many: tuple[Text, Text], number: int, **values: object) -> str:
        """The text for one or for many, with the number as `{n}`."""
        return self.say(one_and_many[number != 1], n=self.language.number(number), **values)

    def around(self, text: Text, slot: str, inner: Markup) -> Markup:
        """A sentence with markup in one of its places."""
        before, after = self.say(text, **{slot: "\0"}).split("\0")
        return join(before, inner, after)

    def title(self, duty: str) -> str:
        """A duty's name in the reader's language."""
        return self.titles.get(duty, duty.replace("_", " "))


def section(anchor: str, heading: str, *children: Child) -> Markup:
    """A part of the report with its own heading; `anchor` is where the contents point."""
    head = el("h2", heading, id=f"{anchor}-h")
    return el("section", head, *children, id=anchor, aria_labelledby=f"{anchor}-h")


def note(text: str) -> Markup:
    """A quiet sentence below a picture."""
    return el("p", text, class_="note")
