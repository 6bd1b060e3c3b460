"""Which case does somebody mean in an emergency, and which emergencies wait for this leader?"""

from __future__ import annotations

from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from livline.access.models import Account, Opening
from livline.access.openings import emergencies_to_review
from livline.access.sight import sights
from livline.people.cpr import canonical
from livline.people.sealed import cpr_index


def cases_meant(number: str) -> list[UUID]:
    """The cases of that number or CPR number; the database gives them to holders of the office alone."""
    cpr = canonical(number)
    with connection.cursor() as cursor:
        cursor.execute("SELECT emergency_case(%s)", [number.strip()])
        found = [cursor.fetchone()[0]]
        if cpr is not None:
            cursor.execute("SELECT emergency_cases_of(%s)", [cpr_index(cpr)])
            found += cursor.fetchone()[0]
    return [case for case in dict.fromkeys(found) if case is not None]


def to_review(account: Account) -> QuerySet[Opening]:
    """Emergencies in the cases whose access the account decides about."""
    decided = [case for case, seen in sights(account).items() if seen.decides("access")]
    return emergencies_to_review(decided).select_related("case")
