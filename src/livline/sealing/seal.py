"""How is a text sealed?  With AES-256-GCM, bound to the place where it stands, so that it cannot be moved elsewhere.

    1 byte number of the key | 12 bytes nonce | ciphertext with its 16-byte tag

`place` says whose the text is (a table's field and a row's owner): a sealed text that somebody copies to another child
does not open there.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from livline.sealing.keys import ring

NONCE = 12
TOKEN_MARK = "~"
"""Begins every token, so that one sees that it is none of what people write."""
TOKEN_BYTES = 15


class Unopenable(Exception):
    """A sealed text that was changed, moved, or sealed with a key that is not here.  Names nothing of it."""


def seal(text: str, place: str) -> bytes:
    """The text, readable only with the keys and only at its place."""
    return seal_bytes(text.encode(), place)


def seal_bytes(content: bytes, place: str) -> bytes:
    """The content of a file, or a part of it, likewise."""
    keys = ring()
    nonce = secrets.token_bytes(NONCE)
    body = AESGCM(keys.keys[keys.newest]).encrypt(nonce, content, place.encode())
    return bytes([keys.newest]) + nonce + body


def opened(sealed: bytes | memoryview[int], place: str) -> str:
    """The text that was sealed at a place; raises `Unopenable`."""
    try:
        return opened_bytes(sealed, place).decode()
    except UnicodeDecodeError:
        raise Unopenable from None


def opened_bytes(sealed: bytes | memoryview[int], place: str) -> bytes:
    """The content that was sealed at a place; raises `Unopenable`."""
    data = bytes(sealed)
    key = ring().keys.get(data[0]) if data else None
    if key is None:
        raise Unopenable
    try:
        return AESGCM(key).decrypt(data[1 : 1 + NONCE], data[1 + NONCE :], place.encode())
    except (InvalidTag, ValueError):
        raise Unopenable from None


def index_of(text: str, place: str) -> bytes:
    """32 bytes by which a text is found again without being readable; a plain hash of a CPR number could be guessed."""
    return hmac.digest(ring().index, f"{place}\0{text}".encode(), hashlib.sha256)


def token_of(text: str, place: str) -> str:
    """A word that stands for a text at a place: the same text, the same word; nothing of the text is in it."""
    return TOKEN_MARK + base64.b32encode(index_of(text, place)[:TOKEN_BYTES]).decode().lower()
