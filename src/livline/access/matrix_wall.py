"""How does the database know the sheet?  As functions that give the roles of an object and the kinds of its facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from livline.access.matrix import Matrix, Reads

FUNCTION = """
CREATE OR REPLACE FUNCTION {name} RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog
    AS $$ SELECT CASE {given} {cases} ELSE '{{}}'::text[] END $$;
"""


def functions(sheet: Matrix) -> str:
    """SQL of `roles_reading(object, how)`, `roles_writing(object)`, `roles_deciding(object)`, `kinds_of(object)`,
    `roles_all()` and `objects_kept_open()`."""
    reading = ((f"{name} {how}", sheet.reading(name, how)) for name in sheet.objects for how in Reads)
    writing = ((name, sheet.writing(name)) for name in sheet.objects)
    deciding = ((name, sheet.deciding(name)) for name in sheet.objects)
    return "".join(
        [
            function("roles_reading(object text, how text)", "object || ' ' || how", reading),
            function("roles_writing(object text)", "object", writing),
            function("roles_deciding(object text)", "object", deciding),
            function("kinds_of(object text)", "object", sheet.facts.items()),
            function("roles_all()", "''", [("", tuple(sheet.roles))]),
            function("objects_kept_open()", "''", [("", tuple(sorted(sheet.kept_open)))]),
        ]
    )


def function(name: str, given: str, answers: Iterable[tuple[str, tuple[str, ...]]]) -> str:
    """One function that answers by table."""
    return FUNCTION.format(name=name, given=given, cases=" ".join(whens(answers)))


def whens(answers: Iterable[tuple[str, tuple[str, ...]]]) -> Iterator[str]:
    """A line for each answer; names of the sheet are words, so nothing is to be quoted."""
    for asked, words in answers:
        if words:
            yield f"WHEN '{asked}' THEN '{{{','.join(words)}}}'::text[]"
