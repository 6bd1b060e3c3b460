"""`livline field-keys`: the keys that seal what reveals a place, CPR numbers and a child's own words."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from livline.cli.options import Lang
from livline.cli.refusal import Refused
from livline.cli.terminal import Terminal
from livline.verdict_files.wording import Text

MADE = Text(
    "Nøglerne ligger i {file}. Gem en kopi et andet sted end databasen og dens sikkerhedskopier: uden dem kan felterne"
    " ikke læses.",
    "The keys lie in {file}. Keep a copy elsewhere than the database and its backups: without them the fields cannot be"
    " read.",
)
ADDED = Text(
    "Nøgle {number} er føjet til {file} og forsegler fra næste start. De ældre åbner stadig det, de har forseglet.",
    "Key {number} is added to {file} and seals from the next start on. Older ones still open what they sealed.",
)
IS_THERE = Text("{file} findes allerede og røres ikke.", "{file} is there already and is not touched.")
ADD_ONE = Text("Tilføj en nøgle med --add, eller vælg et andet navn.", "Add a key with --add, or choose another name.")


def field_keys(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="file")],
    add: Annotated[bool, typer.Option("--add")] = False,
    lang: Lang = "da",
) -> None:
    """Make a file of keys, or add a newer key to one."""
    from livline.sealing import keys

    terminal: Terminal = ctx.obj
    if add:
        terminal.show(terminal.text(ADDED, number=keys.add(file), file=file))
        return
    try:
        keys.make(file)
    except FileExistsError:
        raise Refused(IS_THERE, ADD_ONE, file=file) from None
    terminal.show(terminal.text(MADE, file=file))
