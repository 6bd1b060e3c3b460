"""How is a table of text read and written?  A header, a ruler of dashes, one line a row; cells parted by `|`."""

from __future__ import annotations

Row = dict[str, str]


class TableFault(ValueError):
    """A table that cannot be read as it stands."""


def rows_of(table: str) -> list[Row]:
    """The rows of a table, each by its column's heading; cells are trimmed, an empty cell is an empty text."""
    lines = [line.strip() for line in table.splitlines() if line.strip()]
    if len(lines) < 2 or set(lines[1]) - set("-+ "):
        raise TableFault("a table has a header and beneath it a ruler of dashes")
    headings = cells(lines[0])
    return [row_of(headings, line) for line in lines[2:]]


def row_of(headings: list[str], line: str) -> Row:
    """One row; it has as many cells as the header."""
    values = cells(line)
    if len(values) != len(headings):
        raise TableFault(f"{len(values)} cells under {len(headings)} headings: {line}")
    return dict(zip(headings, values, strict=True))


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("|")]


def table_of(rows: list[Row]) -> str:
    """Rows as a table that `rows_of` reads, columns aligned; for what a failing test shows."""
    headings = list(rows[0]) if rows else []
    widths = {h: max(len(h), *(len(row[h]) for row in rows)) for h in headings}
    all_rows = [{heading: heading for heading in headings}, *rows]
    lines = [" | ".join(text.ljust(widths[heading]) for heading, text in row.items()) for row in all_rows]
    return "\n".join([lines[0], "-+-".join("-" * widths[h] for h in headings), *lines[1:]])
