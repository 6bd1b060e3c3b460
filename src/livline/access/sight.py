"""What does an account see of a case just now?  The one function that every page, list, file and letter asks.

It reads relations, conflicts and openings for itself and trusts no wall; which cases are restricted, secret or
locked the database tells, since their reasons are not for everybody.  Two questions, whatever the number of cases.
It answers for the account that the transaction acts for.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from livline.access.danish_day import today
from livline.access.matrix import Matrix, Reads, matrix
from livline.access.models import Account, Kept, Kind, Relation
from livline.access.models.openings import WHOLE_CASE
from livline.access.planned import planned_cursor

JOINED = "joined"
"""How a case is kept that was joined to another."""


@dataclass(frozen=True)
class Sight:
    """What the relations of an account to a case come to.  Empty kinds: nothing at all.

    `kept`: `locked` or `transferred` where two people have closed the case to writing, `joined` where it was joined to
    another of the same child; empty for an active one.
    """

    kinds: frozenset[str] = frozenset()
    is_secret: bool = False
    opened: frozenset[str] = frozenset()
    kept: str = ""

    @property
    def purpose(self) -> str:
        """What the account is to the child, in one word: what a look is recorded with."""
        return min(self.kinds, key=list(Kind.values).index, default="")

    @property
    def is_joined(self) -> bool:
        """Was the case joined to another of the same child, which is counted in its stead?"""
        return self.kept == JOINED

    def reads(self, object_: str) -> bool:
        """Is the object seen?"""
        return any(self._opens(matrix().cells[kind, object_].reads, object_) for kind in self.kinds)

    def reads_own(self, object_: str) -> bool:
        """Is of the object what is one's own seen?"""
        return any(matrix().cells[kind, object_].reads is Reads.OWN for kind in self.kinds)

    def may_open(self, object_: str) -> bool:
        """Is the object closed now, and would be seen once it is opened with a purpose?"""
        closed = {Reads.OPENED, Reads.OPENED_IF_SECRET}
        return not self.reads(object_) and any(matrix().cells[kind, object_].reads in closed for kind in self.kinds)

    def writes(self, object_: str) -> bool:
        """May facts of the object be added?"""
        return self.is_open(object_) and any(matrix().cells[kind, object_].writes for kind in self.kinds)

    def decides(self, object_: str) -> bool:
        """May what another asked be confirmed?"""
        return self.is_open(object_) and any(matrix().cells[kind, object_].decides for kind in self.kinds)

    def is_open(self, object_: str) -> bool:
        """Is the object written by anybody?  In a locked case only what the sheet keeps open."""
        return not self.kept or object_ in matrix().kept_open

    def facts(self) -> frozenset[str]:
        """The kinds of fact that are seen."""
        sheet: Matrix = matrix()
        return frozenset(kind for name, kinds in sheet.facts.items() if self.reads(name) for kind in kinds)

    def _opens(self, reads: Reads, object_: str) -> bool:
        match reads:
            case Reads.ALWAYS:
                return True
            case Reads.UNLESS_SECRET:
                return not self.is_secret
            case Reads.OPENED_IF_SECRET:
                return not self.is_secret or object_ in self.opened
            case Reads.OPENED:
                return object_ in self.opened
            case _:
                return False


NOTHING = Sight()


def sight(account: Account, case: UUID) -> Sight:
    """What the account sees of one case."""
    return sights(account, [case]).get(case, NOTHING)


def sights(account: Account, cases: Iterable[UUID] | None = None) -> dict[UUID, Sight]:
    """What the account sees of cases, or of all that it reaches (None); a case of which it sees nothing is left out."""
    if not account.is_active:
        return {}
    wanted = None if cases is None else set(cases)
    around = _around(account)
    kinds = _kinds(account, wanted, around)
    return {
        case: Sight(found, case in around.secret, frozenset(around.opened.get(case, ())), around.kept.get(case, ""))
        for case, found in kinds.items()
    }


@dataclass(frozen=True)
class _Around:
    """What decides besides relations: conflicts, restrictions, secret places, what is opened, what is locked."""

    closed: frozenset[UUID]
    restricted: frozenset[UUID]
    secret: frozenset[UUID]
    opened: dict[UUID, set[str]]
    kept: dict[UUID, str]


def _around(account: Account) -> _Around:
    """Asked at once.  Of restrictions and protections the database tells which cases, and nothing of their reasons."""
    with planned_cursor() as cursor:
        cursor.execute(
            "SELECT ARRAY(SELECT case_id FROM conflict WHERE account_id = %(account)s),"
            " my_restricted_cases(), my_secret_cases(),"
            f" ARRAY(SELECT case_id FROM opening o WHERE {LASTS} ORDER BY o.id),"
            f" ARRAY(SELECT object FROM opening o WHERE {LASTS} ORDER BY o.id),"
            " my_kept_cases('locked'), my_kept_cases('transferred'), my_joined_cases()",
            {"account": account.id},
        )
        closed, restricted, secret, cases, objects, locked, transferred, joined = cursor.fetchone()
    opened: dict[UUID, set[str]] = {}
    for case, object_ in zip(cases, objects, strict=True):
        opened.setdefault(case, set()).add(object_)
    kept = dict.fromkeys(locked, Kept.LOCKED.value) | dict.fromkeys(transferred, Kept.TRANSFERRED.value)
    kept |= dict.fromkeys(joined, JOINED)
    return _Around(frozenset(closed), frozenset(restricted), frozenset(secret), opened, kept)


LASTS = "o.account_id = %(account)s AND o.opened_at <= now() AND o.until > now()"


def _kinds(account: Account, wanted: set[UUID] | None, around: _Around) -> dict[UUID, frozenset[str]]:
    """The relations that count: dated, confirmed, no conflict; of a restricted one only that which is made for it."""
    rows = Relation.objects.filter(account_id=account.id, is_confirmed=True, during__contains=today())
    if wanted is not None:
        rows = rows.filter(case_id__in=wanted)
    found: dict[UUID, frozenset[str]] = {}
    for case, kind in rows.values_list("case_id", "kind"):
        lasts = kind != Kind.EMERGENCY or WHOLE_CASE in around.opened.get(case, ())
        allowed = kind == Kind.PARENT_RESTRICTED or case not in around.restricted
        if case not in around.closed and lasts and allowed:
            found[case] = found.get(case, frozenset()) | {kind}
    return found
