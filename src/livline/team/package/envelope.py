"""How is a package closed so that only the receiver opens it, and nobody else can have made it?

    magic · head (JSON, one line) · signature (64) · HPKE (X25519, HKDF-SHA256, AES-256-GCM) of the content

The head says which package, when, for which key and by whose key; it names no child.  It is bound into the encryption,
and the signature is over all of it: a changed byte anywhere, another receiver, another sender are each refused.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

from livline.access.errors import Unfitting
from livline.team.package.keys import Card, OwnKeys, fingerprint_of

MAGIC, SIGNATURE = b"LIVLINE PACKAGE 1\n", 64
LONGEST_HEAD = 2_000
KEPT = dt.timedelta(days=30)
"""So long after it was made a package is taken; an older one may tell less than has happened since."""
SUITE = hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)
ASK_AGAIN = "Bed afsenderen om en ny pakke."


class Refused(Unfitting):
    """A package that is not taken; nothing of it has been entered."""


@dataclass(frozen=True)
class Head:
    """What stands outside."""

    package: UUID
    made_at: dt.datetime
    receiver: str
    signer: str

    @property
    def line(self) -> bytes:
        """The head as it stands in the file."""
        told = {
            "package": str(self.package),
            "made_at": self.made_at.isoformat(),
            "receiver": self.receiver,
            "signer": self.signer,
        }
        return json.dumps(told).encode() + b"\n"


def digest_of(file: bytes) -> bytes:
    """By which a receipt names a package."""
    return hashlib.sha256(file).digest()


def closed(content: bytes, package: UUID, made_at: dt.datetime, receiver: Card, sender: OwnKeys) -> bytes:
    """The content as a package for the receiver."""
    head = Head(package, made_at, fingerprint_of(receiver.agree), fingerprint_of(sender.card.sign))
    outside = MAGIC + head.line
    body = SUITE.encrypt(content, X25519PublicKey.from_public_bytes(receiver.agree), info=outside)
    return outside + sender.sign.sign(_signed(outside, body)) + body


def head_of(file: bytes) -> Head:
    """What stands outside, not verified yet; raises `Refused` for what is no package."""
    end = file.find(b"\n", len(MAGIC), len(MAGIC) + LONGEST_HEAD)
    if not file.startswith(MAGIC) or end < 0:
        raise Refused("Filen er ikke en pakke fra Livline.", "Se efter, om det er den rigtige fil.")
    try:
        told: dict[str, Any] = json.loads(file[len(MAGIC) : end])
        made_at = dt.datetime.fromisoformat(told["made_at"])
        head = Head(UUID(told["package"]), made_at, str(told["receiver"]), str(told["signer"]))
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Refused("Pakkens hoved kan ikke læses.", ASK_AGAIN) from None
    if head.line != file[len(MAGIC) : end + 1] or head.made_at.tzinfo is None:
        raise Refused("Pakkens hoved kan ikke læses.", ASK_AGAIN)
    return head


def opened(file: bytes, sender: Card, receiver: OwnKeys, now: dt.datetime) -> bytes:
    """The content of a package from that sender to this receiver; raises `Refused`."""
    head = head_of(file)
    outside = MAGIC + head.line
    signature, body = file[len(outside) : len(outside) + SIGNATURE], file[len(outside) + SIGNATURE :]
    _check(head, sender, receiver, now)
    try:
        Ed25519PublicKey.from_public_bytes(sender.sign).verify(signature, _signed(outside, body))
        content: bytes = SUITE.decrypt(body, receiver.agree, info=outside)
    except (InvalidSignature, InvalidTag, ValueError):
        raise Refused("Pakken er ændret eller beskadiget undervejs.", ASK_AGAIN) from None
    return content


def _check(head: Head, sender: Card, receiver: OwnKeys, now: dt.datetime) -> None:
    """Is it for us, from them, and of these days?"""
    if head.receiver != fingerprint_of(receiver.card.agree):
        raise Refused("Pakken er lukket til en anden kommune.", "Send den tilbage til afsenderen uåbnet.")
    if receiver.until is not None and head.made_at >= receiver.until:
        raise Refused("Pakken er lukket med en nøgle, kommunen ikke bruger mere.", "Send afsenderen jeres nye kort.")
    if head.signer != fingerprint_of(sender.sign):
        raise Refused("Pakken er underskrevet af en, kommunen ikke kender.", "Bed en administrator om at se efter.")
    if head.made_at < now - KEPT:
        raise Refused("Pakken er for gammel.", ASK_AGAIN)
    if head.made_at > now + dt.timedelta(hours=1):
        raise Refused("Pakken er dateret i fremtiden.", ASK_AGAIN)


def _signed(outside: bytes, body: bytes) -> bytes:
    return outside + hashlib.sha256(body).digest()
