"""What the wall shows of plans, beside what the oracle says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from itertools import product
from typing import Any

from livline.access.models import Account
from livline.plans.models import (
    Accepted,
    Adopted,
    Adoption,
    Carried,
    Given,
    GivenRead,
    Giving,
    Plan,
    Remark,
    Sentence,
    Step,
    Translation,
    United,
    Version,
    Wording,
)
from tests.ground.oracle import World, may_see, may_see_edition


def of_plans(made: World, account: Account) -> Iterator[tuple[str, Collection[Any], Collection[Any]]]:
    """The work on plans is seen by some, what was adopted by more."""
    drafted = {child.id for child, _ in made.cases if may_see(made, account.id, child.id, "drafting")}
    adopted = drafted | {child.id for child, _ in made.cases if may_see(made, account.id, child.id, "plan_words")}
    given = {child.id for child, _ in made.cases if may_see_edition(made, account.id, child.id)}
    of_work: tuple[Any, ...] = (Step, Remark, Accepted, Carried, Sentence)
    half_adopted: tuple[Any, ...] = (Version, Wording)
    for model in of_work:
        yield model.__name__, set(model.objects.values_list("case_id", flat=True)), drafted
    for model in (Plan, Adoption):
        yield model.__name__, set(model.objects.values_list("case_id", flat=True)), adopted | given
    yield "Adopted", set(Adopted.objects.values_list("case_id", flat=True)), adopted
    yield "Giving", set(Giving.objects.values_list("case_id", flat=True)), drafted | given
    for model, all_, own in ((Given, 4, 2), (GivenRead, 2, 1)):  # the words, and one of three translations
        right = Counter({case: all_ if case in drafted else own for case in drafted | given})
        yield model.__name__, Counter(model.objects.values_list("case_id", flat=True)), right
    unions = Counter([*(drafted | adopted | given), *drafted])  # of two, one from before what was adopted
    yield "United", Counter(United.objects.values_list("case_id", flat=True)), unions
    for model in half_adopted:  # two of each, of which one is adopted and given
        right = Counter([*drafted, *(adopted | given)])
        yield model.__name__, Counter(model.objects.values_list("case_id", flat=True)), right
    parties, apart = adopted - drafted, given - adopted
    rows = (*product(drafted, WRITTEN.elements()), *product(parties, GIVEN.elements()))
    shown = Counter([*rows, *product(apart, ALONG.elements())])
    yield Translation.__name__, Counter(Translation.objects.values_list("case_id", "language")), shown


WRITTEN = Counter({"uk": 4, "pl": 1, "ar": 3, "so": 2, "fa": 2, "ti": 3})
"""The rows of translations in a case, checks included, by their language."""
GIVEN = Counter({"uk": 2, "so": 2, "fa": 2})
"""Those of them that its parties are given: what was adopted, checked and not worded anew, with its check."""
ALONG = Counter({"so": 2})
"""Those that go along with an edition: chosen in it, read for the place, and not worded anew, with its check."""
