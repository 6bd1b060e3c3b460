"""Does it really come from the broker, and for this sign-in?  The authorization code flow with PKCE, state and nonce.

Nothing is believed that is not signed by the broker for us, now, and for the very sign-in that this browser began.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import time
from hmac import compare_digest
from typing import Any
from urllib.parse import urlsplit

import jwt
import requests
from allauth.utils import build_absolute_uri
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode

from livline.signin.brokers import Broker, Claims

BEGUN = "broker_begun"
MINUTES = 10
"""How long somebody may take at the broker."""
LEEWAY = 30
"""Seconds that two clocks may differ."""
FRESH = 5 * 60
SECONDS = 10
ALGORITHMS = ["RS256", "PS256", "ES256"]
LARGEST = 200_000


class Untrue(Exception):
    """What came is not what a broker says for this sign-in.  The text is for a developer and quotes nothing."""


class Cancelled(Exception):
    """Somebody turned back at the broker."""


def begin(request: HttpRequest, broker: Broker, after: str | None, again: bool) -> str:
    """Where to send the browser.  What must come back is kept in its session."""
    begun = {name: secrets.token_urlsafe(32) for name in ("state", "nonce", "verifier")}
    request.session[BEGUN] = begun | {"broker": broker.name, "after": after, "again": again, "at": time.time()}
    challenge = base64.urlsafe_b64encode(hashlib.sha256(begun["verifier"].encode()).digest()).rstrip(b"=")
    asked = {
        "response_type": "code",
        "client_id": broker.client_id,
        "redirect_uri": back(request, broker),
        "scope": "openid email",
        "state": begun["state"],
        "nonce": begun["nonce"],
        "code_challenge": challenge.decode(),
        "code_challenge_method": "S256",
    } | ({"prompt": "login", "max_age": "0"} if again else {})
    return f"{place(discovered(broker), 'authorization_endpoint')}?{urlencode(asked)}"


def finish(request: HttpRequest, broker: Broker) -> tuple[Claims, str | None]:
    """What the broker says of the one who came back, and where they wanted to go; once for each beginning."""
    begun = request.session.pop(BEGUN, None)
    if not _belongs(begun, broker, request.GET.get("state", "")):
        raise Untrue("no such sign-in was begun here")
    if request.GET.get("error") == "access_denied":
        raise Cancelled
    code = request.GET.get("code", "")
    if not code:
        raise Untrue("the broker gave no code")
    known = discovered(broker)
    if request.GET.get("iss", known["issuer"]) != known["issuer"]:
        raise Untrue("the answer is another issuer's")
    claims = verified(redeemed(request, broker, known, code, begun["verifier"]), broker, known, begun)
    return claims, begun["after"]


def _belongs(begun: Any, broker: Broker, state: str) -> bool:
    if not isinstance(begun, dict) or begun["broker"] != broker.name:
        return False
    young = 0 <= time.time() - begun["at"] < MINUTES * 60
    return young and compare_digest(begun["state"].encode(), state.encode())


def back(request: HttpRequest, broker: Broker) -> str:
    """Where the broker sends the browser back to; registered there."""
    return build_absolute_uri(request, reverse("signin_broker_back", args=[broker.name]))


def discovered(broker: Broker) -> dict[str, Any]:
    """What the broker says of itself; it must be the issuer that we know."""
    known = fetched("GET", f"{broker.issuer.rstrip('/')}/.well-known/openid-configuration")
    if known.get("issuer") != broker.issuer:
        raise Untrue("the broker says another name of itself")
    return known


def redeemed(request: HttpRequest, broker: Broker, known: dict[str, Any], code: str, verifier: str) -> str:
    """The signed token that a code stands for."""
    told = {"grant_type": "authorization_code", "code": code, "redirect_uri": back(request, broker)}
    mine = (broker.client_id, broker.secret)
    answer = fetched("POST", place(known, "token_endpoint"), data=told | {"code_verifier": verifier}, auth=mine)
    return str(answer.get("id_token", ""))


def verified(token: str, broker: Broker, known: dict[str, Any], begun: dict[str, Any]) -> Claims:
    """What the token says, if it is signed by the broker, for us, for now and for this sign-in."""
    try:
        key = jwt.PyJWKSet.from_dict(fetched("GET", place(known, "jwks_uri")))[jwt.get_unverified_header(token)["kid"]]
        claims: dict[str, Any] = jwt.decode(
            token,
            key.key,
            algorithms=ALGORITHMS,
            audience=broker.client_id,
            issuer=broker.issuer,
            leeway=LEEWAY,
            options={"require": ["exp", "iat", "iss", "aud", "sub", "nonce"]},
        )
    except (jwt.PyJWTError, KeyError) as fault:
        raise Untrue(type(fault).__name__) from None
    if not compare_digest(str(claims["nonce"]).encode(), begun["nonce"].encode()):
        raise Untrue("the token is for another sign-in")
    if claims.get("azp", broker.client_id) != broker.client_id:
        raise Untrue("the token is for another application")
    if begun["again"] and not is_recent(claims.get("auth_time")):
        raise Untrue("nobody signed in anew")
    return claims


def is_recent(said: Any) -> bool:
    """Did somebody sign in at the broker just now?"""
    return isinstance(said, int) and -LEEWAY <= time.time() - said < FRESH


def place(known: dict[str, Any], name: str) -> str:
    """One of the broker's addresses: https, or on this machine."""
    address = str(known.get(name, ""))
    parts = urlsplit(address)
    if parts.scheme != "https" and parts.hostname not in ("localhost", "127.0.0.1"):
        raise Untrue("one of the broker's addresses is not https")
    return address


def fetched(method: str, address: str, **more: Any) -> dict[str, Any]:
    """A JSON object from the broker; no other place is gone to."""
    try:
        with requests.request(method, address, timeout=SECONDS, allow_redirects=False, stream=True, **more) as response:
            response.raise_for_status()
            text = response.raw.read(LARGEST, decode_content=True)
            told = json.loads(text) if response.status_code == 200 else None
    except (requests.RequestException, ValueError, OSError) as fault:
        raise Untrue(type(fault).__name__) from None
    if not isinstance(told, dict):
        raise Untrue("the broker's answer is no object")
    return told
