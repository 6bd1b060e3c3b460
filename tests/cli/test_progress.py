"""A person sees that work goes on; a file and a pipe do not."""

from __future__ import annotations

import io
import sys
import time

import pytest

from livline.cli.progress import CLEAR, Progress
from livline.cli.terminal import Terminal


class Window(io.StringIO):
    """A stream that a person looks at."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    return now


def looked_at(monkeypatch: pytest.MonkeyPatch) -> Window:
    """Standard error as a window; set inside the test, where pytest's own capture is in place already."""
    window = Window()
    monkeypatch.setattr(sys, "stderr", window)
    return window


def test_nothing_is_shown_of_what_takes_less_than_a_second(monkeypatch: pytest.MonkeyPatch, clock: list[float]) -> None:
    window = looked_at(monkeypatch)
    with Progress(Terminal()) as progress:
        clock[0] += 0.9
        progress(1, 2)

    assert window.getvalue() == ""


def test_after_a_second_the_share_is_shown_and_taken_away_at_the_end(
    monkeypatch: pytest.MonkeyPatch, clock: list[float]
) -> None:
    window = looked_at(monkeypatch)
    with Progress(Terminal()) as progress:
        clock[0] += 3
        progress(1, 4)
        progress(2, 4)

    assert window.getvalue() == f"{CLEAR}Læser sagerne: 25,0\N{NO-BREAK SPACE}% · 3 s{CLEAR}"


def test_a_pipe_sees_nothing(monkeypatch: pytest.MonkeyPatch, clock: list[float]) -> None:
    pipe = io.StringIO()
    monkeypatch.setattr(sys, "stderr", pipe)
    with Progress(Terminal()) as progress:
        clock[0] += 3
        progress(1, 4)

    assert pipe.getvalue() == ""
