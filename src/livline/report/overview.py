"""What does the first screen answer?  How many children, how many breaches, and the three failures."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from livline.report import texts
from livline.report.bars import share_bar, three_way
from livline.report.frame import Frame, note, section
from livline.report.html import Markup, el, join, theirs
from livline.report.lists import OUTCOMES, Picked
from livline.report.openers import opener
from livline.summary import Counts, Failure

MANY_SOURCES = 6
COUNTED = OUTCOMES[:3]
"""The outcomes of which shares are made."""


def masthead(frame: Frame, sources: Sequence[str]) -> Markup:
    """Title, day, sources and the answer in one sentence."""
    language, summary = frame.language, frame.summary
    own = frame.count(texts.OWN_AS_OF, summary.own_as_of) if summary.own_as_of else None
    top = el(
        "p",
        el("span", frame.say(texts.PRODUCT), class_="product"),
        el("span", frame.say(texts.AS_OF, day=language.day(frame.as_of))),
        class_="top",
    )
    return el(
        "header",
        top,
        el("h1", frame.say(texts.TITLE)),
        el("p", lead(frame), class_="lead"),
        el("p", frame.count(texts.LEAD_WHOLE, summary.children), " ", own, class_="sub"),
        el("p", source_line(frame, sources), " ", frame.say(texts.CONFIDENTIAL), class_="sub quiet"),
    )


def source_line(frame: Frame, sources: Sequence[str]) -> Markup:
    """Where the cases came from; many files are counted."""
    shown = [theirs(source) for source in sources[:MANY_SOURCES]]
    more = [f"+ {frame.language.number(len(sources) - MANY_SOURCES)}"] if len(sources) > MANY_SOURCES else []
    names = join(*(part for i, name in enumerate([*shown, *more]) for part in ((", " if i else None), name)))
    return join(frame.around(texts.SOURCES, "names", names), ".")


def lead(frame: Frame) -> str:
    """The answer."""
    language, share, counts = frame.language, frame.summary.children_breached, frame.summary.counts
    if not share.denominator:
        return frame.say(texts.LEAD_UNSETTLED)
    if not share.numerator:
        return frame.count(texts.LEAD_NONE, share.denominator)
    answer = frame.count(texts.LEAD, share.denominator, part=language.part(share), share=language.share(share))
    return f"{answer} {frame.count(texts.LEAD_LINES, counts.settled, breaches=language.number(counts.breached))}"


def three_failures(frame: Frame) -> Markup:
    """The section on the three failures."""
    cards = (card(frame, failure) for failure in frame.summary.failures)
    return section(
        "svigt",
        frame.say(texts.FAILURES_HEAD),
        el("div", *cards, class_="cards"),
        note(frame.say(texts.FAILURES_WHY)),
    )


def card(frame: Frame, failure: Failure) -> Markup:
    """One failure: children hit of children to whom the duty applied, with interval, and the lines behind."""
    language, share = frame.language, failure.children
    head = el("h3", frame.say(texts.FAILURE[failure.name]))
    says = el("p", frame.say(texts.FAILURE_SAYS[failure.name]), class_="says")
    if not share.denominator:
        return el("article", head, says, el("p", frame.say(texts.NO_CHILDREN)), apart(frame, failure), class_="card")
    of = frame.count(texts.OF_CHILDREN, share.denominator)
    number = el("p", el("strong", language.number(share.numerator)), " ", of, class_="figure")
    interval = frame.say(texts.INTERVAL, interval=language.interval(share))
    rate = el("p", el("b", language.share(share)), " ", el("span", interval, class_="quiet"))
    return el(
        "article", head, says, number, share_bar(share), rate, behind(frame, failure), apart(frame, failure),
        class_="card",
    )  # fmt: skip


def behind(frame: Frame, failure: Failure) -> Markup:
    """The breaches of a failure, and the longest."""
    language, counts = frame.language, failure.counts
    label = frame.count(texts.BREACHES_OF, counts.settled, breaches=language.number(counts.breached))
    longest = failure.delays.longest
    said = frame.say(texts.LONGEST, time=language.long_time(longest)) if longest else None
    return join(opener(frame, label, frame.lists.get("failure", failure.name)), el("p", said, class_="quiet"))


def apart(frame: Frame, failure: Failure) -> Markup | None:
    """Unconfirmed lines of a failure, which no number above counts."""
    unconfirmed = failure.counts.unconfirmed
    if not unconfirmed:
        return None
    return el("p", frame.count(texts.UNCONFIRMED_TOO, unconfirmed), class_="quiet")


def all_deadlines(frame: Frame) -> Markup:
    """The section on all duties together."""
    counts = frame.summary.counts
    return section(
        "alle",
        frame.say(texts.ALL_HEAD),
        three_way(counts),
        chips(frame, counts, lambda word: frame.lists.get("outcome", word)),
        note(frame.count(texts.ALL_SAYS, counts.settled)),
    )


def chips(frame: Frame, counts: Counts, list_of: Callable[[str], Picked], *, duty: bool = True) -> Markup:
    """A number that opens for each outcome that occurs; what no share counts stands apart."""

    def chip(word: str) -> Markup:
        """One outcome."""
        return opener(frame, count_label(frame, counts, word), list_of(word), f"chip {word}", duty=duty)

    counted = [chip(word) for word in COUNTED if counts.of(word)]
    others = [chip(word) for word in OUTCOMES if word not in COUNTED and counts.of(word)]
    label = el("span", frame.say(texts.APART), class_="apart") if others else None
    return el("div", *counted, label, *others, class_="chips")


def count_label(frame: Frame, counts: Counts, word: str) -> Markup:
    """`312 brud (26,7 %)`; a share only for what is part of the denominator."""
    number, what = counts.of(word), frame.say(texts.OUTCOME[word])
    values = {"n": frame.language.number(number), "what": what}
    if word in COUNTED and counts.settled:
        return join(frame.say(texts.OF_SETTLED, share=frame.language.percent(number / counts.settled), **values))
    return join(frame.say(texts.COUNT_OF, **values))
