"""Which files did the user name, and which of them belong together?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from livline.casefile.findings import Findings
from livline.casefile.raw import Log, Place

FORMATS = {
    ".yaml": "yaml",
    ".yml": "yaml",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "csv",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".parquet": "parquet",
    ".pq": "parquet",
}
TABLES = ("csv", "parquet")
OTHER_SPREADSHEETS = (".xls", ".xlsb", ".ods", ".numbers")


@dataclass(frozen=True)
class File:
    """One file as the user named it."""

    path: Path
    format: str

    @property
    def name(self) -> str:
        return str(self.path)


@dataclass(frozen=True)
class Input:
    """What is read together: a nested file or a workbook, or a table of events with its table of cases, if any."""

    events: File
    cases: File | None = None


def inputs(paths: Sequence[Path], log: Log) -> list[Input]:
    """The inputs that the paths name, in their order; what cannot be one is named in the log."""
    files = list(_distinct(_files(paths, log.findings), log.findings))
    whole = [Input(file) for file in files if file.format not in TABLES]
    tables = _paired([file for file in files if file.format in TABLES], log)
    order = {file: i for i, file in enumerate(files)}
    return sorted(whole + tables, key=lambda given: order[given.events])


def _files(paths: Sequence[Path], findings: Findings) -> Iterator[File]:
    for path in map(Path, paths):
        if path.is_dir():
            yield from _in_folder(path, findings)
        elif not path.exists():
            findings.add("not_found", Place(str(path)).at())
        elif path.suffix.lower() in OTHER_SPREADSHEETS:
            findings.add("old_excel", Place(str(path)).at())
        elif path.suffix.lower() not in FORMATS:
            findings.add("unknown_format", Place(str(path)).at())
        else:
            yield File(path, FORMATS[path.suffix.lower()])


def _in_folder(folder: Path, findings: Findings) -> Iterator[File]:
    """The tables `cases` and `events` of a folder."""
    try:
        inside = sorted(folder.iterdir())
    except OSError as error:
        findings.add("not_readable", Place(str(folder)).at(), detail=error.strerror or "")
        return
    found = [
        File(path, FORMATS[path.suffix.lower()])
        for path in inside
        if path.stem.lower() in ("cases", "events") and FORMATS.get(path.suffix.lower()) in TABLES
    ]
    if not any(file.path.stem.lower() == "events" for file in found):
        findings.add("empty_folder", Place(str(folder)).at())
        return
    yield from found


def _distinct(files: Iterator[File], findings: Findings) -> Iterator[File]:
    seen: set[Path] = set()
    for file in files:
        real = file.path.resolve()
        if real in seen:
            findings.add("named_twice", Place(file.name).at())
            continue
        seen.add(real)
        yield file


def _paired(files: Sequence[File], log: Log) -> list[Input]:
    """Each table of events with the table of cases of its folder and format; a single pair also from two places."""
    roles = {file: _role(file) for file in files}
    cases = [file for file in files if roles[file] == "cases"]
    events = [file for file in files if roles[file] == "events"]
    for file in files:
        if roles[file] is None:
            log.findings.add("unknown_role", Place(file.name).at())
    if len(cases) == len(events) == 1:
        return [Input(events[0], cases[0])]
    pairs = [Input(file, _partner(file, cases, events)) for file in events]
    used = {pair.cases for pair in pairs}
    for file in cases:
        if file not in used:
            problem = "alone" if events else "no_event_table"
            log.findings.add(problem, Place(file.name).at(), detail=f"events{file.path.suffix}")
    return pairs


def _partner(events: File, cases: Sequence[File], others: Sequence[File]) -> File | None:
    def home(file: File) -> tuple[Path, str]:
        return file.path.resolve().parent, file.format

    near = [file for file in cases if home(file) == home(events)]
    alone = sum(home(file) == home(events) for file in others) == 1
    return near[0] if len(near) == 1 and alone else None


def _role(file: File) -> str | None:
    """By its name, else by its columns."""
    stem = file.path.stem.lower()
    if stem in ("cases", "events"):
        return stem
    from livline.casefile.header import role_of
    from livline.casefile.peek import column_names

    return role_of(column_names(file.path, file.format))
