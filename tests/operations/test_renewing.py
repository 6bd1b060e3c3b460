"""Ledgers are renewed ahead by the queue: the stale ones, everywhere, beside people who write, and quietly."""

from __future__ import annotations

import datetime as dt
import logging
import threading
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import psycopg
import pytest
from django.db import DatabaseError, connection, connections
from django.test.utils import CaptureQueriesContext
from procrastinate.contrib.django import app

from lawcode.audit import Question, judge_case, law_version
from livline.access.acting import acting_as, acting_for
from livline.access.danish_day import today
from livline.access.models import Account, Municipality
from livline.cases.models import Case
from livline.cases.services import fact_record
from livline.database.role import Role
from livline.jobs import renewing as job
from livline.jobs import worker
from livline.jobs.tasks import look_after_the_queue, renew_ledgers
from livline.ledger import reading, recalculate, renewing
from livline.ledger.bridge import events_of, row_of
from livline.ledger.lines import verdict_on
from livline.ledger.models import KEPT, Ledger, Line
from livline.looks.models import Look
from livline.operations.installation import LEDGERS, _ledgers
from livline.operations.steps import Step, tried
from tests.ground import world
from tests.operations.conftest import Ground

DAY = dt.timedelta(days=1)
PLACED = {"date": today() - 200 * DAY, "measure": "m1"}
HELD_ON = today() - 30 * DAY
OLD = {"law": "en anden"}
MANY, PLACE = 7, "anbragt-"


@pytest.fixture(scope="module")
def placements(ground: Ground) -> None:
    """Some children in each municipality who were placed."""
    with ground.connected(None):
        for of, who in ((ground.nordby, ground.anna), (ground.sydby, ground.bo)):
            for number in range(MANY):
                placed(of, who, f"{PLACE}{number}")


@pytest.fixture(autouse=True)
def all_hold(ground: Ground, placements: None) -> Iterator[None]:
    """Each test begins with ledgers that hold, and with an empty queue."""
    with ground.connected(None):
        recalculate.recalculate([case.id for case in Case.objects.all()])
    yield
    with psycopg.connect(**ground.superuser.for_psycopg()) as own:
        own.execute("TRUNCATE procrastinate_jobs, procrastinate_events, procrastinate_periodic_defers CASCADE")


def placed(of: Municipality, who: Account, name: str) -> Case:
    child = world.case(of, name, born_on=dt.date(2015, 5, 1))
    world.relate(who, child)
    world.entry(child, "placement_started", **PLACED)
    return child


def cases_in(ground: Ground, of: Municipality | None = None) -> list[uuid.UUID]:
    with ground.connected(None):
        found = Case.objects.filter(municipality=of) if of else Case.objects
        return list(found.order_by("id").values_list("id", flat=True))


def placed_in(ground: Ground) -> set[uuid.UUID]:
    with ground.connected(None):
        return set(Case.objects.filter(name__startswith=PLACE).values_list("id", flat=True))


def spoil(ground: Ground, ids: list[uuid.UUID], **changes: Any) -> None:
    """What would be if another version of the law, or a day before, had judged."""
    with ground.connected(None):
        Ledger.objects.filter(case_id__in=ids).update(**(changes or OLD))
        Line.objects.filter(case_id__in=ids).update(due_on=dt.date(1999, 1, 1))


def kept(ground: Ground) -> dict[uuid.UUID, tuple[Any, ...]]:
    """Of each case when and by which law it was judged, and which rows its lines are."""
    with ground.connected(None):
        lines: dict[uuid.UUID, list[int]] = {}
        for case, line in Line.objects.order_by("id").values_list("case_id", "id"):
            lines.setdefault(case, []).append(line)
        ledgers = Ledger.objects.values_list("case_id", "judged_as_of", "changes_on", "law", "case__id")
        return {case: (*told, tuple(lines.get(case, ()))) for case, *told in ledgers}


def assert_fresh(ground: Ground) -> None:
    """Every ledger holds today, and its lines say what a judgement of today says."""
    with ground.connected(None):
        assert not renewing.stale(today()).exists()
        for case in Case.objects.all():
            lines = Line.objects.filter(case=case).order_by("position").values(*KEPT, "in_time")
            said = [verdict_on(line, case.name, today()) for line in lines]
            assert said == judge_case(row_of(case), events_of([case.id])[case.id], Question(as_of=today())).verdicts


def renewed(ground: Ground) -> int:
    with ground.connected(Role.JOB):
        return job.ledgers_renew()


def test_exactly_the_stale_ones_are_renewed_in_every_municipality(ground: Ground):
    one, other = cases_in(ground, ground.nordby)[:3], cases_in(ground, ground.sydby)[:2]
    spoil(ground, one)
    spoil(ground, other, changes_on=today())
    before = kept(ground)
    assert renewed(ground) == 5
    after = kept(ground)
    assert {case for case, told in after.items() if told != before[case]} == {*one, *other}
    assert_fresh(ground)
    assert renewed(ground) == 0
    assert kept(ground) == after, "nothing is done twice"


@pytest.mark.parametrize(
    "changes",
    [OLD, {"changes_on": today()}, {"changes_on": today() - 40 * DAY}, {"judged_as_of": today() + DAY}],
    ids=str,
)
def test_what_is_renewed_is_what_a_reader_would_judge_anew(ground: Ground, changes: dict[str, Any]):
    (child, *_) = cases_in(ground, ground.nordby)
    spoil(ground, [child], **changes)
    with ground.connected(None):
        assert reading.kept_lines({child: today()}) == {}
        assert [ledger.case_id for ledger in renewing.stale(today())] == [child]
    assert renewed(ground) == 1


def test_a_case_that_names_its_own_day_is_stale_by_law_alone(ground: Ground):
    (child, *_) = cases_in(ground, ground.nordby)
    with ground.connected(None):
        Case.objects.filter(id=child).update(as_of=dt.date(2026, 2, 1))
        recalculate.recalculate([child])
        assert not renewing.stale(today()).exists()
        assert not renewing.left_over(today()).exists()
    spoil(ground, [child])
    assert renewed(ground) == 1
    with ground.connected(None):
        assert Ledger.objects.get(case=child).judged_as_of == dt.date(2026, 2, 1)
        assert renewing.standing() == renewing.Standing()
        Case.objects.filter(id=child).update(as_of=None)


def test_the_truth_hangs_on_no_job(ground: Ground):
    """Whoever reads a stale ledger is told what the law says, and writes nothing."""
    children = cases_in(ground, ground.nordby)
    spoil(ground, children)
    before = kept(ground)
    with ground.connected(Role.WEB), acting_as(ground.anna.id):
        told = reading.verdicts(children)
    assert kept(ground) == before
    renewed(ground)
    with ground.connected(Role.WEB), acting_as(ground.anna.id), CaptureQueriesContext(connection) as asked:
        assert reading.verdicts(children) == told
        assert len(asked) == 2, "the cases and their lines: nothing is judged any more"


def test_nobody_has_looked(ground: Ground):
    spoil(ground, cases_in(ground))
    with ground.connected(None):
        before = Look.objects.count()
    renewed(ground)
    with ground.connected(None):
        assert Look.objects.count() == before


def test_a_municipality_is_worked_for_alone(ground: Ground):
    spoil(ground, cases_in(ground))
    with ground.connected(Role.JOB):
        assert job.renewed_in(ground.sydby.id) == len(cases_in(ground, ground.sydby))
        with acting_for(ground.sydby.id):
            assert renewing.standing() == renewing.Standing()
        assert renewing.standing() == renewing.Standing(), "nobody is named, nothing is seen"
        assert list(renewing.batch_renew()) == []
        assert job.standing_of_all().stale == len(cases_in(ground, ground.nordby))
    renewed(ground)


def test_people_learn_no_municipality_from_it(ground: Ground):
    with ground.connected(Role.WEB), pytest.raises(DatabaseError), acting_as(ground.anna.id):
        job.municipalities()


def test_the_questions_of_a_batch_do_not_grow_with_it(ground: Ground):
    children = cases_in(ground, ground.nordby)
    counted = []
    for some in (children[:2], children):
        spoil(ground, some)
        with ground.connected(Role.JOB), CaptureQueriesContext(connection) as asked:
            assert job.next_batch(ground.nordby.id, renewing.FIRST) == some
            counted.append(len(asked))
    assert counted[0] == counted[1] < 15


def test_killed_midway_it_goes_on(ground: Ground, monkeypatch: pytest.MonkeyPatch):
    """What a batch renewed stays; what the next one began is as it was before."""
    monkeypatch.setattr(renewing, "BATCH", 2)
    spoil(ground, cases_in(ground))
    keep, done = recalculate.keep, list[int]()

    def killed(*told: Any) -> None:
        keep(*told)
        done.append(1)
        if len(done) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(recalculate, "keep", killed)
    with pytest.raises(KeyboardInterrupt):
        renewed(ground)
    monkeypatch.setattr(recalculate, "keep", keep)
    assert renewed(ground) == len(cases_in(ground)) - 2
    assert_fresh(ground)


def test_the_job_of_a_killed_worker_is_taken_up_again(ground: Ground):
    spoil(ground, cases_in(ground))
    with ground.connected(Role.JOB):
        renew_ledgers.configure().defer(timestamp=0)
    with psycopg.connect(**ground.address(Role.JOB).for_psycopg()) as killed:
        mine = killed.execute("SELECT worker_id FROM procrastinate_register_worker_v1()").fetchone()
        killed.execute("SELECT procrastinate_fetch_job_v2(NULL, %s)", mine)
    worked_off(ground)
    with ground.connected(None):
        assert renewing.standing().stale, "the worker may yet live, and they work one at a time"
    with psycopg.connect(**ground.superuser.for_psycopg()) as own:
        own.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 minute'")
    with ground.connected(Role.JOB):
        look_after_the_queue.configure().defer(timestamp=0)
    worked_off(ground)
    assert_fresh(ground)


def worked_off(ground: Ground) -> None:
    """In a thread of its own: where a browser was driven before, a loop of events still runs in this one."""

    def work() -> None:
        with ground.connected(Role.JOB):
            worker.work(wait=False)

    with ThreadPoolExecutor(1) as thread:
        thread.submit(work).result()


def test_a_worker_that_starts_after_a_release_renews_and_tells_numbers_alone(
    ground: Ground, caplog: pytest.LogCaptureFixture
):
    children = cases_in(ground)
    spoil(ground, children)
    with caplog.at_level(logging.INFO, "livline"):
        worked_off(ground)
    assert_fresh(ground)
    said = [record.getMessage() for record in caplog.records if record.name.startswith("livline")]
    assert said == [f"ledgers renewed: {len(children)}"]
    assert renew_ledgers.name in {task.task.name for task in app.periodic_registry.periodic_tasks.values()}


def test_a_case_that_somebody_writes_is_left_to_them_and_keeps_the_newer(ground: Ground):
    """They hold its ledger until they are done; the job goes on with the others, and waits for nobody."""
    child, *others = sorted(cases_in(ground, ground.nordby), key=lambda id_: id_ not in placed_in(ground))
    spoil(ground, [child, *others])
    entered, go_on = threading.Event(), threading.Event()
    somebody = threading.Thread(target=follow_up, args=(ground, child, entered, go_on))
    with ground.connected(Role.WEB):
        somebody.start()
        assert entered.wait(20)
    assert renewed(ground) == len(others)
    go_on.set()
    somebody.join()
    assert_fresh(ground)
    with ground.connected(None):
        assert Line.objects.filter(case=child, duty="first_follow_up", met_on=HELD_ON).exists()


def follow_up(ground: Ground, child: uuid.UUID, entered: threading.Event, go_on: threading.Event) -> None:
    """As Anna: a fact, and some time until it is committed."""
    try:
        with acting_as(ground.anna.id):
            fact_record(
                case=Case.objects.get(id=child),
                kind="follow_up",
                fields={"date": HELD_ON, "measure": "m1"},
                by=ground.anna,
            )
            entered.set()
            go_on.wait(20)
    finally:
        connections.close_all()


def test_what_is_recorded_while_a_case_is_renewed_waits_and_is_not_lost(
    ground: Ground, monkeypatch: pytest.MonkeyPatch
):
    """The facts are read, and then somebody adds one: their own judgement comes after the job's."""
    child, *_ = cases_in(ground, ground.nordby)
    spoil(ground, [child])
    entered, keep = threading.Event(), recalculate.keep
    somebody = threading.Thread(target=write_beside, args=(ground, child, entered))

    def disturbed(*told: Any) -> None:
        monkeypatch.setattr(recalculate, "keep", keep)
        somebody.start()
        assert entered.wait(20)
        somebody.join(0.3)
        assert somebody.is_alive(), "whoever writes the case waits for the batch"
        keep(*told)

    monkeypatch.setattr(recalculate, "keep", disturbed)
    assert renewed(ground) == 1
    somebody.join(20)
    with ground.connected(None):
        assert Ledger.objects.get(case=child).law == "deres"


def write_beside(ground: Ground, child: uuid.UUID, entered: threading.Event) -> None:
    """Take the ledger as writers do (`recalculate.LOCK`), over a connection of one's own, and judge."""
    with psycopg.connect(**ground.address(Role.WEB).for_psycopg()) as own:
        own.execute("SELECT set_config('livline.account', %s, true)", [str(ground.anna.id)])
        entered.set()
        own.execute(recalculate.LOCKED, [[child]])
        own.execute("UPDATE ledger SET law = 'deres' WHERE case_id = %s AND law = %s", [child, law_version()])


def test_how_it_stands_is_told_to_whoever_runs_the_installation(ground: Ground):
    renewed(ground)
    assert checked(ground).said("en") == "✓ Ledgers are renewed ahead"
    some = cases_in(ground)[:3]
    spoil(ground, some)
    assert checked(ground).said("en").startswith("✓ Ledgers are renewed ahead: 3 wait")
    spoil(ground, some, changes_on=today() - DAY)
    assert checked(ground).said("da").startswith(f"✗ {LEDGERS.da}: 3 har ventet siden i går")
    renewed(ground)


def checked(ground: Ground) -> Step:
    with ground.connected(None):
        return tried(LEDGERS, lambda: _ledgers(ground.address(Role.JOB)))
