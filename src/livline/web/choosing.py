"""How do a fact and a measure read in a list to choose from?  By what happened and when: their own names are codes."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable

from django.utils.translation import gettext as _

from livline.cases.models import Entry
from livline.web.fact_words import kind_title

CHOSEN_BY = ("kind", "date", "event_id", "measure")
"""What is read of a fact for such lists."""
BEGINS = ("placement_started", "measure_started")
"""Kinds that tell best what a measure is."""


def title_of(entry: Entry) -> str:
    """A fact."""
    day = entry.date.strftime("%d.%m.%Y") if entry.date else _("uden dato")
    return f"{kind_title(entry.kind)}, {day}"


def measures_of(entries: Iterable[Entry]) -> list[tuple[str, str]]:
    """The measures of facts, the latest first, each by what began it; two that read alike keep their names."""
    first: dict[str, Entry] = {}
    for entry in sorted((one for one in entries if one.measure), key=tells_best):
        first.setdefault(str(entry.measure), entry)
    latest = sorted(first.items(), key=lambda pair: pair[1].date or dt.date.min, reverse=True)
    alike = Counter(title_of(entry) for _name, entry in latest)
    return [(name, titled(name, title_of(entry), alike)) for name, entry in latest]


def tells_best(entry: Entry) -> tuple[bool, dt.date, int]:
    """What began a measure before what belongs to it, the earliest first."""
    return entry.kind not in BEGINS, entry.date or dt.date.max, entry.id


def titled(name: str, title: str, alike: Counter[str]) -> str:
    """A measure by its title, and by its name too where another has the same."""
    return f"{title} ({name})" if alike[title] > 1 else title
