"""In a list to choose from, a measure reads as what began it and never as a code, unless two read alike."""

from __future__ import annotations

import datetime as dt

from livline.cases.models import Entry
from livline.web.choosing import measures_of, title_of


def entry(number: int, kind: str, measure: str, *day: int) -> Entry:
    return Entry(id=number, kind=kind, measure=measure, date=dt.date(*day) if day else None)


def test_a_measure_reads_as_what_began_it_and_the_latest_stands_first():
    told = measures_of([
        entry(1, "decision", "p1", 2025, 1, 2),
        entry(2, "placement_started", "p1", 2025, 2, 3),
        entry(3, "measure_started", "m9", 2026, 4, 5),
        entry(4, "follow_up", "p1", 2024, 1, 1),
        entry(5, "visit", ""),
    ])  # fmt: skip
    assert told == [("m9", "Indsats begyndt, 05.04.2026"), ("p1", "Anbringelse begyndt, 03.02.2025")]


def test_two_that_read_alike_keep_their_names():
    told = measures_of([entry(n, "placement_started", f"p{n}", 2025, 2, 3) for n in (1, 2)])
    assert {title for _, title in told} == {f"Anbringelse begyndt, 03.02.2025 (p{n})" for n in (1, 2)}


def test_what_has_no_day_says_so():
    assert title_of(entry(1, "measure_started", "m1")) == "Indsats begyndt, uden dato"
    assert measures_of([entry(1, "measure_started", "m1")]) == [("m1", "Indsats begyndt, uden dato")]
