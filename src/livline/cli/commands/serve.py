"""`livline serve` and `livline worker`: the application in service, and the work on its queue."""

from __future__ import annotations

from typing import Annotated

import typer

from livline.cli.options import Lang
from livline.cli.refusal import Refused
from livline.cli.terminal import Terminal
from livline.verdict_files.wording import Text

READY = Text("Livline svarer på {url} – stop med Ctrl-C.", "Livline answers at {url} – stop it with Ctrl-C.")
STOPPED = Text("{part} er stoppet af sig selv; resten er stoppet med.", "{part} ended by itself; the rest is stopped.")
UNSAFE = Text("Livline starter ikke. Der er {count} at rette:", "Livline does not start. There are {count} to mend:")
WORKING = Text("Jobkøen er i gang.", "The job worker is at work.")
NO_NUMBER = Text(
    "{option} kan ikke være {value}; det er et tal fra {low} til {high}.",
    "{option} cannot be {value}; it is a number from {low} to {high}.",
)
FAILED = 2


def serve(
    ctx: typer.Context,
    host: Annotated[str, typer.Option("--host", metavar="host")] = "127.0.0.1",
    port: Annotated[str, typer.Option("--port", metavar="number")] = "8000",
    workers: Annotated[str, typer.Option("--workers", metavar="number")] = "2",
    lang: Lang = "da",
) -> int:
    """Serve the application until Ctrl-C or SIGTERM."""
    from livline.operations.serving import Unsafe, serving

    terminal: Terminal = ctx.obj
    chosen, processes = whole_number(port, "--port", 0, 65535), whole_number(workers, "--workers", 1, 64)
    try:
        with serving(host, chosen, processes) as application:
            terminal.tell(READY, url=application.url)
            part = application.wait()
            terminal.tell(STOPPED, part=part.said(terminal.lang))
            return 1
    except Unsafe as fault:
        terminal.tell(UNSAFE, count=len(fault.findings))
        for finding in fault.findings:
            terminal.note(f"  ✗ {finding.said(terminal.lang)}")
        return FAILED


def whole_number(text: str, option: str, low: int, high: int) -> int:
    """The number that the user wrote."""
    if not (text.isascii() and text.isdigit()) or len(text) > 9 or not low <= int(text) <= high:
        raise Refused(NO_NUMBER, option=option, value=text, low=low, high=high)
    return int(text)


def worker(ctx: typer.Context, lang: Lang = "da") -> None:
    """Work off the queue until Ctrl-C or SIGTERM."""
    from livline.config.ready import database
    from livline.database.role import Role

    terminal: Terminal = ctx.obj
    with database(Role.JOB):
        from livline.jobs.worker import work

        terminal.tell(WORKING)
        work()
