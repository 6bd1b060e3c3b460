"""How do lines become verdicts?  The kernel's whole numbers as an Arrow table of `schema.verdict_schema`."""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from lawcode.days import MISSING
from lawcode.engines.encode import Encoded
from lawcode.engines.kernel import layout as L
from lawcode.engines.lower import Rules
from lawcode.facts import KIND_NAMES
from lawcode.outcomes import EFFECT_WORDS, STATUS_WORDS, Effect
from lawcode.readings import READINGS
from lawcode.schema import DAY, verdict_schema

Numbers = npt.NDArray[np.int64]

COMPUTED_NAMES = {L.BY_BIRTHDAY: "birthday16", L.BY_EIGHTEEN: "before18", L.BY_LAW: "law"}


def verdict_table(O: Numbers, encoded: Encoded, rules: Rules) -> pa.Table:
    """The verdicts of a batch, one row a line, in the order in which the kernel wrote them."""
    lines = O.reshape(-1, L.OW)
    duty = lines[:, L.O_DUTY]
    columns = {
        "case": encoded.names.take(pa.array(lines[:, L.O_CASE])),
        "duty": words(duty, [d.id for d in rules.duties]),
        "edition": words(edition_numbers(lines), [e.id for _, e in rules.editions]),
        "law": words(*law_numbers(lines, rules)),
        "trigger": triggers(lines, encoded),
        "trigger_on": days(lines[:, L.O_DAY]),
        "measure": measures(lines, encoded),
        "due_on": days(lines[:, L.O_DUE]),
        "met_on": days(lines[:, L.O_MET_ON]),
        "met_by": event_names(lines[:, L.O_MET_BY], encoded),
        "status": words(lines[:, L.O_STATUS], list(STATUS_WORDS)),
        "days_late": numbers(lines[:, L.O_LATE]),
        "effect": words(effects(lines, rules), list(EFFECT_WORDS)),
        "confirmed": pa.array(lines[:, L.O_CONFIRMED] == 1),
        "readings": sets(lines[:, L.O_READINGS], tuple(r.id for r in READINGS)),
        "code": words(lines[:, L.O_CODE], list(L.CODES)),
        "anchor": event_names(lines[:, L.O_ANCHOR], encoded),
        "anchor_on": days(lines[:, L.O_ANCHOR_DAY]),
        "excused_by": event_names(lines[:, L.O_EXCUSED_BY], encoded),
        "missing": missing_facts(lines[:, L.O_MISSING]),
        "lacks": sets(lines[:, L.O_LACKS], L.PARTS),
    }
    schema = verdict_schema()
    return pa.table([columns[f.name].cast(f.type) for f in schema], schema=schema)


def words(codes: Numbers, names: list[str]) -> pa.Array:
    """Words by number; a negative number is none."""
    indices = pa.array(codes.astype(np.int16), mask=codes < 0)
    return pa.DictionaryArray.from_arrays(indices, pa.array(names, pa.string()))


def days(values: Numbers) -> pa.Array:
    """Days; MISSING is none."""
    return pa.array(values.astype(np.int32), mask=values == MISSING).cast(DAY)


def numbers(values: Numbers) -> pa.Array:
    """Whole numbers; MISSING is none."""
    return pa.array(values.astype(np.int32), mask=values == MISSING)


def law_numbers(lines: Numbers, rules: Rules) -> tuple[Numbers, list[str]]:
    """The citation of each line's edition."""
    laws = [str(edition.law) for _, edition in rules.editions]
    distinct = list(dict.fromkeys(laws))
    table = np.array([distinct.index(law) for law in laws] + [-1], np.int64)
    place = edition_numbers(lines)
    return table[np.where(place < 0, len(laws), place)], distinct


def edition_numbers(lines: Numbers) -> Numbers:
    """The place of each line's edition among the rules' editions; negative for none."""
    return (lines[:, L.O_EDITION] - L.P_BASE) // L.PW


def effects(lines: Numbers, rules: Rules) -> Numbers:
    """The effect of a breach; none for what is no breach."""
    of_duty = np.array([int(d.effect) for d in rules.duties] + [int(Effect.CRITICISM)], np.int64)
    late = np.isin(lines[:, L.O_STATUS], (L.MET_LATE, L.OVERDUE))
    return np.where(late, of_duty[lines[:, L.O_DUTY]], -1)


def sets(bits: Numbers, names: tuple[str, ...]) -> pa.Array:
    """Bit sets as words joined by `|`; the empty set is an empty text."""
    distinct, codes = np.unique(bits, return_inverse=True)
    texts = ["|".join(name for i, name in enumerate(names) if (int(value) >> i) & 1) for value in distinct]
    return pa.DictionaryArray.from_arrays(pa.array(codes.astype(np.int16)), pa.array(texts, pa.string()))


@cache
def fact_words() -> pa.Array:
    """The facts that can be missing."""
    return pa.array(L.MISSING_FACTS, pa.string())


def missing_facts(codes: Numbers) -> pa.Array:
    """The fact that is not recorded; none where nothing is missing."""
    return pa.DictionaryArray.from_arrays(pa.array(codes.astype(np.int16), mask=codes == 0), fact_words())


def measures(lines: Numbers, encoded: Encoded) -> pa.Array:
    """The measure of a line; none where it has none of its own."""
    codes = lines[:, L.O_MEASURE]
    if len(encoded.measures) == 0:
        return pa.nulls(len(codes), pa.string())
    return encoded.measures.take(pa.array(np.maximum(codes - 1, 0), mask=codes <= 0))


def triggers(lines: Numbers, encoded: Encoded) -> pa.Array:
    """Names of the triggers: an event's, or a computed day's; the second of a name in a duty gets `#2`."""
    names = event_names(lines[:, L.O_TRIGGER], encoded)
    computed = np.flatnonzero(lines[:, L.O_COMPUTED] != L.BY_EVENT)
    if len(computed) == 0:
        return names
    texts = computed_names(lines[computed])
    mask = np.zeros(len(lines), bool)
    mask[computed] = True
    return pc.replace_with_mask(names, pa.array(mask), texts)


def computed_names(lines: Numbers) -> pa.Array:
    """`year2@2020-03-01`, `birthday16@...`, `before18@...`, `law@2014-01-01`, numbered where a name comes twice."""
    kind = lines[:, L.O_COMPUTED]
    stems = np.array([COMPUTED_NAMES.get(k, "") for k in range(int(kind.max()) + 1)])[kind]
    years = kind == L.BY_YEAR
    stem = pa.array(stems, pa.string())
    if years.any():
        numbers = pa.array(lines[:, L.O_NUMBER]).cast(pa.string())
        stem = pc.if_else(pa.array(years), pc.binary_join_element_wise("year", numbers, ""), stem)
    day = days(lines[:, L.O_DAY]).cast(pa.string())
    names = pc.binary_join_element_wise(stem, day, "@")
    key = np.stack([lines[:, L.O_CASE], lines[:, L.O_DUTY], kind, lines[:, L.O_DAY], lines[:, L.O_NUMBER]])
    return with_ordinals(names, ranks(key))


def ranks(key: Numbers) -> Numbers:
    """For each column of `key` how many equal columns stand before it, from 1."""
    order = np.lexsort(key[::-1])
    sorted_key = key[:, order]
    new = np.ones(len(order), bool)
    new[1:] = (sorted_key[:, 1:] != sorted_key[:, :-1]).any(axis=0)
    starts = np.flatnonzero(new)
    rank = np.arange(len(order)) - starts[np.cumsum(new) - 1] + 1
    out = np.empty(len(order), np.int64)
    out[order] = rank
    return out


def with_ordinals(names: pa.Array, rank: Numbers) -> pa.Array:
    """Append `#2`, `#3` ... where the rank is above one."""
    if not (rank > 1).any():
        return names
    numbered = pc.binary_join_element_wise(names, pa.array(rank).cast(pa.string()), "#")
    return pc.if_else(pa.array(rank > 1), numbered, names)


def event_names(rows: Numbers, encoded: Encoded) -> pa.Array:
    """Names of events by row: the id, else `kind@date`, `kind@date#2`; none for a negative row."""
    ids = encoded.events.column("id")
    taken = ids.take(pa.array(np.maximum(rows, 0), mask=rows < 0))
    if isinstance(taken, pa.DictionaryArray):
        taken = taken.dictionary_decode()
    nameless = (rows >= 0) & taken.is_null().to_numpy(zero_copy_only=False)
    if not nameless.any():
        return taken
    wanted, inverse = np.unique(rows[nameless], return_inverse=True)
    made = made_names(wanted, encoded).take(pa.array(inverse))
    return pc.replace_with_mask(taken, pa.array(nameless), made)


def made_names(rows: Numbers, encoded: Encoded) -> pa.Array:
    """Names of events without an id."""
    X = encoded.E.reshape(-1, L.W)
    idless = encoded.events.column("id").is_null().to_numpy(zero_copy_only=False)
    mine = X[idless[X[:, L.ROW]]]
    case = np.searchsorted(
        encoded.B.reshape(-1, L.BW)[:, L.B_FIRST], np.flatnonzero(idless[X[:, L.ROW]]) * L.W, "right"
    )
    rank = np.zeros(encoded.events.num_rows, np.int64)
    rank[mine[:, L.ROW]] = ranks(np.stack([case, mine[:, L.KIND], mine[:, L.DAY]]))
    place = np.empty(encoded.events.num_rows, np.int64)
    place[X[:, L.ROW]] = np.arange(len(X))
    chosen = X[place[rows]]
    kind = pa.array(KIND_NAMES, pa.string()).take(pa.array(chosen[:, L.KIND]))
    day = days(chosen[:, L.DAY]).cast(pa.string()).fill_null("?")
    return with_ordinals(pc.binary_join_element_wise(kind, day, "@"), rank[rows])
