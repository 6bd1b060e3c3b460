"""Nothing that somebody types is lost, in a few of the ways in which it could be; `tests.trials.drafts` tries many."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.trials.drafts import WHAT, tried

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("seed", range(len(WHAT)), ids=WHAT)
def test_no_letter_is_lost(browser: Browser, address: str, seed: int):
    assert tried(browser, address, seed).lost == []
