"""`livline audit`: cases in, a line for every duty out, a summary at the end, and an exit code that says the rest."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from livline.cli.destination import Destination
from livline.cli.options import AsOf, Format, Lang, Out, day_of, duty_ids, visits_reading
from livline.cli.refusal import Refused
from livline.cli.terminal import Terminal, write_err, write_out
from livline.verdict_files import ENDINGS, FORMATS, format_of, open_sink
from livline.verdict_files.sink import Sink, TooManyRows
from livline.verdict_files.wording import Text, number

if TYPE_CHECKING:
    from lawcode.audit import Question
    from livline.casefile import CaseFile
    from livline.summary import Summary

STANDARD_OUTPUT = Path("-")
BINARY = ("parquet", "xlsx")

COMPILING = Text(
    "Gør regnemotoren klar til mange sager. Det tager et minut eller to, kun denne ene gang …",
    "Preparing the engine for many cases. This takes a minute or two, only this once …",
)
NO_FORMAT = Text("Formatet {value} findes ikke.", "There is no format {value}.")
FORMATS_ARE = Text("Vælg {formats}.", "Choose {formats}.")
NO_ENDING = Text("{out} siger ikke, hvilket format der skal skrives.", "{out} does not tell which format to write.")
GIVE_FORMAT = Text(
    "Tilføj --format, eller brug en af endelserne {endings}.",
    "Add --format, or use one of the endings {endings}.",
)
NEEDS_FILE = Text("{format} kan ikke vises på en skærm.", "{format} cannot be shown on a screen.")
GIVE_FILE = Text("Tilføj --out og navnet på en fil.", "Add --out and the name of a file.")
TOO_MANY = Text(
    "Der er flere end {limit} linjer; så mange kan et ark i Excel ikke rumme. Intet er skrevet.",
    "There are more than {limit} lines; an Excel sheet cannot hold so many. Nothing is written.",
)
USE_PARQUET = Text(
    "Skriv til en fil, der ender på .parquet (eller .csv), eller vælg færre pligter med --duty.",
    "Write to a file that ends in .parquet (or .csv), or choose fewer duties with --duty.",
)
NO_INPUT = Text("Der er ingen sager at gennemgå.", "There are no cases to audit.")
GIVE_INPUT = Text(
    "Skriv navnet på en sagsfil, eller --database og --municipality. Se livline audit --help.",
    "Write the name of a case file, or --database and --municipality. See livline audit --help.",
)
ONE_SOURCE = Text(
    "--database gælder én kommunes sager og ingen filer.", "--database is about one municipality's cases and no files."
)
NAME_MUNICIPALITY = Text(
    "Skriv livline audit --database --municipality NAVN.", "Write livline audit --database --municipality NAME."
)
NO_MUNICIPALITY = Text("{municipality} har ingen sager i databasen.", "{municipality} has no cases in the database.")
LOAD_FIRST = Text("Indlæs dem med livline load, eller ret navnet.", "Load them with livline load, or correct the name.")
WRITTEN = Text("Skrevet: {out}", "Written: {out}")


@dataclass(frozen=True)
class Order:
    """What the user asked for, understood and possible."""

    inputs: list[Path]
    question: Question
    as_of: date
    format: str
    out: Path | None
    stored: CaseFile | None = None
    """The cases of the database, where no files are meant."""


def audit(
    ctx: typer.Context,
    inputs: Annotated[list[Path] | None, typer.Argument(metavar="input…", show_default=False)] = None,
    from_database: Annotated[bool, typer.Option("--database")] = False,
    municipality: Annotated[str | None, typer.Option("--municipality", "-m", metavar="municipality")] = None,
    as_of: AsOf = None,
    format: Format = None,
    out: Out = None,
    duty: Annotated[list[str] | None, typer.Option("--duty", metavar="duty")] = None,
    every: Annotated[bool, typer.Option("--all")] = False,
    reading: Annotated[list[str] | None, typer.Option("--reading", metavar="reading")] = None,
    lang: Lang = "da",
) -> int:
    """Audit cases; the exit code is 1 when there is a breach."""
    refuse_no_or_two_sources(inputs or [], from_database, municipality)
    file = None if out == STANDARD_OUTPUT else out
    chosen = chosen_format(format, file)
    day = day_of(as_of, "--as-of") or date.today()
    question = asked(day, visits_reading(reading or []), duty_ids(duty or []), every)
    with stored_cases(municipality or "") if from_database else nullcontext() as opened:
        return carry_out(Order(inputs or [], question, day, chosen, file, opened), ctx.obj)


def refuse_no_or_two_sources(inputs: list[Path], from_database: bool, municipality: str | None) -> None:
    """Either files or one municipality's cases in the database."""
    if not inputs and not from_database:
        raise Refused(NO_INPUT, GIVE_INPUT)
    if from_database and (inputs or municipality is None):
        raise Refused(ONE_SOURCE, NAME_MUNICIPALITY)


@contextmanager
def stored_cases(municipality: str) -> Iterator[CaseFile]:
    """The cases of a municipality, as the job role sees them, in one transaction."""
    from livline.config.ready import database
    from livline.database.role import Role

    with database(Role.JOB):
        from livline.access.acting import acting_for
        from livline.access.municipalities import municipality_id
        from livline.ledger.case_file import StoredCases

        found = municipality_id(municipality)
        if found is None:
            raise Refused(NO_MUNICIPALITY, LOAD_FIRST, municipality=municipality)
        with acting_for(found):
            yield StoredCases(municipality)


def asked(day: date, visits: str, duties: frozenset[str] | None, every: bool) -> Question:
    """The engine's question; the engine is loaded only when the line is understood."""
    from lawcode.audit import Question

    return Question(as_of=day, visits=visits, duties=duties, all=every)


def chosen_format(format: str | None, out: Path | None) -> str:
    """The format asked for, else the one that the file's ending tells, else a table."""
    chosen = format or ("table" if out is None else format_of(out))
    if chosen is None:
        raise Refused(NO_ENDING, GIVE_FORMAT, out=out, endings=" ".join(ENDINGS))
    if chosen not in FORMATS:
        raise Refused(NO_FORMAT, FORMATS_ARE, value=chosen, formats=", ".join(FORMATS))
    if chosen in BINARY and out is None and sys.stdout.isatty():
        raise Refused(NEEDS_FILE, GIVE_FILE, format=chosen)
    return chosen


def carry_out(order: Order, terminal: Terminal) -> int:
    """Read, judge and write; nothing is in place before everything is sound."""
    try:
        with Destination(order.out, order.inputs) as destination:
            summary = _audited(order, destination.path, terminal)
            destination.commit(as_text=order.format == "table")
    except TooManyRows as fault:
        raise Refused(TOO_MANY, USE_PARQUET, limit=number(fault.limit, terminal.lang)) from fault
    _show_summary(order, summary, terminal)
    return summary.exit_code


def _audited(order: Order, path: Path, terminal: Terminal) -> Summary:
    from lawcode.audit import will_compile
    from livline.audit_run import audit_case_file
    from livline.casefile import open_case_files
    from livline.cli.case_file_faults import show_notes
    from livline.cli.progress import JUDGING, Progress

    with Progress(terminal) as progress:
        case_file = order.stored or open_case_files(order.inputs, progress)
    if will_compile(order.question, case_file.cases.num_rows):
        terminal.tell(COMPILING)
    with Progress(terminal, JUDGING) as progress, closing(_sink(order, path, case_file, terminal)) as sink:
        summary = audit_case_file(case_file, order.question, sink, progress)
    show_notes(case_file.notes, terminal)
    return summary


def _sink(order: Order, path: Path, case_file: CaseFile, terminal: Terminal) -> Sink[Any]:
    if order.format != "html":
        return open_sink(order.format, path, terminal.lang, page=_page(order, terminal))
    from livline.cli.html_sink import HtmlReport

    return HtmlReport(path, case_file, order.as_of, names_of(order), terminal.lang)


def names_of(order: Order) -> list[str]:
    """What was audited, as the report calls it."""
    return [str(name) for name in order.inputs] or [getattr(order.stored, "name", "")]


def _page(order: Order, terminal: Terminal) -> Any:
    from livline.verdict_files.table import Page

    return terminal.page() if order.out is None else Page(room=None)


def _show_summary(order: Order, summary: Summary, terminal: Terminal) -> None:
    """Beside the lines, never among them: on standard output only where no program reads it."""
    from livline.cli.summary_view import summary_text
    from livline.verdict_files import duty_titles

    for_a_person = order.out is not None or order.format == "table"
    text = summary_text(summary, order.as_of, duty_titles(terminal.lang), terminal)
    (write_out if for_a_person else write_err)(text if order.out is not None else f"\n{text}")
    if order.out is not None:
        terminal.show(terminal.text(WRITTEN, out=order.out))
