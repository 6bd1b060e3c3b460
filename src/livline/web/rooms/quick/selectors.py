"""Whom and what can somebody record?  Their children, those opened last first, and the acts that they may write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Max
from django.urls import reverse

from livline.access.matrix import matrix
from livline.access.models import Account
from livline.access.sight import Sight, sights
from livline.cases.models import Case
from livline.looks.models import Look
from livline.web.rooms.cases.selectors import names_of
from livline.web.rooms.quick.acts import ACTS, Quick
from livline.web.rooms.quick.serving import duties_of

SHOWN = 8
"""How many answers a search gives; more nobody reads."""

OFFERED = 5
"""So many acts of the child whose page is open stand before anything is written."""


@dataclass(frozen=True)
class Child:
    """A child in whose case something may be recorded."""

    case: UUID
    name: str
    number: str
    acts: tuple[Quick, ...]

    @property
    def words(self) -> list[str]:
        return [*self.name.casefold().split(), self.number.casefold()]


@dataclass(frozen=True)
class Hit:
    """A child, or an act about a child, and where it is done.  `is_rest`: all acts of a child, beside some of them."""

    child: Child
    act: Quick | None
    href: str
    is_rest: bool = False


def acts_of(sight: Sight) -> tuple[Quick, ...]:
    """The acts whose object somebody sees and writes."""
    may = {name for name in matrix().facts if sight.reads(name) and sight.writes(name)}
    return tuple(act for act in ACTS if matrix().object_of(act.kind) in may)


def children_of(account: Account) -> list[Child]:
    """Four questions, whatever their number."""
    reached = {case: acts_of(sight) for case, sight in sights(account).items() if sight.reads("identity")}
    wanted = {case: acts for case, acts in reached.items() if acts}
    names = names_of(wanted)
    numbers = dict(Case.objects.filter(id__in=wanted).values_list("id", "name"))
    found = [Child(id_, names.get(id_, number), number, wanted[id_]) for id_, number in numbers.items()]
    last = last_looks(account)
    return sorted(found, key=lambda child: (-last.get(child.case, 0.0), child.name))


def last_looks(account: Account) -> dict[UUID, float]:
    """When the account last looked at each case."""
    looks = Look.objects.filter(account_id=account.id).exclude(case_id=account.id)
    rows = looks.values("case_id").annotate(last=Max("at")).values_list("case_id", "last")
    return {case: last.timestamp() for case, last in rows}


def found(children: Sequence[Child], text: str, here: str = "") -> list[Hit]:
    """What fits the words: each begins a word of the child's name or number, or of the act.

    `here`: the case whose page is open; what can be recorded of that child stands first.
    """
    words = text.casefold().split()
    near = [child for child in children if str(child.case) == here]
    if near and not words:
        others = [hit for child in children if child not in near for hit in hits_of(child, words)]
        return [*acts_offered(near[0]), *others][:SHOWN]
    hits = [hit for child in children for hit in hits_of(child, words)]
    return sorted(hits, key=lambda hit: (hit.child not in near, not leads(hit, words)))[:SHOWN]


def acts_offered(child: Child) -> list[Hit]:
    """The acts that are recorded most often of a child, and the way to all of them."""
    some = [Hit(child, act, reverse("quick-record", args=[child.case, act.slug])) for act in child.acts[:OFFERED]]
    return [*some, Hit(child, None, reverse("quick-acts", args=[child.case]), is_rest=True)]


def leads(hit: Hit, words: list[str]) -> bool:
    """Is the hit named by a first word: the child where nothing else was written, the act by how its title begins?"""
    return hit.act is None or any(str(hit.act.title).casefold().startswith(word) for word in words)


def hits_of(child: Child, words: list[str]) -> Iterator[Hit]:
    """The child itself where its words are all that was written, else the acts that the other words name."""
    rest = [word for word in words if not begins(child.words, word)]
    if not rest:
        yield Hit(child, None, reverse("quick-acts", args=[child.case]))
        return
    for act in child.acts:
        named = [*str(act.title).casefold().split(), *str(act.words).casefold().split()]
        if all(begins(named, word) for word in rest):
            yield Hit(child, act, reverse("quick-record", args=[child.case, act.slug]))


def begins(words: Iterable[str], start: str) -> bool:
    """Does one of the words begin so?"""
    return any(word.startswith(start) for word in words)


def asked_for_first(acts: Sequence[Quick], open_duties: Iterable[str]) -> tuple[list[Quick], list[Quick]]:
    """The acts that may meet what is open, and the others."""
    open_ = set(open_duties)
    now = [act for act in acts if open_ & set(duties_of(act.kind))]
    return now, [act for act in acts if act not in now]
