"""My cases, one case, and the forms that record facts, through the pages."""

from __future__ import annotations

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from livline.access.models import Account, Membership, Team
from livline.cases.hooks import facts_changed
from livline.cases.models import Case, Entry
from livline.people.models import Person, Tie
from tests.ground import world
from tests.ground.oracle import DAY, TODAY
from tests.web.pages.visiting import Visitor

MOST_QUERIES = 15


@pytest.fixture
def anna() -> Account:
    return world.account("Anna", world.municipality())


def child_of(anna: Account, called: str = "Alma", number: str = "K1") -> Case:
    assert anna.municipality is not None
    child = world.case(anna.municipality, number)
    person = Person.objects.create(municipality=anna.municipality, name=f"{called} Test", called=called)
    Tie.objects.create(case=child, person=person, part="child", during=(TODAY - 400 * DAY, None))
    world.entry(child, kind="decision", date=TODAY - 200 * DAY, about="placement", by="municipality", consent=True)
    world.entry(child, kind="placement_started", date=TODAY - 190 * DAY, site_kind="foster", position=2)
    facts_changed([child.id])
    world.relate(anna, child)
    return child


def test_nobody_is_led_to_sign_in():
    answer = Visitor().get(reverse("cases"))
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("account_login"))


def test_my_cases_are_listed_with_what_is_late(anna: Account):
    child_of(anna)
    page = Visitor(anna).get(reverse("cases")).content.decode()
    assert "Alma" in page
    assert "Overskredet" in page or "overskredet" in page


def test_anothers_case_is_not_in_my_list(anna: Account):
    child_of(anna)
    other = world.account("Carla", anna.municipality)
    page = Visitor(other).get(reverse("cases")).content.decode()
    assert "Alma" not in page
    assert "Du har ingen sager" in page


def test_a_stranger_gets_what_somebody_gets_who_asks_for_nothing(anna: Account):
    child = child_of(anna)
    stranger = Visitor(world.account("Carla", anna.municipality))
    for name in ("case", "duties", "fact-kinds"):
        mine, nothing = (stranger.get(reverse(name, args=[id_])) for id_ in (child.id, uuid.uuid4()))
        assert mine.status_code == nothing.status_code == 404
        assert plain(mine) == plain(nothing)


def plain(answer: object) -> str:
    """A page without its address and tokens."""
    import re

    text = answer.content.decode()  # type: ignore[attr-defined]
    return re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|[A-Za-z0-9]{64}", "", text)


def test_a_case_shows_what_the_law_asks_and_what_happened(anna: Account):
    child = child_of(anna)
    page = Visitor(anna).get(reverse("case", args=[child.id])).content.decode()
    assert "Alma" in page
    assert "barnets lov" in page
    assert "Anbringelse begyndt" in page


@pytest.mark.parametrize("many", [1, 12])
def test_the_list_asks_no_more_for_many_cases(anna: Account, many: int):
    for number in range(many):
        child_of(anna, f"Barn{number}", f"K{number}")
    visitor = Visitor(anna)
    visitor.get(reverse("cases"))
    with CaptureQueriesContext(connection) as queries:
        visitor.get(reverse("cases"))
    asked = [query["sql"] for query in queries if is_asked(query["sql"])]
    assert len(asked) <= MOST_QUERIES, "\n".join(asked)


def is_asked(sql: str) -> bool:
    """Savepoints stand for the transaction that a real request has; roles are the test's own."""
    return not sql.startswith(("SAVEPOINT", "RELEASE", "ROLLBACK", "SET LOCAL ROLE", "RESET ROLE"))


def test_a_case_page_asks_little(anna: Account):
    child = child_of(anna)
    visitor = Visitor(anna)
    with CaptureQueriesContext(connection) as queries:
        visitor.get(reverse("case", args=[child.id]))
    asked = [query["sql"] for query in queries if is_asked(query["sql"])]
    assert len(asked) <= MOST_QUERIES, "\n".join(asked)


def test_a_fact_is_recorded_and_judged(anna: Account):
    child = child_of(anna)
    path = reverse("fact-record", args=[child.id, "plan"])
    assert Visitor(anna).get(path).status_code == 200
    answer = Visitor(anna).post(path, date=TODAY.strftime("%d.%m.%Y"), type="barnets_plan", act="new", has=["goals"])
    assert answer.status_code == 302
    entry = Entry.objects.get(kind="plan")
    assert (entry.date, entry.recorded_by_id) == (TODAY, anna.id)


@pytest.mark.parametrize("kind", ["plan", "placement_started", "decision"])
def test_recording_a_fact_asks_little(anna: Account, kind: str):
    """A placement and a decision are followed by what is derived from them: stays, and who hides a child's place."""
    child = child_of(anna)
    path, visitor = reverse("fact-record", args=[child.id, kind]), Visitor(anna)
    with CaptureQueriesContext(connection) as queries:
        assert visitor.post(path, date="01.02.2026").status_code == 302
    asked = [query["sql"] for query in queries if is_asked(query["sql"])]
    assert len(asked) <= MOST_QUERIES + {"plan": 0, "decision": 1, "placement_started": 3}[kind], "\n".join(asked)


def test_sent_twice_it_is_recorded_once(anna: Account):
    child = child_of(anna)
    path, key = reverse("fact-record", args=[child.id, "plan"]), str(uuid.uuid4())
    visitor = Visitor(anna)
    first, second = (visitor.post(path, again=key, date="01.02.2026") for _ in range(2))
    assert first["Location"] == second["Location"]
    assert Entry.objects.filter(kind="plan").count() == 1


def test_a_wrong_day_is_told_and_the_rest_is_kept(anna: Account):
    child = child_of(anna)
    path = reverse("fact-record", args=[child.id, "lawful_reason"])
    page = Visitor(anna).post(path, date="31.02.2026", reason="mor var syg").content.decode()
    assert "findes ikke i kalenderen" in page
    assert "mor var syg" in page
    assert not Entry.objects.filter(kind="lawful_reason").exists()


def test_who_is_overtaken_sees_both_texts(anna: Account):
    child = child_of(anna)
    entry = Entry.objects.get(kind="decision")
    first, second = Visitor(anna), Visitor(anna)
    path = reverse("fact-correct", args=[entry.id])
    told = {"date": "01.02.2026", "about": "placement"}
    assert first.post(path, **told, purpose="trygge rammer", reason_for_change="glemt").status_code == 302
    answer = second.post(path, **told, purpose="ro og skole", reason_for_change="rettet")
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "trygge rammer" in page
    assert "ro og skole" in page
    assert Entry.objects.filter(case=child, kind="decision").count() == 2


def test_what_is_typed_is_kept_for_me_alone(anna: Account):
    child = child_of(anna)
    colleague = world.account("Bo", anna.municipality)
    world.relate(colleague, child, "cover")
    keep = reverse("draft", args=[child.id, "new-lawful_reason"])
    form = reverse("fact-record", args=[child.id, "lawful_reason"])
    assert Visitor(anna).post(keep, reason="halvt skrevet").status_code == 204
    assert "halvt skrevet" in Visitor(anna).get(form).content.decode()
    assert "halvt skrevet" not in Visitor(colleague).get(form).content.decode()
    Visitor(anna).post(form, reason="helt skrevet")
    assert "halvt skrevet" not in Visitor(anna).get(form).content.decode()


def test_a_withdrawn_fact_leaves_the_page_and_stays_in_its_history(anna: Account):
    child = child_of(anna)
    entry = Entry.objects.get(kind="decision")
    Visitor(anna).post(reverse("fact-withdraw", args=[entry.id]), reason="forkert barn")
    assert not Entry.objects.filter(kind="decision", replaced_by__isnull=True, is_withdrawn=False).exists()
    page = Visitor(anna).get(reverse("fact", args=[child.id, entry.fact])).content.decode()
    assert "forkert barn" in page


def test_a_search_finds_my_cases_and_no_others(anna: Account):
    child_of(anna, "Alma", "K1")
    child_of(anna, "Albert", "K2")
    other = world.account("Carla", anna.municipality)
    path = reverse("search")
    assert Visitor(anna).post(path, q="alma").status_code == 302
    assert "2 fund" in Visitor(anna).post(path, q="al").content.decode()
    assert "Intet af det, du må se, passer" in Visitor(other).post(path, q="alma").content.decode()


def test_a_case_is_begun_by_who_belongs_to_a_team(anna: Account):
    path = reverse("case-begin")
    told = {"name": "Nina Prøve", "called": "Nina", "born_on": "01.02.2020", "number": "N-1"}
    assert Visitor(anna).post(path, **told).status_code == 404
    assert anna.municipality is not None
    team = Team.objects.create(municipality=anna.municipality, name="Familie")
    Membership.objects.create(team=team, account=anna, during=(TODAY, None))
    answer = Visitor(anna).post(path, **told)
    assert answer.status_code == 302
    assert "Nina" in Visitor(anna).get(answer["Location"]).content.decode()
    again = Visitor(anna).post(path, **told, is_another="True").content.decode()
    assert "allerede en sag med det nummer" in again
    assert Case.objects.filter(name="N-1").count() == 1


def test_a_reason_is_asked_about_the_duty_it_was_asked_from(anna: Account):
    child = child_of(anna)
    path = reverse("fact-record", args=[child.id, "lawful_reason"])
    page = Visitor(anna).get(path, duty="plan_made").content.decode()
    assert 'value="plan_made" selected' in page
    assert Visitor(anna).get(path, duty="<script>").status_code == 200


def test_a_long_list_has_pages_and_the_most_urgent_first(anna: Account):
    for number in range(52):
        child_of(anna, f"Barn{number:02}", f"K{number:02}")
    first, second = (Visitor(anna).get(reverse("cases"), page=page).content.decode() for page in ("1", "2"))
    assert "52 sager" in first
    assert (first.count('href="/cases/'), second.count('href="/cases/')) != (0, 0)
    assert "Barn51" in second
    assert "Barn51" not in first
    assert Visitor(anna).get(reverse("cases"), page="x").status_code == 200
