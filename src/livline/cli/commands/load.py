"""`livline load`: case files into the database, all or nothing, and twice the same file is once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from livline.cli.options import Inputs, Lang
from livline.cli.terminal import Terminal
from livline.verdict_files.wording import Text, number

if TYPE_CHECKING:
    from livline.intake.load import Loaded

LOADING = Text(
    "Indlæser og gennemgår sagerne: {share} · {seconds} s", "Loading and auditing the cases: {share} · {seconds} s"
)
LOADED = Text(
    "Indlæst i {municipality}: {cases}, heraf {new} nye.",
    "Loaded into {municipality}: {cases}, {new} of them new.",
)
ROWS = {
    "new": Text("{count} nye oplysninger", "{count} new facts"),
    "changed": Text("{count} rettede oplysninger", "{count} corrected facts"),
    "known": Text("{count} kendt i forvejen", "{count} known before"),
    "withdrawn": Text(
        "{count} trukket tilbage her og derfor ikke indlæst igen", "{count} withdrawn here and so not loaded again"
    ),
    "missing": Text(
        "{count} oplysninger i databasen står ikke i filen; de er bevaret",
        "{count} facts in the database are not in the file; they are kept",
    ),
}
"""What became of the rows, in the order in which it is told; what did not happen is not."""


def load(
    ctx: typer.Context,
    inputs: Inputs,
    municipality: Annotated[str, typer.Option("--municipality", "-m", metavar="municipality")],
    lang: Lang = "da",
) -> None:
    """Load case files into a municipality's part of the database."""
    from livline.config.ready import database
    from livline.database.role import Role

    terminal: Terminal = ctx.obj
    with database(Role.JOB):
        found = loaded(inputs, municipality, terminal)
    told(found, municipality, terminal)


def loaded(inputs: list[Path], municipality: str, terminal: Terminal) -> Loaded:
    """Load the files; the database is as it was when anything fails."""
    from django.db import transaction

    from livline.access.acting import acting_for
    from livline.access.municipalities import municipality_made
    from livline.cli.progress import Progress
    from livline.intake.load import load as load_files

    with Progress(terminal, LOADING) as progress, transaction.atomic():
        into = municipality_made(municipality)
        with acting_for(into):
            return load_files(inputs, into, None, progress)


def told(found: Loaded, municipality: str, terminal: Terminal) -> None:
    """What the file came to."""
    from livline.cli.summary_view import children

    lang = terminal.lang
    cases, new = children(found.cases, lang), number(found.new_cases, lang)
    terminal.show(terminal.text(LOADED, municipality=municipality, cases=cases, new=new))
    for name, text in ROWS.items():
        if found.rows[name]:
            terminal.show(f"  {text.said(lang, count=number(found.rows[name], lang))}")
