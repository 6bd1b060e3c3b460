"""Do keys (WebAuthn) work, and can what one said be said again?  In a real Chromium with an authenticator."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import parse_qs

import psycopg
import pytest

from livline.database.address import Address
from tests.conftest import QUIET
from tests.signin.people import PASSWORD, Person, Town
from tests.signin.serving import Served, people_file, serving

pytestmark = pytest.mark.browser
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(scope="module")
def served(signin_address: Address, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(signin_address, people_file(tmp_path_factory.mktemp("broker") / "people.json", {})) as both:
        yield both


@pytest.fixture
def who(signin_address: Address) -> Person:
    """Staff who has to set a second factor up."""
    with psycopg.connect(**signin_address.for_psycopg(), autocommit=True) as superuser:
        return Town(superuser, signin_address).staff(secret=None)


def browsing(chromium: str, work: Callable[[Any], None]) -> None:
    """Work with a page that has an authenticator; in a thread, as other tests may have a browser in this one."""

    def within() -> None:
        from playwright.sync_api import sync_playwright

        with sync_playwright() as playwright:
            running = playwright.chromium.launch(executable_path=chromium, args=QUIET)
            page = running.new_page()
            line = page.context.new_cdp_session(page)
            line.send("WebAuthn.enable")
            line.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
            work(page)
            running.close()

    with ThreadPoolExecutor(1) as thread:
        thread.submit(within).result()


def enter(page: Any, served: Served, who: Person) -> None:
    page.goto(f"{served.app}/account/login/")
    page.fill("input[name=login]", who.email)
    page.fill("input[name=password]", PASSWORD)
    page.click("form[action='/account/login/'] button")


def add_key(page: Any, served: Served, passwordless: bool) -> None:
    """Led there, and on to the recovery codes."""
    page.wait_for_url("**/account/2fa/")
    page.goto(f"{served.app}/account/2fa/webauthn/add/")
    page.set_checked("input[name=passwordless]", passwordless)
    page.click("#mfa_webauthn_add")
    page.wait_for_url("**/account/2fa/recovery-codes/")


def sign_out(page: Any, served: Served) -> None:
    page.goto(f"{served.app}/account/logout/")
    page.click("main form button")
    page.wait_for_url("**/account/login/")


def is_in(page: Any, served: Served) -> bool:
    page.goto(f"{served.app}/account/sessions/")
    return bool(page.url == f"{served.app}/account/sessions/")


def test_a_key_is_a_second_factor_and_what_it_said_works_once(
    served: Served,
    who: Person,
    chromium: str,
):
    def work(page: Any) -> None:
        enter(page, served, who)
        add_key(page, served, passwordless=False)
        assert is_in(page, served)
        sign_out(page, served)

        enter(page, served, who)
        page.wait_for_url("**/account/2fa/authenticate/")
        assert not is_in(page, served)
        page.goto(f"{served.app}/account/2fa/authenticate/")
        with page.expect_request(lambda request: request.method == "POST") as sent:
            page.click("#mfa_webauthn_authenticate")
        page.wait_for_url(f"{served.app}/")
        assert is_in(page, served)

        said = parse_qs(sent.value.post_data)["credential"][0]
        sign_out(page, served)
        enter(page, served, who)
        page.wait_for_url("**/account/2fa/authenticate/")
        with page.expect_navigation():
            page.evaluate(
                "said => { const f = document.getElementById('webauthn_form');"
                " f.elements['credential'].value = said; f.submit(); }",
                said,
            )
        assert not is_in(page, served)

    browsing(chromium, work)


def test_a_passkey_opens_without_a_password(served: Served, who: Person, chromium: str):
    def work(page: Any) -> None:
        enter(page, served, who)
        add_key(page, served, passwordless=True)
        sign_out(page, served)
        page.click("#passkey_login")
        page.wait_for_url(f"{served.app}/")
        assert is_in(page, served)

    browsing(chromium, work)


def test_a_key_that_was_removed_opens_nothing(
    served: Served,
    who: Person,
    chromium: str,
    signin_address: Address,
):
    def work(page: Any) -> None:
        enter(page, served, who)
        add_key(page, served, passwordless=True)
        sign_out(page, served)
        with psycopg.connect(**signin_address.for_psycopg(), autocommit=True) as superuser:
            superuser.execute("DELETE FROM mfa_authenticator WHERE user_id = %s", [who.id])
        with page.expect_navigation():
            page.click("#passkey_login")
        assert not is_in(page, served)

    browsing(chromium, work)
