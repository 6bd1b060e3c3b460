"""Checking an installation, upgrading it, and holding the log of looks against an older note."""

from __future__ import annotations

import datetime as dt
import json
import os
import uuid
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
from django.core import mail
from django.core.mail import get_connection
from django.test import override_settings

from livline.access.acting import acting_as
from livline.cases.lookups import case_for_reading
from livline.cases.models import Case
from livline.config import logs
from livline.database.address import Address
from livline.database.copied_mark import mark, release
from livline.database.refusal import Unavailable
from livline.database.role import Role
from livline.database.roles import prepare
from livline.operations import look_notes
from livline.operations.addresses import BACKUP, JOB, OWNER, WEB
from livline.operations.backup_role import BACKUP_ROLE, prepare_backup_role
from livline.operations.installation import checks
from livline.operations.migrating import LOCK, upgrade
from livline.operations.sealed_file import new_key
from livline.sealing.keys import make as make_keys
from tests.operations.conftest import Ground


@pytest.fixture
def environ(ground: Ground, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """An installation in which all is well."""
    monkeypatch.setenv("LIVLINE_HOME", str(tmp_path / "home"))
    make_keys(tmp_path / "fields.key")
    new_key(tmp_path / "backup.key")
    (tmp_path / "home").mkdir()
    noted_backup(tmp_path, dt.timedelta())
    prepare_backup_role(ground.superuser)
    with psycopg.connect(**ground.superuser.for_psycopg()) as own:
        own.execute("INSERT INTO procrastinate_workers DEFAULT VALUES")
    return {
        "LIVLINE_SECRET_KEY": "abcdefghijklmnopqrstuvwxyz" * 3,
        "LIVLINE_HOSTS": "livline.example",
        "LIVLINE_HTTPS": "proxy",
        "LIVLINE_KEYS": str(tmp_path / "fields.key"),
        "LIVLINE_BACKUP_KEY": str(tmp_path / "backup.key"),
        WEB: ground.address(Role.WEB).url(),
        JOB: ground.address(Role.JOB).url(),
        BACKUP: replace(ground.superuser, user=BACKUP_ROLE).url(),
    }


def noted_backup(folder: Path, age: dt.timedelta) -> None:
    at = (dt.datetime.now(dt.UTC) - age).isoformat()
    (folder / "home" / "last-backup.json").write_text(json.dumps({"at": at, "file": "x"}))


def failed(environ: dict[str, str]) -> list[str]:
    return [step.said("en") for step in checks(environ) if not step.held]


def test_a_sound_installation_has_a_tick_everywhere(environ: dict[str, str]):
    steps = list(checks(environ))
    assert [step.said("en") for step in steps if not step.held] == []
    assert len(steps) == 18
    assert all(step.said("da").startswith("✓") for step in steps)


def test_every_fault_of_settings_is_one_cross(environ: dict[str, str], tmp_path: Path):
    for changes, said in (
        ({"LIVLINE_SECRET_KEY": "short"}, "too easy"),
        ({"LIVLINE_HOSTS": ""}, "LIVLINE_HOSTS"),
        ({"LIVLINE_HTTPS": ""}, "LIVLINE_HTTPS"),
        ({"LIVLINE_KEYS": "/nowhere"}, "cannot be read"),
        ({"LIVLINE_BACKUP_KEY": environ["LIVLINE_KEYS"]}, "same file"),
    ):
        (line,) = failed(environ | changes)
        assert said in line


def test_a_database_that_is_gone_is_a_cross_at_everything_that_needed_it(environ: dict[str, str]):
    gone = {name: replace(Address.parse(environ[name]), host="/nowhere").url() for name in (WEB, JOB)}
    assert len(failed(environ | gone)) == 10


def test_a_dead_worker_and_an_old_backup_are_told(ground: Ground, environ: dict[str, str], tmp_path: Path):
    with psycopg.connect(**ground.superuser.for_psycopg()) as own:
        own.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '2 minutes'")
    noted_backup(tmp_path, dt.timedelta(hours=30))
    worker, backup = failed(environ)
    assert "no sign of life" in worker
    assert "30 hours old" in backup
    (tmp_path / "home" / "last-backup.json").unlink()
    assert "there is none" in failed(environ)[-1]


def test_walls_that_were_changed_by_hand_are_told_and_mended_by_migrate(ground: Ground, environ: dict[str, str]):
    with psycopg.connect(**ground.superuser.for_psycopg()) as own:
        own.execute("ALTER POLICY web_reads ON entry USING (true)")
    (line,) = failed(environ)
    assert "changed since they were built" in line
    upgrade({OWNER: ground.address(Role.OWNER).url()}, lambda _: None)
    assert failed(environ) == []


def test_a_copy_is_no_installation_until_it_is_released(ground: Ground, environ: dict[str, str]):
    mark(ground.superuser)
    (line,) = failed(environ)
    assert "restored copy" in line
    release(ground.superuser)
    assert failed(environ) == []


@pytest.mark.parametrize("role", [Role.WEB, Role.JOB, None])
def test_only_the_owner_migrates(ground: Ground, role: Role | None):
    address = ground.address(role) if role else ground.superuser
    with pytest.raises(Unavailable) as told:
        upgrade({OWNER: address.url()}, lambda _: None)
    assert "not as livline_owner" in told.value.said("en")


def test_an_empty_database_is_brought_to_this_version_and_then_nothing_runs(superuser: Address):
    name = f"livline_empty_{uuid.uuid4().hex[:8]}"
    prepare(superuser, name)
    environ = {WEB: superuser.to(name).as_role(Role.OWNER).url()}
    said: list[str] = []
    assert upgrade(environ, said.append) == said
    assert "jobs.0001_initial" in said
    assert upgrade(environ, said.append) == []


def test_two_upgrades_at_a_time_are_refused(ground: Ground):
    environ = {OWNER: ground.address(Role.OWNER).url()}
    with psycopg.connect(**ground.address(Role.OWNER).for_psycopg()) as other:
        other.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        with pytest.raises(Unavailable) as told:
            upgrade(environ, lambda _: None)
    assert "under way" in told.value.said("en")
    assert upgrade(environ, lambda _: None) == []


@pytest.fixture
def looked(ground: Ground) -> Iterator[str]:
    """A case at which Anna has looked; the log is put back afterwards."""
    with ground.connected(None):
        child = Case.objects.get(municipality=ground.nordby).id
    with ground.connected(Role.WEB), acting_as(ground.anna.id):
        for _ in range(3):
            case_for_reading(child, by=ground.anna)
    yield str(child)
    with psycopg.connect(**ground.superuser.for_psycopg()) as own:
        own.execute("SET session_replication_role = replica")
        own.execute("TRUNCATE look, look_end")


CUTS = {
    "the newest is cut off": "DELETE FROM look WHERE number = 3",
    "the newest is cut off everywhere": "DELETE FROM look WHERE number = 3; UPDATE look_end e SET number = 2,"
    " hash = (SELECT hash FROM look l WHERE l.case_id = e.case_id AND l.number = 2)",
    "one is removed": "DELETE FROM look WHERE number = 2",
    "all are removed": "DELETE FROM look; DELETE FROM look_end",
}


@pytest.mark.parametrize("cut", CUTS)
def test_a_note_outside_the_database_finds_what_was_cut(
    ground: Ground, environ: dict[str, str], looked: str, tmp_path: Path, cut: str
):
    note = tmp_path / "looks.json"
    assert look_notes.note(note, environ) == 1
    assert note.stat().st_mode & 0o777 == 0o600
    assert look_notes.check(note, environ) == []
    with psycopg.connect(**ground.superuser.for_psycopg()) as own:
        own.execute("SET session_replication_role = replica")
        own.execute(CUTS[cut].encode())
    assert look_notes.check(note, environ)


def test_looks_after_the_note_are_no_fault(ground: Ground, environ: dict[str, str], looked: str, tmp_path: Path):
    look_notes.note(tmp_path / "looks.json", environ)
    with ground.connected(Role.WEB), acting_as(ground.anna.id):
        case_for_reading(Case.objects.get().id, by=ground.anna)
    assert look_notes.check(tmp_path / "looks.json", environ) == []


@pytest.mark.parametrize("content", ["", "{}", '{"ends": [["x", 1, "00"]]}', '{"ends": 3}'])
def test_what_is_no_note_is_refused(environ: dict[str, str], tmp_path: Path, content: str):
    (tmp_path / "looks.json").write_text(content)
    with pytest.raises(Unavailable):
        look_notes.check(tmp_path / "looks.json", environ)


@pytest.mark.parametrize(("is_copy", "host", "leave"), [(False, "mail", 1), (True, "mail", 0), (False, "", 0)])
def test_no_letter_leaves_a_copy(ground: Ground, monkeypatch: pytest.MonkeyPatch, is_copy: bool, host: str, leave: int):
    sent: list[object] = []

    def send(self: object, messages: list[object]) -> int:
        sent.extend(messages)
        return len(messages)

    monkeypatch.setattr("django.core.mail.backends.smtp.EmailBackend.send_messages", send)
    if is_copy:
        mark(ground.superuser)
    message = mail.EmailMessage("Emne", "Tekst", "fra@example.invalid", ["til@example.invalid"])
    with ground.connected(Role.WEB), override_settings(EMAIL_HOST=host):
        guarded = get_connection("livline.config.mail.GuardedMail")
        assert guarded.send_messages([message]) == leave
    release(ground.superuser)
    assert len(sent) == leave


def test_a_log_tells_where_and_of_what_kind_a_fault_is_and_none_of_its_words():
    try:
        try:
            raise ValueError("Anna bor på Skovvej 1")
        except ValueError as cause:
            raise RuntimeError("Skovvej 1") from cause
    except RuntimeError as fault:
        said = logs.Wordless().formatException((type(fault), fault, fault.__traceback__))
    assert "Skovvej" not in said
    assert said.index("ValueError") < said.index("RuntimeError")
    assert f"{Path(__file__).name}:" in said
    assert os.linesep in said
