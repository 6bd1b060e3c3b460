"""What the tests of pages share: the ground's database, and a child with people around it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test.utils import override_settings

import tests.ground.connecting  # noqa: F401 (sets Django up)


@pytest.fixture(autouse=True)
def _hosts(db: None) -> Iterator[None]:
    with override_settings(ALLOWED_HOSTS=["testserver"]):
        yield
