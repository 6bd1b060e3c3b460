"""Whom does the law of the day ask to consent to a plan, and what did they answer?

The answers stand in the plan as views (`content.VIEW`); a yes and a no are facts of the case once the plan is adopted.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lawcode.citations import Law
from lawcode.rule import since, until
from lawcode.sources.barnets_lov import BARNETS_LOV
from lawcode.sources.serviceloven import SERVICELOVEN
from livline.plans.content import PlanType
from livline.plans.reading import Content, Part

CHILD, CUSTODY_HOLDER = "child", "custody_holder"
"""Who may be asked, in the words of the contract."""
GIVEN: Mapping[str, bool] = {"agrees": True, "refuses": False}
"""The stances that are a consent or a refusal; who disagrees has said neither."""


@dataclass(frozen=True)
class Asking:
    """Whose consent is sought to a plan of some types, and what follows: the custody holders', the child's from an age.

    `is_read`: the text of the law was read; else this is what we do until it is.
    """

    types: tuple[PlanType, ...]
    law: Law
    in_force: tuple[str, str]
    child_from: int
    da: str
    en: str
    is_read: bool = True

    def holds(self, type_: str, on: dt.date) -> bool:
        """Does it say something of a plan of the type on a day?"""
        return type_ in self.types and self.in_force[0] <= on.isoformat() <= self.in_force[1]


ASKINGS = (
    Asking(
        (PlanType.UNGEPLAN,),
        BARNETS_LOV.par(109),
        since("2024-01-01"),
        16,
        "Den unge og forældremyndighedens indehaver skal så vidt muligt samtykke til ungeplanen. Siger nogen nej, kan"
        " planen godt laves; uenigheden skrives i den, og hvad kommunen svarede.",
        "The young person and the custody holder consent to the youth plan as far as possible. Where somebody refuses,"
        " the plan can still be made; the disagreement is written in it, and what the municipality answered.",
    ),
    Asking(
        (PlanType.HOLISTIC,),
        BARNETS_LOV.par(110),
        since("2024-01-01"),
        16,
        "En helhedsorienteret plan kræver samtykke fra forældremyndighedens indehaver og den unge fra 16 år. Uden det"
        " er det barnets plan eller ungeplanen, der skal laves.",
        "A holistic plan needs the consent of the custody holder and of the young person from 16. Without it, the"
        " child's plan or the youth plan is the one to make.",
    ),
    Asking(
        (PlanType.BARNETS_PLAN,),
        BARNETS_LOV.par(93),
        since("2024-01-01"),
        15,
        "Vi beder forældremyndighedens indehaver og den unge fra 15 år om samtykke. Om loven kræver det til barnets"
        " plan, står i §§ 93-94, som ikke er læst. Siger nogen nej, skrives uenigheden i planen.",
        "We ask the custody holder and the young person from 15 to consent. Whether the law demands it of the child's"
        " plan stands in §§ 93-94, which were not read. Where somebody refuses, the plan says so.",
        is_read=False,
    ),
    Asking(
        (PlanType.HANDLEPLAN,),
        SERVICELOVEN.par(70, stk=1),
        until("2023-12-31"),
        15,
        "Forældremyndighedens indehaver og den unge fra 15 år skal så vidt muligt samtykke, når planen revideres.",
        "The custody holder and the young person from 15 consent to a revision of the plan as far as possible.",
    ),
)
"""What the law says of consent to a plan; of a parents' plan it says nothing here."""


def asking_on(type_: str, on: dt.date) -> Asking | None:
    """What is asked for a plan of a type that is made that day."""
    return next((one for one in ASKINGS if one.holds(type_, on)), None)


@dataclass(frozen=True)
class Whom:
    """Somebody to ask.  `id`: `child`, or what ties a custody holder to the case; `view`: what they answered last."""

    id: str
    name: str
    view: Part | None = None

    @property
    def stance(self) -> str:
        """What they say to the plan; empty where nobody has asked."""
        return self.view.says("stance") if self.view is not None else ""


def answered(content: Content, to_ask: Iterable[tuple[str, str]]) -> Iterator[Whom]:
    """Those who are to be asked (id and name), each with what they answered last."""
    for id_, name in to_ask:
        views = [view for view in content.of("view") if view.says("person") == id_]
        yield Whom(id_, name, views[-1] if views else None)


def consents_in(content: Content, known: Content, on: dt.date) -> Iterator[dict[str, object]]:
    """The consents and refusals that a content tells and an earlier one (`known`) did not, as the contract writes them.

    Not by name: a custody holder who is named in one consent has to be asked by that name in every other.
    """
    for view in content.of("view"):
        given, before = GIVEN.get(view.says("stance")), known.part(view.id)
        if given is None or not view.says("person") or (before is not None and before.texts == view.texts):
            continue
        said_on = min(dt.date.fromisoformat(view.says("on")), on) if view.says("on") else on
        by = CHILD if view.says("person") == CHILD else CUSTODY_HOLDER
        yield {"date": said_on, "by": by, "to": "plan_revision", "given": given}
