"""How does a program ask as somebody's browser does?  Over a connection of its own; forms go as their page has them.

Nothing here knows of Django or of the database: what it learns, the pages told it.
"""

from __future__ import annotations

import http.client
import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookies import SimpleCookie
from typing import NamedTuple
from urllib.parse import urlencode

Fields = dict[str, list[str]]
"""What a form holds, as it is sent: lines end in one sign here, and in two on the way, as browsers do it."""
TIMING = re.compile(r'total;dur=([0-9.]+), db;dur=([0-9.]+), queries;desc="([0-9]+)"')
PATIENCE, IDLE = 60, 5
"""Seconds for an answer, and between two questions over one connection."""


class Timing(NamedTuple):
    """What the server says it took: milliseconds, those of them in the database, and how often it asked that."""

    total: float
    database: float
    queries: int


@dataclass(frozen=True)
class Answer:
    """What came back.  `location`: where to go on."""

    status: int
    text: str
    location: str
    timing: Timing | None


@dataclass
class Form:
    """The form of a page with what stands in it.  `texts`: the fields that hold longer texts, in their order."""

    about: Mapping[str, str]
    fields: Fields = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)


class FormReader(HTMLParser):
    """Reads the one form of a page that people fill in."""

    def __init__(self) -> None:
        super().__init__()
        self.form: Form | None = None
        self.is_inside = False
        self.text: str | None = None
        self.select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "form" and told.get("id") == "form":
            self.form, self.is_inside = Form(told), True
        if self.form is None or not self.is_inside:
            return
        if tag == "input" and is_sent(told):
            self.put(told["name"], told.get("value", ""))
        elif tag == "textarea":
            self.form.texts.append(told["name"])
            self.text = ""
        elif tag == "select":
            self.select = told["name"]
        elif tag == "option" and "selected" in told:
            self.put(self.select, told.get("value", ""))

    def handle_data(self, data: str) -> None:
        if self.text is not None:
            self.text += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.is_inside = False
        elif tag == "textarea" and self.text is not None and self.form is not None:
            lines = self.text.replace("\r\n", "\n").removeprefix("\n")  # a browser leaves out the first line's end
            self.put(self.form.texts[-1], lines)
            self.text = None

    def put(self, name: str, value: str) -> None:
        """One more value of a field."""
        assert self.form is not None
        self.form.fields.setdefault(name, []).append(value)


def is_sent(told: Mapping[str, str]) -> bool:
    """Does a browser send this field as it stands?"""
    chosen = told.get("type") not in ("checkbox", "radio") or "checked" in told
    return bool(told.get("name")) and told.get("type") != "submit" and chosen


def form_of(page: str) -> Form:
    """The form of a page; raises `LookupError` where there is none."""
    reader = FormReader()
    reader.feed(page)
    if reader.form is None:
        raise LookupError("the page has no form")
    return reader.form


class Browser:
    """Somebody who is signed in, on one device.  One thread at a time uses it."""

    def __init__(self, port: int, cookies: Mapping[str, str]) -> None:
        self.port = port
        self.cookies = dict(cookies)
        self.connection = self.connected()
        self.asked_at = time.monotonic()

    def connected(self) -> http.client.HTTPConnection:
        """A new connection."""
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)

    def get(self, path: str) -> Answer:
        """Ask for a page."""
        return self.answered(self.open(), "GET", path)

    def post(self, path: str, fields: Mapping[str, Sequence[str]]) -> Answer:
        """Send a form."""
        return self.answered(self.open(), "POST", path, as_sent(fields))

    def open(self) -> http.client.HTTPConnection:
        """The connection; a new one where the server may have closed it, since nobody asked for long."""
        if time.monotonic() - self.asked_at > IDLE:
            self.connection.close()  # it opens by itself
        self.asked_at = time.monotonic()
        return self.connection

    def post_unheard(self, path: str, fields: Mapping[str, Sequence[str]]) -> None:
        """Send a form over a connection that breaks before the answer comes."""
        other = self.connected()
        other.request("POST", path, as_sent(fields), self.headers())
        other.close()

    def answered(self, over: http.client.HTTPConnection, method: str, path: str, body: str | None = None) -> Answer:
        over.request(method, path, body, self.headers())
        came = over.getresponse()
        text = came.read().decode("utf-8", "replace")
        for line in came.headers.get_all("Set-Cookie", []):
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
        timing = TIMING.fullmatch(came.headers.get("Server-Timing", ""))
        told = Timing(float(timing[1]), float(timing[2]), int(timing[3])) if timing else None
        return Answer(came.status, text, came.headers.get("Location", ""), told)

    def headers(self) -> dict[str, str]:
        """What goes with every request."""
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        return {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}


def as_sent(fields: Mapping[str, Sequence[str]]) -> str:
    """A form on its way."""
    pairs = [(name, value) for name, values in fields.items() for value in values]
    return urlencode([(name, value.replace("\n", "\r\n")) for name, value in pairs])
