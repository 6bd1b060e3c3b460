"""`livline synth`: invented cases, as many as you like, the same every time."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Annotated

import typer

from livline.cli.commands.convert import case_format, refuse_existing_folder, write_whole
from livline.cli.options import Format, Lang
from livline.cli.progress import Progress
from livline.cli.refusal import Refused
from livline.cli.terminal import Terminal
from livline.verdict_files.wording import Text, number

NO_NUMBER = Text(
    "{option}: {value} er ikke et helt tal fra {low} til {high}.",
    "{option}: {value} is no whole number from {low} to {high}.",
)
WRITE_NUMBER = Text("Skriv fx {example}.", "Write for example {example}.")
INVENTING = Text("Opfinder sager: {share} · {seconds} s", "Inventing cases: {share} · {seconds} s")
WRITTEN = Text(
    "Skrevet: {out} ({cases} opfundne sager, {events} hændelser)",
    "Written: {out} ({cases} invented cases, {events} events)",
)
MOST_CASES, LARGEST_SEED = 100_000_000, 2**63 - 1


def synth(
    ctx: typer.Context,
    cases: Annotated[str, typer.Option("--cases", metavar="number")],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="folder")],
    seed: Annotated[str, typer.Option("--seed", metavar="seed")] = "1",
    format: Format = None,
    lang: Lang = "da",
) -> None:
    """Write invented cases."""
    terminal: Terminal = ctx.obj
    wanted = whole_number(cases, "--cases", 1, MOST_CASES)
    source = whole_number(seed, "--seed", 0, LARGEST_SEED)
    chosen = case_format(format, out) if format or out.suffix else "parquet"
    refuse_existing_folder(chosen, out)
    with Progress(terminal, INVENTING) as progress:
        events = invent(wanted, source, out, chosen, progress)
    counts = {"cases": number(wanted, terminal.lang), "events": number(events, terminal.lang)}
    terminal.show(terminal.text(WRITTEN, out=out, **counts))


def invent(cases: int, seed: int, out: Path, format: str, progress: Progress) -> int:
    """Write the cases; gives the number of events."""
    from livline.casefile import open_case_files
    from livline.synth import write

    with tempfile.TemporaryDirectory(prefix=".livline-", dir=out.absolute().parent) as folder:
        place = Path(folder) / "invented"
        events = write(cases, seed, place, progress)
        if format == "parquet":
            place.replace(out)
        else:
            write_whole(open_case_files([place]), place, out, format)
    return events


def whole_number(text: str, option: str, low: int, high: int) -> int:
    """The number that the user wrote, within bounds; dots between thousands are allowed."""
    digits = text.replace(".", "").replace("_", "")
    if not (digits.isascii() and digits.isdigit()) or len(digits) > 20 or not low <= int(digits) <= high:
        raise Refused(NO_NUMBER, WRITE_NUMBER, option=option, value=text, low=low, high=high, example=max(low, 2000))
    return int(digits)
