"""Is every id there once, and is a file looked through whole?"""

from __future__ import annotations

from itertools import chain

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from livline.casefile import order
from livline.casefile.streaming import STRETCHES, stretches

IDS = st.lists(st.text("abå0\N{GRINNING FACE}", max_size=3), max_size=30)


@pytest.mark.parametrize("small", [0, 1_000], ids=["by Arrow", "by Python"])
@given(ids=st.one_of(IDS, IDS.map(sorted), IDS.map(lambda ids: sorted(ids, reverse=True))))
def test_ids_are_different_when_none_comes_twice(small: int, ids: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(order, "SMALL", small)
        assert order.are_different(pa.array(ids, pa.string())) == (len(set(ids)) == len(ids))


@given(groups=st.integers(0, 1_000))
def test_stretches_are_all_row_groups_in_their_order(groups: int) -> None:
    found = stretches(range(groups))
    assert list(chain.from_iterable(found)) == list(range(groups))
    assert len(found) <= STRETCHES
