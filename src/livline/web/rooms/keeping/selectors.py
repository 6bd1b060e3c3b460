"""Which cases wait, are ripe, or are locked?  As many questions for a thousand cases as for one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from livline.access.danish_day import today
from livline.access.models import Account, Keeping, Kept
from livline.access.sight import Sight, sights
from livline.cases.keeping import keepings_of, keepings_waiting, went_to
from livline.cases.lookups import Opened
from livline.cases.models import Case
from livline.cases.retention import Filed, Ripe, filed
from livline.ledger.bridge import row_of
from livline.ledger.reading import verdicts_of
from livline.web.rooms.cases.selectors import names_of

STATES: Mapping[str, object] = {
    Kept.ACTIVE: _("aktiv"),
    Kept.LOCKED: _("låst"),
    Kept.TRANSFERRED: _("overdraget"),
}
"""How a case is kept, in words."""
WHYS: Mapping[str, object] = {
    "grown": _("Den unge er voksen, intet kører, og der er ikke sket noget i sagen i et år."),
    "moved": _("Barnet er flyttet til en anden kommune."),
}
"""Why a case may be locked or handed over, in sentences."""


@dataclass(frozen=True)
class Step:
    """A change that was asked for, as a page shows it.  `place`: where the case went, for who may see it."""

    keeping: Keeping
    place: str

    @property
    def state(self) -> object:
        return STATES[self.keeping.state]


@dataclass(frozen=True)
class Named:
    """A case in a list, with what it is listed for."""

    case: Case
    name: str
    waiting: Keeping | None = None
    ripe: Ripe | None = None
    kept: str = ""

    @property
    def why(self) -> object:
        return WHYS[self.ripe.why] if self.ripe else ""

    @property
    def state(self) -> object:
        """What is asked for, what it is ripe for, or what it is."""
        word = self.waiting.state if self.waiting else self.ripe.state if self.ripe else self.kept
        return STATES[word]


def steps_of(opened: Opened) -> list[Step]:
    """Every change of the case that was asked for, the newest first."""
    shows = opened.sight.reads("whereabouts")
    return [Step(one, went_to(one) if shows else "") for one in keepings_of(opened.case.id)]


def filing_of(case: Case) -> Filed:
    """The class of a case and what it is ripe for."""
    return filings({case.id: case})[case.id]


def filings(cases: Mapping[UUID, Case]) -> dict[UUID, Filed]:
    """The same for cases; what the law asks tells of facts that the reader may not see, such as a notification."""
    told = verdicts_of({id_: row_of(case) for id_, case in cases.items()})
    return filed(list(cases.values()), today(), {id_: newest for id_, rows in told.items() if (newest := last(rows))})


def last(rows: Sequence[Mapping[str, Any]]) -> dt.date | None:
    """The newest day on which something began that the law asks about."""
    day = today()
    return max((row["trigger_on"] for row in rows if row["trigger_on"] and row["trigger_on"] <= day), default=None)


@dataclass(frozen=True)
class Shelf:
    """The cases in which somebody decides about access: what waits for them, what is ripe, what is closed."""

    waiting: list[Named]
    ripe: list[Named]
    kept: list[Named]


def shelf_of(account: Account) -> Shelf:
    """Everything that the list shows."""
    reached = {case: sight for case, sight in sights(account).items() if not sight.is_joined}
    seen = {case: sight for case, sight in reached.items() if sight.decides("access")}
    cases = {case.id: case for case in Case.objects.filter(id__in=seen).select_related("municipality")}
    names, told = names_of(cases), filings({id_: case for id_, case in cases.items() if not seen[id_].kept})
    waits = {one.case_id: one for one in keepings_waiting(list(cases)) if one.asked_by_id != account.id}
    ripe = [Named(cases[id_], named(cases[id_], names), ripe=one.ripe) for id_, one in told.items() if one.ripe]
    return Shelf(
        waiting=[Named(cases[id_], named(cases[id_], names), waiting=one) for id_, one in waits.items()],
        ripe=sorted((one for one in ripe if one.case.id not in waits), key=since),
        kept=sorted(closed(cases, seen, names), key=lambda one: one.name),
    )


def closed(cases: Mapping[UUID, Case], seen: Mapping[UUID, Sight], names: Mapping[UUID, str]) -> list[Named]:
    """The cases that are locked or handed over."""
    return [Named(case, named(case, names), kept=seen[id_].kept) for id_, case in cases.items() if seen[id_].kept]


def named(case: Case, names: Mapping[UUID, str]) -> str:
    """What the child is called; the number of the case where nobody named it."""
    return names.get(case.id) or case.name


def since(one: Named) -> dt.date:
    """Since when a case is ripe: the longest first."""
    return one.ripe.since if one.ripe else dt.date.max
