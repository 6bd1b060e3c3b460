"""How do the words of plans go with a case?  What was adopted, and what was written since; who wrote it stays behind.

That a plan was adopted, and when, goes with the facts; its words become a plan that the receiver makes its own.  Parts
keep their order, and point at each other and at the facts of placements as they did.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from livline.access.models import Account
from livline.cases.lookups import Opened
from livline.cases.models import Case
from livline.plans.consents import CHILD
from livline.plans.content import PlanType
from livline.plans.lookups import plans_seen
from livline.plans.models import Plan as Row
from livline.plans.models import Wording
from livline.plans.reading import Content, Part, said
from livline.plans.services import Said, is_once, only_part, plan_begin, words_write
from livline.plans.told import Told as Plan

Told = Mapping[str, Any]
PARTS = ("needs", "goals")
"""Fields that point at other parts of the plan."""


def packed(opened: Opened, facts: Sequence[UUID]) -> list[dict[str, Any]]:
    """The plans, the oldest first; `facts`: the facts in their order, which a goal's place is named by."""
    return [
        {"type": plan.plan.type, "stages": [[part_told(part, facts) for part in stage.parts] for stage in stages(plan)]}
        for plan in reversed(plans_seen(opened))
        if plan.newest is not None
    ]


def stages(plan: Plan) -> Iterator[Content]:
    """What was adopted last, and what stands now where that is something else."""
    if plan.adopted is not None:
        yield plan.at(plan.adopted.version.number)
    if plan.is_changed:
        yield plan.content


def part_told(part: Part, facts: Sequence[UUID]) -> dict[str, Any]:
    """A part with what each field says; who was asked to consent is known only of the child."""
    says = {name: text for name, text in part.texts.items() if text and name not in ("place", "person")}
    says |= {"person": CHILD} if part.says("person") == CHILD else {}
    places = [facts.index(UUID(fact)) for fact in part.refers("place") if UUID(fact) in facts]
    return {"part": str(part.id), "sort": part.sort.name, "says": says, "places": places}


def entered(case: Case, plans: Iterable[Told], facts: Sequence[UUID], by: Account) -> None:
    """Write them as plans of the case; raises `KeyError`, `ValueError`, `IndexError` and `Unfitting`."""
    for one in plans:
        plan = plan_begin(case=case, type_=PlanType(one["type"]), by=by)
        ids: dict[str, UUID] = {}
        for stage in one["stages"]:
            ids |= ids_of(plan, [part for part in stage if part["part"] not in ids])
            fresh = list(changed(plan, {ids[part["part"]]: pointed(part, ids, facts) for part in stage}))
            if fresh:
                words_write(plan=plan, said=fresh, by=by)


def ids_of(plan: Row, parts: Sequence[Told]) -> dict[str, UUID]:
    """New ids that keep the parts in their order: those of one version stand in the order of their ids."""
    fresh = sorted(uuid.uuid4() for _ in parts)
    return {
        part["part"]: only_part(plan, part["sort"]) if is_once(part["sort"]) else id_
        for part, id_ in zip(parts, fresh, strict=True)
    }


def pointed(part: Told, ids: Mapping[str, UUID], facts: Sequence[UUID]) -> tuple[str, dict[str, str]]:
    """The sort of a part and what its fields say, pointing at what was entered here."""
    says = {name: str(text) for name, text in part["says"].items()}
    for name in PARTS:
        if name in says:
            says[name] = "\n".join(str(ids[old]) for old in says[name].split("\n") if old in ids)
    if part["places"]:
        says["place"] = "\n".join(sorted(str(facts[int(place)]) for place in part["places"]))
    return part["sort"], says


def changed(plan: Row, stage: Mapping[UUID, tuple[str, dict[str, str]]]) -> Iterator[Said]:
    """What a stage says otherwise than the one before, and what it says no more."""
    rows = {(row.part, row.field): row for row in Wording.objects.filter(plan=plan, replaced_by__isnull=True)}
    stands = {place: (row.id, said(row)) for place, row in rows.items()}
    for part, (sort, says) in stage.items():
        for field, text in says.items():
            before, stood = stands.pop((part, field), (None, ""))
            if text != stood:
                yield Said(part, sort, field, text, before)
    for (part, field), (before, stood) in stands.items():
        if stood:
            yield Said(part, rows[part, field].sort, field, "", before)
