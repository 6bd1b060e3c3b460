"""Who lost their app and key comes back with a link and a password, and with neither alone."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.core import mail
from django.urls import reverse

from livline.signin import post
from livline.signin.renewal import HOURS, renewal_path
from tests.signin.people import PASSWORD, Person, Town, browser, enter, is_in, later, send, signed_in

FACTORS = "SELECT type FROM mfa_authenticator WHERE user_id = %s"


def used(link: str, password: str = PASSWORD, client: Any = None) -> Any:
    """The answer to the form behind a link."""
    return send(client or browser(), link, {"password": password})


@pytest.mark.parametrize("kind", ["staff", "citizen"])
def test_with_link_and_password_the_old_factors_go_and_new_ones_are_set_up_first(town: Town, kind: str):
    who = town.staff() if kind == "staff" else town.citizen()
    before, link = signed_in(who), renewal_path(who.id)
    assert used(link).url == reverse("account_login")
    assert town.ask(FACTORS, who.id) == []
    assert not is_in(before), "wherever they were signed in, they are no more"
    client = browser()
    enter(client, who)
    assert client.get("/account/sessions/").url == "/account/2fa/"
    assert town.events(who).count("renewed") == 1


def test_the_one_it_happened_to_is_told(town: Town):
    who = town.citizen()
    used(renewal_path(who.id))
    post.wait()
    letter = mail.outbox[-1]
    assert letter.to == [who.email]
    assert "Inga" not in letter.body
    assert "http" not in letter.body


def test_the_link_alone_does_nothing(town: Town):
    who = town.citizen()
    link = renewal_path(who.id)
    for wrong in ("", "wrong", "x" * 2_000, "\0"):
        assert used(link, wrong).status_code == 200
    assert len(town.ask(FACTORS, who.id)) == 1
    assert browser().get(link).status_code == 200


def test_guessing_the_password_behind_a_link_is_slowed_down(town: Town):
    who, client = town.citizen(), browser()
    link = renewal_path(who.id)
    for _ in range(5):
        used(link, "wrong", client)
    assert used(link, client=client).status_code in (200, 429)
    assert len(town.ask(FACTORS, who.id)) == 1
    assert town.events(who).count("failed") == 5


def test_a_link_works_once_and_for_a_day(town: Town):
    who = town.citizen()
    once, old = renewal_path(who.id), renewal_path(who.id)
    assert used(once).status_code == 302
    assert used(once).status_code == 410
    with later(HOURS * 60 * 60 + 1):
        assert browser().get(old).status_code == 410


@pytest.mark.parametrize("token", ["x", "a:b:c", "..%2F", "0" * 3_000])
def test_a_forged_link_is_none(town: Town, token: str):
    assert browser().get(f"/account/renewal/{token}/").status_code in (404, 410)


def test_an_invitation_is_no_renewal_nor_the_other_way_round(town: Town):
    """Both are signed, each for its own use."""
    who = town.citizen(password=None)
    from livline.signin.invitation import invitation_path

    token = invitation_path(town.account(who)).split("/")[-2]
    assert browser().get(reverse("signin_renewal", args=[token])).status_code == 410
    other = renewal_path(who.id).split("/")[-2]
    assert browser().get(reverse("signin_invitation", args=[other])).status_code == 410


@pytest.mark.parametrize("who", ["closed", "unknown", "without password"])
def test_there_is_nothing_to_renew(town: Town, who: str):
    closed = town.citizen()
    town.do("UPDATE account SET is_active = false WHERE id = %s", closed.id)
    found: dict[str, Person | None] = {
        "closed": closed, "unknown": None, "without password": town.citizen(password=None),
    }  # fmt: skip
    person = found[who]
    assert browser().get(renewal_path(person.id if person else uuid.uuid4())).status_code == 410
