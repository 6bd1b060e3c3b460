"""Who has looked, through the page: everybody's looks, an extract without names, one's own."""

from __future__ import annotations

import datetime as dt
import re
import uuid

import pytest
from django.db import connection
from django.db.models.functions import Now
from django.urls import reverse

from livline.access.models import Account, Opening
from livline.cases.models import Case
from livline.looks.models import Act
from livline.looks.record import record
from tests.ground import world
from tests.ground.oracle import DAY, TODAY
from tests.web.pages.surroundings import asks_little, child_in, related
from tests.web.pages.test_cases import plain
from tests.web.pages.visiting import Visitor

PURPOSE = "Barnet er indlagt, og lægen beder om adressen"


@pytest.fixture
def anna() -> Account:
    return world.account("Anna Andersen", world.municipality())


@pytest.fixture
def child(anna: Account) -> Case:
    assert anna.municipality is not None
    case = child_in(anna.municipality)
    world.relate(anna, case)
    return case


def looked(who: Account, at: Case, act: Act = Act.READ, kind: str = "worker") -> None:
    with world.web(who):
        record(at.id, act, kind)


def opened(who: Account, at: Case, object_: str = "sensitive", purpose: str = PURPOSE) -> Opening:
    until = Now() + dt.timedelta(hours=1)
    return Opening.objects.create(account=who, case=at, object=object_, purpose=purpose, until=until)


def page_of(who: Account, case: Case) -> str:
    answer = Visitor(who).get(reverse("looks", args=[case.id]))
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_the_worker_sees_who_looked_as_what_and_what_was_opened_why(anna: Account, child: Case):
    leader = related(child, "Bo Leder", "leader")
    looked(leader, child, kind="leader")
    opened(leader, child)
    page = page_of(anna, child)
    assert "Bo Leder" in page
    assert "leder" in page
    assert PURPOSE in page
    assert "underretninger og politi" in page


def test_a_refused_attempt_is_shown(anna: Account, child: Case):
    looked(world.account("Carla Fremmed", anna.municipality), child, Act.REFUSED, "")
    page = page_of(anna, child)
    assert "Carla Fremmed" in page
    assert "blev afvist" in page


def test_looks_are_paged(anna: Account, child: Case):
    for _ in range(60):
        looked(anna, child)
    visitor, path = Visitor(anna), reverse("looks", args=[child.id])
    first, second = (visitor.get(path, page=number).content.decode() for number in (1, 2))
    assert [page.count("<time") for page in (first, second)] == [50, 12]


@pytest.mark.parametrize("kind", ["child", "custody_parent", "parent"])
def test_the_extract_tells_days_and_roles_and_no_names(anna: Account, child: Case, kind: str):
    looked(anna, child)
    related(child, "Sofie Sted", "site_staff")
    looked(related(child, "Frida Foster", "foster"), child, kind="foster")
    looked(related(child, "Peter Part", "representative"), child, kind="representative")
    opened(anna, child)
    page = page_of(related(child, "Mor Test", kind), child)
    assert "rådgiver" in page
    assert TODAY.strftime("%d.%m.%Y") in page
    assert "en, der passer på barnet" in page
    table = page[page.index("<table") : page.index("</table>")]
    for hidden in ("Anna", "Andersen", "Sofie", "Frida", "Peter", "plejefamilie", "partsrepræsentant", "politi"):
        assert hidden not in table
    assert not re.search(r"[0-9a-f]{8}-[0-9a-f]{4}", table)
    assert (PURPOSE in page) == (kind == "child")


def test_a_parent_does_not_learn_when_the_other_looked(child: Case):
    looked(related(child, "Far Test", "parent"), child, kind="parent")
    page = page_of(related(child, "Mor Test", "custody_parent"), child)
    assert "forælder" not in page[page.index("<tbody") : page.index("</tbody>")]


@pytest.mark.parametrize("kind", ["site_staff", "parent_restricted", "representative", "cover"])
def test_others_see_their_own_looks_alone(anna: Account, child: Case, kind: str):
    looked(anna, child)
    opened(anna, child)
    page = page_of(related(child, "Sofie Sted", kind), child)
    assert "Anna" not in page
    assert PURPOSE not in page
    assert "Her står, hvornår du selv" in page


@pytest.mark.parametrize("kind", ["worker", "site_staff", "parent_restricted", "representative", ""])
def test_the_database_gives_the_extract_to_no_others(child: Case, kind: str):
    looked(related(child, "Bo", "leader"), child, kind="leader")
    who = related(child, "En", kind) if kind else world.account("Carla", child.municipality)
    assert extract_for(who, child) == 0


def test_the_extract_ends_with_the_relation_and_at_a_restriction(child: Case):
    looked(related(child, "Bo", "leader"), child, kind="leader")
    past = related(child, "Før", "parent", during=(TODAY - 9 * DAY, TODAY))
    mother = related(child, "Mor", "parent")
    assert extract_for(mother, child) == 1
    assert extract_for(past, child) == 0


def test_asking_for_the_extract_leaves_the_log_closed(child: Case):
    looked(related(child, "Bo", "leader"), child, kind="leader")
    with world.web(related(child, "Mor", "parent")), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM looks_extract(%s)", [child.id])
        cursor.execute("SELECT current_setting('livline.asked', true), (SELECT count(*) FROM look)")
        assert cursor.fetchone() == ("", 0)


def extract_for(who: Account, case: Case) -> int:
    with world.web(who), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM looks_extract(%s)", [case.id])
        return int(cursor.fetchone()[0])


def test_a_long_extract_is_shown_whole_to_be_printed(child: Case):
    mother = related(child, "Mor", "child")
    for number in range(60):
        opened(mother, child, purpose=f"{PURPOSE} nummer {number}")
    visitor, path = Visitor(mother), reverse("looks", args=[child.id])
    assert visitor.get(path).content.decode().count("<q>") < 60
    assert visitor.get(path, all="1").content.decode().count("<q>") == 60


def test_a_stranger_gets_what_somebody_gets_who_asks_for_nothing(child: Case):
    stranger = Visitor(world.account("Carla", child.municipality))
    mine, nothing = (stranger.get(reverse("looks", args=[id_])) for id_ in (child.id, uuid.uuid4()))
    assert mine.status_code == nothing.status_code == 404
    assert plain(mine) == plain(nothing)


@pytest.mark.parametrize("kind", ["worker", "parent", "foster"])
@pytest.mark.parametrize("many", [1, 40])
def test_many_looks_ask_no_more(child: Case, many: int, kind: str):
    who = related(child, "En", kind)
    for number in range(many):
        looked(related(child, f"Kollega {number}", "cover"), child, kind="cover")
    asks_little(Visitor(who), reverse("looks", args=[child.id]))
