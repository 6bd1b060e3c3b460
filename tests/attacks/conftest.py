"""What the attacks share: the ground's database, and pages that answer to the tests' host."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test.utils import override_settings

import tests.ground.connecting  # noqa: F401 (sets Django up)


@pytest.fixture(autouse=True)
def _hosts(db: None) -> Iterator[None]:
    with override_settings(ALLOWED_HOSTS=["testserver"], PACE={"pages": [], "heavy": []}):  # faster than anybody works
        yield
