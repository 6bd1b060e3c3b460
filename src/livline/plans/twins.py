"""Which of two texts that say the same, to adults and to the child, may no longer do so?  Told by the versions alone.

A text is left behind once the other is worded anew without it.  It catches up when somebody saves it again, whether
they word it anew or find that it still holds; so adapting one text to the other leaves nothing behind.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from uuid import UUID

from livline.plans.content import SORTS
from livline.plans.models import Wording
from livline.plans.reading import said


def left_behind(wordings: Iterable[Wording]) -> dict[UUID, str]:
    """By the id of the part, the field that was left behind; from all wordings of a plan with their `version`s."""
    parts: dict[UUID, list[Wording]] = {}
    for one in sorted(wordings, key=number_of):
        if SORTS[one.sort].field(one.field).twin:
            parts.setdefault(one.part, []).append(one)
    found = {part: behind_in(rows) for part, rows in parts.items()}
    return {part: field for part, field in found.items() if field}


def number_of(wording: Wording) -> int:
    """The version that a wording came with."""
    return wording.version.number


def behind_in(rows: Iterable[Wording]) -> str:
    """Of the wordings of a part in their order, the field that was left behind; empty for none."""
    behind, texts = "", dict[str, str]()
    for _number, saved in groupby(rows, key=number_of):
        rows_saved = list(saved)
        now = {one.field: said(one) for one in rows_saved}
        behind = behind_after(behind, texts, now, SORTS[rows_saved[0].sort].field(rows_saved[0].field).twin)
        texts |= now
    return behind


def behind_after(behind: str, before: Mapping[str, str], now: Mapping[str, str], other: str) -> str:
    """The field left behind after a saving of `now`; `other`: the twin of the first field that was saved."""
    if len(now) > 1 or behind in now:
        return ""
    ((field, text),) = now.items()
    is_changed = bool(before.get(field)) and bool(text) and before[field] != text
    return other if is_changed and before.get(other) else behind
