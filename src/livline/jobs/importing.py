"""How does a file become a municipality's cases in the background?  Asked for in `asking`, done here by the job role.

Whether the account may still import is asked again when the job runs, in the transaction that writes.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.db.models.functions import Now

from livline.access.acting import acting_for
from livline.access.models import Account
from livline.jobs import inbox
from livline.jobs.models import ImportRun, Refusal

if TYPE_CHECKING:
    from livline.casefile import Unusable

MOST_FINDINGS = 200


def perform(run_id: UUID, municipality: UUID, account: UUID | None) -> None:
    """Do an import that was asked for.  Done twice, the second time nothing happens."""
    with acting_for(municipality):
        run = ImportRun.objects.filter(id=run_id, by_id=account, ended_at=None).first()
        if run is None:
            return
        ImportRun.objects.filter(id=run_id).update(started_at=Now())
    with _ended_if_refused(run):
        _load(run)
    inbox.remove(run.id, run.form)


class NotAllowed(Exception):
    """The account may not import any more."""


def _load(run: ImportRun) -> None:
    """Load the file and say so, in one transaction."""
    from livline.intake.load import load

    with transaction.atomic(), acting_for(run.municipality_id):
        if ImportRun.objects.select_for_update().filter(id=run.id, ended_at=None).first() is None:
            return  # a worker that was taken for dead has done it meanwhile
        if run.by_id is not None and not may_import(run.by_id, run.municipality_id):
            raise NotAllowed
        file = inbox.path_of(run.id, run.form)
        if not file.exists():
            raise FileNotFoundError
        found = load([file], run.municipality_id, run.by_id)
        _end(run, cases=found.cases, new_cases=found.new_cases, rows=found.rows)


def may_import(account: UUID, municipality: UUID) -> bool:
    """Is the account active, and of the municipality?  Asked of the database, now."""
    return Account.objects.filter(id=account, municipality_id=municipality, is_active=True).exists()


@contextmanager
def _ended_if_refused(run: ImportRun) -> Iterator[None]:
    """Whatever goes wrong, the run says so; what is Livline's own fault is raised again."""
    from livline.casefile import Unusable

    try:
        yield
    except NotAllowed:
        _refuse(run, Refusal.NOT_ALLOWED)
    except Unusable as fault:
        _refuse(run, Refusal.UNUSABLE, findings=told(fault, run), findings_in_all=sum(fault.totals.values()))
    except FileNotFoundError:
        _refuse(run, Refusal.FILE_GONE)
    except Exception:
        _refuse(run, Refusal.FAULT)
        inbox.remove(run.id, run.form)
        raise


def told(fault: Unusable, run: ImportRun) -> list[str]:
    """The first findings as sentences, which call the file a file: its name is an id that tells nobody anything."""
    name = inbox.path_of(run.id, run.form).name
    return [finding.sentence("da").replace(name, "filen") for finding in fault.findings[:MOST_FINDINGS]]


def _refuse(run: ImportRun, why: Refusal, **more: object) -> None:
    with acting_for(run.municipality_id):
        _end(run, refusal=why, **more)


def _end(run: ImportRun, **outcome: object) -> None:
    ImportRun.objects.filter(id=run.id).update(ended_at=Now(), **outcome)
