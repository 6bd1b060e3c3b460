"""Is a page of the docs found out that shows a picture too many or too few, or says what is true no more?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.journeys import telling
from tests.journeys.hands import Hands
from tests.journeys.telling import LARGEST, Page

NOBODY: Any = None
SAYS = "![Dagen](../images/dag/dag.png)\n![](../images/dag/tavs.png)\n| Et besøg | 2 | 13 | 9 |\n"


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Page:
    monkeypatch.setattr(telling, "DOCS", tmp_path)
    monkeypatch.setattr(telling, "IS_MADE", False)
    (tmp_path / "how-to").mkdir()
    (tmp_path / "images" / "dag").mkdir(parents=True)
    (tmp_path / "how-to" / "dag.md").write_text(SAYS, "utf-8")
    return Page("dag")


def test_pictures_that_are_missing_unused_or_large_are_found(page: Page):
    assert page.shown() == {"dag.png"}, "a picture has words beside it"
    assert page.wrong() == ["dag.png"]
    (page.pictures / "dag.png").write_bytes(b"small")
    assert page.wrong() == []
    (page.pictures / "dag.png").write_bytes(b"x" * (LARGEST + 1))
    (page.pictures / "tavs.png").write_bytes(b"small")
    assert page.wrong() == ["dag.png", "tavs.png"]


def test_a_cost_that_is_another_today_is_found(page: Page):
    hands = Hands(NOBODY, clicks=1, keys=13, thoughts=2)
    page.costs("Et besøg", hands, Hands(NOBODY, clicks=1))
    with pytest.raises(AssertionError, match="Et besøg"):
        page.costs("Et besøg", hands)
