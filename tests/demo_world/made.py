"""The invented world, made once for a whole run of tests as `livline demo` makes it; each begins with a copy.

Making it takes longer than all tests that look at it.  What is about making it does not come here.
"""

from __future__ import annotations

import json
from pathlib import Path

from livline.database.server import FOR_TESTS, running
from tests.database.pattern import lay, lay_pattern, made_once, migrated
from tests.ground.connecting import connected_to

NAME, PROGRESS = "livline", "progress.json"
"""The database it is in, and what was told while it was made."""


def lay_world(home: Path) -> list[tuple[int, int]]:
    """Put a server's data with the world where it will start; gives what was told while it was made."""
    made = made_once("world", make)
    home.mkdir(parents=True)
    home.chmod(0o711)
    lay(made, home)
    return [(done, total) for done, total in json.loads((made / PROGRESS).read_text())]


def make(home: Path) -> None:
    """Tables, walls, both municipalities, and what people have done in them."""
    from livline.demo.running import make_ready

    lay_pattern(home)
    progress: list[tuple[int, int]] = []
    with running(home, FOR_TESTS) as server:
        address = migrated(server.superuser, NAME)
        with connected_to(address):
            make_ready(address, lambda done, total: progress.append((done, total)))
    (home / PROGRESS).write_text(json.dumps(progress))
