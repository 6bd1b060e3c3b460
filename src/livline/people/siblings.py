"""Which siblings have a case that this account may write in, too?  Others leave no trace."""

from __future__ import annotations

from dataclasses import dataclass

from livline.access.models import Account
from livline.access.sight import sights
from livline.cases.models import Case
from livline.people.models import Part, Tie


@dataclass(frozen=True)
class Sibling:
    """A sibling with a case of its own."""

    case: Case
    name: str


def siblings_written_by(account: Account, case: Case, object_: str) -> list[Sibling]:
    """The siblings of the child in whose cases the account sees and writes an object."""
    persons = Tie.objects.filter(case=case, part=Part.SIBLING).values("person_id")
    ties = list(Tie.objects.filter(person_id__in=persons, part=Part.CHILD).select_related("case", "person"))
    seen = sights(account, [tie.case_id for tie in ties]) if ties else {}
    return [
        Sibling(tie.case, tie.person.called or tie.person.name)
        for tie in ties
        if tie.case_id in seen and seen[tie.case_id].reads(object_) and seen[tie.case_id].writes(object_)
    ]
