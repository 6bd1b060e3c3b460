"""How does the sender know that the case has come?  By a receipt that names the very file, signed by the receiver."""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from livline.team.package.envelope import Refused
from livline.team.package.keys import Card, OwnKeys

MAGIC = b"LIVLINE RECEIPT 1\n"
ASK_AGAIN = "Bed modtageren om at sende kvitteringen igen."


@dataclass(frozen=True)
class Told:
    """What a receipt says."""

    package: UUID
    digest: bytes
    received_at: dt.datetime


def written(told: Told, receiver: OwnKeys) -> bytes:
    """The receipt: what it says, and the signature over it."""
    said = {"package": str(told.package), "digest": told.digest.hex(), "received_at": told.received_at.isoformat()}
    line = MAGIC + json.dumps(said).encode() + b"\n"
    return line + base64.b64encode(receiver.sign.sign(line)) + b"\n"


def read(file: bytes, cards: Sequence[tuple[Card, dt.datetime | None]], package: UUID, digest: bytes) -> Told:
    """What the receipt of this package says; raises `Refused` for any other.

    `cards`: every card of the receiver, each with when another took its place; a receipt from after that is not theirs.
    """
    for card, until in cards:
        told = _told(file, card)
        if told is not None and (until is None or told.received_at < until):
            break
    else:
        raise Refused("Kvitteringen er ikke fra modtageren, eller den er ændret.", ASK_AGAIN)
    if not file.startswith(MAGIC) or (told.package, told.digest) != (package, digest):
        raise Refused("Kvitteringen hører til en anden pakke.", "Vælg kvitteringen for denne sag.")
    return told


def _told(file: bytes, receiver: Card) -> Told | None:
    """What a receipt says, if it is signed with that card's key."""
    body, _, signature = file.rstrip(b"\n").rpartition(b"\n")
    line = body + b"\n"
    try:
        Ed25519PublicKey.from_public_bytes(receiver.sign).verify(base64.b64decode(signature, validate=True), line)
        said = json.loads(line.removeprefix(MAGIC))
        received_at = dt.datetime.fromisoformat(said["received_at"])
        return Told(UUID(said["package"]), bytes.fromhex(said["digest"]), received_at)
    except (InvalidSignature, binascii.Error, ValueError, KeyError, TypeError):
        return None
