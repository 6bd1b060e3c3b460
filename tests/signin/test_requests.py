"""Is each request one transaction for one account?  What is kept, what is undone, and for whom it is done."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.test import override_settings
from django.urls import include, path

from livline.access.models import Account
from livline.cases.lookups import case_for_reading
from livline.looks.models import Act
from livline.looks.record import record
from livline.signin.stepup import fresh, needs_step_up
from tests.signin.people import PASSWORD, Town, browser, is_in, later, send, signed_in

REFUSED = uuid.UUID(int=7)
SEEN: list[str] = []


def whoami(request: Any) -> HttpResponse:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('livline.account', true), current_setting('livline.door', true)")
        named, door = cursor.fetchone()
    return HttpResponse(f"{named}|{door}|{request.account.pk if request.account else ''}")


def refused(request: Any) -> HttpResponse:
    case_for_reading(REFUSED, by=request.account)
    return HttpResponse("never")


def missing(request: Any) -> HttpResponse:
    record(REFUSED, Act.REFUSED)
    raise Http404


def broken(request: Any) -> HttpResponse:
    record(REFUSED, Act.REFUSED)
    raise RuntimeError("a name that must not be shown")


def broken_in_the_database(request: Any) -> HttpResponse:
    record(REFUSED, Act.REFUSED)
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1/0")
    return HttpResponse("never")


def unavailable(request: Any) -> HttpResponse:
    record(REFUSED, Act.REFUSED)
    return HttpResponse(status=503)


def stream(request: Any) -> StreamingHttpResponse:
    def rows() -> Iterator[str]:
        for _ in range(3):
            yield f"{Account.objects.count()} {connection.in_atomic_block};"

    return StreamingHttpResponse(rows())


def stream_broken(request: Any) -> StreamingHttpResponse:
    def rows() -> Iterator[str]:
        yield "first"
        raise RuntimeError("a name that must not be shown")

    record(REFUSED, Act.REFUSED)
    return StreamingHttpResponse(rows())


@needs_step_up()
def guarded(request: Any) -> HttpResponse:
    SEEN.append(f"{request.method} {request.POST.get('text', '')} {request.account.pk} {fresh(request)}")
    return HttpResponse("done")


views = (whoami, refused, missing, broken, broken_in_the_database, unavailable, stream, stream_broken, guarded)
urlpatterns = [path(f"{view.__name__}/", view) for view in views] + [path("", include("livline.config.urls"))]


@pytest.fixture
def client(town: Town) -> Iterator[Any]:
    with override_settings(ROOT_URLCONF=__name__):
        client = signed_in(who := town.citizen())
        client.raise_request_exception, client.who = False, who
        SEEN.clear()
        town.do("ALTER TABLE look DISABLE TRIGGER look_stays")
        town.do("DELETE FROM look WHERE case_id = %s", REFUSED)
        town.do("ALTER TABLE look ENABLE TRIGGER look_stays")
        town.do("DELETE FROM look_end WHERE case_id = %s", REFUSED)
        yield client


def looks(town: Town) -> int:
    return int(town.ask("SELECT count(*) FROM look WHERE case_id = %s", REFUSED)[0][0])


def test_a_request_works_for_the_account_of_its_session(client: Any, town: Town):
    named, door, account = client.get("/whoami/").content.decode().split("|")
    assert named == account != ""
    assert door == ""


def test_a_request_without_a_session_names_nobody(client: Any):
    assert browser().get("/whoami/").content == b"||"


def test_the_name_is_gone_after_the_request(client: Any):
    client.get("/whoami/")
    with transaction.atomic():
        assert Account.objects.count() == 0


def test_sign_in_leaves_no_door_open(client: Any, town: Town):
    client.get("/account/login/")
    for other in (client, browser()):
        other.get("/account/password/reset/")
        assert other.get("/whoami/").content.decode().split("|")[1] == ""


def test_a_refused_look_is_kept(client: Any, town: Town):
    response = client.get("/refused/")
    assert response.status_code == 404
    assert looks(town) == 1


def test_what_a_page_that_is_not_found_wrote_is_kept(client: Any, town: Town):
    assert client.get("/missing/").status_code == 404
    assert looks(town) == 1


@pytest.mark.parametrize("page", ["broken", "broken_in_the_database", "unavailable", "stream_broken"])
def test_a_fault_undoes_everything_and_tells_nothing(client: Any, town: Town, page: str):
    response = client.get(f"/{page}/")
    assert response.status_code in (500, 503)
    assert looks(town) == 0
    assert b"must not be shown" not in response.content
    assert b"Traceback" not in response.content
    assert is_in(client)


def test_a_stream_is_read_inside_the_transaction(client: Any):
    assert client.get("/stream/").getvalue() == b"1 True;" * 3


def test_whoever_asks_whether_we_are_well_stays_signed_in(client: Any):
    assert client.get("/health").status_code == 200
    assert is_in(client)


def test_a_step_up_is_not_asked_of_whoever_has_just_signed_in(client: Any):
    assert client.get("/guarded/").content == b"done"


AGAIN = "/account/2fa/reauthenticate/"
"""Everybody who signs in with a password has a second factor, and proves with it who they are."""


def proved(client: Any, code: str = "", after: str = "/guarded/") -> Any:
    """Prove again who one is."""
    return send(client, AGAIN, {"code": code or client.who.code(), "next": after})


def test_a_step_up_is_asked_after_five_minutes_and_leads_back(client: Any, town: Town):
    with later(5 * 60 + 1):
        response = client.get("/guarded/")
        assert response.url == f"{AGAIN}?next=%2Fguarded%2F"
        assert SEEN == []
        assert proved(client, "000000").status_code == 200
        assert client.get("/guarded/").status_code == 302
        assert proved(client).url == "/guarded/"
        assert client.get("/guarded/").content == b"done"


def test_what_was_sent_is_not_lost_by_a_step_up(client: Any, town: Town):
    with later(5 * 60 + 1):
        send(client, "/guarded/", {"text": "mine ord"})
        assert SEEN == []
        assert proved(client).content == b"done"
        assert [seen.split(" ", 1)[0] for seen in SEEN] == ["POST"]
        assert "mine ord" in SEEN[0]
        assert SEEN[0].endswith("True")


def test_what_waits_for_a_step_up_is_sealed(client: Any, town: Town):
    with later(5 * 60 + 1):
        send(client, "/guarded/", {"text": "mine ord"})
    assert not any("mine ord" in row[0] for row in town.ask("SELECT s::text FROM signin_session s"))


def test_a_step_up_gives_the_session_a_new_key(client: Any):
    before = client.cookies[settings.SESSION_COOKIE_NAME].value
    with later(5 * 60 + 1):
        proved(client)
        assert client.cookies[settings.SESSION_COOKIE_NAME].value != before
        old = browser()
        old.cookies[settings.SESSION_COOKIE_NAME] = before
        assert not is_in(old)
        assert is_in(client)


def test_who_has_a_second_factor_steps_up_with_it(client: Any, town: Town):
    who = town.staff()
    strong = signed_in(who)
    with later(5 * 60 + 31):
        assert strong.get("/guarded/").url.startswith("/account/2fa/reauthenticate/")
        password = send(strong, "/account/reauthenticate/", {"password": PASSWORD, "next": "/guarded/"})
        assert password.url.startswith("/account/2fa/reauthenticate/")
        assert strong.get("/guarded/").status_code == 302
        code = send(strong, "/account/2fa/reauthenticate/", {"code": who.code(), "next": "/guarded/"})
        assert code.url == "/guarded/"
        assert strong.get("/guarded/").content == b"done"


@pytest.mark.parametrize("after", ["https://evil.invalid/", "//evil.invalid", "javascript:alert(1)"])
def test_a_step_up_leads_nowhere_else(client: Any, after: str):
    with later(5 * 60 + 1):
        response = proved(client, after=after)
        assert "evil" not in response.url
        assert "javascript" not in response.url


def test_a_stranger_is_sent_to_sign_in_and_not_to_the_step_up(client: Any):
    assert browser().get("/guarded/").url == "/account/login/?next=/guarded/"


def test_guessing_at_the_step_up_is_slowed_down(client: Any):
    with later(5 * 60 + 1):
        for _ in range(6):
            proved(client, "000000")
        assert proved(client).status_code in (200, 429)
        assert client.get("/guarded/").content != b"done"


def test_what_happened_is_listed_for_its_account(client: Any, town: Town):
    page = client.get("/account/logins/").content.decode()
    assert "Logget ind" in page
    assert "/24" in page
    address = client.defaults["REMOTE_ADDR"]
    assert f">{address}<" not in page
    assert town.ask("SELECT count(*) FROM signin_event WHERE network = %s", address) == [(0,)]
