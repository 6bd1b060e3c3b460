"""What is seen when a plan is gone through?  Each question with what is open, and what was left as it is and why."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import UUID

from livline.access.danish_day import today
from livline.cases.lookups import Opened
from livline.plans.coverage import covered
from livline.plans.lookups import Told, accepted_in
from livline.plans.reading import Content, Part
from livline.plans.review import Finding, Known, Question, asked, questions, reviewed
from livline.web.fact_words import fact_word
from livline.web.rooms.plan.lacking import capital, wanting
from livline.web.rooms.plan.showing import Surroundings, gist
from livline.web.rooms.plan.words import language, listed, part_name, quoted

BY_THE_LAW = "content"
"""The question whose findings are what the law asks for."""


@dataclass(frozen=True)
class Seen:
    """A finding on the page: of which part it is, by name and words; `reason`: why it was left, where it was."""

    finding: Finding
    name: str
    text: str
    reason: str = ""

    @property
    def part(self) -> Part | None:
        return self.finding.part


@dataclass(frozen=True)
class Point:
    """A question with what is seen; `quiet`: what somebody has left as it is."""

    question: Question
    open: tuple[Seen, ...]
    quiet: tuple[Seen, ...] = ()
    key: UUID = field(default_factory=uuid.uuid4)

    @property
    def text(self) -> str:
        return said_of(self.question, "")

    @property
    def help(self) -> str:
        return said_of(self.question, "help_")

    @property
    def is_asked(self) -> bool:
        """Does a person answer it?"""
        return not self.question.sees


def said_of(question: Question, prefix: str) -> str:
    """A text of a question in the reader's language."""
    return str(getattr(question, prefix + language()))


def findings_of(opened: Opened, told: Told, around: Surroundings, content: Content) -> list[Finding]:
    """What the machine sees in a content, and what a person is asked of this version of it."""
    coverage = covered(content, sorted(around.running))
    missing = tuple(wanting(opened, told, around, content, today()))
    known = Known(content, coverage, missing, around.places)
    number = str(told.newest.number) if told.newest else ""
    return [*reviewed(known), *(Finding(question, None, (number,)) for question in asked())]


def points(opened: Opened, told: Told, around: Surroundings, content: Content) -> list[Point]:
    """The questions in their order, each with what is seen."""
    left = accepted_in(told)
    found = findings_of(opened, told, around, content)
    return [
        Point(
            question,
            tuple(seen_of(one, content, around) for one in found if one.question == question and one.mark not in left),
            tuple(
                seen_of(one, content, around, left[one.mark][1])
                for one in found
                if one.question == question and one.mark in left
            ),
        )
        for question in questions()
    ]


def seen_of(finding: Finding, content: Content, around: Surroundings, reason: str = "") -> Seen:
    """A finding in words."""
    part = finding.part
    if part is not None:
        number = content.of(part.sort.name).index(part) + 1
        return Seen(finding, part_name(part.sort, number), quoted(gist(part)), reason)
    if finding.question.id == BY_THE_LAW:
        return Seen(finding, capital(listed([fact_word(name) for name in finding.names])), "", reason)
    if finding.question.sees == "loose_measure":
        return Seen(finding, listed([around.measures.get(name, name) for name in finding.names]), "", reason)
    return Seen(finding, "", "", reason)


def reminders(opened: Opened, told: Told, around: Surroundings, content: Content) -> Iterator[Point]:
    """What the machine sees besides the law's content and nobody has left as it is."""
    for point in points(opened, told, around, content):
        if point.open and not point.is_asked and point.question.id != BY_THE_LAW:
            yield point
