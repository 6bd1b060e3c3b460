"""Writers of verdicts: one sink a format, all fed the same way.

with closing(open_sink("jsonl", path, lang="da")) as sink:
    run_audit(paths, question, sink)
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from livline.verdict_files.sink import Sink, TooManyRows

STREAMED = ("table", "jsonl", "csv", "parquet", "xlsx")
"""Formats that are written while the audit runs."""

ENDINGS: dict[str, str] = {
    ".txt": "table",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".parquet": "parquet",
    ".xlsx": "xlsx",
    ".html": "html",
    ".htm": "html",
}
FORMATS: tuple[str, ...] = tuple(dict.fromkeys(ENDINGS.values()))

__all__ = ["ENDINGS", "FORMATS", "STREAMED", "Sink", "TooManyRows", "format_of", "open_sink"]


def format_of(path: Path) -> str | None:
    """The format that a file's ending tells, None when it tells nothing."""
    return ENDINGS.get(path.suffix.lower())


def open_sink(format: str, path: Path, lang: str = "da", **more: Any) -> Sink[Any]:
    """A writer for one of `STREAMED`.  `more`: `page` of a table."""
    match format:
        case "parquet":
            from livline.verdict_files.parquet import Parquet

            return Parquet(path)
        case "jsonl":
            from livline.verdict_files.jsonl import JsonLines

            return JsonLines(path, _because(lang))
        case "csv":
            from livline.verdict_files.csv import Csv

            return Csv(path, _because(lang))
        case "xlsx":
            from livline.verdict_files.excel import Excel
            from livline.verdict_files.overview import overview

            return Excel(path, _because(lang), partial(overview, lang=lang))
        case _:
            from livline.verdict_files.table import Page, TerminalTable

            return TerminalTable(path, more.get("page", Page()), lang, duty_titles(lang))


def duty_titles(lang: str) -> Mapping[str, str]:
    """What each duty is called."""
    from lawcode.registry import DUTIES

    return {duty.id: duty.title_en if lang == "en" else duty.title for duty in DUTIES}


def _because(lang: str) -> Any:
    from lawcode.explain import because

    return partial(because, lang=lang)
