"""`livline duties` and `livline duty ID`: the law as it stands in the system, on a day or between two."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from livline.cli.options import Lang, On, day_of, duty_ids
from livline.cli.terminal import Terminal
from livline.verdict_files.wording import Text
from livline.verdict_files.wording import day as day_text

HEADING = Text("Loven pr. {day}", "The law on {day}")
FROM_TO = Text("Fra {before} til {after}", "From {before} to {after}")


def duties(
    ctx: typer.Context,
    on: On = None,
    diff: Annotated[tuple[str, str] | None, typer.Option("--diff", metavar="date")] = None,
    lang: Lang = "da",
) -> None:
    """List the duties of a day, or what changed between two days."""
    if diff is not None:
        before, after = (day_of(text, "--diff") or date.today() for text in diff)
        _show_difference(before, after, ctx.obj)
    else:
        _show_all(day_of(on, "--on") or date.today(), ctx.obj)


def duty(
    ctx: typer.Context,
    duty: Annotated[str, typer.Argument(metavar="duty")],
    on: On = None,
    lang: Lang = "da",
) -> None:
    """Show one duty in its editions."""
    from lawcode.registry import DUTIES
    from livline.cli.law_view import edition_lines

    duty_ids([duty])
    terminal: Terminal = ctx.obj
    chosen = next(known for known in DUTIES if known.id == duty)
    for line in edition_lines(chosen, day_of(on, "--on"), terminal.lang, terminal.page().width):
        terminal.show(line)


def _show_all(on: date, terminal: Terminal) -> None:
    from lawcode.registry import DUTIES
    from livline.cli.law_view import duty_lines

    terminal.show(terminal.text(HEADING, day=day_text(on, terminal.lang)))
    for known in DUTIES:
        if known.on(on):
            terminal.show()
            for line in duty_lines(known, on, terminal.lang, terminal.page().width):
                terminal.show(line)


def _show_difference(before: date, after: date, terminal: Terminal) -> None:
    from lawcode.registry import DUTIES
    from livline.cli.law_view import difference_lines

    lang = terminal.lang
    terminal.show(terminal.text(FROM_TO, before=day_text(before, lang), after=day_text(after, lang)))
    terminal.show()
    for line in difference_lines(DUTIES, before, after, lang, terminal.page().width):
        terminal.show(line)
