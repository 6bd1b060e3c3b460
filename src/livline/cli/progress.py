"""How does a person see that work goes on?  One line on the terminal, only when it takes more than a second."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Self

from livline.cli.terminal import Terminal
from livline.verdict_files.wording import Text, percent

QUIET_SECONDS = 1.0
BETWEEN_SECONDS = 0.1
CLEAR = "\r\x1b[K"

READING = Text("Læser sagerne: {share} · {seconds} s", "Reading the cases: {share} · {seconds} s")
JUDGING = Text("Gennemgår sagerne: {share} · {seconds} s", "Auditing the cases: {share} · {seconds} s")
CHECKING = Text("Efterser sagerne: {share} · {seconds} s", "Checking the cases: {share} · {seconds} s")


class Progress:
    """Call it with how much of how much is done, as often as it suits; a pipe or a file is never written to."""

    def __init__(self, terminal: Terminal, text: Text = READING) -> None:
        self.terminal, self.text = terminal, text
        self.seen = sys.stderr.isatty()
        self.began = self.latest = time.monotonic()
        self.drawn = False

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        if not self.seen or now - self.began < QUIET_SECONDS or now - self.latest < BETWEEN_SECONDS:
            return
        self.latest, self.drawn = now, True
        share = percent(done, total, self.terminal.lang)
        line = self.terminal.text(self.text, share=share, seconds=int(now - self.began))
        sys.stderr.write(f"{CLEAR}{line}")
        sys.stderr.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        if self.drawn:
            sys.stderr.write(CLEAR)
            sys.stderr.flush()
