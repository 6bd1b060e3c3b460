"""How late were the breaches?  A lying histogram whose every row opens its lines."""

from __future__ import annotations

from livline.report import svg, texts
from livline.report.frame import Frame, section
from livline.report.html import Markup, el, join
from livline.report.openers import opener
from livline.report.tables import folded, table
from livline.summary import BIN_STARTS, Delays

TWENTY_YEARS = 20 * 366


def how_late(frame: Frame) -> Markup:
    """The section on delays."""
    fixed, loose = frame.summary.delays, frame.summary.delays_no_fixed_days
    return section(
        "sent",
        frame.say(texts.DELAYS_HEAD),
        el("p", said_of(frame, fixed), class_="says"),
        join(key(frame), histogram(frame, fixed, "late")) if fixed.lines else None,
        loose_part(frame, loose) if loose.lines else None,
    )


def said_of(frame: Frame, delays: Delays) -> str:
    """Median and longest delay in a sentence."""
    if delays.median is None or delays.longest is None:
        return frame.say(texts.DELAYS_NONE)
    longest = frame.language.long_time(delays.longest)
    if delays.longest >= TWENTY_YEARS:
        longest = frame.say(texts.OVER_TWENTY_YEARS)
    median = frame.language.days(delays.median)
    return frame.count(texts.DELAYS_SAYS, delays.lines, median=median, longest=longest)


def loose_part(frame: Frame, delays: Delays) -> Markup:
    """The delays of duties for which the law names no days, apart from the others."""
    said = frame.count(texts.LOOSE_SAYS, delays.lines)
    return el(
        "div",
        el("h3", frame.say(texts.LOOSE_HEAD)),
        el("p", said, class_="says"),
        histogram(frame, delays, "loose"),
    )


def key(frame: Frame) -> Markup:
    """What the two colours mean."""
    late = el("li", frame.say(texts.MET_LATE), class_="key late")
    return el("ul", el("li", frame.say(texts.OVERDUE), class_="key breached"), late, class_="legend")


def histogram(frame: Frame, delays: Delays, family: str) -> Markup:
    """A row for each bin, then the same as a table."""
    widest = max(part.met_late + part.overdue for part in delays.bins)
    rows = (row(frame, delays, family, place, widest) for place in range(len(BIN_STARTS)))
    return el("div", *rows, folded(frame.say(texts.AS_TABLE), delay_table(frame, delays)), class_="hist")


def row(frame: Frame, delays: Delays, family: str, place: int, widest: int) -> Markup:
    """One bin: its words, its bar, its number; all of it opens the lines."""
    part = delays.bins[place]
    total = part.met_late + part.overdue
    first, second = part.overdue / widest, total / widest
    shapes = join(svg.bar(0, first, 2, 18, "breach"), svg.bar(first, second, 2, 18, "late"))
    label = join(
        el("span", frame.say(texts.BINS[place]), class_="bin"),
        svg.canvas(22, shapes),
        el("span", frame.language.number(total), class_="n"),
    )
    return opener(frame, label, frame.lists.get(family, str(place)), "row")


def delay_table(frame: Frame, delays: Delays) -> Markup:
    """The histogram as a table."""
    language = frame.language
    headings = [frame.say(text) for text in (texts.DELAY, texts.OVERDUE, texts.MET_LATE, texts.LINES)]
    rows = (
        [
            frame.say(texts.BINS[place]),
            language.number(part.overdue),
            language.number(part.met_late),
            language.number(part.overdue + part.met_late),
        ]
        for place, part in enumerate(delays.bins)
    )
    return table(frame.say(texts.DELAYS_HEAD), headings, rows)
