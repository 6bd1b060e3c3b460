"""How do broken case files fare?  `python -m tests.trials.imports --seed 1 --first 0 --count 100000`.

Each is loaded as in `tests/ground/test_imports.py`; the page tells what became of them, and every promise not kept is
shown with the number that makes its file again.  Ends with 1 where there is any.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.trials import page
from tests.trials.ground import served

BATCH = 100
"""Mutants that are tried in one transaction, on one ground."""


@dataclass
class Tally:
    """What the mutants came to so far."""

    outcomes: Counter[str] = field(default_factory=Counter)
    by_format: Counter[tuple[str, str]] = field(default_factory=Counter)
    problems: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    slowest: float = 0
    largest: float = 0


def main() -> int:
    """Run the trial and write its page."""
    asked, started, tally = page.arguments(100_000), time.monotonic(), Tally()
    with served(), page.of_what_was_done():
        for batch in range(asked.first, asked.first + asked.count, BATCH):
            numbers = range(batch, min(batch + BATCH, asked.first + asked.count))
            tried(asked.seed, numbers, tally)
    page.write(
        "tests.trials.imports", "Broken case files", ABOUT, asked, list(figures(tally)), time.monotonic() - started
    )
    return int(bool(tally.faults))


def tried(seed: int, numbers: range, tally: Tally) -> None:
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
            tally.outcomes[result.outcome] += 1
            tally.by_format[result.mutant.format, result.outcome] += 1
            tally.problems.update(result.problems)
            tally.slowest = max(tally.slowest, result.seconds)
            tally.largest = max(tally.largest, result.mebibytes)
            for fault in result.faults:
                tally.faults.append(fault)
                sys.stdout.write(f"{result.mutant.name}: {fault}\n")
                sys.stdout.flush()
        transaction.set_rollback(True)


ABOUT = (
    "Sound case files in five formats, each changed in one or two ways (bytes, encodings, columns, cells, rows,"
    " nesting, archives, types), loaded as the job role beside another municipality and rolled back."
)


def figures(tally: Tally) -> Iterator[page.Figure]:
    """The lines of the page."""
    yield "files", f"{sum(tally.outcomes.values()):,}", "100,000"
    yield "loaded whole, equal to the file, the second time without change", f"{tally.outcomes['loaded']:,}", "some"
    yield "refused with findings in sentences, nothing left behind", f"{tally.outcomes['refused']:,}", "the others"
    yield "other exceptions", tally.outcomes["fault"], "0"
    yield "promises not kept", len(tally.faults), "0"
    yield "longest, in seconds", f"{tally.slowest:.2f}", "at most 10"
    yield "largest, in MiB over the start", f"{tally.largest:.0f}", "at most 256"
    for kind in ("csv", "json", "yaml", "xlsx", "parquet"):
        of = {outcome: count for (name, outcome), count in tally.by_format.items() if name == kind}
        yield f"{kind}: loaded of all", f"{of.get('loaded', 0):,} of {sum(of.values()):,}", ""
    yield "sorts of finding that were met", len(tally.problems), ""


if __name__ == "__main__":
    sys.exit(main())
