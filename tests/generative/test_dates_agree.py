"""Two calendars, one meaning: the reference engine's dates and the kernel's whole numbers count alike."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawcode import days
from lawcode.engines.reference import dates
from tests.generative.scale import tried

pytestmark = pytest.mark.generative

ANY_DAY = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))


@tried(500, 20_000)
@given(day=ANY_DAY, months=st.integers(-240, 240))
def test_months(day: dt.date, months: int):
    assert days.to_day(dates.months_later(day, months)) == days.add_months(days.to_day(day), months)


@tried(200, 5_000)
@given(day=ANY_DAY, count=st.integers(0, 30))
def test_working_days(day: dt.date, count: int):
    assert days.to_day(dates.working_days_later(day, count)) == days.add_working_days(days.to_day(day), count)


@pytest.mark.parametrize("year", [1954, 2011, 2023, 2024, 2026, 2038])
def test_every_day_of_a_year(year: int):
    new_year = dt.date(year, 1, 1)
    year_of_days = [dates.days_later(new_year, n) for n in range(366)]
    assert [day for day in year_of_days if dates.is_working_day(day) != days.is_working_day(days.to_day(day))] == []


def test_easter():
    for year in range(1900, 2101):
        assert days.to_day(dates.easter(year)) == days.easter(year)
