"""Does every event belong to a case that the table of cases has?"""

from __future__ import annotations

import pyarrow as pa

from livline.casefile.coded import SMALL, encode
from livline.casefile.findings import Finding, shown
from livline.casefile.raw import Log, Place
from livline.casefile.typed import Typed


def strangers(ids: pa.Array, roll: pa.Array) -> frozenset[str]:
    """Those ids that are not on the roll.  Both in the same order is the rule and costs nothing."""
    if ids.equals(roll):
        return frozenset()
    if len(ids) + len(roll) < SMALL:
        return frozenset(ids.to_pylist()) - frozenset(roll.to_pylist())
    import pyarrow.compute as pc

    return frozenset(ids.filter(pc.invert(pc.is_in(ids, value_set=roll))).to_pylist())


def name_strangers(typed: Typed, unknown: frozenset[str], roll: Place, log: Log) -> None:
    """Name the events of cases that are not on the roll."""
    if not unknown:
        return
    coded = encode(typed.events.column("case"))
    rows = coded.rows_of([code for code, case in enumerate(coded.values) if case in unknown])

    def finding(i: int, row: int) -> Finding:
        where = typed.where(row)
        return Finding("unknown_case", where, "case", shown(where.case), roll.file)

    log.findings.add_rows("unknown_case", rows, finding)
