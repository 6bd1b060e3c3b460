"""What tests of the invented world share: the world as `livline demo` makes it, each role as itself."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import django
import pytest

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "livline.config.settings")
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # a browser that a test keeps open runs an event loop in this thread
django.setup()

from livline.access.danish_day import today  # noqa: E402
from livline.database.address import Address  # noqa: E402
from livline.database.role import Role  # noqa: E402
from livline.database.server import FOR_TESTS, running  # noqa: E402
from livline.demo_world.stories import STORIES  # noqa: E402
from tests.demo_world.made import NAME, lay_world  # noqa: E402
from tests.ground.connecting import connected_to  # noqa: E402


@dataclass(frozen=True)
class World:
    """A database with the world in it."""

    superuser: Address
    progress: list[tuple[int, int]]

    @contextmanager
    def connected(self, role: Role | None = None) -> Iterator[None]:
        """Django is connected as a role, or as the superuser."""
        with connected_to(self.superuser.as_role(role) if role else self.superuser):
            yield


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """Like `tmp_path`, but not closed to other accounts: root runs the server as another one."""
    folder = Path(tempfile.mkdtemp(prefix="livline-test-"))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def world() -> Iterator[World]:
    """Both municipalities."""
    folder = Path(tempfile.mkdtemp(prefix="livline-test-"))
    folder.chmod(0o711)
    progress = lay_world(folder / "server")
    with running(folder / "server", FOR_TESTS) as server:
        yield World(server.superuser.to(NAME), progress)
    shutil.rmtree(folder)


@pytest.fixture
def everything(world: World) -> Iterator[World]:
    """As the superuser, whom no wall stops."""
    with world.connected():
        yield world


@pytest.fixture
def as_web(world: World) -> Iterator[World]:
    """As the web role."""
    with world.connected(Role.WEB):
        yield world


def story_names() -> dict[str, str]:
    """The children of the stories by slug."""
    return {story.slug: story.name for story in STORIES}


DAY = today()
