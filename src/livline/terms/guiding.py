"""How does one talk about goals in a municipality?  Its own guides in place of Livline's, version by version."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import DatabaseError, transaction
from django.db.models import QuerySet

from livline.access.errors import NotFound, Unfitting
from livline.access.models import Account
from livline.cases.keeping import name_of
from livline.plans.guides import Guide, guides, guides_for
from livline.terms.models import GuideText

MOST = 10
"""Steps of a guide: nobody reads more while a child waits."""


@dataclass(frozen=True)
class Guided:
    """A guide as it is given in a municipality: Livline's, and the municipality's own where it has one."""

    own: Guide
    mine: GuideText | None

    @property
    def is_changed(self) -> bool:
        return self.mine is not None

    def title(self, language: str) -> str:
        """Its title; what a municipality wrote is in one language."""
        return self.mine.title if self.mine else str(getattr(self.own, language))

    def steps(self, language: str) -> list[str]:
        """Its steps likewise."""
        return self.mine.steps.split("\n") if self.mine else [step[language] for step in self.own.steps]


def guided(account: Account) -> list[Guided]:
    """Every guide as an administrator's municipality gives it; one question."""
    mine = holding(guides_said(account.municipality_id))
    return [Guided(one, mine.get(one.id)) for one in guides()]


def guided_one(account: Account, guide: str) -> Guided:
    """One guide; raises `NotFound`."""
    found = next((one for one in guided(account) if one.own.id == guide), None)
    if found is None:
        raise NotFound
    return found


def guided_for(said: Iterable[GuideText], age: int | None) -> list[Guided]:
    """The guides that fit a child of an age, the fitting one first; `said`: the answer to `guides_said`."""
    mine = holding(said)
    return [Guided(one, mine.get(one.id)) for one in guides_for(age)]


def guides_said(municipality: UUID | None) -> QuerySet[GuideText]:
    """What a municipality said last of each guide."""
    return GuideText.objects.filter(municipality=municipality).order_by("guide", "-id").distinct("guide")


def holding(said: Iterable[GuideText]) -> dict[str, GuideText]:
    """Its own guides, but those that it took back."""
    return {one.guide: one for one in said if not one.is_withdrawn}


def guide_history(account: Account, guide: str) -> QuerySet[GuideText]:
    """How it was given before, the newest first, with `by_name`."""
    said = GuideText.objects.filter(municipality=account.municipality_id, guide=guide)
    return said.annotate(by_name=name_of("by_id")).order_by("-id")


def guide_write(*, guide: str, title: str, steps: str, by: Account) -> GuideText:
    """Give a guide in the municipality's words, a step a line; raises `Unfitting`, and `NotFound` for who may not."""
    found = guided_one(by, guide)
    lines = [line for line in (" ".join(one.split()) for one in steps.splitlines()) if line]
    if not title.strip() or not lines:
        raise Unfitting("Der mangler en overskrift eller et trin.", "Skriv en overskrift og mindst ét trin.")
    if len(lines) > MOST:
        raise Unfitting("Vejledningen er for lang til at have ved hånden.", "Skriv højst 10 trin, ét på hver linje.")
    return _keep(by, GuideText(guide=found.own.id, title=title.strip(), steps="\n".join(lines)))


def guide_give_back(*, guide: str, by: Account) -> GuideText:
    """Give Livline's guide again; raises `NotFound` where the municipality has none of its own."""
    found = guided_one(by, guide)
    if found.mine is None:
        raise NotFound
    return _keep(by, GuideText(guide=found.own.id, is_withdrawn=True))


def _keep(by: Account, row: GuideText) -> GuideText:
    """The wall has the last word on who may."""
    if by.municipality_id is None:
        raise NotFound
    row.municipality_id, row.by = by.municipality_id, by
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except DatabaseError:
        raise NotFound from None
    return row
