"""A child's case as a line of time: what happened, what was due, and the days without a plan."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

import pytest

from lawcode.facts import KINDS, OWN_FIELD_NAMES
from livline.cli.timeline import Case, Voice, draw
from livline.report.fact_words import event_text
from livline.summary import Gap
from livline.verdict_files.table import Page, console_on
from tests.cli.conftest import LATE, MET

TITLES = {"first_follow_up": "Første opfølgning"}


def event(kind: str, on: date | None, **fields: object) -> dict[str, Any]:
    return {"kind": kind, "date": on, "at": None, "measure": None} | dict.fromkeys(OWN_FIELD_NAMES) | fields


def case(*events: Mapping[str, Any], verdicts: tuple[Mapping[str, Any], ...] = (), **more: Any) -> Case:
    return Case("K-1", date(2015, 3, 1), "Grævlingsund", date(2026, 6, 1), events, verdicts, **more)


def drawn(shown: Case, width: int = 100, lang: str = "da", colour: bool = False) -> str:
    text = io.StringIO()
    sentences = [f"Den blev holdt {row['met_on']:%d.%m.%Y}." for row in shown.verdicts]
    draw(shown, Voice(lang, TITLES, sentences), console_on(text, Page(width, colour)))
    return text.getvalue()


def test_events_and_due_days_stand_in_one_line_of_time() -> None:
    started = event("placement_started", date(2026, 2, 14), site_kind="foster")
    held = event("follow_up", date(2026, 5, 20), result="unchanged")

    text = drawn(case(started, held, verdicts=(LATE,)))

    assert text.index("14.02.2026  ● anbringelse begyndt (art: plejefamilie)") < text.index("14.05.2026  ✗ Første")
    assert text.index("✗ Første opfølgning: Den blev holdt 20.05.2026.") < text.index("20.05.2026  ● opfølgning")
    assert "K-1 · født 01.03.2015 · Grævlingsund" in text


def test_what_comes_after_the_day_asked_about_is_counted_and_not_shown() -> None:
    text = drawn(case(event("visit", date(2026, 6, 2)), event("visit", date(2026, 6, 1))))

    assert text.count("● tilsynsbesøg") == 1
    assert "Hændelser efter denne dag er der ikke set på: 1." in text


def test_an_event_without_a_day_stands_last() -> None:
    text = drawn(case(event("visit", None), event("plan", date(2026, 1, 1))))

    assert text.index("● plan") < text.index("uden dag")


def test_a_bar_runs_beside_the_days_without_a_plan() -> None:
    gap = Gap(date(2026, 1, 1), date(2026, 3, 1), open=False)
    shown = case(event("visit", date(2025, 12, 1)), event("visit", date(2026, 2, 1)), gaps=(gap,))

    lines = drawn(shown).splitlines()

    assert [line[0] for line in lines if "tilsynsbesøg" in line] == [" ", "┃"]
    assert any("dage uden den plan, loven kræver" in line for line in lines)


@pytest.mark.parametrize("width", [40, 80, 160])
def test_it_fits_narrow_and_wide_windows(width: int) -> None:
    long = event("plan_position", date(2026, 2, 1), reason="en lang begrundelse " * 20)

    text = drawn(case(long, verdicts=(LATE, MET)), width)

    assert max(len(line) for line in text.splitlines()) <= width
    assert "\x1b" not in text


def test_a_breach_is_red_where_there_is_colour() -> None:
    text = drawn(case(event("visit", date(2026, 1, 1)), verdicts=(LATE,)), colour=True)

    assert "\x1b[31m14.05.2026  ✗" in text
    assert "\x1b[31m01.01.2026" not in text


def test_a_time_of_day_is_danish_wall_time() -> None:
    told = event("notification", date(2025, 7, 1)) | {"at": datetime(2025, 7, 1, 10, 30, tzinfo=UTC)}

    assert "● underretning kl. 12.30" in drawn(case(told))


@pytest.mark.parametrize("lang", ["da", "en"])
def test_every_fact_of_every_kind_reads_without_a_code_word(lang: str) -> None:
    for kind in KINDS:
        words = {field.name: field.words[0] if field.words else None for field in kind.fields}
        lists = {name: [word] for name, word in words.items() if word and name in ("has", "waives")}
        text = event_text(event(kind.name, None) | words | lists, {"notification_assessed": "Vurderet"}, lang)
        assert "_" not in text, text


def test_markup_in_the_text_of_a_case_is_shown_as_it_stands() -> None:
    assert "[red]x[/red]" in drawn(case(event("plan_position", date(2026, 1, 1), reason="[red]x[/red]")))
