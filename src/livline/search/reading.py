"""What is there to be searched for this account?  What its pages show: asked of the same sight, and of no index.

Names and numbers of cases, the free text of facts, plans and notes as they stand, what children say of themselves and
were promised (`telling.py`), and the notifications that it may read; a CPR number is found by its keyed code, whole or
not at all, in the cases whose numbers the account sees.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from lawcode.facts import KINDS as KINDS_OF_FACT
from lawcode.facts import Type
from livline.access.danish_day import danish_day
from livline.access.models import Account
from livline.access.sight import Sight, sights
from livline.cases.columns import COLUMN_OF
from livline.cases.models import Case, Entry
from livline.cases.places import PLACE_FIELDS
from livline.cases.together import together
from livline.inbox.lookups import Reach, last_subjects, last_tellings, reach
from livline.inbox.sealed import text_of
from livline.people.cpr import canonical
from livline.people.lookups import OBJECT_OF_PART
from livline.people.models import Number, Part, Tie
from livline.people.sealed import cpr_index
from livline.plans.lookups import wordings_for_search
from livline.search.documents import (
    BRIGHT,
    CHILD,
    FACT,
    INTRODUCTION,
    KINDS,
    NOTE,
    NOTIFICATION,
    NUMBER,
    PERSON,
    PLAN,
    PROMISE,
    Document,
)
from livline.search.matching import Found, Sought, found_in, wanted
from livline.search.telling import notes, plans, portraits

FREE = {
    kind.name: frozenset(
        COLUMN_OF.get(spec.name, spec.name)
        for spec in kind.fields
        if spec.type in (Type.TEXT, Type.TEXTS) and spec.name not in PLACE_FIELDS.get(kind.name, ())
    )
    for kind in KINDS_OF_FACT
}
"""The columns of each kind of fact in which people write; those that hold a token of a place are none."""
COLUMNS = tuple(sorted({column for columns in FREE.values() for column in columns}))
AROUND, MOST = 90, 50
"""Letters around a hit that are shown, and how many hits."""


@dataclass(frozen=True)
class Hit:
    """Something found, with its text in parts: what was meant, and what stands around it."""

    document: Document
    child: str
    score: int
    parts: tuple[tuple[str, bool], ...]


def search(account: Account, query: str, kinds: Iterable[str] = KINDS, since: dt.date | None = None) -> list[Hit]:
    """What fits all words of a query, the best first; of the same the newest."""
    sought, asked, cpr = set(kinds), wanted(query), canonical(query)
    if not asked:
        return []
    reached = sights(account)
    seen = {case: sight for case, sight in reached.items() if sight.reads("identity")}
    ties = list(Tie.objects.filter(case_id__in=list(seen)).select_related("person", "case"))
    children = {tie.case_id: tie.person.called or tie.person.name for tie in ties if tie.part == Part.CHILD}
    documents = of_number(seen, cpr) if cpr else everything(account, reached, ties, sought)
    fitting = (document for document in documents if document.kind in sought and is_since(document, since))
    hits = [hit for document in fitting if (hit := hit_of(document, asked, children, bool(cpr))) is not None]
    return sorted(hits, key=lambda hit: (-hit.score, -(hit.document.day or dt.date.min).toordinal()))[:MOST]


def is_since(document: Document, since: dt.date | None) -> bool:
    """What has no day belongs to every period."""
    return since is None or document.day is None or document.day >= since


def everything(
    account: Account, reached: Mapping[UUID, Sight], ties: Iterable[Tie], sought: set[str]
) -> Iterator[Document]:
    """All that may be searched, of the kinds that are."""
    seen = {case: sight for case, sight in reached.items() if sight.reads("identity")}
    yield from people(seen, ties)
    worded = wordings_for_search(seen if PLAN in sought else {})
    cases, wordings = together(Case.objects.filter(id__in=list(seen)), worded)
    if NUMBER in sought:
        yield from (Document(NUMBER, case.name, case.id) for case in cases)
    yield from plans(wordings)
    if FACT in sought:
        yield from facts(seen)
    if NOTE in sought:
        yield from notes(seen)
    if sought & {INTRODUCTION, BRIGHT, PROMISE}:
        yield from portraits(seen)
    if NOTIFICATION in sought:
        yield from notifications(reach(account, reached))


def people(seen: Mapping[UUID, Sight], ties: Iterable[Tie]) -> Iterator[Document]:
    """The children, and those around them whom the reader sees."""
    for tie in ties:
        if not seen[tie.case_id].reads(OBJECT_OF_PART.get(Part(tie.part), "people")):
            continue
        names = [tie.person.name, tie.person.called if tie.person.called not in tie.person.name else "", tie.note]
        kind = CHILD if tie.part == Part.CHILD else PERSON
        yield Document(kind, ", ".join(name for name in names if name), tie.case_id, what=tie.part)


def of_number(seen: Mapping[UUID, Sight], cpr: str) -> Iterator[Document]:
    """The cases of whoever has a CPR number, where the reader sees numbers; never a notifier's."""
    persons = Number.objects.filter(index=cpr_index(cpr)).values_list("person_id", flat=True)
    for tie in Tie.objects.filter(person_id__in=list(persons)).exclude(part=Part.NOTIFIER).select_related("person"):
        sight = seen.get(tie.case_id)
        if sight is not None and sight.reads("cpr") and sight.reads(OBJECT_OF_PART.get(Part(tie.part), "people")):
            yield Document(CHILD if tie.part == Part.CHILD else PERSON, tie.person.name, tie.case_id, what=tie.part)


def facts(seen: Mapping[UUID, Sight]) -> Iterator[Document]:
    """What people wrote in facts of the kinds that the reader sees."""
    written = Q()
    for column in COLUMNS:
        written |= Q(**{f"{column}__isnull": False})
    kinds = {case: sight.facts() for case, sight in seen.items()}
    rows = Entry.objects.filter(written, case_id__in=list(seen), replaced_by__isnull=True)
    rows = rows.filter(kind__in=frozenset[str]().union(*kinds.values()))
    for case, kind, day, *texts in rows.filter(is_withdrawn=False).values_list("case_id", "kind", "date", *COLUMNS):
        if kind in kinds[case]:
            told = [text for column, text in zip(COLUMNS, texts, strict=True) if text and column in FREE[kind]]
            yield Document(FACT, ". ".join(lines_of(told)), case, what=kind, day=day)


def lines_of(told: Iterable[str | list[str]]) -> Iterator[str]:
    """Texts, and the lines of lists."""
    for text in told:
        yield from text if isinstance(text, list) else [text]


def notifications(intake: Reach) -> Iterator[Document]:
    """The notifications that the account may read: the children's names, and what was told."""
    mine = intake.notifications
    names: dict[UUID, list[str]] = {}
    subjects, tellings = together(
        last_subjects().filter(notification__in=mine), last_tellings().filter(notification__in=mine)
    )
    for subject in subjects:
        names.setdefault(subject.notification_id, []).append(subject.name)
    for telling in tellings:
        id_, day = telling.notification_id, danish_day(telling.received_at)
        text = f"{', '.join(names.get(id_, ()))}: {text_of(telling)}"
        yield Document(NOTIFICATION, text, notification=id_, day=day)


def hit_of(document: Document, asked: Sought, children: Mapping[UUID, str], whole: bool) -> Hit | None:
    """The document as it is shown, if it fits; one that was found by its number fits as a whole."""
    found = Found(1) if whole else found_in(document.text, asked)
    if not found.score:
        return None
    child = children.get(document.case, "") if document.case is not None else ""
    return Hit(document, child, found.score, parts_of(document.text, found.spans))


def parts_of(text: str, spans: tuple[tuple[int, int], ...]) -> tuple[tuple[str, bool], ...]:
    """The text around the first hit, cut where words end, with every hit in it marked."""
    begin, end = window(text, spans)
    parts: list[tuple[str, bool]] = [("… ", False)] if begin else []
    at = begin
    for first, last in spans:
        if at <= first and last <= end:
            parts += [(text[at:first], False), (text[first:last], True)]
            at = last
    parts += [(text[at:end], False), *([(" …", False)] if end < len(text) else [])]
    return tuple(part for part in parts if part[0])


def window(text: str, spans: tuple[tuple[int, int], ...]) -> tuple[int, int]:
    """From where to where a text is shown."""
    first, last = spans[0] if spans else (0, 0)
    begin = 0 if first <= AROUND else text.find(" ", first - AROUND) + 1
    end = len(text) if len(text) - last <= AROUND else text.rfind(" ", last, last + AROUND)
    return begin, end if end > last else len(text)
