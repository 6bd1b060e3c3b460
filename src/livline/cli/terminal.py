"""Where does a command speak?  Results to standard output, everything else to standard error, in one language."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, TextIO

from livline.verdict_files.wording import LANGUAGES, Text

if TYPE_CHECKING:
    from livline.verdict_files.table import Page

NARROWEST, WIDEST, UNKNOWN_WIDTH = 40, 200, 110


class Terminal:
    """The user's two streams and language."""

    def __init__(self, lang: str = "da") -> None:
        self.lang = lang

    def text(self, text: Text, **values: object) -> str:
        """The text in the user's language."""
        return text.said(self.lang, **values)

    def show(self, line: str = "") -> None:
        """One line of result."""
        write_out(f"{line}\n")

    def note(self, line: str) -> None:
        """One line beside the result."""
        write_err(f"{line}\n")

    def tell(self, text: Text, **values: object) -> None:
        """A text beside the result."""
        self.note(self.text(text, **values))

    def page(self) -> Page:
        """The surface of standard output, as wide as the window; colours only for a person's eyes."""
        from livline.verdict_files.table import Page

        seen = sys.stdout.isatty()
        plain = "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb"
        fallback = (UNKNOWN_WIDTH, 24)
        width = shutil.get_terminal_size(fallback).columns if seen or "COLUMNS" in os.environ else UNKNOWN_WIDTH
        return Page(width=min(max(width, NARROWEST), WIDEST), colour=seen and not plain)


def write_out(text: str) -> None:
    """Write to standard output; signs that its encoding lacks become question marks."""
    _write(sys.stdout, text)


def write_err(text: str) -> None:
    """Write to standard error, likewise."""
    _write(sys.stderr, text)


def stop_writing(stream: TextIO) -> None:
    """Nobody reads the stream any more (`| head`): what is still buffered goes nowhere, and nothing is said."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def _write(stream: TextIO, text: str) -> None:
    encoding = stream.encoding or "utf-8"
    try:
        stream.write(text.encode(encoding, "replace").decode(encoding))
        stream.flush()
    except BrokenPipeError:
        stop_writing(stream)


def language_of(argv: Sequence[str]) -> str:
    """The language asked for anywhere on the command line, so that even faults are told in it."""
    for place, word in enumerate(argv):
        if word == "--":
            break
        name, _, value = word.partition("=")
        if name == "--lang":
            value = value or (argv[place + 1] if place + 1 < len(argv) else "")
            return value if value in LANGUAGES else "da"
    return "da"
