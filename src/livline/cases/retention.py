"""Which retention class does a case belong to, and may it be locked or handed over?  Read off its facts, never stored.

The classes are data (`retention.yaml`).  What cannot be told from the facts makes nothing ripe: unknown is no reason to
close a child's case.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

import yaml
from django.db.models import QuerySet

from lawcode.days import add_months, to_date, to_day
from livline.access.models import Kept
from livline.cases.models import Case, Entry
from livline.cases.places import bound_to
from livline.sealing.seal import token_of

SHEET = Path(__file__).with_name("retention.yaml")
STARTS, ENDS = ("measure_started", "placement_started"), ("measure_ended", "placement_ended")
MOVED = "municipality_changed"
MONTHS = 12


@dataclass(frozen=True)
class Retention:
    """A class of the sheet."""

    name: str
    words: Mapping[str, str]
    then: Mapping[str, str]
    placed: bool
    quiet_months: int
    done_at: int
    source: str
    confirmed: bool


@dataclass(frozen=True)
class Ripe:
    """A case that may be locked or handed over: into which state, why (`grown` or `moved`), and since when."""

    state: Kept
    why: str
    since: dt.date


@dataclass(frozen=True)
class Filed:
    """A case with its class, and what it is ripe for; None: for nothing that can be told."""

    retention: Retention
    ripe: Ripe | None


@cache
def classes() -> tuple[Retention, ...]:
    """The classes as they are written."""
    sheet = yaml.safe_load(SHEET.read_text("utf-8"))["classes"]
    return tuple(class_of(name, told) for name, told in sheet.items())


def class_of(name: str, told: Mapping[str, Any]) -> Retention:
    """One class of the sheet."""
    words = {"da": told["da"], "en": told["en"]}
    plain = {key: told[key] for key in ("then", "quiet_months", "done_at", "source", "confirmed")}
    return Retention(name, words, placed=told["of"]["placed"], **plain)


def filed(cases: Sequence[Case], day: dt.date, stirred: Mapping[UUID, dt.date]) -> dict[UUID, Filed]:
    """Class and ripeness of cases on a day, from the facts that may be read; one question.

    `stirred`: the newest day on which something is known to have happened that the reader may not see the facts of.
    """
    acts: dict[UUID, list[Entry]] = {case.id: [] for case in cases}
    for entry in valid_acts(acts):
        acts[entry.case_id].append(entry)
    return {case.id: filed_as(case, acts[case.id], day, stirred.get(case.id)) for case in cases}


def valid_acts(cases: Iterable[UUID]) -> QuerySet[Entry]:
    """All facts that hold, with the few fields that are asked about."""
    valid = Entry.objects.filter(case_id__in=list(cases), replaced_by__isnull=True, is_withdrawn=False)
    return valid.only("id", "case_id", "kind", "date", "measure", "to").order_by("date", "position", "id")


def filed_as(case: Case, acts: Sequence[Entry], day: dt.date, stirred: dt.date | None) -> Filed:
    """Class and ripeness of one case; its facts in the order of their days, those without one at the end."""
    placed = any(act.kind.startswith("placement_") for act in acts)
    retention = next(one for one in classes() if one.placed == placed)
    ripe = moved(case, acts) or grown(case, acts, retention, stirred)
    return Filed(retention, ripe if ripe and ripe.since <= day else None)


def moved(case: Case, acts: Sequence[Entry]) -> Ripe | None:
    """The case went to another municipality, and the last move is not back to this one."""
    moves = [act for act in acts if act.kind == MOVED and act.date is not None]
    gone_to = getattr(moves[-1], "to") if moves else None  # noqa: B009 (the column is made from the contract)
    if gone_to is None or gone_to == token_of(case.municipality.name, bound_to(case.id)) or moves[-1].date is None:
        return None
    return Ripe(Kept.TRANSFERRED, "moved", moves[-1].date)


def grown(case: Case, acts: Sequence[Entry], retention: Retention, stirred: dt.date | None) -> Ripe | None:
    """The day on which the child is grown and it has been quiet for long enough; nothing runs, every fact has a day."""
    if case.born_on is None or running(acts) or any(act.date is None for act in acts):
        return None
    done = later(case.born_on, retention.done_at * MONTHS)
    days = [case.born_on, *(act.date for act in acts if act.date is not None), *([stirred] if stirred else ())]
    return Ripe(Kept.LOCKED, "grown", max(done, later(max(days), retention.quiet_months)))


def running(acts: Sequence[Entry]) -> bool:
    """Has any measure or placement begun that did not end?  One without a name ends with any end of its sort."""
    begun: dict[tuple[str, str], int] = {}
    for act in acts:
        key = (act.kind.partition("_")[0], act.measure or "")
        if act.kind in STARTS:
            begun[key] = 1
        elif act.kind in ENDS:
            begun.pop(key, None)
    return bool(begun)


def later(day: dt.date, months: int) -> dt.date:
    """So many months after a day."""
    return to_date(add_months(to_day(day), months))
