"""May a letter leave?  Never from a restored copy: its people are real, and what it would tell them is old."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.mail.backends.smtp import EmailBackend
from django.db import connection

from livline.database.copied_mark import is_restored_copy

log = logging.getLogger("livline.mail")


class GuardedMail(EmailBackend):
    """SMTP, where a server is named and the database is no restored copy; else nothing leaves."""

    def send_messages(self, email_messages: Sequence[Any]) -> int:
        """How many letters have left."""
        if not settings.EMAIL_HOST or is_restored_copy(connection):
            log.warning("%s letters were not sent: %s", len(email_messages), "restored copy or no mail server")
            return 0
        return super().send_messages(email_messages)
