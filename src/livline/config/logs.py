"""What does a log say?  When, and of a fault where it arose and of what kind it is; its words may quote a case."""

from __future__ import annotations

import logging
import time
import traceback
from typing import Any

CONTROLS = {number: f"\\x{number:02x}" for number in (*range(32), 127, 0x85, 0x2028, 0x2029)}
"""What could begin a line of its own, or colour a terminal."""


class Wordless(logging.Formatter):
    """Lines without what faults say: kinds, files and line numbers alone."""

    converter = staticmethod(time.gmtime)
    default_time_format = "%Y-%m-%dT%H:%M:%S"
    default_msec_format = "%s.%03dZ"

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802  its name in Python
        """One line, whatever somebody sent that stands in it."""
        return super().formatMessage(record).translate(CONTROLS)

    def formatException(self, ei: Any) -> str:  # noqa: N802  its name in Python
        """Each fault of the chain, the first one first."""
        lines: list[str] = []
        fault: BaseException | None = ei[1]
        while fault is not None and len(lines) < 200:
            frames = traceback.extract_tb(fault.__traceback__)
            places = [f"    {frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
            words = f": {fault}" if getattr(fault, "holds_no_case", False) else ""
            lines = [*places, f"  {type(fault).__name__}{words}", *lines]
            fault = fault.__cause__ or (None if fault.__suppress_context__ else fault.__context__)
        return "\n".join(lines)


FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "wordless": {"()": "livline.config.logs.Wordless", "format": FORMAT},
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "wordless"}},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "procrastinate": {"handlers": ["stderr"], "level": "ERROR", "propagate": True},
        "livline": {"handlers": ["stderr"], "level": "INFO", "propagate": True},
    },
}
