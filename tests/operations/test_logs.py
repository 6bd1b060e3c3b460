"""Does a line of the log say when, and can nobody add a line of their own?"""

from __future__ import annotations

import datetime as dt
import logging

from livline.config import logs


def said(message: str, *values: object) -> str:
    record = logging.LogRecord("livline.x", logging.WARNING, "x.py", 1, message, values, None)
    return logs.Wordless(logs.FORMAT).format(record)


def test_a_line_says_when_in_utc():
    moment = dt.datetime.fromisoformat(said("x").split(" ")[0])
    assert moment.utcoffset() == dt.timedelta(0)
    assert abs(dt.datetime.now(dt.UTC) - moment) < dt.timedelta(minutes=1)


def test_what_somebody_sent_makes_no_line_of_its_own():
    line = said("sent: %s", "a\nERROR livline: false\r\x1b[2K\u2028b\x85c")
    assert len(line.splitlines()) == 1
    assert line.isprintable()
    assert r"a\x0aERROR" in line


def test_what_the_product_logs_has_this_form():
    assert logs.LOGGING["formatters"]["wordless"]["format"] == logs.FORMAT
    assert {handler["formatter"] for handler in logs.LOGGING["handlers"].values()} == {"wordless"}
