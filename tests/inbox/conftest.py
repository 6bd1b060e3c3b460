"""What the tests of notifications share: the ground's database."""

from __future__ import annotations

import pytest

import tests.ground.connecting  # noqa: F401 (sets Django up)


@pytest.fixture(autouse=True)
def _ground(db: None) -> None:
    """Every test in a transaction that leaves nothing behind."""
