"""As whom does Livline connect?  Three roles, none of them above row security."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """Owner: has the schema and migrates.  Web: answers requests.  Job: works off the queue."""

    OWNER = "livline_owner"
    WEB = "livline_web"
    JOB = "livline_job"
