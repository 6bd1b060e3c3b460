"""How does a table look?  Headed, captioned, and able to scroll in its own place on a narrow screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from livline.report.html import Child, Markup, el, join


def table(caption: str, headings: Sequence[str], rows: Iterable[Sequence[Child]], class_: str | None = None) -> Markup:
    """A table whose first column heads its rows; the other columns are numbers, set to the right."""
    head = el("tr", *(el("th", heading, scope="col") for heading in headings))
    body = (el("tr", el("th", row[0], scope="row"), *(el("td", cell) for cell in row[1:])) for row in rows)
    inner = el("table", el("caption", caption), el("thead", head), el("tbody", *body), class_=class_)
    return el("div", inner, class_="scroll", role="group", aria_label=caption, tabindex="0")


def folded(label: str, *children: Child, class_: str = "fold") -> Markup:
    """Something that waits behind its label."""
    return el("details", el("summary", label), el("div", join(*children)), class_=class_)
