"""From where does Arrow take its memory?  Asked for here, as Arrow asks once, when it is loaded."""

from __future__ import annotations

import os
import sys

ASKED = "ARROW_DEFAULT_MEMORY_POOL"


def ask_for_jemalloc() -> None:
    """Let Arrow use the allocator that keeps what it will want again; where somebody asked for one, that one stays.

    The usual one, mimalloc, gives back within milliseconds what the next piece of a file takes again, and the system
    empties every page that it hands out: a twentieth of a large audit, and an eighth of its memory.
    """
    if sys.platform == "linux":  # Arrow for other systems may come without it, and would say so on every run
        os.environ.setdefault(ASKED, "jemalloc")
