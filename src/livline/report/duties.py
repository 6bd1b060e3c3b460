"""How was each duty kept?  A three-way bar for each, its counts, and every list behind them."""

from __future__ import annotations

from livline.report import texts
from livline.report.bars import three_way
from livline.report.frame import Frame, section
from livline.report.html import Markup, el, join
from livline.report.lists import OUTCOMES
from livline.report.openers import opener
from livline.report.overview import COUNTED, chips
from livline.report.tables import folded, table
from livline.summary import DutySummary


def duty_by_duty(frame: Frame) -> Markup:
    """The section on the duties, in the order of the law."""
    duties = frame.summary.duties
    return section(
        "pligter",
        frame.say(texts.DUTIES_HEAD),
        el("p", frame.say(texts.DUTIES_SAYS), class_="says"),
        legend(frame),
        *(one_duty(frame, duty) for duty in duties),
        folded(frame.say(texts.AS_TABLE), duty_table(frame)),
        effects(frame),
    )


def legend(frame: Frame) -> Markup:
    """What the three colours mean."""
    keys = (el("li", frame.say(texts.OUTCOME[word]), class_=f"key {word}") for word in COUNTED)
    return el("ul", *keys, class_="legend")


def one_duty(frame: Frame, duty: DutySummary) -> Markup:
    """One duty: its bar, its share with interval, its numbers that open."""
    counts, language = duty.counts, frame.language
    if counts.settled:
        interval = frame.say(texts.INTERVAL, interval=language.interval(counts.broken))
        children = frame.count(texts.DUTY_CHILDREN, duty.children.denominator, part=language.part(duty.children))
        said = join(el("b", language.share(counts.broken)), " ", interval, ". ", children)
    else:
        said = join(frame.say(texts.NOTHING_SETTLED))
    return el(
        "article",
        el("h3", frame.title(duty.duty)),
        three_way(counts),
        el("p", said, class_="quiet"),
        chips(frame, counts, lambda word: frame.lists.get("duty", duty.duty, word), duty=False),
        class_="duty",
        id=f"pligt-{duty.duty}",
    )


def duty_table(frame: Frame) -> Markup:
    """All bars as one table."""
    language = frame.language
    headings = [frame.say(texts.DUTY), *(capital(frame.say(texts.OUTCOME[word])) for word in OUTCOMES)]
    headings += [frame.say(text) for text in (texts.SETTLED, texts.SHARE, texts.INTERVAL_HEAD, texts.CHILDREN_HEAD)]
    rows = (
        [
            frame.title(duty.duty),
            *(language.number(duty.counts.of(word)) for word in OUTCOMES),
            language.number(duty.counts.settled),
            language.share(duty.counts.broken),
            language.interval(duty.counts.broken) if duty.counts.settled else "–",
            language.part(duty.children),
        ]
        for duty in frame.summary.duties
    )
    return table(frame.say(texts.DUTIES_HEAD), headings, rows)


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def effects(frame: Frame) -> Markup | None:
    """Breaches that can strike the decision; mere criticism is left out."""
    found = [(duty, effect, n) for duty, effect, n in frame.summary.effects if effect in ("lapses", "may_be_set_aside")]
    if not found:
        return None
    items = (el("li", effect_opener(frame, duty, effect, n)) for duty, effect, n in found)
    return el("div", el("h3", frame.say(texts.EFFECTS_HEAD)), el("ul", *items, class_="openers"))


def effect_opener(frame: Frame, duty: str, effect: str, number: int) -> Markup:
    """Breaches of a duty with one effect, and their lines."""
    said = frame.say(texts.EFFECT[effect])
    label = f"{frame.language.number(number)} · {frame.title(duty)}: {said}"
    return opener(frame, label, frame.lists.get("effect", duty, effect), duty=False)
