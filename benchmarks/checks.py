"""The checks of the case file in DuckDB's SQL: what the audit does before it judges, and the rival else spares itself.

Every field of every kind, as `lawcode.facts` lists them: known kinds and words, fields at the kinds that have them,
years and numbers within bounds, `at` on the day of `date`, tidy text, ids once in a case, links that lead somewhere,
events of known cases.  One pass counts what each kind holds; words and texts are looked at once each, as one does.
Faults are counted and not named with their rows, which is in the SQL's favour.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from lawcode.facts import COMMON_FIELDS, FIRST_YEAR, KIND_NAMES, KINDS, LAST_YEAR, OWN_FIELD_NAMES, Field, Type
from lawcode.schema import field_named

FIELDS = (*(field for field in COMMON_FIELDS if field.name != "kind"), *map(field_named, OWN_FIELD_NAMES))


def script(folder: Path) -> str:
    """A table `faults`: how many there are of each sort; the invented cases have none."""
    faults = "\nUNION ALL ".join(f"SELECT count(*) AS n FROM ({query})" for query in faulty(folder))
    return f"""
CREATE TEMP TABLE every AS SELECT * FROM read_parquet('{folder}/events.parquet');
CREATE TEMP TABLE held AS SELECT kind, {", ".join(sums())} FROM every GROUP BY kind;
CREATE TEMP TABLE faults AS {faults};
DROP TABLE every;
"""


def sums() -> Iterator[str]:
    """What one pass over the events counts, kind by kind."""
    for field in FIELDS:
        yield f'count("{field.name}") AS "n_{field.name}"'
        if field.type in (Type.DATE, Type.TIME, Type.NUMBER):
            yield f'min("{field.name}") AS "least_{field.name}"'
            yield f'max("{field.name}") AS "most_{field.name}"'


def faulty(folder: Path) -> Iterator[str]:
    """Queries that give a row for every fault of a sort."""
    yield f"FROM held WHERE kind IS NULL OR kind NOT IN ({quoted(KIND_NAMES)})"
    yield 'FROM every WHERE "case" IS NULL'
    yield "FROM every WHERE date <> (\"at\" AT TIME ZONE 'Europe/Copenhagen')::DATE"
    yield 'SELECT 1 FROM every WHERE id IS NOT NULL GROUP BY "case", id HAVING count(*) > 1'
    yield 'FROM every e ANTI JOIN every k ON k."case" = e."case" AND k.id = e."of" WHERE e."of" IS NOT NULL'
    yield f'FROM every e ANTI JOIN read_parquet(\'{folder}/cases.parquet\') c ON c."case" = e."case"'
    for field in FIELDS:
        yield from wrong_values(field)
    for name in OWN_FIELD_NAMES:
        yield from wrong_kinds(name)


def wrong_kinds(name: str) -> Iterator[str]:
    """The field at a kind that has no such field, and words that the kind does not list."""
    having = {kind.name: field for kind in KINDS if (field := kind.field(name)) is not None}
    yield f'FROM held WHERE "n_{name}" > 0 AND kind NOT IN ({quoted(having)})'
    listed = [
        f"kind = '{kind}' AND \"{name}\" NOT IN ({quoted(field.words)})"
        for kind, field in having.items()
        if field.type is Type.WORD
    ]
    if listed:
        yield f'FROM (SELECT DISTINCT kind, "{name}" FROM every) WHERE {" OR ".join(listed)}'


def wrong_values(field: Field) -> Iterator[str]:
    """Values that no kind may hold."""
    column, least, most = (f'"{prefix}{field.name}"' for prefix in ("", "least_", "most_"))
    if field.type in (Type.DATE, Type.TIME):
        yield f"FROM held WHERE year({least}) < {FIRST_YEAR} OR year({most}) > {LAST_YEAR}"
    elif field.type is Type.NUMBER:
        yield f"FROM held WHERE {least} < {field.low} OR {most} > {field.high}"
    elif field.type is Type.WORDS:
        yield f"FROM (SELECT DISTINCT unnest({column}) AS w FROM every) WHERE w NOT IN ({quoted(field.words)})"
    elif field.type is Type.TEXT:
        yield f"FROM (SELECT DISTINCT {column} AS t FROM every) WHERE t = '' OR t <> trim(nfc_normalize(t))"


def quoted(words: Iterable[str]) -> str:
    """Words as a list of SQL."""
    return ", ".join(f"'{word}'" for word in words)
