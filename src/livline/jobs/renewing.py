"""How are stale ledgers renewed ahead, in every municipality?  As the job role, for one of them at a time.

Asked for when the worker starts (the law may be another one since) and each hour, so just after midnight, too.  Killed,
it goes on with what is still stale.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from uuid import UUID

from django.db import connection

from livline.access.acting import acting_for
from livline.ledger.renewing import FIRST, Standing, batch_renew, standing

LOG = logging.getLogger(__name__)


def ledgers_renew() -> int:
    """Renew every stale ledger once; gives how many were."""
    renewed = sum(map(renewed_in, municipalities()))
    if renewed:
        LOG.info("ledgers renewed: %d", renewed)
    return renewed


def renewed_in(municipality: UUID) -> int:
    """In one municipality, each batch in a transaction of its own."""
    return sum(len(batch) for batch in batches(municipality))


def batches(municipality: UUID) -> Iterator[list[UUID]]:
    """What each batch renewed; it goes by the ids, so nothing is renewed twice however often it turns stale."""
    last = FIRST
    while batch := next_batch(municipality, last):
        yield batch
        last = batch[-1]


def next_batch(municipality: UUID, after: UUID) -> list[UUID]:
    """What comes after a case, renewed and committed."""
    with acting_for(municipality):
        return list(batch_renew(after))


def municipalities() -> list[UUID]:
    """For whom there is work; asked while none is named."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT municipality FROM municipalities_served()")
        return [row[0] for row in cursor.fetchall()]


def standing_of_all() -> Standing:
    """How the ledgers of all municipalities stand, counted in each."""
    return sum(map(standing_in, municipalities()), Standing())


def standing_in(municipality: UUID) -> Standing:
    """How those of one stand."""
    with acting_for(municipality):
        return standing()
