"""What can be seen of a plan before somebody approves it?  The questions of `review.yaml`, and what the machine sees.

It shows the very part of this plan and compares with nothing else; what it cannot judge it leaves to a person.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from livline.plans.content import ADULT, CHILD
from livline.plans.coverage import Coverage
from livline.plans.reading import Content, Part

TABLE = Path(__file__).with_name("review.yaml")
FEW = 5
"""Goals beyond this many are gently asked about."""


@dataclass(frozen=True)
class Question:
    """A question of the table; `sees` empty where a person answers."""

    id: str
    da: str
    en: str
    help_da: str
    help_en: str
    source: str
    sees: str = ""
    where: str = ""
    ours: bool = False


@dataclass(frozen=True)
class Known:
    """What the review is told of the plan: its content, its map, what the law misses, where the child lives now."""

    content: Content
    coverage: Coverage
    missing: tuple[tuple[str, ...], ...] = ()
    places: tuple[str, ...] = ()


@dataclass(frozen=True)
class Finding:
    """Something that the machine sees: in a part, or of the whole; `names`: contents or measures that it is about."""

    question: Question
    part: Part | None = None
    names: tuple[str, ...] = ()

    @property
    def mark(self) -> str:
        """Stays the same until what it is about changes: an accepted warning is quiet for as long."""
        words = sorted(str(wording.id) for wording in self.part.words.values()) if self.part else []
        about = " ".join([self.question.id, *self.names, *words])
        return hashlib.sha256(about.encode()).hexdigest()


@cache
def questions() -> tuple[Question, ...]:
    """The questions of the newest version, in their order."""
    newest: dict[str, Any] = yaml.safe_load(TABLE.read_text("utf-8"))["versions"][0]
    return tuple(Question(**question) for question in newest["questions"])


def reviewed(known: Known) -> Iterator[Finding]:
    """Everything that the machine sees, in the order of the questions."""
    for question in questions():
        if question.sees:
            for part, names in SEES[question.sees](known):
                yield Finding(question, part, names)


def asked() -> tuple[Question, ...]:
    """What only a person can judge."""
    return tuple(question for question in questions() if not question.sees)


Seen = Iterator[tuple[Part | None, tuple[str, ...]]]


def _goals_without(field: str) -> Callable[[Known], Seen]:
    return lambda known: ((goal, ()) for goal in known.content.goals if not goal.says(field))


def _missing_content(known: Known) -> Seen:
    return ((None, names) for names in known.missing)


def _open_need(known: Known) -> Seen:
    return ((need.part, ()) for need in known.coverage.open_needs)


def _goal_without_need(known: Known) -> Seen:
    return ((goal.part, ()) for goal in known.coverage.goals_without_need)


def _other_place(known: Known) -> Seen:
    """Where the child lives nowhere, there is no place for which a goal would have to be written."""
    if known.places:
        yield from ((goal, ()) for goal in known.content.goals if not set(goal.refers("place")) & set(known.places))


def _no_words(known: Known) -> Seen:
    parts = (*known.content.goals, *known.content.of("wish"))
    if not any(part.says("said") for part in parts):
        yield None, ()


def _no_twin(known: Known) -> Seen:
    return ((goal, ()) for goal in known.content.goals if goal.says(ADULT) and not goal.says(CHILD))


def _many_goals(known: Known) -> Seen:
    if len(known.content.goals) > FEW:
        yield None, ()


def _loose_measure(known: Known) -> Seen:
    return ((None, (measure,)) for measure in known.coverage.loose)


SEES: Mapping[str, Callable[[Known], Seen]] = {
    "missing_content": _missing_content,
    "open_need": _open_need,
    "goal_without_need": _goal_without_need,
    "goal_without_sign": _goals_without("sign"),
    "goal_without_action": _goals_without("adults_do"),
    "goal_without_day": _goals_without("by_when"),
    "other_place": _other_place,
    "no_words": _no_words,
    "no_twin": _no_twin,
    "many_goals": _many_goals,
    "loose_measure": _loose_measure,
}
"""What the machine can see, by the names in the table."""
