"""How does a fact name a place without telling it?  By a token; the text stands sealed in `Place`.

Of one class, hidden together: where a child is placed, to which site a plan was handed over, which municipality or
worker a case moved between.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any
from uuid import UUID

from livline.cases.models import Place
from livline.sealing.seal import opened, seal, token_of

PLACE_FIELDS: Mapping[str, tuple[str, ...]] = {
    "placement_started": ("site",),
    "plan_handed_over": ("site",),
    "municipality_changed": ("from", "to"),
    "worker_changed": ("from", "to"),
}
"""The fields that reveal a place, by kind of fact."""


def bound_to(case: UUID) -> str:
    """Where a place of a case is sealed: it opens nowhere else."""
    return f"place of {case}"


def hidden(case: UUID, kind: str, fields: Mapping[str, Any], before: Collection[str | None] = ()) -> dict[str, Any]:
    """The fields with tokens for what reveals a place; the texts are kept sealed.

    `before`: tokens that stay as they are, in a correction by somebody who may not read them.
    """
    texts = {name: fields[name] for name in PLACE_FIELDS.get(kind, ()) if fields.get(name)}
    texts = {name: text for name, text in texts.items() if text not in before}
    keep((case, text) for text in texts.values())
    return dict(fields) | {name: token_of(text, bound_to(case)) for name, text in texts.items()}


def keep(pairs: Iterable[tuple[UUID, str]]) -> None:
    """Keep texts of cases, sealed; what is known already stays as it is."""
    rows = [
        Place(case_id=case, token=token_of(text, bound_to(case)), sealed=seal(text, bound_to(case)))
        for case, text in pairs
    ]
    Place.objects.bulk_create(rows, ignore_conflicts=True, batch_size=2_000)


def names_of(cases: Iterable[UUID] | None = None) -> dict[str, str]:
    """The texts of these cases (None: of all) that may be read, by token; what may not is not among them."""
    return texts_of(Place.objects.all() if cases is None else Place.objects.filter(case_id__in=list(cases)))


def texts_of(places: Iterable[Place]) -> dict[str, str]:
    """The texts of places that are at hand, by token."""
    return {place.token: opened(place.sealed, bound_to(place.case_id)) for place in places}
