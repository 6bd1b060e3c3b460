"""Does the strip of a life show what was recorded, where it belongs, and the same in words?"""

from __future__ import annotations

import datetime as dt
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from livline.web.lifeline import Period, Point, drawn
from tests.web.components.gallery import PERIODS, POINTS
from tests.web.components.markup import tree

DAY = dt.date
DAYS = st.dates(DAY(1990, 1, 1), DAY(2040, 1, 1))
SPANS = st.tuples(DAYS, st.one_of(st.none(), st.integers(0, 4000))).map(
    lambda made: Period(made[0], None if made[1] is None else made[0] + dt.timedelta(days=made[1]), "ophold")
)


def test_each_fact_has_a_row_of_its_own_the_earliest_first():
    line = drawn("Livslinje", PERIODS, POINTS, id="x")
    assert [row.start for row in line.rows] == sorted(row.start for row in line.rows)
    assert len(line.bars) + len(line.points) == len(line.rows) == 6
    assert len({mark.y for mark in [*line.bars, *line.points]}) == 6


def test_what_goes_on_reaches_the_edge_and_what_ended_does_not():
    line = drawn("Livslinje", PERIODS, POINTS, id="x", today=DAY(2026, 11, 22))
    *ended, going_on = line.bars
    assert going_on.open
    assert going_on.x + going_on.width == 100
    assert all(bar.x + bar.width < 100 and not bar.open for bar in ended)


def test_a_life_without_facts_is_drawn_empty():
    line = drawn("Livslinje", [], [], id="x", today=DAY(2026, 1, 1))
    assert (line.rows, line.bars, line.points, line.today) == ([], [], [], None)


def test_years_do_not_touch_each_other():
    long = [Period(DAY(1980, 1, 1), DAY(2026, 1, 1), "liv")]
    assert len(drawn("", long, [], id="x").years) <= 10


def test_the_strip_says_in_words_what_it_shows(made):
    html = made('{% load livline %}{% lifeline "Barnets livslinje" periods points %}', periods=PERIODS, points=POINTS)
    tree(html)  # it is well formed
    assert 'role="img"' in html
    assert "<title" in html
    assert "<desc" in html
    table = html.split("<table")[1]
    assert all(period.label in table for period in PERIODS)
    assert "varer ved" in table
    assert not re.search(r"\d,\d+%", html), "a Danish comma is no number to a browser"
    assert "style=" not in html


def test_a_label_is_text_and_never_markup(made):
    html = made(
        "{% load livline %}{% lifeline title periods %}",
        title="<b>",
        periods=[Period(DAY(2020, 1, 1), None, '"><script>')],
    )
    assert "<script>" not in html
    assert "<b>" not in html


@settings(max_examples=200, deadline=None)
@given(
    st.lists(SPANS, max_size=8),
    st.lists(DAYS.map(lambda day: Point(day, "dag")), max_size=8),
    st.one_of(st.none(), DAYS),
)
def test_nothing_is_drawn_outside_the_picture(periods, points, today):
    line = drawn("Livslinje", periods, points, id="x", today=today)
    for mark in [*line.bars, *line.points, *line.years, *([line.today] if line.today else [])]:
        assert 0 <= mark.x <= 100
        assert mark.x + mark.width <= 100.7  # a stay of a day on the last one is widened to be seen
        assert mark.y < line.height


def test_a_long_text_ends_at_its_place_where_it_would_run_out_of_a_telephone():
    long = Period(DAY(2025, 12, 1), None, "Døgnhuset Havtornen (døgninstitution for børn)")
    short = Period(DAY(2025, 12, 1), None, "hjemme")
    plan = Point(DAY(2025, 1, 1), "plan")
    bars = drawn("Livslinje", [long, short], [plan], id="l", today=DAY(2026, 11, 22)).bars
    assert {bar.text: bar.anchor for bar in bars} == {long.label: "end", short.label: "start"}
