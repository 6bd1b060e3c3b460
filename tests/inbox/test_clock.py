"""The two periods, as the law has them: hours that pass, and working days."""

from __future__ import annotations

import datetime as dt

import pytest

from livline.access.danish_day import DENMARK
from livline.inbox.clock import assessment_clock, law_of, receipt_clock

HOUR = dt.timedelta(hours=1)


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=DENMARK)


@pytest.mark.parametrize(
    ("came", "due"),
    [
        ("2026-11-27T18:30", "2026-11-28T18:30"),  # from Friday evening to Saturday evening: weekends count
        ("2026-12-24T10:00", "2026-12-25T10:00"),
        ("2026-03-28T12:00", "2026-03-29T13:00"),  # the clocks go forward: 24 hours that pass
        ("2026-10-24T12:00", "2026-10-25T11:00"),  # and back
    ],
)
def test_a_day_and_a_night_pass(came: str, due: str):
    assert assessment_clock(at(came), None, at(came)).due == at(due)


def test_what_it_says_before_after_and_at_the_last_moment():
    came = at("2026-11-27T18:30")
    due = came + 24 * HOUR
    assert assessment_clock(came, None, due).status == "pending"
    assert assessment_clock(came, None, due + dt.timedelta(microseconds=1)).status == "overdue"
    assert assessment_clock(came, due, due + 99 * HOUR).status == "met"
    assert assessment_clock(came, due + HOUR, due + 99 * HOUR).status == "met_late"
    half = assessment_clock(came, None, came + 12 * HOUR)
    assert (half.share, half.left) == (0.5, 12 * HOUR)
    assert assessment_clock(came, None, came + 48 * HOUR).share == 1


@pytest.mark.parametrize(
    ("came", "last"),
    [
        ("2026-11-23T09:00", "2026-11-30"),  # Monday: Tue Wed Thu Fri Sat, no Sunday, Mon
        ("2026-12-22T09:00", "2026-12-31"),  # 23, 24, 28, 29, 30, 31: not the two of Christmas, no Sunday
        ("2026-11-23T23:59", "2026-11-30"),
    ],
)
def test_a_receipt_has_six_working_days(came: str, last: str):
    due = receipt_clock(at(came), None, at(came)).due.astimezone(DENMARK)
    assert due.date().isoformat() == last
    assert (due.hour, due.minute) == (23, 59)


def test_the_law_is_that_of_the_day_on_which_it_came():
    assert law_of("notification_assessed", at("2023-12-31T23:00")) == "serviceloven § 155"
    assert law_of("notification_assessed", at("2024-01-01T00:10")) == "barnets lov § 136"
