"""The same seed and number give the same case, whatever is drawn beside it."""

from __future__ import annotations

import pyarrow as pa
import pytest

from livline.synth import generate, write
from tests.synth.conftest import Drawn, decoded, together


@pytest.mark.parametrize("chunk", [1, 7, 40])
def test_a_case_does_not_depend_on_the_chunk(drawn: Drawn, chunk: int) -> None:
    again = together(40, seed=11, chunk=chunk)
    assert again.cases.equals(decoded(drawn.cases.slice(0, 40)))
    first = decoded(drawn.events.slice(0, again.events.num_rows))
    assert again.events.equals(first)
    assert drawn.events["case"][again.events.num_rows].as_py() == "K-000040"


def test_another_seed_gives_other_cases() -> None:
    assert not together(5, seed=1, chunk=5).events.equals(together(5, seed=2, chunk=5).events)


def test_written_twice_the_files_are_equal_byte_for_byte(tmp_path) -> None:
    for name in ("once", "again"):
        write(300, 3, tmp_path / name)
    for file in ("cases.parquet", "events.parquet"):
        assert (tmp_path / "once" / file).read_bytes() == (tmp_path / "again" / file).read_bytes()


@pytest.mark.parametrize(("cases", "chunk"), [(0, 10), (10, 0), (-1, 10)])
def test_less_than_one_case_is_refused(cases: int, chunk: int) -> None:
    with pytest.raises(ValueError, match="at least 1"):
        next(generate(cases, 1, chunk))


def test_chunks_come_in_order_and_hold_whole_cases() -> None:
    pairs = list(generate(25, 4, 10))
    assert [some.num_rows for some, _ in pairs] == [10, 10, 5]
    for some, batch in pairs:
        assert set(decoded(pa.Table.from_batches([batch]))["case"].to_pylist()) <= set(some["case"].to_pylist())
