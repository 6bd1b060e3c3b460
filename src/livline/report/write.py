"""How is the report of an audit written?  Numbers from the summary, lists and strips from lines, cases and events."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from livline.report.frame import Because, Frame
from livline.report.language import Language
from livline.report.lists import Lists
from livline.report.page import page
from livline.report.worst import EventsOf, chosen, events_by_case
from livline.summary import Summary

if TYPE_CHECKING:
    import pyarrow as pa


def write_report(
    summary: Summary,
    verdicts: pa.Table | Iterable[pa.Table],
    cases: pa.Table,
    events_of: EventsOf,
    as_of: date,
    sources: Sequence[str],
    out: Path,
    lang: str = "da",
    *,
    because: Because | None = None,
    titles: Mapping[str, str] | None = None,
) -> None:
    """Write the report to `out`, whole or not at all.

    `verdicts`: the lines that the summary counted, one table or several (read once, never all kept); `cases`: all
    cases; `events_of`: the events of a few cases by id.  `because` and `titles` are those of the law unless given.
    Raises ValueError when the lines are not those of the summary.
    """
    import pyarrow as pa

    worst = [case.case for part in chosen(summary) for case in part]
    lists = Lists([verdicts] if isinstance(verdicts, pa.Table) else verdicts, cases, worst)
    lists.check(summary)
    frame = Frame(
        summary=summary,
        lists=lists,
        language=Language(lang),
        titles=duty_titles(lang) if titles is None else titles,
        because=sentence() if because is None else because,
        as_of=as_of,
    )
    events = events_by_case(events_of(worst)) if worst else {}
    replace(out, page(frame, sources, events, own_days(cases, worst)))


def duty_titles(lang: str) -> dict[str, str]:
    """What each duty is called, by the law as it stands in the system."""
    from lawcode.registry import DUTIES

    return {duty.id: duty.title_en if lang == "en" else duty.title for duty in DUTIES}


def sentence() -> Because:
    """The function that explains a verdict row."""
    from lawcode.explain import because

    said: Because = because
    return said


def own_days(cases: pa.Table, worst: Sequence[str]) -> dict[str, date]:
    """The day asked about of the cases that carry one."""
    import pyarrow as pa
    import pyarrow.compute as pc

    rows = cases.filter(pc.is_in(cases.column("case"), pa.array(worst, pa.string()))).to_pylist()
    return {row["case"]: row["as_of"] for row in rows if row["as_of"]}


def replace(out: Path, text: str) -> None:
    """A reader never meets half a file."""
    half = out.with_name(f".{out.name}.{os.getpid()}")
    try:
        half.write_text(text, encoding="utf-8")
        half.replace(out)
    finally:
        half.unlink(missing_ok=True)
