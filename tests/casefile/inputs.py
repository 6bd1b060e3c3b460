"""Files for the tests to read, and why they are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from livline.casefile import Unusable, open_case_files


def file(folder: Path, name: str, content: str | bytes) -> Path:
    """A file in a folder, folders made."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def refusal(*paths: Path) -> Unusable:
    """Why the paths are refused."""
    with pytest.raises(Unusable) as refused:
        open_case_files(list(paths))
    return refused.value


def tables(folder: Path, events: str | bytes, cases: str | bytes = "case\nK-1\n") -> Path:
    """A folder with two CSV files."""
    file(folder, "cases.csv", cases)
    file(folder, "events.csv", events)
    return folder
