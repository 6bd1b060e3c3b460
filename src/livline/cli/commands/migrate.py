"""`livline prepare` and `livline migrate`: database and roles once, tables and walls with each version."""

from __future__ import annotations

import os

import typer

from livline.cli.options import Lang
from livline.cli.terminal import Terminal
from livline.verdict_files.wording import Text

RUNNING = Text("  {name}", "  {name}")
DONE = Text(
    "Databasen er klar: {count} migrationer kørt, væggene bygget.",
    "The database is ready: {count} migrations run, walls built.",
)
PREPARED = Text(
    "Databasen {name} og rollerne er der. Giv dem adgangskoder, hvis serveren kræver det.",
    "The database {name} and the roles are there. Give them passwords if the server demands them.",
)


def prepare(ctx: typer.Context, lang: Lang = "da") -> None:
    """Make the database and the roles, as the superuser; doing it again changes nothing."""
    from livline.database.roles import prepare as prepare_roles
    from livline.operations.addresses import SUPERUSER, named
    from livline.operations.backup_role import prepare_backup_role

    terminal: Terminal = ctx.obj
    address = named(SUPERUSER, os.environ)
    prepare_roles(address.to("postgres"), address.name)
    prepare_backup_role(address)
    terminal.show(terminal.text(PREPARED, name=address.name))


def migrate(ctx: typer.Context, lang: Lang = "da") -> None:
    """Bring tables and walls to this version."""
    from livline.operations.migrating import upgrade

    terminal: Terminal = ctx.obj
    ran = upgrade(os.environ, lambda name: terminal.tell(RUNNING, name=name))
    terminal.show(terminal.text(DONE, count=len(ran)))
