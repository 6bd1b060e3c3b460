"""`livline import`: a case file on the queue, to be loaded by the worker."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated
from uuid import UUID

import typer

from livline.cli.options import Lang
from livline.cli.refusal import Refused
from livline.cli.terminal import Terminal
from livline.verdict_files.wording import Text

QUEUED = Text("Lagt i kø: {run}", "Queued: {run}")
OTHER_FORM = Text("{file} er ingen sagsfil i ét stykke.", "{file} is no case file in one piece.")
ONE_PIECE = Text("Brug Excel, YAML eller JSON; eller livline load.", "Use Excel, YAML or JSON; or livline load.")
NO_ACCOUNT = Text(
    "Kommunen har ingen aktiv konto med den adresse.", "The municipality has no active account of that address."
)


def import_file(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="file")],
    municipality: Annotated[str, typer.Option("--municipality", "-m", metavar="municipality")],
    account: Annotated[str | None, typer.Option("--account", metavar="email")] = None,
    lang: Lang = "da",
) -> None:
    """Put a case file on the queue."""
    from livline.config.ready import database
    from livline.database.role import Role

    terminal: Terminal = ctx.obj
    with database(Role.JOB):
        run = queued(file, municipality, account)
    terminal.show(terminal.text(QUEUED, run=run))


def queued(file: Path, municipality: str, email: str | None) -> UUID:
    """The id of the run."""
    from livline.access.municipalities import municipality_made
    from livline.jobs.asking import begin
    from livline.jobs.inbox import FORMS

    form = file.suffix.lower()
    if form not in FORMS:
        raise Refused(OTHER_FORM, ONE_PIECE, file=file.name)
    with file.open("rb") as source:
        into = municipality_made(municipality)
        return begin(source, form, into, account_of(email, into) if email else None)


def account_of(email: str, municipality: UUID) -> UUID:
    """The account that imports."""
    from livline.access.acting import acting_for
    from livline.access.models import Account

    with acting_for(municipality):
        found = Account.objects.filter(email=email, municipality_id=municipality, is_active=True).first()
    if found is None:
        raise Refused(NO_ACCOUNT)
    return found.id
