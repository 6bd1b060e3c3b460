"""Which brokers may somebody come through, and where do their claims say what?  As data, from `LIVLINE_BROKERS`.

[{"name": "kommune", "title": "Nordby Kommune", "kind": "nsis", "issuer": "https://login.example.dk",
  "client_id": "livline", "secret": "…", "trusts_email": true}]
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings

from livline.signin.kinds import AccountKind

Claims = Mapping[str, Any]


class Level(IntEnum):
    """How sure is it?  NSIS' levels of assurance."""

    NONE = 0
    LOW = 1
    SUBSTANTIAL = 2
    HIGH = 3


DEMANDED = {AccountKind.STAFF: Level.SUBSTANTIAL, AccountKind.CITIZEN: Level.SUBSTANTIAL}
WORDS = {"low": Level.LOW, "substantial": Level.SUBSTANTIAL, "high": Level.HIGH}


@dataclass(frozen=True)
class BrokerKind:
    """Where a kind of broker says what.  Of several levels the lowest counts; a level that is not said is none."""

    levels: tuple[str, ...]
    person: str = "sub"
    cpr: str = ""


KINDS = {
    "nsis": BrokerKind(
        ("https://data.gov.dk/concept/core/nsis/loa",),
        "https://data.gov.dk/model/core/eid/cprUuid",
        "https://data.gov.dk/model/core/eid/cprNumber",
    ),
    "nets": BrokerKind(("loa", "ial", "aal"), "sub", "dk_ssn"),
    "criipto": BrokerKind(("loa",), "uuid", "cprNumberIdentifier"),
    "municipal": BrokerKind(("loa",), "sub"),
}


@dataclass(frozen=True)
class Broker:
    """A broker that this installation is registered with.

    `trusts_email`: the municipality's own, whose verified addresses are those of its staff.
    """

    name: str
    title: str
    kind: str
    issuer: str
    client_id: str
    secret: str
    trusts_email: bool = False

    def __post_init__(self) -> None:
        parts = urlsplit(self.issuer)
        if self.kind not in KINDS:
            raise ValueError(f"a broker's kind is one of {', '.join(KINDS)}")
        if parts.scheme != "https" and parts.hostname not in ("localhost", "127.0.0.1"):
            raise ValueError("a broker is spoken to over https")

    def __repr__(self) -> str:
        return f"Broker({self.name})"

    @property
    def claims(self) -> BrokerKind:
        """Where it says what."""
        return KINDS[self.kind]


@cache
def _read(text: str) -> tuple[Broker, ...]:
    return tuple(Broker(**told) for told in json.loads(text))


def brokers() -> tuple[Broker, ...]:
    """The brokers of this installation."""
    return _read(settings.SIGNIN_BROKERS)


def broker_named(name: str) -> Broker | None:
    """The one of that name; None where there is none."""
    return next((broker for broker in brokers() if broker.name == name), None)


def level_of(kind: BrokerKind, claims: Claims) -> Level:
    """The lowest of the levels that are said; a word that is not known counts as none."""
    said = [str(claims[name]) for name in kind.levels if name in claims]
    return min(
        (WORDS.get(word.replace(":", "/").rpartition("/")[2].lower(), Level.NONE) for word in said), default=Level.NONE
    )


def cpr_of_claims(kind: BrokerKind, claims: Claims) -> str | None:
    """The CPR number that a broker says.  For `CPR_HOOKS` alone: it is neither kept nor logged here."""
    said = str(claims.get(kind.cpr, "")).replace("-", "") if kind.cpr else ""
    return said if len(said) == 10 and said.isdecimal() else None


CPR_HOOKS: list[Callable[[UUID, str], None]] = []
"""Called with account and CPR number when somebody has come through a broker that says it."""
