"""What tests of many folders share: a browser, and the ground's database.  One of each for all tests of a process.

Without a real Chromium the tests that look at pages are skipped here and fail where CI is set.  Tests of the ground
prepare their world as the superuser, whom no wall stops, and then look at it as one of the roles.
"""

from __future__ import annotations

import gc
import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from scripts import check
from tests.database.pattern import RUN_FOLDER, migrated, server_with_pattern

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from livline.database.server import Server

os.environ.setdefault("LIVLINE_SECRET_KEY", "a key for tests alone, long enough to sign with")

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # Started in the background, a shell ignores Ctrl-C for its children; those that tests interrupt must hear it.
    signal.signal(signal.SIGINT, signal.default_int_handler)

OBJECTS = 20_000
"""So many new ones before garbage is looked for; a page makes more than the 700 after which Python would."""
QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync --disable-dev-shm-usage"
).split()


def pytest_configure(config: pytest.Config) -> None:
    """The process that starts the workers makes the folder that they share; a server may run there as nobody."""
    if not hasattr(config, "workerinput"):
        folder = Path(tempfile.mkdtemp(prefix="livline-tests-"))
        folder.chmod(0o711)
        os.environ[RUN_FOLDER] = str(folder)


def pytest_collection_finish() -> None:
    """What was imported and collected stays until the end: who looks for garbage need not look through it each time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(OBJECTS)


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        shutil.rmtree(os.environ.pop(RUN_FOLDER))


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of Chromium."""
    found = check.browser()
    if found:
        return found
    reason = "Chromium is not installed: apt-get install chromium-headless-shell"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        yield running
        running.close()


@pytest.fixture(scope="session")
def ground_server() -> Iterator[Server]:
    """A server of its own; root runs it as another account, which must be able to enter the folder."""
    folder = Path(tempfile.mkdtemp(prefix="livline-test-"))
    folder.chmod(0o711)
    with server_with_pattern(folder / "server") as started:
        yield started
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def database(ground_server: Server) -> Iterator[None]:
    """The database with all tables, made by their owner; tests connect as the superuser."""
    from tests.ground.connecting import connected_to

    with connected_to(migrated(ground_server.superuser, "livline")):
        yield


@pytest.fixture
def db(database: None) -> Iterator[None]:
    """A test in a transaction that leaves nothing behind."""
    from django.db import connection, transaction

    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    assert not connection.in_atomic_block
