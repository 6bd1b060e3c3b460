"""Which codes were given to whom?  Each can be redeemed once, soon, by its application and with its verifier."""

from __future__ import annotations

import base64
import hashlib
import secrets
import time
from dataclasses import dataclass
from hmac import compare_digest
from threading import Lock
from urllib.parse import parse_qs, urlsplit

SECONDS = 60


class Unfit(Exception):
    """A request that the protocol does not allow; the text is the protocol's word for it."""


@dataclass(frozen=True)
class Asked:
    """What an application asked for, checked."""

    redirect_uri: str
    state: str
    nonce: str
    challenge: str

    @classmethod
    def of(cls, query: str, client_id: str, redirect_uris: tuple[str, ...]) -> Asked:
        """Read it; only to addresses that are registered is anybody sent back."""
        told = {key: values[0] for key, values in parse_qs(query).items()}
        known = told.get("client_id") == client_id and told.get("redirect_uri") in redirect_uris
        proper = told.get("response_type") == "code" and told.get("code_challenge_method") == "S256"
        asked = cls(*(told.get(name, "") for name in ("redirect_uri", "state", "nonce", "code_challenge")))
        if not (known and proper and "openid" in told.get("scope", "").split() and asked.nonce and asked.challenge):
            raise Unfit("invalid_request")
        return asked


@dataclass(frozen=True)
class Grant:
    """A code's meaning."""

    asked: Asked
    person: str
    fault: str
    at: float


class Grants:
    """All codes that wait."""

    def __init__(self) -> None:
        self._waiting: dict[str, Grant] = {}
        self._lock = Lock()

    def give(self, asked: Asked, person: str, fault: str) -> str:
        """A code."""
        code = secrets.token_urlsafe(32)
        with self._lock:
            self._waiting[code] = Grant(asked, person, fault, time.time())
        return code

    def redeem(self, code: str, redirect_uri: str, verifier: str) -> Grant:
        """What it means, once."""
        with self._lock:
            grant = self._waiting.pop(code, None)
        if grant is None or time.time() - grant.at > SECONDS or grant.asked.redirect_uri != redirect_uri:
            raise Unfit("invalid_grant")
        challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
        if not compare_digest(challenge, grant.asked.challenge):
            raise Unfit("invalid_grant")
        return grant


def is_local(address: str) -> bool:
    """On this machine: nowhere else does the local broker send anybody."""
    return urlsplit(address).hostname in ("localhost", "127.0.0.1")
