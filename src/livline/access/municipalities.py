"""Which municipality is meant?  Found by name, made where somebody loads the first cases of one."""

from __future__ import annotations

import uuid

from django.db import IntegrityError, connection, transaction

from livline.access.acting import acting_for
from livline.access.models import Municipality


def municipality_id(name: str) -> uuid.UUID | None:
    """The id of the municipality of that name; None where there is none."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT municipality_named(%s)", [name])
        found: uuid.UUID | None = cursor.fetchone()[0]
        return found


def municipality_made(name: str) -> uuid.UUID:
    """The id of the municipality of that name, which is made where there is none."""
    found = municipality_id(name)
    if found is not None:
        return found
    fresh = uuid.uuid4()
    try:
        with acting_for(fresh), transaction.atomic():
            Municipality.objects.create(id=fresh, name=name)
    except IntegrityError:  # somebody made it meanwhile
        return municipality_id(name) or fresh
    return fresh
