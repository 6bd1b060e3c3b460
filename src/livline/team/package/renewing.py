"""How does a municipality change its keys?  One administrator asks with a reason, another agrees, partners are told.

From then on packages are signed with the new key, and closed to it by whoever has the new card.  The old key opens what
was made before, and nothing that is dated after.
"""

from __future__ import annotations

from uuid import UUID

from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import Min

from livline.access.errors import NotFound, Overtaken, Unfitting
from livline.access.models import Account
from livline.team.models import CardGiven, KeyAnswer, KeyRenewal, Partner
from livline.team.package.keys import keys_renewed, partners_known

SHORTEST_REASON = 10
"""Letters that a reason has at least."""


@transaction.atomic
def renewal_ask(*, municipality: UUID, reason: str, by: Account) -> KeyRenewal:
    """Ask for other keys; raises `Unfitting`, and `Overtaken` where somebody has asked already."""
    told = " ".join(reason.split())
    if len(told) < SHORTEST_REASON:
        raise Unfitting("Grunden er for kort.", "Skriv, hvorfor nøglen skal skiftes.")
    _one_at_a_time(municipality)
    if (asked := renewal_open(municipality)) is not None:
        raise Overtaken(asked)
    row = keys_renewed(municipality, told, by)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except DatabaseError:
        raise NotFound from None
    return row


def _one_at_a_time(municipality: UUID) -> None:
    """Two who ask for the same municipality wait for each other."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 6))", [str(municipality)])


def renewal_answer(*, renewal: KeyRenewal, agrees: bool, by: Account) -> None:
    """Agree as somebody else who administers, or let it go; raises `Unfitting`, `Overtaken`, `NotFound`."""
    if agrees and renewal.asked_by_id == by.id:
        raise Unfitting("En nøgle skiftes af to.", "Bed en anden administrator om at godkende.")
    try:
        with transaction.atomic():
            KeyAnswer.objects.create(renewal=renewal, agrees=agrees, by=by)
    except IntegrityError:
        raise Overtaken(renewal) from None
    except DatabaseError:
        raise NotFound from None


def renewal_open(municipality: UUID) -> KeyRenewal | None:
    """What is asked and not answered."""
    rows = KeyRenewal.objects.filter(municipality_id=municipality, answer__isnull=True)
    return rows.select_related("asked_by").first()


def renewals_done(municipality: UUID) -> list[KeyRenewal]:
    """The changes that were agreed, the newest first."""
    rows = KeyRenewal.objects.filter(municipality_id=municipality, answer__agrees=True)
    return list(rows.select_related("asked_by", "answer__by").order_by("-answer__at"))


def not_told(renewal: KeyRenewal) -> list[Partner]:
    """The partners that have had an older card of ours and not been given this one."""
    told = set(CardGiven.objects.filter(renewal=renewal).values_list("partner__name", flat=True))
    since = dict(Partner.objects.values_list("name").annotate(first=Min("added_at")))
    older = (one for one in partners_known() if since[one.name] < renewal.answer.at)
    return [one for one in older if one.name not in told]


def card_give(*, renewal: KeyRenewal, partner: Partner, by: Account) -> None:
    """Say that a partner has been given the new card; twice is once."""
    try:
        with transaction.atomic():
            CardGiven.objects.create(renewal=renewal, partner=partner, by=by)
    except IntegrityError:
        return
    except DatabaseError:
        raise NotFound from None
