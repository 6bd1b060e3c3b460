"""How does an example read?  The facts, the verdicts, and beneath them a sentence for each line."""

from __future__ import annotations

from lawcode.audit import CALENDAR_YEAR
from lawcode.explain import because
from lawcode.manual import words
from lawcode.manual.ascii_table import Row, rows_of
from lawcode.manual.example import Example, kernel
from lawcode.manual.facts_in import day
from lawcode.manual.lines_out import Line
from lawcode.manual.markdown import bullets, capital, long_date, short_dates, table
from lawcode.manual.spec_book import Paragraph, Section

NO_DUTY = "Der er ingen pligt."


def examples_part(section: Section) -> str:
    """All paragraphs of a section."""
    return "\n\n".join(["## Eksempler", *(paragraph_part(paragraph) for paragraph in section.paragraphs)])


def paragraph_part(paragraph: Paragraph) -> str:
    """A heading and its examples."""
    heading = f"### {paragraph.number} {paragraph.heading}"
    return "\n\n".join([heading, *(example_part(example) for example in paragraph.examples)])


def example_part(example: Example) -> str:
    """An example as two tables and sentences.  LookupError where the table and the engine differ."""
    pairs = example.paired(kernel)
    if [row for row, _ in pairs] != example.expected():
        raise LookupError("a table of the spec differs from the engine; run the spec tests first")
    sentences = [f"**{who(row, line)}:** {sentence(line)}" for row, line in pairs]
    return "\n\n".join(
        [asked(example), written(rows_of(example.events)), written([row for row, _ in pairs]), bullets(sentences)]
    )


def asked(example: Example) -> str:
    """As of which day, and of whom."""
    said = f"Sagen bedømmes pr. {long_date(example.as_of)}."
    born = day(example.born_on)
    if born:
        said += f" Barnet er født {long_date(born)}."
    return said + (" Besøgene regnes i kalenderår." if example.visits == CALENDAR_YEAR else "")


def written(rows: list[Row]) -> str:
    """Rows as a table with Danish dates and capital headings."""
    return table([capital(heading) for heading in rows[0]], [[short_dates(c) for c in row.values()] for row in rows])


def who(row: Row, line: Line | None) -> str:
    """`Barn 1`, and what set the duty going where the table tells it."""
    named = row.get("udløst af") or row.get("pligt")
    return f"Barn {row[words.CHILD]}" + (f", {short_dates(named)}" if line and named else "")


def sentence(line: Line | None) -> str:
    """Why that is the verdict."""
    return NO_DUTY if line is None else because(line)
