"""Where is the database, and as whom?  Read from `LIVLINE_DATABASE_URL`.

No value of a wrong address is ever repeated in a message: a stray `@` or `/` makes any part of it a piece of the
password.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from livline.database.refusal import Text, Unavailable
from livline.database.role import Role

VARIABLE = "LIVLINE_DATABASE_URL"
PORT = 5432
SCHEMES = ("postgresql", "postgres")
SSL_MODES = ("disable", "allow", "prefer", "require", "verify-ca", "verify-full")
PARAMETERS = {"sslmode", "sslrootcert"}
HOST_AND_PORT = re.compile(r"(?:\[(?P<number>[^\[\]]*)\]|(?P<host>[^\[\]:]*))(?::(?P<port>[0-9]*))?", re.ASCII)
HOST_FORM = re.compile(r"/[^,\0]*|[0-9A-Fa-f:.]+|[A-Za-z0-9._-]+")
"""The folder of a socket, a number, or a name."""
THIS_MACHINE = {"localhost", "127.0.0.1", "::1"}

WRONG = Text(f"{VARIABLE} kan ikke bruges: {{fault}}.", f"{VARIABLE} cannot be used: {{fault}}.")
WRITE_IT = Text(
    "Skriv den som postgresql://bruger:kodeord@vært:5432/navn?sslmode=verify-full; tegn som @ : / ? # % i kodeordet "
    "skrives %40 %3A %2F %3F %23 %25.",
    "Write it as postgresql://user:password@host:5432/name?sslmode=verify-full; characters like @ : / ? # % in the "
    "password are written %40 %3A %2F %3F %23 %25.",
)
EMPTY = Text("den er tom", "it is empty")
SCHEME = Text("den begynder ikke med postgresql://", "it does not begin with postgresql://")
CONTROL = Text("der er mellemrum eller styretegn i den", "there are spaces or control characters in it")
FRAGMENT = Text("der er et # i den", "there is a # in it")
HOST = Text("værten mangler eller er skrevet forkert", "the host is missing or miswritten")
PORT_RANGE = Text("porten er ikke et tal fra 1 til 65535", "the port is not a number from 1 to 65535")
USER = Text("brugeren mangler", "the user is missing")
NAME = Text("databasens navn mangler eller er skrevet forkert", "the database's name is missing or miswritten")
PARAMETER = Text(
    "efter ? kan der kun stå sslmode og sslrootcert, hver én gang",
    "after ? only sslmode and sslrootcert can stand, each once",
)
SSL_MODE = Text(f"sslmode er ikke en af {', '.join(SSL_MODES)}", f"sslmode is not one of {', '.join(SSL_MODES)}")


@dataclass(frozen=True)
class Address:
    """A database and the role to connect as.  `host` is a name, a number or the folder of a socket."""

    user: str
    host: str
    name: str
    port: int = PORT
    password: str = field(default="", repr=False)
    sslmode: str = ""
    sslrootcert: str = ""

    def __str__(self) -> str:
        return f"{self.user}@{self.host}:{self.port}/{self.name}"

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] = os.environ) -> Address:
        return cls.parse(environ.get(VARIABLE, ""))

    @classmethod
    def parse(cls, text: str) -> Address:
        """Read `postgresql://user:password@host:port/name?sslmode=...`; raises `Unavailable`."""
        fault = _fault_of_form(text)
        if fault:
            raise _wrong(fault)
        try:
            parts = urlsplit(text)
        except ValueError:
            raise _wrong(HOST) from None
        host, port = _host_and_port(parts.netloc)
        address = cls(
            user=unquote(parts.username or ""),
            host=host,
            name=unquote(parts.path[1:]),
            port=port,
            password=unquote(parts.password or ""),
            **_parameters(parts.query),
        )
        _refuse_faulty(address)
        return address if address.sslmode or address.is_local else replace(address, sslmode="verify-full")

    @property
    def is_local(self) -> bool:
        """Does nothing said on the connection leave this machine?"""
        return self.host.startswith("/") or self.host in THIS_MACHINE

    def to(self, name: str) -> Address:
        """Another database of the same server."""
        return replace(self, name=name)

    def as_role(self, role: Role, password: str = "") -> Address:
        """The same database as one of Livline's roles; a password is never taken along to another role."""
        return replace(self, user=role.value, password=password)

    def url(self) -> str:
        """The address as text that `parse` reads, password and all: for the environment of a process, not for a log."""
        secret = f":{quote(self.password, safe='')}" if self.password else ""
        host = f"[{self.host}]" if ":" in self.host else quote(self.host, safe="")
        chosen = {"sslmode": self.sslmode, "sslrootcert": self.sslrootcert}
        query = urlencode({key: value for key, value in chosen.items() if value})
        end = f"{quote(self.name, safe='')}{'?' + query if query else ''}"
        return f"postgresql://{quote(self.user, safe='')}{secret}@{host}:{self.port}/{end}"

    def for_psycopg(self) -> dict[str, Any]:
        """Keyword arguments of `psycopg.connect`."""
        chosen = {"user": self.user, "password": self.password, "host": self.host, "dbname": self.name}
        return {"port": self.port} | {key: value for key, value in (chosen | self._ssl()).items() if value}

    def for_django(self) -> dict[str, Any]:
        """An entry of Django's `DATABASES`."""
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": self.name,
            "USER": self.user,
            "PASSWORD": self.password,
            "HOST": self.host,
            "PORT": str(self.port),
            "OPTIONS": {key: value for key, value in self._ssl().items() if value},
        }

    def _ssl(self) -> dict[str, str]:
        return {"sslmode": self.sslmode, "sslrootcert": self.sslrootcert}


def _wrong(fault: Text) -> Unavailable:
    reason = Text(WRONG.said("da", fault=fault.da), WRONG.said("en", fault=fault.en))
    return Unavailable(reason, WRITE_IT)


def _fault_of_form(text: str) -> Text | None:
    if not text:
        return EMPTY
    if any(letter.isspace() or not letter.isprintable() for letter in text):
        return CONTROL
    if text.partition("://")[0] not in SCHEMES or "://" not in text:
        return SCHEME
    return FRAGMENT if "#" in text else None


def _host_and_port(netloc: str) -> tuple[str, int]:
    """Read here: the library makes hosts small, which spoils the folder of a socket, and takes any script's digits."""
    match = HOST_AND_PORT.fullmatch(netloc.rpartition("@")[2])
    host = unquote(match["number"] or match["host"]) if match else ""
    if not match or not HOST_FORM.fullmatch(host):
        raise _wrong(HOST)
    port = PORT if match["port"] is None else int("0" + match["port"][:6])
    if not 1 <= port <= 65535:
        raise _wrong(PORT_RANGE)
    return host, port


def _parameters(query: str) -> dict[str, str]:
    pairs = parse_qsl(query, keep_blank_values=True)
    found = dict(pairs)
    if not set(found) <= PARAMETERS or len(found) != len(pairs) or not all(found.values()):
        raise _wrong(PARAMETER)
    return found


def _refuse_faulty(address: Address) -> None:
    if not (address.user + address.password + address.name).isprintable():
        raise _wrong(CONTROL)
    if not address.user:
        raise _wrong(USER)
    if not address.name or "/" in address.name:
        raise _wrong(NAME)
    if address.sslmode and address.sslmode not in SSL_MODES:
        raise _wrong(SSL_MODE)
