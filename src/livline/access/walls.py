"""How does the wall in the database come to be?  From each app's `walls*.sql`, rebuilt as a whole by every `migrate`.

Rebuilt, not patched: what stands in the files is what stands in the database, and one reads it in one place.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import connections, transaction

from livline.access.matrix import matrix
from livline.access.matrix_wall import functions
from livline.access.wall_print import note

ROLES = "livline_web, livline_job"
OPEN_TABLES = {
    "django_migrations": "which migrations have run; nothing about anybody",
    "django_content_type": "the names of models",
}
"""Tables without row security, each with the reason why it needs none."""


def build_walls(using: str = "default", **_: Any) -> None:
    """Take all rights and policies away and grant them anew, in one transaction."""
    with transaction.atomic(using), connections[using].cursor() as cursor:
        tables = connections[using].introspection.table_names(cursor)
        for table in tables:
            close(cursor, table)
        texts = wall_texts()
        for text in texts:
            cursor.execute(text)
        note(cursor, texts)


def wall_texts() -> list[str]:
    """What the access matrix says, and what stands in the files."""
    return [functions(matrix()), *(path.read_text("utf-8") for path in wall_files())]


def wall_files() -> list[Path]:
    """The walls of all apps, in the order in which the apps are installed; `walls.sql` first in each."""
    return [path for app in apps.get_app_configs() for path in sorted(Path(app.path).glob("walls*.sql"))]


def close(cursor: Any, table: str) -> None:
    """From here on nobody sees a row of the table, its owner included; open tables may be read."""
    name = cursor.db.ops.quote_name(table)
    cursor.execute(f"REVOKE ALL ON {name} FROM PUBLIC, {ROLES}")
    if table in OPEN_TABLES:
        cursor.execute(f"GRANT SELECT ON {name} TO {ROLES}")
        return
    cursor.execute("SELECT policyname FROM pg_policies WHERE schemaname = 'public' AND tablename = %s", [table])
    for (policy,) in cursor.fetchall():
        cursor.execute(f"DROP POLICY {cursor.db.ops.quote_name(policy)} ON {name}")
    cursor.execute(f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY")
