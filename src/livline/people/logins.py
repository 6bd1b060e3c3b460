"""How does somebody around a child come to sign in?  With an account of their own, made by whoever gives access.

A citizen's account belongs to no municipality; who it is stands in `Person.account`, and there alone.
"""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.contrib.auth.hashers import make_password
from django.db import DatabaseError, connection, transaction

from livline.access.errors import NotFound, Unfitting
from livline.access.models import Account, Kind
from livline.access.relations import relation_add
from livline.people.models import Part, Tie

KIND_OF = {
    Part.CHILD: Kind.CHILD,
    Part.CUSTODY_HOLDER: Kind.CUSTODY_PARENT,
    Part.PARENT: Kind.PARENT,
    Part.SUPPORT_PERSON: Kind.SUPPORT_PERSON,
    Part.REPRESENTATIVE: Kind.REPRESENTATIVE,
}
"""As what somebody gets access who is this to the child; all others get none by being known."""


@transaction.atomic
def citizen_invite(*, tie: Tie, email: str, by: Account) -> Account:
    """An account for a person of the case, and with it their access; raises `Unfitting`, `NotFound`.

    To a protected child the access waits for a second person.
    """
    kind = KIND_OF.get(Part(tie.part))
    if kind is None:
        raise NotFound
    account = Account(id=uuid4(), email=email.lower(), name=tie.person.name, password=make_password(None))
    asked = (tie.case_id, tie.person_id, account.id, account.email, account.password)
    try:
        with transaction.atomic():
            made = _asked("SELECT citizen_invited(%s, %s, %s, %s, %s)", *asked)
    except DatabaseError:
        raise Unfitting(
            "E-mailadressen kan ikke bruges.", "Brug en anden adresse, som er personens egen og ikke bruges til andet."
        ) from None
    if made != (True,):
        raise NotFound
    relation_add(case=tie.case_id, account=account, kind=kind, by=by)
    return account


def citizen_reinvite(*, tie: Tie) -> tuple[Account, bool]:
    """The account of a person of the case, and whether it waits for its first password; raises `NotFound`.

    Where it waits, older invitations open nothing from now on.
    """
    unset = make_password(None)
    row = _asked("SELECT whose, is_waiting FROM citizen_reinvited(%s, %s, %s)", tie.case_id, tie.person_id, unset)
    if row is None:
        raise NotFound
    id_, is_waiting = row
    return Account(id=id_, name=tie.person.name, password=unset), is_waiting


def _asked(query: str, *values: Any) -> tuple[Any, ...] | None:
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        row: tuple[Any, ...] | None = cursor.fetchone()
        return row
