"""Reports of a few invented children, for the tests that look at them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.report.invented import town


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A report of a few invented children in each language: every sort of line, and quick to examine."""
    folder = tmp_path_factory.mktemp("reports")
    invented = town(24, name=lambda text: f"{text}<b>&")
    found = {lang: folder / f"{lang}.html" for lang in ("da", "en")}
    for lang, out in found.items():
        invented.write(out, lang)
    return found
