"""What does the page of people show?  Who is there, and of how they are reached what this reader may see."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from livline.access.danish_day import today
from livline.access.models import Account
from livline.access.sight import sights
from livline.cases.lookups import Opened
from livline.people.cpr import masked
from livline.people.lookups import numbers_seen, ties_seen
from livline.people.models import Contact, Part, Tie, Way
from livline.people.sealed import cpr_of, text_of_contact
from livline.web.rooms.people.forms import WAYS


@dataclass(frozen=True)
class Reached:
    """A way in which somebody is found."""

    contact: Contact
    way: str
    text: str


@dataclass
class Shown:
    """A person on the page.  `reached` None: there may be something, and it is hidden from this reader."""

    tie: Tie
    reached: list[Reached] | None
    cpr: str = ""
    other_case: UUID | None = None
    history: list[str] = field(default_factory=list)

    @property
    def has_ended(self) -> bool:
        """Over today; what ended on the day it began has an empty period, and no end in it."""
        during = self.tie.during
        return bool(during.isempty or (during.upper is not None and during.upper <= today()))


def people_of(opened: Opened, account: Account) -> list[Shown]:
    """The people of a case, the child first, those of the past last."""
    ties = list(ties_seen(opened, account).select_related("person"))
    contacts = reached_by(ties)
    numbers = {number.person_id: masked(cpr_of(number)) for number in numbers_seen(opened, account)}
    elsewhere = cases_of_siblings(ties, account)
    places = opened.sight.reads("whereabouts")
    own = {tie.id for tie in ties if tie.person.account_id == account.id and (places or tie.part != Part.CHILD)}
    sees = places and opened.sight.reads("people")
    people = [
        Shown(
            tie=tie,
            reached=contacts.get(tie.id, []) if sees or tie.id in own else None,
            cpr=numbers.get(tie.person_id, ""),
            other_case=elsewhere.get(tie.person_id),
        )
        for tie in ties
    ]
    return sorted(people, key=lambda one: (one.has_ended, Part.values.index(one.tie.part), one.tie.person.name))


def reached_by(ties: Iterable[Tie]) -> dict[UUID, list[Reached]]:
    """How each is reached, as far as it may be read."""
    rows = Contact.objects.filter(tie__in=list(ties), replaced_by__isnull=True, is_ended=False).order_by("added_at")
    found: dict[UUID, list[Reached]] = {}
    for contact in rows:
        text = text_of_contact(contact)
        found.setdefault(contact.tie_id, []).append(Reached(contact, str(WAYS[Way(contact.way)]), text))
    return found


def cases_of_siblings(ties: Iterable[Tie], account: Account) -> dict[UUID, UUID]:
    """The case of a sibling by person, where the account sees that child too; else nothing tells that there is one."""
    siblings = [tie.person_id for tie in ties if tie.part == Part.SIBLING]
    if not siblings:
        return {}
    rows = Tie.objects.filter(person_id__in=siblings, part=Part.CHILD).values_list("person_id", "case_id")
    pairs = dict(rows)
    seen = sights(account, pairs.values())
    return {person: case for person, case in pairs.items() if case in seen and seen[case].reads("identity")}
