"""Is the child here already?  Asked before a case begins: in what one may see, and by CPR in the whole municipality."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from livline.access.models import Account
from livline.access.sight import sights
from livline.inbox.known import Known, known_by
from livline.people.cpr import canonical
from livline.people.models import Part, Tie
from livline.people.sealed import cpr_index
from livline.search.matching import MISSPELT, WORD, Wanted, folded, likeness


@dataclass(frozen=True)
class Alike:
    """Who may be the same child: cases of one's own, and, without a word of them, that the number is known here."""

    mine: Sequence[Tie] = ()
    known: Sequence[Known] = ()

    def __bool__(self) -> bool:
        return bool(self.mine or self.known)


def alike(account: Account, name: str, born_on: dt.date | None, cpr: str) -> Alike:
    """Children of one's own cases called alike or born on the day with a like first name; and who has the number."""
    number = canonical(cpr)
    known = known_by(cpr_index(number)) if number is not None else []
    seen = {case for case, sight in sights(account).items() if sight.reads("identity")}
    ties = Tie.objects.filter(case_id__in=seen, part=Part.CHILD).select_related("person", "case")
    mine = [tie for tie in ties if is_like(tie, name, born_on) or tie.case_id in reached(known)]
    ours = {tie.case_id for tie in mine}
    return Alike(mine, [one for one in known if one.case not in ours])


def reached(known: Sequence[Known]) -> set[UUID]:
    """The cases that a number leads to."""
    return {one.case for one in known}


def is_like(tie: Tie, name: str, born_on: dt.date | None) -> bool:
    """Every word of the shorter name has its like in the other; where the birthdays differ, it is somebody else."""
    if born_on is not None and tie.case.born_on is not None and born_on != tie.case.born_on:
        return False
    one, other = words(name), words(tie.person.name)
    few, many = sorted((one, other), key=len)
    needed = 1 if born_on is not None and born_on == tie.case.born_on else 2
    fitting = sum(1 for word in few if any(likeness(each, Wanted(word, word)) >= MISSPELT for each in many))
    return fitting >= min(needed, max(len(few), 1)) and bool(few)


def words(name: str) -> list[str]:
    """The words of a name, folded."""
    return [folded(match[0]) for match in WORD.finditer(name)]
