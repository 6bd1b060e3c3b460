"""How are invented cases written?  As `cases.parquet` and `events.parquet`, a chunk at a time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq

from livline.synth.lifecourse import generate

CASES_IN_ROW_GROUP = 12_000
"""About 500,000 events: whole cases in each row group, and enough of them to be worth a thread."""


def write(cases: int, seed: int, out: Path, progress: Callable[[int, int], None] | None = None) -> int:
    """Write the two files in the folder `out`; returns the number of events.

    `progress` is told after each row group how many cases are written, and of how many.
    """
    out.mkdir(parents=True, exist_ok=True)
    chunks = generate(cases, seed, CASES_IN_ROW_GROUP)
    some, batch = next(chunks)
    done, events = 0, 0
    with (
        pq.ParquetWriter(out / "cases.parquet", some.schema, compression="zstd") as case_file,
        pq.ParquetWriter(out / "events.parquet", batch.schema, compression="zstd") as event_file,
    ):
        while True:
            case_file.write_table(some)
            event_file.write_batch(batch, row_group_size=max(batch.num_rows, 1))
            done, events = done + int(some.num_rows), events + int(batch.num_rows)
            if progress:
                progress(done, cases)
            if done == cases:
                return events
            some, batch = next(chunks)
