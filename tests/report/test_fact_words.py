"""Is a moment told with its Danish day, also where another day is still going on in UTC?"""

from __future__ import annotations

import datetime as dt

import pytest

from lawcode.schema import field_named
from livline.report.fact_words import value_text


@pytest.mark.parametrize(
    ("moment", "da", "en"),
    [
        ("2026-11-30T22:59:00+00:00", "30. november 2026 kl. 23.59", "30 November 2026 23:59"),
        ("2026-11-30T23:30:00+00:00", "1. december 2026 kl. 00.30", "1 December 2026 00:30"),
        ("2026-06-30T22:10:00+00:00", "1. juli 2026 kl. 00.10", "1 July 2026 00:10"),
        ("2026-12-31T23:00:00+00:00", "1. januar 2027 kl. 00.00", "1 January 2027 00:00"),
    ],
)
def test_a_moment_is_told_with_its_danish_day(moment: str, da: str, en: str):
    at = dt.datetime.fromisoformat(moment)
    field = field_named("implemented_at")
    told = [value_text(field, at, {}, lang).replace("\N{NO-BREAK SPACE}", " ") for lang in ("da", "en")]
    assert told == [da, en]
