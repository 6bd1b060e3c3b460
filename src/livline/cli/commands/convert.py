"""`livline convert IN OUT`: the same facts in another format."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from livline.cli.commands.check import opened_and_checked
from livline.cli.destination import Destination
from livline.cli.options import Format, Lang
from livline.cli.refusal import Refused
from livline.cli.terminal import Terminal
from livline.verdict_files.wording import Text

if TYPE_CHECKING:
    from livline.casefile import CaseFile

ENDINGS = {".yaml": "yaml", ".yml": "yaml", ".json": "json", ".csv": "csv", ".xlsx": "xlsx", ".parquet": "parquet"}
CASE_FORMATS = tuple(dict.fromkeys(ENDINGS.values()))
IN_FOLDERS = ("csv", "parquet")
"""Formats that take two files, so that what is written is a folder."""

NO_ENDING = Text("{out} siger ikke, hvilket format der skal skrives.", "{out} does not tell which format to write.")
NO_FORMAT = Text("Formatet {value} findes ikke.", "There is no format {value}.")
CHOOSE = Text("Tilføj --format med {formats}.", "Add --format with {formats}.")
EXISTS = Text("{out} findes i forvejen.", "{out} exists already.")
ANOTHER = Text(
    "Skriv navnet på en mappe, der ikke findes endnu.", "Write the name of a folder that does not exist yet."
)
NO_PARENT = Text("Mappen {folder} findes ikke.", "There is no folder {folder}.")
MAKE_IT = Text("Opret den, eller skriv et andet sted.", "Create it, or write somewhere else.")
WRITTEN = Text("Skrevet: {out} ({children})", "Written: {out} ({children})")


def convert(
    ctx: typer.Context,
    source: Annotated[Path, typer.Argument(metavar="input")],
    out: Annotated[Path, typer.Argument(metavar="out")],
    format: Format = None,
    lang: Lang = "da",
) -> None:
    """Read a case file, make sure that it is sound, and write it anew."""
    chosen = case_format(format, out)
    refuse_existing_folder(chosen, out)
    _carried_out(source, out, chosen, ctx.obj)


def _carried_out(source: Path, out: Path, format: str, terminal: Terminal) -> None:
    from livline.cli.case_file_faults import show_notes
    from livline.cli.summary_view import children

    case_file, cases = opened_and_checked([source], terminal)
    write_whole(case_file, source, out, format)
    show_notes(case_file.notes, terminal)
    terminal.show(terminal.text(WRITTEN, out=out, children=children(cases, terminal.lang)))


def case_format(format: str | None, out: Path) -> str:
    """The format asked for, else the one of the ending."""
    chosen = format or ENDINGS.get(out.suffix.lower())
    if chosen is None:
        raise Refused(NO_ENDING, CHOOSE, out=out, formats=", ".join(CASE_FORMATS))
    if chosen not in CASE_FORMATS:
        raise Refused(NO_FORMAT, CHOOSE, value=chosen, formats=", ".join(CASE_FORMATS))
    return chosen


def refuse_existing_folder(format: str, out: Path) -> None:
    """A folder is made new, so that old files and new ones never stand side by side."""
    if format not in IN_FOLDERS:
        return
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise Refused(EXISTS, ANOTHER, out=out)
    if not out.absolute().parent.is_dir():
        raise Refused(NO_PARENT, MAKE_IT, folder=out.parent)


def write_whole(case_file: CaseFile, source: Path, out: Path, format: str) -> None:
    """All of it or nothing: written beside `out` first."""
    if format not in IN_FOLDERS:
        with Destination(out, [source]) as destination:
            _write(case_file, destination.path, format)
            destination.commit()
        return
    folder = Path(tempfile.mkdtemp(prefix=".livline-", dir=out.absolute().parent))
    try:
        _write(case_file, folder, format)
        folder.chmod(0o755)
        folder.replace(out)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _write(case_file: CaseFile, path: Path, format: str) -> None:
    from livline.casefile import write_case_file

    write_case_file(case_file.cases, (batch.events for batch in case_file.batches()), path, format)
