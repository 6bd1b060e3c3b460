"""One invented set of cases, drawn once for all tests of this folder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest

from livline.synth import generate

CASES = 10_000


@dataclass(frozen=True)
class Drawn:
    """The two tables, with the helpers that the tests ask for."""

    cases: pa.Table
    events: pa.Table
    found: dict[tuple[str, ...], pa.Table] = field(default_factory=dict)

    def of_kind(self, *kinds: str) -> pa.Table:
        """The events of some kinds, all columns decoded; kept, as many tests ask for the same."""
        if kinds not in self.found:
            chosen = pc.is_in(self.events["kind"].cast(pa.string()), pa.array(list(kinds)))
            self.found[kinds] = decoded(self.events.filter(chosen))
        return self.found[kinds]


def decoded(table: pa.Table) -> pa.Table:
    """Dictionary-encoded columns as plain text, so that two tables can be compared whatever their dictionaries."""
    columns = [c.cast(c.type.value_type) if pa.types.is_dictionary(c.type) else c for c in table.columns]
    return pa.table(columns, names=table.column_names).combine_chunks()


def together(cases: int, seed: int, chunk: int) -> Drawn:
    """All chunks as one, decoded."""
    pairs = list(generate(cases, seed, chunk))
    events = pa.concat_tables(decoded(pa.Table.from_batches([batch])) for _, batch in pairs)
    return Drawn(pa.concat_tables(decoded(some) for some, _ in pairs), events.combine_chunks())


@pytest.fixture(scope="session")
def drawn() -> Drawn:
    """Many cases in one chunk, words still dictionary-encoded."""
    some, batch = next(generate(CASES, seed=11, chunk=CASES))
    return Drawn(some, pa.Table.from_batches([batch]))


@pytest.fixture(scope="session")
def near() -> Callable[[np.ndarray, float, float], None]:
    """Is a share of trues near its parameter?  Four binomial standard deviations, and a stated slack beside them."""

    def check(hits: np.ndarray, share: float, slack: float = 0.0) -> None:
        assert hits.size > 50, "too few to judge"
        allowed = 4 * np.sqrt(share * (1 - share) / hits.size) + slack
        assert abs(hits.mean() - share) <= allowed, f"{hits.sum()} of {hits.size}, expected {share:.3f} ± {allowed:.3f}"

    return check
