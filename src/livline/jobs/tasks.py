"""Which work is on the queue?  Each task takes ids alone; for whom it works, the database wrote beside them.

No task has a queueing lock: under row security the database does not say which key is taken, and procrastinate, which
asks for it, would end the worker.

What a task raises goes into logs, so no fault leaves it with its words: a fault may quote a case.
"""

from __future__ import annotations

import datetime as dt
import functools
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

from procrastinate.contrib.django import app

IMPORTS, CARE = "imports", "care"
LAST = -1
"""The priority of what nobody waits for."""


class JobFailed(Exception):
    """A task failed; only the kind of fault is told, and where it arose."""

    holds_no_case = True
    """Its words may be logged."""


def wordless(task: Callable[..., None]) -> Callable[..., None]:
    """The task, whose faults say of what kind they are and nothing else."""

    @functools.wraps(task)
    def run(*words: Any, **values: Any) -> None:
        try:
            task(*words, **values)
        except Exception as fault:
            place = traceback.extract_tb(fault.__traceback__)[-1]
            said = f"{type(fault).__name__} ({Path(place.filename).name}:{place.lineno})"
        else:
            return
        raise JobFailed(said)  # outside `except`: else the fault would be told as its context

    return run


@app.task(name="import_case_file", queue=IMPORTS)
@wordless
def import_case_file(run: str, municipality: str, account: str | None = None) -> None:
    """Import a file that lies in the inbox."""
    from livline.jobs.importing import perform

    perform(UUID(run), UUID(municipality), UUID(account) if account else None)


@app.periodic(cron="* * * * *")
@app.task(name="look_after_the_queue", queue=CARE, lock="look_after_the_queue", pass_context=True)
async def look_after_the_queue(context: Any, timestamp: int) -> None:
    """Take up again what a killed worker left, and remove files that wait for nothing."""
    from livline.jobs.inbox import sweep

    for job in await context.app.job_manager.get_stalled_jobs():
        await context.app.job_manager.retry_job(job)
    sweep()


@app.periodic(cron="*/10 * * * *")
@app.task(name="send_letters", queue=CARE, lock="send_letters")
@wordless
def send_letters(timestamp: int) -> None:
    """On the morning of a working day: send the letters that have not left."""
    from livline.digests.sending import is_morning, letters_send

    if is_morning(dt.datetime.now(dt.UTC)):
        letters_send()


@app.periodic(cron="1 * * * *")
@app.task(name="renew_ledgers", queue=CARE, lock="renew_ledgers", priority=LAST)
@wordless
def renew_ledgers(timestamp: int) -> None:
    """A minute past each hour, midnight by every clock included: judge anew what time or law has changed."""
    from livline.jobs.renewing import ledgers_renew

    ledgers_renew()
