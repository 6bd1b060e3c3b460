"""On what does the kernel run?  Its own source over lists for a few cases, machine code over arrays for many."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from lawcode.engines import compiled

Numbers = npt.NDArray[Any]
NARROW = np.int32
"""Records and lines hold days, rows, numbers of words and small sets: half a word of memory has room for each.  They
are written once and read many times, so that is half of the memory's work."""


@dataclass(frozen=True)
class Machine:
    """`kernel`: its entries by name; what they are given is made by `flat`, `zeros` and `room`."""

    kernel: Any
    is_compiled: bool

    def flat(self, values: Numbers) -> Any:
        """Numbers to be read: as they lie, or as a list."""
        return values if self.is_compiled else values.tolist()

    def zeros(self, count: int, width: type = np.int64) -> Any:
        """Room for numbers, zero so far."""
        return np.zeros(count, width) if self.is_compiled else [0] * count

    def room(self, count: int, width: type = np.int64) -> Any:
        """Room for numbers that are written before they are read: memory as it comes."""
        return np.empty(count, width) if self.is_compiled else [0] * count

    def made(self) -> None:
        """Remember that the machine code is made, once a batch has gone through all of it."""
        if self.is_compiled:
            compiled.mark_ready()


@cache
def plain() -> Machine:
    """The kernel's own source."""
    return Machine(compiled.plain(), False)


@cache
def quick() -> Machine:
    """The compiled kernel; the first call in a process loads it, and makes it where it has not been made before."""
    return Machine(compiled.kernel(), True)
