"""How far is the application with ASVS?  Counts by verdict and chapter, and what is open, from the hand-kept table."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable

from lawcode.manual.markdown import page, table

VERDICTS = ("pass", "not yet", "not applicable", "not checked")
CHAPTERS = {
    "V1": "Encoding and sanitization",
    "V2": "Validation and business logic",
    "V3": "Web frontend",
    "V4": "API and web service",
    "V5": "Files",
    "V6": "Authentication",
    "V7": "Sessions",
    "V8": "Authorization",
    "V9": "Self-contained tokens",
    "V10": "OAuth and OIDC",
    "V11": "Cryptography",
    "V12": "Communication",
    "V13": "Configuration",
    "V14": "Data protection",
    "V15": "Coding and architecture",
    "V16": "Logging and errors",
    "V17": "WebRTC",
}
LEAD = (
    "The requirements of levels 1 and 2 of OWASP ASVS 5.0.0, as `docs/reference/asvs.csv` has them; what it is and what"
    " comes next stands in `docs/reference/asvs.md`."
)
Row = dict[str, str]


def asvs_page(told: str) -> str:
    """The page from the text of the table."""
    rows = list(csv.DictReader(told.splitlines()))
    return page(
        "ASVS",
        LEAD,
        "## By level",
        counted("Level", ((level, [row for row in rows if row["level"] == level]) for level in ("1", "2"))),
        "## By chapter",
        counted("Chapter", ((f"{id_} {title}", of_chapter(rows, id_)) for id_, title in CHAPTERS.items())),
        "## Not yet",
        listed(rows, "not yet"),
        "## Not checked",
        listed(rows, "not checked"),
    )


def of_chapter(rows: Iterable[Row], chapter: str) -> list[Row]:
    return [row for row in rows if row["id"].startswith(f"{chapter}.")]


def counted(heading: str, groups: Iterable[tuple[str, list[Row]]]) -> str:
    """How many of each group have each verdict; the last line is all of them."""
    found = [(name, Counter(row["verdict"] for row in rows)) for name, rows in groups]
    found.append(("All", sum((counts for _, counts in found), Counter())))
    lines = [[name, *(str(counts[verdict]) for verdict in VERDICTS), str(counts.total())] for name, counts in found]
    return table([heading, *VERDICTS, "all"], lines)


def listed(rows: Iterable[Row], verdict: str) -> str:
    """The requirements with a verdict."""
    chosen = [row for row in rows if row["verdict"] == verdict]
    return table(
        ["Id", "Level", "What", "Note"], [[row["id"], row["level"], row["what"], row["note"]] for row in chosen]
    )
