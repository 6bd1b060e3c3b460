"""What can be seen of a plan before somebody approves it?  The questions of `review.yaml`, and what the machine sees.

It shows the very part of this plan, and of other cases nothing but that a sentence stands in one; what it cannot judge
it leaves to a person.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from math import floor
from pathlib import Path
from typing import Any

import yaml

from livline.plain.lix import LAST_OF, Band, lix
from livline.plain.sentences import sentences
from livline.plans.content import ADULT, CHILD, TOLD_TO_CHILD
from livline.plans.coverage import Coverage
from livline.plans.reading import Content, Part

TABLE = Path(__file__).with_name("review.yaml")
FEW = 5
"""Goals beyond this many are gently asked about."""
CHILD_READS, YOUTH_READS = LAST_OF[Band.EASY], LAST_OF[Band.MEDIUM]
"""The last LIX that a child, and a young person, should have to read: a limit and no gate."""
GOALS_ENDED = "goals"
"""What is said of a measure whose goals are ended, where else the day stands to which it was granted."""


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
    """What the review is told of the plan: its content, its map, what the law misses, where the child lives now.

    `news`: what came since it was saved, with its day; `expired`: the measures that run beyond the day to which they
    were granted; `elsewhere`: sentences that stand in another case too; `reads`: the LIX that its child should manage.
    """

    content: Content
    coverage: Coverage
    missing: tuple[tuple[str, ...], ...] = ()
    places: tuple[str, ...] = ()
    news: tuple[tuple[str, dt.date], ...] = ()
    expired: Mapping[str, dt.date] = field(default_factory=dict)
    elsewhere: tuple[tuple[Part, str], ...] = ()
    reads: int = CHILD_READS


@dataclass(frozen=True)
class Finding:
    """Something that the machine sees: in a part, or of the whole; `names`: what it is about, such as a measure."""

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
def newest() -> dict[str, Any]:
    """The newest version of the table."""
    version: dict[str, Any] = yaml.safe_load(TABLE.read_text("utf-8"))["versions"][0]
    return version


@cache
def questions() -> tuple[Question, ...]:
    """The questions of the newest version, in their order."""
    return tuple(Question(**question) for question in newest()["questions"])


def worded_for(question: Question, *, is_youth: bool) -> Question:
    """The question as it is asked of the plan of a child, or of a young person."""
    return replace(question, **newest()["youth"].get(question.id, {})) if is_youth else question


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
    """Those that no goal ever named: what outlived its goals is told as that."""
    return ((None, (measure,)) for measure in known.coverage.loose if not _was_named(known, measure))


def _outlived_measure(known: Known) -> Seen:
    yield from ((None, (one, GOALS_ENDED)) for one in known.coverage.loose if _was_named(known, one))
    yield from ((None, (measure, until.isoformat())) for measure, until in known.expired.items())


def _was_named(known: Known, measure: str) -> bool:
    return any(measure in goal.refers("measures") for goal in known.content.of("goal"))


def _stale(known: Known) -> Seen:
    return ((None, (kind, day.isoformat())) for kind, day in known.news)


def _said_elsewhere(known: Known) -> Seen:
    return ((part, (sentence,)) for part, sentence in known.elsewhere)


def _hard_to_read(known: Known) -> Seen:
    """The parts that are too hard for the child; where each is too short to say, all that it is told at once."""
    told = [(part, text) for part in known.content.parts if (text := told_to_child(part))]
    hard = [(part, text) for part, text in told if lix_of(text) > known.reads]
    yield from ((part, (str(lix_of(text)), longest(text))) for part, text in hard)
    whole = lix_of("\n\n".join(text for _part, text in told))
    if not hard and whole > known.reads:
        part, text = max(told, key=lambda one: len(longest(one[1]).split()))
        yield part, (str(whole), longest(text))


def told_to_child(part: Part) -> str:
    """What a part says in the child's edition, as sentences; nothing for what is ended."""
    texts = [part.says(name).strip() for name in TOLD_TO_CHILD if part.says(name) and not part.is_ended]
    return "\n\n".join(text if text.endswith((".", "!", "?")) else f"{text}." for text in texts)


def lix_of(text: str) -> int:
    """The LIX as it is told, half up; nothing to mind where the text is too short to say."""
    value = lix(text).value
    return floor(value + 0.5) if value is not None else 0


def longest(text: str) -> str:
    """The sentence of most words."""
    found = max(sentences(text), key=lambda sentence: len(sentence.words), default=None)
    return text[found.start : found.end] if found else ""


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
    "outlived_measure": _outlived_measure,
    "stale": _stale,
    "said_elsewhere": _said_elsewhere,
    "hard_to_read": _hard_to_read,
}
"""What the machine can see, by the names in the table."""
