"""How quick are the pages when many work at once?  `python -m benchmarks.pages FOLDER` writes `pages.md`.

FOLDER keeps the invented municipality for the next run.  The application runs as `serve` runs it; locust visits it; the
server's own time comes from `Server-Timing`.  What several rounds say is told as the median of the rounds.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.municipality import Municipality, User, environ_of, municipality_in, noted
from benchmarks.page_table import Round, page_of
from benchmarks.run import tell

HERE = Path(__file__).parent
WARM_UP = 20.0
"""Seconds at the beginning of a round that are not counted."""
PROCESSES = 2
"""Of the web server: as many as cores, and what `serve` takes by itself."""

WORKERS, LEADERS = "workers", "leaders, who write nothing and have 387 cases each"


class Load(NamedTuple):
    """How many visit, for how many counted seconds."""

    name: str
    users: int
    seconds: int


def visited(load: Load, url: str, users: Sequence[User], folder: Path) -> Round:
    """One round of locust, in a process of its own."""
    from django.conf import settings

    out = folder / "told.jsonl"
    out.unlink(missing_ok=True)
    environ = os.environ | {
        "LIVLINE_BENCH_WRITES": "" if load.name == LEADERS else "yes",
        "LIVLINE_BENCH_USERS": str(noted(users, folder / "users.json")),
        "LIVLINE_BENCH_COOKIE": settings.SESSION_COOKIE_NAME,
        "LIVLINE_BENCH_OUT": str(out),
    }
    command = [sys.executable, "-m", "locust", "-f", str(HERE / "visitors.py"), "--headless", "--only-summary"]
    command += ["-u", str(load.users), "-r", str(max(5, load.users // 10)), "-t", f"{load.seconds + WARM_UP:.0f}s"]
    busy = os.getloadavg()[0]
    tell(f"{load.name}: {load.users} users for {load.seconds} s, load of the machine {busy:.1f}")
    command += ["--host", url.rstrip("/")]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
    if not out.exists():
        raise SystemExit(f"locust failed:\n{done.stderr.strip()}")
    told = [json.loads(line) for line in out.read_text().splitlines()]
    begin = min(line["at"] for line in told) + WARM_UP
    return Round([line for line in told if line["at"] >= begin], busy, load.seconds)


def measured(folder: Path, rounds: int, loads: Sequence[Load]) -> tuple[Municipality, dict[Load, list[Round]]]:
    """All rounds of all loads."""
    environ_of(folder)
    from livline.database.role import Role
    from livline.operations.application import Addresses, running_application

    with municipality_in(folder) as (address, made):
        found: dict[Load, list[Round]] = {load: [] for load in loads}
        both = Addresses(address.as_role(Role.WEB), address.as_role(Role.JOB))
        with running_application(both, 0, workers=PROCESSES) as application:
            for load in loads:
                users = made.leaders if load.name == LEADERS else made.workers
                for _ in range(rounds if load.name == WORKERS else 1):
                    found[load].append(visited(load, application.url, users, folder))
        return made, found


def main(argv: Sequence[str] | None = None) -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pages", description=__doc__)
    parser.add_argument("folder", type=Path, help="keeps the database for the next run; anybody must be able to enter")
    parser.add_argument("--rounds", type=int, default=3, help="of the load that is aimed at")
    parser.add_argument("--seconds", type=int, default=150, help="counted seconds of a round")
    asked = parser.parse_args(argv)
    loads = [
        Load(WORKERS, 20, asked.seconds),
        Load(LEADERS, 5, max(30, asked.seconds // 3)),
        Load("workers, all of the municipality", 300, max(30, asked.seconds // 3)),
    ]
    folder = asked.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o711)
    made, found = measured(folder, asked.rounds, loads)
    text = page_of(made, [(load.name, load.users, rounds) for load, rounds in found.items()])
    (HERE / "pages.md").write_text(text, "utf-8")
    print(text)


if __name__ == "__main__":
    main()
