"""How does a long audit give back the memory that it no longer uses?"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import cache


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
