"""What of a child's portrait does a reader see?  The door's own answer, beside the wall's; asked at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Q, QuerySet

from livline.access.danish_day import today
from livline.access.errors import NotFound
from livline.access.sight import Sight
from livline.cases.lookups import Opened
from livline.cases.together import together
from livline.portrait.models import Answer, Bright, Introduction, Outcome, Promise, To, Voice
from livline.portrait.sealed import giver_of, not_again_of, text_of

T = TypeVar("T")


class State(StrEnum):
    """Where a promise stands; told from its answers and the day, never kept."""

    BROKEN_SO_FAR = "broken_so_far"
    OPEN = "open"
    BROKEN = "broken"
    KEPT = "kept"


ORDER = tuple(State)


@dataclass(frozen=True)
class ToldIntroduction:
    """How the child wants to be met."""

    row: Introduction

    @cached_property
    def text(self) -> str:
        return text_of(self.row)

    @cached_property
    def not_again(self) -> str:
        """What the child does not want to be asked again; may be empty."""
        return not_again_of(self.row)

    @property
    def voice(self) -> Voice:
        return Voice(self.row.voice)


@dataclass(frozen=True)
class ToldBright:
    """Something that goes well."""

    row: Bright

    @cached_property
    def text(self) -> str:
        return text_of(self.row)


@dataclass(frozen=True)
class ToldPromise:
    """A promise and what became of it; `answers` the oldest first."""

    row: Promise
    answers: tuple[Answer, ...]
    day: dt.date

    @cached_property
    def text(self) -> str:
        return text_of(self.row)

    @cached_property
    def giver(self) -> str:
        return giver_of(self.row)

    @property
    def to(self) -> To:
        return To(self.row.to)

    @property
    def due_on(self) -> dt.date | None:
        """The day that holds: the last one agreed."""
        agreed = [one.due_on for one in self.answers if one.due_on is not None]
        return agreed[-1] if agreed else self.row.due_on

    @property
    def days(self) -> int | None:
        """Until it is due; negative once the day is past."""
        return (self.due_on - self.day).days if self.due_on else None

    @property
    def state(self) -> State:
        """The newest answer decides; without one, or agreed anew, the day does."""
        last = self.answers[-1].outcome if self.answers else None
        if last in (Outcome.KEPT, Outcome.BROKEN):
            return State(last)
        return State.BROKEN_SO_FAR if self.days is not None and self.days < 0 else State.OPEN

    @property
    def version(self) -> int:
        """How many answers there are: who answers says how many they have seen."""
        return len(self.answers)

    @property
    def is_open(self) -> bool:
        """Is it still to be kept?"""
        return self.state in (State.OPEN, State.BROKEN_SO_FAR)

    @cached_property
    def notes(self) -> list[tuple[Answer, str]]:
        """Each answer with what was written to it."""
        return [(one, text_of(one)) for one in self.answers]


@dataclass(frozen=True)
class Portrait:
    """What is told of a child besides facts; empty where the reader sees nothing of it."""

    introduction: ToldIntroduction | None = None
    bright: tuple[ToldBright, ...] = ()
    promises: tuple[ToldPromise, ...] = ()

    @property
    def open_promises(self) -> list[ToldPromise]:
        """Those still to be kept, what is past its day first."""
        return [one for one in self.promises if one.is_open]


def portrait_of(opened: Opened, day: dt.date | None = None) -> Portrait:
    """The newest introduction, what goes well, and the promises; `day`: on which promises are told (today)."""
    return portrait_from(together(*questions_of(opened)), day or today())


def questions_of(opened: Opened) -> tuple[QuerySet[Any], ...]:
    """What a portrait is made from: four questions, which a page may ask together with its own."""
    promises = promises_seen(opened)
    return (
        introductions_seen(opened).filter(replaced_by__isnull=True),
        brights_seen(opened).filter(replaced_by__isnull=True, is_over=False).order_by("-seen_on", "-at"),
        promises,
        Answer.objects.filter(promise__in=promises).order_by("number"),
    )


def portrait_from(answers: Sequence[list[Any]], day: dt.date) -> Portrait:
    """The portrait from the answers to its questions."""
    introductions, brights, promises, given = answers
    return Portrait(
        introduction=ToldIntroduction(introductions[0]) if introductions else None,
        bright=tuple(ToldBright(row) for row in brights),
        promises=tuple(sorted((told(row, given, day) for row in promises), key=pressing)),
    )


def told(row: Promise, answers: Iterable[Answer], day: dt.date) -> ToldPromise:
    """A promise with those of the answers that are its own."""
    return ToldPromise(row, tuple(one for one in answers if one.promise_id == row.id), day)


def pressing(one: ToldPromise) -> tuple[int, dt.date, UUID]:
    """What is past its day first, then what is open, then what was broken, then what was kept."""
    return (ORDER.index(one.state), one.due_on or dt.date.max, one.row.id)


@dataclass(frozen=True)
class ToldForSearch:
    """What of many portraits may be searched."""

    introductions: list[ToldIntroduction]
    bright: list[ToldBright]
    promises: list[ToldPromise]


def portraits_for_search(reached: Mapping[UUID, Sight]) -> ToldForSearch:
    """What stands now in the portraits of many cases, each where the reader sees it; one question.

    `reached`: what `access.sight.sights` says.
    """
    cases = [case for case, sight in reached.items() if sight.reads("portrait")]
    worked_with = [case for case in cases if reached[case].reads("assessment")]
    promises = Promise.objects.filter(Q(to=To.CHILD) | Q(case_id__in=worked_with), case_id__in=cases)
    introductions, brights, given, answers = together(
        Introduction.objects.filter(case_id__in=cases, replaced_by__isnull=True),
        Bright.objects.filter(case_id__in=cases, replaced_by__isnull=True, is_over=False),
        promises,
        Answer.objects.filter(promise__in=promises).order_by("number"),
    )
    of: dict[UUID, list[Answer]] = {}
    for answer in answers:
        of.setdefault(answer.promise_id, []).append(answer)
    return ToldForSearch(
        [ToldIntroduction(row) for row in introductions],
        [ToldBright(row) for row in brights],
        [told(row, of.get(row.id, ()), today()) for row in given],
    )


def introductions_seen(opened: Opened) -> QuerySet[Introduction]:
    """Every introduction of the child, the newest first."""
    rows = Introduction.objects.filter(case=opened.case) if _reads(opened) else Introduction.objects.none()
    return rows.order_by("-at")


def brights_seen(opened: Opened) -> QuerySet[Bright]:
    """All that went well."""
    return Bright.objects.filter(case=opened.case) if _reads(opened) else Bright.objects.none()


def promises_seen(opened: Opened) -> QuerySet[Promise]:
    """Promises to the child for whoever sees its portrait; those to others for whoever works with the case."""
    if not _reads(opened):
        return Promise.objects.none()
    whose = Q() if opened.sight.reads("assessment") else Q(to=To.CHILD)
    return Promise.objects.filter(whose, case=opened.case)


def open_promises_of(seen: Mapping[UUID, Sight], day: dt.date) -> list[ToldPromise]:
    """The promises of many cases that are still to be kept, by the same rule as those of one; asked at once."""
    return open_promises_from(together(*promise_questions(seen)), day)


def promise_questions(seen: Mapping[UUID, Sight]) -> tuple[QuerySet[Any], ...]:
    """What `open_promises_from` needs, for a page that asks more at once."""
    read = [case for case, sight in seen.items() if sight.reads("portrait")]
    whole = [case for case in read if seen[case].reads("assessment")]
    rows = Promise.objects.filter(Q(case__in=whole) | Q(case__in=read, to=To.CHILD))
    return rows, Answer.objects.filter(promise__in=rows).order_by("number")


def open_promises_from(answers: Sequence[list[Any]], day: dt.date) -> list[ToldPromise]:
    """The promises that are still to be kept, from the answers to `promise_questions`."""
    found, told_of = answers
    given: dict[UUID, list[Answer]] = {}
    for answer in told_of:
        given.setdefault(answer.promise_id, []).append(answer)
    promises = (ToldPromise(row, tuple(given.get(row.id, ())), day) for row in found)
    return sorted((one for one in promises if one.is_open), key=pressing)


def bright_seen(opened: Opened, id_: UUID) -> Bright:
    """One of them; raises `NotFound`."""
    return _only(brights_seen(opened).filter(id=id_).first())


def promise_seen(opened: Opened, id_: UUID) -> ToldPromise:
    """One of them; raises `NotFound`."""
    row = _only(promises_seen(opened).filter(id=id_).first())
    return told(row, Answer.objects.filter(promise=row).order_by("number"), today())


def _only(row: T | None) -> T:
    if row is None:
        raise NotFound
    return row


def _reads(opened: Opened) -> bool:
    return opened.sight.reads("portrait")
