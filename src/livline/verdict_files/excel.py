"""How do verdicts become an Excel workbook that nobody needs to repair?"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from livline.verdict_files.columns import LINE_FIELDS, READING_SEPARATOR, Because, line, rows
from livline.verdict_files.csv import FORMULA_STARTS
from livline.verdict_files.sink import Sink, TooManyRows

if TYPE_CHECKING:
    import pyarrow as pa
    from xlsxwriter.worksheet import Worksheet

    from livline.summary import Summary

Overview = Callable[["Summary"], Iterable[Iterable[Any]]]
"""The rows of cells of the sheet of totals."""

ROW_LIMIT = 1_048_576 - 1
"""Lines that one sheet holds below its header."""

LONGEST_TEXT = 32_767
"""Characters that Excel holds in one cell; the library leaves the cell out when there are more."""

WIDTHS = {"case": 14, "duty": 28, "edition": 18, "law": 34, "trigger": 26, "because": 90}


class Excel(Sink[list[list[Any]]]):
    """Sheets `verdicts` and `summary`; days are real dates, text is never a formula."""

    def __init__(self, path: Path, because: Because, overview: Overview) -> None:
        import xlsxwriter

        options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self.book = xlsxwriter.Workbook(str(path), options)
        self.because, self.overview = because, overview
        self.day = self.book.add_format({"num_format": "yyyy-mm-dd"})
        self.quoted = self.book.add_format({"quote_prefix": True})
        self.bold = self.book.add_format({"bold": True})
        self.sheet, self.next_row, self.closed = self._verdict_sheet(), 1, False

    def encode(self, verdicts: pa.Table) -> list[list[Any]]:
        """The values of the cells, line by line."""
        return [list(line(row, self.because).values()) for row in rows(verdicts)]

    def write(self, block: list[list[Any]]) -> None:
        """Write the lines below those already there; too many raise `TooManyRows`."""
        if self.next_row + len(block) > ROW_LIMIT + 1:
            raise TooManyRows(ROW_LIMIT)
        for values in block:
            self._write_row(self.sheet, self.next_row, values)
            self.next_row += 1

    def finish(self, summary: Summary) -> None:
        """Add the sheet of totals."""
        self.sheet.autofilter(0, 0, max(self.next_row - 1, 1), len(LINE_FIELDS) - 1)
        sheet = self.book.add_worksheet("summary")
        sheet.set_column(0, 0, 60)
        sheet.set_column(1, 8, 16)
        for number, values in enumerate(self.overview(summary)):
            self._write_row(sheet, number, values)

    def close(self) -> None:
        """Write the workbook to its file."""
        if not self.closed:
            self.closed = True
            self.book.close()

    def _verdict_sheet(self) -> Worksheet:
        sheet: Worksheet = self.book.add_worksheet("verdicts")
        sheet.freeze_panes(1, 1)
        for column, name in enumerate(LINE_FIELDS):
            sheet.set_column(column, column, WIDTHS.get(name, 13))
            sheet.write_string(0, column, name, self.bold)
        return sheet

    def _write_row(self, sheet: Worksheet, number: int, values: Iterable[Any]) -> None:
        for column, value in enumerate(values):
            self._write_cell(sheet, number, column, value)

    def _write_cell(self, sheet: Worksheet, number: int, column: int, value: Any) -> None:
        if isinstance(value, list):
            value = READING_SEPARATOR.join(value)
        if isinstance(value, bool):
            sheet.write_boolean(number, column, value)
        elif isinstance(value, date):
            sheet.write_datetime(number, column, datetime.combine(value, time()), self.day)
        elif isinstance(value, int | float):
            sheet.write_number(number, column, value)
        elif value:
            style = self.quoted if value.startswith(FORMULA_STARTS) else None
            sheet.write_string(number, column, value[:LONGEST_TEXT], style)
