"""The kernel never counts places from the end: compiled, a negative place lies outside (see `compiled.address`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from lawcode.engines import machine
from lawcode.engines.machine import Machine
from tests.generative.both_engines import asked, by_kernel
from tests.generative.cases import seeded_cases
from tests.generative.scale import SEED, times

pytestmark = pytest.mark.generative


class Places(list[int]):
    """Numbers that refuse places before the first."""

    def __getitem__(self, place: Any) -> Any:
        assert isinstance(place, slice) or place >= 0
        return super().__getitem__(place)

    def __setitem__(self, place: Any, number: Any) -> None:
        assert isinstance(place, slice) or place >= 0
        super().__setitem__(place, number)


@dataclass(frozen=True)
class Watched(Machine):
    """The kernel's own source over numbers that are watched."""

    def flat(self, values: Any) -> Any:
        return Places(values.tolist())

    def zeros(self, count: int, width: type = np.int64) -> Any:
        return Places([0] * count)

    def room(self, count: int, width: type = np.int64) -> Any:
        return Places([0] * count)


@pytest.mark.parametrize("visits", ["placement-year", "calendar-year"])
def test_no_place_is_negative(visits: str, monkeypatch: pytest.MonkeyPatch):
    cases = seeded_cases(times(400, 4_000), SEED)
    expected = by_kernel(cases, asked(visits))
    watched = Watched(machine.plain().kernel, False)
    monkeypatch.setattr(machine, "plain", lambda: watched)
    assert by_kernel(cases, asked(visits)) == expected
