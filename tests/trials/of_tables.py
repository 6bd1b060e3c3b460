"""What can be wrong in two tables?  Columns swapped, rows doubled, days that are none, ids of other people's cases."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from livline.casefile.typed import FIELD_BY_NAME

Row = list[str]


@dataclass
class Sheet:
    """A table as it stands in a file: names in row 1, text beneath."""

    role: str
    names: list[str]
    rows: list[Row]

    def cell(self, rng: Random, *types: str) -> tuple[int, int]:
        """Some row and column, one that holds such a type if any does."""
        known = FIELD_BY_NAME[self.role]
        wanted = [n for n, name in enumerate(self.names) if name in known and known[name].type.name in types]
        return rng.randrange(len(self.rows)), rng.choice(wanted or range(len(self.names)))


@dataclass
class Book:
    """The tables of cases and events."""

    cases: Sheet
    events: Sheet

    def sheet(self, rng: Random) -> Sheet:
        """Mostly the events: there is more in them."""
        return self.events if rng.random() < 0.75 else self.cases


Change = Callable[[Book, Random], None]

DAYS = "2024-02-30 31-02-2024 2024-13-01 0000-00-00 9999-12-31 1899-12-31 2101-01-01 29/2/2023 45000 2024-1-1 i.dag"
DAYS += (
    " ٢٠٢٤-٠١-٠١ 2024-01-01T25:00 2026-03-29T02:30 2026-10-25T02:30 1e5 -1 20240101 2024-02-29T00:00+99:99 00-00-0000"
)
NUMBERS = (
    "1e400 9223372036854775808 -9223372036854775809 32768 -1 0x10 1_000 ١٢ NaN inf 1,5 1.000,5 99999999999999999999999"
)
WORDS = [
    "",
    " ",
    "null",
    "NULL",
    "\\N",
    "None",
    "#REF!",
    "\u202eplan",
    "pl\u00adan",
    "PLAN",
    "plan ",
    "a,b;c",
    "{a,b}",
    '"',
]
FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x.invalid")', "＝1", "'=1", "''"]
TEXTS = [
    "x" * 40_000,
    "æ" * 9_000,
    "😀" * 300,
    "\0",
    "a\0b",
    "\x1f",
    "\ufffe",
    "e\u0301" * 50,
    "'; DROP TABLE entry; --",
    "%s%n",
]
TEXTS += [
    "{{7*7}}",
    "<script>alert(1)</script>",
    "\\",
    "\\.",
    '"',
    "\n\n",
    "\r",
    "${jndi:x}",
    "../../etc/passwd",
    "\u2028",
]


def into(values: list[str], *types: str) -> Change:
    """A change that puts some of the values into cells of such types."""

    def change(book: Book, rng: Random) -> None:
        sheet = book.sheet(rng)
        for _ in range(rng.randint(1, 5) if sheet.rows else 0):
            row, column = sheet.cell(rng, *types)
            sheet.rows[row][column] = rng.choice(values)

    return change


def columns_swapped(book: Book, rng: Random) -> None:
    names = book.sheet(rng).names
    a, b = rng.sample(range(len(names)), 2)
    names[a], names[b] = names[b], names[a]


def columns_moved(book: Book, rng: Random) -> None:
    """Another order alone changes nothing."""
    sheet = book.sheet(rng)
    order = rng.sample(range(len(sheet.names)), len(sheet.names))
    sheet.names = [sheet.names[n] for n in order]
    sheet.rows = [[row[n] for n in order] for row in sheet.rows]


def column_renamed(book: Book, rng: Random) -> None:
    names = book.sheet(rng).names
    at = rng.randrange(len(names))
    odd = [
        "",
        " ",
        "Dato",
        names[at].upper(),
        names[at] + " ",
        "\ufeff" + names[at],
        names[at] + "\0",
        "fødselsdag",
        "x" * 5_000,
    ]
    names[at] = rng.choice(odd)


def column_doubled(book: Book, rng: Random) -> None:
    sheet = book.sheet(rng)
    at = rng.randrange(len(sheet.names))
    sheet.names.append(sheet.names[at])
    for row in sheet.rows:
        row.append(row[at] if rng.random() < 0.5 else "")


def column_gone(book: Book, rng: Random) -> None:
    sheet = book.sheet(rng)
    at = rng.randrange(len(sheet.names))
    del sheet.names[at]
    for row in sheet.rows:
        del row[at]


def rows_gone(book: Book, rng: Random) -> None:
    sheet = book.sheet(rng)
    sheet.rows = [row for row in sheet.rows if rng.random() > rng.choice([0.05, 0.5, 1.0])]


def rows_doubled(book: Book, rng: Random) -> None:
    sheet = book.sheet(rng)
    sheet.rows += [list(rng.choice(sheet.rows)) for _ in range(rng.randint(1, 4) if sheet.rows else 0)]


def rows_shuffled(book: Book, rng: Random) -> None:
    rng.shuffle(book.sheet(rng).rows)


def ragged(book: Book, rng: Random) -> None:
    for row in rng.sample(book.events.rows, min(3, len(book.events.rows))):
        row += [rng.choice(["", "x"])] * rng.randint(1, 3) if rng.random() < 0.5 else []
        del row[rng.randrange(len(row)) :]


def ids_doubled(book: Book, rng: Random) -> None:
    column = book.events.names.index("id")
    for row in rng.sample(book.events.rows, min(4, len(book.events.rows))):
        row[column] = rng.choice(["A1", "d1", book.events.rows[0][column]])


def links_astray(book: Book, rng: Random) -> None:
    column = book.events.names.index("of")
    for row in rng.sample(book.events.rows, min(2, len(book.events.rows))):
        row[column] = rng.choice(["nowhere", "A1", "d1", row[book.events.names.index("id")]])


def cases_of_others(book: Book, rng: Random) -> None:
    """The ids of cases that another municipality has, in some rows or in all."""
    column = book.events.names.index("case")
    for row in book.events.rows:
        row[column] = rng.choice([row[column], "S-1", "S-2"])
    if rng.random() < 0.5 and book.cases.rows:
        book.cases.rows[0][book.cases.names.index("case")] = "S-1"


def a_million_columns(book: Book, rng: Random) -> None:
    book.sheet(rng).names += [f"c{n}" for n in range(rng.choice([200, 20_000]))]


def many_rows(book: Book, rng: Random) -> None:
    book.events.rows *= rng.choice([20, 200])


def no_rows(book: Book, rng: Random) -> None:
    book.sheet(rng).rows = []


CHANGES: dict[str, Change] = {
    change.__name__: change
    for change in (
        columns_swapped, columns_moved, column_renamed, column_doubled, column_gone, rows_gone, rows_doubled,
        rows_shuffled, ragged, ids_doubled, links_astray, cases_of_others, a_million_columns, many_rows, no_rows,
    )
} | {
    "impossible_days": into(DAYS.split(), "DATE", "TIME"),
    "huge_numbers": into(NUMBERS.split(), "NUMBER"),
    "wrong_types": into([*DAYS.split(), *NUMBERS.split(), *WORDS], "YES_NO", "NUMBER", "WORD", "WORDS"),
    "odd_words": into(WORDS, "WORD", "WORDS", "TEXT"),
    "formulas": into(FORMULAS, "TEXT", "TEXTS"),
    "huge_cells": into(TEXTS, "TEXT", "TEXTS"),
}  # fmt: skip
