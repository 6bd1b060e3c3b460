"""What is kept of a judgement?  Lines with their days, never their status: time alone would make that untrue."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from livline.cases.models import Case


class Ledger(models.Model):
    """The judgement of a case: as of which day, and on which day time alone changes its lines.

    Between the two, only the words pending and overdue and the days late change, which are told from the day.
    """

    case = models.OneToOneField(Case, models.PROTECT, primary_key=True, related_name="ledger")
    judged_as_of = models.DateField()
    changes_on = models.DateField()
    law = models.TextField()
    """The version of the law as code that judged."""

    class Meta:
        db_table = "ledger"

    def __str__(self) -> str:
        return str(self.pk)


class Line(models.Model):
    """One duty of a case; the columns are those of `lawcode.schema.verdict_schema` without what a day decides.

    `in_time`: for what was done, whether it was in time (which may turn on the hour); `missing`: the fact without
    which nobody can tell.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="lines")
    position = models.IntegerField()
    duty = models.TextField()
    edition = models.TextField(null=True)
    law = models.TextField(null=True)
    trigger = models.TextField()
    trigger_on = models.DateField(null=True)
    measure = models.TextField(null=True)
    due_on = models.DateField(null=True)
    met_on = models.DateField(null=True)
    met_by = models.TextField(null=True)
    in_time = models.BooleanField(null=True)
    confirmed = models.BooleanField()
    readings = models.TextField()
    code = models.TextField()
    anchor = models.TextField(null=True)
    anchor_on = models.DateField(null=True)
    excused_by = models.TextField(null=True)
    missing = models.TextField(null=True)
    lacks = models.TextField()
    trigger_kind = models.TextField(null=True)
    met_kind = models.TextField(null=True)
    excused_kind = models.TextField(null=True)
    notes = models.TextField(null=True)

    class Meta:
        db_table = "line"
        indexes: ClassVar = [models.Index(fields=["case", "position"], name="line_of_case")]

    def __str__(self) -> str:
        return f"{self.duty} {self.pk}"


KEPT = tuple(field.name for field in Line._meta.local_fields if field.name not in ("id", "case", "position", "in_time"))
"""The columns that a line has from its verdict as they stand."""
