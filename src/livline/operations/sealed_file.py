"""How is a backup encrypted?  In frames, so that it never has to fit into memory, and so that nothing can be missing.

    magic · salt (32) · check (16) · frame · frame · … · final frame
    frame: length of what follows (4, highest bit: final) · AES-256-GCM of up to 1 MiB

Each file has a key of its own, derived from the key file and the salt; the nonce counts the frames, and the length
with its mark is authenticated.  A changed byte, a frame that is gone, moved or added, a cut end and a wrong key are
each refused.
"""

from __future__ import annotations

import base64
import os
import secrets
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from livline.database.refusal import Text, Unavailable

MAGIC = b"LIVLINE BACKUP 1\n"
SALT, CHECK, TAG, KEY = 32, 16, 16, 32
FRAME = 1 << 20
FINAL = 1 << 31

NO_BACKUP = Text("{file} er ingen sikkerhedskopi fra Livline.", "{file} is no backup of Livline's.")
WRONG_KEY = Text("{file} er krypteret med en anden nøgle.", "{file} is encrypted with another key.")
DAMAGED = Text(
    "{file} er beskadiget eller ændret: {place} kan ikke efterprøves.",
    "{file} is damaged or was changed: {place} cannot be verified.",
)
CUT = Text("{file} er ikke hel: slutningen mangler.", "{file} is not whole: its end is missing.")
TAKE_ANOTHER = Text("Brug en anden kopi.", "Use another copy.")
OTHER_KEY = Text("Brug nøglen fra dengang.", "Use the key of that time.")
NO_KEY = Text("Nøglefilen {file} kan ikke læses.", "The key file {file} cannot be read.")
BAD_KEY = Text("Nøglefilen {file} har ikke en nøgle på 32 bytes.", "The key file {file} holds no key of 32 bytes.")
OPEN_KEY = Text("Andre kan læse nøglefilen {file}.", "Others may read the key file {file}.")
MAKE_KEY = Text("Lav en med livline new-key.", "Make one with livline new-key.")
CLOSE_KEY = Text("Kør chmod 600 på den.", "Run chmod 600 on it.")
EXISTS = Text("{file} findes allerede.", "{file} exists already.")
OTHER_NAME = Text(
    "En nøgle overskrives aldrig: kopierne, den lukkede, ville være tabt.",
    "A key is never overwritten: the copies that it closed would be lost.",
)


def new_key(file: Path) -> None:
    """Write a fresh key that only its owner reads."""
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise Unavailable(EXISTS, OTHER_NAME, file=file) from None
    with open(handle, "wb") as target:
        target.write(base64.b64encode(secrets.token_bytes(KEY)) + b"\n")
        target.flush()
        os.fsync(target.fileno())


def read_key(file: Path) -> bytes:
    """The key in a file; raises `Unavailable`."""
    try:
        content, mode = file.read_bytes(), file.stat().st_mode
    except OSError:
        raise Unavailable(NO_KEY, MAKE_KEY, file=file) from None
    if mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise Unavailable(OPEN_KEY, CLOSE_KEY, file=file)
    try:
        key = base64.b64decode(content.strip(), validate=True)
    except ValueError:
        key = b""
    if len(key) != KEY:
        raise Unavailable(BAD_KEY, MAKE_KEY, file=file)
    return key


class SealingWriter:
    """Writes plain bytes to a file as frames; without `finish` the file is known to be cut."""

    def __init__(self, target: BinaryIO, key: bytes) -> None:
        salt = secrets.token_bytes(SALT)
        self._target, self._waiting, self._number = target, bytearray(), 0
        self._cipher, check = _derived(key, salt)
        self._head = MAGIC + salt + check
        target.write(self._head)

    def write(self, content: bytes) -> int:
        """Seal what fills frames, and keep the rest for the next."""
        self._waiting += content
        while len(self._waiting) > FRAME:
            self._seal(bytes(self._waiting[:FRAME]), final=False)
            del self._waiting[:FRAME]
        return len(content)

    def finish(self) -> None:
        """Seal what is left, as the last frame."""
        self._seal(bytes(self._waiting), final=True)
        self._waiting.clear()

    def _seal(self, content: bytes, final: bool) -> None:
        length = (len(content) + TAG | (FINAL if final else 0)).to_bytes(4, "big")
        self._target.write(length + self._cipher.encrypt(_nonce(self._number), content, self._head + length))
        self._number += 1


def unsealed(file: Path, key: bytes) -> Iterator[bytes]:
    """The plain bytes, frame by frame, each verified; raises `Unavailable` at the first thing that is wrong.

    Whether the file is whole is known only at its end: whoever acts on the bytes reads it through once before.
    """
    with file.open("rb") as source:
        head = source.read(len(MAGIC) + SALT + CHECK)
        if len(head) < len(MAGIC) + SALT + CHECK or not head.startswith(MAGIC):
            raise Unavailable(NO_BACKUP, TAKE_ANOTHER, file=file)
        cipher, check = _derived(key, head[len(MAGIC) : len(MAGIC) + SALT])
        if not secrets.compare_digest(check, head[-CHECK:]):
            raise Unavailable(WRONG_KEY, OTHER_KEY, file=file)
        yield from _frames(source, file, cipher, head)


def _frames(source: BinaryIO, file: Path, cipher: AESGCM, head: bytes) -> Iterator[bytes]:
    number, final = 0, False
    while not final:
        length = source.read(4)
        size = int.from_bytes(length, "big")
        final, size = bool(size & FINAL), size & ~FINAL
        sealed = source.read(size) if TAG <= size <= FRAME + TAG else b""
        if len(length) < 4:
            raise Unavailable(CUT, TAKE_ANOTHER, file=file)
        if not TAG <= size <= FRAME + TAG:
            raise _damaged(file, number)
        if len(sealed) < size:
            raise Unavailable(CUT, TAKE_ANOTHER, file=file)
        try:
            yield cipher.decrypt(_nonce(number), sealed, head + length)
        except InvalidTag:
            raise _damaged(file, number) from None
        number += 1
    if source.read(1):
        raise _damaged(file, number)


def _damaged(file: Path, number: int) -> Unavailable:
    return Unavailable(DAMAGED, TAKE_ANOTHER, file=file, place=f"MiB {number + 1}")


def _nonce(number: int) -> bytes:
    return number.to_bytes(12, "big")


def _derived(key: bytes, salt: bytes) -> tuple[AESGCM, bytes]:
    """The cipher of one file, and what tells a wrong key from a damaged file."""
    made = HKDF(SHA256(), KEY + CHECK, salt, b"livline backup").derive(key)
    return AESGCM(made[:KEY]), made[KEY:]
