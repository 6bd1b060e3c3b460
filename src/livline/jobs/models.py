"""What is kept of an import?  Who asked for it, when, and what the file came to; its state follows from the times."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now

from livline.access.models import Account, Municipality


class State(models.TextChoices):
    """How far an import has come."""

    WAITING = "waiting", "venter"
    RUNNING = "running", "i gang"
    DONE = "done", "indlæst"
    REFUSED = "refused", "afvist"


class Refusal(models.TextChoices):
    """Why nothing of a file was loaded."""

    UNUSABLE = "unusable", "filen har fejl"
    NOT_ALLOWED = "not_allowed", "kontoen må ikke længere indlæse"
    FILE_GONE = "file_gone", "filen er væk"
    FAULT = "fault", "der er en fejl i Livline"


class ImportRun(models.Model):
    """One import of one file into one municipality.  The file itself is gone once the run has ended."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, models.PROTECT)
    by = models.ForeignKey(Account, models.PROTECT, null=True)
    """Missing where the keeper of the installation imports from the command line."""
    form = models.TextField()
    """The ending of the file's name; the name is not kept, for people name files after children."""
    asked_at = models.DateTimeField(db_default=Now())
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    refusal = models.TextField(choices=Refusal.choices, null=True)
    cases = models.IntegerField(null=True)
    new_cases = models.IntegerField(null=True)
    rows = models.JSONField(db_default={})
    """How many rows by what became of them, as `intake` names it."""
    findings = ArrayField(models.TextField(), db_default=[])
    """The first faults of the file, in Danish."""
    findings_in_all = models.IntegerField(db_default=0)

    class Meta:
        db_table = "import_run"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="import_run_refusal_is_known",
                condition=models.Q(refusal__isnull=True) | models.Q(refusal__in=Refusal.values),
            ),
            models.CheckConstraint(
                name="import_run_ends_after_it_started",
                condition=models.Q(ended_at__isnull=True) | models.Q(started_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.id}"

    @property
    def state(self) -> State:
        """How far it has come."""
        if self.ended_at is not None:
            return State.DONE if self.refusal is None else State.REFUSED
        return State.WAITING if self.started_at is None else State.RUNNING
