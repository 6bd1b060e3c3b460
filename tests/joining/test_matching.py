"""Which facts stand in both cases, and what the others are called there."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from livline.joining.matching import Said, plan_of
from tests.generative.scale import tried

KINDS = ("decision", "notice", "visit")


def said(number: int, kind: str = "visit", name: str = "", of: str = "", measure: str = "", says: str = "x") -> Said:
    return Said(number, kind, name or None, of or None, measure or None, (says,))


def test_what_says_the_same_is_not_taken_twice():
    plan = plan_of([said(1), said(2, says="y")], [said(9)])
    assert plan.same == {1: 9}
    assert [one.origin for one in plan.taken] == [2]


def test_two_alike_are_two():
    plan = plan_of([said(1), said(2)], [said(9)])
    assert plan.same == {1: 9}
    assert [one.origin for one in plan.taken] == [2]


def test_a_name_that_is_taken_gets_a_number_and_those_who_belong_to_it_follow():
    plan = plan_of([said(1, "decision", "d1", says="a"), said(2, "notice", of="d1")], [said(9, "decision", "d1")])
    assert [(one.origin, one.name, one.of) for one in plan.taken] == [(1, "d1-2", None), (2, None, "d1-2")]


def test_what_belongs_to_a_fact_that_is_there_belongs_to_it_there():
    plan = plan_of([said(2, "notice", of="d1"), said(1, "decision", "d1")], [said(9, "decision", "z")])
    assert plan.same == {1: 9}
    assert [(one.origin, one.of) for one in plan.taken] == [(2, "z")]


def test_a_measure_is_known_by_a_fact_that_says_the_same():
    plan = plan_of([said(1, "decision", measure="a"), said(2, measure="a")], [said(9, "decision", measure="p1")])
    assert plan.same == {1: 9}
    assert [(one.origin, one.measure) for one in plan.taken] == [(2, "p1")]


def test_another_measure_of_the_same_name_is_another():
    plan = plan_of([said(1, measure="p1", says="y")], [said(9, measure="p1")])
    assert [(one.origin, one.measure) for one in plan.taken] == [(1, "p1-2")]


def test_facts_that_belong_to_each_other_in_a_circle_are_taken_all_the_same():
    plan = plan_of([said(1, name="a", of="b"), said(2, name="b", of="a")], [])
    assert sorted(one.origin for one in plan.taken) == [1, 2]


NAMES = st.sampled_from(["", "a", "b", "c"])
FACTS = st.lists(
    st.builds(said, st.just(0), st.sampled_from(KINDS), NAMES, NAMES, NAMES, st.sampled_from("xy")), max_size=8
)


def numbered(facts: list[Said], first: int, differ: bool = False) -> list[Said]:
    """With ids, and each name once; `differ`: no two say the same."""
    names: set[str | None] = set()
    found = []
    for place, one in enumerate(facts):
        name = None if one.name in names else one.name
        names.add(name)
        found.append(Said(first + place, one.kind, name, one.of, one.measure, (place,) if differ else one.says))
    return found


@given(FACTS, FACTS)
@tried(300, 10_000)
def test_every_fact_is_taken_or_there_and_no_name_comes_twice(joined: list[Said], there: list[Said]):
    ours, theirs = numbered(joined, 1), numbered(there, 100)
    plan = plan_of(ours, theirs)
    assert sorted([*plan.same, *(one.origin for one in plan.taken)]) == [one.id for one in ours]
    assert len(set(plan.same.values())) == len(plan.same)
    names = [one.name for one in plan.taken if one.name] + [one.name for one in theirs if one.name]
    assert len(names) == len(set(names))


@given(FACTS)
@tried(200, 5_000)
def test_a_case_joined_to_its_like_takes_nothing(facts: list[Said]):
    plan = plan_of(numbered(facts, 1, differ=True), numbered(facts, 100, differ=True))
    assert plan.taken == []
