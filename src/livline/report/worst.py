"""Which children were failed most?  The worst cases with their strips, their events as a table and their breaches."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from livline.report import texts
from livline.report.event_words import kind_word, word
from livline.report.frame import Frame, note, section
from livline.report.html import Child, Markup, el, join, theirs
from livline.report.language import Text
from livline.report.openers import opener
from livline.report.strips import Event, breaches, gap_words, strip
from livline.report.tables import folded, table
from livline.summary import Summary, WorstCase

if TYPE_CHECKING:
    import pyarrow as pa

LONGEST_SHOWN, MOST_SHOWN = 6, 3
"""Three strips fill a printed page."""
EVENTS_SHOWN = 150

EventsOf = Callable[[Sequence[str]], "pa.Table"]


def chosen(summary: Summary) -> tuple[tuple[WorstCase, ...], tuple[WorstCase, ...]]:
    """The cases that get a strip: the longest without plan, then those with most breaches that are not among them."""
    longest = summary.longest_without_plan[:LONGEST_SHOWN]
    seen = {case.case for case in longest}
    most = [case for case in summary.most_breaches if case.case not in seen]
    return longest, tuple(most[:MOST_SHOWN])


def events_by_case(events: pa.Table) -> dict[str, list[Event]]:
    """The rows of events of each case, in the order of the table."""
    found: dict[str, list[Event]] = {}
    for event in events.to_pylist():
        found.setdefault(event["case"], []).append(event)
    return found


def worst_cases(frame: Frame, events: Mapping[str, Sequence[Event]], days: Mapping[str, date]) -> Markup:
    """`days`: the day each case is judged on, where it is not that of the audit."""
    longest, most = chosen(frame.summary)
    if not longest and not most:
        return section("vaerst", frame.say(texts.WORST_HEAD), el("p", frame.say(texts.WORST_NONE), class_="says"))
    return section(
        "vaerst",
        frame.say(texts.WORST_HEAD),
        el("p", frame.say(texts.WORST_SAYS), class_="says"),
        *part(frame, texts.LONGEST_HEAD, longest, events, days),
        *part(frame, texts.MOST_HEAD, most, events, days),
    )


def part(
    frame: Frame,
    heading: Text,
    cases: Sequence[WorstCase],
    events: Mapping[str, Sequence[Event]],
    days: Mapping[str, date],
) -> Iterator[Markup]:
    """A heading and its cases; nothing without cases."""
    if cases:
        yield el("h3", frame.say(heading))
    for case in cases:
        yield one_case(frame, case, events.get(case.case, ()), days.get(case.case) or frame.as_of)


def one_case(frame: Frame, case: WorstCase, events: Sequence[Event], last: date) -> Markup:
    """One case: headline, strip, its breaches and its events."""
    known = [event for event in events if event["date"] is None or event["date"] <= last]
    return el(
        "article",
        el("h4", theirs(case.case), place(case)),
        el("p", *headline(frame, case), class_="verdict"),
        unbegun(frame, case, known),
        strip(frame, case, known, last),
        el("div", case_lists(frame, case), event_table(frame, known), class_="chips"),
        class_="case",
    )


def headline(frame: Frame, case: WorstCase) -> list[Child]:
    """`412 dage uden plan, og stadig ingen · 14 brud`."""
    if not case.days_without_plan:
        return [el("b", breaches(frame, case), class_="breach")]
    still = f", {frame.say(texts.STILL_OPEN)}" if any(gap.open for gap in case.gaps) else ""
    return [el("b", gap_words(frame, case) + still, class_="breach"), " · ", breaches(frame, case)]


def unbegun(frame: Frame, case: WorstCase, events: Sequence[Event]) -> Markup | None:
    """A caution beside days that count although nothing is recorded to have begun."""
    begun = any(event["kind"] in ("placement_started", "measure_started") for event in events)
    return None if begun or not case.days_without_plan else note(frame.say(texts.NO_BEGINNING))


def place(case: WorstCase) -> Markup | None:
    """The municipality, when recorded."""
    return el("span", theirs(case.municipality), class_="quiet") if case.municipality else None


def case_lists(frame: Frame, case: WorstCase) -> Markup:
    """The breaches of the case."""
    return opener(frame, breaches(frame, case), frame.lists.get("case", case.case), "chip breached")


def event_table(frame: Frame, events: Sequence[Event]) -> Markup:
    """All that the strip shows, and what it leaves out, as text."""
    label = frame.say(texts.EVENTS_TABLE, n=frame.language.number(len(events)))
    headings = [frame.say(text) for text in (texts.DAY, texts.EVENT, texts.DETAIL)]
    ordered = sorted(events, key=lambda event: event["date"] or date.min)
    rows = ([day(frame, event), kind_word(event["kind"], frame.language), detail(frame, event)] for event in ordered)
    shown = table(label, headings, list(rows)[:EVENTS_SHOWN], "events")
    numbers = {"shown": frame.language.number(EVENTS_SHOWN), "total": frame.language.number(len(events))}
    capped = el("p", frame.say(texts.SOME_EVENTS, **numbers), class_="cap") if len(events) > EVENTS_SHOWN else None
    return folded(label, shown, capped, class_="chip")


def day(frame: Frame, event: Event) -> str:
    """The day of an event, or that it is not recorded."""
    return frame.language.day(event["date"]) if event["date"] else frame.say(texts.NOT_RECORDED)


def detail(frame: Frame, event: Event) -> Markup:
    """The words that tell one event of a kind from another, and the measure."""
    words = (word(event[name], frame.language) for name in ("about", "type", "act", "site_kind", "result", "outcome"))
    named = [said for said in words if said]
    reason = word(event["reason"], frame.language)
    return join(theirs(" · ".join(part for part in (*named, reason, event["measure"] or "") if part)))
