"""How do verdicts become a CSV file that a spreadsheet can open without running anything?"""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from livline.verdict_files.columns import LINE_FIELDS, READING_SEPARATOR, Because, line, rows
from livline.verdict_files.sink import Sink

if TYPE_CHECKING:
    import pyarrow as pa

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is run as a formula by Excel and LibreOffice; an apostrophe before it makes it text."""


class Csv(Sink[bytes]):
    """UTF-8, commas, RFC 4180; the header is row 1."""

    def __init__(self, path: Path, because: Because) -> None:
        self.file = path.open("wb")
        self.because = because
        self.file.write(_csv_bytes([list(LINE_FIELDS)]))

    def encode(self, verdicts: pa.Table) -> bytes:
        """The rows as they will stand in the file."""
        return _csv_bytes([[cell(value) for value in line(row, self.because).values()] for row in rows(verdicts)])

    def write(self, block: bytes) -> None:
        """Append the rows."""
        self.file.write(block)

    def close(self) -> None:
        """Flush and close."""
        self.file.close()


def cell(value: Any) -> str:
    """One value as the text of a cell: ISO days, `true`/`false`, lists with `|`, nothing where it is empty."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return harmless(READING_SEPARATOR.join(value))
    return harmless(value) if isinstance(value, str) else _plain(value)


def harmless(text: str) -> str:
    """The text, with an apostrophe before it when a spreadsheet would take it for a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def _plain(value: date | int) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _csv_bytes(table: list[list[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(table)
    return text.getvalue().encode()
