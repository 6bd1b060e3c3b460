"""What tests of pages share: Django set up."""

from __future__ import annotations

import os
from collections.abc import Iterator

import django
import pytest
from django.test.utils import override_settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "livline.config.settings")
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # a browser that a test keeps open runs an event loop in this thread
django.setup()

HOSTS = ["testserver", "127.0.0.1"]


@pytest.fixture(autouse=True)
def installation() -> Iterator[None]:
    """What an installation gives from its environment."""
    with override_settings(ALLOWED_HOSTS=HOSTS):
        yield
