"""The clock, the dice and the sheet behind the cases."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from livline.synth import parameters
from livline.synth.clock import EPOCH, MINUTES, add_months, day_of, utc_seconds
from livline.synth.dice import Dice
from livline.synth.sheet import Sheet

EVERY = np.arange(50_000)


def test_months_end_on_the_last_day_of_a_shorter_month() -> None:
    start = np.array([day_of("2024-01-31"), day_of("2023-01-31"), day_of("2024-02-29"), day_of("2023-12-15")])
    later = [EPOCH + dt.timedelta(days=int(day)) for day in add_months(start, np.array([1, 1, 12, 3]))]
    assert [str(day) for day in later] == ["2024-02-29", "2023-02-28", "2025-02-28", "2024-03-15"]


@pytest.mark.parametrize(
    "wall", ["2024-03-31T01:59", "2024-03-31T03:00", "2024-10-27T02:30", "2024-10-27T03:00", "2015-07-07T12:00"]
)
def test_wall_time_agrees_with_the_time_zone_database(wall: str) -> None:
    naive = dt.datetime.fromisoformat(wall)
    minutes = np.array([(naive.date() - EPOCH).days * MINUTES + naive.hour * 60 + naive.minute])
    assert utc_seconds(minutes)[0] == naive.replace(tzinfo=ZoneInfo("Europe/Copenhagen")).timestamp()


def test_draws_are_even_and_streams_apart() -> None:
    dice = Dice.of(5, 0, EVERY.size)
    one, other = dice.stream("a").uniform(EVERY), dice.stream("b").uniform(EVERY)
    assert abs(one.mean() - 0.5) < 0.01
    assert abs(np.corrcoef(one, other)[0, 1]) < 0.02
    assert np.histogram(one, bins=10, range=(0, 1))[0].min() > 4_700


def test_a_draw_of_some_rows_is_part_of_the_draw_of_all() -> None:
    some = EVERY[::3]
    assert (Dice.of(5, 0, EVERY.size).uniform(some) == Dice.of(5, 0, EVERY.size).uniform(EVERY)[::3]).all()
    assert (Dice.of(5, 100, 10).uniform(EVERY[:10]) == Dice.of(5, 0, 110).uniform(EVERY[100:110])).all()


def test_both_ends_of_a_range_are_drawn() -> None:
    assert set(Dice.of(1, 0, EVERY.size).between(EVERY, 3, 6)) == {3, 4, 5, 6}


def test_a_field_that_its_kind_does_not_have_is_an_error() -> None:
    with pytest.raises(KeyError, match="visit has no field granted"):
        Sheet(np.zeros(1, np.int64)).add("visit", np.array([0]), np.array([1]), granted=True)


def test_every_parameter_has_its_source_beside_it() -> None:
    """A line that assigns a number says where it comes from, or that it is assumed."""
    lines = Path(parameters.__file__).read_text(encoding="utf-8").splitlines()
    numbers = [line for line in lines if re.match(r"[A-Z_0-9]+(: \w+)? = [^{(]*\d", line)]
    assert len(numbers) > 80
    assert not [line for line in numbers if "  # " not in line]
    sources = ("assumption", "Barometer", "DST", "Statistics", "FOB", "law")
    assert not [line for line in numbers if not any(source in line.split("  # ")[1] for source in sources)]
