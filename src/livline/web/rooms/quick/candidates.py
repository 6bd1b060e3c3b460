"""What does a new fact belong to?  Where there is one answer it is not asked; where there are several, one chooses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from lawcode.days import add_months, to_date, to_day
from lawcode.turning import Place
from livline.access.danish_day import today
from livline.cases.lookups import Opened
from livline.cases.models import Entry, Stay
from livline.fields.selectors import retired_in
from livline.web.choosing import measures_of, title_of
from livline.web.rooms.quick.acts import Quick

SHOWN_OF = 8
"""How many facts one chooses among; the newest."""


@dataclass(frozen=True)
class Choice:
    """What may be chosen, and what is chosen beforehand."""

    values: tuple[tuple[str, str], ...] = ()
    first: str = ""

    @property
    def only(self) -> str:
        """The answer, where there is but one."""
        return self.values[0][0] if len(self.values) == 1 else ""


@dataclass(frozen=True)
class Around:
    """What of the case a short form asks about: the facts that hold, the measures that the child lives in today, and
    the fields that the municipality asks for no more."""

    entries: Sequence[Any]
    running: tuple[str, ...]
    retired: Collection[Place] = ()

    @classmethod
    def of(cls, opened: Opened) -> Around:
        """Three questions."""
        kinds = opened.sight.facts()
        held = Entry.objects.filter(case=opened.case, kind__in=kinds, replaced_by__isnull=True, is_withdrawn=False)
        stays = Stay.objects.filter(case=opened.case, during__contains=today()) if may_see_stays(opened) else ()
        running = tuple(stay.measure for stay in stays if stay.measure)
        return cls(list(held.order_by("position", "id")), running, retired_in(opened.case.municipality_id))

    def asked_no_more(self, kind: str) -> frozenset[str]:
        """The fields of a kind that were retired."""
        return frozenset(field for of_kind, field in self.retired if of_kind == kind)

    def measures(self, act: Quick) -> Choice:
        """The measures of the case; the one that runs today is chosen."""
        if not act.measured:
            return Choice()
        first = self.running[0] if len(set(self.running)) == 1 else ""
        return Choice(tuple(measures_of(self.entries)), first)

    def answered(self, act: Quick) -> Choice:
        """The facts that the act may be about: those not answered yet, else all; the newest first."""
        said = {entry.of_event for entry in self.entries if entry.kind == act.kind}
        about = [entry for entry in reversed(self.entries) if entry.kind in act.of and entry.event_id]
        open_ = [entry for entry in about if entry.event_id not in said] or about
        values = tuple((entry.event_id, title_of(entry)) for entry in open_[:SHOWN_OF])
        return Choice(values, values[0][0] if values else "")


def may_see_stays(opened: Opened) -> bool:
    """Stays are read off placements, so they are seen with them."""
    return opened.sight.reads("decisions")


def next_follow_up(around: Around, day: dt.date) -> dt.date | None:
    """The day of the next follow-up in the rhythm that was last decided in months; None where none was."""
    told = [entry for entry in around.entries if getattr(entry, "interval_months", None) and entry.date]
    last = max(told, key=lambda entry: entry.date, default=None)
    return months_after(day, last.interval_months) if last is not None else None


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day some months on, or the last of a shorter month."""
    return to_date(add_months(to_day(day), months))
