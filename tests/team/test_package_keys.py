"""A municipality changes its keys: by two, the old one for what was sent before, and partners get the new card."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from livline.access.errors import NotFound, Overtaken, Unfitting
from livline.access.models import Account, Appointment
from livline.team.models import CardGiven, KeyAnswer, KeyRenewal, Package, Partner
from livline.team.package import contents, envelope
from livline.team.package.envelope import Refused
from livline.team.package.keys import all_keys, card_of, card_read, cards_of, own_keys, partners_known
from livline.team.package.renewing import card_give, not_told, renewal_answer, renewal_ask, renewal_open, renewals_done
from livline.team.package.sending import receipt_load
from tests.ground import world
from tests.ground.oracle import DAY, TODAY
from tests.team.packages import Two, make, opened_of, sent, take, two
from tests.team.staff import Staff, staff
from tests.web.pages.surroundings import asks_little, not_fresh
from tests.web.pages.visiting import Visitor

pytestmark = pytest.mark.usefixtures("db")
__all__ = ["sent", "two"]
REASON = "En, der passede systemet, er holdt op"


def administrators(of: Staff) -> tuple[Account, Account]:
    """Two of them."""
    made = []
    for name in ("ada", "bea"):
        who = world.account(f"{name} {of.of.name}", of.of)
        Appointment.objects.create(account=who, office="administrator", during=(TODAY - DAY, None))
        made.append(who)
    return made[0], made[1]


def asked(of: Staff, by: Account) -> KeyRenewal:
    with world.web(by):
        return renewal_ask(municipality=of.of.id, reason=REASON, by=by)


def changed(of: Staff, at: datetime | None = None) -> KeyRenewal:
    """Other keys, asked and agreed; `at`: when (now)."""
    ada, bea = administrators(of)
    renewal = asked(of, ada)
    if at is None:
        with world.web(bea):
            renewal_answer(renewal=renewal, agrees=True, by=bea)
    else:
        KeyAnswer.objects.create(renewal=renewal, agrees=True, by=bea, at=at)
    return renewal


def card_text(of: Staff) -> str:
    return own_keys(of.of.id, of.of.name).card.text


def known_anew(to: Staff, of: Staff) -> Partner:
    """The new card, taken in."""
    card = card_read(card_text(of))
    return Partner.objects.create(municipality=to.of, name=card.name, agree_public=card.agree, sign_public=card.sign)


# --- two people ---------------------------------------------------------------------------------------------------


def test_one_asks_and_another_agrees_and_until_then_the_old_key_is_used(two: Two):
    before = card_text(two.there)
    ada, bea = administrators(two.there)
    renewal = asked(two.there, ada)
    assert card_text(two.there) == before
    with world.web(ada), pytest.raises(Unfitting, match="to"):
        renewal_answer(renewal=renewal, agrees=True, by=ada)
    with world.web(ada), pytest.raises(DatabaseError), transaction.atomic():
        KeyAnswer.objects.create(renewal=renewal, agrees=True, by=ada)
    with world.web(bea):
        renewal_answer(renewal=renewal, agrees=True, by=bea)
        with pytest.raises(Overtaken):
            renewal_answer(renewal=renewal, agrees=True, by=bea)
    assert card_text(two.there) != before
    assert [keys.until is None for keys in all_keys(two.there.of.id, "Sydby")] == [True, False]


def test_what_is_asked_is_answered_before_another_asks_and_who_asked_may_let_it_go(two: Two):
    before = card_text(two.there)
    ada, bea = administrators(two.there)
    renewal = asked(two.there, ada)
    with pytest.raises(Overtaken):
        asked(two.there, bea)
    with world.web(ada):
        renewal_answer(renewal=renewal, agrees=False, by=ada)
        assert renewal_open(two.there.of.id) is None
    assert card_text(two.there) == before
    asked(two.there, bea)


def test_a_reason_is_given(two: Two):
    ada, _ = administrators(two.there)
    with world.web(ada), pytest.raises(Unfitting, match="kort"):
        renewal_ask(municipality=two.there.of.id, reason="fordi", by=ada)


def test_strangers_change_nothing_and_citizens_see_nothing(two: Two):
    ada, _ = administrators(two.there)
    renewal = asked(two.there, ada)
    elsewhere, _ = administrators(two.here)
    for who in (two.there.ida, two.there.bo, elsewhere):
        with world.web(who):
            with pytest.raises((NotFound, Overtaken)):
                renewal_ask(municipality=two.there.of.id, reason=REASON, by=who)
            with pytest.raises(NotFound):
                renewal_answer(renewal=renewal, agrees=True, by=who)
    with world.web(elsewhere):
        assert not KeyRenewal.objects.exists()
    parent = world.account("parent", None)
    world.relate(parent, two.case, "custody_parent")
    with world.web(parent):
        assert not KeyRenewal.objects.exists()
        assert not KeyAnswer.objects.exists()


# --- what was sent before and after -------------------------------------------------------------------------------


def test_the_old_key_opens_what_was_sent_before_and_the_receipt_is_of_the_new_one(sent: tuple[Two, Package, bytes]):
    two, package, file = sent
    changed(two.there, timezone.now() + DAY)
    received = take(two, file)
    known_anew(two.here, two.there)
    with world.web(two.here.anna):
        told = receipt_load(package=package, file=bytes(received.receipt), by=two.here.anna)
    assert told.package == package


def test_what_is_closed_with_the_old_key_after_the_change_is_refused(sent: tuple[Two, Package, bytes]):
    two, _, file = sent
    changed(two.there, timezone.now() - DAY)
    with pytest.raises(Refused, match="ikke bruger mere") as refusal:
        take(two, file)
    assert "nye kort" in refusal.value.next_step


def test_a_sender_that_has_changed_its_key_is_known_again_by_its_new_card(sent: tuple[Two, Package, bytes]):
    two, package, file = sent
    changed(two.here)
    content = opened_of(two, file)
    ours = own_keys(two.here.of.id, two.here.of.name)
    fresh = envelope.closed(content, package.id, timezone.now(), card_of(two.partner), ours)
    with pytest.raises(Refused, match="ikke kender"):
        take(two, fresh)
    known_anew(two.there, two.here)
    assert take(two, fresh).partner.name == "Nordby"


def test_an_old_card_of_the_sender_signs_nothing_from_after_it_was_replaced(sent: tuple[Two, Package, bytes]):
    two, package, file = sent
    manifest, files = contents.unpacked(opened_of(two, file))
    old = own_keys(two.here.of.id, two.here.of.name)
    changed(two.here)
    newer = known_anew(two.there, two.here)
    about = {name: value for name, value in manifest.items() if name != "files"}
    late = envelope.closed(
        contents.packed(files, about), package.id, newer.added_at + DAY / 48, card_of(two.partner), old
    )  # fmt: skip
    with pytest.raises(Refused, match="ikke bruger mere"):
        take(two, late)
    assert take(two, file).partner == two.back, "what it signed before is still theirs"


def test_a_package_is_closed_to_the_newest_card(two: Two):
    from tests.team.packages import approve, ask

    package = ask(two)
    approve(two, package)
    changed(two.there, timezone.now() - DAY)
    known_anew(two.here, two.there)
    assert take(two, make(two, package)).package == package.id
    with world.web(two.here.anna):
        assert [one.id for one in partners_known()] != [two.partner.id]
        assert len(partners_known()) == 1
        assert [until is None for _, until in cards_of(two.partner)] == [True, False]


# --- who has the new card -----------------------------------------------------------------------------------------


def test_partners_of_before_are_named_until_they_have_the_new_card(two: Two):
    renewal = changed(two.here, timezone.now() + DAY)
    ada = Account.objects.get(name="ada Nordby")
    with world.web(ada):
        done = renewals_done(two.here.of.id)[0]
        assert [one.name for one in not_told(done)] == ["Sydby"]
        card_give(renewal=renewal, partner=two.partner, by=ada)
        card_give(renewal=renewal, partner=two.partner, by=ada)
        assert not_told(done) == []
    assert CardGiven.objects.count() == 1


# --- the pages ----------------------------------------------------------------------------------------------------


def page_of(who: Account) -> str:
    page: str = Visitor(who).get(reverse("package-keys")).content.decode()
    return page


def post(who: Account, **told: Any) -> Any:
    return Visitor(who).post(reverse("package-keys"), **told)


def test_two_administrators_change_the_key_on_the_page(two: Two):
    ada, bea = administrators(two.here)
    keys = {"agree_public": b"x", "sign_public": b"y"}
    vestby = Partner.objects.create(municipality=two.here.of, name="Vestby", added_at=timezone.now() - DAY, **keys)
    assert post(ada, reason="fordi").status_code == 200
    assert post(ada, reason=REASON).status_code == 302
    renewal = KeyRenewal.objects.get()
    assert "En anden administrator godkender" in page_of(ada)
    assert "Godkend den nye nøgle" not in page_of(ada)
    assert "to." in post(ada, renewal=renewal.id, agrees="yes").content.decode()
    assert "Godkend den nye nøgle" in page_of(bea)
    assert post(bea, renewal=renewal.id, agrees="yes").status_code == 302
    page = page_of(bea)
    assert own_keys(two.here.of.id, "Nordby").card.fingerprint in page
    assert "1 kommune har endnu jeres gamle kort" in page
    assert post(bea, given=vestby.id).status_code == 302
    assert "gamle kort" not in page_of(bea).partition("Skift nøgle")[0].partition("I brug")[2]


def test_a_new_card_of_a_known_municipality_is_meant_so(two: Two):
    ada, _ = administrators(two.here)
    changed(two.there)
    told = {"card": card_text(two.there), "compared": "on"}
    answer = Visitor(ada).post(reverse("package-partners"), **told).content.decode()
    assert "kortet afløser det gamle" in answer
    assert Visitor(ada).post(reverse("package-partners"), renews="on", **told).status_code == 302
    assert Visitor(ada).get(reverse("package-partners")).content.decode().count("<strong>Sydby</strong>") == 1


def test_others_find_no_page_and_administrators_prove_anew_who_they_are(two: Two):
    ada, _ = administrators(two.here)
    for who in (two.here.anna, two.here.bo, two.there.ida):
        assert Visitor(who).get(reverse("package-keys")).status_code == 404
        assert post(who, reason=REASON).status_code == 404
    assert not_fresh(ada).get(reverse("package-keys")).status_code == 302
    assert post(ada, renewal="x", agrees="yes").status_code == 404
    assert post(ada, given="x").status_code == 404
    asks_little(Visitor(ada), reverse("package-keys"))


def test_who_has_no_key_yet_makes_the_first_one_elsewhere():
    ada, _ = administrators(staff())
    assert Visitor(ada).get(reverse("package-keys")).status_code == 404
