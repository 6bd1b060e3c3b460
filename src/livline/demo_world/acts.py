"""What happens in every case alike?  Facts on days that are counted from today, so that a story never grows old."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

DAYS = ("next_on", "until", "implemented_on")
"""Fields that hold a day; in a story they are counted from today, too."""
THEMES = (
    "Udvikling og adfærd",
    "Familieforhold",
    "Skoleforhold",
    "Sundhedsforhold",
    "Fritidsforhold og venskaber",
    "Andre relevante forhold",
)
WHOLE_PLAN = (
    "purpose", "effort", "goals", "wellbeing_goals", "duration", "family_support", "child_involved", "parents_involved",
)  # fmt: skip


@dataclass(frozen=True)
class Act:
    """A fact of the contract; `on` is counted in days from today."""

    kind: str
    on: int
    fields: Mapping[str, Any] = field(default_factory=dict)

    def told(self, today: dt.date) -> dict[str, Any]:
        """The fact as a case file has it."""
        said = {name: day(today, value) if name in DAYS else value for name, value in self.fields.items()}
        return {"kind": self.kind, "date": day(today, self.on), **said}


def day(today: dt.date, offset: int) -> str:
    """A day counted from today."""
    return (today + dt.timedelta(days=offset)).isoformat()


def act(kind: str, on: int, **fields: Any) -> Act:
    """A fact."""
    return Act(kind, on, fields)


def notified(on: int, key: str = "n1", acute: bool = False) -> list[Act]:
    """A notification, assessed and receipted as the law asks."""
    return [
        act("notification", on, id=key, child_in_measure=False),
        act("notification_assessed", on, of=key, acute=acute),
        act("receipt_sent", on + 2, of=key),
    ]


def studied(on: int, closed: int | None = None) -> list[Act]:
    """The need is known, and the study is opened and closed in time, or still open."""
    opened = [
        act("need_known", on, id="k1"),
        act("screening", on + 2, outcome="study"),
        act("study_opened", on + 6, id="u1"),
        act("child_heard", on + 20, of="u1", form="conversation", alone=True),
    ]
    return (
        opened if closed is None else [*opened, act("study_closed", closed, of="u1", covers=list(THEMES), left_out=[])]
    )


def decided(
    on: int, about: str, key: str, measure: str, consents: tuple[str, ...] = ("mor",), **more: Any
) -> list[Act]:
    """A decision with the child heard before it, the consents, and the notice to child and custody holders."""
    to = about if about in ("support", "placement", "change_of_site", "permanent_placement") else "support"
    given = [
        act("consent", on - 3, measure=measure, person=person, by="child" if person == "barnet" else "custody_holder",
            to=to, given=True, purpose_agreed=True)
        for person in consents
    ]  # fmt: skip
    notice: dict[str, Any] = {"of": key, "written": True, "reasons": True, "appeal_guidance": True}
    return [
        *given,
        act("child_heard", on - 4, measure=measure, form="conversation", alone=True, about=about),
        act("decision", on, id=key, about=about, measure=measure, consent=True, **more),
        act("notice", on, to="child", **notice),
        *(act("notice", on, to="custody_holder", person=who, **notice) for who in consents if who != "barnet"),
    ]


def moved_in(on: int, measure: str, site: str, kind: str) -> list[Act]:
    """The child moves in, and the parents are offered a support person."""
    return [
        act("placement_started", on, measure=measure, site=site, site_kind=kind),
        act("support_person_offered", on, measure=measure, to="parents"),
    ]


def planned(on: int, measure: str, site: str = "", type: str = "barnets_plan", **more: Any) -> list[Act]:
    """A plan, handed over to where the child lives."""
    made = act("plan", on, measure=measure, type=type, **({"act": "new", "has": list(WHOLE_PLAN)} | more))
    return [made, *([act("plan_handed_over", on, measure=measure, to="site", site=site)] if site else [])]


def followed(on: int, measure: str, next_on: int | None = None, result: str = "unchanged") -> Act:
    """A follow-up, with the day of the next one, or half a year until then."""
    rhythm = {"interval_months": 6} if next_on is None else {"next_on": next_on}
    return act("follow_up", on, measure=measure, result=result, reasons_given=True, **rhythm)


def visited(on: int, measure: str) -> Act:
    """A visit to the site with a talk alone with the child."""
    return act("visit", on, measure=measure, at_site=True, talked_with_child=True, staff_present=False)
