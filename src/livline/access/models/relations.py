"""What is an account to a child, and when?  It reaches a case through a relation that holds today."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from livline.access.models.accounts import Account
from livline.access.models.organisation import Site


class Kind(models.TextChoices):
    """What somebody is to a child: the rows of the access matrix."""

    WORKER = "worker", "rådgiver"
    COVER = "cover", "afløser"
    NIGHT_DESK = "night_desk", "døgnvagt"
    LEADER = "leader", "leder"
    COORDINATOR = "coordinator", "anbringelseskonsulent"
    SITE_STAFF = "site_staff", "medarbejder på anbringelsesstedet"
    FOSTER = "foster", "plejefamilie"
    CHILD = "child", "barnet eller den unge"
    CUSTODY_PARENT = "custody_parent", "forælder med forældremyndighed"
    PARENT = "parent", "forælder uden forældremyndighed"
    PARENT_RESTRICTED = "parent_restricted", "forælder med begrænset adgang"
    REPRESENTATIVE = "representative", "partsrepræsentant"
    SUPPORT_PERSON = "support_person", "støtteperson"
    INSPECTOR = "inspector", "socialtilsyn"
    APPEALS = "appeals", "Ankestyrelsen eller ombudsmanden"
    EMERGENCY = "emergency", "adgang i nødstilfælde"


class Relation(models.Model):
    """What an account is to a case, and when.

    `during` is half-open, [from, to); a relation ends for everybody at once, at the next statement.  A relation to a
    protected child holds only once a second person has confirmed it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.ForeignKey(Account, models.PROTECT, related_name="relations")
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="relations")
    kind = models.TextField(choices=Kind.choices)
    during = DateRangeField()
    site = models.ForeignKey(Site, models.PROTECT, null=True, blank=True)
    """Where the child lives with them, for the staff of a site and foster families."""
    is_confirmed = models.BooleanField(default=True)
    added_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField(db_default=Now())
    confirmed_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    ended_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")

    class Meta:
        db_table = "relation"
        indexes: ClassVar = [
            models.Index(fields=["account", "case"], name="relation_of_account"),
            models.Index(fields=["case"], name="relation_of_case"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(name="relation_kind_is_known", condition=Q(kind__in=Kind.values)),
            models.CheckConstraint(
                name="relation_confirmed_by_another",
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("added_by")),
            ),
            ExclusionConstraint(
                name="relation_stands_once",
                expressions=[
                    ("account", RangeOperators.EQUAL),
                    ("case", RangeOperators.EQUAL),
                    ("kind", RangeOperators.EQUAL),
                    ("during", RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


class Conflict(models.Model):
    """Somebody declared that they must not see a case: a relative, a neighbour, an old friend.  It wins over relations.

    Whoever declares it closes the case to themselves at once; it is not taken back by them.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.ForeignKey(Account, models.PROTECT, related_name="conflicts")
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="conflicts", db_constraint=False)
    """Not checked by the database: a refusal would tell which cases there are."""
    declared_at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "conflict"
        constraints: ClassVar = [models.UniqueConstraint(fields=["account", "case"], name="conflict_stands_once")]

    def __str__(self) -> str:
        return str(self.id)


class Restriction(models.Model):
    """An account must not learn of a child what its relation would show; it wins over relations, too.

    Set by one, at once; ended by two.  `during` is half-open and usually without end.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.ForeignKey(Account, models.PROTECT, related_name="restrictions")
    case = models.ForeignKey("cases.Case", models.PROTECT, related_name="restrictions")
    during = DateRangeField()
    reason = models.TextField()
    added_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField(db_default=Now())
    end_asked_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    end_reason = models.TextField(null=True)
    ended_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")

    class Meta:
        db_table = "restriction"
        indexes: ClassVar = [models.Index(fields=["account", "case"], name="restriction_of_account")]
        constraints: ClassVar = [
            models.CheckConstraint(name="restriction_has_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="restriction_ended_by_two",
                condition=Q(ended_by__isnull=True)
                | (Q(end_asked_by__isnull=False, end_reason__isnull=False) & ~Q(ended_by=F("end_asked_by"))),
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)
