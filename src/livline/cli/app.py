"""Which commands are there, and what becomes of everything that can go wrong in them?"""

from __future__ import annotations

import os
from difflib import get_close_matches
from typing import Annotated, Any

import typer
from typer.exceptions import Abort, TyperException

from livline.cli import INTERRUPTED
from livline.cli.case_file_faults import case_file_fault
from livline.cli.commands import (
    audit,
    backup,
    check,
    convert,
    demo,
    docs,
    duties,
    explain,
    field_keys,
    importing,
    installation,
    load,
    migrate,
    serve,
    synth,
)
from livline.cli.help import Command, Group
from livline.cli.refusal import USAGE, Refused
from livline.cli.system_faults import system_fault
from livline.cli.terminal import Terminal, language_of, write_err
from livline.cli.usage_faults import UnknownCommand, told
from livline.database.refusal import Unavailable
from livline.verdict_files.wording import LANGUAGES, Text

STOPPED = Text("Afbrudt. Intet er skrevet.", "Interrupted. Nothing is written.")
NO_MEMORY = Text(
    "Maskinen har ikke hukommelse nok. Intet er skrevet. Læs sagerne som Parquet, og skriv til Parquet.",
    "The machine has not enough memory. Nothing is written. Read the cases as Parquet and write to Parquet.",
)
OUR_FAULT = Text(
    "Der er en fejl i Livline ({what}). Intet er skrevet. Meld den gerne sammen med linjen, du skrev; med"
    " LIVLINE_TRACEBACK=1 foran vises, hvor den opstod.",
    "There is a fault in Livline ({what}). Nothing is written. Please report it with the line that you typed;"
    " LIVLINE_TRACEBACK=1 before it shows where it arose.",
)
BAD_LANGUAGE = Text("--lang kan være da eller en.", "--lang can be da or en.")


class Program(Group):
    """The group of commands, with a near name for a misspelt one."""

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """The command of the first word."""
        if self.get_command(ctx, args[0]) is None:
            raise UnknownCommand(args[0], get_close_matches(args[0], self.list_commands(ctx)))
        return super().resolve_command(ctx, args)


app = typer.Typer(cls=Program, add_completion=False, rich_markup_mode=None, no_args_is_help=False)
app.command("audit", cls=Command)(audit.audit)
app.command("explain", cls=Command)(explain.explain)
app.command("duties", cls=Command)(duties.duties)
app.command("duty", cls=Command)(duties.duty)
app.command("check", cls=Command)(check.check)
app.command("convert", cls=Command)(convert.convert)
app.command("load", cls=Command)(load.load)
app.command("synth", cls=Command)(synth.synth)
app.command("serve", cls=Command)(serve.serve)
app.command("worker", cls=Command)(serve.worker)
app.command("prepare", cls=Command)(migrate.prepare)
app.command("migrate", cls=Command)(migrate.migrate)
app.command("import", cls=Command)(importing.import_file)
app.command("check-installation", cls=Command)(installation.check_installation)
app.command("new-key", cls=Command)(backup.new_key)
app.command("field-keys", cls=Command)(field_keys.field_keys)
app.command("backup", cls=Command)(backup.backup)
app.command("restore", cls=Command)(backup.restore)
app.command("release", cls=Command)(backup.release)
app.command("note-looks", cls=Command)(installation.note_looks)
app.command("check-looks", cls=Command)(installation.check_looks)
app.command("demo", cls=Command)(demo.demo)
app.command("docs", cls=Command)(docs.docs)


@app.callback(invoke_without_command=True)
def livline(
    ctx: typer.Context,
    version: Annotated[bool, typer.Option("--version")] = False,
    lang: Annotated[str, typer.Option("--lang")] = "da",
) -> None:
    """The program itself; the language is read before anything else, in `language_of`."""
    terminal: Terminal = ctx.obj
    if version:
        terminal.show(f"livline {installed_version()}")
    elif ctx.invoked_subcommand is None:
        terminal.show(ctx.get_help())


def installed_version() -> str:
    """The version of the package."""
    from livline import __version__

    return __version__


def answer(argv: list[str]) -> int:
    """Run a command line and give its exit code; every fault becomes sentences on standard error."""
    terminal = Terminal(language_of(argv))
    try:
        return _run(argv, terminal)
    except Exception as fault:
        if os.environ.get("LIVLINE_TRACEBACK"):
            raise
        write_err(f"{sentence(fault, terminal.lang)}\n")
        return USAGE


def sentence(fault: Exception, lang: str) -> str:
    """What the user is told of a fault."""
    match fault:
        case Refused():
            return fault.said(lang)
        case TyperException():
            return told(fault, lang)
        case Unavailable():
            return fault.said(lang)
        case MemoryError():
            return NO_MEMORY.said(lang)
        case OSError(errno=int()):
            return system_fault(fault, lang)
        case _:
            return case_file_fault(fault, lang) or OUR_FAULT.said(lang, what=type(fault).__name__)


def _run(argv: list[str], terminal: Terminal) -> int:
    command = typer.main.get_command(app)
    _refuse_other_languages(argv)
    try:
        code = command.main(argv, prog_name="livline", standalone_mode=False, obj=terminal)
    except Abort:
        code = INTERRUPTED
    if code == INTERRUPTED:
        terminal.tell(STOPPED)
    return code if isinstance(code, int) else 0


def _refuse_other_languages(argv: list[str]) -> None:
    for word, following in zip(argv, [*argv[1:], ""], strict=False):
        name, _, value = word.partition("=")
        if name == "--lang" and (value or following) not in LANGUAGES:
            raise Refused(BAD_LANGUAGE)
