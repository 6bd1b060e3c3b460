"""Which mutant has which number?  A sound file, a number, and what the number's dice make of it: always the same."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pyarrow.parquet as pq
import yaml

from tests.trials import of_bytes, of_parquet, of_tables, of_trees, of_workbooks
from tests.trials.of_tables import Book, Sheet
from tests.trials.sound import FORMATS, NAMES, sound

ENDINGS = [".csv", ".json", ".yaml", ".xlsx", ".parquet", ".txt", "", ".CSV", ".tsv", ".xlsm", ".xls", ".zip"]


@dataclass(frozen=True)
class Mutant:
    """A file that may or may not be sound, and what was done to it."""

    number: str
    format: str
    done: str
    path: Path

    @property
    def name(self) -> str:
        return f"{self.number} {self.format}: {self.done}"


def mutant(seed: int, number: int, folder: Path) -> Mutant:
    """The mutant of a number; written into the folder."""
    rng = Random(f"{seed}/{number}")
    kind = rng.choice(FORMATS)
    source = sound(rng.choice(NAMES), kind)
    path = folder / source.name
    (shutil.copytree if source.is_dir() else shutil.copy)(source, path)
    done = changed(path, kind, rng)
    if rng.random() < 0.15:
        done += f", {of_the_bytes(path, kind, rng)}"
    if rng.random() < 0.03:
        path, done = renamed(path, rng), f"{done}, renamed"
    return Mutant(f"{seed}/{number}", kind, done, path)


def changed(path: Path, format: str, rng: Random) -> str:
    """Do something that fits the format, or something that fits any; the name of what was done."""
    if rng.random() < 0.25:
        return of_the_bytes(path, format, rng)
    return OF[format](path, rng)


def of_the_bytes(path: Path, format: str, rng: Random) -> str:
    changes = of_bytes.CHANGES if format in ("xlsx", "parquet") else of_bytes.OF_TEXT
    name = rng.choice(list(changes))
    target = rng.choice(sorted(path.iterdir())) if path.is_dir() else path
    target.write_bytes(changes[name](target.read_bytes(), rng))
    return name


def of_csv(path: Path, rng: Random) -> str:
    """Tables are taken apart, changed, and written again without the care of the product's own writer."""
    read = {
        role: list(csv.reader(io.StringIO((path / f"{role}.csv").read_text("utf-8")))) for role in ("cases", "events")
    }
    book = Book(*(Sheet(role, rows[0], rows[1:]) for role, rows in read.items()))
    name = rng.choice(list(of_tables.CHANGES))
    of_tables.CHANGES[name](book, rng)
    separator, all_quoted = rng.choice(",,,;\t|"), rng.random() < 0.3
    for sheet in (book.cases, book.events):
        out = io.StringIO()
        csv.writer(out, delimiter=separator, quoting=csv.QUOTE_ALL if all_quoted else csv.QUOTE_MINIMAL).writerows(
            [sheet.names, *sheet.rows]
        )
        (path / f"{sheet.role}.csv").write_text(out.getvalue(), "utf-8")
    return name


def of_tree(path: Path, rng: Random) -> str:
    """Nested cases: as values, or as text."""
    own = of_trees.OF_YAML if path.suffix == ".yaml" else of_trees.OF_JSON
    if rng.random() < 0.3:
        name = rng.choice(list(own))
        path.write_text(own[name](path.read_text("utf-8"), rng), "utf-8")
        return name
    text = path.read_text("utf-8")
    cases = json.loads(text) if path.suffix == ".json" else list(yaml.load(text, yaml.BaseLoader))
    name = rng.choice(list(of_trees.CHANGES))
    cases = of_trees.CHANGES[name](cases if isinstance(cases, list) else [cases], rng)
    path.write_text(json.dumps(cases) if path.suffix == ".json" else yaml.safe_dump(cases, sort_keys=False), "utf-8")
    return name


def of_workbook(path: Path, rng: Random) -> str:
    parts = of_workbooks.opened(path.read_bytes())
    name = rng.choice(list(of_workbooks.CHANGES))
    of_workbooks.CHANGES[name](parts, rng)
    path.write_bytes(of_workbooks.closed(parts))
    return name


def of_parquet_tables(path: Path, rng: Random) -> str:
    target = path / rng.choice(["events.parquet", "events.parquet", "cases.parquet"])
    name = rng.choice(list(of_parquet.CHANGES))
    table = of_parquet.CHANGES[name](pq.read_table(target), rng)
    try:
        pq.write_table(table, target)
    except Exception:  # some types cannot be written: then the file is left half done, which is a mutant, too
        return f"{name}, not writable"
    return name


def renamed(path: Path, rng: Random) -> Path:
    """A file under another name than its content deserves."""
    if path.is_dir():
        shutil.rmtree(path / rng.choice(sorted(path.iterdir())).name, ignore_errors=True)
        next(iter(path.iterdir())).unlink()
        return path
    to = path.with_suffix(rng.choice(ENDINGS)) if rng.random() < 0.9 else path.with_name("nowhere.csv")
    if to.name != "nowhere.csv":
        path.rename(to)
    return to


OF: dict[str, Callable[[Path, Random], str]] = {
    "csv": of_csv,
    "json": of_tree,
    "yaml": of_tree,
    "xlsx": of_workbook,
    "parquet": of_parquet_tables,
}
