"""What does a log say of a fault?  Where it arose and of what kind it is; its words may quote a case."""

from __future__ import annotations

import logging
import traceback
from typing import Any


class Wordless(logging.Formatter):
    """Lines without what faults say: kinds, files and line numbers alone."""

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


LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "wordless": {"()": "livline.config.logs.Wordless", "format": "%(levelname)s %(name)s: %(message)s"},
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "wordless"}},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "procrastinate": {"handlers": ["stderr"], "level": "ERROR", "propagate": True},
        "livline": {"handlers": ["stderr"], "level": "INFO", "propagate": True},
    },
}
