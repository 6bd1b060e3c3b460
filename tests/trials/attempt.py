"""What must hold whenever a file is loaded?  Whole or not at all, told in sentences, in bounded time and memory."""

from __future__ import annotations

import re
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

from django.db import connection, transaction

from livline.access.models import Municipality
from livline.casefile import Unusable
from livline.intake.load import Loaded, load
from tests.ground import world
from tests.ground.files import of_database, of_file
from tests.trials.mutants import Mutant

SECONDS, MEBIBYTES = 10.0, 256
"""What one file may take, however it is made."""
TABLES = ("case", "entry", "case_before", "line", "ledger", "municipality", "account", "relation")


@dataclass(frozen=True)
class Result:
    """What became of a mutant; `faults`: promises that were not kept, as sentences."""

    mutant: Mutant
    outcome: str
    faults: tuple[str, ...]
    seconds: float
    mebibytes: float
    problems: tuple[str, ...] = ()


class TooSlow(BaseException):
    """Three times the time that is allowed is over."""


def attempted(mutant: Mutant, of: Municipality) -> Result:
    """Load a mutant as the job of a municipality, and take everything back."""
    faults: list[str] = []
    problems: tuple[str, ...] = ()
    outcome, refusal = "refused", None
    started = time.perf_counter()
    with measured() as grown, undone():
        before = rows()
        try:
            with limited():
                found = loaded(mutant.path, of)
            taken = time.perf_counter() - started
            outcome = "loaded"
        except Unusable as unusable:
            taken, refusal = time.perf_counter() - started, unusable
        except (Exception, TooSlow) as fault:
            taken, outcome = time.perf_counter() - started, "fault"
            faults.append(f"{type(fault).__name__}: {str(fault)[:300]}")
        grew = grown()
        if refusal is not None:
            faults += told(refusal, mutant)
            problems = tuple(sorted(refusal.totals))
        if outcome != "loaded" and not connection.needs_rollback and rows() != before:
            faults.append(f"something was left: {rows()} instead of {before}")
        if outcome == "loaded":
            faults += kept(mutant.path, of, found)
    if taken > SECONDS:
        faults.append(f"took {taken:.1f} s")
    if grew > MEBIBYTES:
        faults.append(f"took {grew:.0f} MiB")
    return Result(mutant, outcome, tuple(faults), taken, grew, problems)


def loaded(path: Path, of: Municipality) -> Loaded:
    """Load as the job role, with all that is checked only at the end checked now."""
    with world.job(of), transaction.atomic():
        found = load([path], of.id, None)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        return found


def told(refusal: Unusable, mutant: Mutant) -> Iterator[str]:
    """Every finding names the file, its row where there is one, and in both languages what to do."""
    if not refusal.findings or sum(refusal.totals.values()) < len(refusal.findings):
        yield "refused without a finding"
    for finding in refusal.findings:
        if not finding.file.startswith(str(mutant.path)):
            yield f"{finding.problem} names another file"
        for lang in ("da", "en"):
            sentence = finding.sentence(lang).replace(f"{mutant.path.parent}/", "")
            yield from unclear(finding.problem, sentence, finding.row)


def unclear(problem: str, sentence: str, row: int | None) -> Iterator[str]:
    """What is the matter with a sentence?"""
    said = sentence.partition(": ")[2]
    if not said.endswith(".") or len(said.split()) < 3:
        yield f"{problem} does not end in a sentence: {sentence[-80:]!r}"
    if not sentence.isprintable():
        yield f"{problem} holds characters that do not print: {sentence[-80:]!r}"
    if re.search(r"\{\w+\}|Traceback|0x[0-9a-f]{6}|object at", sentence):
        yield f"{problem} tells what is inside the program: {sentence[-80:]!r}"
    if row is not None and str(row) not in sentence:
        yield f"{problem} knows its row and does not tell it"


def kept(path: Path, of: Municipality, found: Loaded) -> Iterator[str]:
    """What stands in the database is what stands in the file, and twice is once."""
    cases, events = of_file(path)
    if found.cases != len(cases) or sum(found.rows.values()) - found.rows["missing"] != sum(map(len, events.values())):
        yield f"{found} of {len(cases)} cases"
    with world.job(of):
        in_database = of_database()
    alone = {case["case"] for case in cases} == {case["case"] for case in in_database[0]}
    if alone and found.new_cases == found.cases and in_database != (cases, events):
        yield "the database holds something else than the file"
    before = rows()
    again = loaded(path, of)
    if again.new_cases or again.rows["new"] or again.rows["changed"] or rows() != before:
        yield f"the same file a second time: {again.new_cases} new cases, {again.rows}"


def rows() -> dict[str, Any]:
    """How much there is, and of the facts also what they say."""
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(f"SELECT '{name}', count(*)::text FROM \"{name}\"" for name in TABLES))
        counted = dict(cursor.fetchall())
        cursor.execute("SELECT coalesce(sum(hashtext(e::text)), 0)::text FROM entry e")
        return counted | {"facts": cursor.fetchone()[0]}


@contextmanager
def undone() -> Iterator[None]:
    """What is done in here never was."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def limited() -> Iterator[None]:
    """End what takes far too long, so that one mutant does not end the trial."""

    def end(number: int, frame: FrameType | None) -> None:
        raise TooSlow

    before = signal.signal(signal.SIGALRM, end)
    signal.setitimer(signal.ITIMER_REAL, 3 * SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def measured() -> Iterator[Any]:
    """Gives a function that tells by how many MiB this process grew at most."""
    Path("/proc/self/clear_refs").write_text("5")
    start = memory("VmRSS")
    yield lambda: (memory("VmHWM") - start) / 1024


def memory(name: str) -> int:
    """KiB of this process."""
    found = re.search(rf"{name}:\s+(\d+) kB", Path("/proc/self/status").read_text())
    assert found, "this trial runs on Linux"
    return int(found[1])
