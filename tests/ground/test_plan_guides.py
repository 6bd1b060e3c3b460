"""A guide for every age at which one talks with a child about goals."""

from __future__ import annotations

import pytest

from livline.plans.guides import guides, guides_for


@pytest.mark.parametrize(
    ("age", "first"), [(3, "four"), (5, "four"), (6, "eight"), (10, "eight"), (11, "twelve"), (15, "sixteen")]
)
def test_the_guide_for_an_age_comes_first_and_that_for_parents_is_there(age: int, first: str):
    found = [guide.id for guide in guides_for(age)]
    assert found == [first, "parents"]


@pytest.mark.parametrize(("age", "found"), [(1, ["parents"]), (18, ["parents"])])
def test_where_no_guide_fits_there_is_none(age: int, found: list[str]):
    assert [guide.id for guide in guides_for(age)] == found


def test_who_does_not_know_the_age_gets_all():
    assert len(guides_for(None)) == len(guides())


def test_every_step_is_said_in_both_languages():
    assert all(step["da"] and step["en"] for guide in guides() for step in guide.steps)
