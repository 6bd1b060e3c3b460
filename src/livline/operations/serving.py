"""May the application serve here, and with what?  Every weak point is named before the first request is taken."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from livline.config import deployment
from livline.config.ready import closed, connect, home, migrate
from livline.database.address import Address
from livline.database.refusal import Text
from livline.database.role import Role
from livline.database.safety import Finding
from livline.operations.addresses import JOB, WEB, named
from livline.operations.application import Addresses, Application, running_application
from livline.operations.weak_database import weak_database
from livline.operations.weak_encryption import of_reach
from livline.operations.weak_settings import HOSTS, SECRET, weak_settings

UNREACHABLE = Text("Databasen i {about} svarer ikke.", "The database in {about} does not answer.")
START_IT = Text(
    "Se efter, om den kører, og om adresse og adgangskode er rigtige.",
    "See whether it runs, and whether address and password are right.",
)


class Unsafe(Exception):
    """Nothing is served: `findings` say why, and what to do."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__(", ".join(finding.code for finding in findings))
        self.findings = findings


@contextmanager
def serving(host: str, port: int, workers: int) -> Iterator[Application]:
    """The application in service; raises `Unsafe` with every weak point that was found."""
    os.environ.setdefault(deployment.VARIABLE, deployment.PRODUCTION)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "livline.config.settings")
    with _in_production(host) if deployment.is_public(os.environ) else _for_show() as addresses:
        collect_static_files()
        with running_application(addresses, port, host, workers) as application:
            yield application


@contextmanager
def _in_production(host: str) -> Iterator[Addresses]:
    findings = [*weak_points(os.environ), *of_reach(os.environ, host)]
    if findings:
        raise Unsafe(findings)
    yield Addresses(named(WEB, os.environ), named(JOB, os.environ))


@contextmanager
def _for_show() -> Iterator[Addresses]:
    """A demo or a test: a database of our own where none is named, and a secret for as long as it runs."""
    from livline.database.roles import prepare
    from livline.database.server import running

    os.environ.setdefault(SECRET, secrets.token_urlsafe(64))
    os.environ.setdefault(HOSTS, "localhost,127.0.0.1,[::1]")
    if os.environ.get(WEB):
        yield Addresses(named(WEB, os.environ), named(JOB, os.environ))
        return
    with running(home()) as server:
        prepare(server.superuser)
        address = server.superuser.to("livline")
        connect(address.as_role(Role.OWNER))
        with closed():
            migrate()
        yield Addresses(address.as_role(Role.WEB), address.as_role(Role.JOB))


def weak_points(environ: Mapping[str, str]) -> list[Finding]:
    """All weak points of settings and database."""
    found = weak_settings(environ)
    if any(finding.code == "no_address" for finding in found):
        return found
    for variable, role in ((WEB, Role.WEB), (JOB, Role.JOB)):
        found += _asked(named(variable, environ), role, variable)
    return list(dict.fromkeys(found))


def _asked(address: Address, role: Role, variable: str) -> list[Finding]:
    from django.db import DatabaseError

    try:
        return weak_database(address, role)
    except DatabaseError:
        return [Finding("unreachable", UNREACHABLE, START_IT, variable)]


def collect_static_files() -> None:
    """Bring what browsers fetch to where it is served from; only production has such a place."""
    import django
    from django.conf import settings
    from django.core.management import call_command

    django.setup()
    if os.environ[deployment.VARIABLE] == deployment.PRODUCTION:
        Path(str(settings.STATIC_ROOT)).mkdir(parents=True, exist_ok=True)
        call_command("collectstatic", interactive=False, verbosity=0)
