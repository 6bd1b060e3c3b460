"""How do broken case files fare?  `python -m tests.trials.imports --seed 1 --first 0 --count 100000`.

Each is loaded as in `tests/ground/test_imports.py`; the page tells what became of them, and every promise not kept is
shown with the number that makes its file again.  Ends with 1 where there is any.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tests.trials import page
from tests.trials.ground import served

if TYPE_CHECKING:
    from tests.trials.attempt import Result

BATCH = 100
"""Mutants that are tried in one transaction, on one ground."""
OUTCOMES, SORT = ("loaded", "refused", "fault"), "finding "


def main() -> int:
    """Run the trial and write its page."""
    asked, started, told = page.arguments(100_000), time.monotonic(), Counter[str]()
    with served(), page.of_what_was_done():
        for batch in range(asked.first, asked.first + asked.count, BATCH):
            numbers = range(batch, min(batch + BATCH, asked.first + asked.count))
            tried(asked.seed, numbers, told)
    asked.count = done(told)  # where it was interrupted, it goes on from there
    told[page.MOST + "sorts"] = sum(name.startswith(SORT) for name in told)
    runs = page.in_all("tests.trials.imports", asked, +told, time.monotonic() - started)
    calls = " and ".join(runs.calls)
    page.put("tests.trials.imports", "Broken case files", ABOUT, calls, list(figures(runs.told)), runs.seconds)
    return int(bool(told["faults"]))


def tried(seed: int, numbers: range, told: Counter[str]) -> None:
    """Try some mutants, every second batch in a municipality that knows the sound files already."""
    from django.db import transaction

    from tests.trials.attempt import attempted
    from tests.trials.mutants import mutant
    from tests.trials.scene import two_municipalities

    with transaction.atomic():
        of = two_municipalities(known=numbers.start // BATCH % 2 == 0)
        for number in numbers:
            with TemporaryDirectory(prefix="livline-mutant-") as folder:
                result = attempted(mutant(seed, number, Path(folder)), of)
            count(result, told)
            for fault in result.faults:
                sys.stdout.write(f"{result.mutant.name}: {fault}\n")
                sys.stdout.flush()
        transaction.set_rollback(True)


def count(result: Result, told: Counter[str]) -> None:
    """Add what became of a mutant."""
    told.update([result.outcome, f"{result.mutant.format} {result.outcome}", *(SORT + one for one in result.problems)])
    told["faults"] += len(result.faults)
    for name, found in (("milliseconds", 1_000 * result.seconds), ("mebibytes", result.mebibytes)):
        told[page.MOST + name] = max(told[page.MOST + name], round(found))


ABOUT = (
    "Sound case files in five formats, each changed in one or two ways (bytes, encodings, columns, cells, rows,"
    " nesting, archives, types), loaded as the job role beside another municipality and rolled back."
)


def done(told: Counter[str]) -> int:
    """How many files were tried."""
    return sum(told[outcome] for outcome in OUTCOMES)


def figures(told: Counter[str]) -> Iterator[page.Figure]:
    """The lines of the page."""
    yield "files", f"{done(told):,}", "100,000"
    yield "loaded whole, equal to the file, the second time without change", f"{told['loaded']:,}", "some"
    yield "refused with findings in sentences, nothing left behind", f"{told['refused']:,}", "the others"
    yield "other exceptions", told["fault"], "0"
    yield "promises not kept", told["faults"], "0"
    yield "longest, in seconds", f"{told[page.MOST + 'milliseconds'] / 1_000:.2f}", "at most 10"
    yield "largest, in MiB over the start", told[page.MOST + "mebibytes"], "at most 256"
    for kind in ("csv", "json", "yaml", "xlsx", "parquet"):
        of = [told[f"{kind} {outcome}"] for outcome in OUTCOMES]
        yield f"{kind}: loaded of all", f"{of[0]:,} of {sum(of):,}", ""
    yield "sorts of finding that were met in a run", told[page.MOST + "sorts"], ""


if __name__ == "__main__":
    sys.exit(main())
