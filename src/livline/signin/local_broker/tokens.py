"""What does the local broker sign?  With a key made at its start, and with faults where tests ask for them.

A fault is what a broker must never do: `nonce`, `audience`, `issuer`, `signature`, `expired`, `unsigned`, `stale`.
"""

from __future__ import annotations

import base64
import time
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

KID = "local"
SECONDS = 120
FAULTS = ("nonce", "audience", "issuer", "signature", "expired", "unsigned", "stale")


class Signer:
    """Signs; `other` is a key that nobody was told of."""

    def __init__(self, issuer: str, client_id: str) -> None:
        self.issuer, self.client_id = issuer, client_id
        self.own, self.other = (rsa.generate_private_key(65537, 2048) for _ in range(2))

    def keys(self) -> dict[str, Any]:
        """The public key, as a JSON Web Key Set."""
        numbers = self.own.public_key().public_numbers()
        key = {"kty": "RSA", "use": "sig", "alg": "RS256", "kid": KID, "n": _number(numbers.n), "e": _number(numbers.e)}
        return {"keys": [key]}

    def token(self, claims: dict[str, Any], nonce: str, fault: str) -> str:
        """A signed id token."""
        now = int(time.time())
        told = {"iss": self.issuer, "aud": self.client_id, "iat": now, "exp": now + SECONDS, "nonce": nonce}
        told |= claims | {"auth_time": now} | _wrong(fault, now)
        if fault == "unsigned":
            return jwt.encode(told, "", algorithm="none", headers={"kid": KID})
        key = self.other if fault == "signature" else self.own
        return jwt.encode(told, key, algorithm="RS256", headers={"kid": KID})


def _wrong(fault: str, now: int) -> dict[str, Any]:
    wrong: dict[str, dict[str, Any]] = {
        "nonce": {"nonce": "another"},
        "audience": {"aud": "another"},
        "issuer": {"iss": "http://localhost:1"},
        "expired": {"iat": now - 1000, "exp": now - 500},
        "stale": {"auth_time": now - 3600},
    }
    return wrong.get(fault, {})


def _number(value: int) -> str:
    text = value.to_bytes((value.bit_length() + 7) // 8, "big")
    return base64.urlsafe_b64encode(text).rstrip(b"=").decode()
