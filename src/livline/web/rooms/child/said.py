"""What has the child written to the reader?  All that they have not been shown yet, else the newest of these weeks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import QuerySet

from livline.access.models import Account, Kind
from livline.cases.lookups import Opened
from livline.people.lookups import words_read, words_seen
from livline.people.models import Word, WordRead
from livline.people.sealed import text_of_word

NEW_FOR = dt.timedelta(days=14)
"""So long what has been read stays on the page of the child."""
AT_ONCE = 3
"""So many stand open; the others are folded."""


@dataclass(frozen=True)
class ToldWord:
    """A word of the child."""

    row: Word

    @cached_property
    def text(self) -> str:
        return text_of_word(self.row)


@dataclass(frozen=True)
class Said:
    """Words that the child shared, the newest first; `unread`: what the reader is shown for the first time."""

    words: list[ToldWord] = field(default_factory=list)
    unread: list[Word] = field(default_factory=list)

    @property
    def first(self) -> list[ToldWord]:
        return self.words[:AT_ONCE]

    @property
    def more(self) -> list[ToldWord]:
        return self.words[AT_ONCE:]


def questions_of(opened: Opened, account: Account) -> tuple[QuerySet[Word], QuerySet[WordRead]]:
    """What the child shared with this reader, its caseworker; of anybody else nothing is asked."""
    if Kind.WORKER not in opened.sight.kinds:
        return Word.objects.none(), WordRead.objects.none()
    return words_seen(opened, account).filter(is_shared=True).order_by("-at"), words_read(opened, account)


def said_from(words: Iterable[Word], read: Iterable[WordRead], now: dt.datetime) -> Said:
    """The words as the page shows them."""
    known, told = {one.word_id for one in read}, list(words)
    unread = [word for word in told if word.id not in known]
    lately = [word for word in told[:1] if word.at > now - NEW_FOR]
    return Said([ToldWord(word) for word in unread or lately], unread)
