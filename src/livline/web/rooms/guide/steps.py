"""Which steps does a first day have, which of them has somebody gone, and where does each lead?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from livline.access.models import Account
from livline.web.models import GuideMark

CLOSED = "closed"
"""The mark of somebody who has put the steps away."""


@dataclass(frozen=True)
class Step:
    """A step: what is done, what one learns by it, and the page where it is done."""

    slug: str
    text: str | Promise
    why: str | Promise
    page: str
    of_child: bool = True
    more: tuple[str, ...] = ()


STEPS = (
    Step(
        "find", _("Se, hvem der har mest brug for dig"),
        _("Kortene herunder står i den orden, der skader barnet mest at vente på."), "today", of_child=False,
    ),
    Step("open", _("Åbn et barn"), _("Ét sted viser hele barnet: livet, menneskene, og hvad der skal ske nu."), "case"),
    Step(
        "record", _("Skriv et besøg ind"),
        _("Tre svar. Bagefter ser du, hvilken pligt det lukkede, og hvilken der åbnede."),
        "quick-record", more=("visit",),
    ),
    Step(
        "why", _("Spørg hvorfor"),
        _("Hver frist siger, hvilken bestemmelse den kommer af, og hvad den regnes fra."), "duties",
    ),
    Step(
        "keys", _("Find det hele fra tastaturet"),
        _("Tryk på punktum, og skriv et navn og et ord: elias besøg."), "quick", of_child=False,
    ),
    Step(
        "hand-over", _("Giv en sag videre"),
        _("Den næste får barnets egen introduktion, løfterne og det vigtigste."), "handover",
    ),
)  # fmt: skip
BY_SLUG = {step.slug: step for step in STEPS}


@dataclass(frozen=True)
class Gone:
    """A step as the page shows it."""

    step: Step
    is_done: bool


@dataclass(frozen=True)
class Guide:
    """The steps of somebody who has not put them away; `case`: the child that they lead through."""

    steps: list[Gone]
    case: UUID | None

    @property
    def done(self) -> int:
        """How many are done."""
        return sum(one.is_done for one in self.steps)

    @property
    def next(self) -> Step | None:
        """The first that is not done."""
        return next((one.step for one in self.steps if not one.is_done), None)


def guide(marks: Iterable[str], case: UUID | None) -> Guide | None:
    """The steps by the marks of an account; None where they are put away, or where there is no child to go through."""
    set_ = set(marks)
    if CLOSED in set_ or case is None:
        return None
    there = [step for step in STEPS if address(step, case)]
    return Guide([Gone(step, step.slug in set_) for step in there], case)


def address(step: Step, case: UUID | None) -> str:
    """Where a step leads; empty where this installation has no such page."""
    taken = (case, *step.more) if step.of_child else step.more
    try:
        return reverse(step.page, args=taken)
    except NoReverseMatch:
        return ""


def mark(account: Account, step: str) -> None:
    """Note that somebody has gone a step, or put them away; once."""
    GuideMark.objects.bulk_create([GuideMark(account=account, step=step)], ignore_conflicts=True)


def again(account: Account) -> None:
    """Take the steps out again, from the first."""
    GuideMark.objects.filter(account=account).delete()
