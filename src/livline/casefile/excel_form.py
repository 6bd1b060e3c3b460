"""How is an Excel workbook read?  The sheets `cases` and `events`, their stored values, in either date system."""

from __future__ import annotations

import datetime as dt
import re
import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import pyarrow as pa

from lawcode.facts import Type
from livline.casefile.header import usable_columns
from livline.casefile.natural import Misfit
from livline.casefile.raw import Log, Place, Raw
from livline.casefile.typed import FIELD_BY_NAME

SHEETS = ("cases", "events")
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
UNPACKED, SHARED = 2 << 30, 256 << 20
"""Bytes that a workbook may unpack to, and any part of it that is no sheet, such as the table of its texts."""
DENSEST, SMALL_PART = 60, 1 << 20
"""So many times its size a part may unpack to, unless that is little; real ones come to five or twenty times."""

_TEXT = (Type.TEXT, Type.WORD, Type.WORDS, Type.TEXTS)


def tables(path: Path, file: str, log: Log) -> dict[str, Raw]:
    """The sheets `cases` and `events` of a workbook, those that are there, untyped."""
    place = Place(file)
    try:
        with path.open("rb") as handle, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl cannot keep (styles, validations) is of no matter here
            _must_fit(handle)
            return _tables(handle, place, log)
    except _TooLarge as large:
        log.findings.add("too_large", place.at(), detail=str(large))
    except _TooDense as dense:
        log.findings.add("too_dense", place.at(), detail=str(dense))
    except _NoWorkbook:
        log.findings.add("not_excel", place.at())
    return {}


class _TooLarge(Exception):
    pass


class _TooDense(Exception):
    pass


class _NoWorkbook(Exception):
    pass


def _must_fit(handle: BinaryIO) -> None:
    """The file is an archive of a size that can be read."""
    try:
        with zipfile.ZipFile(handle) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise _NoWorkbook from None
    if sum(part.file_size for part in parts) > UNPACKED:
        raise _TooLarge(f"> {UNPACKED >> 20} MB")
    if any(part.file_size > SHARED for part in parts if not part.filename.startswith("xl/worksheets/")):
        raise _TooLarge(f"> {SHARED >> 20} MB")
    for part in parts:
        if part.file_size > max(SMALL_PART, DENSEST * part.compress_size):
            raise _TooDense(f"{part.file_size >> 20} MB > {DENSEST} × {part.compress_size >> 10} kB")


def _workbook(handle: BinaryIO, *, values: bool) -> Any:
    """The workbook with its stored values, or with its formulas."""
    import openpyxl

    handle.seek(0)
    try:
        return openpyxl.load_workbook(handle, read_only=True, data_only=values, keep_links=False)
    except Exception:  # openpyxl raises whatever its XML happens to break
        raise _NoWorkbook from None


def _rows_of(sheet: Any, *, values: bool) -> Iterator[tuple[Any, ...]]:
    """The rows of a sheet; broken XML may show at any of them."""
    sheet.reset_dimensions()
    rows = sheet.iter_rows(values_only=values)
    while True:
        try:
            row = next(rows, None)
        except Exception:  # as above
            raise _NoWorkbook from None
        if row is None:
            return
        yield row


def _tables(handle: BinaryIO, place: Place, log: Log) -> dict[str, Raw]:
    book = _workbook(handle, values=True)
    found: dict[str, Raw] = {}
    for sheet in book.worksheets:
        role = sheet.title.strip().lower()
        if role not in SHEETS or role in found:
            log.note("other_sheet", place.file, sheet.title)
            continue
        if sheet.sheet_state != "visible":
            log.note("hidden_sheet", place.file, sheet.title)
        found[role] = _Sheet(sheet, Place(place.file, sheet.title), role, book.epoch, log).raw()
    if _has_formulas(handle):
        _name_formulas_without_value(handle, found, log)
    return found


class _Sheet:
    """One sheet: its rows as columns of text."""

    def __init__(self, sheet: Any, place: Place, role: str, epoch: dt.datetime, log: Log) -> None:
        self.sheet, self.place, self.role, self.log = sheet, place, role, log
        self.epoch = epoch.date()
        self.serials = 0

    def raw(self) -> Raw:
        """The rows under the header in which something stands."""
        rows = enumerate(_rows_of(self.sheet, values=True), start=1)
        names = self._header(rows)
        specs = [FIELD_BY_NAME[self.role].get(name.strip()) for name in names]
        columns: list[list[str | None]] = [[] for _ in names]
        numbers: list[int] = []
        for number, cells in rows:
            if number > LAST_ROW or len(cells) > LAST_COLUMN:
                raise _TooLarge(f"> {LAST_ROW} × {LAST_COLUMN}")
            if all(cell is None for cell in cells):
                continue
            self._unnamed(cells[len(names) :], len(names))
            numbers.append(number)
            for i, values in enumerate(columns):
                cell = cells[i] if i < len(cells) else None
                values.append(self._text(cell, specs[i], number))
        if self.serials:
            self.log.note("serial_dates", self.place.file, count=self.serials)
        arrays = [pa.array(values, pa.string()) for values in columns]
        usable = usable_columns(names, arrays, self.place, self.role, self.log)
        return Raw(self.place, usable, np.array(numbers, dtype=np.int64))

    def _header(self, rows: Iterator[tuple[int, tuple[Any, ...]]]) -> list[str]:
        _, cells = next(rows, (1, ()))
        names = ["" if cell is None else str(cell) for cell in cells]
        while names and not names[-1].strip():
            names.pop()
        if not names:
            self.log.findings.add("no_header", self.place.at(1))
        return names

    def _unnamed(self, beyond: tuple[Any, ...], named: int) -> None:
        for number, cell in enumerate(beyond, start=named + 1):
            if cell is not None:
                self.log.findings.add_once("unnamed_column", self.place.at(1), value=number)

    def _text(self, cell: Any, spec: Any, row: int) -> str | None:
        if cell is None or isinstance(cell, str):
            if cell and cell[0] == "#" and cell in _ERRORS and spec is not None and spec.type not in _TEXT:
                self.log.findings.add("cell_error", self.place.at(row), spec.name, cell)
                return None
            return _unescaped(cell) if cell else cell
        if spec is None:
            return str(cell)
        try:
            return self._natural(cell, spec.type)
        except Misfit as misfit:
            self.log.findings.add(misfit.problem, self.place.at(row), spec.name, cell, misfit.detail)
            return None

    def _natural(self, cell: Any, kind: Type) -> str:
        if isinstance(cell, bool):
            if kind is not Type.YES_NO:
                raise Misfit("not_text", "TRUE/FALSE")
            return "true" if cell else "false"
        if isinstance(cell, (int, float)):
            return self._of_number(cell, kind)
        if isinstance(cell, dt.datetime):
            return _of_time(cell, kind)
        raise Misfit("bad_time" if kind is Type.TIME else "bad_date" if kind is Type.DATE else "not_text", "hh:mm")

    def _of_number(self, cell: float, kind: Type) -> str:
        if kind in (Type.DATE, Type.TIME):
            self.serials += 1
            return _of_time(_from_serial(cell, self.epoch), kind)
        whole = int(cell) if isinstance(cell, int) or cell.is_integer() else None
        return str(whole) if whole is not None else repr(cell)


def _unescaped(text: str) -> str:
    """Characters that XML cannot hold stand in a workbook as `_x000D_`."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_ERRORS = frozenset(("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#GETTING_DATA", "#SPILL!"))


def _of_time(moment: dt.datetime, kind: Type) -> str:
    """A date or date-time cell in the words of a text table."""
    if kind not in (Type.DATE, Type.TIME):
        raise Misfit("not_text", "dato / date")
    moment = (moment + dt.timedelta(milliseconds=500)).replace(microsecond=0)
    midnight = not (moment.hour or moment.minute or moment.second)
    if kind is Type.DATE and midnight:
        return moment.date().isoformat()
    return moment.isoformat()


def _from_serial(serial: float, epoch: dt.date) -> dt.datetime:
    """The day and time of an Excel serial; 1900 is no leap year, though Excel counts one."""
    if not 0 < serial < 2_958_466:
        raise Misfit("bad_date")
    start = dt.datetime.combine(epoch, dt.time())
    if epoch.year == 1899:
        if 60 <= serial < 61:
            raise Misfit("no_such_date")
        start = dt.datetime(1899, 12, 31 if serial < 60 else 30)
    return start + dt.timedelta(days=serial)


def _name_formulas_without_value(handle: BinaryIO, found: dict[str, Raw], log: Log) -> None:
    """Formulas that no program has calculated yet; they look empty, so the sheets are read once more for them."""
    stored, written = _workbook(handle, values=True), _workbook(handle, values=False)
    for raw in found.values():
        title = raw.place.sheet
        names: tuple[Any, ...] = ()
        pairs = zip(_rows_of(stored[title], values=True), _rows_of(written[title], values=False), strict=False)
        for values, cells in pairs:
            names = names or values
            for i, cell in enumerate(cells):
                if cell.data_type == "f" and values[i] is None:
                    field = str(names[i] or "") if i < len(names) else ""
                    log.findings.add("formula_without_value", raw.place.at(cell.row), field, cell.coordinate)


def _has_formulas(handle: BinaryIO) -> bool:
    """Whether any sheet has a formula, by a look at its XML."""
    with zipfile.ZipFile(handle) as archive:
        for part in archive.namelist():
            if part.startswith("xl/worksheets/") and part.endswith(".xml"):
                with archive.open(part) as xml:
                    tail = b""
                    while block := xml.read(1 << 20):
                        if b"<f" in tail + block:
                            return True
                        tail = block[-1:]
    return False
