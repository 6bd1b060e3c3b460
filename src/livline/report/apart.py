"""What is not counted, and why?  Deadlines that cannot be decided, rules that are not confirmed, and the method."""

from __future__ import annotations

from lawcode.readings import READINGS
from livline.report import texts
from livline.report.event_words import fact_word
from livline.report.frame import Frame, section
from livline.report.html import Markup, el, join
from livline.report.openers import opener
from livline.report.tables import folded
from livline.summary import DutySummary

FIRST_MISSING = 12
READING_BY_ID = {reading.id: reading for reading in READINGS}


def not_counted(frame: Frame) -> Markup:
    """The section on what no share counts."""
    return section("udenfor", frame.say(texts.APART_HEAD), undecidable(frame), unconfirmed(frame))


def undecidable(frame: Frame) -> Markup:
    """Deadlines that cannot be decided, by the fact that is missing, most often first."""
    number = frame.summary.counts.undecidable
    head = el("h3", frame.say(texts.UNDECIDABLE_HEAD))
    if not number:
        return join(head, el("p", frame.say(texts.UNDECIDABLE_NONE), class_="says"))
    said = el("p", frame.count(texts.UNDECIDABLE_SAYS, number), class_="says")
    entries = [el("li", missing(frame, *entry)) for entry in frame.summary.missing]
    rest = entries[FIRST_MISSING:]
    more = frame.say(texts.MORE_MISSING, n=frame.language.number(len(rest)))
    folded_rest = folded(more, el("ul", *rest, class_="openers"), class_="behind") if rest else None
    return join(head, said, el("ul", *entries[:FIRST_MISSING], class_="openers"), folded_rest)


def missing(frame: Frame, duty: str, fact: str, number: int) -> Markup:
    """One missing fact of one duty, with its lines."""
    said = fact_word(fact, frame.language) if fact else frame.say(texts.UNNAMED_FACT)
    label = join(f"{frame.count(texts.LINES_COUNT, number)} · {frame.title(duty)}: ", el("em", said))
    return opener(frame, label, frame.lists.get("missing", duty, fact), duty=False)


def unconfirmed(frame: Frame) -> Markup:
    """Lines under unconfirmed rules, duty by duty."""
    number = frame.summary.counts.unconfirmed
    head = el("h3", frame.say(texts.UNCONFIRMED_HEAD))
    if not number:
        return join(head, el("p", frame.say(texts.UNCONFIRMED_NONE), class_="says"))
    said = el("p", frame.count(texts.UNCONFIRMED_SAYS, number), class_="says")
    duties = (duty for duty in frame.summary.duties if duty.counts.unconfirmed)
    return join(head, said, el("ul", *(el("li", would_be(frame, duty)) for duty in duties), class_="openers"))


def would_be(frame: Frame, duty: DutySummary) -> Markup:
    """One duty whose rule is not confirmed, and what its lines would have been."""
    n, counts = frame.language.number, duty.unconfirmed
    label = f"{frame.count(texts.LINES_COUNT, duty.counts.unconfirmed)} · {frame.title(duty.duty)}"
    rest = counts.pending + counts.undecidable
    numbers = {"met": n(counts.met), "excused": n(counts.excused), "breached": n(counts.breached), "rest": n(rest)}
    said = el("p", frame.say(texts.WOULD_BE, **numbers), class_="quiet")
    return join(opener(frame, label, frame.lists.get("duty", duty.duty, "unconfirmed"), duty=False), said)


def method(frame: Frame) -> Markup:
    """The section on how it was counted and what the numbers cannot say."""
    points = (el("li", frame.say(text)) for text in texts.METHOD)
    return section("metode", frame.say(texts.METHOD_HEAD), el("ul", *points, class_="method"), readings(frame))


def readings(frame: Frame) -> Markup:
    """The readings that lines rest on."""
    used = frame.summary.readings
    head = el("h3", frame.say(texts.READINGS_HEAD))
    if not used:
        return join(head, el("p", frame.say(texts.READINGS_NONE), class_="says"))
    items = (el("li", one_reading(frame, name, number)) for name, number in used)
    said = el("p", frame.say(texts.READINGS_SAYS), class_="says")
    return join(head, said, el("ul", *items, class_="openers"))


def one_reading(frame: Frame, name: str, number: int) -> Markup:
    """A reading in its own words, with the lines that rest on it."""
    reading = READING_BY_ID.get(name)
    said = name if reading is None else (reading.text_en if frame.language.code == "en" else reading.text)
    return opener(frame, f"{frame.count(texts.LINES_COUNT, number)} · {said}", frame.lists.get("reading", name))
