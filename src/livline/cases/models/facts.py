"""What does the database keep of a case?  The case, and entries of facts that are never changed.

A fact has two times.  When it was true: `date`, `at`.  When it was known here: `recorded_at`, or `known_on` where the
source says so.  Whoever corrects a fact makes a new entry that replaces the old one; both stay.
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from livline.access.models import Account, Municipality
from livline.cases.columns import columns, constraints
from livline.sealing.seal import TOKEN_MARK


class Case(models.Model):
    """A child's case.  `name`: its id in case files; `as_of`: the day it is asked about, where a file says so."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="cases")
    name = models.TextField()
    born_on = models.DateField(null=True, blank=True)
    municipality_as_written = models.TextField(null=True, blank=True)
    """The municipality as the case file names it, which may be none that keeps cases here."""
    as_of = models.DateField(null=True, blank=True)

    class Meta:
        db_table = "case"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["municipality", "name"], name="case_name_once"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class CaseBefore(models.Model):
    """What was known of a case before it changed; written by the database itself (`walls.sql`)."""

    id = models.BigAutoField(primary_key=True)
    case = models.ForeignKey(Case, models.PROTECT, related_name="history")
    changed_at = models.DateTimeField(db_default=Now())
    changed_by_role = models.TextField()
    born_on = models.DateField(null=True)
    municipality_as_written = models.TextField(null=True)
    as_of = models.DateField(null=True)

    class Meta:
        db_table = "case_before"

    def __str__(self) -> str:
        return str(self.id)


class Entry(models.Model):
    """One entry of a fact, in the words of the case-file contract.

    `fact` stays the same through corrections; `event_id` and `of_event` are the contract's `id` and `of`.  An entry
    with `is_withdrawn` says that the fact never was.  Nobody may change or delete an entry, the owner included.
    """

    id = models.BigAutoField(primary_key=True)
    case = models.ForeignKey(Case, models.PROTECT, related_name="entries")
    fact = models.UUIDField(default=uuid.uuid4)
    replaces = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")
    is_withdrawn = models.BooleanField(default=False)
    reason_for_change = models.TextField(null=True, blank=True)
    recorded_at = models.DateTimeField(db_default=Now())
    recorded_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True)
    position = models.IntegerField()
    """The order in which the facts of a case stood in their file, or were entered."""
    shared_as = models.UUIDField(null=True, blank=True)
    """The same for entries that were recorded at once for siblings; says nothing of which or how many."""

    kind = models.TextField()
    date = models.DateField(null=True, blank=True)
    at = models.DateTimeField(null=True, blank=True)
    event_id = models.TextField(null=True, blank=True)
    of_event = models.TextField(null=True, blank=True)
    measure = models.TextField(null=True, blank=True)
    known_on = models.DateField(null=True, blank=True)

    class Meta:
        db_table = "entry"
        indexes: ClassVar = [models.Index(fields=["case", "position"], name="entry_of_case")]
        constraints: ClassVar = [
            *constraints(),
            models.CheckConstraint(
                name="entry_change_has_reason",
                condition=Q(replaces__isnull=True) | Q(reason_for_change__isnull=False),
            ),
            models.CheckConstraint(
                name="entry_withdrawn_replaces", condition=Q(is_withdrawn=False) | Q(replaces__isnull=False)
            ),
            models.CheckConstraint(
                name="entry_hides_its_site", condition=Q(site__isnull=True) | Q(site__startswith=TOKEN_MARK)
            ),
            models.CheckConstraint(
                name="entry_hides_from_whom_to_whom",
                condition=~Q(kind__in=["municipality_changed", "worker_changed"])
                | (
                    (Q(from__isnull=True) | Q(from__startswith=TOKEN_MARK))
                    & (Q(to__isnull=True) | Q(to__startswith=TOKEN_MARK))
                ),
            ),
            models.CheckConstraint(name="entry_replaces_another", condition=~Q(replaces=F("id"))),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


for _name, _column in columns().items():
    Entry.add_to_class(_name, _column)
