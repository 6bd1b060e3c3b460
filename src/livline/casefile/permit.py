"""May this kind of event have that field, and this field that word?  Asked of whole columns, not of rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

import numpy as np
import pyarrow as pa

from lawcode.facts import KIND_BY_NAME, KIND_NAMES, KINDS, OWN_FIELD_NAMES, Type
from livline.casefile.coded import Coded, stored_codes, validity

UNKNOWN = len(KIND_NAMES)
"""The code of a kind that is unknown or missing; such a row is judged for its kind alone."""

_CODE = {name: code for code, name in enumerate(KIND_NAMES)}


def kind_codes(kinds: Coded) -> tuple[np.ndarray, np.ndarray]:
    """The code of each row's kind (int8, `UNKNOWN` where it is none), and the rows with a kind nobody knows."""
    table = np.array([_CODE.get(value, UNKNOWN) for value in kinds.values] + [UNKNOWN], dtype=np.int8)
    codes = table[kinds.codes.astype(np.intp)]
    strange = [code for code, value in enumerate(kinds.values) if value not in _CODE]
    return codes, kinds.rows_of(strange) if strange else np.empty(0, dtype=np.int64)


def misplaced(codes: np.ndarray, columns: Mapping[str, pa.Array]) -> Iterator[tuple[str, np.ndarray]]:
    """Fields that stand where their event's kind does not have them: the field's name and the rows.

    Works on one bit a row: the rows of each kind are packed once, each field then costs a few passes over bytes.
    """
    packed = _packed_kinds(codes)
    for name in OWN_FIELD_NAMES:
        column = columns.get(name)
        if column is None or column.null_count == len(column):
            continue
        allowed = packed[UNKNOWN].copy()
        for code in _kinds_with(name):
            if code in packed:
                allowed |= packed[code]
        bad = _valid_bits(column) & ~allowed
        if bad.any():
            yield name, np.flatnonzero(np.unpackbits(bad, count=len(column), bitorder="little"))


def _packed_kinds(codes: np.ndarray) -> dict[int, np.ndarray]:
    """One bit a row for each kind that occurs; the bits beyond the last row count as unknown."""
    present = np.flatnonzero(np.bincount(codes, minlength=UNKNOWN + 1))
    packed = {code: np.packbits(codes == code, bitorder="little") for code in present.tolist()}
    unknown = packed.setdefault(UNKNOWN, np.zeros((len(codes) + 7) // 8, dtype=np.uint8))
    if len(codes) % 8:
        unknown[-1] |= np.uint8(0xFF << len(codes) % 8 & 0xFF)
    return packed


def _valid_bits(column: pa.Array) -> np.ndarray:
    size = (len(column) + 7) // 8
    if not column.null_count:
        return np.full(size, 0xFF, dtype=np.uint8)
    bits = np.frombuffer(column.buffers()[0], dtype=np.uint8)
    if column.offset % 8 == 0:
        return bits[column.offset // 8 : column.offset // 8 + size]
    start = column.offset
    return np.packbits(np.unpackbits(bits, count=start + len(column), bitorder="little")[start:], bitorder="little")


@cache
def _kinds_with(name: str) -> tuple[int, ...]:
    return tuple(code for code, kind in enumerate(KINDS) if kind.field(name))


WORD_FIELDS = tuple(
    name
    for name in OWN_FIELD_NAMES
    if any((spec := kind.field(name)) is not None and spec.type is Type.WORD for kind in KINDS)
)
"""Fields that hold a listed word in at least one kind."""


def unlisted(codes: np.ndarray, columns: Mapping[str, pa.Array]) -> Iterator[tuple[str, np.ndarray]]:
    """Words that their event's kind does not list: the field's name and the rows."""
    for name in WORD_FIELDS:
        column = columns.get(name)
        if column is None or column.null_count == len(column):
            continue
        table = _table(name, column.dictionary.to_pylist())
        if table.all():
            continue
        valid = validity(column)
        rows = np.arange(len(column)) if valid is None else np.flatnonzero(valid)
        at = codes[rows].astype(np.intp) * table.shape[1] + stored_codes(column)[rows]
        bad = rows[~table.ravel()[at]]
        if bad.size:
            yield name, bad


def _table(name: str, words: list[str]) -> np.ndarray:
    """kind × word: may it stand there?  Where the kind lacks the field or holds free text in it: yes."""
    table = np.ones((UNKNOWN + 1, len(words)), dtype=bool)
    for code in _kinds_with(name):
        allowed = words_of(KIND_NAMES[code], name)
        if allowed:
            table[code] = [word in allowed for word in words]
    return table


@cache
def words_of(kind: str, name: str) -> tuple[str, ...]:
    """The words that a field of a kind may hold; none where it is free text or no field of the kind."""
    known = KIND_BY_NAME.get(kind)
    spec = known.field(name) if known else None
    return spec.words if spec else ()
