"""By day or by night: who decides, and what the page says of it."""

from __future__ import annotations

import pytest
from django.test import Client


def root_of(client: Client) -> str:
    return client.get("/skriv/").content.decode().partition("<head>")[0]


def test_the_device_decides_unless_somebody_chose(client: Client):
    assert "data-theme" not in root_of(client)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_is_chosen_is_kept_and_given_back_to_the_device(client: Client, theme: str):
    answer = client.post("/tema/", {"theme": theme, "next": "/skriv/"})
    assert (answer.status_code, answer["Location"]) == (302, "/skriv/")
    assert f'data-theme="{theme}"' in root_of(client)
    client.post("/tema/", {"theme": "device"})
    assert "data-theme" not in root_of(client)


@pytest.mark.parametrize("told", ["", "pink", 'dark" onload="x'])
def test_a_theme_that_is_none_changes_nothing(client: Client, told: str):
    assert not client.post("/tema/", {"theme": told}).cookies
    client.cookies["livline_theme"] = told.replace('"', "")
    assert "data-theme" not in root_of(client)


def test_a_theme_is_not_chosen_by_following_a_link(client: Client):
    assert client.get("/tema/?theme=dark").status_code == 405
