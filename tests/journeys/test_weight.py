"""What does a first page weigh?  Under 150 KB of pages, styles and scripts, three fonts, no other server, no jump."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest

from tests.journeys.traveller import Traveller

pytestmark = pytest.mark.browser

MOST_BYTES = 150 * 1024
MOST_FONTS = 3
LEAST_SHIFT = 0.001
"""Of the page; a calendar puts its button beside a day, and nothing else may move."""
WEIGHS = {"document", "stylesheet", "script"}
SHIFTS = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => { for (const one of list.getEntries()) if (!one.hadRecentInput) sum += one.value; })
    .observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(sum), 300);
})"""
"""What has moved on the page while it was drawn, without anybody touching it."""


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize(("slug", "path"), [("mette", "/cases/"), ("mette", "@Elias"), ("mette", "/rules/"), ("", "/")])
def test_a_first_page_is_light(enter: Callable[..., Traveller], slug: str, path: str, width: int):
    traveller = enter(slug, width, fresh=True)
    if path.startswith("@"):
        path = traveller.case(path[1:])
    loaded: list[tuple[str, str, bytes]] = []
    traveller.page.on("response", lambda one: loaded.append((one.request.resource_type, one.url, one.body())))
    traveller.go(path)
    traveller.page.wait_for_load_state("networkidle")
    weight = sum(len(gzip.compress(body)) for kind, _, body in loaded if kind in WEIGHS)
    fonts = {url for kind, url, _ in loaded if kind == "font"}
    elsewhere = {urlsplit(url).netloc for _, url, _ in loaded} - {urlsplit(traveller.base).netloc, ""}
    assert weight < MOST_BYTES
    assert len(fonts) <= MOST_FONTS, fonts
    assert not elsewhere
    assert traveller.page.evaluate(SHIFTS) < LEAST_SHIFT
