"""What has happened has a day behind it: an act that is dated on a day to come is asked about, and not recorded."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from lawcode.facts import KIND_BY_NAME, KIND_NAMES, Type
from livline.access.models import Account
from livline.cases.models import Case, Entry
from livline.web.rooms.facts.ahead import FIELDS_THAT_MAY, MAY_LIE_AHEAD
from livline.web.rooms.facts.forms import DENMARK, WITH_A_TIME, FactForm
from tests.ground import world
from tests.ground.oracle import DAY, TODAY
from tests.web.pages.surroundings import child_in, related
from tests.web.pages.visiting import Visitor

NOT_COME = "Dagen er ikke kommet endnu"
NOT_YET = "Klokken er ikke så mange endnu"
DAYS = [(kind, field.name) for kind, one in KIND_BY_NAME.items() for field in one.fields if field.type is Type.DATE]
TOMORROW, FAR = (f"{TODAY + many * DAY:%d.%m.%Y}" for many in (1, 13_000))


@pytest.fixture
def child() -> Case:
    return child_in(world.municipality())


@pytest.fixture
def anna(child: Case) -> Account:
    return related(child, "Anna", "worker")


def test_each_kind_that_may_lie_ahead_is_a_kind_with_its_reason():
    assert set(MAY_LIE_AHEAD) < set(KIND_NAMES)
    assert all(MAY_LIE_AHEAD.values())


@pytest.mark.parametrize("kind", KIND_NAMES)
def test_an_act_is_of_today_at_the_latest_and_what_is_announced_may_lie_ahead(kind: str):
    today, tomorrow = (FactForm(kind, {"date": f"{TODAY + many * DAY:%d.%m.%Y}"}) for many in (0, 1))
    assert "date" not in today.errors
    assert ("date" in tomorrow.errors) is (kind not in MAY_LIE_AHEAD)


@pytest.mark.parametrize("day", [TOMORROW, FAR])
@pytest.mark.parametrize(("form", "slug"), [("quick-record", "visit"), ("fact-record", "visit")])
def test_a_visit_to_come_is_asked_about_and_not_recorded(child: Case, anna: Account, form: str, slug: str, day: str):
    answer = Visitor(anna).post(reverse(form, args=[child.id, slug]), date=day, talked_with_child="yes")
    assert NOT_COME in answer.content.decode()
    assert not Entry.objects.filter(case=child).exists()


def test_a_placement_that_is_agreed_is_recorded_beforehand(child: Case, anna: Account):
    path = reverse("quick-record", args=[child.id, "placement_started"])
    assert Visitor(anna).post(path, date=TOMORROW, site_kind="foster").status_code == 302
    assert Entry.objects.get(kind="placement_started").date == TODAY + DAY


def test_the_day_of_the_next_follow_up_lies_ahead(child: Case, anna: Account):
    path = reverse("quick-record", args=[child.id, "follow_up"])
    assert Visitor(anna).post(path, date=f"{TODAY:%d.%m.%Y}", next_on=FAR).status_code == 302


def test_a_correction_cannot_move_an_act_to_a_day_to_come(child: Case, anna: Account):
    entry = world.entry(child, kind="visit", date=TODAY - DAY, at_site=True)
    path = reverse("fact-correct", args=[entry.id])
    answer = Visitor(anna).post(path, date=TOMORROW, at_site="yes", reason_for_change="forkert dag")
    assert NOT_COME in answer.content.decode()
    assert Entry.objects.filter(case=child).count() == 1


def test_a_visit_that_is_recorded_with_a_note_has_a_day_behind_it_too(child: Case, anna: Account):
    told = {"seen": "Vi talte om skolen.", "occasion": "visit", "day": TOMORROW, "record_visit": "on"}
    page = Visitor(anna).post(reverse("journal-write", args=[child.id]), **told).content.decode()
    assert NOT_COME in page
    assert not Entry.objects.filter(case=child).exists()


def test_a_note_is_of_a_day_that_has_come(child: Case, anna: Account):
    told = {"seen": "Vi talte om skolen.", "occasion": "phone", "day": TOMORROW}
    path, visitor = reverse("journal-write", args=[child.id]), Visitor(anna)
    page = visitor.post(path, **told).content.decode()
    assert NOT_COME in page
    assert "Vi talte om skolen." in page
    assert visitor.post(path, **(told | {"day": f"{TODAY:%d.%m.%Y}"})).status_code == 302


@pytest.mark.parametrize(("form", "slug"), [("quick-record", "visit"), ("fact-record", "child_heard")])
def test_a_time_behind_the_day_is_asked_about_and_not_let_go(child: Case, anna: Account, form: str, slug: str):
    typed = f"{TODAY:%d.%m.%Y} 15:00"
    page = Visitor(anna).post(reverse(form, args=[child.id, slug]), date=typed).content.decode()
    assert "Skriv kun dagen her" in page
    assert typed in page
    assert not Entry.objects.filter(case=child).exists()


def test_each_field_that_may_tell_of_a_day_to_come_is_a_field_with_its_reason():
    assert set(FIELDS_THAT_MAY) < {name for _kind, name in DAYS}
    assert all(FIELDS_THAT_MAY.values())


@pytest.mark.parametrize(("kind", "name"), DAYS)
def test_a_field_that_tells_when_something_was_done_is_of_today_at_the_latest(kind: str, name: str):
    today, tomorrow = (FactForm(kind, {name: f"{TODAY + many * DAY:%d.%m.%Y}"}) for many in (0, 1))
    assert name not in today.errors
    assert (name in tomorrow.errors) is (name not in FIELDS_THAT_MAY)
    assert name in FIELDS_THAT_MAY or NOT_COME in str(tomorrow.errors[name])


def at(hour: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is so many o'clock today."""
    now = dt.datetime.combine(TODAY, dt.time(hour), DENMARK)
    monkeypatch.setattr(timezone, "now", lambda: now)


@pytest.mark.parametrize("kind", sorted(WITH_A_TIME))
def test_a_time_later_today_is_asked_about(kind: str, monkeypatch: pytest.MonkeyPatch):
    at(12, monkeypatch)
    told = {"date": f"{TODAY:%d.%m.%Y}"}
    assert "at" not in FactForm(kind, told | {"at": "12.00"}).errors
    assert NOT_YET in str(FactForm(kind, told | {"at": "12.01"}).errors["at"])
    assert "at" not in FactForm(kind, {"date": f"{TODAY - DAY:%d.%m.%Y}", "at": "23.59"}).errors


def test_the_time_at_which_something_was_carried_out_lies_behind(monkeypatch: pytest.MonkeyPatch):
    at(12, monkeypatch)
    for day, time, told in ((TODAY, "12.00", ""), (TODAY, "12.01", NOT_YET), (TODAY + DAY, "08.00", NOT_COME)):
        form = FactForm("chair_decision", {"implemented_at": f"{day:%d.%m.%Y} {time}"})
        assert told in str(form.errors.get("implemented_at", "")), (day, time)
        assert bool(told) is ("implemented_at" in form.errors)


def test_what_was_typed_stands_there_again(child: Case, anna: Account):
    later = timezone.now().astimezone(DENMARK) + dt.timedelta(minutes=5)
    if later.date() != TODAY:
        pytest.skip("it is midnight")
    told = {"date": f"{TODAY:%d.%m.%Y}", "at": f"{later:%H.%M}"}
    page = Visitor(anna).post(reverse("quick-record", args=[child.id, "notification"]), **told).content.decode()
    assert NOT_YET in page
    assert f'value="{later:%H.%M}"' in page
    assert not Entry.objects.filter(case=child).exists()
