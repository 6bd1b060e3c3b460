"""How is a case file loaded?  Checked to its end, copied beside the facts, compared there, and then entered at once.

    with transaction.atomic():
        found = load([Path("sager.xlsx")], municipality=..., by=...)

Either all of the file is in the database and judged, or nothing is.  Who corrects a fact meanwhile is not overruled:
the file is then compared and entered anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import IntegrityError, OperationalError, connection, transaction
from psycopg import sql

from livline.audit_run import check_case_file
from livline.casefile import CaseFile, open_case_files
from livline.cases import hooks
from livline.database.refusal import Text, Unavailable
from livline.intake.limits import refuse_endless_cases
from livline.intake.places import hidden
from livline.intake.rows import ROW_COLUMNS, case_csv, event_csv

STEP = 500
"""Cases that are judged before progress is told again."""
TRIES = 3
"""How often a file is entered when people correct the same facts meanwhile."""
DISTURBED = Text(
    "Imens filen blev indlæst, rettede andre de samme oplysninger. Intet er indlæst.",
    "While the file was loaded, others corrected the same facts. Nothing is loaded.",
)
LOAD_AGAIN = Text("Indlæs filen igen.", "Load the file again.")
DEADLOCK = "40P01"
OUTCOMES = ("new", "changed", "known", "withdrawn", "locked", "missing")
SQL = Path(__file__).parent
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Loaded:
    """What a file came to: cases, of which new ones, and its rows by what became of them (`outcomes.sql`)."""

    cases: int
    new_cases: int
    rows: dict[str, int]


def load(paths: Sequence[Path], municipality: UUID, by: UUID | None, progress: Progress | None = None) -> Loaded:
    """Load case files into a municipality; raises `casefile.Unusable` with every finding before anything is entered.

    `by`: the account that imports.  `progress` is told how many of how many cases are judged.  Raises `Unavailable`
    when others correct the same facts again and again meanwhile.
    """
    case_file = open_case_files(paths)
    refuse_endless_cases(case_file)
    check_case_file(case_file)
    for _ in range(TRIES):
        try:
            with transaction.atomic():
                return enter(case_file, municipality, by, progress)
        except (IntegrityError, OperationalError) as fault:
            if not is_of_others(fault):
                raise
    raise Unavailable(DISTURBED, LOAD_AGAIN)


def is_of_others(fault: IntegrityError | OperationalError) -> bool:
    """Did somebody else correct what the file corrects?  Then the next try sees their correction."""
    cause = fault.__cause__
    if isinstance(fault, OperationalError):
        return getattr(cause, "sqlstate", None) == DEADLOCK
    diagnosis = getattr(cause, "diag", None)
    return diagnosis is not None and "replaces_id" in (diagnosis.constraint_name or "")


def enter(case_file: CaseFile, municipality: UUID, by: UUID | None, progress: Progress | None = None) -> Loaded:
    """Enter a sound case file, in the transaction that is running."""
    with connection.cursor() as cursor:
        lock(cursor, municipality)
        new_cases = enter_cases(cursor, case_file, municipality)
        copy_events(cursor, case_file, municipality)
        rows = enter_events(cursor, by)
        touched = touched_cases(cursor)
        cases = case_file.cases.num_rows
        cursor.execute("DROP TABLE file_case, file_event, incoming, seen, outcome")
        distrust_statistics(cursor)
    for done in range(0, len(touched), STEP):
        hooks.facts_changed(touched[done : done + STEP])
        if progress is not None:
            progress(min(done + STEP, len(touched)), len(touched))
    return Loaded(cases, new_cases, rows)


def distrust_statistics(cursor: Any) -> None:
    """Judge as for tables of any size: what this transaction wrote is counted as nothing until it is committed.

    A minute into a large file the database counts anew by itself, and would go through all lines for each new one.
    """
    cursor.execute("SET LOCAL enable_nestloop = off")


def lock(cursor: Any, municipality: UUID) -> None:
    """Two imports into one municipality wait for each other, so that neither misses what the other enters."""
    cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 1))", [str(municipality)])


def enter_cases(cursor: Any, case_file: CaseFile, municipality: UUID) -> int:
    """The cases of the file; gives how many are new.  A birthday that the file leaves out stays as it is known."""
    cursor.execute(
        "CREATE TEMPORARY TABLE file_case"
        " (position serial, name text, born_on date, municipality text, as_of date, case_id uuid,"
        " is_touched boolean NOT NULL DEFAULT false) ON COMMIT DROP"
    )
    copy(cursor, "file_case (name, born_on, municipality, as_of)", case_csv(case_file.cases))
    cursor.execute((SQL / "cases.sql").read_text("utf-8"), {"municipality": municipality})
    cursor.execute("SELECT count(*) FROM file_case WHERE case_id IS NULL")
    new: int = cursor.fetchone()[0]
    cursor.execute(
        'UPDATE file_case f SET case_id = c.id, is_touched = true FROM "case" c'
        " WHERE f.case_id IS NULL AND c.municipality_id = %s AND c.name = f.name",
        [municipality],
    )
    return new


def copy_events(cursor: Any, case_file: CaseFile, municipality: UUID) -> None:
    """The events of the file, and every entry there ever was in its cases, with a print of what each says."""
    cursor.execute("CREATE TEMPORARY TABLE file_event (LIKE entry) ON COMMIT DROP")
    cursor.execute(
        "ALTER TABLE file_event ADD COLUMN case_name text, ALTER id DROP NOT NULL, ALTER case_id DROP NOT NULL,"
        " ALTER fact DROP NOT NULL, ALTER is_withdrawn DROP NOT NULL, ALTER recorded_at DROP NOT NULL,"
        " ALTER position DROP NOT NULL, ALTER id DROP IDENTITY IF EXISTS, ADD COLUMN row serial"
    )
    target = sql.SQL("file_event (case_name, {})").format(columns())
    cursor.execute("SELECT name, case_id FROM file_case")
    ids = dict(cursor.fetchall())
    for batch in case_file.batches():
        copy(cursor, target, event_csv(hidden(batch.events, ids)))
    said = sql.SQL("md5(ROW({})::text)")
    cursor.execute(
        sql.SQL(
            "CREATE TEMPORARY TABLE incoming ON COMMIT DROP AS SELECT c.case_id, e.row AS position, e.event_id,"
            " {print} AS print FROM file_event e JOIN file_case c ON c.name = e.case_name"
        ).format(print=said.format(columns("e")))
    )
    cursor.execute(
        sql.SQL(
            "CREATE TEMPORARY TABLE seen ON COMMIT DROP AS SELECT e.id, e.case_id, e.fact, e.event_id, e.is_withdrawn,"
            " NOT EXISTS (SELECT FROM entry r WHERE r.replaces_id = e.id) AS is_last, {print} AS print"
            " FROM entry e WHERE e.case_id IN (SELECT case_id FROM file_case)"
        ).format(print=said.format(columns("e")))
    )
    cursor.execute("ANALYZE incoming; ANALYZE seen")


def enter_events(cursor: Any, by: UUID | None) -> dict[str, int]:
    """Enter what is new or changed; gives the rows by outcome."""
    cursor.execute((SQL / "outcomes.sql").read_text("utf-8"))
    cursor.execute(
        sql.SQL(
            "INSERT INTO entry (case_id, fact, replaces_id, is_withdrawn, reason_for_change, recorded_by_id, position,"
            " {columns}) SELECT o.case_id, coalesce(o.fact, gen_random_uuid()), o.replaces_id, false,"
            " CASE WHEN o.replaces_id IS NOT NULL THEN 'import' END, %s, o.position, {values}"
            " FROM outcome o JOIN file_event e ON e.row = o.position WHERE o.outcome IN ('new', 'changed')"
            " ORDER BY o.position"
        ).format(columns=columns(), values=columns("e")),
        [by],
    )
    cursor.execute("SELECT outcome, count(*) FROM outcome GROUP BY outcome")
    counted = dict(cursor.fetchall())
    cursor.execute(
        "SELECT count(*) FROM (SELECT fact FROM seen WHERE is_last AND NOT is_withdrawn"
        " EXCEPT SELECT fact FROM outcome EXCEPT SELECT known_fact FROM outcome) gone"
    )
    return {name: counted.get(name, 0) for name in OUTCOMES} | {"missing": cursor.fetchone()[0]}


def touched_cases(cursor: Any) -> list[UUID]:
    """The cases that the file made or changed: only they are judged again."""
    cursor.execute(
        "SELECT case_id FROM file_case WHERE is_touched UNION"
        " SELECT case_id FROM outcome WHERE outcome IN ('new', 'changed') ORDER BY case_id"
    )
    return [row[0] for row in cursor.fetchall()]


def columns(table: str = "") -> sql.Composable:
    """The columns that the contract gives an event."""
    return sql.SQL(", ").join(sql.Identifier(*filter(None, (table, name))) for name in ROW_COLUMNS)


def copy(cursor: Any, target: str | sql.Composable, parts: Iterator[bytes]) -> None:
    """Copy CSV into a table."""
    into = sql.SQL(target) if isinstance(target, str) else target
    with cursor.cursor.copy(sql.SQL("COPY {} FROM STDIN (FORMAT csv)").format(into)) as stream:
        for part in parts:
            stream.write(part)
