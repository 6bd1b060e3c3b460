"""What pictures show agrees with the numbers beside them."""

from __future__ import annotations

import re
from datetime import date

import pytest

from livline.report.axes import ceiling_over
from livline.report.bars import share_bar, three_way
from livline.report.frame import Frame
from livline.report.funnel import limits, nice_step, outside
from livline.report.html import Markup, el, escape, void
from livline.report.language import Language
from livline.report.lists import Lists
from livline.report.strips import Span, span_of, ticks
from livline.report.svg import pct
from livline.summary import Counts, Share, WorstCase
from tests.report.invented import audit, sentence


def widths(picture: str, class_: str) -> list[float]:
    return [float(w) for w in re.findall(rf'width="([\d.]+)%" height="\d+" class="{class_}"', picture)]


def test_the_three_parts_of_a_bar_are_its_counts() -> None:
    picture = three_way(Counts(met=60, excused=10, met_late=20, overdue=10, pending=500))
    assert (widths(picture, "breach"), widths(picture, "excused"), widths(picture, "met")) == ([30], [10], [60])


def test_a_bar_of_nothing_is_empty() -> None:
    assert widths(three_way(Counts(pending=3)), "empty") == [100]
    assert widths(share_bar(Share(0, 0)), "breach") == []


def test_the_interval_stands_where_wilson_puts_it() -> None:
    share = Share(13, 26)
    picture = share_bar(share)
    ends = re.search(r'x1="([\d.]+)%" y1="23" x2="([\d.]+)%" y2="23"', picture)
    assert ends
    assert float(ends[1]) == pytest.approx(100 * share.low, abs=0.01)
    assert float(ends[2]) == pytest.approx(100 * share.high, abs=0.01)


def test_limits_narrow_with_more_children_and_hold_chance() -> None:
    assert limits(0.5, 100) == pytest.approx((0.3455, 0.6545), abs=0.001)
    assert limits(0.5, 10_000)[1] < limits(0.5, 100)[1]
    assert limits(0.0, 50) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("share", "expected"),
    [(Share(66, 100), True), (Share(64, 100), False), (Share(29, 29), False), (Share(0, 0), False)],
)
def test_only_enough_children_can_lie_outside(share: Share, expected: bool) -> None:
    assert outside(share, Share(500, 1000)) is expected


def test_scales_are_round_and_wide_enough() -> None:
    assert [ceiling_over([share]) for share in (0.0, 0.1, 0.11, 0.41, 0.97)] == [0.1, 0.1, 0.2, 0.6, 1.0]
    assert [nice_step(widest) for widest in (1, 31, 45, 800, 123456)] == [1, 10, 10, 200, 50000]


def test_days_stand_in_proportion_and_inside_the_strip() -> None:
    span = Span(date(2020, 1, 1), date(2020, 12, 31))
    assert span.at(date(2020, 7, 1)) == pytest.approx(0.5, abs=0.01)
    assert 0 < span.at(date(2019, 1, 1)) == span.at(date(2020, 1, 1)) < 0.01
    assert 0.99 < span.at(date(2031, 1, 1)) < 1
    assert Span(date(2020, 1, 1), date(2020, 1, 1)).at(date(2020, 1, 1)) < 1


def test_text_is_escaped_unless_it_is_markup() -> None:
    assert el("p", "<b>", title='"x"') == '<p title="&quot;x&quot;">&lt;b&gt;</p>'
    assert el("p", Markup("<b></b>")) == "<p><b></b></p>"
    assert el("p", None, hidden=True, lang=None, open=False, class_="a", aria_label="b") == (
        '<p hidden class="a" aria-label="b"></p>'
    )
    assert void("meta", charset="utf-8") == '<meta charset="utf-8"/>'
    assert escape(escape("&")) == "&amp;"
    assert pct(1 / 3) == "33.33%"
    assert pct(2.0) == "100%"


def test_a_strip_reaches_the_day_asked_about_while_something_runs() -> None:
    case = WorstCase("A", None, 0, (), 1)
    asked = date(2026, 11, 21)
    began = {"kind": "placement_started", "date": date(2020, 1, 1), "measure": None}
    ended = {"kind": "placement_ended", "date": date(2021, 1, 1), "measure": None}
    assert span_of(case, [began], [], asked) == Span(date(2020, 1, 1), asked)
    assert span_of(case, [began, ended], [], asked).last < date(2021, 5, 1)
    late = [{"due_on": date(2023, 6, 1)}]
    assert span_of(case, [began, ended], late, asked).last > date(2023, 6, 1)
    assert span_of(case, [], [], asked).last == asked


def test_short_strips_are_marked_by_quarters_and_long_ones_by_years() -> None:
    invented = audit([], [])
    lists = Lists([invented.verdicts], invented.cases, [])
    frame = Frame(invented.summary, lists, Language("da"), {}, sentence, date(2026, 1, 1))
    short = ticks(frame, Span(date(2023, 11, 5), date(2024, 8, 1)))
    assert short == [(date(2024, 1, 1), "2024"), (date(2024, 4, 1), "apr."), (date(2024, 7, 1), "jul.")]
    assert [said for _, said in ticks(frame, Span(date(2024, 2, 1), date(2024, 8, 1)))] == ["apr. 2024", "jul."]
    assert [said for _, said in ticks(frame, Span(date(2024, 2, 1), date(2024, 2, 9)))] == ["1.\u00a0februar\u00a02024"]
    long = ticks(frame, Span(date(2000, 3, 1), date(2026, 1, 1)))
    assert all(day.month == 1 for day, _ in long)
    assert 8 <= len(long) <= 13
