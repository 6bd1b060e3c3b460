"""How does one child's case look in a terminal?  Events and due days in one line of time, each duty with its sentence.

A red bar runs beside the days on which the child was without the plan that the law demanded.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from livline.report.fact_words import clock, event_text
from livline.verdict_files.wording import COLOUR, MARK, UNCONFIRMED, Text, day

if TYPE_CHECKING:
    from rich.console import Console

    from livline.summary import Gap

NO_DAY = Text("uden dag", "no day")
BORN = Text("født {day}", "born {day}")
NOT_BORN = Text("fødselsdag ikke registreret", "birthday not recorded")
AS_OF = Text("Gjort op pr. {day}", "As of {day}")
BAR_MEANS = Text("┃ dage uden den plan, loven kræver", "┃ days without the plan that the law demands")
LATER = Text(
    "Hændelser efter denne dag er der ikke set på: {n}.",
    "Events after this day are not looked at: {n}.",
)
NO_DUTIES = Text("Ingen af hændelserne udløser en pligt.", "None of the events triggers a duty.")

EVENT, VERDICT = 0, 1
LAST = date.max
NARROW = 70
BAR = "┃"


@dataclass(frozen=True)
class Entry:
    """One thing on the line of time: what happened, or what was due.  `day` missing: at the end, without a day."""

    day: date | None
    sort: int
    mark: str
    text: str
    style: str = ""


@dataclass(frozen=True)
class Case:
    """A child's case with its verdicts, as rows under the names of the schemas."""

    id: str
    born_on: date | None
    municipality: str | None
    as_of: date
    events: Sequence[Mapping[str, Any]]
    verdicts: Sequence[Mapping[str, Any]]
    gaps: Sequence[Gap] = ()


@dataclass(frozen=True)
class Voice:
    """How the case is told: language, names of the duties, and the sentence of each verdict by its place."""

    lang: str
    titles: Mapping[str, str]
    sentences: Sequence[str]


def draw(case: Case, voice: Voice, console: Console) -> None:
    """Print the case."""
    for line in _heading(case, voice.lang):
        _print(console, line, "bold")
    console.print()
    for entry in entries(case, voice):
        for number, line in enumerate(_lines(entry, voice.lang, console.width - 2)):
            bar = _without_plan(entry, case.gaps)
            _print(console, line, entry.style if number == 0 or entry.sort == VERDICT else "", bar)
    if not case.verdicts:
        _print(console, NO_DUTIES.said(voice.lang))


def entries(case: Case, voice: Voice) -> list[Entry]:
    """Everything in order of days; on one day what happened stands before what was due."""
    happened = (_event(event, voice) for event in case.events if _counts(event, case.as_of))
    due = (_verdict(row, text, voice) for row, text in zip(case.verdicts, voice.sentences, strict=True))
    return sorted([*happened, *due], key=lambda entry: (entry.day or LAST, entry.sort))


def _heading(case: Case, lang: str) -> Iterator[str]:
    born = BORN.said(lang, day=day(case.born_on, lang)) if case.born_on else NOT_BORN.said(lang)
    yield " · ".join(filter(None, [case.id, born, case.municipality]))
    yield AS_OF.said(lang, day=day(case.as_of, lang))
    later = sum(not _counts(event, case.as_of) for event in case.events)
    if later:
        yield LATER.said(lang, n=later)
    if case.gaps:
        yield BAR_MEANS.said(lang)


def _counts(event: Mapping[str, Any], as_of: date) -> bool:
    return event["date"] is None or event["date"] <= as_of


def _event(event: Mapping[str, Any], voice: Voice) -> Entry:
    text = event_text(event, voice.titles, voice.lang)
    return Entry(event["date"], EVENT, "●", f"{text}{clock(event['at'], voice.lang)}")


def _verdict(row: Mapping[str, Any], sentence: str, voice: Voice) -> Entry:
    mark = "" if row["confirmed"] else f" ({UNCONFIRMED.said(voice.lang)})"
    text = f"{voice.titles.get(row['duty'], row['duty'])}{mark}: {sentence}"
    style = COLOUR.get(row["status"], "") if row["confirmed"] else "dim"
    return Entry(row["due_on"] or row["trigger_on"], VERDICT, MARK[row["status"]], text, style)


def _lines(entry: Entry, lang: str, width: int) -> Iterable[str]:
    """Day, mark and text; on a narrow screen the text stands below the day."""
    when = day(entry.day, lang) or NO_DAY.said(lang)
    if width < NARROW:
        return [f"{when} {entry.mark}", *textwrap.wrap(entry.text, width, initial_indent="  ", subsequent_indent="  ")]
    start = f"{when:<10}  {entry.mark} "
    return textwrap.wrap(entry.text, width, initial_indent=start, subsequent_indent=" " * len(start))


def _without_plan(entry: Entry, gaps: Iterable[Gap]) -> bool:
    return entry.day is not None and any(gap.start <= entry.day <= gap.end for gap in gaps)


def _print(console: Console, line: str, style: str = "", bar: bool = False) -> None:
    from rich.text import Text as Styled

    gutter = (f"{BAR} " if bar else "  ", "bold red")
    console.print(Styled.assemble(gutter, (line, style)), soft_wrap=True)
