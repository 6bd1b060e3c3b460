"""What is kept of two cases that are, or are not, of one child?  Rows that are added and never changed.

A case that was joined to another stays as it was, closed to writing; its facts are taken into the other as entries of
their own, each with where it came from.  Undone, the taken entries are withdrawn and the case opens again.
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from livline.access.models import Account
from livline.cases.models import Case, Entry


class NotAlike(models.Model):
    """Somebody who knows both says that these are two children; one is not asked again.  `case`: the lower id."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    other = models.ForeignKey(Case, models.PROTECT, related_name="+")
    reason = models.TextField()
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "not_alike"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "other"], name="not_alike_once"),
            models.CheckConstraint(name="not_alike_in_order", condition=Q(case__lt=F("other"))),
            models.CheckConstraint(name="not_alike_has_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Joining(models.Model):
    """A case whose facts were taken into another, which is the child's from then on."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="joinings")
    into = models.ForeignKey(Case, models.PROTECT, related_name="joined")
    reason = models.TextField()
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "joining"
        constraints: ClassVar = [
            models.CheckConstraint(name="joining_of_two", condition=~Q(case=F("into"))),
            models.CheckConstraint(name="joining_has_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return str(self.id)


class JoinedEntry(models.Model):
    """Where a fact of the joined case stands in the other: taken as `entry`, or there already as `entry`."""

    id = models.BigAutoField(primary_key=True)
    joining = models.ForeignKey(Joining, models.PROTECT, related_name="entries")
    origin = models.ForeignKey(Entry, models.PROTECT, related_name="+")
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="+")
    is_taken = models.BooleanField()

    class Meta:
        db_table = "joined_entry"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["joining", "origin"], name="joined_entry_once"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Parting(models.Model):
    """A joining that was undone."""

    joining = models.OneToOneField(Joining, models.PROTECT, primary_key=True, related_name="parting")
    reason = models.TextField()
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "parting"
        constraints: ClassVar = [models.CheckConstraint(name="parting_has_reason", condition=~Q(reason=""))]

    def __str__(self) -> str:
        return str(self.joining_id)
