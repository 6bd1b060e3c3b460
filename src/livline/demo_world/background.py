"""Who are the other children of a caseload?  Running cases of `livline.synth`, moved to days that end yesterday."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from lawcode.days import to_date
from livline.demo_world.names import SITES as OUR_SITES
from livline.demo_world.places import OTHERS, Town
from livline.synth.lifecourse import generate
from livline.synth.names import SITES, WORKERS
from livline.synth.parameters import EXPORT_ON

DRAWN = 1_300
"""Cases that are drawn so that enough of them run."""
COPENHAGEN = "Europe/Copenhagen"
NEW_WORKERS = tuple(OTHERS.values())


@dataclass(frozen=True)
class Child:
    """A child of the background: the number of the case, the birthday, and whether it is placed now."""

    number: str
    born_on: dt.date
    is_placed: bool


def write_background(town: Town, seed: int, folder: Path, today: dt.date) -> list[Child]:
    """Write the cases of a municipality as case files into a folder; gives the children."""
    cases, events = next(generate(DRAWN, seed, DRAWN))
    placed, helped = running(events, "placement"), running(events, "measure")
    moved = (today - to_date(int(EXPORT_ON))).days - 1
    names: dict[str, str] = {}
    children: list[Child] = []
    for row in cases.select(["case", "born_on"]).to_pylist():
        if row["born_on"] is None or row["case"] not in placed | helped or is_grown_up(row["born_on"]):
            continue
        number = f"{town.mark}-{len(names) + 1:04d}"
        names[row["case"]] = number
        children.append(Child(number, row["born_on"] + dt.timedelta(days=moved), row["case"] in placed))
        if len(names) == town.cases:
            break
    write(cases, folder / "cases.parquet", names, moved, {"municipality": town.name})
    write(pa.Table.from_batches([events]), folder / "events.parquet", names, moved, {})
    return children


def is_grown_up(born_on: dt.date) -> bool:
    """Was the child 18 when the cases were drawn?"""
    day = to_date(int(EXPORT_ON))
    return (day.year - born_on.year, day.month, day.day) >= (18, born_on.month, born_on.day)


def running(events: pa.RecordBatch, what: str) -> set[str]:
    """The cases in which something has started more often than it has ended."""
    kinds = events.column("kind").cast(pa.string())
    balance: Counter[str] = Counter()
    for kind, sign in ((f"{what}_started", 1), (f"{what}_ended", -1)):
        for case in events.column("case").filter(pc.equal(kinds, kind)).to_pylist():
            balance[case] += sign
    return {case for case, open_ in balance.items() if open_ > 0}


def write(table: pa.Table, path: Path, names: dict[str, str], moved: int, fixed: dict[str, str]) -> None:
    """The rows of the chosen cases under their new numbers, on new days, with names of the invented world."""
    chosen = table.filter(pc.is_in(table.column("case").cast(pa.string()), pa.array(list(names))))
    for place, field in enumerate(chosen.schema):
        column = chosen.column(place).combine_chunks()
        chosen = chosen.set_column(place, field.name, told(field.name, column, names, moved, fixed))
    pq.write_table(chosen, path)


def told(name: str, column: pa.Array, names: dict[str, str], moved: int, fixed: dict[str, str]) -> pa.Array:
    """A column as the invented world tells it."""
    if name in fixed:
        return pa.array([fixed[name]] * len(column))
    if pa.types.is_date(column.type):
        return pc.add(column.cast(pa.int32()), pa.scalar(moved, pa.int32())).cast(pa.date32())
    if pa.types.is_timestamp(column.type):
        return later(column, moved)
    if name == "case":
        return pa.array([names[value] for value in column.to_pylist()])
    if name in ("site", "from", "to"):
        return pa.array([RENAMED.get(value, value) for value in column.to_pylist()], pa.string())
    return column


def later(moments: pa.Array, days: int) -> pa.Array:
    """The same hour on the wall, some days later."""
    wall = pc.local_timestamp(moments.cast(pa.timestamp("s", COPENHAGEN)))
    moved = pc.add(wall, pa.scalar(dt.timedelta(days=days), pa.duration("s")))
    known = pc.assume_timezone(moved, COPENHAGEN, ambiguous="earliest", nonexistent="latest")
    return known.cast(pa.timestamp("s", "UTC"))


def renamed() -> dict[str, str]:
    """Names of sites and workers in `livline.synth`, and what stands for them here."""
    sites = {
        name: OUR_SITES[kind][place % len(OUR_SITES[kind])]
        for kind, names in SITES.items()
        for place, name in enumerate(names)
    }
    return sites | {name: NEW_WORKERS[place % len(NEW_WORKERS)] for place, name in enumerate(WORKERS)}


RENAMED = renamed()
