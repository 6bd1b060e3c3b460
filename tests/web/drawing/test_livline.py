"""A life is drawn with nothing upon anything else and nothing outside, however long and full it is."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from livline.web.drawing.lane import Lane, Moment, Spot, Stretch, gathered
from livline.web.drawing.livline import TOLD, Livline, livline, span
from livline.web.drawing.scale import WIDTH, Scale, Tick, birthday, text_width

TODAY = dt.date(2026, 11, 29)
DAY = dt.timedelta(days=1)
LAW = (dt.date(2024, 1, 1), "barnets lov")
DAYS = st.dates(dt.date(2005, 1, 1), dt.date(2028, 12, 31))


MOMENTS = st.builds(Moment, DAYS, st.just("noget"))


def some_lanes(seed: int) -> list[Lane]:
    """Lanes of a life that could be, or could not."""
    dice = Random(seed)
    return [
        Lane(
            "id",
            "Bor",
            [stretch(dice) for _ in range(dice.randrange(8))],
            [moment(dice) for _ in range(dice.choice((0, 1, 9, 80)))],
        )
        for _ in range(dice.randrange(7))
    ]


def stretch(dice: Random) -> Stretch:
    start = dt.date(2005, 1, 1) + dice.randrange(9_000) * DAY
    end = None if dice.random() < 0.3 else start + dice.choice((0, 1, 30, 400, 6_000)) * DAY
    return Stretch(start, end, ("x" * dice.randrange(60), "kort"), dice.choice(("home", "bare")))


def moment(dice: Random) -> Moment:
    return Moment(dt.date(2005, 1, 1) + dice.randrange(9_000) * DAY, "noget")


@st.composite
def scales(draw: st.DrawFn) -> Scale:
    first = draw(DAYS)
    return Scale(first, first + draw(st.integers(0, 9_000)) * DAY)


def drawn(lanes: list[Lane], scale: Scale, born_on: dt.date | None = None) -> Livline:
    return livline(lanes, scale, born_on=born_on, today=TODAY, law=LAW, now="i dag")


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.integers(0, 10**9), scales(), st.none() | DAYS)
def test_everything_is_inside_and_nothing_stands_upon_anything_else(seed: int, scale: Scale, born_on: dt.date | None):
    picture = drawn(some_lanes(seed), scale, born_on)
    for lane in picture.lanes:
        assert lane.y + lane.height <= picture.bottom
        for bar in lane.bars:
            assert bar.x >= 0
            assert bar.x + bar.width <= WIDTH + 0.2
            assert lane.y <= bar.y <= lane.y + lane.height - 24
            assert not bar.text or text_width(bar.text) + 16 <= bar.width
        for row in {bar.y for bar in lane.bars}:
            starts = sorted(
                (bar.stretch for bar in lane.bars if bar.y == row), key=lambda one: (one.start, one.end or dt.date.max)
            )
            assert all((one.end or dt.date.max) <= later.start for one, later in pairwise(starts))
        assert_apart(lane.spots)
    assert_written_apart(picture)
    assert picture.height >= picture.bottom + TOLD


def assert_apart(spots: list[Spot]) -> None:
    for earlier, later in pairwise(spots):
        assert earlier.x + earlier.half <= later.x - later.half + 0.2
    for spot in spots:
        assert spot.x - spot.half >= 0
        assert spot.x + spot.half <= WIDTH + 0.2


def assert_written_apart(picture: Livline) -> None:
    for ticks in (picture.calendar, picture.ages):
        assert all(later.x - earlier.x >= text_width("00 år") for earlier, later in pairwise(ticks))
        assert all(0 <= tick.x <= WIDTH for tick in ticks)
    texts = [span(one) for one in (picture.law, picture.today) if one is not None and one.text]
    assert all(left >= 0 and right <= WIDTH for left, right in texts)
    for (left, right), (start, end) in pairwise(texts):
        assert right <= start or end <= left


@given(st.lists(MOMENTS, max_size=600))
def test_no_moment_is_lost(moments: list[Moment]):
    scale = Scale(dt.date(2005, 1, 1), dt.date(2028, 12, 31))
    spots = gathered([(scale.x(one.day), one) for one in moments])
    assert sorted(one.day for spot in spots for one in spot.moments) == sorted(one.day for one in moments)


def test_six_hundred_events_are_a_few_spots_with_their_number():
    moments = [Moment(dt.date(2020, 1, 1) + n * 3 * DAY, "besøg") for n in range(600)]
    picture = drawn([Lane("visits", "Tilsyn", moments=moments)], Scale(dt.date(2009, 1, 1), dt.date(2027, 1, 1)))
    spots = picture.lanes[0].spots
    assert sum(len(spot.moments) for spot in spots) == 600
    assert len(spots) < WIDTH / 20


def test_two_placements_at_once_stand_in_two_rows():
    two = [
        Stretch(TODAY - 90 * DAY, None, ("plejefamilie",), "foster"),
        Stretch(TODAY - 30 * DAY, None, ("aflastning",), "foster"),
    ]
    (lane,) = drawn([Lane("home", "Bor", two)], Scale(TODAY - 100 * DAY, TODAY + 7 * DAY)).lanes
    assert len({bar.y for bar in lane.bars}) == 2
    assert {bar.is_open for bar in lane.bars} == {True}


def test_what_goes_on_reaches_today_and_no_further():
    scale = Scale(TODAY - 100 * DAY, TODAY + 100 * DAY)
    (lane,) = drawn([Lane("home", "Bor", [Stretch(TODAY - 50 * DAY, None, ("",), "home")])], scale).lanes
    assert lane.bars[0].x + lane.bars[0].width == scale.x(TODAY)


def test_of_several_words_the_longest_that_fits_is_written():
    scale = Scale(TODAY - 1_000 * DAY, TODAY)
    labels = ("212 dage uden plan", "212 dage", "212")
    texts = []
    for days in (1_000, 100, 60, 2):
        (lane,) = drawn([Lane("plans", "Plan", [Stretch(TODAY - days * DAY, TODAY, labels, "bare")])], scale).lanes
        texts.append(lane.bars[0].text)
    assert texts == ["212 dage uden plan", "212 dage", "212", ""]


def test_a_short_picture_has_months_and_a_long_one_years_along_it():
    short, long = Scale(TODAY - 365 * DAY, TODAY), Scale(dt.date(2009, 5, 1), TODAY)
    assert {tick.day.day for tick in drawn([], short).calendar} == {1}
    assert len(drawn([], short).calendar) > 5
    assert [tick.number for tick in drawn([], long).calendar] == list(range(2010, 2027))


def test_ages_are_birthdays_also_of_somebody_born_on_the_twenty_ninth_of_february():
    born = dt.date(2012, 2, 29)
    ticks = drawn([], Scale(dt.date(2012, 1, 1), dt.date(2017, 1, 1)), born).ages
    assert ticks[:2] == [Tick(ticks[0].x, born, 0), Tick(ticks[1].x, dt.date(2013, 3, 1), 1)]
    assert birthday(born, 4) == dt.date(2016, 2, 29)


def test_the_law_that_changed_keeps_its_line_where_its_name_would_stand_upon_today():
    near = drawn([], Scale(dt.date(1980, 1, 1), dt.date(2027, 1, 1)))
    assert near.law is not None
    assert near.today is not None
    assert (near.law.text, near.today.text) == ("", "i dag")
    far = drawn([], Scale(dt.date(2023, 1, 1), dt.date(2027, 1, 1)))
    assert far.law is not None
    assert far.law.text == "barnets lov"
    assert drawn([], Scale(dt.date(2025, 1, 1), TODAY)).law is None
