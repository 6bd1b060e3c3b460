"""How does the server keep the plan of a question that every page asks?

Django writes values into the text, so that each question is new to the server: for one that goes through many walls,
planning takes longer than answering.  Asked through here, the server is told the values apart and plans a text once for
each connection.  It asks the walls anew each time, as they are part of the plan, and makes another when they change.
"""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.db.backends.postgresql.base import ServerBindingCursor
from django.db.backends.utils import CursorWrapper


def planned_cursor() -> CursorWrapper:
    """A cursor whose texts are planned once, to be used in a `with`.  Each value has to have one type, or a cast."""
    connection.ensure_connection()
    if connection.queries_logged:  # a test looks at texts as Django writes them
        return connection.cursor()
    told = connection.connection
    told.prepare_threshold = 0  # of this cursor alone: Django's own tell no values apart
    cursor: Any = ServerBindingCursor
    return connection.make_cursor(cursor(told))
