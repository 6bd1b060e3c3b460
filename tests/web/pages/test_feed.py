"""A calendar program gets days without names, behind an address that one person has; closed, it leads nowhere."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from icalendar import Calendar

from livline.access.models import Account, Conflict
from livline.calendars.models import Feed
from livline.calendars.services import MOST, feed_fetched, feed_make, hash_of
from livline.looks.models import Look
from tests.ground import world
from tests.ground.oracle import DAY, TODAY
from tests.web.pages.surroundings import asks_little
from tests.web.pages.test_cases import plain
from tests.web.pages.test_today import child_due
from tests.web.pages.visiting import Visitor

ADDRESS = re.compile(r"/calendar/[\w-]{43}\.ics")


@pytest.fixture
def anna() -> Account:
    return world.account("Anna Prøve", world.municipality())


def made(who: Account) -> str:
    """The address of a new feed."""
    page = Visitor(who).post(reverse("calendar-feed")).content.decode()
    found = ADDRESS.search(page)
    assert found
    return found[0]


def events(content: bytes) -> list:
    return list(Calendar.from_ical(content).walk("VEVENT"))


def rested() -> None:
    """A minute later."""
    Feed.objects.update(fetched_at=dt.datetime(2020, 1, 1, tzinfo=dt.UTC))


def test_the_feed_tells_days_and_no_child(anna: Account):
    child_due(anna, "SO-0149", "Alma", 3)
    child_due(anna, "SO-0150", "Bertil", 3)
    child_due(anna, "SO-0151", "Carl", -2)
    answer = Visitor().get(made(anna))
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/calendar")
    text = answer.content.decode()
    for word in ("Alma", "Bertil", "SO-01", "opfølgning", "Anna", "Nordby", "/cases/"):
        assert word.casefold() not in text.casefold()
    told = {event.decoded("dtstart"): str(event["summary"]) for event in events(answer.content)}
    assert told[TODAY + 3 * DAY] == "Livline: 2 frister i din liste"
    assert "overskredet" in told[TODAY]
    assert min(told) == TODAY


def test_the_file_is_what_the_standard_asks(anna: Account):
    child_due(anna, "K1", "Alma", 3)
    address = made(anna)
    first = Visitor().get(address).content
    rested()
    second = Visitor().get(address).content
    assert first.startswith(b"BEGIN:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in first.split(b"\r\n"))
    calendar = Calendar.from_ical(first)
    assert {name for name in ("PRODID", "VERSION") if name not in calendar} == set()
    uids = [str(event["uid"]) for event in events(first)]
    assert len(uids) == len(set(uids))
    assert uids == [str(event["uid"]) for event in events(second)], "a program knows an entry again"
    assert all(event["dtstamp"] and event["url"] for event in events(first))


def test_an_address_is_shown_once_and_kept_by_nobody(anna: Account):
    address = made(anna)
    token = address.removeprefix("/calendar/").removesuffix(".ics")
    assert ADDRESS.search(Visitor(anna).get(reverse("calendar-feed")).content.decode()) is None
    feed = Feed.objects.get()
    assert bytes(feed.token_hash) == hash_of(token)
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_jsonb(f)::text FROM feed f")
        assert token not in cursor.fetchone()[0]


def test_sent_twice_one_address_is_made(anna: Account):
    visitor, key = Visitor(anna), "6a0f6c1e-3f0e-4c55-9d53-5f1d7c3a9e10"
    answers = [visitor.post(reverse("calendar-feed"), again=key).status_code for _ in range(2)]
    assert answers == [200, 302]
    assert Feed.objects.count() == 1


def test_a_closed_address_leads_nowhere_and_reads_as_one_that_never_was(anna: Account):
    address, feed = made(anna), Feed.objects.get()
    assert Visitor(anna).post(reverse("calendar-feed-end", args=[feed.id])).status_code == 302
    closed, never = Visitor().get(address), Visitor().get(reverse("calendar-file", args=["x" * 43]))
    assert closed.status_code == never.status_code == 404
    assert plain(closed).replace(address, "") == plain(never).replace("/calendar/" + "x" * 43 + ".ics", "")


def test_nobody_sees_or_closes_the_feed_of_another(anna: Account):
    address, feed = made(anna), Feed.objects.get()
    stranger = world.account("Carla", anna.municipality)
    assert "Ingen." in Visitor(stranger).get(reverse("calendar-feed")).content.decode()
    assert Visitor(stranger).post(reverse("calendar-feed-end", args=[feed.id])).status_code == 404
    assert Visitor().get(address).status_code == 200


def test_who_may_see_nothing_any_more_has_an_empty_feed(anna: Account):
    child = child_due(anna, "K1", "Alma", 3)
    address = made(anna)
    assert len(events(Visitor().get(address).content)) > 0
    Conflict.objects.create(account=anna, case=child)
    rested()
    assert events(Visitor().get(address).content) == []
    Account.objects.filter(id=anna.id).update(is_active=False)
    rested()
    assert Visitor().get(address).status_code == 404


def test_it_is_fetched_once_a_minute_and_says_when(anna: Account):
    address = made(anna)
    assert "Endnu ikke hentet" in Visitor(anna).get(reverse("calendar-feed")).content.decode()
    first, second = (Visitor().get(address) for _ in range(2))
    assert (first.status_code, second.status_code) == (200, 429)
    assert second["Retry-After"] == "60"
    assert "Sidst hentet" in Visitor(anna).get(reverse("calendar-feed")).content.decode()
    rested()
    assert Visitor().get(address).status_code == 200


def test_a_session_of_somebody_else_counts_for_nothing(anna: Account):
    child_due(anna, "K1", "Alma", 3)
    address = made(anna)
    other = world.account("Bo", anna.municipality)
    child_due(other, "K2", "Bertil", 5)
    days = {event.decoded("dtstart") for event in events(Visitor(other).get(address).content)}
    assert TODAY + 3 * DAY in days
    assert TODAY + 5 * DAY not in days


def test_a_fetch_is_on_record(anna: Account):
    child_due(anna, "K1", "Alma", 3)
    Visitor().get(made(anna))
    assert Look.objects.filter(account_id=anna.id, act="export").count() == 1


def test_there_are_five_at_most(anna: Account):
    for _ in range(MOST):
        made(anna)
    answer = Visitor(anna).post(reverse("calendar-feed"))
    assert answer.status_code == 409
    assert Feed.objects.count() == MOST


# --- the wall -----------------------------------------------------------------------------------------------------


def test_the_wall_shows_a_feed_to_its_owner_alone(anna: Account):
    other = world.account("Carla", anna.municipality)
    with world.web(anna):
        _, token = feed_make(by=anna)
        assert Feed.objects.count() == 1
        assert feed_fetched(token) is None, "whoever is named fetches nothing"
    with world.web(other):
        assert Feed.objects.count() == 0
        with pytest.raises(DatabaseError), transaction.atomic():
            Feed.objects.create(account=anna, token_hash=b"1" * 32)
    with world.role("livline_web"):
        assert Feed.objects.count() == 0
        fetched = feed_fetched(token)
        assert fetched is not None
        assert fetched.account == anna.id
        assert Feed.objects.count() == 0, "the function leaves no door open"


@pytest.mark.parametrize(
    "change", ["fetched_at = now()", "token_hash = '1'", "ended_at = NULL", "account_id = gen_random_uuid()"]
)
def test_the_wall_lets_a_feed_be_ended_and_nothing_else(anna: Account, change: str):
    made(anna)
    with world.web(anna):
        for sql in (f"UPDATE feed SET {change}", "DELETE FROM feed"):
            with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(sql)


def test_the_pages_ask_little(anna: Account):
    for number in range(6):
        child_due(anna, f"K{number}", f"Barn{number}", number)
    address = made(anna)
    asks_little(Visitor(anna), reverse("calendar-feed"))
    asks_little(Visitor(), address)
