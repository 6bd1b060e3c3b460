"""Which ids stand twice in a case, and which `of` points to nothing?

The engine finds both while it links events; `link_findings` says where they stand.  When something else is wrong
already the engine never sees the events, and `link_faults` looks for them here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple, Protocol

import pyarrow as pa

from livline.casefile.findings import Finding, Where, shown


class LinkFault(Protocol):
    """What the engine says of a row: `field` is `id` or `of`, `code` is `duplicate_id` or `dangling_of`."""

    @property
    def row(self) -> int: ...
    @property
    def field(self) -> str: ...
    @property
    def code(self) -> str: ...


class Located(Protocol):
    """Events that know where they stand, such as a `Batch`."""

    @property
    def events(self) -> pa.RecordBatch: ...
    def locate(self, row: int) -> Where: ...


class Link(NamedTuple):
    """A fault found here, in the engine's shape."""

    row: int
    field: str
    code: str


def link_faults(events: pa.RecordBatch) -> list[Link]:
    """Ids that stand twice in their case (the later row), and `of` that points to no id of the case."""
    ids, of, cases = (events.column(name).to_pylist() for name in ("id", "of", "case"))
    known: set[tuple[str, str]] = set()
    faults = []
    for row, (case, name) in enumerate(zip(cases, ids, strict=True)):
        if name is not None and case is not None:
            if (case, name) in known:
                faults.append(Link(row, "id", "duplicate_id"))
            known.add((case, name))
    if None not in cases:
        faults += [
            Link(row, "of", "dangling_of")
            for row, (case, name) in enumerate(zip(cases, of, strict=True))
            if name is not None and (case, name) not in known
        ]
    return faults


def link_findings(batch: Located, faults: Iterable[LinkFault]) -> list[Finding]:
    """The faults of a batch with their places; a doubled id names the row that had it first."""
    faults = list(faults)
    first = _first_rows(batch.events) if any(fault.code == "duplicate_id" for fault in faults) else {}
    return [_finding(batch, fault, first) for fault in faults]


def _finding(batch: Located, fault: LinkFault, first_rows: Mapping[tuple[str, str], int]) -> Finding:
    name = batch.events.column(fault.field)[fault.row].as_py()
    value, where = shown(name), batch.locate(fault.row)
    if fault.code != "duplicate_id":
        return Finding(fault.code, where, fault.field, value)
    first = batch.locate(first_rows[batch.events.column("case")[fault.row].as_py(), name])
    if where.row is None:
        return Finding("duplicate_id_nested", where, fault.field, value, str(first.number))
    return Finding(fault.code, where, fault.field, value, str(first.row))


def _first_rows(events: pa.RecordBatch) -> dict[tuple[str, str], int]:
    """The first row of each id in its case: looked up once for all, as a long case may double every id."""
    cases, ids = events.column("case").to_pylist(), events.column("id").to_pylist()
    return {(cases[row], ids[row]): row for row in reversed(range(len(ids)))}
