"""With which keys does a municipality open and sign?  Made here; the private ones are sealed and never leave.

A card is what one municipality gives another: its name and its public keys, as text.  Whether it is really theirs is
known by its fingerprint, which people compare over the telephone.  Keys are changed by two people (`renewing`); the old
ones open what was closed with them before.
"""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import hashlib
import json
import uuid
from dataclasses import dataclass
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from livline.access.errors import Unfitting
from livline.access.models import Account
from livline.sealing.seal import opened, seal
from livline.team.models import KeyRenewal, MunicipalityKey, Partner

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
    """Both sides of one's own municipality.  `until`: when others took their place; None while they are in use."""

    card: Card
    agree: X25519PrivateKey
    sign: Ed25519PrivateKey
    until: dt.datetime | None = None


def fingerprint_of(key: bytes) -> str:
    """A key's name in the head of a package."""
    return hashlib.sha256(key).hexdigest()[:32]


def keys_made(municipality: UUID) -> MunicipalityKey:
    """The first keys of a municipality, not saved yet."""
    return MunicipalityKey(municipality_id=municipality, **_fresh(str(municipality)))


def keys_renewed(municipality: UUID, reason: str, by: Account) -> KeyRenewal:
    """Keys to take the place of those in use, not saved yet."""
    row = KeyRenewal(id=uuid.uuid4(), municipality_id=municipality, reason=reason, asked_by=by)
    for name, value in _fresh(f"renewal {row.id}").items():
        setattr(row, name, value)
    return row


def _fresh(of: str) -> dict[str, bytes]:
    agree, sign = X25519PrivateKey.generate(), Ed25519PrivateKey.generate()
    return {
        "agree_public": agree.public_key().public_bytes_raw(),
        "sign_public": sign.public_key().public_bytes_raw(),
        "agree_sealed": seal(_text(agree.private_bytes_raw()), _place(of, "agree")),
        "sign_sealed": seal(_text(sign.private_bytes_raw()), _place(of, "sign")),
    }


def own_keys(municipality: UUID, name: str) -> OwnKeys:
    """The keys that a municipality uses; raises `Unfitting` where an administrator has not made any."""
    return all_keys(municipality, name)[0]


def all_keys(municipality: UUID, name: str) -> list[OwnKeys]:
    """Every pair that a municipality has used, those in use first; raises `Unfitting`."""
    first = MunicipalityKey.objects.filter(municipality_id=municipality).first()
    if first is None:
        raise Unfitting("Kommunen har ingen nøgle til pakker endnu.", "Bed en administrator om at lave den.")
    agreed = KeyRenewal.objects.filter(municipality_id=municipality, answer__agrees=True).select_related("answer")
    found, until = [], None
    for row in agreed.order_by("-answer__at"):
        found.append(_opened(row, f"renewal {row.id}", name, until))
        until = row.answer.at
    return [*found, _opened(first, str(municipality), name, until)]


def _opened(row: MunicipalityKey | KeyRenewal, of: str, name: str, until: dt.datetime | None) -> OwnKeys:
    agree = base64.b64decode(opened(row.agree_sealed, _place(of, "agree")))
    sign = base64.b64decode(opened(row.sign_sealed, _place(of, "sign")))
    return OwnKeys(
        Card(name, bytes(row.agree_public), bytes(row.sign_public)),
        X25519PrivateKey.from_private_bytes(agree),
        Ed25519PrivateKey.from_private_bytes(sign),
        until,
    )


def partners_known() -> list[Partner]:
    """The municipalities that one's own knows, each by its newest card."""
    return list(Partner.objects.order_by("name", "-added_at", "-id").distinct("name"))


def cards_of(partner: Partner) -> list[tuple[Partner, dt.datetime | None]]:
    """Every card of a partner, the newest first, each with when another took its place."""
    rows = Partner.objects.filter(municipality=partner.municipality_id, name=partner.name).order_by("-added_at", "-id")
    found: list[tuple[Partner, dt.datetime | None]] = []
    for row in rows:
        found.append((row, found[-1][0].added_at if found else None))
    return found


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


def _place(of: str, which: str) -> str:
    return f"package key {which} of {of}"


def _text(key: bytes) -> str:
    return base64.b64encode(key).decode()


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error:
        return b""
