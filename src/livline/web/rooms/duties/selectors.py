"""What stands on the page of duties?  In groups as a reader works, and in each what harms the child most first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from lawcode.explain import because
from lawcode.rule import Edition
from lawcode.yearly import place_of
from livline.cases.lookups import Opened
from livline.cases.models import Case, Entry
from livline.ledger import harm
from livline.ledger.bridge import row_of
from livline.ledger.harm import Standing
from livline.ledger.reading import verdicts_as_known, verdicts_of
from livline.ledger.years import Years, years_of
from livline.web.drawing.ruler import Ruler
from livline.web.fact_words import lang, titles
from livline.web.rooms.duties.counting import ruler_of, sum_of
from livline.web.rooms.duties.remedies import Remedy, act_for, missing_for
from livline.web.rooms.law.selectors import BY_ID, Wording
from livline.web.year_words import coming_text, held_text

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Asked:
    """What the law asks: a verdict as the page shows it; `held`: how many of a year's acts, where there are several."""

    duty: str
    title: str
    status: str
    due_on: dt.date | None
    days: int | None
    why: str
    because: str
    held: str
    confirmed: bool
    wording: Wording | None
    ruler: Ruler | None
    counted: str
    act: Remedy | None
    missing: Remedy | None
    lawful_reason: str


@dataclass(frozen=True)
class Group:
    """Duties that stand alike.  `is_settled`: nothing more is to be done about them."""

    standing: Standing
    title: str
    rows: list[Asked]

    @property
    def is_settled(self) -> bool:
        return not self.standing.is_open


def group_titles() -> dict[Standing, str]:
    """What the groups are called, in their order."""
    return {
        Standing.OVERDUE: _("Overskredet"),
        Standing.SOON: _("Snart"),
        Standing.UNDECIDABLE: _("Kan ikke afgøres"),
        Standing.PENDING: _("Afventer"),
        Standing.EXCUSED: _("Lovligt ikke gjort"),
        Standing.MET_LATE: _("Gjort for sent"),
        Standing.MET: _("Gjort"),
    }


def verdicts_on(case: Case, day: dt.date, known_by: dt.datetime | None) -> Sequence[Row]:
    """What the law asked on a day, from all that is known (None) or what was known up to a moment."""
    if known_by is not None:
        return verdicts_as_known(case.id, day, known_by)
    return verdicts_of({case.id: row_of(case) | {"as_of": None}}, day)[case.id]


def years_on(case: Case, rows: Sequence[Row], day: dt.date, known_by: dt.datetime | None) -> Years:
    """How many of a year's acts were held by a day, and what comes after, from the same facts as the verdicts."""
    return years_of(case.id, row_of(case) | {"as_of": None}, rows, day, known_by)


def to_come(years: Years) -> list[str]:
    """The years that begin when the one that runs is over: no duty yet, and counted as none."""
    return [coming_text(one) for one in years.coming]


def groups_of(opened: Opened, rows: Sequence[Row], day: dt.date, years: Years) -> list[Group]:
    """The groups that are not empty."""
    entries = entries_lacking(opened.case, rows)
    by_standing: dict[Standing, list[Asked]] = {}
    for row in harm.order(rows, day):
        by_standing.setdefault(harm.standing(row, day), []).append(asked(opened, row, day, entries, years))
    return [Group(one, title, by_standing[one]) for one, title in group_titles().items() if one in by_standing]


def entries_lacking(case: Case, rows: Iterable[Row]) -> dict[str, int]:
    """The newest entries of the events that may lack a fact, by name; asked only where something is undecidable."""
    names = {name for row in rows if row["status"] == "undecidable" for name in (row["trigger"], row["met_by"]) if name}
    if not names:
        return {}
    valid = Entry.objects.filter(case=case, event_id__in=names, replaced_by__isnull=True, is_withdrawn=False)
    return {name: id_ for name, id_ in valid.values_list("event_id", "id") if name is not None}


def asked(opened: Opened, row: Row, day: dt.date, entries: Mapping[str, int], years: Years) -> Asked:
    """One verdict."""
    due, status, edition = row["due_on"], row["status"], edition_of(row)
    is_open = status in ("overdue", "pending")
    case, sight = opened.case.id, opened.sight
    return Asked(
        duty=row["duty"],
        title=titles()[row["duty"]],
        status=status,
        due_on=due,
        days=(due - day).days if due else None,
        why=harm.reason(row, lang(), day),
        because=because(row, lang()),
        held=held_text(years.held.get(place_of(row)), due, day),
        confirmed=row["confirmed"],
        wording=Wording(edition) if edition is not None else None,
        ruler=ruler_of(row, day),
        counted=sum_of(row, edition),
        act=act_for(case, row, edition.demand if edition else None, sight) if is_open else None,
        missing=missing_for(case, row, entries, sight) if status == "undecidable" else None,
        lawful_reason=reason_for(opened, row) if due and status in ("overdue", "pending", "met_late") else "",
    )


def edition_of(row: Row) -> Edition | None:
    """The wording by which the verdict was found."""
    return next((one for one in BY_ID[row["duty"]].editions if one.id == row["edition"]), None)


def reason_for(opened: Opened, row: Row) -> str:
    """Where a lawful reason is recorded, for whoever may."""
    if not opened.sight.writes("assessment"):
        return ""
    return f"{reverse('fact-record', args=[opened.case.id, 'lawful_reason'])}?duty={row['duty']}"
