"""What does a plan lack of what the law asks?  What we remind of besides is the review's (`reviewing.py`)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from livline.cases.lookups import Opened
from livline.plans.demands import age_on, demanded, law_of, missing, sort_of
from livline.plans.reading import Content
from livline.plans.told import Told
from livline.web.fact_words import fact_word
from livline.web.rooms.plan.showing import Surroundings
from livline.web.rooms.plan.words import listed


@dataclass(frozen=True)
class Lack:
    """Something that the law asks for; `law`: where; `sort`: of the part in which it would stand."""

    text: str
    law: str
    sort: str


def lacking(opened: Opened, told: Told, around: Surroundings, day: dt.date) -> list[Lack]:
    """What the law asks of the plan as it stands, and it does not hold."""
    wants = wanting(opened, told, around, told.content, day)
    return [
        Lack(capital(listed([fact_word(name) for name in names])), law_of(names, day), sort_of(names))
        for names in wants
    ]


def wanting(opened: Opened, told: Told, around: Surroundings, content: Content, day: dt.date) -> list[tuple[str, ...]]:
    """The same in the words of the contract; of several together, one suffices."""
    age = age_on(opened.case.born_on, day)
    wanted = demanded(told.plan.type, day, placed=bool(around.places), age=age, goes_home=around.goes_home)
    return missing(content, around.purpose, wanted)


def capital(text: str) -> str:
    """The text with a capital."""
    return text[:1].upper() + text[1:]
