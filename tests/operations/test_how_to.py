"""The pages on installing, backing up, restoring and upgrading: what stands in them is run, in their order."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from shlex import quote as quote_for_shell
from urllib.parse import quote

import pytest

import livline
from livline.database.address import Address
from tests.operations.test_serve import free_port

ROOT = Path(livline.__file__).parents[2]
PAGES = ("install", "backup", "restore", "upgrade")
BLOCK = re.compile(r"^```(\S*)([^\n]*)\n(.*?)^```$", re.M | re.S)
CLOSED = "trap 'kill $(jobs -p) 2>/dev/null; wait' EXIT\n"


def blocks(page: str) -> list[tuple[str, str, str]]:
    """Language, mark and text of every block."""
    return [(m[1], m[2].strip(), m[3]) for m in BLOCK.finditer((ROOT / f"docs/how-to/{page}.md").read_text("utf-8"))]


def script(page: str) -> str:
    run = [text for language, mark, text in blocks(page) if language == "sh" and not mark]
    command = f"{quote_for_shell(sys.executable)} -P -m livline"
    return "\n".join(run).replace("./livline", command)


@pytest.mark.parametrize("page", PAGES)
def test_every_block_is_run_or_marked(page: str):
    found = blocks(page)
    assert {(language, mark) for language, mark, _ in found} <= {("sh", ""), ("sh", "by-hand"), ("conf", "")}
    assert script(page)


def test_what_the_pages_say_works(superuser: Address, tmp_path: Path):
    """From a fresh folder to a restored and upgraded installation, command by command."""
    text = "set -euo pipefail\n" + CLOSED + "".join(f"echo '== {page}'\n{script(page)}\n" for page in PAGES)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LIVLINE_", "DJANGO_"))}
    told = {
        "ETC": str(tmp_path / "etc"),
        "BACKUPS": str(tmp_path / "backups"),
        "LIVLINE_HOME": str(tmp_path / "home"),
        "HOST": "livline.example",
        "PORT": str(free_port()),
        "SOCKET": quote(superuser.host, safe=""),
        "PYTHONPATH": str(ROOT / "src"),
    }
    bash = shutil.which("bash")
    assert bash
    done = subprocess.run(
        [bash, "-c", text], cwd=ROOT, env=kept | told, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    assert "✗" not in done.stdout
    assert done.stdout.count("== ") == len(PAGES)
    env = (tmp_path / "etc" / "livline.env").read_text()
    assert env.count("/livline_restored\n") == 2, "the restored database has taken the place"
