"""Who is asked to consent to a plan, by name, and what did they say?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from livline.cases.lookups import Opened
from livline.people.models import Part, Tie
from livline.plans.consents import CHILD, Asking, Whom, answered, asking_on
from livline.plans.content import STANCES
from livline.plans.demands import age_on
from livline.plans.reading import Content
from livline.web.rooms.plan.words import language

STANCE_NAMES = dict(STANCES)


@dataclass(frozen=True)
class Consent:
    """What the law says of consent to this plan, and everybody who is asked."""

    asking: Asking
    whom: tuple[Whom, ...]
    knows_holders: bool

    @property
    def text(self) -> str:
        """The law's sentence in the reader's language."""
        return str(getattr(self.asking, language()))

    @property
    def rows(self) -> list[tuple[Whom, str]]:
        """Everybody with what they said, in words; empty where nobody has asked them."""
        return [(one, str(STANCE_NAMES.get(one.stance, ""))) for one in self.whom]


def consent_to(opened: Opened, ties: Iterable[Tie], type_: str, content: Content, day: dt.date) -> Consent | None:
    """Who of the people around the child is asked to consent to a plan that is made that day.

    None where the law says nothing.
    """
    asking = asking_on(type_, day)
    if asking is None:
        return None
    ask = people_to_ask(opened, list(ties), asking, day)
    return Consent(asking, tuple(answered(content, ask)), any(id_ != CHILD for id_, _name in ask))


def people_to_ask(opened: Opened, ties: Sequence[Tie], asking: Asking, day: dt.date) -> list[tuple[str, str]]:
    """The child of an age, then the custody holders of that day, each with the name they want to be called by."""
    age = age_on(opened.case.born_on, day)
    child = next((tie for tie in ties if tie.part == Part.CHILD), None)
    of_age = age is not None and age >= asking.child_from
    holders = [tie for tie in ties if tie.part == Part.CUSTODY_HOLDER and day in tie.during]
    asked = [(CHILD, called(child) if child is not None else _("Den unge"))] if of_age else []
    return asked + [(str(tie.id), called(tie)) for tie in holders]


def called(tie: Tie) -> str:
    """What somebody wants to be called."""
    return tie.person.called or tie.person.name
