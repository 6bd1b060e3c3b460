"""What is known of a child before its plan is written?  Each thing with where it stands, its day, and what it would be.

Nothing is carried over by itself: whoever words the plan looks at each thing, takes it along or leaves it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from livline.plans.content import Sort
from livline.plans.models import Source
from livline.plans.told import Told
from livline.report.language import NBSP, Language


@dataclass(frozen=True)
class Known:
    """Something known.  `of` and `spot`: the row in which it stands and where in it; `texts`: what fields would say.

    `about`: under which heading, on which occasion or in whose voice it was written; `within`: whose page shows it;
    `is_safe`: may it be taken along unless somebody says no?
    """

    source: Source
    of: UUID
    spot: str
    on: dt.date | None
    sort: Sort
    texts: Mapping[str, str]
    about: str = ""
    within: UUID | None = None
    is_safe: bool = False

    @property
    def key(self) -> str:
        return f"{self.of}:{self.spot}"

    @property
    def text(self) -> str:
        """The first thing that it says."""
        return next((self.texts[field.name] for field in self.sort.fields if self.texts.get(field.name)), "")


@dataclass(frozen=True)
class Offered:
    """What is known, by what became of it for a plan.  `fresh`: nobody has looked at it; `left`: somebody let it be."""

    fresh: tuple[Known, ...]
    left: tuple[Known, ...]

    @property
    def all(self) -> tuple[Known, ...]:
        return (*self.fresh, *self.left)


def offered(told: Told, known: Iterable[Known]) -> Offered:
    """What may be carried over to a plan: not what was, nor what stands there word for word; nothing twice."""
    taken = {spot_of(one.of, one.spot) for one in told.carried if one.part is not None}
    looked_at = {spot_of(one.of, one.spot) for one in told.carried}
    open_ = [one for one in known if one.key not in taken and not stands(told, one)]
    fresh = {(one.sort.name, *words_of(one)): one for one in reversed(open_) if one.key not in looked_at}
    return Offered(tuple(reversed(fresh.values())), tuple(one for one in open_ if one.key in looked_at))


def spot_of(of: UUID, spot: str) -> str:
    """The key of a row and where in it."""
    return f"{of}:{spot}"


def stands(told: Told, one: Known) -> bool:
    """Does the plan say it word for word, as a whole or as paragraphs of a longer text?"""
    words = words_of(one)
    parts = told.content.of(one.sort.name) if words else ()
    return any(all(f"\n\n{text}\n\n" in f"\n\n{part.says(name)}\n\n" for name, text in words) for part in parts)


def words_of(one: Known) -> tuple[tuple[str, str], ...]:
    """Its words, field by field."""
    return tuple((name, text) for name, text in one.texts.items() if is_word(one.sort, name))


def is_word(sort: Sort, name: str) -> bool:
    """Is a field what is said, not where it was seen nor what it points to?"""
    return name not in {"source", "place", "needs", "measures", "goals"} and name in {f.name for f in sort.fields}


def danish(day: dt.date) -> str:
    """A day as a plan writes it: its words are Danish, whoever reads the page."""
    return Language("da").day(day).replace(NBSP, " ")
