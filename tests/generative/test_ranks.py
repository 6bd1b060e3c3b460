"""A name that comes twice is numbered, however it is seen that most come once."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from lawcode.engines.naming import MIXING, ranks

KEYS = st.lists(st.tuples(*(st.integers(-2, 2) | st.integers(-100_000, 100_000) for _ in MIXING)), min_size=1)


@given(keys=KEYS)
def test_each_key_is_told_how_often_it_came_before(keys: list[tuple[int, ...]]) -> None:
    keys += keys[: len(keys) // 2]
    expected = [keys[: place + 1].count(key) for place, key in enumerate(keys)]
    assert ranks(np.array(keys, np.int32).T).tolist() == expected


def test_different_keys_of_one_sum_are_not_taken_for_one() -> None:
    keys = np.array([[1_000_003, 0, 0, 0, 0], [0, 1, 0, 0, 0]], np.int32).T
    assert len(set((MIXING @ keys).tolist())) == 1
    assert ranks(keys).tolist() == [1, 1]
