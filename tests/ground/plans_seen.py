"""What the wall shows of plans, beside what the oracle says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from typing import Any

from livline.access.models import Account
from livline.plans.models import (
    Accepted,
    Adopted,
    Adoption,
    Carried,
    Plan,
    Remark,
    Sentence,
    Step,
    Translation,
    Version,
    Wording,
)
from tests.ground.oracle import World, may_see


def of_plans(made: World, account: Account) -> Iterator[tuple[str, Collection[Any], Collection[Any]]]:
    """The work on plans is seen by some, what was adopted by more."""
    drafted = {child.id for child, _ in made.cases if may_see(made, account.id, child.id, "drafting")}
    adopted = drafted | {child.id for child, _ in made.cases if may_see(made, account.id, child.id, "plan_words")}
    of_work: tuple[Any, ...] = (Step, Remark, Accepted, Carried, Sentence)
    of_both: tuple[Any, ...] = (Plan, Adoption, Adopted)
    half_adopted: tuple[Any, ...] = (Version, Wording, Translation)
    for model in of_work:
        yield model.__name__, set(model.objects.values_list("case_id", flat=True)), drafted
    for model in of_both:
        yield model.__name__, set(model.objects.values_list("case_id", flat=True)), adopted
    for model in half_adopted:  # two of each, of which one is adopted
        right = Counter([*drafted, *adopted])
        yield model.__name__, Counter(model.objects.values_list("case_id", flat=True)), right
