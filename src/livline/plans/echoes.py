"""Does a sentence of a plan stand word for word in another case?  Asked of keyed hashes: no text leaves its plan.

A sentence of few words is anybody's, and what somebody said is theirs wherever they said it.  What was written for
siblings at once is not looked for either.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from livline.plain.sentences import sentences
from livline.plans.content import SORTS, VERBATIM, Holds
from livline.plans.models import Sentence, Wording
from livline.plans.reading import Content, Part
from livline.sealing.seal import index_of

LEAST = 8
"""A sentence of fewer words than these may stand anywhere."""
PLACE = "plan sentence"
"""What the hashes are for: those of other things never meet them."""


def marked(text: str) -> Iterator[tuple[bytes, str]]:
    """The sentences of a text that are long enough, each with its mark; case, signs and blanks make no difference."""
    for sentence in sentences(text):
        if len(sentence.words) >= LEAST:
            words = " ".join(word.text.casefold() for word in sentence.words)
            yield index_of(words, PLACE), text[sentence.start : sentence.end]


def is_looked_for(sort: str, field: str) -> bool:
    """Is a field one whose sentences are written here, in somebody's own words?"""
    return field != VERBATIM and SORTS[sort].field(field).holds is Holds.TEXT


def sentences_of(wording: Wording, text: str) -> Iterator[Sentence]:
    """The rows that go with a new wording."""
    if wording.shared_as is None and is_looked_for(wording.sort, wording.field):
        for mark in dict(marked(text)):
            yield Sentence(case_id=wording.case_id, wording=wording, mark=mark)


def marks_of(content: Content) -> Mapping[bytes, tuple[Part, str]]:
    """The sentences of a content by their marks, each with the part that says it first."""
    found: dict[bytes, tuple[Part, str]] = {}
    for part in content.parts:
        for name in part.words:
            for mark, text in marked(part.says(name)) if is_looked_for(part.sort.name, name) else ():
                found.setdefault(mark, (part, text))
    return found
