"""`livline check`: can these files be used, and if not, what must be written instead?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from livline.cli.options import Inputs, Lang
from livline.cli.terminal import Terminal
from livline.verdict_files.wording import Text

if TYPE_CHECKING:
    from livline.casefile import CaseFile

SOUND = Text("Filerne kan bruges: {children}.", "The files can be used: {children}.")


def check(ctx: typer.Context, inputs: Inputs, lang: Lang = "da") -> None:
    """Read everything and follow every link, judge nothing."""
    from livline.cli.case_file_faults import show_notes
    from livline.cli.summary_view import children

    terminal: Terminal = ctx.obj
    case_file, cases = opened_and_checked(inputs, terminal)
    show_notes(case_file.notes, terminal)
    terminal.show(terminal.text(SOUND, children=children(cases, terminal.lang)))


def opened_and_checked(inputs: Sequence[Path], terminal: Terminal) -> tuple[CaseFile, int]:
    """The case file, proven sound to its last link, and how many cases are in it."""
    from livline.audit_run import check_case_file
    from livline.casefile import open_case_files
    from livline.cli.progress import CHECKING, Progress

    with Progress(terminal) as progress:
        case_file = open_case_files(inputs, progress)
    with Progress(terminal, CHECKING) as progress:
        return case_file, check_case_file(case_file, progress)
