"""What is wrong with an input, and where?  Findings are gathered over all inputs before anything is refused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from livline.casefile.sentences import located, note_wording, wording

PRINTED = 20
"""Findings kept of each sort of fault; the totals stay exact."""

SHOWN = 40
"""Characters of a value that a finding shows."""

LONGEST_DETAIL = 1_000


@dataclass(frozen=True)
class Where:
    """A place in an input.  Tables have a `row` (the header is row 1), YAML and JSON the `number` of the event in its
    case; `line` is for faults of the writing itself."""

    file: str
    sheet: str = ""
    row: int | None = None
    line: int | None = None
    case: str = ""
    event: str = ""
    number: int | None = None


@dataclass(frozen=True)
class Finding:
    """One fault: `problem` is a key of `sentences.WORDING`; `detail` holds what the sentence names besides."""

    problem: str
    where: Where
    field: str = ""
    value: str = ""
    detail: str = ""

    @property
    def file(self) -> str:
        return self.where.file

    @property
    def row(self) -> int | None:
        return self.where.row

    @property
    def line(self) -> int | None:
        return self.where.line

    @property
    def case(self) -> str:
        return self.where.case

    @property
    def event(self) -> str:
        return self.where.event

    def sentence(self, lang: str = "da") -> str:
        """Where it is, what is wrong and what to write instead, in Danish (`da`) or English (`en`)."""
        where = self.where
        names = shown(where.sheet), where.row, where.line, shown(where.case), shown(where.event), where.number
        detail = shown(self.detail, LONGEST_DETAIL)
        text = wording(self.problem, lang, field=shown(self.field), value=self.value, detail=detail)
        return f"{where.file}{located(lang, *names)}: {text}"


class Unusable(Exception):
    """The inputs cannot be used.  `findings`: at most `PRINTED` of each sort; `totals`: how many there are of each."""

    def __init__(self, findings: Iterable[Finding], totals: dict[str, int] | None = None) -> None:
        self.findings = list(findings)
        self.totals = totals or dict(Counter(finding.problem for finding in self.findings))
        super().__init__("\n".join(finding.sentence() for finding in self.findings))


class Findings:
    """The findings of a run, in the order in which they were made."""

    def __init__(self) -> None:
        self.kept: list[Finding] = []
        self.totals: Counter[str] = Counter()

    def __bool__(self) -> bool:
        return self.total > 0

    @property
    def total(self) -> int:
        """How many faults there are so far."""
        return self.totals.total()

    def add(self, problem: str, where: Where, field: str = "", value: object = "", detail: str = "") -> None:
        """Note one fault."""
        self.add_finding(Finding(problem, where, field, shown(value), detail))

    def add_finding(self, finding: Finding) -> None:
        """Note one fault that is described already."""
        if self.room(finding.problem):
            self.kept.append(finding)
        self.totals[finding.problem] += 1

    def add_once(self, problem: str, where: Where, field: str = "", value: object = "", detail: str = "") -> None:
        """Note a fault of a whole file, however many of its pieces show it."""
        key = (problem, where.file, field, shown(value))
        if not any((f.problem, f.file, f.field, f.value) == key for f in self.kept):
            self.add(problem, where, field, value, detail)

    def add_rows(self, problem: str, rows: np.ndarray, describe: Callable[[int, int], Finding]) -> None:
        """Note a fault of many rows: the first ones described by (position among `rows`, row), the others counted."""
        described = rows[: self.room(problem)].tolist()
        self.kept += [describe(i, row) for i, row in enumerate(described)]
        self.count(problem, len(rows))

    def room(self, problem: str) -> int:
        """How many findings of that sort can still be kept."""
        return max(0, PRINTED - self.totals[problem])

    def count(self, problem: str, more: int) -> None:
        """Note faults that are counted but no longer described."""
        if more > 0:
            self.totals[problem] += more

    def merge(self, other: Findings) -> None:
        """Take over what another gathering found."""
        for finding in other.kept:
            self.add_finding(finding)
        for problem, total in other.totals.items():
            self.count(problem, total - sum(f.problem == problem for f in other.kept))

    def unusable(self) -> Unusable:
        """The refusal, ordered by file and row."""
        files = {file: i for i, file in enumerate(dict.fromkeys(f.file for f in self.kept))}
        ordered = sorted(self.kept, key=lambda f: (files[f.file], f.line is None, f.line or f.row or 0))
        return Unusable(ordered, dict(self.totals))


@dataclass(frozen=True)
class Note:
    """Something that was read rightly but that the user should know of; `note` is a key of `sentences.NOTES`."""

    note: str
    file: str
    detail: str = ""
    count: int = 0

    def sentence(self, lang: str = "da") -> str:
        """The note in Danish (`da`) or English (`en`)."""
        return f"{self.file}: {note_wording(self.note, lang, detail=self.detail, count=self.count)}"


def shown(value: object, most: int = SHOWN) -> str:
    """A value safe to print on one line, cut after so many characters."""
    text = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in str(value)[: most + 1])
    return text if len(text) <= most else text[: most - 1] + "…"
