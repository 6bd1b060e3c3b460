"""Generated documents are what `make docs` would write today: nobody edits them, nobody forgets them."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.house import ROOT


def stale(written: Path, committed: Path) -> list[str]:
    """Files beneath `written` that are missing or other beneath `committed`."""
    made = [path.relative_to(written) for path in sorted(written.rglob("*")) if path.is_file()]
    return [
        str(name)
        for name in made
        if not (committed / name).exists() or (committed / name).read_bytes() != (written / name).read_bytes()
    ]


@pytest.mark.skipif(importlib.util.find_spec("livline.docs") is None, reason="nothing generates documents yet")
def test_generated_documents_are_current(tmp_path: Path):
    command = [sys.executable, "-P", "-m", "livline.docs", "--out", str(tmp_path)]
    subprocess.run(command, check=True, env=os.environ | {"PYTHONPATH": str(ROOT / "src")})
    assert any(tmp_path.rglob("*.md"))
    assert stale(tmp_path, ROOT) == [], "run `make docs` and commit what it writes"


def test_a_stale_and_a_missing_document_are_found(tmp_path: Path):
    for folder, name, text in [("new", "a.md", "1"), ("new", "b.md", "1"), ("new", "c.md", "1"), ("old", "a.md", "1")]:
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / name).write_text(text)
    (tmp_path / "old" / "b.md").write_text("2")
    assert stale(tmp_path / "new", tmp_path / "old") == ["b.md", "c.md"]
