"""How are the measures of one decision kept and adjusted?  Inside its limits, without a new decision."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.db import IntegrityError, transaction

from livline.access.danish_day import today
from livline.access.errors import Unfitting
from livline.access.models import Account
from livline.cases.models import Adjustment, Case, Entry, Item


@dataclass(frozen=True)
class Held:
    """A measure of a decision with what was decided of it over time, the newest first."""

    item: Item
    adjustments: list[Adjustment]

    @property
    def now(self) -> Adjustment | None:
        """How much of it there is today; None before the first day."""
        return next((one for one in self.adjustments if one.from_day <= today()), None)


def palette_of(decision: UUID, case: Case) -> list[Held]:
    """The measures of a decision."""
    items = Item.objects.filter(decision=decision, case=case).order_by("measure").prefetch_related("adjustments__by")
    return [Held(item, newest_first(item.adjustments.all())) for item in items]


def newest_first(adjustments: Iterable[Adjustment]) -> list[Adjustment]:
    """By the day they count from; of the same day the one that was said last."""
    return sorted(adjustments, key=lambda one: (one.from_day, one.id), reverse=True)


def item_add(*, decision: Entry, measure: str, unit: str, low: Decimal, high: Decimal, by: Account) -> Item:
    """Add a measure with its limits to a decision; raises `Unfitting`."""
    if low < 0 or high < low:
        raise Unfitting("Grænserne passer ikke.", "Den nederste er mindst 0 og højst den øverste.")
    try:
        with transaction.atomic():
            return Item.objects.create(
                case_id=decision.case_id,
                decision=decision.fact,
                measure=measure.strip(),
                unit=unit.strip(),
                low=low,
                high=high,
                added_by=by,
            )
    except IntegrityError:
        raise Unfitting("Indsatsen er allerede med i afgørelsen.", "Tilpas den i stedet.") from None


def adjust(*, item: Item, amount: Decimal, from_day: dt.date, reason: str, by: Account) -> Adjustment:
    """Say how much there is from a day on; raises `Unfitting` outside the limits of the decision."""
    if not item.low <= amount <= item.high:
        raise Unfitting(
            f"Afgørelsen rummer fra {shown(item.low)} til {shown(item.high)} {item.unit}.",
            "Vælg noget inden for grænserne, eller træf en ny afgørelse.",
        )
    return Adjustment.objects.create(
        case_id=item.case_id, item=item, amount=amount, from_day=from_day, reason=reason.strip(), by=by
    )


def shown(amount: Decimal) -> str:
    """`2,5`; whole numbers without a comma."""
    return format(amount.normalize(), "f").replace(".", ",")
