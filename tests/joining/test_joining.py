"""Two cases of one child become one, and two again, in the database."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models.functions import Now

from livline.access.errors import NotFound, Unfitting
from livline.access.models import Account, Keeping, Opening, Protection
from livline.access.sight import sight
from livline.cases.models import Case, Entry, Quarantine
from livline.cases.places import names_of
from livline.cases.services import fact_correct, fact_record
from livline.joining.alike import By, alike_to, all_alike, are_alike
from livline.joining.lookups import joining_for_parting, pair_for_joining
from livline.joining.models import JoinedEntry, Joining, NotAlike, Parting
from livline.joining.services import cases_join, joining_undo, not_alike_say
from livline.joining.undoing import gone, left_of
from livline.looks.models import Look
from livline.team.load import children_of
from livline.web.rooms.cases.selectors import my_cases
from tests.ground import world
from tests.ground.oracle import DAY, TODAY
from tests.joining.registered_twice import BORN, CPR, WHY, Twice, registered, site_of, twice, verdicts


def join(child: Twice, by: Account | None = None, reason: str = WHY) -> uuid.UUID:
    who = by or child.anna
    with world.web(who):
        pair = pair_for_joining(child.kept.id, child.joined.id, by=who)
        return cases_join(pair=pair, reason=reason, by=who)


def part(child: Twice, joining: uuid.UUID, also: tuple[str, ...] = (), by: Account | None = None) -> None:
    who = by or child.anna
    with world.web(who):
        found, _ = joining_for_parting(child.kept.id, joining, by=who)
        joining_undo(joining=found, reason="Det var to børn.", gone=gone(left_of(found), also), by=who)


def holding(case: Case) -> list[Entry]:
    rows = Entry.objects.filter(case=case, replaced_by__isnull=True, is_withdrawn=False)
    return list(rows.order_by("position", "id"))


def open_to(who: Account, case: Case, *objects: str) -> None:
    """Opened ten minutes ago, with a purpose."""
    since = dt.datetime.now(dt.UTC) - MINUTES
    for name in objects:
        told = {"object": name, "purpose": "to sager om et barn lægges sammen", "opened_at": since}
        Opening.objects.create(account=who, case=case, until=since + 5 * MINUTES, **told)


MINUTES = dt.timedelta(minutes=10)


# --- alike --------------------------------------------------------------------------------------------------------


def test_the_same_number_is_alike_and_is_told_once_for_a_pair():
    child = twice()
    with world.web(child.anna):
        (one,) = alike_to(child.kept.id, child.anna)
        assert (one.other, one.other_number, one.by) == (child.joined.id, "K2", By.NUMBER)
        assert len(all_alike(child.anna)) == 1


@pytest.mark.parametrize(
    ("name", "cpr", "born_on", "by"),
    [
        ("Alma Test", "", BORN, By.NAME),
        ("Alma Marie Test", "", BORN, By.NAME),
        ("Bertil Test", "", BORN, None),
        ("Alma Test", "", BORN + DAY, None),
        ("Alma Test", "0903159999", BORN, None),
        ("Alma Test", "", None, None),
        ("Somebody Else", CPR, None, By.NUMBER),
    ],
)
def test_name_and_birthday_count_where_a_number_is_wanting(name: str, cpr: str, born_on: Any, by: By | None):
    of = world.municipality()
    anna = world.account("Anna", of)
    for case in (registered(of, "K1"), registered(of, "K2", name, cpr, born_on)):
        world.relate(anna, case)
    with world.web(anna):
        assert [one.by for one in all_alike(anna)] == ([by] if by else [])


def test_twins_are_not_alike():
    assert not are_alike("Alma Test Holm", "Bertil Test Holm")
    assert are_alike("Alma Holm", "Alma Test Holm")


def test_a_case_that_is_not_mine_is_not_told():
    child = twice()
    bo = world.account("Bo", child.of)
    world.relate(bo, child.kept)
    carla = world.account("Carla", child.of)
    for who in (bo, carla):
        with world.web(who):
            assert alike_to(child.kept.id, who) == []
            assert all_alike(who) == []


def test_who_only_reads_is_not_asked():
    child = twice()
    for number, kind in enumerate(("night_desk", "child", "coordinator", "foster")):
        who = world.account(f"W{number}", child.of)
        for case in (child.kept, child.joined):
            world.relate(who, case, kind)
        with world.web(who):
            assert all_alike(who) == []
            with pytest.raises(NotFound):
                pair_for_joining(child.kept.id, child.joined.id, by=who)


def test_that_they_are_two_children_is_said_once():
    child = twice()
    with world.web(child.anna):
        for reason in ("De har mødt hinanden.", "Igen."):
            not_alike_say(one=child.joined.id, other=child.kept.id, reason=reason, by=child.anna)
        assert all_alike(child.anna) == []
        assert NotAlike.objects.get().reason == "De har mødt hinanden."


# --- joining ------------------------------------------------------------------------------------------------------


def test_facts_are_taken_with_their_days_and_what_is_there_is_not_taken_twice():
    child = twice()
    join(child)
    kinds = [(one.kind, one.measure) for one in holding(child.kept)]
    assert kinds == [
        ("decision", "p1"), ("placement_started", "p1"), ("visit", "p1"), ("visit", "p1"), ("notification", None),
        ("notification_assessed", None), ("notice", None),
    ]  # fmt: skip
    visit, notification, assessed, notice = holding(child.kept)[3:]
    assert (visit.date, visit.known_on) == (TODAY - 90 * DAY, TODAY)
    assert (assessed.of_event, notification.event_id, notice.of_event) == ("d2", "d2", "d1")
    assert visit.recorded_by_id == child.anna.id
    told = JoinedEntry.objects.order_by("id").values_list("origin__kind", "is_taken")
    assert sorted(told) == sorted(
        [("visit", True), ("notification", True), ("notification_assessed", True), ("notice", True),
         ("decision", False), ("placement_started", False)]
    )  # fmt: skip


def test_the_joined_case_stays_as_it_was_and_is_written_by_nobody():
    child = twice()
    before = [one.id for one in Entry.objects.filter(case=child.joined)]
    join(child)
    assert [one.id for one in Entry.objects.filter(case=child.joined)] == before
    with world.web(child.anna):
        seen = sight(child.anna, child.joined.id)
        assert seen.is_joined
        assert seen.reads("plan")
        assert not any(seen.writes(name) for name in ("plan", "decisions", "assessment", "sensitive", "people"))
        assert seen.writes("protection")
        with pytest.raises(DatabaseError), transaction.atomic():
            fact_record(case=child.joined, kind="visit", fields={}, by=child.anna)
        fact_record(case=child.kept, kind="visit", fields={}, by=child.anna)
    with world.job(child.of), pytest.raises(DatabaseError), transaction.atomic():
        Entry.objects.create(case=child.joined, kind="visit", position=9)


def test_the_ledger_counts_the_kept_case_with_all_its_facts():
    child = twice()
    lacking = [row for row in verdicts(child.kept) if row[0] == "notification_assessed"]
    join(child)
    now = [row for row in verdicts(child.kept) if row[0] == "notification_assessed"]
    assert (lacking, len(now)) == ([], 1)
    with world.web(child.anna):
        assert [one.number for one in my_cases(child.anna)] == ["K1"]


def test_a_leader_of_both_joins_cases_of_different_workers_and_counts_one_child():
    child = twice(leads=True)
    for case in (child.kept, child.joined):
        world.relate(world.account(f"W{case.name}", child.of), case)
    with pytest.raises(Unfitting):
        join(child)
    assert not Joining.objects.exists()
    for case in (child.kept, child.joined):
        open_to(child.anna, case, "whereabouts", "sensitive")
    join(child)
    assert len(holding(child.kept)) == 7
    assert [row[0] for row in verdicts(child.kept)].count("notification_assessed") == 1
    with world.web(child.anna):
        assert [one.number for one in children_of(child.anna)] == ["K1"]


def test_a_secret_place_makes_the_kept_case_secret_and_is_sealed_anew():
    child = twice()
    Protection.objects.create(case=child.joined, level="secret", reason="trusler", raised_by=child.anna)
    world.entry(child.joined, kind="plan_handed_over", position=9, date=TODAY, to="site")
    with pytest.raises(Unfitting):
        join(child)
    open_to(child.anna, child.joined, "whereabouts")
    join(child)
    assert set(Protection.objects.filter(case=child.kept).values_list("level", flat=True)) == {"secret"}
    with world.web(child.anna):
        assert sight(child.anna, child.kept.id).is_secret


def test_a_place_opens_in_the_kept_case():
    child = twice()
    world.entry(
        child.joined, kind="plan_handed_over", position=9, date=TODAY, to="site", site=site_of(child.joined, "Engvej")
    )
    join(child)
    taken = holding(child.kept)[-1]
    with world.web(child.anna):
        assert names_of([child.kept.id])[str(taken.site)] == "Engvej"  # type: ignore[attr-defined]


def test_a_fact_in_quarantine_is_left_where_it_is():
    child = twice()
    hidden = Entry.objects.get(case=child.joined, kind="visit")
    bo = world.account("Bo", child.of)
    told = {"asked_by": child.anna, "confirmed_by": bo, "confirmed_at": Now(), "reason": "et andet barn"}
    Quarantine.objects.create(fact=hidden.fact, case=child.joined, **told)
    join(child)
    assert "visit" not in [one.kind for one in holding(child.kept)[3:]]


def test_both_looks_are_on_record_and_a_refused_one_is_too():
    child = twice()
    join(child)
    for case in (child.kept, child.joined):
        assert Look.objects.filter(case_id=case.id, account_id=child.anna.id, act="read").exists()
    carla = world.account("Carla", child.of)
    with world.web(carla), pytest.raises(NotFound):
        pair_for_joining(child.kept.id, child.joined.id, by=carla)
    assert Look.objects.filter(case_id=child.kept.id, account_id=carla.id, act="refused").exists()


def test_a_joined_or_locked_case_is_not_joined_again():
    child = twice()
    join(child)
    for pair in ((child.kept, child.joined), (child.joined, child.kept)):
        with world.web(child.anna), pytest.raises(NotFound):
            pair_for_joining(pair[0].id, pair[1].id, by=child.anna)
    locked = twice()
    now = dt.datetime.now(dt.UTC)
    Keeping.objects.create(
        case=locked.joined, state="locked", reason="voksen", retention="child_case", asked_by=locked.anna,
        answered_by=world.account("Bo"), answered_at=now, is_confirmed=True,
    )  # fmt: skip
    with world.web(locked.anna), pytest.raises(NotFound):
        pair_for_joining(locked.kept.id, locked.joined.id, by=locked.anna)


# --- parting ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("leads", [False, True])
def test_joined_and_parted_both_cases_are_judged_as_before(leads: bool):
    child = twice(leads)
    if leads:
        for case in (child.kept, child.joined):
            open_to(child.anna, case, "whereabouts", "sensitive")
    before = verdicts(child.kept), verdicts(child.joined)
    assert all(before)
    made = join(child)
    assert verdicts(child.kept) != before[0]
    part(child, made)
    assert (verdicts(child.kept), verdicts(child.joined)) == before
    assert len(holding(child.kept)) == 3
    with world.web(child.anna):
        assert not sight(child.anna, child.joined.id).is_joined
        if not leads:
            fact_record(case=child.joined, kind="visit", fields={}, by=child.anna)


def test_what_somebody_corrected_since_stays_or_goes_by_choice():
    for chosen in (False, True):
        child = twice()
        made = join(child)
        taken = next(one for one in holding(child.kept) if one.kind == "notification")
        with world.web(child.anna):
            fields = {"id": "d2", "date": TODAY - 21 * DAY}
            last = fact_correct(before=taken, fields=fields, reason="Forkert dag.", by=child.anna)
        part(child, made, (str(last.id),) if chosen else ())
        assert ("notification" in [one.kind for one in holding(child.kept)]) is not chosen
        assert Entry.objects.filter(case=child.kept, kind="notification").count() == (3 if chosen else 2)


def test_nothing_goes_that_was_not_taken_and_nothing_untouched_stays():
    child = twice()
    made = join(child)
    own = holding(child.kept)[0]
    with world.web(child.anna):
        found, _ = joining_for_parting(child.kept.id, made, by=child.anna)
        with pytest.raises(Unfitting):
            joining_undo(joining=found, reason="x", gone=[], by=child.anna)
        joining_undo(joining=found, reason="x", gone=[*gone(left_of(found), ()), own.id], by=child.anna)
    assert own.id in [one.id for one in holding(child.kept)]


def test_it_is_parted_once_and_may_be_joined_anew():
    child = twice()
    made = join(child)
    part(child, made)
    with world.web(child.anna), pytest.raises(NotFound):
        joining_for_parting(child.kept.id, made, by=child.anna)
    join(child)
    assert (Joining.objects.count(), Parting.objects.count()) == (2, 1)


def test_who_works_with_one_of_them_parts_nothing():
    child = twice()
    made = join(child)
    bo = world.account("Bo", child.of)
    world.relate(bo, child.kept)
    with world.web(bo), pytest.raises(NotFound):
        joining_for_parting(child.kept.id, made, by=bo)


# --- the wall -----------------------------------------------------------------------------------------------------


def asked(statement: str, *values: Any) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


JOIN = "SELECT cases_join(%s, %s, %s, 'x', %s, '[]', '{}')"


def test_the_wall_joins_nothing_for_who_may_not_and_leaves_nothing_behind():
    child = twice()
    bo = world.account("Bo", child.of)
    world.relate(bo, child.kept)
    for who in (bo, world.account("Carla", child.of), child.anna):  # Anna may, but would leave facts behind
        with world.web(who), pytest.raises(DatabaseError):
            asked(JOIN, uuid.uuid4(), child.joined.id, child.kept.id, "[]")
    assert not Joining.objects.exists()


@pytest.mark.parametrize("other", [{"date": TODAY - 1 * DAY}, {"talked_with_child": False}, {"kind": "notification"}])
def test_the_wall_calls_nothing_the_same_that_says_something_else(other: dict[str, Any]):
    """Else a fact could be made to disappear: it is in the closed case alone."""
    of = world.municipality()
    kept, joined, anna = registered(of, "K1"), registered(of, "K2"), world.account("Anna", of)
    for case in (kept, joined):
        world.relate(anna, case)
    said: dict[str, Any] = {"kind": "visit", "date": TODAY, "at_site": True}
    one, alike = world.entry(joined, measure="a", **said), world.entry(kept, measure="b", **said)
    differs = world.entry(kept, **(said if other.get("kind") is None else {"date": TODAY}) | other)

    def join_as(entry: Entry) -> None:
        same = json.dumps([{"origin": one.id, "entry": entry.id}])
        asked("SELECT cases_join(%s, %s, %s, 'x', '[]', %s, '{}')", uuid.uuid4(), joined.id, kept.id, same)

    with world.web(anna):
        with pytest.raises(DatabaseError):
            join_as(differs)
        assert not Joining.objects.exists()
        join_as(alike)
    assert Joining.objects.count() == 1


def test_the_wall_takes_no_joining_but_by_its_function_and_changes_none():
    child = twice()
    made = join(child)
    with world.web(child.anna):
        for attempt in (
            lambda: Joining.objects.create(case=child.kept, into=child.joined, reason="x", by=child.anna),
            lambda: Parting.objects.create(joining_id=made, reason="x", by=child.anna),
            lambda: JoinedEntry.objects.update(is_taken=False),
            lambda: Joining.objects.all().delete(),
        ):
            with pytest.raises(DatabaseError), transaction.atomic():
                attempt()


def test_a_stranger_sees_nothing_of_it():
    child = twice()
    join(child)
    for who in (world.account("Carla", child.of), world.account("Dorte", child.of)):
        if who.name == "Dorte":
            world.relate(who, child.kept, "custody_parent")
        with world.web(who):
            counts = [model.objects.count() for model in (Joining, JoinedEntry, Parting, NotAlike)]
            assert counts == [0, 0, 0, 0]
