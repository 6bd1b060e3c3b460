"""Requests that no page of ours makes: what do they get?"""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from livline.cases.models import Entry
from tests.attacks.cast import Cast, cast
from tests.ground import world
from tests.web.pages.visiting import Visitor


@pytest.fixture
def made() -> Cast:
    return cast(secret=False)


def ask(made: Cast, method: str, path: str, name: str = "worker", **more: Any) -> Any:
    """A request as it stands."""
    client = Visitor(made.people[name]).client
    with world.role("livline_web"):
        return getattr(client, method)(path, **more)


def record(made: Cast) -> str:
    return reverse("fact-record", args=[made.child.id, "consent"])


def test_a_form_without_its_token_saves_nothing(made: Cast):
    client = Client(enforce_csrf_checks=True)
    client.cookies[settings.SESSION_COOKIE_NAME] = (
        Visitor(made.people["worker"]).client.cookies[settings.SESSION_COOKIE_NAME].value
    )
    with world.role("livline_web"):
        assert client.post(record(made), {"date": "01.02.2026"}).status_code == 403
    assert not Entry.objects.filter(kind="consent").exists()


@pytest.mark.parametrize("method", ["head", "options", "put", "patch", "delete", "trace"])
def test_another_method_gets_nothing(made: Cast, method: str):
    answer = ask(made, method, reverse("case", args=[made.child.id]), "stranger")
    assert answer.status_code in (404, 405)
    assert answer.content == b"" or answer.status_code == 404


def test_a_method_in_a_header_changes_nothing(made: Cast):
    headers = {"X-HTTP-Method-Override": "POST", "X-Method-Override": "POST"}
    path = reverse("fact-quarantine-yes", args=[made.child.id, made.child.id])
    assert ask(made, "get", path, headers=headers).status_code == 405


def test_another_host_gets_nothing(made: Cast):
    answer = ask(made, "get", reverse("cases"), headers={"Host": "evil.example"})
    assert answer.status_code == 400


def test_a_body_of_json_is_no_form(made: Cast):
    answer = ask(made, "post", record(made), data={"date": "2026-02-01"}, content_type="application/json")
    assert answer.status_code == 200
    assert not Entry.objects.filter(kind="consent").exists()


@pytest.mark.parametrize("cookie", ["../../etc/passwd", "en/../da", "xx", "en\x00", "a" * 3000])
def test_a_language_that_is_none_is_danish(made: Cast, cookie: str):
    visitor = Visitor(made.people["worker"])
    visitor.client.cookies[settings.LANGUAGE_COOKIE_NAME] = cookie
    assert visitor.get(reverse("cases"))["Content-Language"] == "da"


@pytest.mark.parametrize("next_", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_the_choice_of_language_leads_to_no_other_site(made: Cast, next_: str):
    assert ask(made, "post", reverse("language"), data={"language": "en", "next": next_})["Location"] == "/"


@pytest.mark.parametrize("text", ["\x00", "x" * 300_000, "\ud7ff\u202e\u2066", "{{7*7}}{% load i18n %}"])
def test_strange_texts_break_no_form(made: Cast, text: str):
    path = reverse("fact-record", args=[made.child.id, "lawful_reason"])
    answer = Visitor(made.people["worker"]).post(path, reason=text)
    assert answer.status_code in (200, 302)


@pytest.mark.parametrize("entry", [0, 2**31, 2**63, 10**40])
def test_a_number_beyond_all_numbers_is_not_there(made: Cast, entry: int):
    assert ask(made, "get", reverse("fact-correct", args=[entry])).status_code == 404


def test_a_name_with_markup_is_a_name(made: Cast):
    path = reverse("person-add", args=[made.child.id])
    Visitor(made.people["worker"]).post(path, name="<script>alert(1)</script>", part="network")
    told = Visitor(made.people["worker"]).get(reverse("people", args=[made.child.id])).content.decode()
    assert "<script>alert" not in told
    assert "&lt;script&gt;alert" in told


def test_a_name_that_looks_like_another_opens_nothing(made: Cast):
    path = reverse("person-add", args=[made.child.id])
    Visitor(made.people["worker"]).post(path, name="сhild Prøve", part="network")
    answer = Visitor(made.people["stranger"]).post(reverse("search"), q="сhild")
    assert "Prøve" not in answer.content.decode()
