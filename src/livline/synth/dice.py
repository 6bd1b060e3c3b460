"""Where does chance come from?  A counter-based generator: every case has a key of its own.

A draw depends on the seed, the number of the case, the name of the stream and the turn within it, and on nothing else.
So a case is the same whichever cases are drawn beside it, and whole columns are drawn at once.  The mixing function is
that of SplitMix64 (Steele, Lea and Flood, 2014).
"""

from __future__ import annotations

from collections.abc import Mapping
from zlib import crc32

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Keys = npt.NDArray[np.uint64]

STEP = np.uint64(0x9E3779B97F4A7C15)
WHOLE = 2**64
FIRST = np.uint64(0xBF58476D1CE4E5B9)
SECOND = np.uint64(0x94D049BB133111EB)
UNIT = 2.0**-53


def mixed(keys: Keys) -> Keys:
    """SplitMix64's finaliser: equal bits in, unrelated bits out."""
    keys = (keys ^ (keys >> np.uint64(30))) * FIRST
    keys = (keys ^ (keys >> np.uint64(27))) * SECOND
    return keys ^ (keys >> np.uint64(31))


def steps(count: int) -> np.uint64:
    """That many steps of the sequence, modulo 2 to the 64."""
    return np.uint64(int(STEP) * count % WHOLE)


class Dice:
    """Draws for many cases at once.  `rows` are positions among those cases; each call is a new turn."""

    def __init__(self, keys: Keys) -> None:
        self.keys = keys
        self.turn = 0

    @classmethod
    def of(cls, seed: int, first: int, count: int) -> Dice:
        """One key for each of `count` cases, from number `first` on."""
        numbers = np.arange(first, first + count, dtype=np.uint64)
        salt = mixed(np.array([seed % WHOLE], np.uint64) + STEP)
        return cls(mixed(numbers * STEP + salt))

    def stream(self, name: str, step: int = 0) -> Dice:
        """Fresh draws under a name, so that a stage that is drawn for other cases only moves nobody's numbers."""
        salt = mixed(np.array([(crc32(name.encode()) << 32) + step], np.uint64))
        return Dice(mixed(self.keys ^ salt))

    def uniform(self, rows: Ints) -> Floats:
        """A number in [0, 1) for each row."""
        self.turn += 1
        bits = mixed(self.keys[rows] + steps(self.turn))
        return (bits >> np.uint64(11)).astype(np.float64) * UNIT

    def chance(self, rows: Ints, share: float | Floats) -> Flags:
        """True with that probability."""
        hit: Flags = self.uniform(rows) < share
        return hit

    def between(self, rows: Ints, low: int | Ints, high: int | Ints) -> Ints:
        """A whole number from `low` to `high`, both included."""
        span = np.asarray(high) - np.asarray(low) + 1
        drawn: Ints = np.asarray(low) + np.floor(self.uniform(rows) * span).astype(np.int64)
        return drawn

    def waiting(self, rows: Ints, mean: float | Floats) -> Ints:
        """Whole days of an exponential wait with that mean."""
        return np.floor(-np.log1p(-self.uniform(rows)) * mean).astype(np.int64)

    def choice(self, rows: Ints, weights: npt.ArrayLike) -> Ints:
        """A position among the weights, which need not add up to 1."""
        bounds = np.cumsum(np.asarray(weights, np.float64))
        return np.searchsorted(bounds / bounds[-1], self.uniform(rows), side="right").astype(np.int64)

    def weighted(self, rows: Ints, weights: Mapping[int, float]) -> Ints:
        """One of the whole numbers that are the keys."""
        return np.array(list(weights), np.int64)[self.choice(rows, list(weights.values()))]

    def answer(self, rows: Ints, yes: float | Floats, unrecorded: float = 0.0) -> Ints:
        """A yes/no as 1, 0 or -1 (not recorded); `yes` is the share among those recorded."""
        said = self.chance(rows, yes).astype(np.int64)
        return np.where(self.chance(rows, unrecorded), -1, said)


def single_draw(keys: Keys, name: str) -> Floats:
    """One number in [0, 1) for each key: for things finer than a case, such as an event's place in its case."""
    bits = mixed(keys + steps(crc32(name.encode())))
    return (bits >> np.uint64(11)).astype(np.float64) * UNIT
