"""How is markup written so that nothing from a case file can become markup?  All text is escaped."""

from __future__ import annotations

import html
import re
from typing import Union

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that no HTML document may hold; shown as the replacement character."""


class Markup(str):
    """Text that is markup already.  Only `el`, `join` and the page's own files make it."""

    __slots__ = ()


Child = Union[str, int, "Markup", None]


def escape(text: object) -> Markup:
    """Text made safe for elements and quoted attributes alike."""
    if isinstance(text, Markup):
        return text
    return Markup(html.escape(CONTROL.sub("\ufffd", str(text)), quote=True))


def join(*children: Child) -> Markup:
    """Pieces one after the other; missing ones are nothing."""
    return Markup("".join(escape(child) for child in children if child is not None))


def el(tag: str, *children: Child, **attributes: object) -> Markup:
    """An element.  `class_` loses its underscore, `aria_label` becomes `aria-label`; None and False: no attribute."""
    written = "".join(
        f" {name.rstrip('_').replace('_', '-')}" + ("" if value is True else f'="{escape(value)}"')
        for name, value in attributes.items()
        if value is not None and value is not False
    )
    return Markup(f"<{tag}{written}>{join(*children)}</{tag}>")


def void(tag: str, **attributes: object) -> Markup:
    """An element that never has content: `meta`, or a shape of a picture."""
    return Markup(el(tag, **attributes).removesuffix(f"></{tag}>") + "/>")


def theirs(text: object) -> Markup:
    """Text from a case file, kept apart so that its writing direction cannot reorder ours."""
    return el("bdi", str(text))
