"""How does a long audit use memory again, and how does it give back what it no longer uses?"""

from __future__ import annotations

import ctypes
import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache

KEPT_MS = 10_000
"""How long freed memory stays at hand: the reader wants as much again for the next piece of a file."""


@contextmanager
def set_aside() -> Iterator[None]:
    """What was made before is not looked through for garbage meanwhile: that costs as much as the summary.

    Afterwards it is again, else a process that audits often would keep all garbage that each audit found.  A process
    that has set something aside itself, or audits twice at once, is left alone.
    """
    if gc.get_freeze_count():
        yield
        return
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def keep_at_hand() -> None:
    """Where Arrow takes its memory from jemalloc (`livline.cli.allocator`), let that keep it for a while."""
    import pyarrow as pa

    if pa.default_memory_pool().backend_name == "jemalloc":
        pa.jemalloc_set_decay_ms(KEPT_MS)


def release_unused() -> None:
    """Give the memory that Arrow and C's heap no longer use back to the system.

    Threads that make large arrays and let them go leave holes, which over a large audit came to some hundred
    megabytes.
    """
    import pyarrow as pa

    pa.default_memory_pool().release_unused()
    trim = heap_trimmer()
    if trim is not None:
        trim(0)


@cache
def heap_trimmer() -> Callable[[int], int] | None:
    """`malloc_trim` of the GNU C library; none where the heap is another's."""
    try:
        return ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError, TypeError):
        return None
