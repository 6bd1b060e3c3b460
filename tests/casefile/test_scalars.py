"""How single values are read: dates, times, yes/no and whole numbers (contract § 1)."""

from __future__ import annotations

import datetime as dt
import zoneinfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from livline.casefile import danish_clock, scalars


def day(text: str) -> str:
    return (dt.date(1970, 1, 1) + dt.timedelta(days=scalars.day(text))).isoformat()


@pytest.mark.parametrize("text", ["2026-03-05", "05-03-2026", "05.03.2026", "5/3/2026", "5.3.2026", "05/03/2026"])
def test_forms_of_a_date_day_first(text):
    assert day(text) == "2026-03-05"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("2023-02-30", "no_such_date"),
        ("13/25/2020", "no_such_date"),
        ("29.02.2023", "no_such_date"),
        ("45336", "date_is_number"),
        ("45336.5", "date_is_number"),
        ("0001-01-01", "year_out_of_range"),
        ("1899-12-31", "year_out_of_range"),
        ("2101-01-01", "year_out_of_range"),
        ("0000-01-01", "year_out_of_range"),
        ("2026-03-05T10:00", "date_has_time"),
        ("5-3/2026", "bad_date"),
        ("5/3/26", "bad_date"),
        ("2026-3-5", "bad_date"),
        ("i går", "bad_date"),
        ("٢٠٢٦-٠٣-٠٥", "bad_date"),
    ],
)
def test_what_is_no_date(text, problem):
    with pytest.raises(scalars.Unreadable) as refused:
        scalars.day(text)
    assert refused.value.problem == problem


def utc(text: str) -> str:
    return dt.datetime.fromtimestamp(scalars.instant(text)[0], dt.UTC).strftime("%Y-%m-%dT%H:%M:%S")


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2026-01-05T14:30", "2026-01-05T13:30:00"),
        ("2026-07-05 14:30:15", "2026-07-05T12:30:15"),
        ("2026-07-05T14:30:15.999", "2026-07-05T12:30:15"),
        ("2026-07-05T14:30Z", "2026-07-05T14:30:00"),
        ("2026-07-05T14:30+05:30", "2026-07-05T09:00:00"),
        ("2026-07-05T14:30-02", "2026-07-05T16:30:00"),
        ("2026-10-25T02:30", "2026-10-25T00:30:00"),
        ("2026-10-25T02:30+01:00", "2026-10-25T01:30:00"),
    ],
)
def test_times_are_danish_unless_an_offset_stands_with_them(text, instant):
    assert utc(text) == instant


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("2026-03-29T02:30", "skipped_hour"),
        ("2026-03-05", "time_is_missing"),
        ("05-03-2026", "time_is_missing"),
        ("2026-02-30T10:00", "no_such_date"),
        ("2026-02-03T24:00", "no_such_time"),
        ("2026-02-03T10:60", "no_such_time"),
        ("2026-02-03T10:00+25:00", "no_such_time"),
        ("14:30", "bad_time"),
        ("05-03-2026 14:30", "bad_time"),
        ("1900-01-01T00:10+14:00", "year_out_of_range"),
    ],
)
def test_what_is_no_time(text, problem):
    with pytest.raises(scalars.Unreadable) as refused:
        scalars.instant(text)
    assert refused.value.problem == problem


def test_the_doubled_hour_is_the_first_and_says_so():
    assert scalars.instant("2026-10-25T02:30") == (scalars.instant("2026-10-25T00:30Z")[0], True)
    assert scalars.instant("2026-10-25T03:00")[1] is False


@pytest.mark.parametrize("text", ["true", "YES", "Ja", "1", "SAND"])
def test_yes(text):
    assert scalars.yes_no(text) is True


@pytest.mark.parametrize("text", ["false", "No", "NEJ", "0", "falsk"])
def test_no(text):
    assert scalars.yes_no(text) is False


@pytest.mark.parametrize("text", ["måske", "on", "y", "2", "1.0", "-"])
def test_neither_yes_nor_no(text):
    with pytest.raises(scalars.Unreadable):
        scalars.yes_no(text)


@given(st.integers(-9999, 9999))
def test_whole_numbers(number):
    assert scalars.whole(str(number)) == number


@pytest.mark.parametrize("text", ["3.0", "1e3", "tre", "1 000", "0x1", "9" * 30])
def test_what_is_no_whole_number(text):
    with pytest.raises(scalars.Unreadable):
        scalars.whole(text)


COPENHAGEN = zoneinfo.ZoneInfo("Europe/Copenhagen")


@given(st.datetimes(dt.datetime(1980, 1, 1), dt.datetime(2036, 12, 31)))
def test_the_clock_agrees_with_the_time_zone_database(moment):
    instant = int(moment.replace(tzinfo=dt.UTC).timestamp())
    offset = moment.replace(tzinfo=dt.UTC).astimezone(COPENHAGEN).utcoffset()
    assert offset is not None
    assert danish_clock.offset(instant) == offset.total_seconds()
    assert danish_clock.offsets(np.array([instant]))[0] == offset.total_seconds()


@given(st.lists(st.integers(315_532_800, 4_102_444_799), min_size=1, max_size=20))
def test_many_wall_times_are_read_as_each_is(walls):
    instants, skipped, doubled = danish_clock.utc_many(np.array(walls))
    for i, wall in enumerate(walls):
        found = danish_clock.utc(wall)
        assert skipped[i] == (not found)
        assert doubled[i] == (len(found) == 2)
        assert not found or instants[i] == found[0]


def test_the_borders_of_the_clock_one_by_one():
    for year in (1980, 1981, 1995, 1996, 2026, 2100):
        for border in danish_clock.summer(year):
            walls = np.arange(border - 7200, border + 10_800, 600)
            instants, skipped, doubled = danish_clock.utc_many(walls)
            assert [tuple(danish_clock.utc(int(wall)))[:1] for wall in walls] == [
                () if gone else (instant,) for instant, gone in zip(instants, skipped, strict=True)
            ]
            assert skipped.any() != doubled.any()
