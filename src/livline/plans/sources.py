"""Where does what is known of a child stand?  In its study, journal, portrait, facts and earlier plans, as far as seen.

A child's own words to itself or to its worker (`people.Word`) are not among them: they are given, not taken.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import translation

from livline.access.danish_day import danish_day
from livline.cases.lookups import Opened
from livline.cases.models import Entry
from livline.cases.together import together
from livline.journal.models import Block, Note, Occasion
from livline.journal.models import Sort as BlockSort
from livline.plans.content import ADULT, CHILD, SORTS
from livline.plans.known import Known, danish
from livline.plans.known_facts import from_facts
from livline.plans.models import Plan, Source
from livline.plans.reading import Part
from livline.plans.told import Told
from livline.portrait.lookups import brights_seen, introductions_seen
from livline.portrait.models import Bright, Introduction, Voice
from livline.portrait.sealed import text_of
from livline.studies.headings import CLOSES, OPENS, Heading
from livline.studies.lookups import Part as StudyPart
from livline.studies.lookups import Told as ToldStudy
from livline.studies.lookups import parts_from, with_facts
from livline.studies.models import Study, StudyText

OF_STUDY: dict[str, tuple[str, str, bool]] = {
    "resources": ("whole_child", ADULT, True),
    "concerns": ("need", "text", True),
    "conclusion": ("need", "text", True),
    "support": ("effort", ADULT, True),
    "child_view": ("child_involved", ADULT, False),
    "parents_view": ("parents_involved", ADULT, False),
}
"""What each heading of a study becomes: the sort, the field, and whether it is taken along unless somebody says no."""
OF_PLAN = (
    "whole_child", "purpose", "need", "goal", "wish", "effort", "parent", "adult_life", "further_effort",
)  # fmt: skip
"""What is carried from an earlier plan; how somebody was heard and what they say is of that plan alone."""
MOST_NOTES = 10
QUOTED = re.compile(r"[„“”»\"]([^„“”»«\"]{3,300})[“”«\"]")
"""What somebody said, word for word, in a note."""
OCCASIONS_OF_WORDS = (Occasion.CHILD_TALK, Occasion.VISIT)


def known_of(opened: Opened, told: Told, plans: Sequence[Told]) -> list[Known]:
    """All that is known and seen; `plans`: all plans of the case, the newest first.  One question."""
    studies, texts, blocks, notes, introductions, brights, facts = together(*questions_of(opened))
    before = earlier(told, plans)
    since = day_of(before) if before is not None else None
    found = [
        *(from_plan(before) if before is not None else ()),
        *from_studies(studies, texts, facts, since),
        *from_notes(blocks, notes),
        *from_portrait(introductions, brights),
        *from_facts(facts, since),
    ]
    sorts = [sort.name for sort in told.sorts]
    return sorted((one for one in found if one.sort.name in sorts), key=lambda one: sorts.index(one.sort.name))


def questions_of(opened: Opened) -> tuple[QuerySet[Any], ...]:
    """What is asked at once."""
    kinds = {"decision", "child_heard", "consent", *OPENS.values(), *CLOSES.values()} & opened.sight.facts()
    facts = Entry.objects.filter(case=opened.case, kind__in=kinds, replaced_by__isnull=True, is_withdrawn=False)
    return (
        *by_professionals(opened),
        introductions_seen(opened).filter(replaced_by__isnull=True),
        brights_seen(opened).filter(replaced_by__isnull=True, is_over=False).order_by("-seen_on", "-at"),
        facts.order_by("-date", "-id"),
    )


def by_professionals(opened: Opened, since: UUID | None = None) -> tuple[QuerySet[Any], ...]:
    """What studies and notes say, for who sees them; `since`: notes that were written after a plan began alone."""
    if not opened.sight.reads("assessment"):
        return Study.objects.none(), StudyText.objects.none(), Block.objects.none(), Note.objects.none()
    notes = Note.objects.filter(case=opened.case, replaced_by__isnull=True, is_withdrawn=False)
    notes = notes.filter(recorded_at__gt=_began(opened, since)) if since is not None else notes
    return (
        Study.objects.filter(case=opened.case).order_by("-at"),
        StudyText.objects.filter(case=opened.case, replaced_by__isnull=True),
        Block.objects.filter(note__in=notes.values("pk"), case=opened.case).order_by("position"),
        notes.order_by("-day", "-time", "-recorded_at"),
    )


def _began(opened: Opened, plan: UUID) -> QuerySet[Plan, Any]:
    """The moment at which a plan of the case began, as the database knows it."""
    return Plan.objects.filter(case=opened.case, id=plan).values("at")


def come_since(told: Told, answers: Sequence[list[Any]]) -> Iterator[Known]:
    """What professionals said since a plan began, from the answers to `by_professionals` with that plan."""
    studies, texts, blocks, notes = answers
    fresh = {text.id for text in texts if text.at > told.plan.at}
    yield from (one for one in from_studies(studies, texts, (), None) if one.of in fresh)
    yield from (one for one in from_notes(blocks, notes) if one.sort.name == "need")


# --- an earlier plan ---


def earlier(told: Told, plans: Iterable[Told]) -> Told | None:
    """The newest plan before this one that says something."""
    return next((one for one in plans if one.plan.at < told.plan.at and one.content.parts), None)


def day_of(told: Told) -> dt.date | None:
    """The day on which a plan was last worded."""
    return danish_day(told.newest.at) if told.newest else None


def from_plan(before: Told) -> Iterator[Known]:
    """The parts of an earlier plan that a new one may go on with."""
    for part in before.content.parts:
        if part.sort.name in OF_PLAN and not part.is_ended:
            name, texts = str(before.name), texts_of(part)
            yield Known(Source.PLAN, part.id, "", day_of_part(part), part.sort, texts, name, before.plan.id, True)


def texts_of(part: Part) -> dict[str, str]:
    """What a part says, field by field."""
    return {name: text for name, text in part.texts.items() if text}


def day_of_part(part: Part) -> dt.date:
    """The day on which something of it was last worded."""
    return danish_day(max(wording.at for wording in part.words.values()))


# --- the study ---


def from_studies(
    studies: Iterable[Study], texts: Sequence[StudyText], facts: Sequence[Entry], since: dt.date | None
) -> Iterator[Known]:
    """The newest study in which something is written; what an earlier plan may hold already is not taken by itself."""
    for study in studies:
        told, parts = with_facts(study, facts), [part for part in parts_from(study, texts) if part.is_written]
        for part in parts:
            if part.heading.name in OF_STUDY:
                yield from of_heading(told, part, since)
        if parts:
            return


def of_heading(study: ToldStudy, part: StudyPart, since: dt.date | None) -> Iterator[Known]:
    """What stands under a heading: needs line by line, all else as it stands."""
    sort, field, is_safe = OF_STUDY[part.heading.name]
    row, on = part.own or part.source, day_of_study(study, part)
    lines = [line.strip(" \t-–•*") for line in part.text.splitlines()] if sort == "need" else [part.text]
    for number, line in enumerate(line for line in lines if line):
        texts = {field: line} | ({"source": source_of(study, part.heading, on)} if sort == "need" else {})
        safe = is_safe and (since is None or on > since)
        if row is not None:
            about = str(part.heading.title)
            yield Known(Source.STUDY, row.id, str(number), on, SORTS[sort], texts, about, study.study.id, safe)


def day_of_study(study: ToldStudy, part: StudyPart) -> dt.date:
    """The day on which it was finished, else that on which the text was written."""
    row = part.own or part.source
    written = danish_day(row.at) if row is not None else dt.date.min
    return (study.closed.date if study.closed is not None else None) or written


def source_of(study: ToldStudy, heading: Heading, on: dt.date) -> str:
    """Where a need was seen, as the plan says it: in Danish, as all its words."""
    with translation.override("da"):
        name = "Afdækningen" if study.is_short else "Undersøgelsen"
        return f"{name} {danish(on)}: {heading.title}"


# --- the journal ---


def from_notes(blocks: Sequence[Block], notes: Sequence[Note]) -> Iterator[Known]:
    """Professional assessments of the newest notes that have one, and what a child said in them word for word."""
    texts: dict[UUID, list[Block]] = {}
    for block in blocks:
        texts.setdefault(block.note_id, []).append(block)
    assessed = [note for note in notes if any(is_assessment(block) for block in texts.get(note.id, ()))]
    heard = [note for note in notes if note.occasion in OCCASIONS_OF_WORDS]
    for note in assessed[:MOST_NOTES]:
        yield from (assessment(note, block) for block in texts[note.id] if is_assessment(block))
    for note in heard[:MOST_NOTES]:
        yield from (word for block in texts.get(note.id, ()) for word in words_in(note, block))


def is_assessment(block: Block) -> bool:
    return block.sort == BlockSort.ASSESSMENT


def assessment(note: Note, block: Block) -> Known:
    """A professional assessment as a need."""
    occasion = str(Occasion(note.occasion).label)
    texts = {"text": block.text, "source": f"Journalen {danish(note.day)}: {occasion}"}
    spot = str(block.position)
    return Known(Source.NOTE, note.note, spot, note.day, SORTS["need"], texts, note.occasion, note.note)


def words_in(note: Note, block: Block) -> Iterator[Known]:
    """What stands in quotation marks in what was seen and heard."""
    if is_assessment(block):
        return
    told = {"heard_on": note.day.isoformat(), "heard_how": str(Occasion(note.occasion).label).capitalize()}
    for number, said in enumerate(QUOTED.findall(block.text)):
        spot, texts = f"{block.position} said {number}", {"said": said.strip()} | told
        yield Known(Source.NOTE, note.note, spot, note.day, SORTS["wish"], texts, note.occasion, note.note)


# --- the portrait ---


def from_portrait(introductions: Iterable[Introduction], brights: Iterable[Bright]) -> Iterator[Known]:
    """How the child introduces itself, and what goes well."""
    sort = SORTS["whole_child"]
    for one in introductions:
        if one.voice != Voice.FOR_CHILD:
            on = danish_day(one.at)
            yield Known(Source.INTRODUCTION, one.id, "", on, sort, {CHILD: text_of(one)}, one.voice)
    for bright in brights:
        yield Known(Source.BRIGHT, bright.id, "", bright.seen_on, sort, {ADULT: text_of(bright)})
