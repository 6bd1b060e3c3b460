"""What is seen when a plan is gone through?  Each question with what is open, and what was left as it is and why."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.utils.translation import gettext as _

from livline.access.danish_day import today
from livline.access.models import Account
from livline.cases.lookups import Opened
from livline.plans.beside import IN_THE_JOURNAL, beside
from livline.plans.coverage import covered
from livline.plans.lookups import accepted_in
from livline.plans.reading import Content, Part
from livline.plans.review import (
    CHILD_READS,
    GOALS_ENDED,
    YOUTH_READS,
    Finding,
    Known,
    Question,
    asked,
    questions,
    reviewed,
    worded_for,
)
from livline.plans.told import Told
from livline.web.day_words import day_text
from livline.web.fact_words import fact_word, kind_title
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


def findings_of(opened: Opened, told: Told, around: Surroundings, content: Content, by: Account) -> list[Finding]:
    """What the machine sees in a content, and what a person is asked of this version of it."""
    number = str(told.newest.number) if told.newest else ""
    known = known_of(opened, told, around, content, by)
    return [*reviewed(known), *(Finding(question, None, (number,)) for question in asked())]


def known_of(opened: Opened, told: Told, around: Surroundings, content: Content, by: Account) -> Known:
    """What the review is told."""
    found, day = beside(opened, told, content, by), today()
    return Known(
        content,
        covered(content, sorted(around.running)),
        tuple(wanting(opened, told, around, content, day)),
        around.places,
        found.news,
        {name: until for name, until in sorted(found.until.items()) if name in around.running and until < day},
        found.elsewhere,
        YOUTH_READS if told.address.is_youth else CHILD_READS,
    )


def points(opened: Opened, told: Told, around: Surroundings, content: Content, by: Account) -> list[Point]:
    """The questions in their order, each with what is seen; one question to the database beside what is known."""
    left = accepted_in(told)
    found = findings_of(opened, told, around, content, by)
    return [
        Point(
            worded_for(question, is_youth=told.address.is_youth),
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
        return Seen(finding, part_name(part.sort, number), text_of(finding, part), reason)
    name, text = NAMED.get(finding.question.sees, _unnamed)(finding.names, around)
    return Seen(finding, name, text, reason)


def text_of(finding: Finding, part: Part) -> str:
    """What is pointed at in a part: the very sentence where the machine sees one, else what the part is about."""
    match finding.question.sees, finding.names:
        case "said_elsewhere", (sentence,):
            return quoted(sentence)
        case "hard_to_read", (value, sentence):
            return _("LIX %(value)s; den længste sætning: %(text)s") % {"value": value, "text": quoted(sentence)}
    return quoted(gist(part))


def _unnamed(names: tuple[str, ...], around: Surroundings) -> tuple[str, str]:
    return "", ""


def _contents(names: tuple[str, ...], around: Surroundings) -> tuple[str, str]:
    return capital(listed([fact_word(name) for name in names])), ""


def _measure(names: tuple[str, ...], around: Surroundings) -> tuple[str, str]:
    return listed([around.measures.get(name, name) for name in names]), ""


def _outlived(names: tuple[str, ...], around: Surroundings) -> tuple[str, str]:
    measure, why = names
    if why == GOALS_ENDED:
        return around.measures.get(measure, measure), _("(målene under den er afsluttet)")
    day = day_text(dt.date.fromisoformat(why))
    return around.measures.get(measure, measure), _("(afgørelsen gælder til %(day)s)") % {"day": day}


def _news(names: tuple[str, ...], around: Surroundings) -> tuple[str, str]:
    kind, day = names
    what = _("Faglig vurdering i journalen") if kind == IN_THE_JOURNAL else kind_title(kind)
    return f"{what}, {day_text(dt.date.fromisoformat(day))}", ""


NAMED: Mapping[str, Callable[[tuple[str, ...], Surroundings], tuple[str, str]]] = {
    "missing_content": _contents,
    "loose_measure": _measure,
    "outlived_measure": _outlived,
    "stale": _news,
}
"""What is seen of the whole plan, by what the machine sees: what it is called, and what is said of it."""


def reminders(opened: Opened, told: Told, around: Surroundings, content: Content, by: Account) -> Iterator[Point]:
    """What the machine sees besides the law's content and nobody has left as it is."""
    for point in points(opened, told, around, content, by):
        if point.open and not point.is_asked and point.question.id != BY_THE_LAW:
            yield point
