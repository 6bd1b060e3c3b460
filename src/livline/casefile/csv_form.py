"""How is CSV read?  In pieces of whole records, so that any size streams and every row keeps its number.

Quotes are held to RFC 4180 before Arrow parses a piece: Arrow would read a stray quote in its own way.
"""

from __future__ import annotations

import codecs
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import pyarrow as pa

from lawcode.facts import Type
from livline.casefile.coded import WORD, is_text, validity
from livline.casefile.columns import FREE_TEXT
from livline.casefile.decode import marked
from livline.casefile.header import usable_columns
from livline.casefile.raw import Log, Place, Raw
from livline.casefile.typed import FIELD_BY_NAME

PIECE = 8 << 20
"""Bytes read at a time."""

LONGEST = 64 << 20
"""Bytes that one record may have."""

LONGEST_HEADER = 100_000
"""Characters that a header may have."""

QUOTE, NEWLINE, RETURN = 0x22, 0x0A, 0x0D
SEPARATORS = (",", ";", "\t")
HARMLESS = r"^'('*[=+@\t\r-])"


class NotUtf8(Exception):
    """The file must be read again, as Windows-1252."""


class _Broken(Exception):
    """The rest of the file cannot be read in records."""


def pieces(path: Path, place: Place, role: str, log: Log, seen: Callable[[int], None] | None = None) -> Iterator[Raw]:
    """The rows of a CSV file in pieces.  Raises `NotUtf8` where bytes without a mark turn out not to be UTF-8."""
    yield from _rows(path, place, role, log, "", seen)


def pieces_cp1252(
    path: Path, place: Place, role: str, log: Log, seen: Callable[[int], None] | None = None
) -> Iterator[Raw]:
    """The same for a file that is not UTF-8."""
    log.note("cp1252", place.file)
    yield from _rows(path, place, role, log, "cp1252", seen)


def _rows(
    path: Path, place: Place, role: str, log: Log, encoding: str, seen: Callable[[int], None] | None
) -> Iterator[Raw]:
    with path.open("rb") as file:
        table = _Table(place, role, log)
        try:
            for block in _utf8(file, encoding, place, log, seen):
                yield from table.feed(block)
            yield from table.end()
        except _Broken:
            return


def _utf8(file: BinaryIO, encoding: str, place: Place, log: Log, seen: Callable[[int], None] | None) -> Iterator[bytes]:
    """The file in blocks of UTF-8 without a mark."""
    start = file.read(4)
    file.seek(0)
    encoding = encoding or marked(start)
    decoder = codecs.getincrementaldecoder(encoding)()
    while True:
        block = file.read(PIECE)
        try:
            text = decoder.decode(block, final=not block)
        except UnicodeDecodeError:
            if encoding == "utf-8":
                raise NotUtf8 from None
            detail = "Windows-1252" if encoding == "cp1252" else encoding.upper().removesuffix("-SIG")
            log.findings.add("encoding", place.at(), detail=detail)
            raise _Broken from None
        if seen:
            seen(file.tell())
        if text:
            yield text.encode()
        if not block:
            return


@dataclass
class _Table:
    """Cuts blocks into whole records, reads the header from the first, and parses the others."""

    place: Place
    role: str
    log: Log
    rest: bytes = b""
    row: int = 1
    names: list[str] | None = None
    separator: str = ","
    _started: bool = field(default=False)

    def feed(self, block: bytes) -> Iterator[Raw]:
        """The rows that end in this block."""
        data = self.rest + block
        cut = last_record_end(data)
        self.rest = data[cut:]
        if len(self.rest) > LONGEST:
            self.log.findings.add("open_quote", self.place.at(self.row + records(data[:cut])))
            raise _Broken
        if cut:
            yield from self._parse(data[:cut])

    def end(self) -> Iterator[Raw]:
        """The last record, which may lack its line end."""
        if self.rest:
            yield from self._parse(self.rest)
        if self.names is None:
            self.log.findings.add("empty_table", self.place.at())

    def _parse(self, data: bytes) -> Iterator[Raw]:
        if self.names is None:
            data = self._header(data)
        data, broken = self._sound_quotes(data)
        if data:
            yield self._piece(data)
        if broken:
            raise _Broken

    def _header(self, data: bytes) -> bytes:
        """Reads the names from the first record; hands back what follows it."""
        end = first_record_end(data)
        line = data[:end].decode()
        self.separator = separator_of(line)
        fault = quote_fault(data[:end], ord(self.separator))
        self.names = [] if fault else header_names(line, self.separator)
        if not self.names:
            self.log.findings.add(fault[0] if fault else "no_header", self.place.at(1))
            raise _Broken
        self.row = 2
        usable_columns(self.names, [pa.nulls(0)] * len(self.names), self.place, self.role, self.log)
        return data[end:]

    def _sound_quotes(self, data: bytes) -> tuple[bytes, bool]:
        """The records before the first misplaced quote, and whether there is one."""
        fault = quote_fault(data, ord(self.separator))
        if fault is None:
            return data, False
        problem, at = fault
        cut = last_record_end(data[:at])
        self.log.findings.add(problem, self.place.at(self.row + records(data[:cut])))
        return data[:cut], True

    def _piece(self, data: bytes) -> Raw:
        """The rows of some whole records."""
        assert self.names is not None
        total = records(data)
        skipped: list[Any] = []

        def skip(row: Any) -> str:
            skipped.append(row)
            return "skip"

        table = _arrow_csv(data, [f"{i}" for i in range(len(self.names))], self.separator, skip, self._types())
        numbers = np.delete(np.arange(self.row, self.row + total), [row.number - 1 for row in skipped])
        for row in skipped:
            if row.text.strip():
                where = self.place.at(self.row + row.number - 1)
                self.log.findings.add("ragged", where, value=row.actual_columns, detail=str(row.expected_columns))
        self.row += total
        columns = usable_columns(self.names, table, self.place, self.role, self.log)
        if b"'" in data:
            columns = {name: without_apostrophe(column) for name, column in columns.items()}
        return without_blank_rows(Raw(self.place, columns, numbers))

    def _types(self) -> dict[str, pa.DataType]:
        """Columns of few different values are read as dictionaries."""
        assert self.names is not None
        known = FIELD_BY_NAME[self.role]
        specs = [(str(i), known.get(name.strip())) for i, name in enumerate(self.names)]
        return {
            i: pa.string() if spec is None or spec.name in FREE_TEXT or spec.type is Type.TIME else WORD
            for i, spec in specs
        }


def _arrow_csv(
    data: bytes, names: list[str], separator: str, skip: Callable[[Any], str], types: dict[str, pa.DataType]
) -> list[pa.Array]:
    from pyarrow import csv

    table = csv.read_csv(
        pa.BufferReader(data),
        read_options=csv.ReadOptions(column_names=names, use_threads=False, block_size=len(data) + 1),
        parse_options=csv.ParseOptions(
            delimiter=separator,
            newlines_in_values=QUOTE in data,
            ignore_empty_lines=False,
            invalid_row_handler=skip,
        ),
        convert_options=csv.ConvertOptions(
            column_types=types, check_utf8=False, strings_can_be_null=True, null_values=[""]
        ),
    )
    return [column.combine_chunks() if column.num_chunks != 1 else column.chunk(0) for column in table.columns]


def without_apostrophe(column: pa.Array) -> pa.Array:
    """Undoes what makes text harmless that looks like a formula: `'=A1` was `=A1`, `''=A1` was `'=A1`."""
    import pyarrow.compute as pc

    if not is_text(column.type):
        return column
    values = column.dictionary if pa.types.is_dictionary(column.type) else column
    if not pc.any(pc.match_substring_regex(values, HARMLESS)).as_py():
        return column
    plain = pc.replace_substring_regex(values, HARMLESS, r"\1")
    return pa.DictionaryArray.from_arrays(column.indices, plain) if values is not column else plain


def without_blank_rows(raw: Raw) -> Raw:
    """Rows in which nothing stands are no rows; spreadsheets leave them at the end."""
    columns = list(raw.columns.values())
    if not columns or any(not column.null_count for column in columns):
        return raw
    filled = np.zeros(len(raw), dtype=bool)
    for column in columns:
        valid = validity(column)
        filled |= True if valid is None else valid
    if filled.all():
        return raw
    kept = pa.array(np.flatnonzero(filled))
    return Raw(raw.place, {name: column.take(kept) for name, column in raw.columns.items()}, raw.numbers[filled])


def header_names(line: str, separator: str) -> list[str]:
    """The names in a header; none when nothing stands in it or no header can be so long."""
    import csv

    if len(line) > LONGEST_HEADER:
        return []
    names = next(csv.reader(io.StringIO(line.rstrip("\r\n"), newline=""), delimiter=separator), [])
    return names if any(name.strip() for name in names) else []


def separator_of(header: str) -> str:
    """The separator that the header has most of, outside its quotes."""
    bare = "".join(part for i, part in enumerate(header.split('"')) if i % 2 == 0)
    return max(SEPARATORS, key=bare.count)


def _bytes(data: bytes) -> np.ndarray:
    return np.frombuffer(data, dtype=np.uint8)


def _ends(data: bytes) -> np.ndarray:
    """Positions of the line ends that end a record: a newline, or a return without one, outside quotes."""
    octets = _bytes(data)
    ends = np.flatnonzero(octets == NEWLINE)
    if b"\r" in data:
        returns = np.flatnonzero(octets == RETURN)
        after = np.append(octets, NEWLINE)[returns + 1]
        ends = np.union1d(ends, returns[after != NEWLINE])
    if b'"' not in data:
        return ends
    quotes = np.flatnonzero(octets == QUOTE)
    outside: np.ndarray = np.searchsorted(quotes, ends) % 2 == 0
    kept: np.ndarray = ends[outside]
    return kept


def records(data: bytes) -> int:
    """How many records these bytes hold; the last may lack its line end."""
    if not data:
        return 0
    ends = _ends(data)
    return len(ends) + (not len(ends) or int(ends[-1]) != len(data) - 1)


def last_record_end(data: bytes) -> int:
    """Where the last whole record ends; a return at the very end may still get its newline."""
    ends = _ends(data[:-1] if data.endswith(b"\r") else data)
    return int(ends[-1]) + 1 if len(ends) else 0


def first_record_end(data: bytes) -> int:
    """Where the header ends, if it ends within a megabyte."""
    ends = _ends(data[: 1 << 20])
    return int(ends[0]) + 1 if len(ends) else len(data)


def quote_fault(data: bytes, separator: int) -> tuple[str, int] | None:
    """The first quote that RFC 4180 does not allow (problem, position); None when all are in place.

    Counted from the start, quotes open and close in turn.  One that opens follows a border or, as the second half of
    a doubled one, the quote before it; one that closes is followed by a border or by the quote after it.
    """
    if b'"' not in data:
        return None
    octets = np.concatenate(([NEWLINE], _bytes(data), [NEWLINE]))
    quotes = np.flatnonzero(octets == QUOTE)
    border = np.zeros(256, dtype=bool)
    border[[separator, NEWLINE, RETURN, QUOTE]] = True
    opening, closing = quotes[::2], quotes[1::2]
    before, after = octets[opening - 1], octets[closing + 1]
    stray = opening[~border[before]]
    torn = np.flatnonzero(~border[after])
    first_stray = int(stray[0]) if stray.size else None
    first_torn = int(opening[torn[0]]) if torn.size else None
    faults = [position - 1 for position in (first_stray, first_torn) if position is not None]
    if faults:
        return "stray_quote", min(faults)
    return ("open_quote", int(opening[-1]) - 1) if len(quotes) % 2 else None
