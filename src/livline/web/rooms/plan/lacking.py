"""What does a plan lack?  What the law asks and it does not hold, and what we remind of: the two are told apart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from livline.cases.lookups import Opened
from livline.plans.content import ADULT, CHILD
from livline.plans.demands import age_on, demanded, law_of, missing
from livline.plans.lookups import Told
from livline.plans.reading import Content
from livline.web.fact_words import fact_word
from livline.web.rooms.plan.showing import Surroundings
from livline.web.rooms.plan.words import listed

MOST_GOALS = 5
"""So many goals a child can live with at once; more are no fault."""


@dataclass(frozen=True)
class Lack:
    """Something that the law asks for; `law`: where."""

    text: str
    law: str


def lacking(opened: Opened, told: Told, around: Surroundings, day: dt.date) -> list[Lack]:
    """What the law asks of the plan as it stands, and it does not hold."""
    age = age_on(opened.case.born_on, day)
    wanted = demanded(told.plan.type, day, placed=bool(around.places), age=age)
    return [
        Lack(capital(listed([fact_word(name) for name in names])), law_of(names, day))
        for names in missing(told.content, around.purpose, wanted)
    ]


def capital(text: str) -> str:
    """The text with a capital."""
    return text[:1].upper() + text[1:]


def reminders(content: Content) -> Iterator[str]:
    """What no law asks for, and the child would."""
    unsaid = sum(1 for part in content.parts if part.says(ADULT) and not part.says(CHILD) and not part.is_ended)
    if unsaid:
        yield ngettext(
            "%(n)s sted er ikke sagt til barnet endnu.", "%(n)s steder er ikke sagt til barnet endnu.", unsaid
        ) % {"n": unsaid}
    answered = {need for goal in content.goals for need in goal.refers("needs")}
    open_ = [need for need in content.of("need") if str(need.id) not in answered and not need.says("left")]
    if open_:
        yield ngettext(
            "%(n)s behov har hverken et mål eller en grund til at vente.",
            "%(n)s behov har hverken et mål eller en grund til at vente.",
            len(open_),
        ) % {"n": len(open_)}
    if len(content.goals) > MOST_GOALS:
        yield _("Planen har %(n)s mål. Flere end fem er svære at huske for et barn; kan nogle vente?") % {
            "n": len(content.goals)
        }
