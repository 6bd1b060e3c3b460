"""What the tools of poppler say of a paper."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not here")


def asked(tool: str, pdf: bytes, tmp_path: Path, *options: str) -> str:
    """What a tool of poppler says of a PDF."""
    path = tmp_path / "plan.pdf"
    path.write_bytes(pdf)
    command = [tool, *options, str(path), *(["-"] if tool == "pdftotext" else [])]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8", "replace")


def text(pdf: bytes, tmp_path: Path) -> str:
    """The text in the order in which it is read, its lines joined."""
    return " ".join(asked("pdftotext", pdf, tmp_path).split())


def pages_of(made: bytes, folder: Path) -> int:
    """How many pages a PDF has."""
    return int(re.search(r"Pages: +(\d+)", asked("pdfinfo", made, folder)).group(1))  # type: ignore[union-attr]
