"""What is left in a browser when somebody has signed out?  No page to go back to, and no word of a case on the disk."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import QUIET
from tests.journeys.traveller import Traveller

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

CHILD, SCHOOL = "Lyngblad", "Uglemoseskolen"
STORED = """async () => {
  const kept = [JSON.stringify({...localStorage}), JSON.stringify({...sessionStorage}), document.cookie];
  for (const one of await indexedDB.databases()) kept.push("database " + one.name);
  for (const name of await caches.keys()) kept.push("cache " + name);
  return kept.join("\\n");
}"""


@pytest.fixture
def profile() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="livline-profile-"))
    yield folder
    shutil.rmtree(folder)


def test_nothing_of_a_case_is_left_when_one_has_signed_out(
    browser: Browser, chromium: str, address: str, profile: Path
):
    context = browser.browser_type.launch_persistent_context(
        profile, executable_path=chromium, args=QUIET, locale="da-DK", timezone_id="Europe/Copenhagen"
    )
    mette = Traveller(context.pages[0], address)
    mette.step_in("mette")
    seen = [mette.case("Sofie"), mette.case("Sofie", "people"), mette.case("Sofie", "facts", "new", "lawful_reason")]
    mette.page.locator("#search").fill(CHILD)
    mette.page.locator("#search").press("Enter")
    mette.page.get_by_role("heading", level=1, name=CHILD).wait_for()
    mette.go(seen[1])
    assert CHILD in mette.page.content(), "else it would prove nothing that it is gone"
    with mette.page.expect_navigation():  # begins once the drafts in the browser are wiped
        mette.page.get_by_role("button", name="Log af").first.click()
    assert_gone(mette)
    for _ in range(4):
        mette.page.go_back()
        mette.page.wait_for_load_state()
        assert_gone(mette)
    for path in seen:
        mette.go(path)
        assert_gone(mette)
    context.close()
    assert on_disk(profile, CHILD) == []
    assert on_disk(profile, SCHOOL) == []
    assert cached_pages(profile) == []


def assert_gone(one: Traveller) -> None:
    """No word of the child in the page or in what the browser keeps for it."""
    told = one.page.content() + str(one.page.evaluate(STORED))
    assert CHILD not in told
    assert SCHOOL not in told
    assert "database " not in told
    assert "cache " not in str(one.page.evaluate(STORED))


def files(profile: Path) -> list[tuple[str, bytes]]:
    """What the browser has written."""
    return [(str(path.relative_to(profile)), path.read_bytes()) for path in profile.rglob("*") if path.is_file()]


def on_disk(profile: Path, word: str) -> list[str]:
    """Files with the word in them, as a text of one or of two bytes a letter."""
    kept = files(profile)
    assert len(kept) > 20, "the browser has written its profile"
    return [name for name, held in kept if word.encode() in held or word.encode("utf-16-le") in held]


def cached_pages(profile: Path) -> list[str]:
    """Entries of the cache that are pages of a case; what they hold is packed, but their address is not."""
    kept = [(name, held) for name, held in files(profile) if "Cache_Data" in name]
    assert any(b"/static/" in held for _, held in kept), "there is a cache, and pictures and styles are in it"
    return [name for name, held in kept if b"/cases/" in held]
