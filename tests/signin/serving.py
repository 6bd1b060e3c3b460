"""The application and the local broker as processes of their own, spoken to over HTTP."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import requests

from livline.database.address import Address
from livline.database.role import Role

ROOT = Path(__file__).parents[2]
CLIENT, SECRET = "livline", "a secret: of two / parts"
NSIS = "https://data.gov.dk/concept/core/nsis/"
PATIENCE = 30.0


@dataclass(frozen=True)
class Served:
    """Where both are."""

    app: str
    broker: str


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def process(*command: str, **environment: str) -> Iterator[None]:
    own = os.environ | {"PYTHONPATH": str(ROOT / "src")} | environment
    started = subprocess.Popen(
        [sys.executable, "-P", *command], env=own, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield
    finally:
        started.terminate()
        started.wait(PATIENCE)


@contextmanager
def serving(address: Address, people: Path) -> Iterator[Served]:
    """Both, with three brokers that are the same process: of citizens, of staff, and one that nobody serves."""
    app, broker = (f"http://localhost:{free_port()}" for _ in range(2))
    shared = {"issuer": broker, "client_id": CLIENT, "secret": SECRET}
    brokers: list[dict[str, Any]] = [
        {"name": "mitid", "title": "MitID", "kind": "nsis"} | shared,
        {"name": "kommune", "title": "Nordby Kommune", "kind": "municipal", "trusts_email": True} | shared,
        {"name": "gone", "title": "Ingen", "kind": "nets"} | shared | {"issuer": f"http://localhost:{free_port()}"},
    ]
    backs = [f"{app}/account/broker/{told['name']}/back/" for told in brokers]
    settings = {
        "DJANGO_SETTINGS_MODULE": "livline.config.settings",
        "LIVLINE_ENV": "demo",
        "LIVLINE_HOSTS": "localhost",
        "LIVLINE_SECRET_KEY": "for tests alone",
        "LIVLINE_BROKERS": json.dumps(brokers),
        "LIVLINE_DATABASE_URL": address.as_role(Role.WEB).url(),
    }
    port = app.rpartition(":")[2]
    web = ("-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", port)
    provider = ("-m", "livline.signin.local_broker", broker.rpartition(":")[2], CLIENT, SECRET, str(people))
    with (
        process(*web, "livline.config.wsgi:application", **settings),
        process(*provider, *backs, "--err"),
    ):
        for place in (f"{app}/account/login/", f"{broker}/keys"):
            wait_for(place)
        yield Served(app, broker)


def wait_for(place: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            requests.get(place, timeout=5).raise_for_status()
            return
        except requests.ConnectionError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)


class Traveller:
    """A browser that goes to a broker and back, a step at a time."""

    def __init__(self, served: Served) -> None:
        self.served, self.http = served, requests.Session()

    def get(self, place: str) -> requests.Response:
        return self.http.get(place, allow_redirects=False, timeout=20)

    def leave(self, broker: str = "mitid", query: str = "") -> str:
        """Off to the broker; its address with what is asked of it."""
        response = self.get(f"{self.served.app}/account/broker/{broker}/{query}")
        assert response.status_code == 302, response.text
        assert response.headers["Location"].startswith(f"{self.served.broker}/authorize?")
        return response.headers["Location"]

    def pick(self, place: str, person: str, fault: str = "") -> str:
        """Be somebody there; the address that leads back."""
        assert "Prøve-login" in self.get(place).text
        told = {"asked": urlsplit(place).query, "person": person, "fault": fault}
        response = self.http.post(place.partition("?")[0], told, allow_redirects=False, timeout=20)
        assert response.status_code == 302, response.text
        return response.headers["Location"]

    def travel(self, person: str, broker: str = "mitid", query: str = "", fault: str = "") -> requests.Response:
        """There and back."""
        return self.get(self.pick(self.leave(broker, query), person, fault))

    def is_in(self) -> bool:
        return self.get(f"{self.served.app}/account/sessions/").status_code == 200

    def close(self) -> None:
        self.http.close()


def asked_in(place: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(place).query).items()}


def said(response: requests.Response) -> str:
    """The words of a page."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.text))


def people_file(path: Path, people: dict[str, dict[str, Any]]) -> Path:
    path.write_text(json.dumps([{"id": id_, "name": id_, "claims": claims} for id_, claims in people.items()]))
    return path
