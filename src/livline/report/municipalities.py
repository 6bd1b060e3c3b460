"""How do the municipalities look, without a verdict on few cases?  Funnel, intervals and counts; never a ranking."""

from __future__ import annotations

from collections.abc import Sequence

from livline.report import texts
from livline.report.bars import interval_bar, share_bar
from livline.report.frame import Frame, note, section
from livline.report.funnel import funnel, outside
from livline.report.html import Child, Markup, el, join, theirs
from livline.report.language import Text
from livline.report.openers import opener
from livline.report.tables import folded, table
from livline.summary import FAILURES, Failure, MunicipalitySummary, Share

SHOWN = 150
"""Rows of each table; there are 98 municipalities, more names are mistakes in the data."""


def by_municipality(frame: Frame) -> Markup:
    """The section on municipalities."""
    places = frame.summary.municipalities
    named = [place for place in places if place.name is not None]
    body = compared(frame, places) if len(named) > 1 else el("p", alone(frame, named), class_="says")
    return section("kommuner", frame.say(texts.PLACES_HEAD), body)


def alone(frame: Frame, named: Sequence[MunicipalitySummary]) -> Markup:
    """What is said when there is nothing to compare."""
    if not named:
        return join(frame.say(texts.PLACES_NONE))
    return frame.around(texts.PLACES_ONE, "name", theirs(named[0].name))


def compared(frame: Frame, places: Sequence[MunicipalitySummary]) -> Markup:
    """Pictures, tables and lists of several municipalities."""
    large = [place for place in places if place.comparable]
    small = [place for place in places if not place.comparable]
    return join(
        el("p", frame.say(texts.PLACES_SAYS), class_="says"),
        pictures(frame, places) if large else note(frame.say(texts.ALL_SMALL)),
        group(frame, texts.COMPARABLE_HEAD, large) if large else None,
        group(frame, texts.SMALL_HEAD, small) if small else None,
        folded(frame.say(texts.BEHIND_PLACES), behind(frame, places), class_="behind"),
    )


def pictures(frame: Frame, places: Sequence[MunicipalitySummary]) -> Markup:
    """A funnel for each failure, and who stands outside its limits."""
    figures = (picture(frame, failure, places) for failure in frame.summary.failures if failure.children.denominator)
    return join(el("div", *figures, class_="panels three"), note(frame.say(texts.FUNNEL_SAYS)))


def picture(frame: Frame, failure: Failure, places: Sequence[MunicipalitySummary]) -> Markup:
    """The funnel of one failure with what it shows in words."""
    shares = {place.name: place.failures[failure.name] for place in places if place.name is not None}
    what = frame.say(texts.FAILURE[failure.name])
    far = ", ".join(name for name, share in shares.items() if outside(share, failure.children))
    said = frame.around(texts.OUTSIDE, "names", theirs(far)) if far else frame.say(texts.NONE_OUTSIDE)
    caption = el("figcaption", what, " ", el("span", frame.say(texts.FUNNEL_Y), class_="quiet"))
    return el("figure", caption, funnel(frame, what, shares, failure.children), el("p", said, class_="quiet"))


def group(frame: Frame, heading: Text, places: Sequence[MunicipalitySummary]) -> Markup:
    """A table; few cases get counts and intervals, no percentages."""
    head = frame.say(heading)
    columns = (texts.MUNICIPALITY, texts.CHILDREN, texts.CHILDREN_HEAD, texts.INTERVAL_HEAD, texts.SHARE_OF_CHILDREN)
    headings = [*(frame.say(text) for text in columns), *(frame.say(texts.FAILURE[name]) for name in FAILURES)]
    rows = (row(frame, place) for place in places[:SHOWN])
    numbers = {"shown": frame.language.number(SHOWN), "total": frame.language.number(len(places))}
    capped = el("p", frame.say(texts.SHOWN_PLACES, **numbers), class_="cap") if len(places) > SHOWN else None
    return join(table(head, headings, rows, "places"), capped)


def row(frame: Frame, place: MunicipalitySummary) -> list[Child]:
    """One municipality as a row of the table."""
    language, share = frame.language, place.breached
    counted = language.part(share)
    if place.comparable:
        counted = f"{counted} ({language.share(share)})"
    interval = language.interval(share) if share.denominator else "–"
    failures = (cell(frame, place.failures[name]) for name in FAILURES)
    drawn = share_bar(share) if place.comparable else interval_bar(share)
    return [name_of(frame, place), language.number(place.children), counted, interval, drawn, *failures]


def cell(frame: Frame, share: Share) -> str:
    """Children hit of children to whom the duty applied."""
    return frame.language.part(share) if share.denominator else "–"


def name_of(frame: Frame, place: MunicipalitySummary) -> Markup:
    """The name, or that it is not recorded."""
    return join(frame.say(texts.NOT_RECORDED)) if place.name is None else theirs(place.name)


def behind(frame: Frame, places: Sequence[MunicipalitySummary]) -> Markup:
    """The lists of all municipalities with breaches."""
    hit = [place for place in places if place.breached.numerator]
    return el("ul", *(el("li", place_opener(frame, place)) for place in hit[:SHOWN]), class_="openers")


def place_opener(frame: Frame, place: MunicipalitySummary) -> Markup:
    """One municipality's breaches."""
    picked = frame.lists.get("municipality", place.name or "")
    said = frame.count(texts.CASE_BREACHES, picked.total)
    return opener(frame, join(name_of(frame, place), ": ", said), picked)
