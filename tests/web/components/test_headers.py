"""Does every response say what a browser may do with it, also the refusals and the faults?"""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.test.utils import override_settings

from livline.web.headers import EVERYWHERE

POLICY = {
    "default-src": "'self'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
PAGES = {
    "/galleri/": 200,
    "/ikke-der/": 404,
    "/afvist/": 403,
    "/fejl/": 500,
    "/lukket/": 503,
    "/sprog/": 405,
    "/ude": 301,
    "/static/ikke-der.css": 404,
    "/static/livline/": 404,
}


@pytest.fixture(autouse=True)
def quiet(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL)


@pytest.mark.parametrize(("path", "status"), PAGES.items())
def test_every_page_has_the_headers(client: Client, path: str, status: int):
    response = client.get(path)
    assert response.status_code == status
    assert {name: response.headers.get(name) for name in EVERYWHERE} == EVERYWHERE
    assert response["Cache-Control"] == "no-store"
    assert policy_of(response["Content-Security-Policy"]) == POLICY


def test_a_host_that_is_not_ours_is_refused_with_the_headers(client: Client):
    response = client.get("/galleri/", HTTP_HOST="evil.example")
    assert response.status_code == 400
    assert response["Cache-Control"] == "no-store"
    assert policy_of(response["Content-Security-Policy"]) == POLICY


def test_a_form_without_its_token_is_refused_with_a_reason():
    response = Client(enforce_csrf_checks=True).post("/sprog/", {"language": "en"})
    assert response.status_code == 403
    assert "Siden har været åben for længe" in response.content.decode()
    assert response["Cache-Control"] == "no-store"


def test_no_page_may_be_framed_cached_or_asked_for_a_camera():
    assert EVERYWHERE["X-Frame-Options"] == "DENY"
    assert "camera=()" in EVERYWHERE["Permissions-Policy"]
    assert EVERYWHERE["Referrer-Policy"] == "same-origin"


def test_the_headers_stand_outside_all_that_makes_pages():
    assert settings.MIDDLEWARE[:5] == [
        "django.middleware.security.SecurityMiddleware",
        "whitenoise.middleware.WhiteNoiseMiddleware",
        "livline.web.headers.headers",
        "csp.middleware.CSPMiddleware",
        "livline.web.methods.methods",
    ]


@pytest.mark.parametrize("method", ["TRACE", "PUT", "PATCH", "DELETE", "OPTIONS", "CONNECT", "FOO"])
def test_a_method_that_no_page_has_is_refused(client: Client, method: str):
    response = client.generic(method, "/galleri/", HTTP_X_OWN="told to nobody")
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD, POST"
    assert response.content == b""
    assert response["Cache-Control"] == "no-store"


def test_files_of_the_design_may_be_kept(client: Client):
    response = client.get("/static/livline/livline.css")
    assert response.status_code == 200
    assert "no-store" not in response["Cache-Control"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Access-Control-Allow-Origin" not in response
    policy = policy_of(response["Content-Security-Policy"])
    assert {policy[rule] for rule in ("script-src", "object-src", "base-uri", "frame-ancestors")} == {"'none'"}
    response.close()


def test_a_fault_tells_nothing_of_what_went_wrong(client: Client):
    text = client.get("/fejl/").content.decode()
    assert "Der er sket en fejl hos os" in text
    assert "Skjult Vej" not in text
    assert "RuntimeError" not in text


def test_a_page_that_is_not_there_does_not_repeat_its_address(client: Client):
    """Only the buttons of language and theme bring back to it."""
    page = client.get("/sag/010160-1234/").content.decode()
    assert page.count("010160") == page.count('name="next" value="/sag/010160-1234/"')


def test_a_fault_speaks_the_language_chosen(client: Client):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    assert "The page does not exist" in client.get("/ikke-der/").content.decode()


def test_a_closed_house_says_when_to_come_again(client: Client):
    assert client.get("/lukket/")["Retry-After"] == "120"


def test_the_product_itself_answers_for_its_faults():
    """Here the gallery's addresses are in use; this is about the product's own."""
    with override_settings(ROOT_URLCONF="livline.config.urls"):
        response = Client().get("/ikke-der/")
    assert response.status_code == 404
    assert "Siden findes ikke" in response.content.decode()


def test_no_template_has_script_or_style_of_its_own():
    web = Path(settings.LOCALE_PATHS[0]).parent
    for path in web.rglob("*.html"):
        text = path.read_text("utf-8")
        assert "<style" not in text, path
        assert " style=" not in text, path
        assert "<script>" not in text, path
        assert not any(f" on{event}=" in text for event in ("click", "load", "submit", "change", "input")), path


def policy_of(header: str) -> dict[str, str]:
    return dict(part.strip().split(" ", 1) for part in header.split(";"))
