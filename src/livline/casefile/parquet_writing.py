"""How are cases written as Parquet?  Natural types, whole cases in a row group."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa
from pyarrow import parquet

from livline.casefile.typed import EVENT_SCHEMA, uniform


def write_parquet(cases: pa.Table, events: Iterable[pa.RecordBatch], out: Path) -> None:
    """`cases.parquet` and `events.parquet` in the folder `out`; a row group for each batch."""
    out.mkdir(exist_ok=True)
    parquet.write_table(cases, out / "cases.parquet", compression="zstd")
    with parquet.ParquetWriter(out / "events.parquet", EVENT_SCHEMA, compression="zstd") as writer:
        for batch in events:
            writer.write_batch(uniform(batch), row_group_size=max(1, batch.num_rows))
