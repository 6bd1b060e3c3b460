"""How does a Danish table of events become facts?  The Arrow tables of `lawcode.schema`, as an engine takes them."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import pyarrow as pa

from lawcode.facts import KIND_BY_NAME, Field, Type
from lawcode.manual import words
from lawcode.manual.ascii_table import Row, rows_of
from lawcode.schema import case_schema, event_schema

DANISH_TIME = ZoneInfo("Europe/Copenhagen")
YES_NO = {"ja": True, "nej": False}
NOT_OWN = {words.CHILD, words.BORN, words.KIND, words.DATE, words.CLOCK, words.ID, words.OF, words.MEASURE}


def facts_of(table: str, born_on: str = "") -> tuple[pa.Table, pa.Table]:
    """Cases and events of a table; `born_on`: the birthday of every child that has none of its own."""
    rows = rows_of(table)
    children = dict.fromkeys(row[words.CHILD] for row in rows)
    born = {row[words.CHILD]: row[words.BORN] for row in rows if row.get(words.BORN)}
    cases = [{"case": child, "born_on": day(born.get(child, born_on))} for child in children]
    ordered = sorted(rows, key=lambda row: list(children).index(row[words.CHILD]))
    return (
        pa.Table.from_pylist(cases, schema=case_schema()),
        pa.Table.from_pylist([event_of(row) for row in ordered], schema=event_schema()),
    )


def event_of(row: Row) -> dict[str, Any]:
    """One event; an empty cell is a fact that nobody recorded."""
    kind = KIND_BY_NAME[words.KIND_OF_WORD[row[words.KIND]]]
    event: dict[str, Any] = {
        "case": row[words.CHILD],
        "kind": kind.name,
        "date": day(row[words.DATE]),
        "at": moment(f"{row[words.DATE]} {row[words.CLOCK]}") if row.get(words.CLOCK) else None,
        "id": row.get(words.ID) or None,
        "of": row.get(words.OF) or None,
        "measure": row.get(words.MEASURE) or None,
    }
    for heading, cell in row.items():
        if heading not in NOT_OWN and cell:
            field = kind.field(words.FIELD_OF_HEADING[heading])
            if field is None:
                raise LookupError(f"“{kind.danish}” has no “{heading}”")
            event[field.name] = value(field, cell)
    return event


def value(field: Field, cell: str) -> Any:
    """A cell as the field's type."""
    match field.type:
        case Type.YES_NO:
            return YES_NO[cell]
        case Type.WORD:
            return words.value_of(field, cell)
        case Type.WORDS:
            return [words.value_of(field, part.strip()) for part in cell.split(",") if part.strip() != "intet"]
        case Type.TEXTS:
            return [part.strip() for part in cell.split(",")]
        case Type.DATE:
            return day(cell)
        case Type.TIME:
            return moment(cell)
        case Type.NUMBER:
            return int(cell)
        case _:
            return cell


def day(cell: str) -> dt.date | None:
    """An ISO date; an empty cell is none."""
    return dt.date.fromisoformat(cell) if cell else None


def moment(cell: str) -> dt.datetime:
    """Danish wall time, `2024-03-01 10:00`, as an instant."""
    return dt.datetime.fromisoformat(cell).replace(tzinfo=DANISH_TIME).astimezone(dt.UTC)
