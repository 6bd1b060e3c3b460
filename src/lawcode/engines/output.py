"""How do lines become verdicts?  The kernel's whole numbers as an Arrow table of `schema.verdict_schema`."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from lawcode.days import MISSING
from lawcode.engines.encode import Encoded, texts
from lawcode.engines.kernel import layout as L
from lawcode.engines.lower import Rules
from lawcode.facts import KIND_NAMES
from lawcode.outcomes import EFFECT_WORDS, STATUS_WORDS, Effect
from lawcode.readings import READINGS
from lawcode.schema import DAY, verdict_schema

Numbers = npt.NDArray[np.int64]

NOTES = ("asked_first", "reasons_not_recorded", "declined")
"""What an act may say beside meeting the demand, for the explanation."""
NAMED = (L.O_TRIGGER, L.O_MET_BY, L.O_ANCHOR, L.O_EXCUSED_BY)
"""The places of a line that name an event by its row."""
COMPUTED_NAMES = {L.BY_BIRTHDAY: "birthday16", L.BY_EIGHTEEN: "before18", L.BY_LAW: "law"}


def verdict_table(O: Numbers, encoded: Encoded, rules: Rules) -> pa.Table:
    """The verdicts of a batch, one row a line, in the order in which the kernel wrote them."""
    lines = O.reshape(-1, L.OW)
    duty = lines[:, L.O_DUTY]
    names = event_names([lines[:, slot] for slot in NAMED], encoded)
    columns = {
        "case": encoded.names.take(pa.array(lines[:, L.O_CASE])),
        "duty": words(duty, [d.id for d in rules.duties]),
        "edition": words(edition_numbers(lines), [e.id for _, e in rules.editions]),
        "law": words(*law_numbers(lines, rules)),
        "trigger": triggers(lines, names[0]),
        "trigger_on": days(lines[:, L.O_DAY]),
        "measure": measures(lines, encoded),
        "due_on": days(lines[:, L.O_DUE]),
        "met_on": days(lines[:, L.O_MET_ON]),
        "met_by": names[1],
        "status": words(lines[:, L.O_STATUS], list(STATUS_WORDS)),
        "days_late": numbers(lines[:, L.O_LATE]),
        "effect": words(effects(lines, rules), list(EFFECT_WORDS)),
        "confirmed": pa.array(lines[:, L.O_CONFIRMED] == 1),
        "readings": sets(lines[:, L.O_READINGS], tuple(r.id for r in READINGS)),
        "code": words(lines[:, L.O_CODE], list(L.CODES)),
        "anchor": names[2],
        "anchor_on": days(lines[:, L.O_ANCHOR_DAY]),
        "excused_by": names[3],
        "missing": missing_facts(lines[:, L.O_MISSING]),
        "lacks": sets(lines[:, L.O_LACKS], L.PARTS),
        "trigger_kind": kind_words(lines[:, L.O_TRIGGER], encoded),
        "met_kind": kind_words(lines[:, L.O_MET_BY], encoded),
        "excused_kind": kind_words(lines[:, L.O_EXCUSED_BY], encoded),
        "notes": words(notes(lines, encoded), list(NOTES)),
    }
    schema = verdict_schema()
    return pa.table([columns[f.name] for f in schema], schema=schema)


def words(codes: Numbers, names: list[str]) -> pa.Array:
    """Words by number; a negative number is none."""
    return dictionary(codes, names, np.int8, codes < 0)


def dictionary(
    codes: Numbers, names: Sequence[str], width: type, none: npt.NDArray[np.bool_] | None = None
) -> pa.Array:
    """Words by number, the numbers known to be sound."""
    indices = pa.array(codes.astype(width), mask=none)
    return pa.DictionaryArray.from_arrays(indices, pa.array(names, pa.string()), safe=False)


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
    return dictionary(codes, texts, np.int16)


def kind_words(rows: Numbers, encoded: Encoded) -> pa.Array:
    """The kinds of events by row; none for a negative row."""
    return words(of_rows(encoded.kinds, rows, -1), list(KIND_NAMES))


def of_rows(values: Numbers, rows: Numbers, missing: int) -> Numbers:
    """Values of events by row, `missing` for a negative row."""
    return np.append(values, missing)[rows]


def notes(lines: Numbers, encoded: Encoded) -> Numbers:
    """What the act that meets says beside meeting: the number of a note, negative for none."""
    kind = of_rows(encoded.kinds, lines[:, L.O_MET_BY], -1)
    flags = of_rows(encoded.flags, lines[:, L.O_MET_BY], 0)
    asked = (kind == L.PLAN_HANDED_OVER) & state(flags, L.ASKED_FIRST, L.YES)
    rhythm = (lines[:, L.O_DUTY] == L.DUTY_IDS.index("rhythm_decided")) & (kind >= 0)
    unreasoned = rhythm & state(flags, L.REASONS_GIVEN, L.UNKNOWN)
    declined = (kind == L.CHILD_HEARD) & state(flags, L.DECLINED, L.YES)
    return np.select([asked, unreasoned, declined], [0, 1, 2], -1)


def state(flags: Numbers, field: int, wanted: int) -> npt.NDArray[np.bool_]:
    """Which of the packed yes/no fields are in the wanted state?"""
    return np.asarray(((flags >> (2 * field)) & 3) == wanted)


def missing_facts(codes: Numbers) -> pa.Array:
    """The fact that is not recorded; none where nothing is missing."""
    return dictionary(codes, L.MISSING_FACTS, np.int16, codes == 0)


def measures(lines: Numbers, encoded: Encoded) -> pa.Array:
    """The measure of a line; none where it has none of its own."""
    codes = lines[:, L.O_MEASURE]
    if len(encoded.measures) == 0:
        return pa.nulls(len(codes), pa.string())
    return encoded.measures.take(pa.array(np.maximum(codes - 1, 0), mask=codes <= 0))


def triggers(lines: Numbers, names: pa.Array) -> pa.Array:
    """Names of the triggers: an event's, or a computed day's; the second of a name in a duty gets `#2`."""
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


def event_names(columns: list[Numbers], encoded: Encoded) -> list[pa.Array]:
    """Names of events by row: the id, else `kind@date`, `kind@date#2`; none for a negative row."""
    ids = texts(encoded.events.column("id"))
    if ids.null_count == 0:
        return [named(ids, rows) for rows in columns]
    idless = ids.is_null().to_numpy(zero_copy_only=False)
    asked = np.zeros(len(ids), bool)
    for rows in columns:
        asked[rows[rows >= 0]] = True
    wanted = np.flatnonzero(asked & idless)
    if len(wanted) > 0:
        ids = pc.replace_with_mask(ids, pa.array(asked & idless), made_names(wanted, idless, encoded))
    return [named(ids, rows) for rows in columns]


def named(names: pa.Array, rows: Numbers) -> pa.Array:
    """Names by row; none for a negative row."""
    return names.take(pa.array(np.maximum(rows, 0), mask=rows < 0))


def made_names(rows: Numbers, idless: npt.NDArray[np.bool_], encoded: Encoded) -> pa.Array:
    """Names of events without an id, which count among those of their kind and day in the case."""
    X = encoded.E.reshape(-1, L.W)
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
