"""What can a verdict say?  Statuses and effects of the contract (§ 4) with their Danish and English words."""

from __future__ import annotations

from enum import IntEnum


class Status(IntEnum):
    """The six statuses, and the line that `--all` adds; the numbers are those of the compiled engine."""

    MET = 0
    MET_LATE = 1
    OVERDUE = 2
    PENDING = 3
    EXCUSED = 4
    UNDECIDABLE = 5
    NOT_APPLICABLE = 6

    @property
    def word(self) -> str:
        """The word in files: `met_late`."""
        return self.name.lower()


STATUS_WORDS: tuple[str, ...] = tuple(status.word for status in Status)

DANISH: dict[str, str] = {
    "met": "overholdt",
    "met_late": "overholdt for sent",
    "overdue": "overskredet",
    "pending": "afventer",
    "excused": "lovligt fraveget",
    "undecidable": "kan ikke afgøres",
    "not_applicable": "gælder ikke",
}

ENGLISH: dict[str, str] = {
    "met": "met",
    "met_late": "met too late",
    "overdue": "overdue",
    "pending": "pending",
    "excused": "lawfully excused",
    "undecidable": "cannot be decided",
    "not_applicable": "does not apply",
}

BREACHES: tuple[str, ...] = ("overdue", "met_late")
"""Statuses that are a breach when the line is confirmed."""


class Effect(IntEnum):
    """What a breach means for the decision: appeal bodies' practice and the text of the act (contract § 4)."""

    CRITICISM = 0
    MAY_BE_SET_ASIDE = 1
    LAPSES = 2

    @property
    def word(self) -> str:
        """The word in files: `may_be_set_aside`."""
        return self.name.lower()


EFFECT_WORDS: tuple[str, ...] = tuple(effect.word for effect in Effect)
