"""What the tests of sign-in share: the application on a database of its own, answering as the web role.

Requests are real transactions that are kept; people are made by the superuser, whom no wall stops, each test its own.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "livline.config.settings")
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

import django
import psycopg
import pytest

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth.hashers import PBKDF2PasswordHasher  # noqa: E402
from django.core import mail  # noqa: E402
from django.test.utils import override_settings  # noqa: E402

from livline.database.address import Address  # noqa: E402
from livline.database.role import Role  # noqa: E402
from tests.database.pattern import migrated, server_with_pattern  # noqa: E402
from tests.ground.connecting import connected_to  # noqa: E402
from tests.signin.people import Town  # noqa: E402

settings.SECRET_KEY = settings.SECRET_KEY if settings._wrapped.SECRET_KEY else "a key for tests alone"  # type: ignore[misc]
LOCAL_MAIL = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture(scope="session")
def signin_address() -> Iterator[Address]:
    """A database with all tables and walls; Django is connected to it as the web role."""
    folder = Path(tempfile.mkdtemp(prefix="livline-test-"))
    folder.chmod(0o711)
    with server_with_pattern(folder / "server") as server:
        yield migrated(server.superuser, "livline")
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def _quickly() -> Iterator[None]:
    """Passwords are hashed in fewer rounds."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PBKDF2PasswordHasher, "iterations", 1_000)
        yield


@pytest.fixture
def town(signin_address: Address, _quickly: None) -> Iterator[Town]:
    """A municipality with whom one needs, and the web role to answer."""
    told = {"ALLOWED_HOSTS": ["testserver", "localhost", "127.0.0.1"], "EMAIL_BACKEND": LOCAL_MAIL}
    mail.outbox = []
    with (
        connected_to(signin_address.as_role(Role.WEB)),
        override_settings(**told),
        psycopg.connect(**signin_address.for_psycopg(), autocommit=True) as superuser,
    ):
        yield Town(superuser, signin_address)
