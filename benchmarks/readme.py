"""How does README show what was measured?  By two tables of `results.md`, copied between two marks."""

from __future__ import annotations

import re
from pathlib import Path

RESULTS = Path(__file__).with_name("results.md")
README = Path(__file__).parent.with_name("README.md")
BEGIN, END = "<!-- benchmarks: written by `make bench` -->", "<!-- /benchmarks -->"
SHOWN = ("Ratios", "Small runs")


def section(results: str, title: str) -> str:
    """The text under a heading of the results, without the heading."""
    found = re.search(rf"^## {re.escape(title)}\n\n(.*?)(?=\n## |\Z)", results, re.DOTALL | re.MULTILINE)
    if found is None:
        raise SystemExit(f"The results have no section {title!r}.")
    return found[1].strip()


def told(results: str) -> str:
    """What stands between the marks."""
    return "\n\n".join(section(results, title) for title in SHOWN)


def with_tables(readme: str, results: str) -> str:
    """README with the tables of these results."""
    before, rest = readme.split(BEGIN)
    after = rest.split(END)[1]
    return f"{before}{BEGIN}\n{told(results)}\n{END}{after}"


def main() -> None:
    """Bring README's tables up to date."""
    text = with_tables(README.read_text(encoding="utf-8"), RESULTS.read_text(encoding="utf-8"))
    README.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
