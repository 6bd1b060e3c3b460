"""Where is a result written so that there is never half of one?

Everything goes to a temporary file first: beside the file asked for, so that it takes its place in one step, or in the
system's folder for temporary files when standard output is meant.  Without `commit` nothing has happened.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from livline.cli.refusal import NOTHING, Refused
from livline.cli.terminal import stop_writing, write_out
from livline.verdict_files.wording import Text

IS_FOLDER = Text("{out} er en mappe.", "{out} is a folder.")
NAME_FILE = Text("Skriv navnet på en fil i den.", "Write the name of a file in it.")
NO_FOLDER = Text("Mappen {folder} findes ikke.", "There is no folder {folder}.")
MAKE_FOLDER = Text("Opret den, eller skriv et andet sted.", "Create it, or write somewhere else.")
IS_INPUT = Text(
    "{out} er en af filerne, der læses; den bliver ikke overskrevet.",
    "{out} is one of the files that are read; it is not overwritten.",
)
OTHER_NAME = Text("Giv resultatet et andet navn.", "Give the result another name.")
NOT_ALLOWED = Text("Der må ikke skrives i mappen {folder}.", "Writing in the folder {folder} is not allowed.")


class Destination:
    """A file to be (`out` missing: standard output).  Write to `path`, then `commit`; leaving it cleans up."""

    def __init__(self, out: Path | None, inputs: Sequence[Path] = ()) -> None:
        self.out = out
        if out is not None:
            _refuse_bad_place(out, inputs)
        self.path = _temporary(out)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        self.path.unlink(missing_ok=True)

    def commit(self, as_text: bool = False) -> None:
        """Put the finished file in its place; on standard output `as_text` follows the terminal's encoding."""
        if self.out is None:
            _to_standard_output(self.path, as_text)
        elif self.out.exists() and not self.out.is_file():
            with self.path.open("rb") as source, self.out.open("wb") as device:
                shutil.copyfileobj(source, device)
        else:
            os.replace(self.path, self.out)


def _refuse_bad_place(out: Path, inputs: Sequence[Path]) -> None:
    if out.is_dir():
        raise Refused(IS_FOLDER, NAME_FILE, out=out)
    if not out.parent.is_dir():
        raise Refused(NO_FOLDER, MAKE_FOLDER, folder=out.parent)
    if any(_same(out, name) for name in inputs):
        raise Refused(IS_INPUT, OTHER_NAME, out=out)


def _same(out: Path, name: Path) -> bool:
    """Is `out` that file, or one in that folder of inputs?"""
    if name.is_dir():
        return out.exists() and out.resolve().parent == name.resolve() and out.stem in ("cases", "events")
    return out.exists() and name.exists() and out.samefile(name)


def _temporary(out: Path | None) -> Path:
    regular = out is not None and (out.is_file() or not out.exists())
    folder = out.resolve().parent if out is not None and regular else None
    try:
        handle, name = tempfile.mkstemp(prefix=".livline-", suffix=".part", dir=folder)
    except PermissionError as fault:
        raise Refused(NOT_ALLOWED, MAKE_FOLDER if out is None else NOTHING, folder=folder) from fault
    if folder is not None:
        os.fchmod(handle, 0o666 & ~_umask())
    os.close(handle)
    return Path(name)


def _umask() -> int:
    """The permissions that the user's new files do not get."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _to_standard_output(path: Path, as_text: bool) -> None:
    if as_text:
        write_out(path.read_text(encoding="utf-8"))
        return
    try:
        with path.open("rb") as source:
            shutil.copyfileobj(source, sys.stdout.buffer)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        stop_writing(sys.stdout)
