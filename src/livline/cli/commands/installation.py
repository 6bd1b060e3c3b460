"""`livline check-installation`, `note-looks` and `check-looks`: is all as it should be, the log too?"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from livline.cli.options import Lang
from livline.cli.terminal import Terminal
from livline.verdict_files.wording import Text

NOTED = Text("Noteret: {count} sagers log ender i {file}.", "Noted: where the logs of {count} cases end, in {file}.")
UNBROKEN = Text("Loggen er ubrudt.", "The log is unbroken.")
UNTOLD = Text(
    "Uden --against ses det ikke, om de nyeste opslag er skåret af.",
    "Without --against it cannot be seen whether the newest looks were cut off.",
)
FAULT = Text("✗ sag {case}, opslag {number}: {what}", "✗ case {case}, look {number}: {what}")
WHATS = {
    "missing": Text("mangler", "missing"),
    "changed": Text("ændret", "changed"),
    "cut or rewritten": Text("skåret af eller skrevet om", "cut or rewritten"),
}
FAILED = 1


def check_installation(ctx: typer.Context, lang: Lang = "da") -> int:
    """Check the whole installation."""
    from livline.operations.installation import checks

    terminal: Terminal = ctx.obj
    failed = 0
    for step in checks(os.environ):
        terminal.show(step.said(terminal.lang))
        failed += not step.held
    return FAILED if failed else 0


def note_looks(ctx: typer.Context, out: Annotated[Path, typer.Argument(metavar="out")], lang: Lang = "da") -> None:
    """Note where the chains of looks end."""
    from livline.operations.look_notes import note

    terminal: Terminal = ctx.obj
    count = note(out, os.environ)
    terminal.show(terminal.text(NOTED, count=count, file=out))


def check_looks(
    ctx: typer.Context,
    against: Annotated[Path | None, typer.Option("--against", metavar="ends")] = None,
    lang: Lang = "da",
) -> int:
    """Check the chains of looks."""
    from livline.operations.look_notes import check

    terminal: Terminal = ctx.obj
    found = check(against, os.environ)
    for fault in found:
        what = WHATS[fault.what].said(terminal.lang)
        terminal.show(terminal.text(FAULT, case=fault.case_id, number=fault.number, what=what))
    if not found:
        terminal.show(terminal.text(UNBROKEN))
    if against is None:
        terminal.tell(UNTOLD)
    return FAILED if found else 0
