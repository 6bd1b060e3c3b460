"""With which keys does a municipality open and sign?  Made here; the private ones are sealed and never leave.

A card is what one municipality gives another: its name and its public keys, as text.  Whether it is really theirs is
known by its fingerprint, which people compare over the telephone.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from dataclasses import dataclass
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from livline.access.errors import Unfitting
from livline.sealing.seal import opened, seal
from livline.team.models import MunicipalityKey, Partner

CARD = "LIVLINE CARD 1"
KEY = 32


@dataclass(frozen=True)
class Card:
    """The public side of a municipality."""

    name: str
    agree: bytes
    sign: bytes

    @property
    def text(self) -> str:
        """The card as it is given away."""
        told = {"name": self.name, "agree": _text(self.agree), "sign": _text(self.sign)}
        return f"{CARD}\n{json.dumps(told, ensure_ascii=False)}\n"

    @property
    def fingerprint(self) -> str:
        """Eight groups of four, to be read aloud."""
        digest = hashlib.sha256(self.agree + self.sign).hexdigest()[:32]
        return " ".join(digest[at : at + 4] for at in range(0, len(digest), 4))


@dataclass(frozen=True)
class OwnKeys:
    """Both sides of one's own municipality."""

    card: Card
    agree: X25519PrivateKey
    sign: Ed25519PrivateKey


def fingerprint_of(key: bytes) -> str:
    """A key's name in the head of a package."""
    return hashlib.sha256(key).hexdigest()[:32]


def keys_made(municipality: UUID) -> MunicipalityKey:
    """Fresh keys, not saved yet."""
    agree, sign = X25519PrivateKey.generate(), Ed25519PrivateKey.generate()
    return MunicipalityKey(
        municipality_id=municipality,
        agree_public=agree.public_key().public_bytes_raw(),
        sign_public=sign.public_key().public_bytes_raw(),
        agree_sealed=seal(_text(agree.private_bytes_raw()), _place(municipality, "agree")),
        sign_sealed=seal(_text(sign.private_bytes_raw()), _place(municipality, "sign")),
    )


def own_keys(municipality: UUID, name: str) -> OwnKeys:
    """The keys of one's own municipality; raises `Unfitting` where an administrator has not made any."""
    row = MunicipalityKey.objects.filter(municipality_id=municipality).first()
    if row is None:
        raise Unfitting("Kommunen har ingen nøgle til pakker endnu.", "Bed en administrator om at lave den.")
    agree = base64.b64decode(opened(row.agree_sealed, _place(municipality, "agree")))
    sign = base64.b64decode(opened(row.sign_sealed, _place(municipality, "sign")))
    return OwnKeys(
        Card(name, bytes(row.agree_public), bytes(row.sign_public)),
        X25519PrivateKey.from_private_bytes(agree),
        Ed25519PrivateKey.from_private_bytes(sign),
    )


def card_of(partner: Partner) -> Card:
    """The card of a partner."""
    return Card(partner.name, bytes(partner.agree_public), bytes(partner.sign_public))


def card_read(text: str) -> Card:
    """A card that somebody pasted; raises `Unfitting`."""
    try:
        head, _, body = text.strip().partition("\n")
        told = json.loads(body)
        card = Card(str(told["name"]).strip(), _bytes(told["agree"]), _bytes(told["sign"]))
    except (ValueError, KeyError, TypeError):
        head, card = "", Card("", b"", b"")
    if head.strip() != CARD or not card.name or len(card.agree) != KEY or len(card.sign) != KEY:
        raise Unfitting("Det er ikke et kort fra Livline.", "Bed den anden kommune om at sende kortet igen.")
    return card


def _place(municipality: UUID, which: str) -> str:
    return f"package key {which} of {municipality}"


def _text(key: bytes) -> str:
    return base64.b64encode(key).decode()


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error:
        return b""
