"""From a database to an encrypted file and back into a new database that is the same; or a refusal."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from livline.access.acting import acting_as
from livline.access.errors import NotFound
from livline.cases.lookups import case_for_reading
from livline.cases.models import Case
from livline.database.address import Address
from livline.database.copied_mark import is_restored_copy, release
from livline.database.refusal import Unavailable
from livline.database.role import Role
from livline.operations import manifest as manifests
from livline.operations.addresses import BACKUP
from livline.operations.backup import Taken, last_backup, take
from livline.operations.backup_role import BACKUP_ROLE, prepare_backup_role
from livline.operations.dumping import dumped
from livline.operations.restore import restored
from livline.operations.sealed_file import new_key
from livline.operations.steps import Step
from livline.operations.verifying import verified
from livline.operations.weak_settings import BACKUP_KEY
from tests.operations.conftest import Ground


@pytest.fixture(scope="module")
def environ(ground: Ground, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """What the keeper of backups is given."""
    folder = tmp_path_factory.mktemp("keys")
    new_key(folder / "backup.key")
    prepare_backup_role(ground.superuser)
    before = os.environ.get("LIVLINE_HOME")
    os.environ["LIVLINE_HOME"] = str(folder / "home")
    address = replace(ground.superuser, user=BACKUP_ROLE)
    yield {**os.environ, BACKUP: address.url(), BACKUP_KEY: str(folder / "backup.key")}
    if before is None:
        del os.environ["LIVLINE_HOME"]
    else:
        os.environ["LIVLINE_HOME"] = before


@pytest.fixture(scope="module")
def taken(ground: Ground, environ: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Taken:
    """A backup of a database in which somebody has looked, and a stranger has tried to."""
    with ground.connected(None):
        children = {child.municipality_id: child.id for child in Case.objects.all()}
    with ground.connected(Role.WEB):
        for _ in range(3):
            with acting_as(ground.anna.id):
                case_for_reading(children[ground.nordby.id], by=ground.anna)
        with acting_as(ground.bo.id):
            try:
                case_for_reading(children[ground.nordby.id], by=ground.bo)
            except NotFound:
                refused = True
    assert refused
    return take(tmp_path_factory.mktemp("backups"), environ)


@pytest.fixture
def target(ground: Ground) -> Iterator[Address]:
    """A name for a new database, dropped afterwards."""
    address = ground.superuser.to(f"livline_copy_{uuid.uuid4().hex[:8]}")
    yield address
    with psycopg.connect(**ground.superuser.to("postgres").for_psycopg(), autocommit=True) as own:
        own.execute(f'DROP DATABASE IF EXISTS "{address.name}" WITH (FORCE)'.encode())


def failed(steps: list[Step]) -> list[str]:
    return [step.said("en") for step in steps if not step.held]


def exists(address: Address) -> bool:
    with psycopg.connect(**address.to("postgres").for_psycopg()) as own:
        return own.execute("SELECT FROM pg_database WHERE datname = %s", [address.name]).rowcount > 0


def test_a_backup_comes_back_as_it_was(taken: Taken, target: Address, environ: dict[str, str]):
    steps = list(restored(taken.file, target, environ))
    assert failed(steps) == []
    assert len(steps) == 4 + 1 + 10 + 5, "every question was asked"
    assert taken.manifest.rows["look"] == 4
    assert taken.manifest.rows["entry"] == 2
    with psycopg.connect(**target.for_psycopg()) as copy:
        assert is_restored_copy(copy)
    release(target)
    with psycopg.connect(**target.for_psycopg()) as copy:
        assert not is_restored_copy(copy)


def test_a_backup_is_private_and_readable_to_nobody(taken: Taken):
    assert taken.file.stat().st_mode & 0o777 == 0o600
    content = taken.file.read_bytes()
    assert not any(word in content for word in (b"PGDMP", b"Nordby", b"Anna", b"entry", b"livline_owner"))
    assert [path.name for path in taken.file.parent.iterdir()] == [taken.file.name]
    assert last_backup()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda content: content[:-1], "not whole"),
        (lambda content: content[: len(content) // 2], "not whole"),
        (lambda content: content[:-20] + bytes([content[-20] ^ 1]) + content[-19:], "damaged"),
        (lambda content: content[:200] + bytes([content[200] ^ 1]) + content[201:], "damaged"),
        (lambda content: content + b"\0", "damaged"),
        (lambda content: b"", "no backup"),
    ],
    ids=["last byte", "half", "end", "beginning", "added", "empty"],
)
def test_a_spoilt_backup_is_refused_before_anything_is_made(
    taken: Taken, target: Address, environ: dict[str, str], tmp_path: Path, spoil, said: str
):
    file = tmp_path / "spoilt.livline"
    file.write_bytes(spoil(taken.file.read_bytes()))
    (step,) = restored(file, target, environ)
    assert not step.held
    assert said in step.said("en")
    assert not exists(target)


def test_a_wrong_key_is_refused(taken: Taken, target: Address, environ: dict[str, str], tmp_path: Path):
    new_key(tmp_path / "other.key")
    (step,) = restored(taken.file, target, environ | {BACKUP_KEY: str(tmp_path / "other.key")})
    assert "another key" in step.said("en")
    assert not exists(target)


def test_a_database_with_content_is_never_restored_into(ground: Ground, taken: Taken, environ: dict[str, str]):
    steps = list(restored(taken.file, ground.superuser, environ))
    assert [step.held for step in steps] == [True, False]
    assert "not empty" in steps[-1].said("en")


TAMPERINGS = {
    "a row is gone": "SET session_replication_role = replica; DELETE FROM relation WHERE ctid = (SELECT min(ctid) FROM"
    " relation)",
    "a word is another": "SET session_replication_role = replica; UPDATE entry SET kind = 'visit'",
    "a policy is gone": "DROP POLICY web_reads ON entry",
    "a policy is open": "ALTER POLICY web_reads ON entry USING (true)",
    "a table is not forced": "ALTER TABLE entry NO FORCE ROW LEVEL SECURITY",
    "a table is open": "ALTER TABLE entry DISABLE ROW LEVEL SECURITY",
    "a right is given": "GRANT UPDATE ON entry TO livline_web",
    "a right on a column is given": "GRANT UPDATE (date) ON entry TO livline_web",
    "a right is gone": "REVOKE SELECT ON entry FROM livline_web",
    "a guard is asleep": "ALTER TABLE entry DISABLE TRIGGER USER",
    "a function says otherwise": "CREATE OR REPLACE FUNCTION danish_day() RETURNS date LANGUAGE sql STABLE"
    " PARALLEL SAFE SET search_path = pg_catalog RETURN '2020-01-01'::date",
    "a table has another owner": "ALTER TABLE entry OWNER TO livline_web",
    "a sequence stands back": "SELECT setval('look_id_seq', 1)",
    "a look is gone": "SET session_replication_role = replica; DELETE FROM look WHERE number = 2",
    "the last look is gone": "SET session_replication_role = replica; DELETE FROM look WHERE number = 4",
    "a look is another": "SET session_replication_role = replica; UPDATE look SET account_id = NULL",
    "a rule is gone": "ALTER TABLE relation DROP CONSTRAINT relation_kind_is_known",
    "a column is more": "ALTER TABLE entry ADD COLUMN more text",
    "a migration is more": "INSERT INTO django_migrations (app, name, applied) VALUES ('x', 'y', now())",
    "the mark is gone": "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I RESET ALL', current_database()); END $$",
    "the server may lose": "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET synchronous_commit = off',"
    " current_database()); END $$",
}


@pytest.fixture(scope="module")
def sound_copy(ground: Ground, taken: Taken, environ: dict[str, str]) -> Address:
    address = ground.superuser.to(f"livline_sound_copy_{uuid.uuid4().hex[:8]}")
    assert failed(list(restored(taken.file, address, environ))) == []
    return address


@pytest.fixture
def second_copy(sound_copy: Address, target: Address) -> Address:
    """A copy of the copy, with all that belongs to a database and not to its content."""
    with psycopg.connect(**sound_copy.to("postgres").for_psycopg(), autocommit=True) as own:
        own.execute(f'CREATE DATABASE "{target.name}" TEMPLATE {sound_copy.name}'.encode())
        own.execute(f"ALTER DATABASE \"{target.name}\" SET livline.restored_copy = 'on'".encode())
        own.execute(f'REVOKE ALL ON DATABASE "{target.name}" FROM PUBLIC'.encode())
        own.execute(f'GRANT CONNECT ON DATABASE "{target.name}" TO livline_web'.encode())
    return target


@pytest.mark.parametrize("tampering", TAMPERINGS)
def test_a_copy_that_is_not_the_same_is_found(
    second_copy: Address, taken: Taken, environ: dict[str, str], tampering: str
):
    with psycopg.connect(**second_copy.for_psycopg(), autocommit=True) as own:
        own.execute(TAMPERINGS[tampering].encode())
    assert not all(step.held for step in verified(second_copy, taken.manifest, environ))


def test_a_copy_that_is_the_same_is_called_so(second_copy: Address, taken: Taken, environ: dict[str, str]):
    assert failed(list(verified(second_copy, taken.manifest, environ))) == []


@pytest.mark.parametrize("role", [Role.OWNER, Role.WEB, Role.JOB])
def test_a_role_that_sees_only_some_rows_takes_no_backup(
    ground: Ground, environ: dict[str, str], tmp_path: Path, role: Role
):
    with pytest.raises(Unavailable) as told:
        take(tmp_path, environ | {BACKUP: ground.address(role).url()})
    assert "does not see every row" in told.value.reason.said("en", **told.value.values)
    assert list(tmp_path.iterdir()) == []


def test_the_dump_itself_fails_rather_than_be_filtered(ground: Ground):
    """Even where nobody had asked first: row security is off, so a policy is an error."""
    with psycopg.connect(**ground.address(Role.OWNER).for_psycopg()) as own:
        own.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        row = own.execute("SELECT pg_export_snapshot()").fetchone()
        with pytest.raises(Unavailable) as told:
            list(dumped(ground.address(Role.OWNER), row[0] if row else ""))
    assert "row-level security" in told.value.said("en")


def test_the_keeper_of_backups_reads_everything_and_writes_nothing(ground: Ground, environ: dict[str, str]):
    address = Address.parse(environ[BACKUP])
    for statement in ("DELETE FROM relation", "SET default_transaction_read_only = off; DELETE FROM relation"):
        with psycopg.connect(**address.for_psycopg(), autocommit=True) as own:
            assert own.execute("SELECT count(*) FROM relation").fetchone() == (2,)
            with pytest.raises(psycopg.Error):
                own.execute(statement.encode())


def test_no_serving_role_can_become_the_keeper_of_backups(ground: Ground, environ: dict[str, str]):
    for role in Role:
        with psycopg.connect(**ground.address(role).for_psycopg()) as own, pytest.raises(psycopg.Error):
            own.execute(f"SET ROLE {BACKUP_ROLE}".encode())


def test_one_key_does_not_open_everything(ground: Ground, environ: dict[str, str], tmp_path: Path):
    with pytest.raises(Unavailable) as told:
        take(tmp_path, environ | {"LIVLINE_KEYS": environ[BACKUP_KEY]})
    assert "same file" in told.value.said("en")


def test_a_backup_that_fails_leaves_nothing(environ: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def fails(*_: object) -> Iterator[bytes]:
        yield b"PGDMP"
        raise OSError("the disk is full")

    monkeypatch.setattr("livline.operations.backup.dumped", fails)
    with pytest.raises(OSError, match="disk"):
        take(tmp_path, environ)
    assert list(tmp_path.iterdir()) == []


def test_a_check_that_could_not_run_has_failed(
    taken: Taken, sound_copy: Address, environ: dict[str, str], monkeypatch: pytest.MonkeyPatch
):
    def breaks(*_: object, **__: object) -> None:
        raise RuntimeError("Anna bor på Skovvej 1")

    monkeypatch.setattr("livline.operations.verifying.faults", breaks)
    monkeypatch.setattr("livline.operations.verifying.web_server", breaks)
    found = failed(list(verified(sound_copy, taken.manifest, environ)))
    assert len(found) == 2
    assert all("could not be run (RuntimeError)" in line for line in found)


def test_the_note_of_a_backup_names_nobody(taken: Taken):
    said = taken.manifest.to_bytes().decode()
    assert not any(word in said for word in ("Anna", "Nordby", "barn"))
    assert manifests.Manifest.from_bytes(said.encode()) == taken.manifest
