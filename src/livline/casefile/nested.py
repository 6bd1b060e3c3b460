"""How do cases with nested events (YAML, JSON) become two tables?

The formats give plain lists, dicts, text, numbers as `Digits`, true/false and None; here they are laid out in columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pyarrow as pa

from livline.casefile.findings import Where
from livline.casefile.natural import LISTS, Misfit, items_of, text_of
from livline.casefile.raw import Log, Place, Raw
from livline.casefile.suggest import known_fields
from livline.casefile.typed import FIELD_BY_NAME

EVENTS_IN_ALL = 2_000_000
"""Events that one nested file may hold, its aliases written out."""


class Object(dict[str, Any]):
    """A mapping as it was read; `doubled`: the keys that stood in it twice."""

    doubled: tuple[str, ...] = ()


@dataclass
class Sheet:
    """Columns that grow row by row; only what is given takes room."""

    role: str
    rows: int = 0
    cells: dict[str, tuple[list[int], list[Any]]] = field(default_factory=dict)
    numbers: list[int] = field(default_factory=list)

    def put(self, name: str, value: Any) -> None:
        """Give the row that is being filled a value."""
        at, values = self.cells.setdefault(name, ([], []))
        at.append(self.rows)
        values.append(value)

    def next_row(self, number: int) -> None:
        """End the row; `number` is what people call it."""
        self.numbers.append(number)
        self.rows += 1

    def columns(self) -> dict[str, pa.Array]:
        """All rows, column by column, as text and lists of text."""
        columns = {}
        for name, (at, values) in self.cells.items():
            dense = [None] * self.rows
            for row, value in zip(at, values, strict=True):
                dense[row] = value
            lists = FIELD_BY_NAME[self.role][name].type in LISTS
            columns[name] = pa.array(dense, pa.list_(pa.string()) if lists else pa.string())
        return columns

    def raw(self, place: Place) -> Raw:
        return Raw(place, self.columns(), np.array(self.numbers, dtype=np.int64))


def tables(documents: Iterable[Any], file: str, log: Log) -> tuple[Raw, Raw]:
    """The cases and the events of a file's documents: a case, or a list of cases, each."""
    reader = _Reader(Place(file, by_row=False), log)
    for document in documents:
        for case in document if isinstance(document, list) else [document]:
            reader.case(case)
    return reader.cases.raw(reader.place), reader.events.raw(reader.place)


class _Reader:
    """Fills the two sheets from cases, one after the other."""

    def __init__(self, place: Place, log: Log) -> None:
        self.place, self.log = place, log
        self.cases, self.events = Sheet("cases"), Sheet("events")

    def case(self, case: Any) -> None:
        """One case with its events."""
        number = self.cases.rows + 1
        where = Where(self.place.file)
        if not isinstance(case, Object):
            self.log.findings.add("not_a_case", where, value=case)
            return
        where = replace(where, case=str(case.get("case") or f"nr. {number}"))
        events = case.pop("events", None)
        self._put(self.cases, case, where)
        name = self._kept(self.cases, "case")
        self.cases.next_row(number)
        self._events(events, name, where)

    def _kept(self, sheet: Sheet, name: str) -> Any:
        at, values = sheet.cells.get(name, ([], []))
        return values[-1] if at and at[-1] == sheet.rows else None

    def _events(self, events: Any, case: Any, where: Where) -> None:
        if events is None:
            return
        if not isinstance(events, list):
            self.log.findings.add("not_events", where, "events", events)
            return
        for number, event in enumerate(events, start=1):
            if self.events.rows >= EVENTS_IN_ALL:
                self.log.findings.add_once("too_large", self.place.at(), detail=f"> {EVENTS_IN_ALL}")
                return
            self._event(event, case, number, where)

    def _event(self, event: Any, case: Any, number: int, where: Where) -> None:
        where = replace(where, number=number)
        if not isinstance(event, Object):
            self.log.findings.add("not_an_event", where, "events", event)
            return
        name = event.get("id")
        where = replace(where, event=name if isinstance(name, str) else "")
        if case is not None:
            self.events.put("case", case)
        self._put(self.events, event, where, skip="case")
        self.events.next_row(number)

    def _put(self, sheet: Sheet, values: Mapping[str, Any], where: Where, skip: str = "") -> None:
        """The fields of one case or event."""
        known = FIELD_BY_NAME[sheet.role]
        for name in values.doubled if isinstance(values, Object) else ():
            self.log.findings.add("doubled_field", where, name)
        for name, value in values.items():
            spec = known.get(name)
            if spec is None or name == skip:
                detail = known_fields(name, tuple(known))
                self.log.findings.add("unknown_field", where, name, value, detail)
                continue
            try:
                text = items_of(value) if spec.type in LISTS else text_of(value, spec.type)
                _must_be_unicode(text)
            except Misfit as misfit:
                shown = "" if isinstance(value, (list, dict)) else value
                self.log.findings.add(misfit.problem, where, name, shown, misfit.detail)
            else:
                sheet.put(name, text)


def _must_be_unicode(text: str | list[str | None] | None) -> None:
    """Half surrogates, which JSON can write, are no characters."""
    for part in text if isinstance(text, list) else (text,):
        try:
            (part or "").encode()
        except UnicodeEncodeError:
            raise Misfit("bad_text") from None
