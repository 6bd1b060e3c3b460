"""What do the pages of a case have in common?  Whose case it is, what of it is seen, and the head that says so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from livline.access.models import Protection
from livline.access.protections import standing
from livline.cases.lookups import Opened
from livline.cases.models import Case
from livline.people.models import Part, Tie


@dataclass(frozen=True)
class Head:
    """The head of a page of a case."""

    opened: Opened
    child: Tie | None
    protections: list[Protection]

    @property
    def case(self) -> Case:
        return self.opened.case

    @property
    def name(self) -> str:
        """What the child is called; the number of the case where nobody named it."""
        if self.child is None:
            return self.case.name
        return self.child.person.called or self.child.person.name

    @property
    def shows_secret(self) -> bool:
        """That the place is secret is told to those who see the protection, and to nobody else."""
        return self.opened.sight.is_secret and self.opened.sight.reads("protection")


def head_of(opened: Opened, ties: Iterable[Tie] | None = None) -> Head:
    """The head; two questions at most, one where the page has read the people of the case for itself (`ties`)."""
    known = (tie for tie in ties or () if tie.part == Part.CHILD)
    protections = list(standing(opened.case.id)) if opened.sight.reads("protection") else []
    return Head(opened, child_of(opened) if ties is None else next(known, None), protections)


def short_head_of(opened: Opened) -> Head:
    """The head of a page that shows no protections; one question."""
    return Head(opened, child_of(opened), [])


def child_of(opened: Opened) -> Tie | None:
    """The child of the case, where somebody named it."""
    return Tie.objects.filter(case=opened.case, part=Part.CHILD).select_related("person").first()


def part_of(
    request: Any, template: str, opened: Opened, status: int = 200, ties: Iterable[Tie] | None = None, **shown: Any
) -> HttpResponse:
    """A page of a case."""
    return render(request, template, {"page": head_of(opened, ties)} | shown, status=status)
