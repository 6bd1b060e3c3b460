"""The queue as its roles use it: who may ask for work, who does it, and what a job may say."""

from __future__ import annotations

import io
import json
import logging
import threading
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import DatabaseError, connections, transaction
from django.test import override_settings
from procrastinate.exceptions import ConnectorException

from livline.access.acting import acting_as, acting_for
from livline.access.models import Account
from livline.cases.models import Case
from livline.database.role import Role
from livline.jobs import inbox, worker
from livline.jobs.asking import begin
from livline.jobs.importing import perform
from livline.jobs.models import ImportRun, Refusal, State
from livline.jobs.tasks import JobFailed, import_case_file, look_after_the_queue, wordless
from tests.ground.files import PUBLISHED
from tests.operations.conftest import Ground

SOUND = PUBLISHED.read_bytes()
DENIED = psycopg.errors.InsufficientPrivilege
UNSOUND = b"case: K1\nevents:\n- {kind: plan, date: 2024-02-31}\n- {kind: nonsense, date: 2024-02-01}\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> Iterator[Path]:
    with override_settings(INBOX=tmp_path / "inbox"):
        yield tmp_path / "inbox"


@pytest.fixture(autouse=True)
def empty_queue(ground: Ground) -> Iterator[None]:
    yield
    with psycopg.connect(**ground.superuser.for_psycopg()) as own:
        own.execute("TRUNCATE procrastinate_jobs, procrastinate_events, procrastinate_periodic_defers CASCADE")


def asked_by(ground: Ground, who: Account, content: bytes = SOUND) -> uuid.UUID:
    """An import that somebody asks for on a page: as the web role."""
    assert who.municipality_id
    with ground.connected(Role.WEB):
        return begin(io.BytesIO(content), ".yaml", who.municipality_id, who.id)


def worked_off(ground: Ground) -> None:
    """In a thread of its own: where a browser was driven before, a loop of events still runs in this one."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(work_off, ground).result()


def work_off(ground: Ground) -> None:
    with ground.connected(Role.JOB):
        worker.work(wait=False)


def run_seen_by(ground: Ground, who: Account, run: uuid.UUID) -> ImportRun | None:
    with ground.connected(Role.WEB), acting_as(who.id):
        return ImportRun.objects.filter(id=run).first()


def queue(ground: Ground) -> list[dict[str, Any]]:
    with psycopg.connect(**ground.superuser.for_psycopg()) as own:
        return [row[0] for row in own.execute("SELECT to_jsonb(j) FROM procrastinate_jobs j ORDER BY id")]


def cases_of(ground: Ground) -> dict[str, int]:
    with ground.connected(None):
        return {of.name: Case.objects.filter(municipality=of).count() for of in (ground.nordby, ground.sydby)}


def test_what_is_asked_for_on_a_page_is_done_by_the_job_role(ground: Ground, folder: Path):
    before = cases_of(ground)
    run = asked_by(ground, ground.anna)
    assert [path.stat().st_mode & 0o777 for path in folder.iterdir()] == [0o600]
    waiting = run_seen_by(ground, ground.anna, run)
    assert waiting
    assert waiting.state == State.WAITING
    worked_off(ground)
    done = run_seen_by(ground, ground.anna, run)
    assert done
    assert done.state == State.DONE
    assert done.cases
    assert done.rows["new"] > 0
    after = cases_of(ground)
    assert after["Nordby"] == before["Nordby"] + done.cases
    assert after["Sydby"] == before["Sydby"], "a job sees its own municipality"
    assert list(folder.iterdir()) == [], "the file is gone"
    assert queue(ground) == []


def test_the_run_is_seen_by_its_account_alone(ground: Ground):
    run = asked_by(ground, ground.anna)
    assert run_seen_by(ground, ground.anna, run)
    assert run_seen_by(ground, ground.bo, run) is None
    with ground.connected(Role.JOB):
        with acting_for(ground.sydby.id):
            assert not ImportRun.objects.filter(id=run).exists()
        assert not ImportRun.objects.exists(), "nobody is named"


def test_a_job_that_is_rolled_back_is_gone_and_so_is_its_file(ground: Ground, folder: Path):
    with ground.connected(Role.WEB), transaction.atomic():
        begin(io.BytesIO(SOUND), ".yaml", ground.nordby.id, ground.anna.id)
        transaction.set_rollback(True)
    assert queue(ground) == []
    assert inbox_after_a_day(folder) == []


def inbox_after_a_day(folder: Path) -> list[Path]:
    """The caller's own transaction ends later than `begin`: what it leaves is swept a day after."""
    newest = max((path.stat().st_mtime for path in folder.iterdir()), default=0.0)
    inbox.sweep(newest + inbox.KEPT_SECONDS + 1)
    return list(folder.iterdir())


def test_an_import_into_anothers_municipality_is_never_asked_for(ground: Ground, folder: Path):
    with ground.connected(Role.WEB), pytest.raises(DatabaseError):
        begin(io.BytesIO(SOUND), ".yaml", ground.sydby.id, ground.anna.id)
    assert queue(ground) == []
    assert list(folder.iterdir()) == []


def test_what_an_account_may_is_asked_again_when_the_job_runs(ground: Ground):
    before = cases_of(ground)
    run = asked_by(ground, ground.bo)
    with ground.connected(None):
        Account.objects.filter(id=ground.bo.id).update(is_active=False)
    worked_off(ground)
    with ground.connected(None):
        Account.objects.filter(id=ground.bo.id).update(is_active=True)
    ended = run_seen_by(ground, ground.bo, run)
    assert ended
    assert ended.refusal == Refusal.NOT_ALLOWED
    assert cases_of(ground) == before


def test_the_findings_of_an_unsound_file_are_kept_for_whoever_asked(ground: Ground, folder: Path):
    before = cases_of(ground)
    run = asked_by(ground, ground.anna, UNSOUND)
    worked_off(ground)
    ended = run_seen_by(ground, ground.anna, run)
    assert ended
    assert (ended.state, ended.refusal) == (State.REFUSED, Refusal.UNUSABLE)
    assert ended.findings_in_all == len(ended.findings) == 2
    assert all(str(run) not in finding for finding in ended.findings)
    assert any("2024-02-31" in finding for finding in ended.findings)
    assert cases_of(ground) == before
    assert list(folder.iterdir()) == []


def test_a_file_that_is_gone_is_told(ground: Ground, folder: Path):
    run = asked_by(ground, ground.anna)
    for path in folder.iterdir():
        path.unlink()
    worked_off(ground)
    ended = run_seen_by(ground, ground.anna, run)
    assert ended
    assert ended.refusal == Refusal.FILE_GONE


def test_a_job_done_twice_is_done_once(ground: Ground):
    run = asked_by(ground, ground.anna, SOUND)
    worked_off(ground)
    with ground.connected(Role.JOB):
        perform(run, ground.nordby.id, ground.anna.id)
    again = run_seen_by(ground, ground.anna, run)
    assert again
    assert again.refusal is None


def test_the_job_of_a_killed_worker_is_taken_up_again(ground: Ground):
    run = asked_by(ground, ground.anna)
    with psycopg.connect(**ground.address(Role.JOB).for_psycopg()) as killed:
        mine = killed.execute("SELECT worker_id FROM procrastinate_register_worker_v1()").fetchone()
        killed.execute("SELECT procrastinate_fetch_job_v2(NULL, %s)", mine)
    worked_off(ground)
    (imported,) = (job for job in queue(ground) if job["task_name"] == import_case_file.name)
    assert imported["status"] == "doing", "the worker may yet live"
    with psycopg.connect(**ground.superuser.for_psycopg()) as own:
        own.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 minute'")
    with ground.connected(Role.JOB):
        look_after_the_queue.configure().defer(timestamp=0)
    worked_off(ground)
    assert queue(ground) == []
    ended = run_seen_by(ground, ground.anna, run)
    assert ended
    assert ended.state == State.DONE


def test_looking_after_the_queue_twice_is_no_fault(ground: Ground):
    """With a queueing lock the second one would end the worker: see `tasks`."""
    with ground.connected(Role.JOB):
        for _ in range(3):
            look_after_the_queue.configure().defer(timestamp=0)
    worked_off(ground)
    assert queue(ground) == []


def test_two_workers_at_the_same_import_load_it_once(ground: Ground):
    """The second was told that the first is dead; it waits for it and finds the work done."""
    run = asked_by(ground, ground.anna, SOUND.replace(b"case: ", b"case: igen-"))
    before = cases_of(ground)["Nordby"]
    faults: list[BaseException] = []

    def work() -> None:
        try:
            perform(run, ground.nordby.id, ground.anna.id)
        except BaseException as fault:
            faults.append(fault)
        finally:
            connections.close_all()

    with ground.connected(Role.JOB):
        threads = [threading.Thread(target=work) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert faults == []
    ended = run_seen_by(ground, ground.anna, run)
    assert ended
    assert ended.new_cases
    assert cases_of(ground)["Nordby"] == before + ended.new_cases


def test_a_job_says_ids_and_nothing_else(ground: Ground):
    asked_by(ground, ground.anna)
    (job,) = queue(ground)
    assert set(job["args"]) == {"run", "account", "municipality"}
    assert all(uuid.UUID(value) for value in job["args"].values())
    said = json.dumps(job)
    assert not any(word in said for word in ("Nordby", "Anna", "barn", "yaml"))


@pytest.mark.parametrize(
    "args",
    [
        {"run": "Anna Andersen"},
        {"run": ["Anna"]},
        {"run": {"name": "Anna"}},
        {"run": True},
        {"Anna Andersen": 1},
        {"cpr": 710512_0000_000000_0000},
    ],
    ids=str,
)
@pytest.mark.parametrize("role", [Role.WEB, Role.JOB])
def test_the_database_takes_no_job_with_words_in_it(ground: Ground, role: Role, args: dict[str, Any]):
    with ground.connected(role), pytest.raises(ConnectorException):
        import_case_file.defer(**args)
    assert queue(ground) == []


def test_for_whom_a_job_works_is_not_the_callers_to_say(ground: Ground):
    with ground.connected(Role.WEB), acting_as(ground.anna.id):
        import_case_file.defer(run=str(uuid.uuid4()), account=str(ground.bo.id), municipality=str(ground.sydby.id))
    (job,) = queue(ground)
    assert job["args"]["account"] == str(ground.anna.id)
    assert "municipality" not in job["args"], "none was named"


STATEMENTS = [
    "SELECT * FROM procrastinate_jobs",
    "INSERT INTO procrastinate_jobs (queue_name, task_name) VALUES ('imports', 'x')",
    "UPDATE procrastinate_jobs SET status = 'todo'",
    "DELETE FROM procrastinate_jobs",
    "SELECT * FROM procrastinate_fetch_job_v2(NULL, 1)",
    "SELECT procrastinate_cancel_job_v1(1, true, true)",
    "SELECT * FROM procrastinate_events",
    "SELECT nextval('procrastinate_jobs_id_seq')",
]


@pytest.mark.parametrize("statement", STATEMENTS)
def test_the_web_role_asks_for_work_and_touches_none(ground: Ground, statement: str):
    asked_by(ground, ground.anna)
    with psycopg.connect(**ground.address(Role.WEB).for_psycopg()) as web, pytest.raises(DENIED):
        web.execute(statement)
    assert len(queue(ground)) == 1


def test_the_job_role_cannot_rewrite_what_a_job_says(ground: Ground):
    asked_by(ground, ground.anna)
    with psycopg.connect(**ground.address(Role.JOB).for_psycopg()) as job, pytest.raises(DENIED):
        job.execute("UPDATE procrastinate_jobs SET args = '{}'")


def test_two_workers_never_take_the_same_job(ground: Ground):
    """Forty jobs, four workers that fetch as fast as they can: each job is fetched once."""
    with ground.connected(Role.WEB), acting_as(ground.anna.id), acting_for(ground.nordby.id):
        for _ in range(40):
            import_case_file.defer(run=str(uuid.uuid4()))
    taken: list[int] = []

    def take() -> None:
        with psycopg.connect(**ground.address(Role.JOB).for_psycopg(), autocommit=True) as own:
            mine = own.execute("SELECT worker_id FROM procrastinate_register_worker_v1()").fetchone()
            while job := own.execute("SELECT id FROM procrastinate_fetch_job_v2(NULL, %s)", mine).fetchone():
                if job[0] is None:
                    return
                taken.append(job[0])

    threads = [threading.Thread(target=take) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(taken) == len(set(taken)) == 40


def test_a_fault_in_a_job_keeps_its_words_to_itself(
    ground: Ground, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    def fails(*_: object) -> None:
        raise ValueError("Anna bor på Skovvej 1")

    monkeypatch.setattr("livline.intake.load.load", fails)
    run = asked_by(ground, ground.anna)
    with caplog.at_level(logging.DEBUG):
        worked_off(ground)
    assert "Skovvej" not in caplog.text
    assert "JobFailed: ValueError (test_queue.py:" in caplog.text
    ended = run_seen_by(ground, ground.anna, run)
    assert ended
    assert ended.refusal == Refusal.FAULT


def test_only_the_kind_of_a_fault_is_told():
    @wordless
    def fails() -> None:
        raise ValueError("Skovvej 1")

    with pytest.raises(JobFailed) as told:
        fails()
    assert str(told.value).startswith("ValueError (test_queue.py:")
    assert (told.value.__cause__, told.value.__context__) == (None, None)
