"""What the tests of searches share: the ground's database."""

from __future__ import annotations

import pytest

from tests.ground.conftest import database, db, ground_server

__all__ = ["database", "db", "ground_server"]


@pytest.fixture(autouse=True)
def _ground(db: None) -> None:
    """Every test in a transaction that leaves nothing behind."""
