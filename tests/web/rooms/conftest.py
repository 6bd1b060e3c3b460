"""What the tests of rooms share: the ground's database, and a child with people around it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test.utils import override_settings

from tests.ground.conftest import database, db, ground_server
from tests.web.rooms.around import Around, around_a_child

__all__ = ["database", "db", "ground_server"]


@pytest.fixture(autouse=True)
def _hosts(db: None) -> Iterator[None]:
    with override_settings(ALLOWED_HOSTS=["testserver"], ROOT_URLCONF="tests.web.pages.unbuilt"):
        yield


@pytest.fixture
def around(db: None) -> Around:
    return around_a_child()
