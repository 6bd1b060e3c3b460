"""How do the sections become one file that needs nothing else?  Inline style, and a policy that allows no more."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from datetime import date
from importlib.resources import files

from livline.report import texts
from livline.report.apart import method, not_counted
from livline.report.delays import how_late
from livline.report.duties import duty_by_duty
from livline.report.frame import Frame
from livline.report.html import Markup, el, join, void
from livline.report.municipalities import by_municipality
from livline.report.overview import all_deadlines, masthead, three_failures
from livline.report.strips import Event
from livline.report.trend import year_by_year
from livline.report.worst import worst_cases


def page(
    frame: Frame, sources: Sequence[str], events: Mapping[str, Sequence[Event]], days: Mapping[str, date]
) -> Markup:
    """The whole document."""
    sections = [
        three_failures(frame),
        all_deadlines(frame),
        worst_cases(frame, events, days),
        duty_by_duty(frame),
        how_late(frame),
        year_by_year(frame),
        by_municipality(frame),
        not_counted(frame),
        method(frame),
    ]
    body = el(
        "body",
        el("a", frame.say(texts.SKIP), href="#indhold", class_="skip"),
        masthead(frame, sources),
        contents(frame),
        el("main", *sections, id="indhold", tabindex="-1"),
    )
    return join(Markup("<!doctype html>\n"), el("html", head(frame), body, lang=frame.language.code))


def contents(frame: Frame) -> Markup:
    """Links to the sections."""
    links = {
        "svigt": texts.NAV_FAILURES,
        "vaerst": texts.WORST_HEAD,
        "pligter": texts.DUTIES_HEAD,
        "sent": texts.DELAYS_HEAD,
        "aar": texts.YEARS_HEAD,
        "kommuner": texts.PLACES_HEAD,
        "udenfor": texts.APART_HEAD,
        "metode": texts.METHOD_HEAD,
    }
    shown = {anchor: text for anchor, text in links.items() if anchor != "aar" or frame.summary.years}
    items = (el("li", el("a", frame.say(text), href=f"#{anchor}")) for anchor, text in shown.items())
    return el("nav", el("ul", *items), aria_label=frame.say(texts.CONTENTS))


def head(frame: Frame) -> Markup:
    """Title, policy and style."""
    style = stylesheet(frame)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    day = frame.language.day(frame.as_of)
    return el(
        "head",
        void("meta", charset="utf-8"),
        void("meta", http_equiv="Content-Security-Policy", content=policy),
        void("meta", name="viewport", content="width=device-width, initial-scale=1"),
        void("meta", name="color-scheme", content="light dark"),
        void("meta", name="referrer", content="no-referrer"),
        el("title", f"{frame.say(texts.TITLE)} · {frame.say(texts.AS_OF, day=day)}"),
        el("style", Markup(style)),
    )


def stylesheet(frame: Frame) -> str:
    """The style of the page; header and footer of the printed page carry the day and the page number."""
    css = files("livline.report").joinpath("report.css").read_text(encoding="utf-8")
    day = frame.language.day(frame.as_of)
    words = {
        "PRODUCT": frame.say(texts.PRODUCT),
        "AS_OF": frame.say(texts.AS_OF, day=day),
        "CONFIDENTIAL": frame.say(texts.CONFIDENTIAL),
        "PAGE": frame.say(texts.PAGE),
    }
    for name, said in words.items():
        css = css.replace(f"{{{name}}}", said)
    return css
