"""`livline demo`: the application with two municipalities that do not exist, and the report on published decisions."""

from __future__ import annotations

import os
import shutil
import sys
import webbrowser
from importlib.resources import files
from pathlib import Path
from typing import Annotated

import typer

from livline.cli.commands.audit import Order, carry_out
from livline.cli.commands.serve import STOPPED, whole_number
from livline.cli.options import Lang
from livline.cli.progress import Progress
from livline.cli.refusal import Refused
from livline.cli.terminal import Terminal
from livline.verdict_files.wording import Text, number

INVENTED_CASES, SEED = 2_000, 2024
FOLDER = Path("out", "demo")
PUBLISHED = ("published", "cases.yaml")
"""Where the published cases lie inside the package."""

NO_ROOM = Text("{out} er en fil, ikke en mappe.", "{out} is a file, not a folder.")
OTHER_FOLDER = Text("Skriv navnet på en mappe med --out.", "Write the name of a folder with --out.")
INVENTING = Text(
    "Opfinder en kommune med {cases} sager …",
    "Inventing a municipality with {cases} cases …",
)
AUDITING = Text(
    "Gennemgår dem sammen med de offentliggjorte sager fra ombudsmanden, Ankestyrelsen og domstolene …",
    "Auditing them with the published cases of the ombudsman, Ankestyrelsen and the courts …",
)
STARTING = Text(
    "Starter databasen og to opfundne kommuner …", "Starting the database and two invented municipalities …"
)
WORLD = Text("Opfinder kommunerne: {share} · {seconds} s", "Inventing the municipalities: {share} · {seconds} s")
READY = Text(
    "Livline er klar på {url} – træd ind som en af atten. Stop med Ctrl-C.",
    "Livline is ready at {url} – step in as one of eighteen. Stop it with Ctrl-C.",
)
ENDED = Text(
    "Demoen er stoppet. Det, der blev gemt, er der næste gang.",
    "The demo is stopped. What was saved is there next time.",
)
REPORT = Text("Rapporten ligger her: {url}", "The report lies here: {url}")


def demo(
    ctx: typer.Context,
    out: Annotated[Path | None, typer.Option("--out", "-o", metavar="folder")] = None,
    port: Annotated[str, typer.Option("--port", metavar="number")] = "8000",
    fresh: Annotated[bool, typer.Option("--fresh")] = False,
    report: Annotated[bool, typer.Option("--report")] = False,
    no_open: Annotated[bool, typer.Option("--no-open")] = False,
    lang: Lang = "da",
) -> int:
    """Start the application and say where it is; with --report audit alone.  0 when all went well, breaches or not."""
    terminal: Terminal = ctx.obj
    if report:
        return only_report(out or FOLDER, no_open, terminal)
    try:
        return run(out, whole_number(port, "--port", 0, 65535), fresh, no_open, terminal)
    except KeyboardInterrupt:  # how a demo ends
        terminal.tell(ENDED)
        return 0


def only_report(out: Path, no_open: bool, terminal: Terminal) -> int:
    """Audit, write the report, say where it lies."""
    url = make_report(out, terminal).resolve().as_uri()
    terminal.show()
    terminal.show(terminal.text(REPORT, url=url))
    show(url, no_open)
    return 0


def run(out: Path | None, port: int, fresh: bool, no_open: bool, terminal: Terminal) -> int:
    """Run the application until Ctrl-C."""
    from livline.demo.place import chosen
    from livline.demo.running import demo_running

    place = chosen(out)
    if place.folder.exists() and not place.folder.is_dir():
        raise Refused(NO_ROOM, OTHER_FOLDER, out=place.folder)
    terminal.tell(STARTING)
    with Progress(terminal, WORLD) as progress:
        running = demo_running(place, port, fresh, report_name(terminal.lang), terminal.lang, progress)
        with running as application:
            terminal.show(terminal.text(READY, url=application.url))
            show(application.url, no_open)
            terminal.tell(STOPPED, part=application.wait().said(terminal.lang))
    return 1


def show(url: str, no_open: bool) -> None:
    """Open the browser, where somebody watches who did not ask to be left alone."""
    if not no_open and _someone_watches():
        webbrowser.open(url)


def report_name(lang: str) -> str:
    """The name of the report's file."""
    return "report.html" if lang == "en" else "rapport.html"


def make_report(out: Path, terminal: Terminal) -> Path:
    """Put the cases and the report in the folder; gives the report's place."""
    if out.exists() and not out.is_dir():
        raise Refused(NO_ROOM, OTHER_FOLDER, out=out)
    out.mkdir(parents=True, exist_ok=True)
    published = out / "published.yaml"
    published.write_bytes(files("livline").joinpath(*PUBLISHED).read_bytes())
    terminal.tell(INVENTING, cases=number(INVENTED_CASES, terminal.lang))
    invented = invent_municipality(out / "invented", terminal)
    terminal.tell(AUDITING)
    report = out / report_name(terminal.lang)
    carry_out(_order([published, invented], report), terminal)
    return report


def invent_municipality(folder: Path, terminal: Terminal) -> Path:
    """Invented cases that all belong to one municipality, in a folder made anew."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    from livline.synth import write
    from livline.synth.names import MUNICIPALITIES

    shutil.rmtree(folder, ignore_errors=True)
    with Progress(terminal) as progress:
        write(INVENTED_CASES, SEED, folder, progress)
    cases = pq.read_table(folder / "cases.parquet")
    names = pa.array([MUNICIPALITIES[0]] * cases.num_rows)
    place = cases.schema.get_field_index("municipality")
    pq.write_table(cases.set_column(place, "municipality", names), folder / "cases.parquet")
    return folder


def _order(inputs: list[Path], report: Path) -> Order:
    from lawcode.audit import Question
    from lawcode.days import to_date
    from livline.synth.parameters import EXPORT_ON

    day = to_date(int(EXPORT_ON))
    question = Question(as_of=day, visits="placement-year", duties=None, all=False)
    return Order(inputs, question, day, "html", report)


def _someone_watches() -> bool:
    """A browser is opened only for a person at a screen."""
    screen = sys.platform == "darwin" or "DISPLAY" in os.environ or "WAYLAND_DISPLAY" in os.environ
    return sys.stdout.isatty() and screen
