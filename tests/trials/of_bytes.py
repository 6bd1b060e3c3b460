"""What can happen to the bytes of a file?  Cut, flipped, filled, written in another encoding, given another name."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from random import Random

Change = Callable[[bytes, Random], bytes]

SCRAPS = [bytes([octet]) for octet in b"\0\"'\xff\xc3\n\r,;\t:{}[]%&*-<>"]
SCRAPS += [b"", b"- ", b": ", b"&a ", b"*a", b"!!python/name:os.system ", b"_x0000_", b"\\u0000", b"\\ud800", b"1e999"]
SCRAPS += [b"NaN", b"<f>1</f>", b"\xef\xbb\xbf", b"\xe2\x80\xae", b"9" * 400, b"2024-02-31", b"<!DOCTYPE a>", b"'" * 50]
ENCODINGS = ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig", "latin-1", "cp1252", "cp850", "utf-7", "cp037"]


def cut_off(data: bytes, rng: Random) -> bytes:
    """At one of a hundred points, or just before the end."""
    return data[: len(data) * rng.randrange(100) // 100] if rng.random() < 0.8 else data[: -rng.randint(1, 20)]


def scraps(data: bytes, rng: Random) -> bytes:
    """A few bytes are replaced by ones that mean something to some reader."""
    for _ in range(rng.randint(1, 4)):
        at, length = rng.randrange(len(data) + 1), rng.choice([0, 0, 1, 2, 10, 10_000])
        data = data[:at] + rng.choice(SCRAPS) + data[at + length :]
    return data


def flipped(data: bytes, rng: Random) -> bytes:
    """A few bits."""
    changed = bytearray(data)
    for _ in range(rng.randint(1, 8) if data else 0):
        changed[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def a_piece_gone(data: bytes, rng: Random) -> bytes:
    start = rng.randrange(len(data) + 1)
    return data[:start] + data[start + rng.randint(1, 2_000) :]


def a_piece_twice(data: bytes, rng: Random) -> bytes:
    start, length = rng.randrange(len(data) + 1), rng.randint(1, 5_000)
    return data[: start + length] + data[start:]


def zeros(data: bytes, rng: Random) -> bytes:
    """As after a crash of the system that wrote it: right in length, empty from some point."""
    start = rng.randrange(len(data) + 1)
    return data[:start] + bytes(len(data) - start)


def garbage(data: bytes, rng: Random) -> bytes:
    return rng.randbytes(rng.choice([0, 1, 3, 100, 10_000]))


def only_marks(data: bytes, rng: Random) -> bytes:
    marks = [
        codecs.BOM_UTF8,
        codecs.BOM_UTF16_LE,
        codecs.BOM_UTF32_BE,
        b"PK\x03\x04",
        b"PAR1",
        b"PAR1" * 3,
        b"%PDF-1.7",
    ]
    return rng.choice(marks) + rng.choice([b"", data[:50], data])


def another_encoding(data: bytes, rng: Random) -> bytes:
    """The same text, if it is one, as other programs write it."""
    text = data.decode("utf-8", "replace")
    return text.encode(rng.choice(ENCODINGS), "replace")


def mixed_encodings(data: bytes, rng: Random) -> bytes:
    """Two halves of a text by two programs."""
    middle = len(data) // 2
    return data[:middle] + data[middle:].decode("utf-8", "replace").encode(rng.choice(ENCODINGS), "replace")


def other_line_ends(data: bytes, rng: Random) -> bytes:
    end = rng.choice([b"\r", b"\r\n", b"\n\r", b"\x0b", b"\xc2\x85", b"\xe2\x80\xa8", b"\n\n"])
    return data.replace(b"\n", end)


def nul(data: bytes, rng: Random) -> bytes:
    at = rng.randrange(len(data) + 1)
    return data[:at] + b"\0" + data[at:]


def same(data: bytes, rng: Random) -> bytes:
    """Nothing: a sound file must go on being sound."""
    return data


CHANGES: dict[str, Change] = {
    change.__name__: change
    for change in (cut_off, scraps, flipped, a_piece_gone, a_piece_twice, zeros, garbage, only_marks, same)
}
OF_TEXT: dict[str, Change] = CHANGES | {
    change.__name__: change for change in (another_encoding, mixed_encodings, other_line_ends, nul)
}
