"""What columns does a table have that is named neither cases nor events?"""

from __future__ import annotations

from pathlib import Path


def column_names(path: Path, format: str) -> list[str]:
    """The names in the header; none when the file cannot be read, which its reader will say better."""
    return _of_parquet(path) if format == "parquet" else _of_csv(path)


def _of_csv(path: Path) -> list[str]:
    from livline.casefile.csv_form import first_record_end, header_names, separator_of
    from livline.casefile.decode import marked

    try:
        with path.open("rb") as file:
            start = file.read(1 << 16)
    except OSError:
        return []
    data = start.decode(marked(start), errors="replace").encode()
    line = data[: first_record_end(data)].decode()
    return header_names(line, separator_of(line))


def _of_parquet(path: Path) -> list[str]:
    import pyarrow as pa
    from pyarrow import parquet

    try:
        return list(parquet.read_schema(path).names)
    except (pa.ArrowException, OSError):
        return []
