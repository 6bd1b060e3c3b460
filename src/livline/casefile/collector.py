"""Why is the garbage collector paused while a nested file is read?  Because it would look through it over and over.

Reading makes millions of small objects that all live until the end; the collector took six seconds of every seven.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused() -> Iterator[None]:
    """No collection of garbage meanwhile."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
