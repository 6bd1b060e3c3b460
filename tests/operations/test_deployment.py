"""What follows from the kind of installation: cookies, encryption, files."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from livline.config import deployment
from livline.operations.weak_encryption import of_reach

PRODUCTION, DEMO = {"LIVLINE_ENV": "production"}, {"LIVLINE_ENV": "demo"}


@pytest.mark.parametrize("environ", [PRODUCTION, {}, {"LIVLINE_ENV": "prod"}], ids=str)
def test_whatever_is_no_demo_keeps_its_cookies_to_itself(environ: dict[str, str]):
    found = deployment.cookies(environ)
    for cookie in ("SESSION", "CSRF"):
        assert found[f"{cookie}_COOKIE_NAME"].startswith("__Host-")
        assert found[f"{cookie}_COOKIE_SECURE"]
        assert found[f"{cookie}_COOKIE_HTTPONLY"]
        assert (found[f"{cookie}_COOKIE_PATH"], found[f"{cookie}_COOKIE_DOMAIN"]) == ("/", None)


@pytest.mark.parametrize("environ", [PRODUCTION, {}, {"LIVLINE_ENV": "prod"}], ids=str)
def test_every_cookie_is_bound_to_its_host_by_its_name(environ: dict[str, str]):
    found = deployment.cookies(environ)
    names = {key for key in found if key.endswith("_COOKIE_NAME")}
    assert names == {f"{cookie}_COOKIE_NAME" for cookie in ("SESSION", "CSRF", "LANGUAGE", "NOTICE")}
    assert all(found[name].startswith("__Host-") for name in names)
    assert {found[key] for key in found if key.endswith("_SECURE")} == {True}
    assert {found[key] for key in found if key.endswith("_SAMESITE")} == {"Lax"}


def test_a_demo_is_reached_without_encryption():
    found = deployment.cookies(DEMO)
    assert not found["SESSION_COOKIE_SECURE"]
    assert not found["SESSION_COOKIE_NAME"].startswith("__Host-"), "a browser would drop it"


def test_a_proxy_is_believed_only_where_there_is_one():
    assert deployment.encryption(PRODUCTION)["SECURE_PROXY_SSL_HEADER"] is None
    assert deployment.encryption(PRODUCTION | {"LIVLINE_HTTPS": "yes"})["SECURE_SSL_REDIRECT"] is False
    behind = deployment.encryption(PRODUCTION | {"LIVLINE_HTTPS": "proxy"})
    assert behind["SECURE_SSL_REDIRECT"]
    assert behind["SECURE_HSTS_SECONDS"] == deployment.YEAR
    assert behind["SECURE_HSTS_INCLUDE_SUBDOMAINS"]


def test_behind_a_proxy_it_may_listen_anywhere():
    assert not list(of_reach({"LIVLINE_HTTPS": "proxy"}, "0.0.0.0"))
    assert [finding.code for finding in of_reach({"LIVLINE_HTTPS": "loopback"}, "::")] == ["open_without_encryption"]


def test_files_are_collected_in_production_alone(tmp_path: Path):
    assert deployment.static_files(PRODUCTION, tmp_path)["STATIC_ROOT"] == tmp_path / "static"
    assert deployment.static_files(DEMO, tmp_path)["WHITENOISE_USE_FINDERS"]


def test_a_page_waits_for_no_look_through_what_the_application_is_made_of():
    ask = "import gc, livline.config.wsgi; print(gc.get_freeze_count() > 50_000, gc.get_threshold()[0])"
    environ = os.environ | DEMO | {"PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-P", "-c", ask], env=environ, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "20000"]
