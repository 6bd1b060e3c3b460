"""People stand around a child with nobody upon another, whatever they are called and however many they are."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from livline.web.drawing.rings import CHILD_BOX, HEIGHT, WIDTH, Somebody, meets, rings

NAMES = st.text("abcdefgå ", min_size=1, max_size=40)
PEOPLE = st.lists(st.builds(Somebody, NAMES, NAMES, st.integers(0, 2), st.just("network")), max_size=40)


@given(PEOPLE)
def test_nobody_stands_upon_another_or_outside_and_nobody_is_lost(people: list[Somebody]):
    drawn = rings(people)
    assert not any(meets(one, other) for one, other in combinations([CHILD_BOX, *drawn.nodes], 2))
    for node in drawn.nodes:
        left, top, right, bottom = node.box
        assert left >= 0
        assert top >= 0
        assert right <= WIDTH
        assert bottom <= HEIGHT
    assert len(drawn.nodes) + drawn.left_out == len(people)


def test_an_ordinary_family_has_room():
    people = [Somebody("Anne-Marie Kærgaard", "forældremyndighed", ring, "x") for ring in (0, 1, 2) for _ in range(5)]
    assert rings(people).left_out == 0


def test_who_is_closer_stands_nearer():
    drawn = rings([Somebody("Farmor", "farmor", 1, "network"), Somebody("Mor", "mor", 0, "parent")])
    near = {node.who.name: (node.x - WIDTH / 2) ** 2 + (node.y - HEIGHT / 2) ** 2 for node in drawn.nodes}
    assert near["Mor"] < near["Farmor"]
    assert len(drawn.rings) == 2


def test_a_long_name_is_cut_and_the_list_has_it_whole():
    assert len(Somebody("x" * 90, "y" * 90, 0, "parent").short) == 18
