"""What does axe find wrong with a page that a browser shows?  By the rules of WCAG 2.2 AA and its best practice."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
IS_THERE = "'axe' in window"
ASK = """tags => axe.run({runOnly: {type: "tag", values: tags}, resultTypes: ["violations"]})
  .then(found => found.violations.map(one => [one.id, one.nodes.map(node => node.html)]))"""
"""What is in order is not told, node for node: of a long page that took as long as looking for what is not."""


def violations(page: Page) -> list[str]:
    """A line for each rule and each place where it is broken."""
    from axe_playwright_python.sync_playwright import Axe

    if not page.evaluate(IS_THERE):
        page.evaluate(Axe().axe_script)
    return [f"{rule}: {html[:200]}" for rule, nodes in page.evaluate(ASK, list(TAGS)) for html in nodes]
