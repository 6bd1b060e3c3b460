"""Is an installation as it should be?  Every point asked, each with what to do; one that cannot be asked has failed."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

import psycopg

from livline.config.ready import closed, connect, home
from livline.database.address import Address
from livline.database.refusal import Text
from livline.database.role import Role
from livline.database.safety import Finding
from livline.operations import weak_database, weak_encryption, weak_settings
from livline.operations.addresses import BACKUP, JOB, OWNER, SUPERUSER, WEB, named
from livline.operations.backup import key_of, last_backup
from livline.operations.steps import Fault, Note, Step, tried

LEAST_FREE = 2 << 30
CLOCK_SECONDS, ALIVE_SECONDS, BACKUP_HOURS = 5.0, 60.0, 26.0

SECRET = Text("Hemmeligheden er god", "The secret is good")
HOSTS = Text("Værtsnavnene er nævnt", "The host names are named")
ENCRYPTED = Text("Det er sagt, hvem der krypterer", "It is said who encrypts")
ADDRESSES = Text("Adresserne er der, og ikke flere end nødvendigt", "The addresses are there, and no more than needed")
KEYS = Text("Nøglerne ligger rigtigt", "The keys lie rightly")
BACKUP_KEY = Text("Nøglen til sikkerhedskopier ligger rigtigt", "The key for backups lies rightly")
REACHED = Text("Databasen svarer som {role}", "The database answers as {role}")
ROLES = Text("{role} har ikke mere magt end nødvendigt", "{role} has no more power than needed")
SERVER = Text("Serveren er ny nok, holder på data og har væggene", "The server is new enough, durable and walled")
NO_COPY = Text("Databasen er ingen gendannet kopi", "The database is no restored copy")
TABLES = Text("Alle migrationer har kørt, og væggene er filernes", "All migrations ran, and the walls are the files'")
DISK = Text("Der er plads på disken", "There is room on the disk")
CLOCK = Text("Uret går som databasens", "The clock agrees with the database's")
WORKER = Text("Jobkøen lever", "The job worker is alive")
LEDGERS = Text("Fristoverblikkene bliver regnet om i forvejen", "Ledgers are renewed ahead")
LAST_BACKUP = Text("Sidste sikkerhedskopi er ny nok", "The last backup is recent")

FREE = Text("kun {free} GB ledig i {folder}; gør plads", "only {free} GB free in {folder}; make room")
APART = Text("{seconds} s forskel; stil uret med NTP", "{seconds} s apart; set the clock by NTP")
DEAD = Text(
    "intet livstegn i et minut; start livline serve eller livline worker",
    "no sign of life for a minute; start livline serve or livline worker",
)
STALE = Text(
    "{count} venter; siderne regner dem selv om, til jobkøen når dem",
    "{count} wait; pages judge them themselves until the job worker gets to them",
)
LEFT_OVER = Text(
    "{count} har ventet siden i går; siderne er rigtige, men langsomme; se jobkøens log",
    "{count} have waited since yesterday; pages are right, but slow; see the log of the job worker",
)
NEVER = Text("der er ingen; tag en med livline backup", "there is none; take one with livline backup")
OLD = Text(
    "den er {hours} timer gammel; tag en med livline backup", "it is {hours} hours old; take one with livline backup"
)


def checks(environ: Mapping[str, str]) -> Iterator[Step]:
    """Every point, in the order in which one would mend them."""
    for name, trial in [*_of_settings(environ), *_of_database(environ), *_of_machine(environ)]:
        yield tried(name, trial)


Trial = tuple[Text, Callable[[], Fault | Note]]


def _of_settings(environ: Mapping[str, str]) -> list[Trial]:
    serving = {name: value for name, value in environ.items() if name not in (OWNER, BACKUP, SUPERUSER)}
    return [
        (SECRET, lambda: first(weak_settings.of_secret(environ))),
        (HOSTS, lambda: first(weak_settings.of_hosts(environ))),
        (ENCRYPTED, lambda: first(weak_encryption.of_encryption(environ))),
        (ADDRESSES, lambda: first(weak_settings.of_addresses(serving))),
        (KEYS, lambda: first(weak_settings.of_keys(environ))),
        (BACKUP_KEY, lambda: _nothing(key_of(environ))),
    ]


def _of_database(environ: Mapping[str, str]) -> Iterator[Trial]:
    for variable, role in ((WEB, Role.WEB), (JOB, Role.JOB)):
        said = {"role": role.value}
        name = Text(REACHED.said("da", **said), REACHED.said("en", **said))
        power = Text(ROLES.said("da", **said), ROLES.said("en", **said))
        yield name, partial(_reached, variable, environ)
        yield power, partial(_asked, variable, environ, partial(weak_database.of_role, role=role))
    for name, ask in (
        (SERVER, weak_database.of_server),
        (NO_COPY, weak_database.of_copy),
        (TABLES, weak_database.of_tables),
    ):
        yield name, partial(_asked, WEB, environ, ask)


def _of_machine(environ: Mapping[str, str]) -> list[Trial]:
    return [
        (DISK, room),
        (CLOCK, lambda: _clock(named(WEB, environ))),
        (WORKER, lambda: _worker(named(JOB, environ))),
        (LEDGERS, lambda: _ledgers(named(JOB, environ))),
        (LAST_BACKUP, recent_backup),
    ]


def first(findings: Iterable[Finding]) -> Fault:
    """The first weak point as a text."""
    for finding in findings:
        return Text(finding.said("da"), finding.said("en"))
    return None


def _nothing(_: object) -> None:
    """What mattered was that it could be had."""


def _reached(variable: str, environ: Mapping[str, str]) -> None:
    with psycopg.connect(**named(variable, environ).for_psycopg(), connect_timeout=10) as connection:
        connection.execute("SELECT 1")


def _asked(variable: str, environ: Mapping[str, str], ask: Callable[[Any], Iterable[Finding]]) -> Fault:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "livline.config.settings")
    connect(named(variable, environ))
    from django.db import connection

    with closed():
        return first(ask(connection))


def room() -> Fault:
    """Files wait, and the last backup is noted, where Livline lives."""
    folder = home()
    folder.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(folder).free
    if free >= LEAST_FREE:
        return None
    said = {"free": f"{free / (1 << 30):.1f}", "folder": str(folder)}
    return Text(FREE.said("da", **said), FREE.said("en", **said))


def _clock(address: Address) -> Fault:
    with psycopg.connect(**address.for_psycopg()) as connection:
        row = connection.execute("SELECT clock_timestamp()").fetchone()
        apart = abs((dt.datetime.now(dt.UTC) - row[0]).total_seconds()) if row else CLOCK_SECONDS
    seconds = f"{apart:.0f}"
    return None if apart < CLOCK_SECONDS else Text(APART.said("da", seconds=seconds), APART.said("en", seconds=seconds))


def _worker(address: Address) -> Fault:
    with psycopg.connect(**address.for_psycopg()) as connection:
        found = connection.execute(
            "SELECT FROM procrastinate_workers WHERE last_heartbeat > now() - make_interval(secs => %s)",
            [ALIVE_SECONDS],
        )
        return None if found.rowcount else DEAD


def _ledgers(address: Address) -> Fault | Note:
    """No truth hangs on it: after a release and at midnight it is a matter of minutes, after a day a standstill."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "livline.config.settings")
    connect(address)
    from livline.jobs.renewing import standing_of_all

    with closed():
        found = standing_of_all()
    text, count = (LEFT_OVER, found.left_over) if found.left_over else (STALE, found.stale)
    said = Text(text.said("da", count=count), text.said("en", count=count))
    return said if found.left_over else Note(said) if found.stale else None


def recent_backup() -> Fault:
    """A backup of yesterday loses a day at most."""
    last = last_backup()
    if last is None:
        return NEVER
    hours = (dt.datetime.now(dt.UTC) - last).total_seconds() / 3600
    return (
        None if hours <= BACKUP_HOURS else Text(OLD.said("da", hours=round(hours)), OLD.said("en", hours=round(hours)))
    )
