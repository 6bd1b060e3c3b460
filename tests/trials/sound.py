"""What do mutants come from?  Sound cases, published and invented, in every format that Livline reads."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pyarrow as pa

import livline
from livline.casefile import FORMATS, open_case_files, write_case_file
from livline.synth import generate
from tests.casefile.facts_of import tables
from tests.generative.cases import seeded_cases

PUBLISHED = Path(livline.__file__).parent / "published" / "cases.yaml"
ODD: list[dict[str, Any]] = [
    {
        "case": "K-1",
        "municipality": 'Sølund "Nord"; =1',
        "events": [
            {"kind": "decision", "id": "A1", "about": "placement", "consent": True, "period_months": 6},
            {"kind": "notice", "of": "A1", "to": "child", "written": False, "at": 1_700_000_000},
            {"kind": "plan", "has": ["purpose", "goals"], "type": "barnets_plan", "measure": "m\n1"},
            {"kind": "study_closed", "covers": ["skole, fritid"], "left_out": []},
        ],
    },
    {"case": "K-2", "events": [{"kind": "visit", "at_site": True, "reason": "æøå"}]},
]
NAMES = ("odd", "published", "invented", "random")
"""Four sets of cases, small enough that hundreds of mutants of them are tried in seconds."""


@cache
def sound(name: str, format: str) -> Path:
    """The file, or the folder of two tables, that holds a set of cases in a format; written once a process."""
    folder = Path(mkdtemp(prefix="livline-sound-"))
    out = folder / "cases" if format in ("csv", "parquet") else folder / f"cases.{format}"
    cases, batches = made(name)
    write_case_file(cases, batches, out, format)
    return out


@cache
def made(name: str) -> tuple[pa.Table, list[pa.RecordBatch]]:
    """The cases of a set, as tables."""
    if name == "published":
        return of_file(PUBLISHED, 12)
    if name == "invented":
        cases, events = next(generate(2, 7, 2))
        return cases, [events]
    chosen = ODD if name == "odd" else [case for case in seeded_cases(8, 7) if case["events"]]
    cases, events = tables(chosen)
    return cases, [events]


def of_file(path: Path, most: int) -> tuple[pa.Table, list[pa.RecordBatch]]:
    """The first cases of a file."""
    read = open_case_files([path])
    cases = read.cases.slice(0, most)
    known = set(cases.column("case").to_pylist())
    events = pa.Table.from_batches([batch.events for batch in read.batches()])
    kept = events.filter(pa.array([case in known for case in events.column("case").to_pylist()]))
    return cases, kept.combine_chunks().to_batches()


__all__ = ["FORMATS", "NAMES", "sound"]
