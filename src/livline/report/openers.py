"""How does a number open the list behind it?  A `details` element: no script, any keyboard."""

from __future__ import annotations

from datetime import date

from livline.report import texts
from livline.report.frame import Frame
from livline.report.html import Child, Markup, el, join, theirs
from livline.report.lists import Picked, Row


def opener(frame: Frame, label: Child, picked: Picked, class_: str | None = None, *, duty: bool = True) -> Markup:
    """The label opens the lines.  `duty`: does each line name its duty, or do all belong to one?"""
    if not picked.total:
        return el("span", label, class_=f"plain {class_ or ''}".strip())
    items = join(*(line(frame, row, duty) for row in picked.rows))
    hidden = capped(frame, picked)
    return el("details", el("summary", label), el("div", hidden, el("ul", items, class_="lines")), class_=class_)


def capped(frame: Frame, picked: Picked) -> Markup | None:
    """How many of the lines are here, when not all are."""
    if len(picked.rows) == picked.total:
        return None
    shown, total = frame.language.number(len(picked.rows)), frame.language.number(picked.total)
    return el("p", frame.say(texts.SHOWING, shown=shown, total=total), class_="cap")


def line(frame: Frame, row: Row, duty: bool) -> Markup:
    """Case, duty, §, day and status, then the sentence."""
    head = join(
        el("b", theirs(row["case"])),
        el("span", frame.title(row["duty"])) if duty else None,
        el("span", row["law"]) if row["law"] else None,
        el("span", due(frame, row["due_on"])),
        standing(frame, row),
    )
    return el("li", el("p", head, class_="k"), el("p", frame.because(row, frame.language.code)))


def due(frame: Frame, day: date | None) -> str:
    """The due day in words."""
    return frame.say(texts.DUE_ON, day=frame.language.day(day)) if day else frame.say(texts.NO_DUE)


def standing(frame: Frame, row: Row) -> Markup:
    """The status in words, with the days when late; red for a breach only."""
    breach = row["confirmed"] and row["status"] in ("overdue", "met_late")
    said = frame.language.status(row["status"])
    if row["days_late"]:
        said += ", " + frame.language.days_late(row["days_late"])
    if not row["confirmed"]:
        said += ", " + frame.say(texts.OUTCOME["unconfirmed"])
    return el("span", said, class_="s breach" if breach else "s")
