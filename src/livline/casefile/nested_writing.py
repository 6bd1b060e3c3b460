"""How are cases written as YAML and JSON?  One line an event, so that people can read and compare the files."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa

from livline.casefile.spelled import by_case, recorded

Spell = Callable[[Any], str]

_PLAIN = re.compile(r"[a-z][a-z0-9_]*")
_NOT_PLAIN = frozenset(("true", "false", "yes", "no", "on", "off", "y", "n", "null"))
_HIDDEN = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def _quoted(text: str) -> str:
    """Text in double quotes, in a form that JSON and YAML read alike."""
    return _HIDDEN.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))


def spell_json(value: Any) -> str:
    """A plain value in JSON."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list):
        return f"[{', '.join(map(spell_json, value))}]"
    return _quoted(value.isoformat() if isinstance(value, dt.date) else value)


def spell_yaml(value: Any) -> str:
    """A plain value in YAML, in quotes only where it needs them."""
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, list):
        return f"[{', '.join(map(spell_yaml, value))}]"
    if isinstance(value, str) and _PLAIN.fullmatch(value) and value not in _NOT_PLAIN:
        return value
    return spell_json(value)


def write_yaml(cases: pa.Table, events: Iterable[pa.RecordBatch], out: Path) -> None:
    """A list of cases."""
    with out.open("w", encoding="utf-8", newline="\n") as file:
        for case, rows in _cases(cases, events, spell_yaml, "{}: {}"):
            file.write("- " + "\n  ".join(case) + "\n")
            file.write("".join(("  events:\n", *(f"    - {{{row}}}\n" for row in rows))) if rows else "")
        if not cases.num_rows:
            file.write("[]\n")


def write_json(cases: pa.Table, events: Iterable[pa.RecordBatch], out: Path) -> None:
    """An array of cases."""
    with out.open("w", encoding="utf-8", newline="\n") as file:
        between = "["
        for case, rows in _cases(cases, events, spell_json, '"{}": {}'):
            lines = ",\n    ".join(f"{{{row}}}" for row in rows)
            file.write(f'{between}\n  {{{", ".join(case)}, "events": [')
            file.write(f"\n    {lines}\n  ]}}" if rows else "]}")
            between = ","
        file.write("\n]\n" if between == "," else "[]\n")


def _cases(
    cases: pa.Table, events: Iterable[pa.RecordBatch], spell: Spell, pair: str
) -> Iterator[tuple[list[str], list[str]]]:
    """Each case as its fields and, a line each, its events; cases without events at the end."""
    names = cases.column_names
    facts = {row[0]: row for row in zip(*(cases.column(name).to_pylist() for name in names), strict=True)}
    for batch in events:
        columns = recorded(batch)
        columns.pop("case", None)
        for case, start, stop in by_case(batch):
            lines = [", ".join(_fields(columns, row, spell, pair)) for row in range(start, stop)]
            yield _facts(names, facts.pop(case), spell, pair), lines
    for row in facts.values():
        yield _facts(names, row, spell, pair), []


def _facts(names: list[str], row: tuple[Any, ...], spell: Spell, pair: str) -> list[str]:
    return [pair.format(name, spell(value)) for name, value in zip(names, row, strict=True) if value is not None]


def _fields(columns: dict[str, list[Any]], row: int, spell: Spell, pair: str) -> Iterator[str]:
    for name, values in columns.items():
        if values[row] is not None:
            yield pair.format(name, spell(values[row]))
