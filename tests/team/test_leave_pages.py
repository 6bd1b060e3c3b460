"""The pages of leave, as those who are away, those who stand in and leaders use them."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest
from django.urls import reverse

from livline.access.models import Conflict, Relation
from livline.cases.hooks import facts_changed
from livline.leave.models import Leave, StandIn
from livline.web.rooms.leave.forms import LeaveForm
from livline.web.templatetags.leave import short_day
from tests.ground import world
from tests.ground.oracle import DAY, TODAY
from tests.team.staff import Staff, child, staff
from tests.team.test_leave import LAST, away, name, shorten
from tests.team.test_pages import page
from tests.web.pages.surroundings import asks_little
from tests.web.pages.visiting import Visitor

TAGS = re.compile(r"<[^>]+>")


@pytest.fixture
def made() -> Staff:
    return staff()


def words(who: Any, name_: str, *args: Any, **query: str) -> str:
    """A page without its tags."""
    return " ".join(TAGS.sub(" ", page(who, name_, *args, **query)).split())


def written(day: dt.date) -> str:
    return day.strftime("%d.%m.%Y")


def tell(who: Any, **told: Any) -> Any:
    days = {"first": written(TODAY), "last": written(LAST)}
    return Visitor(who).post(reverse("leave"), **(days | told))


def test_a_worker_says_in_two_fields_that_she_is_away(made: Staff):
    child(made)
    child(made, "K2")
    asked = page(made.anna, "leave")
    names = re.findall(r'<(?:input|select)[^>]* name="(\w+)"', asked)
    assert [one for one in names if one in LeaveForm.base_fields] == ["first", "last", "stand_in", "submission"]
    sent = tell(made.anna)
    leave = Leave.objects.get()
    assert sent["Location"] == reverse("leave-one", args=[leave.id])
    assert (leave.account, leave.first, leave.last) == (made.anna, TODAY, LAST)
    assert "2 sager uden stedfortræder" in words(made.anna, "leave-one", leave.id)
    assert f"anna er væk til {short_day(LAST)}; 2 sager uden stedfortræder" in words(made.bo, "team")


def test_a_leader_sees_it_before_and_names_somebody_on_the_page_that_the_line_leads_to(made: Staff):
    child(made)
    leave = away(made, first=TODAY + 5 * DAY)
    told = page(made.bo, "team")
    href = reverse("leave-one", args=[leave.id])
    assert f'href="{href}#name"' in told
    assert Visitor(made.bo).post(href, stand_in=made.ida.id).status_code == 302
    assert "uden stedfortræder" not in words(made.bo, "team")
    assert "stedfortræder: ida" in words(made.bo, "team")
    assert Visitor(made.bo).post(href, stand_in=made.ida.id).status_code == 404  # nothing is wanting


def test_a_leader_says_it_of_somebody_who_is_ill(made: Staff):
    child(made)
    assert tell(made.bo, of=made.anna.id, stand_in=made.ida.id).status_code == 302
    assert (Leave.objects.get().account, StandIn.objects.get().account) == (made.anna, made.ida)


def test_the_stand_in_has_the_duties_with_a_label_and_a_section(made: Staff):
    case, own = child(made, called="Alma"), child(made, "K2", "Bjørk", ida="worker")
    for one in (case, own):
        world.entry(one, kind="notification", date=TODAY - 20 * DAY, position=1)
    facts_changed([case.id, own.id])
    name(made, away(made))
    told = words(made.ida, "today")
    label = f"som stedfortræder for anna til {short_day(LAST)}"
    assert "Du er stedfortræder for anna" in told
    assert f"Alma {label}" in told
    assert told.count(label) >= 2
    assert f"Bjørk {label}" not in told
    assert "stedfortræder" not in words(made.anna, "today")


def test_who_looks_up_who_has_the_child_sees_who_is_there(made: Staff):
    case = child(made)
    name(made, away(made))
    beside = f"(væk til {short_day(LAST)}, stedfortræder: ida)"
    for page_ in ("access", "handover", "case"):
        assert beside in words(made.bo, page_, case.id), page_
    assert beside in words(made.bo, "team-list", what="children")


def test_the_stand_in_is_named_beside_the_children_that_they_have(made: Staff):
    closed = child(made)
    Conflict.objects.create(account=made.ida, case=closed)
    leave = away(made)
    name(made, leave)
    assert "uden stedfortræder)" in words(made.bo, "access", closed.id)
    for who in (made.bo, made.ida):
        assert "K1: lukket for ida" in words(who, "leave-one", leave.id)


def test_it_is_shortened_and_called_off(made: Staff):
    case = child(made)
    leave = away(made)
    name(made, leave)
    go = reverse("leave-shorten", args=[leave.id])
    wrong = Visitor(made.anna).post(go, last=written(LAST + DAY))
    assert "kun blive kortere" in wrong.content.decode()
    assert Visitor(made.anna).post(go, last=written(TODAY + DAY)).status_code == 302
    assert Relation.objects.get(case=case, account=made.ida).during.upper == TODAY + 2 * DAY
    assert Visitor(made.bo).post(go, called_off="on")["Location"] == reverse("leave")
    assert not Relation.objects.filter(case=case, account=made.ida, during__contains=TODAY).exists()
    assert "er væk" not in words(made.bo, "team")
    assert Visitor(made.anna).get(reverse("leave-one", args=[leave.id])).status_code == 404


def test_what_was_typed_comes_back_and_nothing_is_kept(made: Staff):
    away(made, "ida")
    child(made)
    answer = tell(made.anna, stand_in=made.ida.id)
    assert "kan ikke være stedfortræder" in answer.content.decode()
    assert written(LAST) in answer.content.decode()
    assert Leave.objects.count() == 1


def test_a_stranger_gets_nothing(made: Staff):
    case = child(made)
    leave = away(made)
    citizen = world.account("parent", None)
    world.relate(citizen, case, "custody_parent")
    for who in (made.carla, citizen, staff(world.municipality("Sydby")).anna):
        one, short = reverse("leave-one", args=[leave.id]), reverse("leave-shorten", args=[leave.id])
        assert Visitor(who).get(one).status_code == 404
        assert Visitor(who).post(one, stand_in=made.ida.id).status_code == 404
        assert Visitor(who).post(short, called_off="on").status_code == 404
    for who in (made.carla, citizen):
        assert Visitor(who).get(reverse("leave")).status_code == 404
        assert tell(who).status_code == 404
    assert Visitor(made.ida).get(reverse("leave-one", args=[leave.id])).status_code == 404  # a colleague knows the days
    assert "anna er væk" in words(made.ida, "team")


def test_the_pages_ask_little(made: Staff):
    cases = [child(made, f"K{n}", f"Barn{n}") for n in range(6)]
    leave = away(made)
    name(made, leave)
    child(made, "K9")
    for who in (made.anna, made.bo, made.ida):
        for path in ("leave", "team"):
            asks_little(Visitor(who), reverse(path))
        asks_little(Visitor(who), reverse("leave-one", args=[leave.id]))
    for name_ in ("access", "handover", "case"):
        asks_little(Visitor(made.bo), reverse(name_, args=[cases[0].id]))
    asks_little(Visitor(made.ida), reverse("today"))
    asks_little(Visitor(made.bo), reverse("team-list"), what="children")


def test_shortened_by_another_meanwhile_is_told(made: Staff):
    child(made)
    leave = away(made)
    shorten(made, leave, TODAY + DAY, by="bo")
    answer = Visitor(made.anna).post(reverse("leave-shorten", args=[leave.id]), last=written(TODAY + 3 * DAY))
    assert "kun blive kortere" in answer.content.decode()
