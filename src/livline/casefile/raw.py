"""What does every format hand over?  Columns as they were read, and where each row stood."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa

from livline.casefile.findings import Findings, Note, Where


@dataclass(frozen=True)
class Place:
    """A table in an input, as the user named it.  `by_row`: rows have numbers; else events are counted by case."""

    file: str
    sheet: str = ""
    by_row: bool = True

    def at(self, number: int | None = None, line: int | None = None) -> Where:
        """A row (or the n-th event of a case), or a line of the file, or the file as a whole."""
        if self.by_row:
            return Where(self.file, self.sheet, row=number, line=line)
        return Where(self.file, self.sheet, number=number, line=line)


@dataclass
class Raw:
    """Some rows of a table, untyped: text or natural types.  `numbers`: what the place calls each row."""

    place: Place
    columns: dict[str, pa.Array]
    numbers: np.ndarray

    def __len__(self) -> int:
        return len(self.numbers)


@dataclass
class Log:
    """What a reader says besides its rows: what is wrong, and what the user should know of."""

    findings: Findings = field(default_factory=Findings)
    notes: list[Note] = field(default_factory=list)

    def note(self, note: str, file: str, detail: str = "", count: int = 0) -> None:
        """Say once a file what was read rightly but is worth knowing; counts of the same note add up."""
        for i, known in enumerate(self.notes):
            if (known.note, known.file, known.detail) == (note, file, detail):
                self.notes[i] = Note(note, file, detail, known.count + count)
                return
        self.notes.append(Note(note, file, detail, count))

    def merge(self, other: Log) -> None:
        """Take over what another reader said."""
        self.findings.merge(other.findings)
        for note in other.notes:
            self.note(note.note, note.file, note.detail, note.count)
