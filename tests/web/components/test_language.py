"""Who reads what in which language, and who decides?"""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client


def test_pages_are_danish_whatever_the_browser_prefers(client: Client):
    response = client.get("/skriv/", HTTP_ACCEPT_LANGUAGE="en")
    assert response["Content-Language"] == "da"
    assert '<html lang="da">' in response.content.decode()


def test_the_button_turns_the_pages_to_english_and_back(client: Client):
    chosen = client.post("/sprog/", {"language": "en", "next": "/skriv/"})
    assert (chosen.status_code, chosen["Location"]) == (302, "/skriv/")
    page = client.get("/skriv/")
    assert page["Content-Language"] == "en"
    assert '<html lang="en">' in page.content.decode()
    assert "Save" in page.content.decode()
    client.post("/sprog/", {"language": "da"})
    assert "Gem" in client.get("/skriv/").content.decode()


def test_the_cookie_is_for_the_server_alone(client: Client):
    cookie = client.post("/sprog/", {"language": "en"}).cookies[settings.LANGUAGE_COOKIE_NAME]
    assert (cookie["secure"], cookie["httponly"], cookie["samesite"]) == (True, True, "Lax")


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "\\\\evil.example"]
)
def test_nobody_is_sent_to_another_site(client: Client, elsewhere: str):
    assert client.post("/sprog/", {"language": "en", "next": elsewhere})["Location"] == "/"


@pytest.mark.parametrize("language", ["", "de", "en; path=/", "../en"])
def test_an_unknown_language_changes_nothing(client: Client, language: str):
    assert settings.LANGUAGE_COOKIE_NAME not in client.post("/sprog/", {"language": language}).cookies
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "de"
    assert client.get("/skriv/")["Content-Language"] == "da"


def test_the_language_is_not_chosen_by_following_a_link(client: Client):
    assert client.get("/sprog/?language=en").status_code == 405


def test_a_notice_is_said_once_and_its_cookie_holds_no_words(client: Client):
    first = client.get("/skriv/")
    assert first.content.decode().count("Det er gemt.") == 1
    assert "gemt" not in first.cookies.output()
