"""Who may see and do what?  The sheet `matrix.yaml`, read once; the door asks it, and the wall is made from it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import yaml

SHEET = Path(__file__).with_name("matrix.yaml")


class Reads(StrEnum):
    """How an object is read."""

    ALWAYS = "always"
    UNLESS_SECRET = "unless_secret"
    OPENED_IF_SECRET = "opened_if_secret"
    OPENED = "opened"
    OWN = "own"
    NEVER = "never"


CODES = {
    "R": Reads.ALWAYS,
    "R-": Reads.UNLESS_SECRET,
    "R!": Reads.OPENED_IF_SECRET,
    "!": Reads.OPENED,
    "own": Reads.OWN,
    "–": Reads.NEVER,
}


@dataclass(frozen=True)
class Cell:
    """What a role may do with an object."""

    reads: Reads
    writes: bool
    decides: bool


@dataclass(frozen=True)
class Matrix:
    """The sheet: Danish and English names of roles and objects, a cell for each pair, and where each fact belongs.

    `kept_open`: the objects that are written in a locked case too.
    """

    objects: dict[str, dict[str, str]]
    roles: dict[str, dict[str, str]]
    cells: dict[tuple[str, str], Cell]
    codes: dict[tuple[str, str], str]
    facts: dict[str, tuple[str, ...]]
    kept_open: frozenset[str] = frozenset()

    def object_of(self, kind: str) -> str:
        """The object to which a kind of fact belongs; raises `KeyError` for a kind that stands nowhere."""
        return next((name for name, kinds in self.facts.items() if kind in kinds), "") or _nowhere(kind)

    def reading(self, object_: str, how: Reads) -> tuple[str, ...]:
        """The roles that read an object in a way."""
        return tuple(role for role in self.roles if self.cells[role, object_].reads == how)

    def writing(self, object_: str) -> tuple[str, ...]:
        """The roles that write an object."""
        return tuple(role for role in self.roles if self.cells[role, object_].writes)

    def deciding(self, object_: str) -> tuple[str, ...]:
        """The roles that decide about an object."""
        return tuple(role for role in self.roles if self.cells[role, object_].decides)


def _nowhere(kind: str) -> str:
    raise KeyError(kind)


@cache
def matrix() -> Matrix:
    """The sheet as it is written."""
    return of_sheet(yaml.safe_load(SHEET.read_text("utf-8")))


def of_sheet(sheet: dict[str, Any]) -> Matrix:
    """The matrix of a sheet; every role has a cell for every object."""
    codes = {(role, name): sheet["cells"][role][name] for role in sheet["roles"] for name in sheet["objects"]}
    facts = {name: tuple(kinds) for name, kinds in sheet["facts"].items()}
    cells = {pair: cell(code) for pair, code in codes.items()}
    return Matrix(sheet["objects"], sheet["roles"], cells, codes, facts, frozenset(sheet["kept_open"]))


def cell(code: str) -> Cell:
    """A cell of its code: how it is read, then W and A."""
    reads = "".join(letter for letter in code if letter not in "WA")
    return Cell(CODES[reads], "W" in code, "A" in code)
