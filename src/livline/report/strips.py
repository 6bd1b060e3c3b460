"""What happened to a child, on one strip of time?  Lanes of events, and above them the days without a plan in red."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from livline.report import svg, texts
from livline.report.event_words import word
from livline.report.frame import Frame
from livline.report.html import Markup, el, join
from livline.report.lists import Row
from livline.summary import WorstCase

Event = Mapping[str, Any]
LANE, GAP_LANE, AXIS = 22, 34, 24
EDGE = 0.008
"""Free space left and right, so that nothing is cut."""
PLACED, SUPPORTED = STAYS = (("placement_started", "placement_ended"), ("measure_started", "measure_ended"))
NEW_ACT = date(2024, 1, 1)
QUARTERS = 10
"""A strip with more quarters than this is marked by years alone."""
ROOM_FOR_WORDS = 0.16
"""A bar shorter than this share of the width carries no words."""


@dataclass(frozen=True)
class Span:
    """The days from the left edge to the right edge of a strip."""

    first: date
    last: date

    def at(self, day: date) -> float:
        """Where a day stands, 0..1."""
        whole = max((self.last - self.first).days, 1)
        return EDGE + (1 - 2 * EDGE) * min(max((day - self.first).days / whole, 0), 1)


def strip(frame: Frame, case: WorstCase, events: Sequence[Event], last: date) -> Markup:
    """The lanes of one case; lanes without anything are left out."""
    broken = frame.lists.get("case", case.case).rows
    span = span_of(case, events, broken, last)
    lanes = (
        lane(frame, name, height, span, *shapes)
        for name, height, shapes in lanes_of(frame, case, events, broken, span)
        if shapes
    )
    label = frame.say(texts.STRIP_LABEL, case=case.case, gap=gap_words(frame, case), breaches=breaches(frame, case))
    return el("div", *lanes, axis(frame, span), class_="strip", role="img", aria_label=label)


def gap_words(frame: Frame, case: WorstCase) -> str:
    """`412 dage (1,1 år) uden plan`."""
    if not case.days_without_plan:
        return frame.say(texts.NO_GAP)
    return frame.say(texts.WITHOUT_PLAN, time=frame.language.long_time(case.days_without_plan))


def breaches(frame: Frame, case: WorstCase) -> str:
    """`14 brud`."""
    return frame.count(texts.CASE_BREACHES, case.breaches)


def span_of(case: WorstCase, events: Sequence[Event], broken: Sequence[Row], last: date) -> Span:
    """From the first thing known to the day asked about; a case in which nothing runs ends a while after its last."""
    days = [event["date"] for event in events if event["date"] and event["date"] <= last]
    days += [row["due_on"] for row in broken if row["due_on"]]
    days += [day for gap in case.gaps for day in (gap.start, gap.end)]
    if not days:
        return Span(last - timedelta(365), last)
    if still_running(events):
        return Span(min(days), last)
    longest = max(days) - min(days)
    return Span(min(days), min(last, max(days) + longest / 12 + timedelta(30)))


def still_running(events: Sequence[Event]) -> bool:
    """Have more stays and measures begun than ended?"""
    kinds = [event["kind"] for event in events]
    return any(kinds.count(began) > kinds.count(ended) for began, ended in STAYS)


def lanes_of(
    frame: Frame, case: WorstCase, events: Sequence[Event], broken: Sequence[Row], span: Span
) -> Iterator[tuple[str, int, list[Markup]]]:
    """Name, height and shapes of each lane, from top to bottom."""
    known = sorted((e for e in events if e["date"] and e["date"] <= span.last), key=lambda e: e["date"])
    yield "gap", GAP_LANE, list(gap_bars(frame, case, span))
    yield "placement", LANE, stays(frame, known, span, PLACED, "placed")
    yield "support", LANE, stays(frame, known, span, SUPPORTED, "supported")
    yield "decision", LANE, marks(known, span, ("decision", "chair_decision"))
    yield "plan", LANE, marks(known, span, ("plan",))
    yield "follow_up", LANE, marks(known, span, ("follow_up",))
    yield "visit", LANE, marks(known, span, ("visit",))
    due = sorted({row["due_on"] for row in broken if row["due_on"]})
    yield "breach", LANE, [svg.upright(span.at(day), 3, LANE - 3, "missed") for day in due]


def lane(frame: Frame, name: str, height: int, span: Span, *shapes: Markup) -> Markup:
    """One lane; a dashed line where barnets lov begins."""
    if span.first < NEW_ACT < span.last:
        shapes = (svg.upright(span.at(NEW_ACT), 0, height, "law"), *shapes)
    said = el("span", frame.say(texts.LANES[name]), class_="lane-name")
    return el("div", said, svg.canvas(height, *shapes), class_=f"lane {name}")


def gap_bars(frame: Frame, case: WorstCase, span: Span) -> Iterator[Markup]:
    """The days without a plan, in red."""
    for gap in case.gaps:
        start, end = span.at(gap.start), span.at(gap.end)
        end = max(end, start + 0.004)
        yield svg.bar(start, end, 3, GAP_LANE - 6, "without")
        if end - start > ROOM_FOR_WORDS:
            said = frame.language.days(gap.days)
            yield svg.clipped(start, end, svg.words(0, GAP_LANE / 2 + 5, said, "on-red"))


def stays(frame: Frame, events: Sequence[Event], span: Span, kinds: tuple[str, str], class_: str) -> list[Markup]:
    """Bars from each start to the next end or start of the same measure."""
    began, ended = kinds
    shapes = []
    for i, event in enumerate(events):
        if event["kind"] != began:
            continue
        later = (e for e in events[i + 1 :] if e["kind"] in kinds and e["measure"] in (event["measure"], None))
        stop = next((e["date"] for e in later if e["kind"] == ended or e["date"] > event["date"]), span.last)
        start, end = span.at(event["date"]), span.at(stop)
        shapes.append(svg.bar(start, max(end, start + 0.003), 3, LANE - 6, class_))
        said = word(event["site_kind"], frame.language)
        if said and end - start > ROOM_FOR_WORDS:
            shapes.append(svg.clipped(start, end, svg.words(0, LANE / 2 + 4, said, "on-bar")))
    return shapes


def marks(events: Sequence[Event], span: Span, kinds: tuple[str, ...]) -> list[Markup]:
    """The events of these kinds as marks."""
    return [mark(event, span.at(event["date"])) for event in events if event["kind"] in kinds]


def mark(event: Event, x: float) -> Markup:
    """Decisions are diamonds, plans squares, follow-ups dots, visits strokes: never colour alone."""
    middle = LANE / 2
    if event["kind"] == "plan":
        return svg.square(x, middle, 5, "mark")
    if event["kind"] == "follow_up":
        return svg.dot(x, middle, 4.5, "mark")
    if event["kind"] == "visit":
        return svg.upright(x, 4, LANE - 4, "stroke")
    return svg.diamond(x, middle, 6, "mark")


def axis(frame: Frame, span: Span) -> Markup:
    """Years under the strip, quarters when it is short; every second one gives way on a narrow screen."""
    marks = (
        join(
            svg.upright(span.at(day), 0, 5, "grid"),
            svg.words(span.at(day), 18, said, "tick odd" if i % 2 else "tick", "middle"),
        )
        for i, (day, said) in enumerate(ticks(frame, span))
    )
    return el("div", el("span", class_="lane-name"), svg.canvas(AXIS, *marks), class_="lane axis")


def ticks(frame: Frame, span: Span) -> list[tuple[date, str]]:
    """The days that carry a mark, with their words: `2024`, or `apr.` between the years of a short strip."""
    years = range(span.first.year, span.last.year + 1)
    quarters = [date(year, month, 1) for year in years for month in (1, 4, 7, 10)]
    inside = [day for day in quarters if span.first <= day <= span.last]
    if len(inside) > QUARTERS:
        new_years = [day for day in inside if day.month == 1]
        inside = new_years[:: 1 + len(new_years) // 10]
    if not inside:
        return [(span.first, frame.language.day(span.first))]
    marks = [(day, str(day.year) if day.month == 1 else frame.language.short_month(day)) for day in inside]
    if all(day.month != 1 for day in inside):
        marks[0] = (inside[0], f"{marks[0][1]} {inside[0].year}")
    return marks
