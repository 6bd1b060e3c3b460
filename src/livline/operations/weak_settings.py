"""Are the settings of an installation safe to serve from?  Asked of the environment, before a database is touched."""

from __future__ import annotations

import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

from django.conf import settings

from livline.config import deployment
from livline.database.address import Address
from livline.database.cluster import SOCKETS
from livline.database.refusal import Text, Unavailable
from livline.database.safety import Finding
from livline.operations.addresses import BACKUP, JOB, OWNER, SUPERUSER, WEB, named
from livline.operations.weak_encryption import of_encryption
from livline.sealing.keys import read

SECRET, HOSTS, KEYS, BACKUP_KEY = "LIVLINE_SECRET_KEY", "LIVLINE_HOSTS", "LIVLINE_KEYS", "LIVLINE_BACKUP_KEY"
SHORTEST_SECRET, FEWEST_SIGNS = 50, 12
WELL_KNOWN = ("django-insecure-", "changeme", "secret", "livline")

MAKE_SECRET = Text(
    "Lav en med: python3 -c 'import secrets; print(secrets.token_urlsafe(64))'",
    "Make one with: python3 -c 'import secrets; print(secrets.token_urlsafe(64))'",
)


def weak_settings(environ: Mapping[str, str]) -> list[Finding]:
    """All weak points of the settings."""
    found = [*of_kind(environ), *of_debug(), *of_secret(environ), *of_hosts(environ), *of_encryption(environ)]
    return [*found, *of_addresses(environ), *of_keys(environ)]


def of_kind(environ: Mapping[str, str]) -> Iterator[Finding]:
    """A misspelt kind would be served as something in between."""
    kind = environ.get(deployment.VARIABLE, deployment.PRODUCTION)
    if kind not in deployment.KINDS:
        yield Finding(
            "unknown_kind",
            Text("{about} har en ukendt værdi.", "{about} has an unknown value."),
            Text(
                "Skriv production, demo eller test; i drift production.",
                "Write production, demo or test; in service production.",
            ),
            deployment.VARIABLE,
        )


def of_debug() -> Iterator[Finding]:
    """Its pages of faults show settings, statements and whatever a case says."""
    if settings.DEBUG:
        yield Finding(
            "debug",
            Text("DEBUG er slået til.", "DEBUG is on."),
            Text("Start uden egne indstillinger.", "Start without settings of your own."),
        )


def of_secret(environ: Mapping[str, str]) -> Iterator[Finding]:
    """Who knows the secret signs in as anybody."""
    secret = environ.get(SECRET, "")
    if not secret:
        yield Finding("no_secret", Text("{about} mangler.", "{about} is missing."), MAKE_SECRET, SECRET)
    elif secret.lower().startswith(WELL_KNOWN):
        yield Finding(
            "known_secret", Text("{about} er en kendt værdi.", "{about} is a known value."), MAKE_SECRET, SECRET
        )
    elif len(secret) < SHORTEST_SECRET or len(set(secret)) < FEWEST_SIGNS:
        yield Finding(
            "short_secret",
            Text(
                f"{{about}} er for let at gætte: mindst {SHORTEST_SECRET} tilfældige tegn.",
                f"{{about}} is too easy to guess: at least {SHORTEST_SECRET} random characters.",
            ),
            MAKE_SECRET,
            SECRET,
        )


def of_hosts(environ: Mapping[str, str]) -> Iterator[Finding]:
    """Without names, or with any name, links in letters lead where an attacker wants."""
    hosts = [host.strip() for host in environ.get(HOSTS, "").split(",") if host.strip()]
    if not hosts or any(host.startswith("*") for host in hosts):
        yield Finding(
            "no_hosts",
            Text("{about} siger ikke, hvilke navne der gælder.", "{about} does not say which names hold."),
            Text(
                "Sæt den til navnene med komma imellem, fx livline.kommune.example.",
                "Set it to the names with commas between, e.g. livline.kommune.example.",
            ),
            HOSTS,
        )


def of_addresses(environ: Mapping[str, str]) -> Iterator[Finding]:
    """Both roles' addresses must be there and lead to a server that asks who comes."""
    for variable in (WEB, JOB):
        try:
            address = named(variable, environ)
        except Unavailable as fault:
            yield Finding("no_address", Text(fault.said("da"), fault.said("en")), Text("", ""), variable)
        else:
            yield from of_trust(variable, address)
    for variable in (OWNER, BACKUP, SUPERUSER):
        if environ.get(variable):
            yield Finding(
                "too_much_power",
                Text("{about} er sat for det program, der svarer.", "{about} is set for the program that answers."),
                Text(
                    "Giv den kun til den kommando, der bruger den.",
                    "Give it only to the command that uses it.",
                ),
                variable,
            )


def of_trust(variable: str, address: Address) -> Iterator[Finding]:
    """The server that Livline starts itself lets everybody in who reaches its socket."""
    if Path(address.host).name.startswith(SOCKETS):
        yield Finding(
            "embedded_server",
            Text("{about} fører til Livlines egen prøvedatabase.", "{about} leads to Livline's own trial database."),
            Text(
                "Brug en PostgreSQL, der kræver adgangskode eller kender sine brugere.",
                "Use a PostgreSQL that demands a password or knows its users.",
            ),
            variable,
        )


def of_keys(environ: Mapping[str, str]) -> Iterator[Finding]:
    """The fields that are sealed open with the keys of one file, which must not lie beside what it opens."""
    for code, problem in _faults_of_key_file(environ.get(KEYS, "")):
        yield Finding(
            code,
            problem,
            Text(
                "Lad {about} nævne en nøglefil, kun Livlines konto kan læse, uden for databasens mappe: chmod 600.",
                "Let {about} name a key file that only Livline's account reads, outside the database's folder:"
                " chmod 600.",
            ),
            KEYS,
        )


def _holds_keys(path: Path) -> bool:
    try:
        read(path)
    except Unavailable:
        return False
    return True


def _faults_of_key_file(name: str) -> Iterator[tuple[str, Text]]:
    path = Path(name)
    if not name:
        yield "no_keys", Text("{about} mangler.", "{about} is missing.")
        return
    try:
        path.read_bytes()
        mode = path.stat().st_mode
    except OSError:
        yield "keys_unreadable", Text("Filen i {about} kan ikke læses.", "The file in {about} cannot be read.")
        return
    if not _holds_keys(path):
        yield "keys_wrong", Text("Filen i {about} holder ingen nøgler.", "The file in {about} holds no keys.")
    if mode & (stat.S_IRWXG | stat.S_IRWXO):
        yield "keys_open", Text("Andre kan læse filen i {about}.", "Others may read the file in {about}.")
    if any((parent / "PG_VERSION").exists() for parent in path.resolve().parents):
        yield "keys_in_database", Text("Filen i {about} ligger i databasens mappe.", "{about} lies in the database.")
