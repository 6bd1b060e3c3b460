"""What do journeys share?  The demo as a real process, and people of its cast with browsers of their own."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import django
import pytest

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "livline.config.settings")
django.setup()

from livline.cli.commands.demo import report_name  # noqa: E402
from tests.demo_world.made import lay_world  # noqa: E402
from tests.demo_world.test_process import demo  # noqa: E402
from tests.ground.connecting import KEYS  # noqa: E402
from tests.journeys.traveller import Traveller, Travels  # noqa: E402
from tests.operations.test_serve import free_port  # noqa: E402

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def folder() -> Iterator[Path]:
    """Where the demo keeps its database; open to the account that runs it."""
    made = Path(tempfile.mkdtemp(prefix="livline-test-"))
    made.chmod(0o711)
    yield made / "demo"
    shutil.rmtree(made)


@pytest.fixture(scope="session")
def address(folder: Path) -> Iterator[str]:
    """The invented world, served as `livline demo` serves it, which finds it there; so it does a report, for no journey
    looks at it.
    """
    lay_world(folder / "server")
    shutil.copy(KEYS, folder / "server-keys")
    (folder / "report").mkdir()
    (folder / "report" / report_name("da")).touch()
    port = free_port()
    with demo(folder, port) as process:
        yield f"http://127.0.0.1:{port}"
        process.terminate()
        process.wait(60)


@pytest.fixture(scope="session")
def travels(browser: Browser, address: str) -> Iterator[Travels]:
    """Browsers by person and width, kept for all tests of the session: stepping in takes longer than a page."""
    found = Travels(browser, address)
    yield found
    found.close()


@pytest.fixture
def enter(travels: Travels) -> Iterator[Callable[..., Traveller]]:
    """Step in as somebody.  The test fails when the console of anybody who took part says anything."""
    entered: list[Traveller] = []

    def step(slug: str, width: int = 1280, language: str = "da", fresh: bool = False) -> Traveller:
        entered.append(travels.of(slug, width, language, fresh))
        return entered[-1]

    yield step
    assert [line for one in entered for line in one.complaints()] == []
