"""What beside its own words speaks to a plan?  What came since it was saved, how long its measures were granted,
and which of its sentences stand in another case.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from livline.access.danish_day import danish_day
from livline.access.models import Account
from livline.access.sight import sights
from livline.cases.lookups import Opened
from livline.cases.models import Entry
from livline.cases.together import together
from livline.journal.models import Note
from livline.journal.newest import assessed
from livline.plans.echoes import marks_of
from livline.plans.models import Sentence, Version, Wording
from livline.plans.reading import Content, Part
from livline.plans.told import Told

STUDIED = frozenset({"study_closed", "study_updated", "clarification_closed"})
"""The facts that say that a study or a short assessment has found something."""
IN_THE_JOURNAL = "assessment"
"""What news from the journal is called, beside the kinds of facts."""
GRANTS = ("placement", "change_of_site", "permanent_placement", "support", "aftercare")
"""What decisions grant a measure, and may grant it until a day."""
News = tuple[str, dt.date]
"""What has come, and of which day it is."""


@dataclass(frozen=True)
class Beside:
    """`until`: the day to which the last decision grants a measure, where it names one.

    `elsewhere`: the sentences of the plan that stand in another case too, each in its part; of that case nothing.
    """

    news: tuple[News, ...] = ()
    until: Mapping[str, dt.date] = field(default_factory=dict)
    elsewhere: tuple[tuple[Part, str], ...] = ()


def beside(opened: Opened, told: Told, content: Content, by: Account) -> Beside:
    """One question, and two more where a sentence stands in another case."""
    said = marks_of(content)
    facts, notes, decisions, echoes = together(
        _studied(opened, told.newest), _assessed(opened, told.newest), _grants(opened), _echoes(opened, said)
    )
    marks = _read_elsewhere(echoes, by)
    elsewhere = tuple(found for mark, found in said.items() if mark in marks)
    return Beside((*_news_of(facts, "date"), *_news_of(notes, "day")), _until(decisions), elsewhere)


def _studied(opened: Opened, saved: Version | None) -> QuerySet[Entry]:
    """The last study that was finished since, for who sees studies."""
    kinds = STUDIED & opened.sight.facts()
    if saved is None or not kinds:
        return Entry.objects.none()
    since = {"recorded_at__gt": saved.at, "date__gte": _day(saved)}
    holds = Entry.objects.filter(case=opened.case, kind__in=kinds, replaced_by__isnull=True, is_withdrawn=False)
    return holds.filter(**since).order_by("-date", "-id")[:1]


def _assessed(opened: Opened, saved: Version | None) -> QuerySet[Note]:
    """The last note with a professional assessment since, for who sees the journal."""
    if saved is None:
        return Note.objects.none()
    return assessed(opened).filter(recorded_at__gt=saved.at, day__gte=_day(saved))[:1]


def _grants(opened: Opened) -> QuerySet[Entry]:
    """The decisions that grant measures, the last first."""
    if "decision" not in opened.sight.facts():
        return Entry.objects.none()
    holds = Entry.objects.filter(case=opened.case, kind="decision", replaced_by__isnull=True, is_withdrawn=False)
    return holds.filter(about__in=GRANTS, measure__gt="").exclude(granted=False).order_by("-date", "-id")


def _echoes(opened: Opened, marks: Iterable[bytes]) -> QuerySet[Sentence]:
    """Where the same sentences stand as they are worded now, outside this case; one row a sentence and case."""
    stands = ~Exists(Wording.objects.filter(replaces=OuterRef("wording")))
    others = Sentence.objects.filter(stands, mark__in=list(marks)).exclude(case=opened.case)
    return others.order_by("mark", "case_id").distinct("mark", "case_id")


def _read_elsewhere(echoes: Sequence[Sentence], by: Account) -> set[bytes]:
    """The marks of those in whose case the reader works on plans: the door's own answer, beside the wall's.

    A case that was joined to another is of the same child, and is left out.
    """
    if not echoes:
        return set()
    seen = sights(by, {one.case_id for one in echoes})
    works = {case for case, sight in seen.items() if sight.reads("drafting") and not sight.is_joined}
    return {bytes(one.mark) for one in echoes if one.case_id in works}


def _news_of(rows: Iterable[Any], day: str) -> Iterable[News]:
    return ((getattr(row, "kind", IN_THE_JOURNAL), getattr(row, day)) for row in rows)


def _until(decisions: Iterable[Entry]) -> dict[str, dt.date]:
    """By the names of measures, what their last decisions say."""
    last: dict[str, Any] = {}
    for decision in decisions:
        last.setdefault(str(decision.measure), getattr(decision, "until"))  # noqa: B009  # the contract adds it
    return {name: until for name, until in last.items() if until is not None}


def _day(saved: Version) -> dt.date:
    return danish_day(saved.at)
