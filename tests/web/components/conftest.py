"""The gallery as pages: in this process for quick tests, and served for a browser."""

from __future__ import annotations

import copy
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import override_settings

HERE = Path(__file__).parent
HOSTS = ["testserver", "127.0.0.1"]


@pytest.fixture(autouse=True)
def installation() -> Iterator[None]:
    """What an installation gives from its environment; pages here need neither a database nor somebody signed in."""
    signed_in = {*settings.SESSIONS, *settings.ENTRANCE}
    rest = [name for name in settings.MIDDLEWARE if name not in signed_in]
    with override_settings(ALLOWED_HOSTS=HOSTS, MIDDLEWARE=rest):
        yield


@pytest.fixture(autouse=True)
def with_gallery(installation: None, tmp_path: Path) -> Iterator[None]:
    """The product and the gallery beside it."""
    templates = copy.deepcopy(settings.TEMPLATES)
    templates[0]["DIRS"] = [HERE / "templates", tmp_path]
    with override_settings(TEMPLATES=templates, ROOT_URLCONF="tests.web.components.gallery"):
        yield


@pytest.fixture
def client() -> Client:
    return Client(raise_request_exception=False)


@pytest.fixture
def made(tmp_path: Path) -> Callable[..., str]:
    """What a piece of template becomes."""

    def make(source: str, **context: Any) -> str:
        name = f"piece_{abs(hash(source))}.html"
        (tmp_path / name).write_text(source, "utf-8")
        return render_to_string(name, context)

    return make


class _Threads(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Silent(WSGIRequestHandler):
    def log_message(self, *_: Any) -> None:
        """A test has no use for it."""


@pytest.fixture
def address() -> Iterator[str]:
    """Where the gallery is served while the test runs; without encryption a browser keeps no `__Host-` cookie."""
    plain = override_settings(LANGUAGE_COOKIE_NAME="livline_language")
    with plain, make_server("127.0.0.1", 0, WSGIHandler(), _Threads, _Silent) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()
