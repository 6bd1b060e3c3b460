"""A page says how long it took where that gives nothing away, and to nobody in production."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from livline.web.timing import HEADER, timing
from tests.ground import world
from tests.web.pages.visiting import Visitor

FORM = re.compile(r'total;dur=([0-9.]+), db;dur=([0-9.]+), queries;desc="([0-9]+)"')
PRINTED = "from livline.config import settings; print(*settings.MIDDLEWARE, sep='\\n')"


def middleware_of(kind: str) -> list[str]:
    environ = os.environ | {"LIVLINE_ENV": kind}
    done = subprocess.run([sys.executable, "-c", PRINTED], env=environ, capture_output=True, text=True, check=True)
    return done.stdout.split()


@pytest.mark.parametrize("kind", ["production", ""])
def test_production_installs_no_clock(kind: str):
    assert not [name for name in middleware_of(kind) if "timing" in name]


@pytest.mark.parametrize("kind", ["demo", "test"])
def test_demo_and_test_have_one_outside_the_transaction(kind: str):
    names = middleware_of(kind)
    assert names.index("livline.web.timing.timing") < names.index("livline.signin.transaction.one_transaction")


def test_a_page_in_production_does_not_say_how_long_it_took(db: None):
    assert middleware_of("") == settings.MIDDLEWARE
    anna = world.account("Anna", world.municipality())
    assert HEADER not in Visitor(anna).get(reverse("cases")).headers


def test_queries_and_their_time_are_counted(db: None):
    def page(request: HttpRequest) -> HttpResponse:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_sleep(0.02)")
            cursor.execute("SELECT 1")
        return HttpResponse()

    found = FORM.fullmatch(timing(page)(HttpRequest())[HEADER])
    assert found is not None
    total, database, queries = float(found[1]), float(found[2]), int(found[3])
    assert queries == 2
    assert 20 <= database <= total


def test_what_one_page_asked_is_not_counted_for_the_next(db: None):
    answers = [timing(lambda _: HttpResponse())(HttpRequest()) for _ in range(2)]
    found = [FORM.fullmatch(answer[HEADER]) for answer in answers]
    assert [match[3] for match in found if match] == ["0", "0"]
