"""One contender in a process of its own: `python -m benchmarks.measure NAME FOLDER OUT RUNS` prints its numbers.

The first run warms up (the kernel's cache is loaded, the file is in memory) and is told apart; then come RUNS timed
ones.  Peak memory is that of the whole process.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.contenders import CONTENDERS

IN_MEMORY = {"one_case": 2_000, "one_case_plain": 500}
"""Contenders that are timed by the call, and how many calls make one run."""


def seconds(work: Callable[[], object], calls: int = 1) -> float:
    """Wall time of one call, from `calls` of them."""
    start = time.perf_counter()
    for _ in range(calls):
        work()
    return (time.perf_counter() - start) / calls


def measure(name: str, folder: Path, out: Path, runs: int) -> dict[str, object]:
    """First run, the others, and peak memory in megabytes."""
    calls = IN_MEMORY.get(name, 1)
    contender = CONTENDERS[name]
    work = contender(folder, out) if name in IN_MEMORY else lambda: contender(folder, out)
    first = seconds(work)
    timed = [seconds(work, calls) for _ in range(runs)]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {"first": first, "seconds": timed, "megabytes": peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)}


if __name__ == "__main__":
    chosen, source, target, times = sys.argv[1:]
    print(json.dumps(measure(chosen, Path(source), Path(target), int(times))))
