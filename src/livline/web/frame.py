"""What stands around a page?  The municipality, who is signed in, the main navigation, and a quick way out.

Sign-in and views fill it: `request.frame = Frame(...)`, or `frame_of(request)` and `dataclasses.replace`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils import translation


@dataclass(frozen=True)
class Destination:
    """A place in the main navigation or in the sections of a page.

    `current`: it is this page, which a reader is told.  `aside`: it stands behind "more".
    """

    text: str
    href: str
    current: bool = False
    count: int | None = None
    aside: bool = False


@dataclass(frozen=True)
class Frame:
    """All of it may be absent: the page of somebody who is not signed in has a product's name and no more.

    `today`: the page of the day, for those who have one; `quick`: where they record.
    `quick_exit`: an innocent page elsewhere that a child's or a parent's page leaves to at once.
    `receives`: all notifications of the municipality.
    """

    municipality: str = ""
    person: str = ""
    role: str = ""
    navigation: tuple[Destination, ...] = ()
    home: str = "/"
    search: str = ""
    sign_out: str = ""
    today: str = ""
    quick: str = ""
    quick_exit: str = ""
    receives: bool = False


NOTHING = Frame()


def frame_of(request: HttpRequest | None) -> Frame:
    """The frame that was given to the request, or an empty one."""
    given = getattr(request, "frame", NOTHING)
    return given if isinstance(given, Frame) else NOTHING


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `frame`, and the language as the page's tags name it."""
    return {
        "frame": frame_of(request),
        "language": translation.get_language() or "da",
        "other_language": "en" if translation.get_language() == "da" else "da",
    }
