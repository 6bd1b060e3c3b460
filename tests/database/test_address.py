"""An address says where the database is, and never what the password is."""

from __future__ import annotations

import pickle
import traceback

import pytest

from livline.database.address import Address
from livline.database.refusal import Unavailable
from livline.database.role import Role

SECRET = "hemmelig7"
WEB = "livline_web"

READ = [
    (f"postgresql://{WEB}:{SECRET}@db.example:6432/livline?sslmode=require", ("db.example", 6432, SECRET, "require")),
    (f"postgres://{WEB}@localhost/livline", ("localhost", 5432, "", "")),
    (f"postgresql://{WEB}:a%40b%3A%2F%23%25@127.0.0.1/livline", ("127.0.0.1", 5432, "a@b:/#%", "")),
    (f"postgresql://{WEB}:{SECRET}@[::1]:5433/livline", ("::1", 5433, SECRET, "")),
    (f"postgresql://{WEB}@%2Ftmp%2FSockets/livline", ("/tmp/Sockets", 5432, "", "")),
    (f"postgresql://{WEB}@db.example/livline", ("db.example", 5432, "", "verify-full")),
]

REFUSED = {
    "": "it is empty",
    f"mysql://u:{SECRET}@h/n": "does not begin",
    f"u:{SECRET}@h/n": "does not begin",
    f"postgresql:u:{SECRET}@h/n": "does not begin",
    f"postgresql://u:{SECRET}@h/n ": "spaces",
    f"postgresql://u:{SECRET}%0a@h/n": "spaces",
    f"postgresql://u:{SECRET}%00@h/n": "spaces",
    f"postgresql://u:{SECRET}#x@h/n": "there is a #",
    f"postgresql://u:{SECRET}/x@h/n": "host",
    f"postgresql://u:{SECRET}?x@h/n": "host",
    f"postgresql://u:{SECRET}@/n": "host",
    f"postgresql://u:{SECRET}@h,h2/n": "host",
    f"postgresql://u:{SECRET}@[::1/n": "host",
    f"postgresql://u:{SECRET}@h\u2100x/n": "host",
    f"postgresql://u:{SECRET}@h:0/n": "port",
    f"postgresql://u:{SECRET}@h:65536/n": "port",
    f"postgresql://u:{SECRET}@h:/n": "port",
    f"postgresql://u:{SECRET}@h:54x/n": "host",
    f"postgresql://u:{SECRET}@h:٥٤/n": "host",
    f"postgresql://:{SECRET}@h/n": "user",
    f"postgresql://u:{SECRET}@h": "name",
    f"postgresql://u:{SECRET}@h/": "name",
    f"postgresql://u:{SECRET}@h/n/m": "name",
    f"postgresql://u:{SECRET}@h/n?sslmode=strong": "sslmode is not",
    f"postgresql://u:{SECRET}@h/n?sslmode=": "only sslmode",
    f"postgresql://u:{SECRET}@h/n?sslmode=require&sslmode=disable": "only sslmode",
    f"postgresql://u@h/n?password={SECRET}": "only sslmode",
    f"postgresql://u@h/n?{SECRET}": "only sslmode",
}


@pytest.mark.parametrize(("url", "expected"), READ)
def test_an_address_is_read(url: str, expected: tuple[str, int, str, str]):
    address = Address.parse(url)
    assert (address.user, address.name) == (WEB, "livline")
    assert (address.host, address.port, address.password, address.sslmode) == expected


@pytest.mark.parametrize("url", [url for url, _ in READ])
def test_an_address_written_is_read_again(url: str):
    assert Address.parse(Address.parse(url).url()) == Address.parse(url)


@pytest.mark.parametrize(("url", "fault"), REFUSED.items())
def test_a_wrong_address_is_refused_without_repeating_it(url: str, fault: str):
    with pytest.raises(Unavailable, match=fault) as refusal:
        Address.parse(url)
    told = [refusal.value.said("da"), refusal.value.said("en"), repr(refusal.value)]
    told += traceback.format_exception(refusal.value)
    assert not any("hemmelig" in text for text in told)
    assert told[0].startswith("LIVLINE_DATABASE_URL kan ikke bruges: ")


def test_a_password_is_not_shown():
    address = Address.parse(READ[0][0])
    assert SECRET not in f"{address} {address!r} {[address]} {address.__dict__.keys()}"
    assert pickle.loads(pickle.dumps(address)).password == SECRET


def test_it_comes_from_the_environment():
    assert Address.from_environment({"LIVLINE_DATABASE_URL": READ[1][0]}) == Address(WEB, "localhost", "livline")


def test_it_speaks_to_psycopg_and_to_django():
    address = Address.parse(READ[0][0])
    expected = {"user": WEB, "password": SECRET, "host": "db.example", "port": 6432, "dbname": "livline"}
    assert address.for_psycopg() == expected | {"sslmode": "require"}
    assert address.for_django() == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "livline",
        "USER": WEB,
        "PASSWORD": SECRET,
        "HOST": "db.example",
        "PORT": "6432",
        "OPTIONS": {"sslmode": "require"},
    }


@pytest.mark.parametrize("role", Role)
def test_another_role_does_not_get_the_password(role: Role):
    address = Address.parse(READ[0][0]).as_role(role)
    assert (address.user, address.password, address.host) == (role.value, "", "db.example")
    assert address.as_role(role, "its own").password == "its own"
