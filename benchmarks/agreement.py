"""Do the SQL and the audit give the same verdicts where the SQL covers the rule?  Counted by duty and status."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from benchmarks import sql


class Compared(NamedTuple):
    """The lines of a duty: how many each side gives, and how many are equal in case, due day, day done and status."""

    duty: str
    sql: int
    ours: int
    equal: int


def compared(sql_file: Path, our_file: Path) -> list[Compared]:
    """One row a duty.  Under serviceloven alone where the SQL leaves barnets lov out."""
    import duckdb

    with duckdb.connect() as connection:
        connection.execute(f"""
CREATE TEMP TABLE theirs AS SELECT c, duty, due, met_on, status FROM '{sql_file}' WHERE status <> 'undecidable';
CREATE TEMP TABLE ours AS
SELECT "case" AS c, duty, due_on AS due, met_on, status FROM '{our_file}'
WHERE status <> 'undecidable' AND (duty <> 'next_follow_up' OR (edition LIKE 'sel%' AND measure IS NOT NULL));
UPDATE theirs SET met_on = NULL WHERE status NOT IN ('met', 'met_late');
CREATE TEMP TABLE both_give AS SELECT duty, count(*) AS equal FROM (FROM theirs INTERSECT ALL FROM ours) GROUP BY duty;
""")
        rows = connection.execute("""
SELECT duty, coalesce(t.n, 0), coalesce(o.n, 0), coalesce(equal, 0)
FROM (SELECT duty, count(*) AS n FROM theirs GROUP BY duty) t
FULL JOIN (SELECT duty, count(*) AS n FROM ours GROUP BY duty) o USING (duty) LEFT JOIN both_give USING (duty)
""").fetchall()
    found = {row[0]: Compared(*row) for row in rows}
    return [found.get(duty, Compared(duty, 0, 0, 0)) for duty in sql.DUTIES]
