"""When are two pieces of HTML the same?  When a browser builds the same tree from them.

White space between tags, the order of attributes and of classes say nothing, and are taken out.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

VOID = {"input", "br", "img", "hr", "use", "path"}


class _Tree(HTMLParser):
    """A line for each tag and text, indented as deep as it stands."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = (f'{name}="{value}"' for name, value in sorted(_plain(tag, dict(attrs)).items()))
        self.lines.append("  " * len(self.open) + " ".join(["<" + tag, *told]) + ">")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag, f"</{tag}> closes another tag"

    def handle_data(self, data: str) -> None:
        if text := " ".join(data.split()):
            self.lines.append("  " * len(self.open) + text)


def _plain(tag: str, attrs: dict[str, Any]) -> dict[str, str]:
    """Attributes with their words in order; an icon is its name, wherever the picture lies."""
    plain = {name: " ".join((value or "").split()) for name, value in attrs.items()}
    if "class" in plain:
        plain["class"] = " ".join(sorted(plain["class"].split()))
    if tag == "use":
        plain["href"] = re.sub(r"^.*#", "#", plain["href"])
    return {name: value for name, value in plain.items() if (name, value) != ("class", "")}


def tree(html: str) -> str:
    """The tree of a piece of HTML as text that a person can compare."""
    builder = _Tree()
    builder.feed(html)
    builder.close()
    assert not builder.open, f"not closed: {builder.open}"
    return "\n".join(builder.lines)


def part(html: str, start: str) -> str:
    """The first element that begins like this, with all that is in it."""
    begin = html.index(start)
    tag = re.match(r"<(\w+)", html[begin:])
    assert tag
    depth = 0
    for found in re.finditer(rf"<(/?){tag[1]}\b[^>]*>", html[begin:]):
        depth += -1 if found[1] else 1
        if depth == 0:
            return html[begin : begin + found.end()]
    raise AssertionError(f"{start} is not closed")
