"""How is a page written?  The few forms of Markdown that the manual uses, and Danish dates and lists."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from lawcode.explain.amounts import amount, date_text
from lawcode.explain.danish import DANISH

MADE_BY = "<!-- made by `make docs`, do not edit -->"
ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


def page(title: str, *blocks: str) -> str:
    """A whole page: the line that says who made it, the title, and blocks with blank lines between."""
    return "\n\n".join([MADE_BY, f"# {title}", *(block for block in blocks if block)]) + "\n"


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; a bar in a cell is written so that it does not part cells."""
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def bullets(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def small(text: str) -> str:
    """Small print: ids for those who look a thing up in a file or in the code."""
    return f"<sub>{text}</sub>"


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def long_date(day: dt.date) -> str:
    """`14. maj 2026`."""
    return date_text(DANISH, day)


def short_dates(text: str) -> str:
    """ISO dates in a cell as Danes write them in tables: `14-05-2026`."""
    return ISO.sub(r"\3-\2-\1", text)


def months(count: int) -> str:
    """`3 måneder`, `1 år`."""
    return amount(DANISH, "months", count)


def days(count: int) -> str:
    return amount(DANISH, "days", count)


def listed(words: Sequence[str], last: str = "og") -> str:
    """`a, b og c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"
