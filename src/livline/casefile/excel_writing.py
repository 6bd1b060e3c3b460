"""How are cases written as an Excel workbook?  Sheets `cases` and `events`; text stays text whatever it begins with."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyarrow as pa

from livline.casefile.spelled import recorded
from livline.casefile.typed import EVENT_FIELDS
from livline.casefile.unwritable import Unwritable

MOST_ROWS, MOST_CHARACTERS = 1_048_576, 32_767
FIRST_EXCEL_DAY = dt.date(1900, 3, 1)
"""Excel takes 1900 for a leap year, so that its days before March are one off; they are written as text."""

_FORMULA = re.compile(r"\s*[=+@-]")


def write_excel(cases: pa.Table, events: Iterable[pa.RecordBatch], out: Path) -> None:
    """One workbook."""
    import xlsxwriter

    book = xlsxwriter.Workbook(str(out), {"constant_memory": True, "strings_to_formulas": False})
    try:
        sheet = _Sheet(book, "cases", cases.column_names)
        columns = {name: cases.column(name).to_pylist() for name in cases.column_names}
        sheet.rows(columns, cases.num_rows)
        sheet = _Sheet(book, "events", [spec.name for spec in EVENT_FIELDS])
        for batch in events:
            sheet.rows(recorded(batch), batch.num_rows)
    finally:
        book.close()


class _Sheet:
    """One sheet that grows row by row."""

    def __init__(self, book: Any, title: str, names: list[str]) -> None:
        self.sheet = book.add_worksheet(title)
        self.day = book.add_format({"num_format": "yyyy-mm-dd"})
        self.text = book.add_format({"quote_prefix": True})
        self.position = {name: i for i, name in enumerate(names)}
        self.next = 1
        for name, i in self.position.items():
            self.sheet.write_string(0, i, name)
        self.sheet.freeze_panes(1, 0)

    def rows(self, columns: dict[str, list[Any]], count: int) -> None:
        """Add rows; raises `Unwritable` where the sheet ends."""
        if self.next + count > MOST_ROWS:
            raise Unwritable("too_many_rows", limit=MOST_ROWS)
        for row in range(count):
            for name, values in columns.items():
                if values[row] is not None:
                    self._write(name, values[row], columns["case"][row])
            self.next += 1

    def _write(self, name: str, value: Any, case: str) -> None:
        at = self.next, self.position[name]
        if isinstance(value, bool):
            self.sheet.write_boolean(*at, value)
        elif isinstance(value, int):
            self.sheet.write_number(*at, value)
        elif isinstance(value, dt.date) and value >= FIRST_EXCEL_DAY:
            self.sheet.write_datetime(*at, value, self.day)
        else:
            self._write_text(at, name, _spelled(value, name, case), case)

    def _write_text(self, at: tuple[int, int], name: str, text: str, case: str) -> None:
        if len(text) > MOST_CHARACTERS:
            raise Unwritable("too_long", field=name, case=case, limit=MOST_CHARACTERS)
        self.sheet.write_string(*at, text, self.text if _FORMULA.match(text) else None)


def _spelled(value: Any, name: str, case: str) -> str:
    if isinstance(value, dt.date):
        return value.isoformat()
    if not isinstance(value, list):
        return str(value)
    if any("|" in item for item in value):
        raise Unwritable("bar_in_list", field=name, case=case)
    return "|".join(value) or "|"
