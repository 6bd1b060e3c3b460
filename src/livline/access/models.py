"""Which municipalities, accounts and relations are there?

An account reaches a case through a relation that holds today, and through nothing else.
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models.functions import Now


class Municipality(models.Model):
    """A municipality that keeps its cases here."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.TextField(unique=True)

    class Meta:
        db_table = "municipality"

    def __str__(self) -> str:
        return self.name


class Account(AbstractBaseUser):
    """Somebody who may sign in.  What they may see follows from their relations, never from the account itself."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(unique=True)
    name = models.TextField()
    municipality = models.ForeignKey(Municipality, models.PROTECT, null=True, blank=True)
    is_active = models.BooleanField(default=True)

    objects = BaseUserManager()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        db_table = "account"

    def __str__(self) -> str:
        return str(self.id)


class Kind(models.TextChoices):
    """What somebody is to a child."""

    WORKER = "worker", "rådgiver"
    COVER = "cover", "afløser"
    LEADER = "leader", "leder"


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
    is_confirmed = models.BooleanField(default=True)

    class Meta:
        db_table = "relation"
        indexes: ClassVar = [models.Index(fields=["account", "case"], name="relation_of_account")]
        constraints: ClassVar = [
            models.CheckConstraint(name="relation_kind_is_known", condition=models.Q(kind__in=Kind.values)),
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
