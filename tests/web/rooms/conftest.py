"""What the tests of rooms share: the ground's database, and a child with people around it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test.utils import override_settings

import tests.ground.connecting  # noqa: F401 (sets Django up)
from tests.web.rooms.around import Around, around_a_child


@pytest.fixture(autouse=True)
def _hosts(db: None) -> Iterator[None]:
    with override_settings(ALLOWED_HOSTS=["testserver"]):
        yield


@pytest.fixture
def around(db: None) -> Around:
    return around_a_child()
