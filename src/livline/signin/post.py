"""How does a mail leave?  After the transaction and beside the answer, which must not tell by its time."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from django.core.mail import EmailMessage
from django.db import connections, transaction

log = logging.getLogger(__name__)
_sender = ThreadPoolExecutor(max_workers=1, thread_name_prefix="post")


def send(message: EmailMessage) -> None:
    """Send it once what it is about is kept.  A mail that is lost is asked for again by whoever waits for it."""
    transaction.on_commit(partial(_sender.submit, _send, message))


def _send(message: EmailMessage) -> None:
    try:
        message.send()
    except OSError as fault:  # SMTP's own faults are among them
        log.error("a mail could not be sent: %s", type(fault).__name__)
    finally:
        connections.close_all()


def wait() -> None:
    """Until all that was sent before has left."""
    _sender.submit(int).result()
