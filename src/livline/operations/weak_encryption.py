"""Who encrypts what is sent?  It is said, or nothing is served."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from livline.config import deployment
from livline.database.address import THIS_MACHINE
from livline.database.refusal import Text
from livline.database.safety import Finding


def of_encryption(environ: Mapping[str, str]) -> Iterator[Finding]:
    """Forgotten, it would leave pages and passwords readable on the way."""
    if environ.get(deployment.HTTPS) not in (deployment.BEHIND_PROXY, deployment.LOOPBACK):
        yield Finding(
            "no_encryption",
            Text("{about} siger ikke, hvem der krypterer.", "{about} does not say who encrypts."),
            Text(
                "Skriv proxy, når en proxy krypterer foran Livline; loopback, når kun denne maskine skal have svar.",
                "Write proxy where a proxy encrypts before Livline; loopback where this machine alone is answered.",
            ),
            deployment.HTTPS,
        )


def of_reach(environ: Mapping[str, str], host: str) -> Iterator[Finding]:
    """Without encryption no other machine is answered: `host` is where `serve` listens."""
    if environ.get(deployment.HTTPS) == deployment.LOOPBACK and host not in THIS_MACHINE:
        yield Finding(
            "open_without_encryption",
            Text("Uden kryptering svarer Livline ikke på {about}.", "Without encryption nothing answers at {about}."),
            Text(
                f"Skriv --host 127.0.0.1, eller sæt en proxy foran og {deployment.HTTPS}=proxy.",
                f"Write --host 127.0.0.1, or put a proxy before it and set {deployment.HTTPS}=proxy.",
            ),
            host,
        )
