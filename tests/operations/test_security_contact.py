"""Does somebody who has found a weakness learn whom to tell?"""

from __future__ import annotations

import datetime as dt

import pytest
from django.http import Http404
from django.test import RequestFactory
from django.test.utils import override_settings
from django.urls import resolve

from livline.config.security_contact import security_contact

PATH = "/.well-known/security.txt"


def asked() -> str:
    return security_contact(RequestFactory().get(PATH)).content.decode()


def test_the_contact_is_told_with_the_day_until_which_it_holds():
    with override_settings(SECURITY_CONTACT="mailto:sikkerhed@example.dk"):
        told = dict(line.split(": ", 1) for line in asked().splitlines())
    assert told["Contact"] == "mailto:sikkerhed@example.dk"
    left = dt.datetime.fromisoformat(told["Expires"]) - dt.datetime.now(dt.UTC)
    assert dt.timedelta(days=29) < left < dt.timedelta(days=31)


@pytest.mark.parametrize("contact", ["", "sikkerhed@example.dk", "javascript:x", "mailto:a\nContact: mailto:b"])
def test_what_is_no_contact_is_not_told(contact: str):
    with override_settings(SECURITY_CONTACT=contact), pytest.raises(Http404):
        asked()


def test_it_stands_where_it_is_looked_for():
    with override_settings(ROOT_URLCONF="livline.config.urls"):
        assert resolve(PATH).func is security_contact
