"""`livline new-key`, `backup`, `restore` and `release`: copies that can be trusted, and are tried."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from livline.cli.options import Lang
from livline.cli.terminal import Terminal
from livline.verdict_files.wording import Text, number

if TYPE_CHECKING:
    from livline.operations.steps import Step

KEY_MADE = Text(
    "Nøglen ligger i {file}. Gem en kopi af den et andet sted end sikkerhedskopierne: uden den kan de ikke læses.",
    "The key lies in {file}. Keep a copy of it elsewhere than the backups: without it they cannot be read.",
)
TAKEN = Text(
    "Sikkerhedskopien ligger i {file}: {rows} rækker i {tables} tabeller, {size} kB, krypteret.",
    "The backup lies in {file}: {rows} rows in {tables} tables, {size} kB, encrypted.",
)
GOOD = Text("Gendannet og efterprøvet.", "Restored and verified.")
BAD = Text("Gendannelsen kan ikke bruges: {count} fejlede.", "The restored copy cannot be used: {count} failed.")
RELEASED = Text(
    "{name} er nu den rigtige database. Start Livline igen.",
    "{name} is the real database now. Start Livline again.",
)
FAILED = 1


def new_key(ctx: typer.Context, file: Annotated[Path, typer.Argument(metavar="file")], lang: Lang = "da") -> None:
    """Make a key for backups."""
    from livline.operations.sealed_file import new_key as make

    terminal: Terminal = ctx.obj
    make(file)
    terminal.show(terminal.text(KEY_MADE, file=file))


def backup(ctx: typer.Context, out: Annotated[Path, typer.Argument(metavar="out")], lang: Lang = "da") -> None:
    """Take an encrypted backup."""
    from livline.operations.backup import take

    terminal: Terminal = ctx.obj
    taken = take(out, os.environ)
    rows = taken.manifest.rows
    terminal.show(
        terminal.text(
            TAKEN,
            file=taken.file,
            rows=number(sum(rows.values()), terminal.lang),
            tables=len(rows),
            size=number(taken.bytes // 1000, terminal.lang),
        )
    )


def restore(
    ctx: typer.Context,
    backup: Annotated[Path, typer.Argument(metavar="backup")],
    only_check: Annotated[bool, typer.Option("--only-check")] = False,
    lang: Lang = "da",
) -> int:
    """Restore a backup and verify it."""
    terminal: Terminal = ctx.obj
    failed = 0
    for step in drill(backup) if only_check else restored_as_told(backup):
        terminal.show(step.said(terminal.lang))
        failed += not step.held
    terminal.tell(BAD if failed else GOOD, count=failed)
    return FAILED if failed else 0


def restored_as_told(backup: Path) -> Iterator[Step]:
    """Into the database that the address names."""
    from livline.operations.addresses import SUPERUSER, named
    from livline.operations.restore import restored

    yield from restored(backup, named(SUPERUSER, os.environ))


def drill(backup: Path) -> Iterator[Step]:
    """Into a database on a server of its own, which is gone afterwards."""
    from livline.database.server import running
    from livline.operations.addresses import without
    from livline.operations.restore import restored

    with tempfile.TemporaryDirectory(prefix="livline-drill-") as folder:
        Path(folder).chmod(0o711)
        with running(Path(folder) / "server") as server:
            yield from restored(backup, server.superuser.to("livline_drill"), without(os.environ))


def release(ctx: typer.Context, lang: Lang = "da") -> None:
    """Make a restored copy the real database."""
    from livline.database.copied_mark import release as unmark
    from livline.operations.addresses import SUPERUSER, named

    terminal: Terminal = ctx.obj
    address = named(SUPERUSER, os.environ)
    unmark(address)
    terminal.show(terminal.text(RELEASED, name=address.name))
