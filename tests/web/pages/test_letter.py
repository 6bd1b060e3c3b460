"""A morning letter says two numbers to whoever asked for it, once a day, and nothing of any child."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from smtplib import SMTPRecipientsRefused

import pytest
from django.conf import settings
from django.core import mail
from django.core.mail import EmailMessage
from django.db import DatabaseError, transaction
from django.test import override_settings
from django.urls import reverse
from psycopg.types.range import DateRange

from livline.access.danish_day import DENMARK
from livline.access.models import Account, Conflict, Restriction
from livline.access.sight import sights
from livline.digests.counting import AHEAD, Counts, counts_of
from livline.digests.models import Digest, Letter
from livline.digests.sending import is_morning, letters_send, waiting
from livline.digests.services import digest_want
from livline.joining.lookups import pair_for_joining
from livline.joining.services import cases_join
from livline.looks.models import Look
from livline.web.rooms.today.asks import asks, children
from tests.ground import world
from tests.ground.oracle import DAY, TODAY
from tests.joining.registered_twice import WHY, twice
from tests.web.pages.surroundings import asks_little, child_in
from tests.web.pages.test_today import child_due
from tests.web.pages.visiting import Visitor


@pytest.fixture(autouse=True)
def outbox() -> Iterator[list]:
    with override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend", SITE="https://livline.test"):
        mail.outbox = []
        yield mail.outbox
        del mail.outbox


@pytest.fixture
def anna() -> Account:
    return world.account("Anna Prøve", world.municipality())


def asked_for(who: Account) -> None:
    assert Visitor(who).post(reverse("letter")).status_code == 302


def morning() -> int:
    """As the job role, for nobody yet: how many letters left."""
    with world.role("livline_job"):
        return letters_send()


def counted(who: Account) -> Counts:
    assert who.municipality is not None
    with world.job(who.municipality):
        return counts_of(who.id, TODAY)


def test_the_letter_says_two_numbers_and_no_child(anna: Account, outbox: list):
    for number, days in enumerate((-3, 3, 60)):
        child_due(anna, f"SO-014{number}", ("Alma", "Bertil", "Carl")[number], days)
    asked_for(anna)
    assert morning() == 1
    (letter,) = outbox
    assert letter.to == [anna.email]
    assert letter.subject == "Livline: din dag"
    told = counted(anna)
    assert told.overdue > 0
    assert f"{told.overdue} frister er overskredet." in letter.body or "1 frist er overskredet." in letter.body
    assert "https://livline.test/today/" in letter.body
    for word in ("Alma", "Bertil", "Carl", "SO-01", "opfølgning", "Anna", "Nordby", "/cases/"):
        assert word.casefold() not in letter.body.casefold()


def test_its_numbers_are_those_of_my_day(anna: Account):
    for number, days in enumerate((-30, -1, 0, AHEAD, AHEAD + 1)):
        child_due(anna, f"K{number}", f"Barn{number}", days)
    with world.web(anna):
        mine = asks(children(sights(anna), TODAY), TODAY)
    late = sum(ask.status == "overdue" for ask in mine)
    soon = [ask for ask in mine if ask.status == "pending" and ask.due_on and ask.due_on <= TODAY + AHEAD * DAY]
    assert counted(anna) == Counts(late, len(soon))
    assert len(soon) == 2


def test_it_comes_once_a_day_and_not_at_all_where_nothing_is_due(anna: Account, outbox: list):
    assert anna.municipality is not None
    world.relate(anna, child_in(anna.municipality, "K0", "Carl"))
    asked_for(anna)
    assert morning() == 0
    assert Letter.objects.count() == 1, "there was nothing to say today, and it is not asked again"
    other = world.account("Bo", anna.municipality)
    child_due(other, "K1", "Alma", -3)
    asked_for(other)
    assert [morning(), morning()] == [1, 0]
    assert len(outbox) == 1


def test_whoever_did_not_ask_or_ended_it_gets_none(anna: Account, outbox: list):
    child_due(anna, "K1", "Alma", -3)
    assert morning() == 0
    asked_for(anna)
    asked_for(anna)
    assert Digest.objects.count() == 1
    Visitor(anna).post(reverse("letter"), stop="yes")
    assert morning() == 0
    assert outbox == []
    asked_for(anna)
    assert morning() == 1, "who asks again gets it again"


def test_a_closed_account_gets_none(anna: Account, outbox: list):
    child_due(anna, "K1", "Alma", -3)
    asked_for(anna)
    Account.objects.filter(id=anna.id).update(is_active=False)
    assert morning() == 0
    assert outbox == []


def test_a_case_that_is_closed_to_me_is_not_counted(anna: Account):
    kept_out, in_conflict = (child_due(anna, f"K{n}", f"Barn{n}", -3) for n in range(2))
    past, asked = (child_due(world.account("Bo", anna.municipality), f"K{n}", f"Barn{n}", -3) for n in (2, 3))
    world.relate(anna, past, during=DateRange(TODAY - 90 * DAY, TODAY - DAY))
    world.relate(anna, asked, is_confirmed=False)
    assert counted(anna).overdue > 0
    always = DateRange(TODAY - 9 * DAY, None)
    Restriction.objects.create(account=anna, case=kept_out, during=always, reason="polititilhold")
    Conflict.objects.create(account=anna, case=in_conflict)
    assert counted(anna) == Counts()


def test_a_child_registered_twice_is_counted_once_when_its_cases_are_joined():
    child = twice()
    before = counted(child.anna)
    with world.web(child.anna):
        cases_join(pair=pair_for_joining(child.kept.id, child.joined.id, by=child.anna), reason=WHY, by=child.anna)
        mine = asks(children(sights(child.anna), TODAY), TODAY)
    assert counted(child.anna).overdue == sum(ask.status == "overdue" for ask in mine) < before.overdue


@pytest.mark.parametrize("kind", ["coordinator", "foster", "parent", "custody_parent", "inspector", "appeals"])
def test_who_does_not_read_what_the_law_asks_is_told_no_number(anna: Account, kind: str):
    child = child_due(world.account("Bo", anna.municipality), "K1", "Alma", -3)
    world.relate(anna, child, kind)
    assert counted(anna) == Counts()


def test_where_letters_do_not_leave_they_are_tried_again(anna: Account, outbox: list):
    child_due(anna, "K1", "Alma", -3)
    asked_for(anna)
    with override_settings(EMAIL_BACKEND="tests.web.pages.test_letter.Broken"), pytest.raises(ConnectionRefusedError):
        morning()
    assert not Letter.objects.exists()
    assert morning() == 1


def test_a_letter_that_is_refused_keeps_no_other_back(anna: Account, outbox: list):
    for number, name in enumerate(("Anna", "Bo", "Carla")):
        who = world.account(name, anna.municipality)
        child_due(who, f"K{number}", f"Barn{number}", -3)
        asked_for(who)
    choosy = override_settings(EMAIL_BACKEND="tests.web.pages.test_letter.Choosy")
    with choosy, world.role("livline_job"), pytest.raises(SMTPRecipientsRefused):
        letters_send()
    assert Letter.objects.count() == 2, "the refused one is tried again"
    assert morning() == 1


class Choosy:
    """A server of letters that knows no Bo."""

    def __init__(self, **_: object) -> None: ...

    def send_messages(self, letters: list[EmailMessage]) -> int:
        if letters[0].to[0].startswith("Bo"):
            raise SMTPRecipientsRefused({letters[0].to[0]: (550, b"unknown")})
        return len(letters)


class Broken:
    """A server of letters that does not answer."""

    def __init__(self, **_: object) -> None: ...

    def send_messages(self, letters: object) -> int:
        raise ConnectionRefusedError


def test_the_letter_speaks_the_language_it_was_asked_for_in(anna: Account, outbox: list):
    child_due(anna, "K1", "Alma", -3)
    visitor = Visitor(anna)
    visitor.client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    visitor.post(reverse("letter"))
    morning()
    assert outbox[0].body.startswith("Good morning")


def test_that_cases_were_counted_is_on_record_as_ones_own_look(anna: Account):
    child_due(anna, "K1", "Alma", -3)
    asked_for(anna)
    morning()
    assert Look.objects.filter(account_id=anna.id, case_id=anna.id, act="list").exists()


def test_a_letter_is_seen_and_ended_by_whoever_asked_alone(anna: Account):
    child_due(anna, "K1", "Alma", -3)
    asked_for(anna)
    stranger = world.account("Bo", anna.municipality)
    with world.web(stranger):
        assert not Digest.objects.exists()
        assert Digest.objects.update(ended_at=dt.datetime.now(dt.UTC)) == 0
        with pytest.raises(DatabaseError), transaction.atomic():
            digest_want(by=anna, language="da")
        with pytest.raises(DatabaseError), transaction.atomic():
            waiting(TODAY)
    with world.job(world.municipality("Sydby")):
        assert not Digest.objects.exists()
        assert not Letter.objects.exists()


def test_the_page_is_for_those_who_do_casework(anna: Account):
    child_due(anna, "K1", "Alma", -3)
    page = Visitor(anna).get(reverse("letter")).content.decode()
    assert "Send mig brevet" in page
    asked_for(anna)
    assert "Stop brevet" in Visitor(anna).get(reverse("letter")).content.decode()
    assert Visitor().get(reverse("letter")).status_code == 302
    asks_little(Visitor(anna), reverse("letter"))


@pytest.mark.parametrize(
    ("hour", "day", "leaves"),
    [(6, "2026-11-30", False), (7, "2026-11-30", True), (11, "2026-11-30", True), (12, "2026-11-30", False),
     (8, "2026-11-28", False), (8, "2026-11-29", False), (7, "2026-07-01", True)],
)  # fmt: skip
def test_letters_leave_on_the_morning_of_a_working_day(hour: int, day: str, leaves: bool):
    now = dt.datetime.combine(dt.date.fromisoformat(day), dt.time(hour, 30), DENMARK)
    assert is_morning(now.astimezone(dt.UTC)) is leaves
