"""Of whom a plan speaks: a child, a young person, or the one who reads it."""

from __future__ import annotations

import uuid

import pytest
from django.utils.translation import override

from livline.plans.addressing import SELF, YOUTH, Address, address_of
from livline.plans.content import CHILD, SORTS, TYPE_NAMES, PlanType
from livline.plans.models import Version, Wording
from livline.plans.reading import content_at, place
from livline.sealing.seal import seal

OF_WHOM = [
    # type, age, whether the one it is about reads it -> what the twin is called
    (PlanType.BARNETS_PLAN, 8, False, "Sagt til barnet"),
    (PlanType.BARNETS_PLAN, 16, False, "Sagt til den unge"),
    (PlanType.BARNETS_PLAN, None, False, "Sagt til barnet"),
    (PlanType.HOLISTIC, 17, False, "Sagt til den unge"),
    (PlanType.HANDLEPLAN, 15, False, "Sagt til barnet"),
    (PlanType.UNGEPLAN, None, False, "Sagt til den unge"),
    (PlanType.UNGEPLAN, 15, False, "Sagt til den unge"),
    (PlanType.UNGEPLAN, 17, True, "Sagt til dig"),
    (PlanType.BARNETS_PLAN, 8, True, "Sagt til dig"),
]


@pytest.mark.parametrize(("type_", "age", "is_self", "called"), OF_WHOM)
def test_what_is_said_to_the_one_it_is_about_is_called(type_: str, age: int | None, is_self: bool, called: str):
    sorts = address_of(type_, age, is_self=is_self).sorts
    with override("da"):
        assert {str(sort.field(CHILD).title) for sort in sorts.values() if CHILD in {f.name for f in sort.fields}} == {
            called
        }


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("address", [Address(is_youth=True), Address(is_youth=True, is_self=True)])
def test_a_young_person_is_nowhere_called_a_child(address: Address, language: str):
    with override(language):
        called = [str(text) for sort in address.sorts.values() for text in (sort.heading, sort.title)]
        called += [str(field.title) for sort in address.sorts.values() for field in sort.fields]
        called += [str(text) for sort in address.sorts.values() for f in sort.fields for _word, text in f.words]
        if not address.is_self:  # who reads is asked for nothing
            called += [str(sort.help) for sort in address.sorts.values()]
            called += [str(field.help) for sort in address.sorts.values() for field in sort.fields]
    assert [text for text in called if "barnet" in text.casefold() or "child" in text.casefold()] == []


def test_a_child_is_spoken_of_as_it_always_was():
    assert Address().sorts == SORTS
    assert set(TYPE_NAMES) == set(PlanType)


@pytest.mark.parametrize("table", [YOUTH, SELF])
def test_what_is_said_otherwise_is_of_something_that_there_is(table: dict[str, dict[str, object]]):
    fields = {f"{sort.name}.{field.name}" for sort in SORTS.values() for field in sort.fields}
    assert set(table) <= {*SORTS, *fields, f".{CHILD}"}
    for key, said in table.items():
        words = said.get("said")
        if isinstance(words, dict):
            sort, _dot, name = key.partition(".")
            assert set(words) <= {word for word, _text in SORTS[sort].field(name).words}


def test_the_parts_of_a_content_carry_it():
    row = Wording(part=uuid.uuid4(), sort="goal", field=CHILD, version=Version(number=1))
    row.sealed = seal("jeg vil bo selv", place(row.id))
    (goal,) = content_at([row], None, Address(is_youth=True).sorts).goals
    with override("da"):
        assert str(goal.sort.field(CHILD).title) == "Sagt til den unge"
