"""How does a verdict become a sentence?

What does not change from day to day (duty, edition, status, reason) becomes a pattern, kept once made; the days and
amounts of the verdict are put into it.  So a million verdicts need some hundred patterns.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache
from typing import Any

from lawcode.explain.amounts import amount, date_near, date_text, period_text
from lawcode.explain.kinds import kind_of
from lawcode.explain.patterns import Case, editions, newest_edition, pattern
from lawcode.explain.wording import Language


def because(verdict: Mapping[str, Any], lang: str = "da") -> str:
    """The sentence of a row of `schema.verdict_schema`; `lang`: `da` or `en`.

    `readings` and `lacks` may be lists or words joined by `|`.  Where the row also has `trigger_kind`, `met_kind`,
    `excused_kind` (kinds of the events named by an id) and `notes`, the sentence says more.
    ValueError for another language.
    """
    words = language(lang)
    case = case_of(verdict)
    said = pattern(words, case)
    return said.format_map(amounts_of(words, case, verdict, said))


@cache
def language(lang: str) -> Language:
    """The words of a language, read when it is first spoken."""
    if lang == "da":
        from lawcode.explain.danish import DANISH

        return DANISH
    if lang == "en":
        from lawcode.explain.english import ENGLISH

        return ENGLISH
    raise ValueError(f"no language {lang!r}: da or en")


def case_of(verdict: Mapping[str, Any]) -> Case:
    """All of a verdict that chooses words."""
    due, met = verdict["due_on"], verdict["met_on"]
    return Case(
        duty=verdict["duty"],
        edition=verdict["edition"] or "",
        status=verdict["status"],
        code=verdict["code"] or "",
        trigger=verdict.get("trigger_kind") or kind_of(verdict["trigger"]),
        met_by=verdict.get("met_kind") or kind_of(verdict["met_by"]),
        excused_by=verdict.get("excused_kind") or kind_of(verdict["excused_by"]),
        missing=verdict["missing"] or "",
        lacks=joined(verdict["lacks"]),
        readings=joined(verdict["readings"]),
        notes=joined(verdict.get("notes")),
        confirmed=bool(verdict["confirmed"]),
        is_due=due is not None,
        is_dated=verdict["trigger_on"] is not None,
        is_due_on_anchor=due is not None and due == verdict["anchor_on"],
        is_late_by_the_clock=met is not None and verdict["days_late"] == 0,
    )


def joined(words: Any) -> str:
    """Words as the text of the table: joined by `|`."""
    if words is None or isinstance(words, str):
        return words or ""
    return "|".join(words)


def amounts_of(words: Language, case: Case, verdict: Mapping[str, Any], said: str) -> dict[str, str]:
    """The days and amounts that a pattern may name."""
    due, late = verdict["due_on"], verdict["days_late"]
    until = due + dt.timedelta(days=late) if due is not None and late is not None else None
    found = {
        "due": date_text(words, due),
        "trigger": date_text(words, verdict["trigger_on"]),
        "anchor": date_text(words, verdict["anchor_on"]),
        "met": date_near(words, verdict["met_on"], due),
        "asof": date_near(words, until, due),
        "days": amount(words, "days", late) if late is not None else "",
    }
    if "{length}" in said:
        edition = editions().get(case.edition) or newest_edition(case.duty)
        found["length"] = period_text(words, edition.demand, verdict["anchor_on"], due)
    if case.code == "year":
        found["number"] = verdict["trigger"].partition("@")[0].removeprefix("year")
        found["year"] = str(due.year)
    return found
