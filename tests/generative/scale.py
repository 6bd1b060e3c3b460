"""How much is tried?  Little and always the same in everyday runs; much and ever new with LIVLINE_LONG=1."""

from __future__ import annotations

import os
import time

from hypothesis import HealthCheck, settings

LONG = os.environ.get("LIVLINE_LONG") == "1"
SEED = int(time.time()) if LONG else 2024
"""The seed of the seeded cases; a long run prints it with what fails."""


def times(everyday: int, long: int) -> int:
    """So many."""
    return long if LONG else everyday


def tried(everyday: int, long: int) -> settings:
    """So many examples, without a deadline; in everyday runs the same ones each time."""
    slow = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    many = times(everyday, long)
    return settings(max_examples=many, deadline=None, derandomize=not LONG, database=None, suppress_health_check=slow)
