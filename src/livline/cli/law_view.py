"""How does the law as it stands in the system look in a terminal?  Duties and their editions as plain wrapped text."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from livline.verdict_files.wording import UNCONFIRMED, Text, day

if TYPE_CHECKING:
    from lawcode.rule import Duty, Edition

NOT_YET = Text("Ingen regel på denne dag.", "No rule on this day.")
IN_FORCE = Text("Gælder {period}", "In force {period}")
SINCE, UNTIL = Text("fra {day}", "from {day}"), Text(" til {day}", " to {day}")
ALWAYS = Text("altid", "always")
RESTS_ON = Text("Fortolkning: {text}", "Reading: {text}")
NEW = Text("Ny pligt", "New duty")
GONE = Text("Bortfaldet", "Ended")
CHANGED = Text("Ændret", "Changed")
UNCHANGED = Text("Uændret: {names}.", "Unchanged: {names}.")
NO_CHANGE = Text("Ingen pligter ændrede sig.", "No duty changed.")

EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)
"""The outermost days of the registry: beyond them nothing is said."""


def title(duty: Duty, lang: str) -> str:
    """What the duty is called."""
    return duty.title_en if lang == "en" else duty.title


def duty_lines(duty: Duty, on: date, lang: str, width: int) -> Iterator[str]:
    """One duty as on a day: title, id, citation and text."""
    yield f"{title(duty, lang)}  ({duty.id})"
    for edition in duty.on(on):
        yield from _wrapped(_citation(edition, lang), width)
        yield from _wrapped(_text(edition, lang), width)


def edition_lines(duty: Duty, on: date | None, lang: str, width: int) -> Iterator[str]:
    """One duty in full: every edition, or those of a day, with the time in force and the readings."""
    yield f"{title(duty, lang)}  ({duty.id})"
    editions = duty.editions if on is None else duty.on(on)
    if not editions:
        yield f"  {NOT_YET.said(lang)}"
    for edition in editions:
        yield ""
        yield from _wrapped(f"{_citation(edition, lang)}  [{edition.id}]", width)
        yield from _wrapped(_period(edition, lang), width)
        yield from _wrapped(_text(edition, lang), width)
        for reading in edition.readings:
            text = reading.text_en if lang == "en" else reading.text
            yield from _wrapped(RESTS_ON.said(lang, text=text), width)


def difference_lines(duties: tuple[Duty, ...], before: date, after: date, lang: str, width: int) -> Iterator[str]:
    """What is different on the second day: new, ended and changed duties with both texts, then the unchanged."""
    same = [duty for duty in duties if duty.on(before) and duty.on(before) == duty.on(after)]
    other = [duty for duty in duties if duty.on(before) != duty.on(after)]
    for duty in other:
        yield f"{_change(duty, before, after).said(lang)}: {title(duty, lang)}  ({duty.id})"
        for moment in (before, after):
            for edition in duty.on(moment):
                line = f"{day(moment, lang)}: {_text(edition, lang)} ({_citation(edition, lang)})"
                yield from _wrapped(line, width)
        yield ""
    if not other:
        yield NO_CHANGE.said(lang)
    if same:
        yield from textwrap.wrap(UNCHANGED.said(lang, names=", ".join(title(d, lang) for d in same)), width)


def _change(duty: Duty, before: date, after: date) -> Text:
    if not duty.on(before):
        return NEW
    return CHANGED if duty.on(after) else GONE


def _citation(edition: Edition, lang: str) -> str:
    mark = "" if edition.confirmed else f" ({UNCONFIRMED.said(lang)})"
    return f"{edition.law}{mark}"


def _text(edition: Edition, lang: str) -> str:
    return edition.text_en if lang == "en" else edition.text


def _period(edition: Edition, lang: str) -> str:
    first = "" if edition.first_day <= EARLIEST else SINCE.said(lang, day=day(edition.first_day, lang))
    last = "" if edition.last_day >= LATEST else UNTIL.said(lang, day=day(edition.last_day, lang))
    both = f"{first}{last}".strip() or ALWAYS.said(lang)
    return IN_FORCE.said(lang, period=both)


def _wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, initial_indent="  ", subsequent_indent="  ")
