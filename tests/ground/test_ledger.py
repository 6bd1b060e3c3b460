"""The ledger says on every day what the law says, and follows the facts in the transaction that changes them."""

from __future__ import annotations

import datetime as dt
import traceback
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lawcode.audit import Question, judge_case
from livline.access.danish_day import today
from livline.access.errors import Overtaken, Unfitting
from livline.cases import services
from livline.cases.columns import COLUMN_OF
from livline.cases.models import Entry
from livline.cases.places import PLACE_FIELDS
from livline.ledger import clock
from livline.ledger.bridge import events_of, row_of
from livline.ledger.lines import in_time, verdict_on
from livline.ledger.models import KEPT, Ledger, Line
from livline.ledger.reading import verdicts, verdicts_as_known, verdicts_of
from livline.ledger.recalculate import recalculate
from livline.ledger.tally import counted, tallies, tally_of
from tests.generative.both_engines import event_row
from tests.generative.cases import seeded_cases
from tests.generative.scale import SEED, times
from tests.ground import world

DAY = dt.timedelta(days=1)
START = dt.date(2026, 1, 10)


def days_to_try(start: dt.date, end: dt.date, rows: list[dict[str, Any]]) -> list[dt.date]:
    """The first and last days of a stretch, its middle, and the days about every due day."""
    due = [row["due_on"] for row in rows if row["due_on"] is not None]
    near = {start, start + DAY, start + (end - start) / 2, end - DAY, *due, *(day + DAY for day in due)}
    return sorted(day for day in near if start <= day < end)


def test_between_its_days_a_line_tells_every_day():
    """Random cases: kept lines say on each day what the law says of the facts on that day."""
    tried = 0
    for case in seeded_cases(times(250, 5_000), SEED):
        events = [event_row(event) for event in case["events"]]
        as_of = case["as_of"] or START
        rows = judge_case(case, events, Question()).verdicts if case["as_of"] else asked(case, events, START)
        kept = [{name: row[name] for name in KEPT} | {"in_time": in_time(row)} for row in rows]
        end = clock.changes_on(case["born_on"], events, as_of)
        for day in days_to_try(as_of, end, rows):
            assert [verdict_on(line, case["case"], day) for line in kept] == asked(case, events, day)
            tried += 1
    assert tried > 500


def asked(case: dict[str, Any], events: list[dict[str, Any]], day: dt.date) -> list[dict[str, Any]]:
    return judge_case(case | {"as_of": None}, events, Question(as_of=day)).verdicts


@pytest.mark.parametrize(
    ("start", "as_of", "expected"),
    [
        (dt.date(2020, 8, 31), dt.date(2026, 1, 10), dt.date(2026, 2, 28)),
        (dt.date(2020, 8, 31), dt.date(2026, 2, 28), dt.date(2026, 8, 31)),
        (dt.date(2026, 1, 10), dt.date(2026, 1, 10), dt.date(2026, 7, 10)),
        (dt.date(2027, 5, 1), dt.date(2026, 1, 10), dt.date(2027, 5, 1)),
    ],
)
def test_the_next_half_year(start: dt.date, as_of: dt.date, expected: dt.date):
    assert clock.next_of_rhythm(start, as_of) == expected


@pytest.fixture
def anna(db: None) -> Any:
    of = world.municipality()
    who = world.account("Anna", of)
    child = world.case(of, born_on=dt.date(2015, 5, 1))
    world.relate(who, child)
    return who, child


PLACED = {"date": today() - 200 * DAY, "measure": "m1"}


def test_recording_a_fact_opens_and_closes_duties(anna: Any):
    who, child = anna
    with world.web(who):
        services.fact_record(case=child, kind="placement_started", fields=PLACED, by=who)
        assert statuses(child, "first_follow_up") == ["overdue"]
        held = services.fact_record(
            case=child, kind="follow_up", fields={"date": today() - 120 * DAY, "measure": "m1"}, by=who
        )
        assert statuses(child, "first_follow_up") == ["met"]
        services.fact_correct(
            before=held, fields={"date": today() - 10 * DAY, "measure": "m1"}, reason="forkert dag", by=who
        )
        assert statuses(child, "first_follow_up") == ["met_late"]


def statuses(child: Any, duty: str) -> list[str]:
    return [row["status"] for row in verdicts([child.id])[child.id] if row["duty"] == duty]


def test_withdrawing_a_fact_takes_its_duties_away_and_keeps_what_it_said(anna: Any):
    who, child = anna
    with world.web(who):
        placed = services.fact_record(case=child, kind="placement_started", fields=PLACED, by=who)
        services.fact_withdraw(before=placed, reason="forkert barn", by=who)
        assert verdicts([child.id]) == {child.id: []}
        assert [entry.is_withdrawn for entry in Entry.objects.order_by("id")] == [False, True]


def test_two_who_correct_the_same_fact_are_told(anna: Any):
    who, child = anna
    with world.web(who):
        placed = services.fact_record(case=child, kind="placement_started", fields=PLACED, by=who)
        first = services.fact_correct(before=placed, fields=PLACED | {"site_kind": "foster"}, reason="x", by=who)
        with pytest.raises(Overtaken) as told:
            services.fact_correct(before=placed, fields=PLACED | {"site_kind": "institution"}, reason="y", by=who)
    assert told.value.theirs == first
    assert told.value.next_step


@pytest.mark.parametrize(
    ("kind", "fields"),
    [("rumour", {}), ("visit", {"act": "new"}), ("plan", {"act": "burnt"}), ("follow_up", {"interval_months": 99})],
)
def test_what_does_not_fit_is_refused_with_the_next_step(anna: Any, kind: str, fields: dict[str, Any]):
    who, child = anna
    with world.web(who), pytest.raises(Unfitting) as told:
        services.fact_record(case=child, kind=kind, fields=fields, by=who)
    assert told.value.next_step
    assert not Entry.objects.exists()


def test_a_refusal_quotes_nothing_of_the_case(anna: Any):
    """The database's own fault holds the whole row; none of it may reach a log, however the fault is told."""
    who, child = anna
    fields = {"purpose": "hemmelig", "about": "x"}
    with world.web(who), pytest.raises(Unfitting) as told:
        services.fact_record(case=child, kind="decision", fields=fields, by=who)
    assert "hemmelig" not in "".join(traceback.format_exception(told.value))
    assert told.value.__context__ is None


def test_a_correction_needs_a_reason(anna: Any):
    who, child = anna
    with world.web(who):
        placed = services.fact_record(case=child, kind="placement_started", fields=PLACED, by=who)
        with pytest.raises(Unfitting):
            services.fact_correct(before=placed, fields=PLACED, reason="  ", by=who)


def test_when_judging_fails_the_fact_is_not_recorded(anna: Any, monkeypatch: pytest.MonkeyPatch):
    who, child = anna

    def fail(*_: Any) -> None:
        raise RuntimeError("cut")

    monkeypatch.setattr("livline.cases.hooks._HOOKS", {fail: frozenset()})
    with world.web(who), pytest.raises(RuntimeError):
        services.fact_record(case=child, kind="plan", fields={}, by=who)
    assert not Entry.objects.exists()


def test_a_line_that_is_as_before_is_not_written_again(anna: Any):
    """Of a case with many duties a new fact changes few lines; the others keep their rows."""
    who, child = anna
    with world.web(who):
        services.fact_record(case=child, kind="placement_started", fields={"date": today() - 300 * DAY}, by=who)
        before = set(Line.objects.filter(case=child).values_list("id", "duty"))
        services.fact_record(case=child, kind="lawful_reason", fields={"date": today()}, by=who)
        assert set(Line.objects.filter(case=child).values_list("id", "duty")) == before
        services.fact_record(case=child, kind="follow_up", fields={"date": today() - 250 * DAY}, by=who)
        after = set(Line.objects.filter(case=child).values_list("id", "duty"))
    assert before - after


@pytest.mark.parametrize("before", ["on", "off"])
def test_lines_of_many_cases_are_compared_at_once_and_nothing_else_is_planned_so(db: None, before: str):
    """Whatever the database believes of how many lines there are; what was set before is set afterwards."""
    of = world.municipality()
    children = [world.case(of, f"K{n}") for n in range(3)]
    for child in children:
        world.entry(child, kind="placement_started", date=today() - 100 * DAY)
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('enable_nestloop', %s, true)", [before])
        with CaptureQueriesContext(connection) as queries:
            recalculate([child.id for child in children])
        texts = [query["sql"] for query in queries]
        kept = next(n for n, text in enumerate(texts) if "DELETE FROM line" in text)
        assert "set_config('enable_nestloop', 'off', true)" in texts[kept - 1]
        cursor.execute("SHOW enable_nestloop")
        assert cursor.fetchone()[0] == before
    assert Line.objects.exists()


def test_a_ledger_that_time_or_law_overtook_is_judged_again_when_read(anna: Any):
    _, child = anna
    world.entry(child, kind="placement_started", date=today() - 800 * DAY, measure="m1")
    recalculate([child.id], as_of=today() - 700 * DAY)
    fresh = verdicts([child.id])
    recalculate([child.id])
    assert fresh == verdicts([child.id])
    Line.objects.all().delete()
    assert verdicts([child.id]) == {child.id: []}, "a ledger that holds is read, not judged"
    Ledger.objects.update(law="another")
    assert verdicts([child.id]) == fresh


def test_the_number_of_queries_does_not_grow_with_the_cases(db: None):
    of = world.municipality()
    children = [world.case(of, f"K{n}") for n in range(12)]
    for child in children:
        world.entry(child, kind="placement_started", date=today() - 100 * DAY)
    recalculate([child.id for child in children])
    ids = [child.id for child in children]
    counts = []
    for some in (ids[:2], ids):
        with CaptureQueriesContext(connection) as queries:
            assert len(verdicts(some)) == len(some)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 4


def test_the_facts_of_one_case_are_read_as_those_of_several(db: None):
    """One case is asked by a text that is written once: the corrected, withdrawn and later facts read alike."""
    here = world.municipality()
    one, other = world.case(here, "K1"), world.case(here, "K2")
    moment = dt.datetime(2026, 3, 1, 11, 30, tzinfo=dt.UTC)
    for child in (one, other):
        world.entry(child, "placement_started", position=2, date=dt.date(2026, 3, 3), site_kind="foster")
        told = {"position": 1, "date": dt.date(2026, 3, 1), "at": moment, "has": ["goals"]}
        world.correct(world.entry(child, "plan", **told), date=dt.date(2026, 3, 2))
        world.correct(world.entry(child, "visit", position=3), is_withdrawn=True)
    several = events_of([one.id, other.id])
    for child in (one, other):
        assert events_of([child.id]) == {child.id: several[child.id]}
        assert [event["kind"] for event in several[child.id]] == ["plan", "placement_started"]


def test_a_case_can_be_seen_as_it_was_known(anna: Any):
    """What was recorded later is not held against an earlier day."""
    _, child = anna
    long_ago = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    world.entry(child, "placement_started", date=dt.date(2025, 1, 1), measure="m1", recorded_at=long_ago)
    day, before = dt.date(2025, 12, 1), long_ago - DAY
    assert verdicts_as_known(child.id, day, before) == []
    assert {row["duty"] for row in verdicts_as_known(child.id, day, long_ago)} >= {"first_follow_up"}
    world.entry(child, kind="follow_up", date=dt.date(2025, 3, 1), measure="m1")
    late = verdicts_as_known(child.id, day, long_ago)
    assert "overdue" in {row["status"] for row in late if row["duty"] == "first_follow_up"}
    now = verdicts_as_known(child.id, day, dt.datetime.now(dt.UTC) + DAY)
    assert {row["status"] for row in now if row["duty"] == "first_follow_up"} != {"overdue"}


def test_a_tally_counts_what_the_verdicts_say(db: None):
    """Random cases on several days, kept and overtaken: counted by the database as by going through each verdict."""
    of, cases = world.municipality(), []
    for number, told in enumerate(seeded_cases(times(30, 300), SEED)):
        case = world.case(of, f"T{number}", born_on=told["born_on"], as_of=told["as_of"])
        for position, event in enumerate(told["events"]):
            told_of = {name: value for name, value in event_row(event).items() if name not in hidden_in(event)}
            row = {COLUMN_OF.get(name, name): value for name, value in told_of.items()}
            world.entry(case, position=position, **row)
        cases.append(case)
    recalculate([case.id for case in cases])
    rows = {case.id: row_of(case) for case in cases}
    for day in (today(), today() + 40 * DAY, today() + 400 * DAY):
        expected = {id_: tally_of(told, day) for id_, told in verdicts_of(rows, day).items()}
        assert tallies(rows, day) == expected
    assert sum(tally.overdue for tally in expected.values()) > 20
    assert counted([case.id for case in cases], today())


def hidden_in(event: dict[str, Any]) -> tuple[str, ...]:
    """What reveals a place stands in an entry as a token only, and no duty hangs on it."""
    return PLACE_FIELDS.get(event["kind"], ())
