"""How does the application run?  A web server and a worker as children of this process, each as its own role.

    with running_application(addresses, port=8000) as application:
        application.wait()

`serve` and the demo use it alike.  Afterwards no process and no socket is left.
"""

from __future__ import annotations

import errno
import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from livline.database.address import Address
from livline.database.refusal import Text, Unavailable
from livline.database.server import exit_on_signals
from livline.operations.addresses import WEB, without
from livline.operations.children import child, first_to_end

START_SECONDS = 60.0
WSGI = "livline.config.wsgi:application"

IN_USE = Text("Port {port} på {host} er optaget.", "Port {port} on {host} is in use.")
OTHER_PORT = Text(
    "Stop det program, der bruger den, eller vælg en anden med --port.",
    "Stop the program that uses it, or choose another one with --port.",
)
NO_HOST = Text("{host} er ingen adresse på denne maskine.", "{host} is no address of this machine.")
OTHER_HOST = Text("Vælg en anden med --host, fx 127.0.0.1.", "Choose another one with --host, e.g. 127.0.0.1.")
NOT_ALLOWED = Text("Port {port} må kun bruges af root.", "Port {port} may be used by root only.")
HIGHER = Text("Vælg en port over 1023 med --port.", "Choose a port above 1023 with --port.")
ENDED = Text("{part} stoppede under starten.", "{part} ended while starting.")
SILENT = Text(
    "Programmet svarede ikke inden {seconds} sekunder.", "The application did not answer in {seconds} seconds."
)
SEE_ABOVE = Text("Årsagen står ovenfor.", "The reason stands above.")
WEB_SERVER, WORKER = Text("Webserveren", "The web server"), Text("Jobkøen", "The job worker")


@dataclass(frozen=True)
class Addresses:
    """The database as the two roles that an application in service has."""

    web: Address
    job: Address


@dataclass(frozen=True)
class Application:
    """One that answers."""

    host: str
    port: int
    web: subprocess.Popen[bytes]
    worker: subprocess.Popen[bytes]

    @property
    def url(self) -> str:
        """Where a browser finds it."""
        shown = "127.0.0.1" if self.host in ("0.0.0.0", "::") else self.host
        return f"http://{f'[{shown}]' if ':' in shown else shown}:{self.port}/"

    def wait(self) -> Text:
        """Wait until a part of it ends by itself, and say which: then the whole is to end."""
        return WEB_SERVER if first_to_end([self.web, self.worker]) is self.web else WORKER


@contextmanager
def running_application(
    addresses: Addresses,
    port: int,
    host: str = "127.0.0.1",
    workers: int = 1,
    environ: Mapping[str, str] = os.environ,
) -> Iterator[Application]:
    """The application for the length of a `with`; stopped on Ctrl-C, SIGTERM and faults alike.  Port 0: any."""
    chosen = free_port(host, port)
    with exit_on_signals(), ExitStack() as undo:
        web = undo.enter_context(web_server(addresses.web, chosen, host, workers, environ))
        worker = undo.enter_context(child(_worker(), _environ(environ, addresses.job)))
        wait_for_answer(host, chosen, [(WEB_SERVER, web), (WORKER, worker)], own_name(environ))
        yield Application(host, chosen, web, worker)


@contextmanager
def web_server(
    address: Address, port: int, host: str = "127.0.0.1", workers: int = 1, environ: Mapping[str, str] = os.environ
) -> Iterator[subprocess.Popen[bytes]]:
    """The web server alone: nothing works on the queue."""
    with child(_server(host, port, workers), _environ(environ, address)) as process:
        yield process


def free_port(host: str, port: int) -> int:
    """The port, or any where it is 0; raises `Unavailable` where somebody has it."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
            trial.listen(1)
        except PermissionError:
            raise Unavailable(NOT_ALLOWED, HIGHER, port=port) from None
        except socket.gaierror:
            raise Unavailable(NO_HOST, OTHER_HOST, host=host) from None
        except OSError as fault:
            if fault.errno == errno.EADDRNOTAVAIL:
                raise Unavailable(NO_HOST, OTHER_HOST, host=host) from None
            raise Unavailable(IN_USE, OTHER_PORT, host=host, port=port) from None
        found: int = trial.getsockname()[1]
        return found


def _server(host: str, port: int, workers: int) -> list[str]:
    command = [sys.executable, "-P", "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port)]
    command += ["--workers", str(workers), "--blocking-threads", "4", "--no-ws", "--log-level", "warning"]
    return [*command, "--no-access-log", "--workers-kill-timeout", "10", "--respawn-failed-workers", WSGI]


def _worker() -> list[str]:
    return [sys.executable, "-P", "-m", "livline", "worker"]


def _environ(environ: Mapping[str, str], address: Address) -> dict[str, str]:
    return without(environ) | {WEB: address.url()}


def own_name(environ: Mapping[str, str]) -> str:
    """A name that the application takes for its own: it answers to no other, its address included."""
    first = environ.get("LIVLINE_HOSTS", "").split(",")[0].strip().removeprefix(".")
    return first or "127.0.0.1"


def wait_for_answer(
    host: str, port: int, parts: Sequence[tuple[Text, subprocess.Popen[bytes]]], name: str = "127.0.0.1"
) -> None:
    """Wait until it says that it is well; raises `Unavailable` when a part ends or the time is up."""
    deadline = time.monotonic() + START_SECONDS
    while not answers(host, port, name):
        for part, process in parts:
            if process.poll() is not None:
                reason = Text(ENDED.said("da", part=part.da), ENDED.said("en", part=part.en))
                raise Unavailable(reason, SEE_ABOVE)
        if time.monotonic() > deadline:
            raise Unavailable(SILENT, SEE_ABOVE, seconds=int(START_SECONDS))
        time.sleep(0.05)


def answers(host: str, port: int, name: str) -> bool:
    """Does it say that it is well?"""
    connection = http.client.HTTPConnection("127.0.0.1" if host == "0.0.0.0" else host, port, timeout=5)
    try:
        connection.request("GET", "/health", headers={"Host": name})
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
