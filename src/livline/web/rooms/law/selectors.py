"""What do the pages of the law show?  Duties and their wordings on a day, and in how many of my cases each stands."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils.functional import Promise

from lawcode.citations import Paragraph
from lawcode.registry import DUTIES
from lawcode.rule import END, Duty, Edition
from livline.access.models import Account
from livline.access.sight import sights
from livline.cases.models import Case
from livline.ledger.bridge import row_of
from livline.ledger.reading import verdicts_of
from livline.web.fact_words import lang
from livline.web.rooms.cases.selectors import names_of
from livline.web.rooms.law.subjects import SUBJECTS

BY_ID = {duty.id: duty for duty in DUTIES}
OPEN = frozenset({"overdue", "pending", "undecidable"})
NUMBERED = ("LBK nr.", "LOV nr.")
"""How the official number of an act begins."""


@dataclass(frozen=True)
class Wording:
    """An edition as a page shows it."""

    edition: Edition

    @property
    def text(self) -> str:
        return self.edition.text_en if lang() == "en" else self.edition.text

    @property
    def law(self) -> str:
        return str(self.edition.law)

    @property
    def to_look_up(self) -> str:
        """By which number the act is found; its name where none was noted for the time it was in force."""
        act = self.edition.law.act
        return act.consolidation if act.consolidation.startswith(NUMBERED) else f"{act.official}, {act.consolidation}"

    @property
    def since(self) -> dt.date | None:
        """The first day; None where it reaches back as far as anybody asks."""
        return self.edition.first_day if self.edition.first_day > dt.date(1900, 1, 1) else None

    @property
    def until(self) -> dt.date | None:
        """The last day; None while it is in force."""
        return self.edition.last_day if self.edition.in_force[1] != END else None

    @property
    def source(self) -> Paragraph:
        """What the § says, and where it was read."""
        return next(p for p in self.edition.law.act.paragraphs if p.number == self.edition.law.par)

    @property
    def readings(self) -> list[str]:
        """The opinions that it rests on."""
        return [one.text_en if lang() == "en" else one.text for one in self.edition.readings]


@dataclass(frozen=True)
class Mine:
    """A case of mine in which a duty stands."""

    id: UUID
    name: str
    status: str
    due_on: dt.date | None


@dataclass(frozen=True)
class Ruled:
    """A duty on a day, and my cases in which it is still to be done."""

    duty: Duty
    wordings: list[Wording]
    cases: list[Mine] = field(default_factory=list)

    @property
    def title(self) -> str:
        return self.duty.title_en if lang() == "en" else self.duty.title

    @property
    def overdue(self) -> list[Mine]:
        return [one for one in self.cases if one.status == "overdue"]


@dataclass(frozen=True)
class Group:
    """Duties under a heading."""

    slug: str
    title: str | Promise
    duties: list[Ruled]


@dataclass(frozen=True)
class Change:
    """A duty on two days, where they differ."""

    ruled: Ruled
    before: list[Wording]
    after: list[Wording]

    @property
    def word(self) -> str:
        """`new`, `gone` or `changed`."""
        return "changed" if self.before and self.after else "new" if self.after else "gone"


def on_day(duty: Duty, day: dt.date) -> list[Wording]:
    """The wordings in force on a day."""
    return [Wording(edition) for edition in duty.on(day)]


def by_subject(day: dt.date, mine: dict[str, list[Mine]]) -> list[Group]:
    """The duties of a day under their headings; a heading without any is left out."""
    groups = (Group(one.slug, one.title, list(ruled(one.duties, day, mine))) for one in SUBJECTS)
    return [group for group in groups if group.duties]


def by_section(day: dt.date, mine: dict[str, list[Mine]]) -> list[Group]:
    """The duties of a day by act and §, in the order of the act."""
    found: dict[str, list[Ruled]] = {}
    for one in ruled(BY_ID, day, mine):
        for place in sorted({f"{w.edition.law.act.name} § {w.edition.law.par}" for w in one.wordings}):
            found.setdefault(place, []).append(one)
    order = sorted(found, key=lambda place: (place.partition(" §")[0], number_in(place)))
    return [Group(f"p{at}", place, found[place]) for at, place in enumerate(order)]


def number_in(place: str) -> tuple[int, str]:
    """§ 9 comes before § 68, and § 68 before § 68 a."""
    found = re.search(r"§ (\d+)(.*)", place)
    return (int(found[1]), found[2]) if found else (0, place)


def ruled(duties: Any, day: dt.date, mine: dict[str, list[Mine]]) -> Iterator[Ruled]:
    """Those of the duties that have a wording on the day."""
    for id_ in duties:
        if wordings := on_day(BY_ID[id_], day):
            yield Ruled(BY_ID[id_], wordings, mine.get(id_, []))


def changes(before: dt.date, after: dt.date) -> tuple[list[Change], list[Ruled]]:
    """What is another law on the second day than on the first, and what is the same."""
    told = [Change(Ruled(duty, []), on_day(duty, before), on_day(duty, after)) for duty in DUTIES]
    told = [one for one in told if one.before or one.after]
    return [one for one in told if one.before != one.after], [one.ruled for one in told if one.before == one.after]


def my_cases_by_duty(account: Account) -> dict[str, list[Mine]]:
    """My cases in which each duty is still to be done, the earliest due first; the number shown is this list's."""
    reached = [(id_, sight) for id_, sight in sights(account).items() if not sight.is_joined]
    seen = [id_ for id_, sight in reached if sight.reads("duties") and sight.reads("identity")]
    cases = {case.id: case for case in Case.objects.filter(id__in=seen)}
    names = names_of(seen)
    found: dict[str, list[Mine]] = {}
    for id_, rows in verdicts_of({case.id: row_of(case) for case in cases.values()}).items():
        for duty, one in worst(id_, names.get(id_) or cases[id_].name, rows):
            found.setdefault(duty, []).append(one)
    for listed in found.values():
        listed.sort(key=lambda one: (one.due_on or dt.date.max, one.name))
    return found


def worst(id_: UUID, name: str, rows: Sequence[Any]) -> Iterator[tuple[str, Mine]]:
    """Of the lines of a duty in one case that which is due first: a case counts once for each duty."""
    first: dict[str, Mine] = {}
    for row in rows:
        one = Mine(id_, name, row["status"], row["due_on"])
        if row["status"] in OPEN and before(one, first.get(row["duty"])):
            first[row["duty"]] = one
    yield from first.items()


def before(one: Mine, other: Mine | None) -> bool:
    return other is None or (one.due_on or dt.date.max) < (other.due_on or dt.date.max)
