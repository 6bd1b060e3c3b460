"""Is there room in the kernel's records for every fact that the contract has?"""

from __future__ import annotations

import pyarrow as pa
import pytest

from lawcode.engines import packed
from lawcode.engines.kernel import layout, packing
from lawcode.engines.machine import NARROW, plain
from lawcode.facts import KIND_NAMES
from lawcode.readings import READINGS

BITS = 8 * NARROW().itemsize - 1
"""Bits of a place without its sign."""
PLACES = 2
"""Places of a field that has more than one."""


def test_yes_and_no_fit_into_their_places() -> None:
    assert 2 * layout.FLAGS_AT_ONCE <= BITS
    assert len(layout.YES_NO_FIELDS) <= PLACES * layout.FLAGS_AT_ONCE


def test_every_word_fits_into_its_bits() -> None:
    assert 7 * layout.WORDS_AT_ONCE <= BITS
    assert len(layout.SLOT_FIELDS) <= PLACES * layout.WORDS_AT_ONCE
    assert max(map(len, layout.VOCABULARY.values())) < 1 << 7


def test_every_set_fits_into_its_places() -> None:
    assert layout.SET_AT_ONCE <= BITS
    assert len(layout.PARTS) < layout.SET_AT_ONCE
    assert len(layout.DUTY_IDS) < PLACES * layout.SET_AT_ONCE
    assert len(READINGS) <= BITS


@pytest.mark.parametrize(("slot", "known"), packed.SET_SLOTS.values())
def test_a_word_that_nobody_knows_reaches_into_no_other_field(slot: int, known: tuple[str, ...]) -> None:
    records = [0] * layout.W
    packed.put_sets(records, slot, known, pa.array([[known[-1], "nobody's word"]]), plain())
    place = (len(known) - 1) // layout.SET_AT_ONCE
    assert {i for i, number in enumerate(records) if number} <= {slot + more for more in range(place + 1)}
    assert (records[slot + place] >> (len(known) - 1) % layout.SET_AT_ONCE) & 1


def test_the_working_memory_has_a_bit_for_every_kind() -> None:
    assert len(KIND_NAMES) <= 63


def test_a_moment_years_away_from_its_day_fits_into_its_place() -> None:
    for year in (-100, 0, 100):
        assert abs(packing.clock(year * 366 * packing.SECONDS, 0)) < 1 << BITS
    assert packing.clock(7_200, 0) == 7_200
    assert packing.clock(-7_200 + packing.SECONDS, 1) == -7_200


def test_fields_of_two_places_do_not_reach_into_others() -> None:
    one = "KIND DAY AT ROW OF MEASURE HAS UNTIL NEXT_ON MONTHS IMPLEMENTED_ON IMPLEMENTED_AT SITE PERSON DUTY OF_KIND"
    taken = [getattr(layout, name) for name in f"{one} LABEL SPARE".split()]
    taken += [slot + more for slot in (layout.FLAGS, layout.WORDS, layout.WAIVES) for more in range(PLACES)]
    assert sorted(taken) == list(range(layout.W))
