"""A due day is drawn with every day in its place and no words outside, however close or far the days are."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from livline.web.drawing.ruler import Ruler, Stop, ruler
from livline.web.drawing.scale import WIDTH, text_width

DAY = dt.timedelta(days=1)
START = dt.date(2026, 4, 23)


def drawn(due: int, end: int | None, kind: str = "today") -> Ruler:
    stops = [Stop(START, "start", "Afgørelse 23. april 2026"), Stop(START + due * DAY, "due", "frist 23. juli 2026")]
    return ruler(
        stops if end is None else [*stops, Stop(START + end * DAY, kind, "den dag, der ses på 29. november 2026")]
    )


@given(st.integers(-400, 9_000), st.none() | st.integers(-400, 9_000))
def test_every_day_is_inside_with_its_words_and_no_words_share_a_row(due: int, end: int | None):
    picture = drawn(due, end)
    for placed in picture.stops:
        left = placed.x if placed.anchor == "start" else placed.x - text_width(placed.stop.text)
        assert 0 <= placed.x <= WIDTH
        assert left >= 0
        assert left + text_width(placed.stop.text) <= WIDTH
    assert len({placed.y for placed in picture.stops}) == len(picture.stops)
    assert all(placed.y < picture.height for placed in picture.stops)


def test_what_is_past_its_day_is_late_and_what_was_done_before_is_not():
    assert drawn(91, 220).is_late
    assert not drawn(91, 60, "done").is_late
    assert not drawn(91, None).is_late
