"""The command line: one entry for every way to start it.

Nothing heavy is imported here, so that an interrupt while the libraries load ends as calmly as one later.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from livline.cli.allocator import ask_for_jemalloc

INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command line (default: the process's own).

    Gives its exit code: 0, or 1 for an audit with breaches; 2 for unusable input and faults of usage; 130 interrupted.
    """
    ask_for_jemalloc()
    try:
        from livline.cli.app import answer

        return answer(list(sys.argv[1:] if argv is None else argv))
    except KeyboardInterrupt:
        return INTERRUPTED
