"""In which order does a screen reader meet a page?  Asked of the browser's accessibility tree, held against the eye."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

LANDMARKS = {"banner", "main", "contentinfo"}
ONCE = ("main", "banner", "contentinfo")
TOPS = """() => [...document.querySelectorAll('main h1, main h2, main h3')]
  .filter(one => one.checkVisibility({visibilityProperty: true}) && !one.closest('dialog'))
  .map(one => [one.textContent.trim().slice(0, 60), one.getBoundingClientRect().top])"""


def faults(page: Page) -> list[str]:
    """What somebody who listens would stumble over."""
    nodes = tree(page)
    return [*of_landmarks(nodes), *of_headings(nodes), *of_the_eye(page)]


def tree(page: Page) -> list[dict[str, Any]]:
    """The nodes of the accessibility tree that are told, in its order."""
    session = page.context.new_cdp_session(page)
    nodes: list[dict[str, Any]] = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    by_id = {node["nodeId"]: node for node in nodes}
    return [node for node in walked(nodes[0], by_id) if not node["ignored"]]


def walked(node: dict[str, Any], by_id: dict[str, dict[str, Any]]) -> Iterator[dict[str, Any]]:
    yield node
    for child in node.get("childIds", ()):
        if child in by_id:
            yield from walked(by_id[child], by_id)


def role(node: dict[str, Any]) -> str:
    return str(node.get("role", {}).get("value", ""))


def name(node: dict[str, Any]) -> str:
    return str(node.get("name", {}).get("value", ""))


def of_landmarks(nodes: list[dict[str, Any]]) -> Iterator[str]:
    """A page has a head, a main part and a foot, once each; several menus have names of their own."""
    found = Counter(role(node) for node in nodes)
    yield from (f"{found[one]} × {one}" for one in ONCE if found[one] != 1)
    menus = Counter(name(node) for node in nodes if role(node) == "navigation")
    yield from (f"{times} menus called “{called}”" for called, times in menus.items() if times > 1 or not called)


def of_headings(nodes: list[dict[str, Any]]) -> Iterator[str]:
    """One heading of the first level, and none that leaves a level out on the way down."""
    told = [(level(node), name(node)) for node in nodes if role(node) == "heading"]
    if sum(1 for depth, _ in told if depth == 1) != 1:
        yield f"{sum(1 for depth, _ in told if depth == 1)} headings of the first level"
    for (before, _), (depth, text) in pairwise(told):
        if depth > before + 1:
            yield f"heading “{text[:60]}” is of level {depth} after {before}"
        if not text:
            yield "a heading without words"


def level(node: dict[str, Any]) -> int:
    return next((one["value"]["value"] for one in node.get("properties", ()) if one["name"] == "level"), 0)


def of_the_eye(page: Page) -> Iterator[str]:
    """On a telephone, where all stands in one column, what is told later stands lower."""
    if page.viewport_size and page.viewport_size["width"] > 400:
        return
    tops = page.evaluate(TOPS)
    for (before, high), (text, low) in pairwise(tops):
        if low < high - 1:
            yield f"“{text}” stands above “{before}” and is told after it"
