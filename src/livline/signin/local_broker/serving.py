"""How does the local broker answer?  As OpenID Connect has it: discovery, keys, a page to pick on, tokens."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Callable
from dataclasses import dataclass
from hmac import compare_digest
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlencode, urlsplit

from livline.signin.local_broker.grants import Asked, Grants, Unfit, is_local
from livline.signin.local_broker.people import Person
from livline.signin.local_broker.tokens import FAULTS, Signer

LARGEST = 20_000
PAGE = """<!doctype html><html lang="da"><meta charset="utf-8"><title>Prøve-login</title>
<h1>Prøve-login</h1><p>Her er ingen rigtig broker. Vælg, hvem du vil være.</p>
<form method="post"><input type="hidden" name="asked" value="{asked}">{people}
<button name="person" value="">Fortryd</button></form></html>"""
CHOICE = '<p><button name="person" value="{id}">{name}</button></p>'


@dataclass(frozen=True)
class Registered:
    """The one application that the broker serves."""

    client_id: str
    secret: str
    redirect_uris: tuple[str, ...]

    def __post_init__(self) -> None:
        if not all(map(is_local, self.redirect_uris)):
            raise ValueError("the local broker sends people to this machine only")


class LocalBroker(ThreadingHTTPServer):
    """Answers on this machine."""

    def __init__(self, port: int, registered: Registered, people: dict[str, Person], lets_err: bool = False) -> None:
        super().__init__(("127.0.0.1", port), Answer)
        self.issuer = f"http://localhost:{self.server_port}"
        self.registered, self.people, self.lets_err = registered, people, lets_err
        self.grants, self.signer = Grants(), Signer(self.issuer, registered.client_id)

    def discovery(self) -> dict[str, object]:
        """What it says of itself."""
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "code_challenge_methods_supported": ["S256"],
            "token_endpoint_auth_methods_supported": ["client_secret_basic"],
        }


class Answer(BaseHTTPRequestHandler):
    """One request."""

    server: LocalBroker

    def do_GET(self) -> None:
        """Discovery, keys, and the page to pick somebody on."""
        parts = urlsplit(self.path)
        if parts.path == "/.well-known/openid-configuration":
            self._json(200, self.server.discovery())
        elif parts.path == "/keys":
            self._json(200, self.server.signer.keys())
        elif parts.path == "/authorize":
            self._guarded(lambda: self._choose(parts.query))
        else:
            self._json(404, {"error": "not_found"})

    def do_POST(self) -> None:
        """Somebody was picked, or a code is redeemed."""
        size = min(int(self.headers.get("Content-Length") or 0), LARGEST)
        told = {key: values[0] for key, values in parse_qs(self.rfile.read(size).decode()).items()}
        if urlsplit(self.path).path == "/authorize":
            self._guarded(lambda: self._send_back(told))
        elif self.path == "/token":
            self._guarded(lambda: self._redeem(told))
        else:
            self._json(404, {"error": "not_found"})

    def _guarded(self, work: Callable[[], None]) -> None:
        try:
            work()
        except Unfit as fault:
            self._json(400, {"error": str(fault)})

    def _asked(self, query: str) -> Asked:
        registered = self.server.registered
        return Asked.of(query, registered.client_id, registered.redirect_uris)

    def _choose(self, query: str) -> None:
        self._asked(query)
        people = "".join(
            CHOICE.format(id=escape(person.id), name=escape(person.name)) for person in self.server.people.values()
        )
        self._answer(200, "text/html; charset=utf-8", PAGE.format(asked=escape(query), people=people))

    def _send_back(self, told: dict[str, str]) -> None:
        asked = self._asked(told.get("asked", ""))
        person, fault = told.get("person", ""), told.get("fault", "")
        if person not in self.server.people:
            answer = {"error": "access_denied"}
        elif fault and not (self.server.lets_err and fault in FAULTS):
            raise Unfit("invalid_request")
        else:
            answer = {"code": self.server.grants.give(asked, person, fault)}
        self.send_response(302)
        query = urlencode(answer | {"state": asked.state, "iss": self.server.issuer})
        self.send_header("Location", f"{asked.redirect_uri}?{query}")
        self.end_headers()

    def _redeem(self, told: dict[str, str]) -> None:
        if told.get("grant_type") != "authorization_code" or not self._is_the_application():
            raise Unfit("invalid_client")
        names = ("code", "redirect_uri", "code_verifier")
        grant = self.server.grants.redeem(*(told.get(name, "") for name in names))
        person = self.server.people[grant.person]
        token = self.server.signer.token({"sub": person.id} | person.claims, grant.asked.nonce, grant.fault)
        self._json(200, {"access_token": "none", "token_type": "Bearer", "id_token": token})

    def _is_the_application(self) -> bool:
        scheme, _, told = self.headers.get("Authorization", "").partition(" ")
        if scheme != "Basic":
            return False
        id_, _, secret = b64decode(told).decode().partition(":")
        registered = self.server.registered
        known = unquote(id_) == registered.client_id
        return known and compare_digest(unquote(secret).encode(), registered.secret.encode())

    def _json(self, status: int, told: object) -> None:
        self._answer(status, "application/json", json.dumps(told))

    def _answer(self, status: int, kind: str, text: str) -> None:
        body = text.encode()
        self.send_response(status)
        for name, value in (("Content-Type", kind), ("Content-Length", str(len(body))), ("Cache-Control", "no-store")):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is logged: codes stand in the addresses."""
