"""Shares stand with numerator and denominator, and with an interval that holds for small numbers."""

from __future__ import annotations

import pytest

from livline.summary import Counts, Share


@pytest.mark.parametrize(
    ("numerator", "denominator", "low", "high"),
    [(432, 708, 0.574, 0.645), (13, 26, 0.32, 0.68), (104, 125, 0.756, 0.887), (0, 10, 0.0, 0.278), (10, 10, 0.722, 1)],
)
def test_wilson_gives_the_published_intervals(numerator: int, denominator: int, low: float, high: float) -> None:
    share = Share(numerator, denominator)
    assert share.low == pytest.approx(low, abs=0.002)
    assert share.high == pytest.approx(high, abs=0.002)


def test_nothing_observed_is_no_share_and_anything_is_possible() -> None:
    assert Share(0, 0).value is None
    assert Share(0, 0).interval() == (0.0, 1.0)


def test_the_denominator_is_met_excused_and_breached() -> None:
    counts = Counts(met=5, excused=2, met_late=1, overdue=3, pending=7, undecidable=11, unconfirmed=13)
    assert counts.broken == Share(4, 11)
    assert counts.kept == Share(7, 11)
    assert counts.lines == 42
