"""How is what is known carried over to a plan?  What was chosen as one version, with where each part comes from.

What was shown and not chosen is noted too, so that nobody is asked again; it can be taken along later.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from livline.access.models import Account
from livline.cases.lookups import Opened
from livline.plans.known import Known, offered
from livline.plans.lookups import plan_seen
from livline.plans.models import Carried, Source, Version
from livline.plans.services import Said, is_once, only_part, plans_lock, words_write
from livline.plans.sources import come_since
from livline.plans.told import Told

BETWEEN = "\n\n"
"""Between what stands in a field and what is carried to it."""


@dataclass(frozen=True)
class Placed:
    """Something known with the part that it becomes."""

    known: Known
    part: uuid.UUID


@transaction.atomic
def known_carry(
    *, opened: Opened, told: Told, chosen: Sequence[Known], left: Iterable[Known], by: Account
) -> Version | None:
    """Carry over what was chosen, as one version; none where nothing was.  Who writes at once comes after it."""
    plans_lock([told.plan])
    now = plan_seen(opened, told.plan.id)
    placed = placed_in(now, offered(now, chosen).all)
    said = list(said_of(now, placed))
    version = words_write(plan=now.plan, said=said, by=by) if said else None
    rows = [*((one.known, one.part) for one in placed), *((one, None) for one in left)]
    Carried.objects.bulk_create((carried(now, one, part, by) for one, part in rows), ignore_conflicts=True)
    return version


def carried(told: Told, one: Known, part: uuid.UUID | None, by: Account) -> Carried:
    """That it was looked at, and what it became."""
    row = Carried(plan=told.plan, case_id=told.plan.case_id, by=by, source=one.source, of=one.of, spot=one.spot)
    row.on, row.part = one.on, part
    return row


def placed_in(told: Told, chosen: Sequence[Known]) -> list[Placed]:
    """The part that each becomes: the only one of its sort, else a new one.

    What comes with one version stands in the order of the parts' ids, so these are given in the order of what is known.
    """
    fresh = sorted(uuid.uuid4() for _ in chosen)
    return [
        Placed(one, only_part(told.plan, one.sort.name) if is_once(one.sort.name) else part)
        for one, part in zip(chosen, fresh, strict=True)
    ]


def said_of(told: Told, placed: Sequence[Placed]) -> Iterator[Said]:
    """What the plan says then: of a part that there is once, what stands there stays before it."""
    became = parts_became(told, placed)
    once: dict[tuple[uuid.UUID, str], list[str]] = {}
    for one in placed:
        for name, text in one.known.texts.items():
            if is_once(one.known.sort.name):
                once.setdefault((one.part, name), []).append(text)
            else:
                yield Said(one.part, one.known.sort.name, name, referred(name, text, became))
    sorts = {one.part: one.known.sort.name for one in placed}
    for (part, name), texts in once.items():
        yield added(told, part, sorts[part], name, texts)


def added(told: Told, part: uuid.UUID, sort: str, field: str, texts: Iterable[str]) -> Said:
    """A field with more below what it says."""
    stands = told.content.part(part)
    before = stands.says(field) if stands is not None else ""
    seen = next((one.id for one in told.standing if (one.part, one.field) == (part, field)), None)
    return Said(part, sort, field, BETWEEN.join([*([before] if before else []), *texts]), seen)


def parts_became(told: Told, placed: Iterable[Placed]) -> Mapping[str, str]:
    """What the parts of an earlier plan are here, by their ids."""
    before = {str(one.of): str(one.part) for one in told.carried if one.source == Source.PLAN and one.part}
    return before | {str(one.known.of): str(one.part) for one in placed if one.known.source == Source.PLAN}


def referred(name: str, text: str, became: Mapping[str, str]) -> str:
    """What a field says here: needs and goals by their parts of this plan, those that were not carried left out."""
    if name not in ("needs", "goals"):
        return text
    return "\n".join(became[id_] for id_ in text.split("\n") if id_ in became)


def is_news(told: Told, answers: Sequence[list[Any]]) -> bool:
    """Has a professional said something since the plan began that nobody has looked at for it?

    `answers`: to `sources.by_professionals` since that plan.
    """
    return bool(offered(told, come_since(told, answers)).fresh)
