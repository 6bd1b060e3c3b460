"""How is the queue worked off?  One job after the other, as the job role, until told to stop."""

from __future__ import annotations

import time

from django.db import connection, connections
from procrastinate.contrib.django import app

from livline.database.copied_mark import is_restored_copy
from livline.database.refusal import Text, Unavailable
from livline.jobs.tasks import renew_ledgers

COPY = Text(
    "Databasen er en gendannet kopi; dens jobs bliver ikke kørt.",
    "The database is a restored copy; its jobs are not run.",
)
RELEASE = Text(
    "Skal den være den rigtige database, så kør livline release.",
    "If it is to be the real database, run livline release.",
)
POLL_SECONDS = 5.0
"""The database wakes the worker; this is for when its word was lost."""
GRACE_SECONDS = 20.0


def work(wait: bool = True) -> None:
    """Work until SIGTERM or Ctrl-C; without `wait` until nothing is left to do.

    It may be the first worker of a release, whose law judges otherwise: ledgers are renewed when all else is done.
    What has ended well leaves the queue at once: what an import came to stands in its run.
    """
    if is_restored_copy(connection):
        raise Unavailable(COPY, RELEASE)
    renew_ledgers.configure().defer(timestamp=int(time.time()))
    with app.replace_connector(app.connector.get_worker_connector()) as working:  # type: ignore[attr-defined]
        working.run_worker(
            wait=wait,
            fetch_job_polling_interval=POLL_SECONDS,
            shutdown_graceful_timeout=GRACE_SECONDS,
            delete_jobs="successful",
            install_signal_handlers=wait,
        )
    connections.close_all()
