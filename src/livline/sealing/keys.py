"""Which keys are there?  A file of numbered keys outside the database; the newest seals, all of them open.

The file has a line a key, `NUMBER BASE64`, and one line `index BASE64` for what must be found again without being read.
A new key is a new line: what older keys sealed stays readable.
"""

from __future__ import annotations

import base64
import binascii
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from livline.database.refusal import Text, Unavailable

VARIABLE = "LIVLINE_KEYS"
"""The environment variable with the place of the file."""
BYTES, MOST_KEYS, INDEX = 32, 255, "index"

NO_FILE = Text(
    "Nøglerne til de forseglede felter kan ikke læses ({variable}).",
    "The keys of the sealed fields cannot be read ({variable}).",
)
NAME_IT = Text(
    "Skriv stedet for nøglefilen i {variable}; `livline field-keys` laver en ny.",
    "Write the place of the key file in {variable}; `livline field-keys` makes a new one.",
)
BAD_LINE = Text("Nøglefilens linje {line} er ikke en nøgle.", "Line {line} of the key file is no key.")
RESTORE_IT = Text(
    "Hent filen fra sikkerhedskopien; uden den rette fil kan felterne ikke læses.",
    "Take the file from its backup; without the right file the fields cannot be read.",
)


@dataclass(frozen=True)
class KeyRing:
    """Keys by number, and the key of the index."""

    keys: Mapping[int, bytes]
    index: bytes

    @property
    def newest(self) -> int:
        """The number of the key that seals."""
        return max(self.keys)


def read(path: Path) -> KeyRing:
    """The keys of a file; raises `Unavailable`."""
    try:
        lines = path.read_text("ascii").splitlines()
    except (OSError, UnicodeDecodeError):
        raise Unavailable(NO_FILE, NAME_IT, variable=VARIABLE) from None
    named = dict(_key(line, number) for number, line in enumerate(lines, start=1) if line.strip())
    numbered = {int(name): key for name, key in named.items() if name != INDEX}
    if not numbered or INDEX not in named:
        raise Unavailable(BAD_LINE, RESTORE_IT, line=len(lines) + 1)
    return KeyRing(numbered, named[INDEX])


def _key(line: str, number: int) -> tuple[str, bytes]:
    name, _, encoded = line.partition(" ")
    try:
        key = base64.b64decode(encoded, validate=True)
    except binascii.Error:
        key = b""
    known = name == INDEX or (name.isdecimal() and 1 <= int(name) <= MOST_KEYS)
    if not known or len(key) != BYTES:
        raise Unavailable(BAD_LINE, RESTORE_IT, line=number)
    return name, key


def make(path: Path) -> None:
    """Write a new file with a first key, readable by its owner alone; never over one that is there."""
    lines = [f"{name} {base64.b64encode(secrets.token_bytes(BYTES)).decode()}\n" for name in (INDEX, "1")]
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.writelines(lines)
        file.flush()
        os.fsync(file.fileno())


def add(path: Path) -> int:
    """Add a key that seals from now on; gives its number."""
    number = read(path).newest + 1
    with path.open("a", encoding="ascii") as file:
        file.write(f"{number} {base64.b64encode(secrets.token_bytes(BYTES)).decode()}\n")
        file.flush()
        os.fsync(file.fileno())
    return number


def ring() -> KeyRing:
    """The keys of this process, from the file that its environment names; raises `Unavailable`."""
    place = os.environ.get(VARIABLE)
    if not place:
        raise Unavailable(NO_FILE, NAME_IT, variable=VARIABLE)
    return _ring(place)


@cache
def _ring(place: str) -> KeyRing:
    return read(Path(place))
