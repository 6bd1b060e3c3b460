"""What stands at the end of an audit on the screen?  Children, the three failures, the totals, with both numbers."""

from __future__ import annotations

import io
import textwrap
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from livline.cli.terminal import Terminal
from livline.verdict_files.overview import (
    ALL_DUTIES,
    BREACHED,
    CHILDREN_BREACHED,
    COUNT_HEADINGS,
    DUTY,
    EXCUSED,
    FAILURE_NAMES,
    MET,
    count_cells,
)
from livline.verdict_files.table import WIDE, console_on, without_padding
from livline.verdict_files.wording import Text, day, number, percent

if TYPE_CHECKING:
    from rich.table import Table

    from livline.summary import Counts, Share, Summary

THREE_WAYS_AND_SUM = 4
"""Of `COUNT_HEADINGS`, those that a narrow screen has room for."""

COUNT_WIDTH = 10
"""Of a column of counts: room for a hundred million; longer headings take two lines."""

READ = Text("Gjort op pr. {day}: {children}.", "As of {day}: {children}.")
OWN_DAY = Text(
    "{n} af dem er gjort op pr. den dag, der står i sagen.",
    "{n} of them as of the day that stands in the case.",
)
ONE_CHILD, CHILDREN = Text("1 barn", "1 child"), Text("{n} børn", "{n} children")
SHARE = Text("{label}: {part} af {whole} ({percent})", "{label}: {part} of {whole} ({percent})")
OF_LINES = Text(
    "Afgjorte linjer: {settled}. Heraf {met}, {excused}, {breached}.",
    "Settled lines: {settled}. Of these {met}, {excused}, {breached}.",
)
APART = Text(
    "Ved siden af: {pending} afventer, {undecidable} kan ikke afgøres, {unconfirmed} under en ubekræftet regel, som"
    " ikke tælles som brud.",
    "Apart: {pending} pending, {undecidable} undecidable, {unconfirmed} under an unconfirmed rule and not counted as"
    " breaches.",
)
MISSING = Text(
    "Det, der oftest mangler for at kunne afgøre: {facts}.",
    "What is most often missing: {facts}.",
)


def summary_text(summary: Summary, as_of: date, titles: Mapping[str, str], terminal: Terminal) -> str:
    """The whole summary as text for the screen: sentences, then a table of the duties."""
    text = io.StringIO()
    console = console_on(text, terminal.page())
    for line in summary_lines(summary, as_of, terminal):
        console.print(textwrap.fill(line, console.width), markup=False, soft_wrap=True)
    if summary.duties:
        console.print()
        console.print(duty_table(summary, terminal, titles, console.width))
    return without_padding(text.getvalue())


def summary_lines(summary: Summary, as_of: date, terminal: Terminal) -> Iterator[str]:
    """The sentences of the summary."""
    lang, counts = terminal.lang, summary.counts
    yield terminal.text(READ, day=day(as_of, lang), children=children(summary.children, lang))
    if summary.own_as_of:
        yield terminal.text(OWN_DAY, n=number(summary.own_as_of, lang))
    yield _share(CHILDREN_BREACHED.said(lang), summary.children_breached, lang)
    for failure in summary.failures:
        yield "  " + _share(FAILURE_NAMES[failure.name].said(lang), failure.children, lang)
    yield _three_ways(counts, terminal)
    apart = {name: number(counts.of(name), lang) for name in ("pending", "undecidable", "unconfirmed")}
    yield terminal.text(APART, **apart)
    facts = _most_missing(summary, lang)
    if facts:
        yield terminal.text(MISSING, facts=facts)


def duty_table(summary: Summary, terminal: Terminal, titles: Mapping[str, str], width: int) -> Table:
    """A row for each duty with its counts; a narrow screen shows the three ways and their sum."""
    from rich import box
    from rich.table import Table

    columns = len(COUNT_HEADINGS) if width >= WIDE else THREE_WAYS_AND_SUM
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    table.add_column(terminal.text(DUTY), overflow="fold")
    for heading in COUNT_HEADINGS[:columns]:
        style = "red" if heading is BREACHED else ""
        table.add_column(terminal.text(heading), justify="right", style=style, max_width=COUNT_WIDTH)
    for duty in summary.duties:
        table.add_row(titles.get(duty.duty, duty.duty), *_cells(duty.counts, terminal.lang)[:columns])
    table.add_section()
    table.add_row(terminal.text(ALL_DUTIES), *_cells(summary.counts, terminal.lang)[:columns], style="bold")
    return table


def children(count: int, lang: str) -> str:
    """`1 barn`, `2.000 børn`."""
    return ONE_CHILD.said(lang) if count == 1 else CHILDREN.said(lang, n=number(count, lang))


def _cells(counts: Counts, lang: str) -> list[str]:
    return [number(count, lang) for count in count_cells(counts)]


def _share(label: str, share: Share, lang: str) -> str:
    part, whole = number(share.numerator, lang), number(share.denominator, lang)
    shown = percent(share.numerator, share.denominator, lang)
    return SHARE.said(lang, label=label, part=part, whole=whole, percent=shown)


def _three_ways(counts: Counts, terminal: Terminal) -> str:
    lang = terminal.lang

    def way(label: Text, count: int) -> str:
        return f"{label.said(lang).lower()} {number(count, lang)} ({percent(count, counts.settled, lang)})"

    return terminal.text(
        OF_LINES,
        settled=number(counts.settled, lang),
        met=way(MET, counts.met),
        excused=way(EXCUSED, counts.excused),
        breached=way(BREACHED, counts.breached),
    )


def _most_missing(summary: Summary, lang: str) -> str:
    from livline.report.event_words import fact_word
    from livline.report.language import Language

    counts: Counter[str] = Counter()
    for _, fact, lines in summary.missing:
        counts[fact] += lines
    facts = ((fact_word(fact, Language(lang)), lines) for fact, lines in counts.most_common(3) if fact)
    return ", ".join(f"{fact} ({number(lines, lang)})" for fact, lines in facts)
