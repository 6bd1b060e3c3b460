"""What does a page show of a plan?  Its parts field by field, in words, and what stands around them."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from livline.cases.lookups import Opened
from livline.cases.models import Entry
from livline.cases.together import together
from livline.plans.content import Field, Holds, Sort
from livline.plans.demands import grows_up, sixteen_on
from livline.plans.lookups import placements_on, purpose_from, purposes, said_in, sees_work
from livline.plans.models import Remark
from livline.plans.reading import Content, Part
from livline.plans.sharing import Counterpart
from livline.plans.told import Told
from livline.plans.translating import Place, Translated, translated
from livline.plans.twins import left_behind
from livline.web.choosing import measures_of
from livline.web.day_words import day_text
from livline.web.rooms.plan.words import origin, part_name

MEASURE_KINDS = frozenset({"placement_started", "measure_started", "placement_ended", "measure_ended"})
ENDINGS = frozenset({"placement_ended", "measure_ended"})
Counterparts = tuple[Counterpart, ...]
"""What the plans of siblings say where a part was written in them, too."""


@dataclass(frozen=True)
class Surroundings:
    """What of the case a plan is written to.  `places`: the facts with which today's placements began.

    `measures`: what they are called, by their names in the contract; `running`: those that have not ended;
    `goes_home`: a return is decided and has not happened; `sixteen_on`: the birthday, once it is near; `moved_on`: the
    day on which the child came to where it lives now.
    """

    purpose: str = ""
    purpose_on: dt.date | None = None
    places: tuple[str, ...] = ()
    measures: Mapping[str, str] = field(default_factory=dict)
    running: frozenset[str] = frozenset()
    goes_home: bool = False
    sixteen_on: dt.date | None = None
    moved_on: dt.date | None = None

    @property
    def grows_up(self) -> bool:
        """Is the way to adult life open?"""
        return self.sixteen_on is not None

    @property
    def place(self) -> str:
        """Today's placements as a field says them."""
        return "\n".join(self.places)


def surroundings(opened: Opened, day: dt.date) -> Surroundings:
    """One question."""
    return surroundings_from(together(*around_of(opened, day)), opened.case.born_on, day)


def around_of(opened: Opened, day: dt.date) -> tuple[QuerySet[Any], ...]:
    """What `surroundings_from` needs, for a page that asks more at once."""
    return purposes(opened, day), placements_on(opened, day), measure_acts(opened)


def surroundings_from(answers: Sequence[list[Any]], born_on: dt.date | None, day: dt.date) -> Surroundings:
    """The surroundings, from the answers to `around_of`."""
    decisions, stays, acts = answers
    purpose, on = purpose_from(decisions, day) or ("", None)
    places = tuple(sorted(str(stay.fact) for stay in stays))
    ended = {str(act.measure) for act in acts if act.kind in ENDINGS and (act.date is None or act.date <= day)}
    names = dict(measures_of(acts))
    return Surroundings(
        purpose,
        on,
        places,
        names,
        frozenset(names) - ended,
        bool(places) and goes_home(acts, day),
        sixteen_on(born_on) if grows_up(born_on, day) else None,
        max((stay.during.lower for stay in stays), default=None),
    )


def measure_acts(opened: Opened) -> QuerySet[Entry]:
    """The facts that begin and end measures, and the decisions that a child goes home, for whoever sees them."""
    kinds = {*MEASURE_KINDS, "decision"} & opened.sight.facts()
    told = Entry.objects.filter(case=opened.case, kind__in=kinds, replaced_by__isnull=True, is_withdrawn=False)
    return told.exclude(Q(kind="decision") & ~Q(about="return_home")).order_by("id")


def goes_home(acts: Sequence[Entry], day: dt.date) -> bool:
    """Is it decided since the last placement began that the child goes home, or told that it leaves for home?"""
    begun = max((act.date for act in acts if act.kind == "placement_started" and act.date), default=dt.date.min)
    return any(
        getattr(act, "granted", None) is not False and act.date is not None and begun <= act.date <= day
        if act.kind == "decision"
        else getattr(act, "reason", None) == "return_home" and act.date is not None and act.date > day
        for act in acts
    )


@dataclass(frozen=True)
class ShownRemark:
    """A remark on a field; `is_settled`: somebody has ended it; `key`: with which a button is sent once."""

    row: Remark
    text: str
    is_settled: bool
    answers: tuple[tuple[Remark, str], ...] = ()
    key: UUID = field(default_factory=uuid.uuid4)


@dataclass(frozen=True)
class Line:
    """A field on a page; `wording`: what may be remarked on; `is_behind`: its twin was worded anew since.

    `translation`: the same in the language that the reader chose.
    """

    field: Field
    text: str
    wording: UUID
    is_behind: bool = False
    remarks: tuple[ShownRemark, ...] = ()
    translation: Translated | None = None


@dataclass(frozen=True)
class ShownPart:
    """A part.  `twins`: what is said to adults and to the child; `lines`: all else that says something.

    `is_elsewhere`: it was written for another placement than today's; `origins`: what it was carried over from;
    `alike`: the plans of siblings in which it was written, too; `key`: with which a button is sent once.
    """

    part: Part
    name: str
    twins: tuple[Line, ...]
    lines: tuple[Line, ...]
    is_elsewhere: bool = False
    origins: tuple[str, ...] = ()
    alike: Counterparts = ()
    key: UUID = field(default_factory=uuid.uuid4)

    @property
    def title(self) -> str:
        """The number of one of several; the sections of a plan are known by their headings."""
        return self.name if self.part.sort.many else ""


@dataclass(frozen=True)
class Group:
    """All parts of a sort, under one heading."""

    sort: Sort
    title: str
    parts: tuple[ShownPart, ...]


@dataclass(frozen=True)
class Reading:
    """What is needed to read a content: the plan it is of, its surroundings, and whether work on it is shown."""

    told: Told
    content: Content
    around: Surroundings
    works: bool
    behind: Mapping[UUID, str] = field(default_factory=dict)
    remarks: Mapping[tuple[UUID, str], tuple[ShownRemark, ...]] = field(default_factory=dict)
    alike: Mapping[UUID, Counterparts] = field(default_factory=dict)
    translations: Mapping[Place, Translated] = field(default_factory=dict)

    def groups(self) -> Iterator[Group]:
        """The plan, sort by sort; of what is not written only what can be written here."""
        for sort in self.told.sorts:
            parts = tuple(self.shown(part, number) for number, part in enumerate(self.content.of(sort.name), 1))
            yield Group(sort, str(sort.heading), parts)

    def shown(self, part: Part, number: int) -> ShownPart:
        """One part."""
        fields = [one for one in part.sort.fields if part.says(one.name) and not one.is_known]
        lines = [self.line(part, one) for one in fields]
        return ShownPart(
            part,
            part_name(part.sort, number),
            tuple(line for line in lines if line.field.twin),
            tuple(line for line in lines if not line.field.twin and line.text),
            self.works and is_elsewhere(part, self.around),
            tuple(dict.fromkeys(self.origins(part))) if self.works else (),
            self.alike.get(part.id, ()),
        )

    def origins(self, part: Part) -> Iterator[str]:
        """What a part was carried over from, where it does not say so itself."""
        if not part.says("source"):
            yield from (origin(one.source, one.on) for one in self.told.carried if one.part == part.id)

    def line(self, part: Part, one: Field) -> Line:
        """One field."""
        is_behind = self.behind.get(part.id) == one.name
        remarks = self.remarks.get((part.id, one.name), ())
        translation = self.translations.get((part.id, one.name))
        return Line(one, self.text(part, one), part.words[one.name].id, is_behind, remarks, translation)

    def text(self, part: Part, one: Field) -> str:
        """What a field says, in words; nothing for what is not there any more, or not seen."""
        said = part.says(one.name)
        if one.holds is Holds.DAY:
            return day_text(dt.date.fromisoformat(said))
        if one.holds is Holds.WORD:
            return next((str(text) for word, text in one.words if word == said), "")
        if one.holds is Holds.REFERENCES:
            return "\n".join(filter(None, (self.referred(one.name, id_) for id_ in part.refers(one.name))))
        return said

    def referred(self, name: str, id_: str) -> str:
        """What a reference points to."""
        if name == "measures":
            return self.around.measures.get(id_, "")
        numbered = enumerate(self.content.of("need" if name == "needs" else "goal"), 1)
        return next((f"{part_name(p.sort, n)}: {gist(p)}" for n, p in numbered if str(p.id) == id_), "")


def gist(part: Part) -> str:
    """The first thing that a part says."""
    return next((part.says(one.name) for one in part.sort.fields if part.says(one.name)), "")


def is_elsewhere(part: Part, around: Surroundings) -> bool:
    """Is it a goal that still holds, and written for another placement than today's?"""
    return part.sort.name == "goal" and not part.is_ended and set(part.refers("place")) != set(around.places)


def reading_of(
    opened: Opened,
    told: Told,
    content: Content,
    around: Surroundings,
    alike: Mapping[UUID, Counterparts] | None = None,
    language: str = "",
) -> Reading:
    """How somebody reads what a plan says now; `alike`: by part, what the plans of siblings say there.

    `language`: in which other language it is read too.
    """
    beside = translated(told, language) if language else {}
    if not sees_work(opened):
        return Reading(told, content, around, works=False, translations=beside)
    behind, remarks = left_behind(told.wordings), remarks_by_field(told)
    return Reading(told, content, around, True, behind, remarks, alike or {}, beside)


def remarks_by_field(told: Told) -> dict[tuple[UUID, str], tuple[ShownRemark, ...]]:
    """The remarks that nobody has settled, by part and field; what they were made on may read otherwise now."""
    wordings = {one.id: one for one in told.wordings}
    found: dict[tuple[UUID, str], tuple[ShownRemark, ...]] = {}
    for one in shown_remarks(told.remarks):
        wording = wordings[one.row.wording_id]
        if not one.is_settled:
            found[wording.part, wording.field] = (*found.get((wording.part, wording.field), ()), one)
    return found


def shown_remarks(remarks: Sequence[Remark]) -> list[ShownRemark]:
    """Remarks with their answers, the oldest first."""
    settled = {one.answers_id for one in remarks if one.settles}
    return [
        ShownRemark(
            row,
            said_in(row),
            row.id in settled,
            tuple((one, said_in(one)) for one in remarks if one.answers_id == row.id),
        )
        for row in remarks
        if row.answers_id is None
    ]
