"""What is kept of leave?  That somebody is away and who stands in; no reason, and no row is ever changed."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from livline.access.models import Account, Municipality, Relation
from livline.cases.models import Case


class Leave(models.Model):
    """Somebody is away from the first day to the last, both included.  Shortened by `Change`; ends by itself."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    account = models.ForeignKey(Account, models.PROTECT, related_name="leaves")
    first = models.DateField()
    last = models.DateField()
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "leave"
        indexes: ClassVar = [models.Index(fields=["municipality", "last"], name="leave_of_municipality")]
        constraints: ClassVar = [
            models.CheckConstraint(name="leave_ends_after_it_begins", condition=Q(last__gte=F("first")))
        ]

    def __str__(self) -> str:
        return str(self.id)


class Change(models.Model):
    """A leave ends sooner: its last day now.  A day before its first: it is called off."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    leave = models.ForeignKey(Leave, models.PROTECT, related_name="changes")
    last = models.DateField()
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "leave_change"

    def __str__(self) -> str:
        return str(self.id)


class StandIn(models.Model):
    """A colleague was named to stand in, where nobody else was there.  A leave may have several."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    leave = models.ForeignKey(Leave, models.PROTECT, related_name="stand_ins")
    account = models.ForeignKey(Account, models.PROTECT, related_name="stands_in")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "stand_in"

    def __str__(self) -> str:
        return str(self.id)


class Given(models.Model):
    """The access that a stand-in was given: ended with the leave, where that ends sooner."""

    relation = models.OneToOneField(Relation, models.PROTECT, primary_key=True, related_name="stand_in")
    stand_in = models.ForeignKey(StandIn, models.PROTECT, related_name="given")
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")

    class Meta:
        db_table = "stand_in_given"

    def __str__(self) -> str:
        return str(self.pk)


class LeftOut(models.Model):
    """A case that a stand-in could not be given, by the number that it had.

    `is_own`: by a conflict of interest that the stand-in has declared, so that they are told, too.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    stand_in = models.ForeignKey(StandIn, models.PROTECT, related_name="left_out")
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    number = models.TextField()
    is_own = models.BooleanField()

    class Meta:
        db_table = "stand_in_left_out"

    def __str__(self) -> str:
        return str(self.id)


class Relieved(models.Model):
    """Another took over from a stand-in: nothing that they were given for the leave lasts."""

    stand_in = models.OneToOneField(StandIn, models.PROTECT, primary_key=True, related_name="relieved")
    successor = models.ForeignKey(StandIn, models.PROTECT, related_name="+")

    class Meta:
        db_table = "stand_in_relieved"

    def __str__(self) -> str:
        return str(self.pk)
