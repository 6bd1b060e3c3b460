"""A case that two people have locked or handed over is read as before and written by nobody, by door and by wall."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from livline.access.danish_day import today
from livline.access.errors import NotFound, Overtaken, Unfitting
from livline.access.models import Keeping, Kept, Level
from livline.access.protections import protection_raise
from livline.access.relations import relation_end
from livline.access.sight import sight
from livline.cases.keeping import keeping_answer, keeping_ask, went_to
from livline.cases.lookups import case_for_reading, case_for_writing
from livline.cases.models import Case, Entry
from livline.cases.places import bound_to
from livline.cases.retention import Ripe, classes, filed
from livline.cases.services import fact_record
from livline.intake.load import load
from livline.people.services import word_write
from livline.sealing.seal import token_of
from tests.ground import world
from tests.ground.test_two_people import Home, home, refused
from tests.ground.test_walls import change

pytestmark = pytest.mark.usefixtures("db")
__all__ = ["home"]


def asked(home: Home, state: Kept = Kept.LOCKED, **more: Any) -> Keeping:
    with world.web(home.worker):
        told: dict[str, Any] = {"reason": "den unge er voksen", "retention": "child_case", "by": home.worker}
        return keeping_ask(case=home.child.id, state=state, **told, **more)


def locked(home: Home, state: Kept = Kept.LOCKED, **more: Any) -> Keeping:
    """Asked by the worker, confirmed by the leader."""
    keeping = asked(home, state, **more)
    with world.web(home.leader):
        keeping_answer(keeping=keeping, yes=True, by=home.leader)
    return keeping


def kept(home: Home) -> str:
    with world.web(home.worker):
        return sight(home.worker, home.child.id).kept


def test_asked_by_one_nothing_changes(home: Home):
    asked(home)
    assert kept(home) == ""
    with world.web(home.worker):
        fact_record(case=home.child, kind="plan", fields={}, by=home.worker)


def test_two_lock_it_and_nobody_writes(home: Home):
    locked(home)
    assert kept(home) == "locked"
    with world.web(home.worker):
        case_for_reading(home.child.id, by=home.worker)
        with pytest.raises(NotFound):
            case_for_writing(home.child.id, by=home.worker)
        assert refused(lambda: fact_record(case=home.child, kind="plan", fields={}, by=home.worker))


def test_the_wall_alone_keeps_it_closed(home: Home):
    """Whoever gets past the door writes nothing either: no fact, no place, no person, no word of the child."""
    child = world.account("child", home.child.municipality)
    world.relate(child, home.child, "child")
    locked(home)
    with world.web(child):
        assert refused(lambda: word_write(case=home.child, text="hej", is_shared=True, by=child))
    with world.web(home.worker):
        for statement in (
            "INSERT INTO entry (case_id, fact, kind, position, is_withdrawn, recorded_by_id)"
            " VALUES (%(case)s, gen_random_uuid(), 'plan', 1, false, %(by)s)",
            "INSERT INTO place (case_id, token, sealed) VALUES (%(case)s, '~a', 'x')",
            "INSERT INTO stay (case_id, measure, during, fact)"
            " VALUES (%(case)s, '', daterange('2020-01-01', NULL), gen_random_uuid())",
        ):
            with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(statement, {"case": home.child.id, "by": home.worker.id})
    assert not Entry.objects.exists()


def test_protection_and_access_can_still_be_changed(home: Home):
    locked(home)
    relation = home.child.relations.get(account=home.cover)
    with world.web(home.worker):
        protection_raise(case=home.child.id, level=Level.SECRET, reason="far truer", by=home.worker)
        relation_end(relation=relation, by=home.worker)
        assert sight(home.worker, home.child.id).is_secret


def test_who_asked_does_not_confirm_and_may_take_it_back(home: Home):
    keeping = asked(home)
    with world.web(home.worker):
        with pytest.raises(Unfitting):
            keeping_answer(keeping=keeping, yes=True, by=home.worker)
        keeping_answer(keeping=keeping, yes=False, by=home.worker)
    assert kept(home) == ""


def test_who_does_not_decide_does_not_confirm(home: Home):
    keeping = asked(home)
    with world.web(home.cover):
        assert refused(lambda: keeping_answer(keeping=keeping, yes=True, by=home.cover))
    assert kept(home) == ""


def test_two_take_it_up_again(home: Home):
    locked(home)
    locked(home, Kept.ACTIVE)
    assert kept(home) == ""
    locked(home)
    assert kept(home) == "locked"


def test_one_request_waits_at_a_time(home: Home):
    asked(home)
    with world.web(home.worker), pytest.raises(Overtaken):
        keeping_ask(case=home.child.id, state=Kept.LOCKED, reason="igen", retention="child_case", by=home.worker)


def test_what_was_answered_stays(home: Home):
    keeping = locked(home)
    with world.web(home.leader), pytest.raises(Overtaken):
        keeping_answer(keeping=keeping, yes=False, by=home.leader)
    for statement in ("UPDATE keeping SET is_confirmed = false", "DELETE FROM keeping", "TRUNCATE keeping"):
        for role in ("livline_web", "livline_job", "livline_owner", "livline"):
            with pytest.raises(DatabaseError):
                change(role, home.child.municipality, statement)
    assert kept(home) == "locked"


def test_where_it_went_is_sealed_and_said_only_where_it_went(home: Home):
    with world.web(home.worker):
        for state, to in ((Kept.TRANSFERRED, ""), (Kept.LOCKED, "Sydby")):
            with pytest.raises(Unfitting):
                keeping_ask(
                    case=home.child.id, state=state, reason="flyttet", retention="child_case", by=home.worker, to=to
                )
    keeping = locked(home, Kept.TRANSFERRED, to="Sydby Kommune")
    keeping.refresh_from_db()
    assert b"Sydby" not in bytes(keeping.went_to or b"")
    assert went_to(keeping) == "Sydby Kommune"
    assert kept(home) == "transferred"


def test_a_stranger_sees_nothing_of_it(home: Home):
    locked(home)
    with world.web(home.colleague):
        assert not Keeping.objects.exists()


def test_a_file_enters_nothing_into_it_and_says_so(home: Home, tmp_path: Path):
    of, file = home.child.municipality, tmp_path / "sager.json"
    told = '{"case": "%s", "born_on": "2012-05-01", "events": [{"kind": "plan", "id": "P1", "date": "2024-02-01"}]}'
    file.write_text(f"[{told % home.child.name}, {told % 'K9'}]", "utf-8")
    locked(home)
    with world.job(of):
        found = load([file], of.id, None)
    assert (found.rows["locked"], found.rows["new"]) == (1, 1)
    home.child.refresh_from_db()
    assert home.child.born_on is None
    assert [entry.case.name for entry in Entry.objects.all()] == ["K9"]


DAY = dt.date(2026, 3, 1)


def case_of(home: Home, born_on: dt.date | None, *facts: dict[str, Any]) -> Case:
    home.child.born_on = born_on
    for number, fact in enumerate(facts):
        world.entry(home.child, position=number, **fact)
    return home.child


def ripe(case: Case, stirred: dt.date | None = None) -> Ripe | None:
    return filed([case], DAY, {case.id: stirred} if stirred else {})[case.id].ripe


def test_a_grown_child_s_quiet_case_is_ripe(home: Home):
    case = case_of(home, dt.date(2005, 1, 1), {"kind": "plan", "date": dt.date(2022, 1, 1)})
    assert ripe(case) == Ripe(Kept.LOCKED, "grown", dt.date(2023, 1, 1))


@pytest.mark.parametrize(
    ("born_on", "facts"),
    [
        (None, []),
        (dt.date(2012, 1, 1), []),
        (dt.date(2005, 1, 1), [{"kind": "plan", "date": dt.date(2025, 6, 1)}]),
        (dt.date(2005, 1, 1), [{"kind": "plan"}]),
        (dt.date(2005, 1, 1), [{"kind": "measure_started", "date": dt.date(2020, 1, 1), "measure": "m1"}]),
        (dt.date(2005, 1, 1), [{"kind": "placement_started", "date": dt.date(2020, 1, 1)},
                               {"kind": "placement_ended", "date": dt.date(2023, 1, 1)}]),
    ],
)  # fmt: skip
def test_what_cannot_be_told_or_has_not_ended_is_not_ripe(home: Home, born_on: dt.date | None, facts: list[Any]):
    """Unknown birthday, a child, a fact this year, one without a day, a measure that runs, placed and not yet 23."""
    assert ripe(case_of(home, born_on, *facts)) is None


def test_what_the_reader_does_not_see_keeps_a_case_open(home: Home):
    """A leader sees no notification, but that the law asks about one."""
    assert ripe(case_of(home, dt.date(2005, 1, 1)), stirred=dt.date(2026, 2, 1)) is None
    assert ripe(home.child, stirred=dt.date(2020, 2, 1)) is not None


def test_who_moved_away_is_ripe_to_be_handed_over_and_who_came_is_not(home: Home):
    def moved(to: str) -> dict[str, Any]:
        token = token_of(to, bound_to(home.child.id))
        return {"kind": "municipality_changed", "date": dt.date(2026, 1, 1), "to": token}

    case = case_of(home, dt.date(2015, 1, 1), moved("Sydby"))
    assert ripe(case) == Ripe(Kept.TRANSFERRED, "moved", dt.date(2026, 1, 1))
    back = moved(case.municipality.name) | {"date": dt.date(2026, 2, 1)}
    assert ripe(case_of(home, dt.date(2015, 1, 1), back)) is None


def test_every_class_says_where_it_comes_from_and_that_nobody_signed_it():
    assert {one.placed for one in classes()} == {True, False}
    assert all(one.source and not one.confirmed and set(one.words) == {"da", "en"} for one in classes())
    assert today() > DAY
