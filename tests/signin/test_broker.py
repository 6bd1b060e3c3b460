"""Does sign-in through a broker let in whom it should and nobody else?  Over HTTP, with real processes."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import psycopg
import pytest
import requests
from django.conf import settings

from livline.database.address import Address
from livline.signin.brokers import KINDS, Broker, Level, cpr_of_claims, level_of
from livline.signin.local_broker.tokens import FAULTS
from tests.signin.people import Person, Town
from tests.signin.serving import CLIENT, NSIS, SECRET, Served, Traveller, asked_in, people_file, said, serving

LOA, UUID = f"{NSIS}loa", "https://data.gov.dk/model/core/eid/cprUuid"
CPR = "https://data.gov.dk/model/core/eid/cprNumber"
INGA, LOW, SILENT, STRANGER, CLOSED = (str(uuid.UUID(int=n)) for n in range(1, 6))
ANNA, ANNA_TOO = "anna.staff@example.invalid", "unverified"
NUMBER = "7005129999"
COOKIE = settings.SESSION_COOKIE_NAME.removeprefix("__Host-")


@pytest.fixture(scope="session")
def people(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("broker")
    high = {LOA: f"{NSIS}Substantial"}
    staff = {"loa": "Substantial", "email": ANNA}
    return people_file(
        folder / "people.json",
        {
            "inga": {UUID: INGA, CPR: NUMBER, **high},
            "low": {UUID: LOW, LOA: f"{NSIS}Low"},
            "silent": {UUID: SILENT},
            "stranger": {UUID: STRANGER, **high},
            "stranger low": {UUID: STRANGER, LOA: f"{NSIS}Low"},
            "closed": {UUID: CLOSED, **high},
            "citizen mail": {"loa": "High", "email": "citizen@example.invalid", "email_verified": True},
            "anna": staff | {"email_verified": True},
            "anna low": staff | {"email_verified": True, "loa": "Low"},
            "anna unverified": staff,
            "anna said": staff | {"email_verified": "true"},
            "anna mitid": staff | {"email_verified": True, UUID: STRANGER, **high},
        },
    )


@pytest.fixture(scope="session")
def served(signin_address: Address, people: Path) -> Iterator[Served]:
    with psycopg.connect(**signin_address.for_psycopg(), autocommit=True) as superuser:
        town = Town(superuser, signin_address)
        for subject in (INGA, LOW, SILENT, CLOSED):
            link(town, town.citizen(password=None), subject)
        town.do(
            "UPDATE account SET is_active = false"
            " WHERE id = (SELECT account_id FROM signin_broker_link WHERE subject = %s)",
            CLOSED,
        )
        town.staff(email=ANNA, password=None, secret=None)
        town.citizen(email="citizen@example.invalid", password=None)
    with serving(signin_address, people) as both:
        yield both


def link(town: Town, who: Person, subject: str) -> None:
    town.do("INSERT INTO signin_broker_link (account_id, broker, subject) VALUES (%s, 'mitid', %s)", who.id, subject)


@pytest.fixture
def traveller(served: Served) -> Iterator[Traveller]:
    someone = Traveller(served)
    yield someone
    someone.close()


def test_whoever_was_linked_comes_in(traveller: Traveller, town: Town):
    response = traveller.travel("inga")
    assert (response.status_code, response.headers["Location"]) == (302, "/")
    assert traveller.is_in()
    assert "signed_in" in [row[0] for row in town.ask("SELECT what FROM signin_event")]


def test_the_broker_is_asked_with_all_that_protects_the_answer(traveller: Traveller):
    asked = asked_in(traveller.leave())
    assert asked["response_type"] == "code"
    assert asked["code_challenge_method"] == "S256"
    assert len(asked["state"]) >= 32
    assert len(asked["nonce"]) >= 32
    assert asked["nonce"] != asked["state"] != asked["code_challenge"]
    again = asked_in(traveller.leave())
    assert all(again[name] != asked[name] for name in ("state", "nonce", "code_challenge"))


def test_the_cpr_number_is_nowhere_afterwards(traveller: Traveller, town: Town):
    traveller.travel("inga")
    tables = town.ask("SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public'")
    for (table,) in tables:
        assert town.ask(f"SELECT count(*) FROM {table} t WHERE t::text LIKE %s", f"%{NUMBER}%") == [(0,)], table


@pytest.mark.parametrize("person", ["low", "silent", "stranger low"])
def test_whoever_is_not_sure_enough_is_told_what_to_do(traveller: Traveller, person: str):
    response = traveller.travel(person)
    assert response.status_code == 403
    assert "Dit login er ikke sikkert nok" in said(response)
    assert "niveauet Betydelig" in said(response)
    assert not traveller.is_in()


@pytest.mark.parametrize("person", ["stranger", "closed"])
def test_whoever_is_not_known_gets_no_account_and_is_told_what_to_do(traveller: Traveller, town: Town, person: str):
    before = town.ask("SELECT count(*) FROM account")
    response = traveller.travel(person)
    assert response.status_code == 403
    assert "Vi har ingen konto til dig" in said(response)
    assert not traveller.is_in()
    assert town.ask("SELECT count(*) FROM account") == before


@pytest.mark.parametrize("fault", [fault for fault in FAULTS if fault != "stale"])
def test_what_the_broker_did_not_say_for_this_sign_in_is_not_believed(traveller: Traveller, fault: str):
    response = traveller.travel("inga", fault=fault)
    assert response.status_code == 403
    assert "Begynd forfra" in said(response)
    assert not traveller.is_in()


def test_an_answer_works_once(traveller: Traveller, served: Served):
    back = traveller.pick(traveller.leave(), "inga")
    assert traveller.get(back).status_code == 302
    assert traveller.get(back).status_code == 403
    other = Traveller(served)
    assert other.get(back).status_code == 403
    assert not other.is_in()
    other.close()


def test_a_code_works_once_at_the_broker(traveller: Traveller, served: Served):
    """A code that was used is worth nothing, also with another sign-in's state around it."""
    first = asked_in(traveller.pick(traveller.leave(), "inga"))
    told = {
        "grant_type": "authorization_code",
        "code": first["code"],
        "redirect_uri": f"{served.app}/account/broker/mitid/back/",
        "code_verifier": "wrong",
    }
    for _ in range(2):  # a wrong verifier spends it
        answer = requests.post(f"{served.broker}/token", told, auth=(CLIENT, SECRET), timeout=10)
        assert answer.json() == {"error": "invalid_grant"}
    query = urlencode({"code": first["code"], "state": first["state"]})
    assert traveller.get(f"{served.app}/account/broker/mitid/back/?{query}").status_code == 403
    assert not traveller.is_in()


def test_a_code_of_somebody_else_is_not_taken(traveller: Traveller, served: Served):
    """Login CSRF: a victim is made to redeem the attacker's code, with their own state or none."""
    attacker = Traveller(served)
    stolen = asked_in(attacker.pick(attacker.leave(), "inga"))
    attacker.close()
    mine = asked_in(traveller.leave())
    for state in (mine["state"], stolen["state"], ""):
        query = urlencode({"code": stolen["code"], "state": state})
        assert traveller.get(f"{served.app}/account/broker/mitid/back/?{query}").status_code == 403
    assert not traveller.is_in()


def test_an_answer_to_one_broker_is_not_an_answer_to_another(traveller: Traveller):
    back = traveller.pick(traveller.leave("mitid"), "inga")
    assert traveller.get(back.replace("/mitid/", "/kommune/")).status_code == 403
    assert not traveller.is_in()


@pytest.mark.parametrize(
    "query", ["", "?state=x", "?code=x", "?state=&code=", "?error=server_error", "?state=æ&code=%00"]
)
def test_an_answer_that_nobody_asked_for_is_refused(traveller: Traveller, served: Served, query: str):
    assert traveller.get(f"{served.app}/account/broker/mitid/back/{query}").status_code == 403


def test_an_answer_of_another_issuer_is_refused(traveller: Traveller):
    back = traveller.pick(traveller.leave(), "inga").replace("iss=http", "iss=https")
    assert traveller.get(back).status_code == 403


def test_whoever_turns_back_is_at_the_beginning(traveller: Traveller):
    response = traveller.travel("")
    assert (response.status_code, response.headers["Location"]) == (302, "/account/login/")


def test_one_comes_to_the_page_that_one_wanted(traveller: Traveller):
    assert traveller.travel("inga", query="?next=/account/logins/").headers["Location"] == "/account/logins/"


@pytest.mark.parametrize("after", ["https://evil.invalid/", "//evil.invalid", "/\\evil.invalid", "javascript:alert(1)"])
def test_nobody_is_sent_elsewhere(traveller: Traveller, after: str):
    query = "?" + urlencode({"next": after})
    assert traveller.travel("inga", query=query).headers["Location"] == "/"


@pytest.mark.parametrize("change", [{"redirect_uri": "http://localhost:1/"}, {"client_id": "x"}, {"nonce": ""}])
def test_the_local_broker_sends_nobody_elsewhere(traveller: Traveller, served: Served, change: dict[str, str]):
    asked = asked_in(traveller.leave()) | change
    assert traveller.get(f"{served.broker}/authorize?{urlencode(asked)}").status_code == 400


def test_staff_is_known_by_the_address_that_their_own_broker_vouches_for(traveller: Traveller):
    assert traveller.travel("anna", "kommune").status_code == 302
    assert traveller.is_in()  # the broker's word is a second factor


@pytest.mark.parametrize("person", ["anna unverified", "anna said", "citizen mail"])
def test_nobody_else_is_known_by_an_address(traveller: Traveller, person: str):
    assert "Vi har ingen konto til dig" in said(traveller.travel(person, "kommune"))
    assert not traveller.is_in()


def test_staff_too_has_to_be_sure_enough(traveller: Traveller):
    assert "Dit login er ikke sikkert nok" in said(traveller.travel("anna low", "kommune"))


def test_a_broker_that_does_not_vouch_for_addresses_is_not_asked_for_them(traveller: Traveller):
    assert "Vi har ingen konto til dig" in said(traveller.travel("anna mitid", "mitid"))


def test_a_broker_that_is_away_is_said_to_be(traveller: Traveller, served: Served):
    response = traveller.get(f"{served.app}/account/broker/gone/")
    assert response.status_code == 403
    assert "Vi kan ikke få forbindelse" in said(response)


@pytest.mark.parametrize("name", ["nobody", "MITID", "mitid%00"])
def test_a_broker_that_is_not_ours_is_not_found(traveller: Traveller, served: Served, name: str):
    assert traveller.get(f"{served.app}/account/broker/{name}/").status_code == 404


def test_the_key_changes_at_the_brokers_word(traveller: Traveller):
    back = traveller.pick(traveller.leave(), "inga")
    before = traveller.http.cookies[COOKIE]
    traveller.get(back)
    assert traveller.http.cookies[COOKIE] != before


def test_who_is_in_as_one_does_not_become_another(traveller: Traveller):
    traveller.travel("inga")
    assert "som en anden" in said(traveller.travel("anna", "kommune"))


def test_whoever_proves_it_again_must_have_signed_in_there_anew(traveller: Traveller):
    traveller.travel("inga")
    asked = asked_in(traveller.leave(query="?again=1"))
    assert (asked["prompt"], asked["max_age"]) == ("login", "0")
    assert traveller.travel("inga", query="?again=1", fault="stale").status_code == 403
    assert traveller.travel("inga", query="?again=1&next=/account/logins/").headers["Location"] == "/account/logins/"


def test_the_brokers_stand_on_the_page_of_sign_in(traveller: Traveller, served: Served):
    page = said(traveller.get(f"{served.app}/account/login/"))
    assert "Log ind med MitID" in page
    assert "Log ind med Nordby Kommune" in page


@pytest.mark.parametrize(
    ("kind", "claims", "level"),
    [
        ("nsis", {LOA: f"{NSIS}High"}, Level.HIGH),
        ("nsis", {LOA: "Substantial"}, Level.SUBSTANTIAL),
        ("nsis", {LOA: "substantialish"}, Level.NONE),
        ("nsis", {LOA: ""}, Level.NONE),
        ("nsis", {LOA: None}, Level.NONE),
        ("nsis", {LOA: ["High"]}, Level.NONE),
        ("nsis", {"loa": "High"}, Level.NONE),
        ("nsis", {}, Level.NONE),
        ("nets", {"loa": "Substantial", "ial": "High", "aal": "Low"}, Level.LOW),
        ("nets", {"loa": f"{NSIS}Substantial", "ial": "Substantial", "aal": "High"}, Level.SUBSTANTIAL),
        ("criipto", {"loa": "urn:grn:authn:dk:mitid:substantial"}, Level.SUBSTANTIAL),
        ("municipal", {"loa": "low"}, Level.LOW),
    ],
)
def test_the_lowest_level_that_is_said_counts(kind: str, claims: dict[str, Any], level: Level):
    assert level_of(KINDS[kind], claims) is level


@pytest.mark.parametrize(
    ("kind", "claims", "number"),
    [
        ("nets", {"dk_ssn": "700512-9999"}, "7005129999"),
        ("criipto", {"cprNumberIdentifier": "7005129999"}, "7005129999"),
        ("nets", {"dk_ssn": "70051299"}, None),
        ("nets", {}, None),
        ("municipal", {"": "7005129999"}, None),
    ],
)
def test_a_cpr_number_is_read_where_its_kind_has_it(kind: str, claims: dict[str, str], number: str | None):
    assert cpr_of_claims(KINDS[kind], claims) == number


@pytest.mark.parametrize("change", [{"kind": "x"}, {"issuer": "http://login.example.dk"}, {"issuer": "ftp://x"}])
def test_a_broker_without_a_safe_line_is_refused(change: dict[str, str]):
    told = {"name": "a", "title": "A", "kind": "nsis", "issuer": "https://x", "client_id": "c", "secret": "s"} | change
    with pytest.raises(ValueError, match="broker"):
        Broker(**told)  # type: ignore[arg-type]


def test_a_broker_does_not_show_its_secret():
    assert "geheim" not in repr(Broker("a", "A", "nsis", "https://x", "c", "geheim"))
