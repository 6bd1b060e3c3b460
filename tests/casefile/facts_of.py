"""Case files as plain values, so that tests can compare them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pyarrow as pa

from lawcode.schema import case_schema, event_schema
from livline.casefile import CaseFile


def tables(cases: list[dict[str, Any]]) -> tuple[pa.Table, pa.RecordBatch]:
    """Invented cases in the canonical schemas."""
    events = [event | {"case": case["case"]} for case in cases for event in case["events"]]
    facts = [{name: value for name, value in case.items() if name != "events"} for case in cases]
    batch = pa.Table.from_pylist(events, schema=event_schema()).combine_chunks().to_batches()[0]
    return pa.Table.from_pylist(facts, schema=case_schema()), batch


def cases_of(case_file: CaseFile) -> list[dict[str, Any]]:
    """The table of cases, without what is not recorded, in the order of the ids."""
    return sorted(map(_recorded, case_file.cases.to_pylist()), key=lambda case: case["case"])


def events_of(case_file: CaseFile) -> list[dict[str, Any]]:
    """All events in their order, without what is not recorded; instants in seconds UTC."""
    return [event for batch in case_file.batches() for event in plain(batch.events)]


def plain(events: pa.RecordBatch) -> Iterable[dict[str, Any]]:
    """The events of a batch as dicts."""
    table = pa.Table.from_batches([events]).cast(event_schema())
    for name in ("at", "implemented_at"):
        index = table.schema.get_field_index(name)
        table = table.set_column(index, name, table.column(name).cast(pa.int64()))
    return map(_recorded, table.to_pylist())


def _recorded(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if value is not None}
