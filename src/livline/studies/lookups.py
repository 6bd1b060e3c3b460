"""What stands in the assessments of a case, and what was taken over?  The door's own answer, beside the wall's."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery

from livline.access.errors import NotFound
from livline.access.models import Account
from livline.cases.lookups import Opened
from livline.cases.models import Entry
from livline.sealing.seal import opened as unsealed
from livline.studies.headings import BY_NAME, CLOSES, NAMES, OPENS, Depth, Heading
from livline.studies.models import Study, StudyText


def place(text: UUID) -> str:
    """Where a text is sealed: it opens nowhere else."""
    return f"study text {text}"


def said(text: StudyText) -> str:
    """What a version says; raises `sealing.seal.Unopenable`."""
    return unsealed(text.sealed, place(text.id))


@dataclass(frozen=True)
class Part:
    """What stands under a heading: the newest version here, and what the short assessment says there now."""

    heading: Heading
    own: StudyText | None
    source: StudyText | None

    @property
    def is_inherited(self) -> bool:
        """Is it what the short assessment says, not written anew here?"""
        return self.own is None and self.source is not None

    @property
    def is_written(self) -> bool:
        return self.own is not None or self.source is not None

    @property
    def source_changed(self) -> bool:
        """Has the short assessment changed since its text was taken over and written on?"""
        return self.own is not None and self.source is not None and self.own.taken_from_id != self.source.id

    @cached_property
    def text(self) -> str:
        """What a reader reads."""
        shown = self.own or self.source
        return said(shown) if shown else ""

    @cached_property
    def source_text(self) -> str:
        return said(self.source) if self.source else ""


@dataclass(frozen=True)
class Told:
    """An assessment with the facts of its beginning and its end; undated facts leave a day unknown."""

    study: Study
    begun: Entry | None
    closed: Entry | None
    parts: tuple[Part, ...] = ()

    @property
    def is_short(self) -> bool:
        return self.study.depth == Depth.SHORT

    @property
    def begun_on(self) -> dt.date | None:
        return self.begun.date if self.begun else None

    @property
    def written(self) -> int:
        """Under how many headings something stands."""
        return sum(1 for part in self.parts if part.is_written)


def studies_seen(opened: Opened) -> list[Told]:
    """The assessments of a case, the newest first; two questions.  Nothing for who does not see assessments."""
    if not opened.sight.reads("assessment"):
        return []
    studies = Study.objects.filter(case=opened.case).select_related("built_on", "deepened").order_by("-at")
    facts = facts_of(opened)
    return [with_facts(study, facts) for study in studies]


def study_seen(opened: Opened, id_: UUID) -> Told:
    """One assessment with all that stands in it; raises `NotFound`."""
    found = next((one for one in studies_seen(opened) if one.study.id == id_), None)
    if found is None:
        raise NotFound
    return Told(found.study, found.begun, found.closed, tuple(parts_of(found.study)))


def facts_of(opened: Opened) -> list[Entry]:
    """The facts of beginnings and ends that hold."""
    kinds = [*OPENS.values(), *CLOSES.values()]
    valid = Entry.objects.filter(case=opened.case, kind__in=kinds, replaced_by__isnull=True, is_withdrawn=False)
    return list(valid.order_by("date", "id"))


def with_facts(study: Study, facts: Iterable[Entry]) -> Told:
    """An assessment with the fact that began it and the one that says that this one is finished."""
    told = list(facts)
    begun = next((fact for fact in told if fact.fact == study.fact), None)
    ends = (fact for fact in told if fact.kind == CLOSES[Depth(study.depth)] and begun and begun.event_id)
    closed = next((fact for fact in ends if begun and fact.of_event == begun.event_id), None)
    return Told(study, begun, closed)


def unwritten(opened: Opened) -> list[Entry]:
    """Assessments that began as a fact and of which nothing is written here yet."""
    known = set(Study.objects.filter(case=opened.case).values_list("fact", flat=True))
    return [fact for fact in facts_of(opened) if fact.kind in OPENS.values() and fact.fact not in known]


def texts_with_writers() -> QuerySet[StudyText]:
    """Versions with `by_name`, who wrote each: empty where the reader does not see that account."""
    writer = Account.objects.filter(id=OuterRef("by_id")).values("name")[:1]
    return StudyText.objects.annotate(by_name=Subquery(writer))


def parts_of(study: Study) -> Iterator[Part]:
    """What stands under each heading; one question."""
    newest = texts_with_writers().filter(Q(study=study) | Q(study=study.built_on_id), replaced_by__isnull=True)
    yield from parts_from(study, newest)


def parts_from(study: Study, newest: Iterable[StudyText]) -> Iterator[Part]:
    """The same, from texts that were asked for already."""
    texts = {(text.study_id, text.heading): text for text in newest}
    for name in NAMES[Depth(study.depth)]:
        source = texts.get((study.built_on_id, name)) if study.built_on_id else None
        yield Part(BY_NAME[name], texts.get((study.id, name)), source)


def versions_of(study: Study, heading: str) -> list[StudyText]:
    """Everything that ever stood under a heading, the newest first: each version replaces the one after it."""
    texts = texts_with_writers().filter(study=study, heading=heading)
    replacing = {text.replaces_id: text for text in texts}
    found: list[StudyText] = []
    while (text := replacing.get(found[-1].id if found else None)) is not None:
        found.append(text)
    return found[::-1]
