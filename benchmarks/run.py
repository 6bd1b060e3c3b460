"""Measure the audit beside its limits and its rivals, and write the table: `python -m benchmarks.run --help`.

Every contender runs in a process of its own; the rounds go through all of them in turn, so that whatever else the
machine does falls on all alike.  What counts are the ratios inside one run.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks import readme
from benchmarks.agreement import Compared, compared
from benchmarks.table import report
from livline.synth import write

SIZES = (10_000, 100_000, 1_000_000)
SEED = 2026
STREAMED = ("read_groups", "read_scan", "ours", "ours_subset", "duckdb_asof", "duckdb_window", "duckdb_checked")
IN_MEMORY = ("reference", "one_case", "one_case_plain")


class Measured(NamedTuple):
    """What came of one contender at one size, over all rounds."""

    seconds: list[float]
    first: float
    megabytes: float

    @property
    def typical(self) -> float:
        """The median, in seconds."""
        return median(self.seconds)


Results = dict[tuple[str, int], Measured]


def folder_of(data: Path, cases: int) -> Path:
    """The invented cases of a size, made when they are not there yet."""
    folder = data / f"{cases}"
    if not (folder / "done").exists():
        tell(f"inventing {cases:,} cases")
        events = write(cases, SEED, folder)
        (folder / "done").write_text(str(events))
    return folder


def tell(line: str) -> None:
    """A line of progress, beside the result."""
    print(line, file=sys.stderr, flush=True)


def once(name: str, folder: Path, out: Path, runs: int) -> Measured:
    """One child process of a contender."""
    command = [sys.executable, "-m", "benchmarks.measure", name, str(folder), str(out), str(runs)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{name} failed:\n{done.stderr.strip()}")
    found = json.loads(done.stdout.splitlines()[-1])
    return Measured(found["seconds"], found["first"], found["megabytes"])


def together(parts: Sequence[Measured]) -> Measured:
    """All rounds of a contender as one."""
    seconds = [second for part in parts for second in part.seconds]
    return Measured(seconds, max(part.first for part in parts), max(part.megabytes for part in parts))


def race(names: Sequence[str], folder: Path, out: Path, rounds: int, runs: int) -> dict[str, Measured]:
    """Every contender once a round."""
    parts: dict[str, list[Measured]] = {name: [] for name in names}
    for number in range(1, rounds + 1):
        for name in names:
            parts[name].append(once(name, folder, out / f"{name}.parquet", runs))
            tell(f"  round {number}: {name} {parts[name][-1].typical:.4f} s")
    return {name: together(part) for name, part in parts.items()}


def measure_all(sizes: Sequence[int], data: Path, out: Path, rounds: int) -> tuple[Results, list[Compared], int]:
    """All sizes; the agreement with the SQL and the number of events are those of the largest."""
    results: Results = {}
    for cases in sizes:
        folder = folder_of(data, cases)
        tell(f"{cases:,} cases")
        runs = 5 if cases <= 10_000 else 1
        results |= {(name, cases): each for name, each in race(STREAMED, folder, out, rounds, runs).items()}
    smallest = folder_of(data, min(sizes))
    results |= {(name, 0): each for name, each in race(IN_MEMORY, smallest, out, rounds, 1).items()}
    events = int((folder_of(data, max(sizes)) / "done").read_text())
    return results, compared(out / "duckdb_asof.parquet", out / "ours.parquet"), events


def main() -> None:
    """Read the options, measure, write the table."""
    parser = argparse.ArgumentParser(description="Measure the audit beside its limits and rivals.")
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="numbers of cases, e.g. 10000,100000")
    parser.add_argument("--rounds", type=int, default=3, help="how often each contender runs at each size")
    parser.add_argument("--data", type=Path, help="where the invented cases are kept from one run to the next")
    parser.add_argument("--out", type=Path, default=readme.RESULTS, help="the table to write")
    options = parser.parse_args()
    sizes = sorted({int(size) for size in options.sizes.split(",")})
    with tempfile.TemporaryDirectory(prefix="benchmarks") as scratch:
        data = options.data or Path(scratch)
        results, agreement, events = measure_all(sizes, data, Path(scratch), options.rounds)
    text = report(results, agreement, sizes, events)
    options.out.write_text(text, encoding="utf-8")
    if options.out == readme.RESULTS:
        readme.main()
    print(text)


if __name__ == "__main__":
    main()
