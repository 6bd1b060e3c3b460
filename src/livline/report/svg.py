"""What are pictures drawn with?  Shapes placed in percent of the width, so that text keeps its size on every screen.

Only presentation by class: the page's policy allows no style attribute.  Heights are in pixels.
"""

from __future__ import annotations

from livline.report.html import Child, Markup, el, join, void


def pct(value: float) -> str:
    """A share 0..1 of the width, as the attribute wants it."""
    return f"{100 * min(max(value, 0.0), 1.0):.2f}".rstrip("0").rstrip(".") + "%"


def num(value: float) -> str:
    """Pixels as the attribute wants them."""
    return f"{value:.1f}".removesuffix(".0")


def canvas(height: int, *children: Child, label: str | None = None, class_: str = "pic") -> Markup:
    """A picture as wide as its place.  Without a label it is decoration beside text that says the same."""
    known: dict[str, object] = {"role": "img", "aria_label": label} if label else {"aria_hidden": "true"}
    return el("svg", *children, class_=class_, width="100%", height=height, focusable="false", **known)


def bar(start: float, end: float, y: float, height: float, class_: str, title: str | None = None) -> Markup:
    """A lying bar; `y` and `height` in pixels."""
    width = pct(end - start)
    inner = el("title", title) if title else None
    return el("rect", inner, x=pct(start), y=num(y), width=width, height=num(height), class_=class_)


def upright(x: float, top: float, bottom: float, class_: str) -> Markup:
    """A standing line."""
    return void("line", x1=pct(x), x2=pct(x), y1=num(top), y2=num(bottom), class_=class_)


def segment(x1: float, y1: float, x2: float, y2: float, class_: str) -> Markup:
    """A line between two points; x in shares of the width, y in pixels."""
    return void("line", x1=pct(x1), y1=num(y1), x2=pct(x2), y2=num(y2), class_=class_)


def dot(x: float, y: float, radius: float, class_: str, title: str | None = None) -> Markup:
    """A disc; `radius` in pixels."""
    return el("circle", el("title", title) if title else None, cx=pct(x), cy=num(y), r=num(radius), class_=class_)


def words(x: float, y: float, text: str, class_: str, anchor: str = "start") -> Markup:
    """Text whose size never changes; `anchor`: start, middle or end."""
    return el("text", text, x=pct(x), y=num(y), class_=class_, text_anchor=anchor)


def clipped(start: float, end: float, inner: Markup) -> Markup:
    """Words that end where their bar ends, however narrow the screen."""
    return el("svg", inner, x=pct(start), width=pct(end - start), overflow="hidden", class_="clip")


def diamond(x: float, y: float, size: float, class_: str) -> Markup:
    """A square on its point; the nested picture carries the shape to its place in percent."""
    path = f"M0 {num(y - size)}L{num(size)} {num(y)}L0 {num(y + size)}L{num(-size)} {num(y)}Z"
    return el("svg", void("path", d=path, class_=class_), x=pct(x), overflow="visible")


def square(x: float, y: float, size: float, class_: str) -> Markup:
    """A square with the side 2 * `size` pixels."""
    shape = void("rect", x=num(-size), y=num(y - size), width=num(2 * size), height=num(2 * size), class_=class_)
    return el("svg", shape, x=pct(x), overflow="visible")


def whisker(low: float, high: float, y: float, class_: str, cap: float = 4) -> Markup:
    """A lying interval with end strokes."""
    ends = (upright(x, y - cap, y + cap, class_) for x in (low, high))
    return join(segment(low, y, high, y, class_), *ends)
