"""From when to when does each goal of an adopted plan hold?  For the line along a life, which asks much at once.

A goal holds from the day of the adoption that has it first.  It ends with the adoption that ends it or leaves it out,
or with another plan of the child; else on the day on which somebody looks at it again.  Who reads an edition of a plan
(0047) is told of its goals what the edition holds, from the adoption that it is of.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import DateTimeField, F, Func, QuerySet

from livline.cases.lookups import Opened
from livline.plans.content import ADULT, CHILD, PlanType
from livline.plans.lookups import givings_to_reader
from livline.plans.models import Adopted, Adoption, Given, Giving, Plan, Wording
from livline.plans.reading import said

FIELDS = (ADULT, CHILD, "by_when", "ended")
"""What of a goal is told along a life."""
Texts = Mapping[UUID, Mapping[str, str]]
"""The fields of goals, by their parts."""


@dataclass(frozen=True)
class Course:
    """A goal along a life; `ended`: how, in the word of the plan, empty while it holds."""

    texts: Mapping[str, str]
    start: dt.date
    end: dt.date | None
    ended: str = ""


def questions_of(opened: Opened) -> tuple[QuerySet[Any], ...]:
    """What `courses_from` needs, each as a question; empty for whoever does not read plans.

    For who reads an edition, of the adopted words those that it holds.
    """
    case, nothing = opened.case.id, (Giving.objects.none(), Given.objects.none())
    plans = Plan.objects.filter(case=case).exclude(type=PlanType.PARENTS_PLAN)
    if opened.sight.reads("plan_words"):
        adopted = Adopted.objects.filter(case=case)
        words = _of_goals(case).filter(id__in=adopted.values("wording"))
        listed = adopted.filter(wording__in=words.values("id"))
        return plans, Adoption.objects.filter(case=case), listed, words, *nothing
    if opened.sight.reads_own("plan_edition"):
        givings = _shown_to_reader(case)
        given = Given.objects.filter(giving__in=givings, translation=None)
        adoptions, words = Adoption.objects.filter(case=case, id__in=givings.values("adoption")), _of_goals(case)
        words = words.filter(id__in=given.values("wording"))
        return plans, adoptions, Adopted.objects.none(), words, givings, given.filter(wording__in=words.values("id"))
    rows = (Plan, Adoption, Adopted, Wording)
    return *(model._default_manager.none() for model in rows), *nothing


def _of_goals(case: UUID) -> QuerySet[Wording]:
    return Wording.objects.filter(case=case, sort="goal", field__in=FIELDS)


def _shown_to_reader(case: UUID) -> QuerySet[Giving]:
    """The editions of the reader that are shown: read by another, replaced by none, and made since they had to be."""
    since = Func(F("plan"), function="edition_since", output_field=DateTimeField())
    mine = givings_to_reader(case, {"case": case})
    return mine.filter(checks=None, checked_by__isnull=False, replaced_by__isnull=True, at__gte=since)


def courses_from(answers: Sequence[list[Any]], days: Mapping[UUID, dt.date | None]) -> list[Course]:
    """From the answers to `questions_of`; `days`: of the facts of plans that the reader sees, by their ids."""
    plans, adoptions, adopted, words, givings, given = answers
    of = {one.id: one.adoption_id for one in givings}
    listed = [(one.adoption_id, one.wording_id) for one in adopted] + [
        (of[one.giving_id], one.wording_id) for one in given
    ]
    dated = [(day, one) for one in adoptions if (day := days.get(one.fact)) is not None]
    held = sorted(dated, key=lambda pair: (pair[0], pair[1].at))
    told = {one.id: _texts({word for id_, word in listed if id_ == one.id}, words) for one in adoptions}
    found = [course for plan in plans for course in _of_plan(plan, held, told)]
    return sorted(found, key=lambda course: course.start)


def _texts(listed: Collection[UUID], words: Sequence[Wording]) -> Texts:
    """What the goals of an adoption say; `listed`: the wordings of it that the reader reads."""
    texts: dict[UUID, dict[str, str]] = {}
    for word in (one for one in words if one.id in listed):
        texts.setdefault(word.part, {})[word.field] = said(word)
    return texts


def _of_plan(plan: Plan, held: Sequence[tuple[dt.date, Adoption]], told: Mapping[UUID, Texts]) -> Iterator[Course]:
    """The goals of one plan."""
    mine = [(day, told[one.id]) for day, one in held if one.plan_id == plan.id]
    if not mine:
        return
    after = next((day for day, one in held if one.plan_id != plan.id and day > mine[-1][0]), None)
    for part in dict.fromkeys(part for _day, texts in mine for part in texts):
        course = _course([(day, texts.get(part)) for day, texts in mine], after)
        if course.texts.get(ADULT) or course.texts.get(CHILD):
            yield course


def _course(said_on: Sequence[tuple[dt.date, Mapping[str, str] | None]], after: dt.date | None) -> Course:
    """One goal through the adoptions of its plan; `after`: when another plan took its place."""
    has = [(day, texts) for day, texts in said_on if texts is not None]
    start, last = has[0][0], has[-1][1]
    ended_on = next((day for day, texts in has if texts.get("ended")), None)
    left_out = next((day for day, texts in said_on if texts is None and day > has[-1][0]), None)
    end = ended_on or left_out or after or _day(last.get("by_when", ""))
    return Course(last, start, end if end is not None and end > start else None, last.get("ended", ""))


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
