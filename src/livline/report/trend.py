"""Did it change over the years, and across the change of law?  One small picture for each failure and one for all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from livline.report import svg, texts
from livline.report.axes import Scale, ceiling_over
from livline.report.frame import Frame, note, section
from livline.report.html import Markup, el, join
from livline.report.openers import opener
from livline.report.tables import folded, table
from livline.summary import FAILURES, SMALL_NUMBER, Counts, YearSummary

HEIGHT = 200
NEW_ACT_YEAR = 2024

Series = Sequence[tuple[int, Counts]]


def year_by_year(frame: Frame) -> Markup | None:
    """The section on years; none without settled deadlines."""
    years = [year for year in frame.summary.years if year.counts.settled]
    if not years:
        return None
    all_series = series_of(frame, [year for year in years if year.year <= frame.as_of.year] or years)
    scale = Scale(highest(all_series.values()), top=20, bottom=172, left=0.1, right=0.99)
    panels = (panel(frame, scale, what, series) for what, series in all_series.items())
    return section(
        "aar",
        frame.say(texts.YEARS_HEAD),
        el("p", frame.say(texts.YEARS_SAYS), class_="says"),
        el("div", *panels, class_="panels"),
        note(frame.say(texts.YEARS_CAUTION)),
        folded(frame.say(texts.AS_TABLE), year_table(frame, years)),
        folded(frame.say(texts.BEHIND_YEARS), behind(frame, years), class_="behind"),
    )


def series_of(frame: Frame, years: Sequence[YearSummary]) -> dict[str, Series]:
    """What is drawn: all duties and each failure.  Of years to come only early acts are known, so they are left out."""
    found: dict[str, Series] = {frame.say(texts.ALL_DUTIES): [(year.year, year.counts) for year in years]}
    for name in FAILURES:
        found[frame.say(texts.FAILURE[name])] = [(year.year, year.failures[name]) for year in years]
    return found


def highest(all_series: Iterable[Series]) -> float:
    """One ceiling for all pictures, over what rests on enough deadlines."""
    counts = [counts for series in all_series for _, counts in series]
    firm = [c.broken.high for c in counts if c.settled >= SMALL_NUMBER]
    return ceiling_over([*firm, *(c.broken.value or 0.0 for c in counts)])


def panel(frame: Frame, scale: Scale, what: str, series: Series) -> Markup:
    """The picture of one run of years."""
    years = range(series[0][0], series[-1][0] + 1)
    label = frame.say(texts.TREND_LABEL, what=what, first=years[0], last=years[-1])
    drawn = [(year, counts) for year, counts in series if counts.settled]
    shapes = join(
        scale.lines(frame),
        *year_marks(scale, years),
        change_of_law(frame, scale, years),
        *points(scale, drawn, years),
    )
    return el("figure", el("figcaption", what), svg.canvas(HEIGHT, shapes, label=label))


def place(scale: Scale, year: float, years: range) -> float:
    """Where a year stands: in the middle of its part of the width."""
    return scale.across((year - years[0] + 0.5) / len(years))


def year_marks(scale: Scale, years: range) -> list[Markup]:
    """Years under the axis; so few that they do not touch, every second of them hidden on a narrow screen."""
    shown = years[:: 1 + len(years) // 9]
    return [
        svg.words(place(scale, year, years), HEIGHT - 8, str(year), "tick odd" if i % 2 else "tick", "middle")
        for i, year in enumerate(shown)
    ]


def change_of_law(frame: Frame, scale: Scale, years: range) -> Markup | None:
    """The line of 1 January 2024 when it lies inside the years."""
    if not years[0] < NEW_ACT_YEAR <= years[-1]:
        return None
    x = place(scale, NEW_ACT_YEAR - 0.5, years)
    side, shift = ("end", -0.012) if x > 0.6 else ("start", 0.012)
    said = svg.words(x + shift, 11, frame.say(texts.NEW_ACT), "law", side)
    return join(svg.upright(x, 0, scale.bottom, "law"), said)


def points(scale: Scale, series: Series, years: range) -> list[Markup]:
    """The run of points, broken where a year is missing and where the law changes."""
    placed = [(year, place(scale, year, years), counts) for year, counts in series]
    shapes = [
        svg.segment(x1, level(scale, one), x2, level(scale, two), "run")
        for (y1, x1, one), (y2, x2, two) in pairwise(placed)
        if y2 == y1 + 1 and y2 != NEW_ACT_YEAR
    ]
    return shapes + [shape for _, x, counts in placed for shape in point(scale, x, counts)]


def level(scale: Scale, counts: Counts) -> float:
    """The height of a share of breaches."""
    return scale.up(counts.broken.value or 0.0)


def point(scale: Scale, x: float, counts: Counts) -> tuple[Markup, Markup]:
    """A year's share with its interval; hollow when it rests on few deadlines."""
    low, high = counts.broken.interval()
    class_ = "point small" if counts.settled < SMALL_NUMBER else "point"
    return svg.upright(x, scale.up(high), scale.up(low), "spread"), svg.dot(x, level(scale, counts), 4, class_)


def year_table(frame: Frame, years: Sequence[YearSummary]) -> Markup:
    """All pictures as one table."""
    headings = [frame.say(texts.YEAR), frame.say(texts.ALL_DUTIES), frame.say(texts.SHARE)]
    headings += [frame.say(texts.INTERVAL_HEAD), *(frame.say(texts.FAILURE[name]) for name in FAILURES)]
    rows = ([str(year.year), *cells(frame, year)] for year in years)
    return table(frame.say(texts.YEARS_HEAD), headings, rows)


def cells(frame: Frame, year: YearSummary) -> list[str]:
    """A year's numbers."""
    language = frame.language
    whole = [language.breaches(year.counts), language.share(year.counts.broken), language.interval(year.counts.broken)]
    return [*whole, *(language.breaches(year.failures[name]) for name in FAILURES)]


def behind(frame: Frame, years: Sequence[YearSummary]) -> Markup:
    """The lists of all years."""
    return el("ul", *(el("li", *year_openers(frame, year)) for year in years), class_="openers")


def year_openers(frame: Frame, year: YearSummary) -> list[Markup]:
    """The breaches of a year, all and by failure."""
    word = str(year.year)
    label = f"{word}: {frame.language.breaches(year.counts)}"
    openers = [opener(frame, label, frame.lists.get("year", word))]
    for name in FAILURES:
        counts = year.failures[name]
        if counts.breached:
            label = f"{word}, {frame.say(texts.FAILURE[name])}: {frame.language.breaches(counts)}"
            openers.append(opener(frame, label, frame.lists.get("failure-year", name, word), "sub"))
    return openers
