"""Where does a verdict rest on an opinion?  Every named reading, why, and where it is seen."""

from __future__ import annotations

from collections.abc import Iterator

from lawcode.manual.example import kernel
from lawcode.manual.law_page import reading_link
from lawcode.manual.lines_out import Line
from lawcode.manual.markdown import bullets, capital, listed, page, small
from lawcode.manual.spec_book import Chapter, Section
from lawcode.manual.words import READINGS as SHORT
from lawcode.readings import READINGS, Reading

TITLE = "Fortolkninger"
LEAD = (
    "Hvor loven lader et spørgsmål åbent, er der valgt én fortolkning. Den har et navn, og navnet står på hver linje,"
    " der hviler på den. Begrundelsen står i en beslutning (på engelsk), som linket fører til; den venter på en jurists"
    " underskrift."
)


def readings_page(book: tuple[Chapter, ...]) -> str:
    """One part for each reading."""
    seen = {section: readings_seen(section) for chapter in book for section in chapter.sections}
    return page(TITLE, LEAD, *(part(reading, seen) for reading in READINGS))


def part(reading: Reading, seen: dict[Section, set[str]]) -> str:
    """What was chosen, whether it is confirmed, and in which sections it is seen."""
    where = [f"[{s.number} {s.title}]({s.path})" for s, ids in seen.items() if reading.id in ids]
    status = "ja" if reading.confirmed else "nej; linjer, der hviler på den, tælles for sig og aldrig som et brud"
    facts = [f"**Valgt:** {reading_link(reading, '../../')}.", f"**Bekræftet:** {status}"]
    facts += [f"**Ses i:** {listed(where)}"] if where else []
    return "\n\n".join([f"## {capital(SHORT[reading.id])}", bullets(facts), small(f"Fortolkning `{reading.id}`")])


def readings_seen(section: Section) -> set[str]:
    """The readings on the lines of a section's examples."""
    return {reading for line in lines(section) for reading in line["readings"]}


def lines(section: Section) -> Iterator[Line]:
    """All lines of the examples of a section."""
    for paragraph in section.paragraphs:
        for example in paragraph.examples:
            yield from example.lines(kernel)
