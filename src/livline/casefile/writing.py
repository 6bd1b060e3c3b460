"""How is a case file written, in each format?  What is written reads back as the same cases and events."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pyarrow as pa

from lawcode.schema import case_schema
from livline.casefile.unwritable import Unwritable

__all__ = ["FORMATS", "Unwritable", "write_case_file"]

Writer = Callable[[pa.Table, Iterable[pa.RecordBatch], Path], None]


def _yaml(cases: pa.Table, events: Iterable[pa.RecordBatch], out: Path) -> None:
    from livline.casefile.nested_writing import write_yaml

    write_yaml(cases, events, out)


def _json(cases: pa.Table, events: Iterable[pa.RecordBatch], out: Path) -> None:
    from livline.casefile.nested_writing import write_json

    write_json(cases, events, out)


def _csv(cases: pa.Table, events: Iterable[pa.RecordBatch], out: Path) -> None:
    from livline.casefile.csv_writing import write_csv

    write_csv(cases, events, out)


def _excel(cases: pa.Table, events: Iterable[pa.RecordBatch], out: Path) -> None:
    from livline.casefile.excel_writing import write_excel

    write_excel(cases, events, out)


def _parquet(cases: pa.Table, events: Iterable[pa.RecordBatch], out: Path) -> None:
    from livline.casefile.parquet_writing import write_parquet

    write_parquet(cases, events, out)


_WRITERS: dict[str, Writer] = {"yaml": _yaml, "json": _json, "csv": _csv, "xlsx": _excel, "parquet": _parquet}
FORMATS = tuple(_WRITERS)


def write_case_file(cases: pa.Table, events: Iterable[pa.RecordBatch], out: Path, format: str) -> None:
    """Write cases (`case_schema()`) and their events (canonical, whole cases in a batch) to `out`.

    `out` is a file for yaml, json and xlsx, a folder for csv and parquet, made when it is not there.  Raises
    `Unwritable` when the format cannot hold them, and `ValueError` for a format that does not exist.  The caller
    writes beside its target and renames: on an exception what stands in `out` is no case file.
    """
    if format not in _WRITERS:
        raise ValueError(f"no such format: {format}")
    _WRITERS[format](cases.cast(case_schema()), events, out)
