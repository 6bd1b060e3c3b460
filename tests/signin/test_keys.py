"""Do keys (WebAuthn) work, and can what one said be said again?  In a real Chromium with an authenticator of its own."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from livline.database.address import Address
from tests.report.conftest import executable
from tests.signin.people import PASSWORD, Person, Town
from tests.signin.serving import Served, people_file, serving

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def served(signin_address: Address, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(signin_address, people_file(tmp_path_factory.mktemp("broker") / "people.json", {})) as both:
        yield both
