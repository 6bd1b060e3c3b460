"""How do verdicts become a table that a person reads in a terminal?

A terminal is no place for thousands of lines: above `ROOM` lines only the breaches are shown, and never more than
`ROOM` of them, with the exact totals and the way to the whole list.  A table written to a file holds every line.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from lawcode.outcomes import BREACHES
from livline.verdict_files.columns import Row, rows
from livline.verdict_files.sink import Sink
from livline.verdict_files.wording import (
    COLOUR,
    MARK,
    UNCONFIRMED,
    Text,
    day,
    days,
    number,
    status,
)

if TYPE_CHECKING:
    import pyarrow as pa
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text as Styled

    from livline.summary import Summary

ROOM = 300
WIDE = 110

CASE, DUTY = Text("Barn", "Child"), Text("Pligt", "Duty")
DUE, DONE = Text("Frist", "Due"), Text("Udført", "Done")
RESULT, LAW = Text("Resultat", "Result"), Text("Hjemmel", "Law")
NO_LINES = Text("Ingen pligter at vise.", "No duties to show.")
NO_BREACHES = Text(
    "Ingen brud. De {total} linjer er ikke vist her; skriv dem til en fil med --out linjer.csv.",
    "No breaches. The {total} lines are not shown here; write them to a file with --out lines.csv.",
)
ONLY_BREACHES = Text(
    "Viser {shown} af {breaches} brud ({total} linjer i alt). Alle linjer: --out linjer.csv.",
    "Showing {shown} of {breaches} breaches ({total} lines in all). Every line: --out lines.csv.",
)


@dataclass(frozen=True)
class Page:
    """The surface that is written on: how wide, in colour or not, and how many lines it has room for (None: all)."""

    width: int = 100
    colour: bool = False
    room: int | None = ROOM


@dataclass
class Lines:
    """Lines chosen for the page, and how many there are of each sort."""

    total: int = 0
    breaches: int = 0
    first: list[Row] = field(default_factory=list)
    breached: list[Row] = field(default_factory=list)


class TerminalTable(Sink[Lines]):
    """One row a verdict, as text of the page's width."""

    def __init__(self, path: Path, page: Page, lang: str, titles: Mapping[str, str]) -> None:
        self.file = path.open("w", encoding="utf-8")
        self.page, self.lang, self.titles = page, lang, titles
        self.lines = Lines()

    def encode(self, verdicts: pa.Table) -> Lines:
        """Pick the lines that the page may have room for."""
        breached = verdicts.filter(_breaches(verdicts))
        room = self.page.room
        first = verdicts if room is None else verdicts.slice(0, room)
        few = breached.slice(0, 0 if room is None else room)
        return Lines(verdicts.num_rows, breached.num_rows, list(rows(first)), list(rows(few)))

    def write(self, block: Lines) -> None:
        """Keep what there is room for."""
        mine, room = self.lines, self.page.room
        mine.total += block.total
        mine.breaches += block.breaches
        mine.first = (mine.first + block.first)[:room]
        mine.breached = (mine.breached + block.breached)[:room]

    def finish(self, summary: Summary) -> None:
        """Draw the table."""
        text = io.StringIO()
        console = console_on(text, self.page)
        all_fit = self.page.room is None or self.lines.total <= self.page.room
        shown = self.lines.first if all_fit else self.lines.breached
        if shown:
            console.print(self._table(shown, console))
        note = self._note(len(shown), all_fit)
        if note:
            console.print(note, markup=False, highlight=False)
        self.file.write(without_padding(text.getvalue()))

    def close(self) -> None:
        """Close the file."""
        self.file.close()

    def _note(self, shown: int, all_fit: bool) -> str:
        if all_fit:
            return "" if shown else NO_LINES.said(self.lang)
        text = ONLY_BREACHES if shown else NO_BREACHES
        counts = {"shown": shown, "breaches": self.lines.breaches, "total": self.lines.total}
        return text.said(self.lang, **{name: number(count, self.lang) for name, count in counts.items()})

    def _table(self, shown: list[Row], console: Console) -> Table:
        from rich import box
        from rich.table import Table

        wide = console.width >= WIDE
        headings = (CASE, DUTY, DUE, DONE, RESULT, LAW) if wide else (CASE, DUTY, DUE, RESULT)
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, expand=False)
        for heading in headings:
            table.add_column(heading.said(self.lang), no_wrap=heading in (DUE, DONE), overflow="fold")
        for row in shown:
            table.add_row(*self._cells(row, wide))
        return table

    def _cells(self, row: Row, wide: bool) -> list[Styled]:
        from rich.text import Text as Styled

        duty = self.titles.get(row["duty"], row["duty"])
        result = Styled(self._result(row), style=COLOUR.get(row["status"], "") if row["confirmed"] else "dim")
        case, due = Styled(row["case"]), Styled(day(row["due_on"], self.lang))
        if not wide:
            return [case, Styled(duty), due, result]
        return [case, Styled(duty), due, Styled(day(row["met_on"], self.lang)), result, Styled(row["law"] or "")]

    def _result(self, row: Row) -> str:
        parts = [f"{MARK[row['status']]} {status(row['status'], self.lang)}"]
        if row["days_late"]:
            parts.append(days(row["days_late"], self.lang))
        if not row["confirmed"]:
            parts.append(UNCONFIRMED.said(self.lang))
        return ", ".join(parts)


def without_padding(text: str) -> str:
    """The lines without the blanks that fill up their last cells."""
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines())


def console_on(file: object, page: Page) -> Console:
    """A rich console that writes to the file as the page is: never wider, never coloured against its will."""
    from typing import IO, cast

    from rich.console import Console

    system = "auto" if page.colour else None
    return Console(
        file=cast(IO[str], file),
        width=page.width,
        force_terminal=page.colour,
        color_system=system,  # type: ignore[arg-type]
        highlight=False,
        emoji=False,
    )


def _breaches(verdicts: pa.Table) -> pa.ChunkedArray:
    import pyarrow as pa
    import pyarrow.compute as pc

    late = pc.is_in(verdicts.column("status").cast(pa.string()), value_set=pa.array(BREACHES))
    return pc.and_(late, verdicts.column("confirmed"))
