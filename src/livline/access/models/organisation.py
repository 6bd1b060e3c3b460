"""How is a municipality organised?  Teams, offices that are no relation to a child, and sites where children live."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from livline.access.models.accounts import Account, Municipality


class Office(models.TextChoices):
    """What somebody does for the municipality as a whole.  None of them opens a case."""

    ADMINISTRATOR = "administrator", "administrator"
    LOG_AUDITOR = "log_auditor", "databeskyttelsesrådgiver"
    EMERGENCY_READER = "emergency_reader", "må åbne i nødstilfælde"
    INTAKE = "intake", "modtager underretninger"


class Appointment(models.Model):
    """An account holds an office while `during` holds; nobody appoints themselves."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.ForeignKey(Account, models.PROTECT, related_name="appointments")
    office = models.TextField(choices=Office.choices)
    during = DateRangeField()
    added_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "appointment"
        constraints: ClassVar = [
            models.CheckConstraint(name="appointment_office_is_known", condition=Q(office__in=Office.values)),
            ExclusionConstraint(
                name="appointment_stands_once",
                expressions=[
                    ("account", RangeOperators.EQUAL),
                    ("office", RangeOperators.EQUAL),
                    ("during", RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.office} {self.id}"


class Team(models.Model):
    """Those who work together, so that work can be handed on and leave be covered."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="teams")
    name = models.TextField()
    is_closed = models.BooleanField(default=False)

    class Meta:
        db_table = "team"
        constraints: ClassVar = [models.UniqueConstraint(fields=["municipality", "name"], name="team_name_once")]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """An account belongs to a team while `during` holds."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    team = models.ForeignKey(Team, models.PROTECT, related_name="memberships")
    account = models.ForeignKey(Account, models.PROTECT, related_name="memberships")
    leads = models.BooleanField(default=False)
    during = DateRangeField()

    class Meta:
        db_table = "membership"
        constraints: ClassVar = [
            ExclusionConstraint(
                name="membership_stands_once",
                expressions=[
                    ("account", RangeOperators.EQUAL),
                    ("team", RangeOperators.EQUAL),
                    ("during", RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Site(models.Model):
    """A place where children live.  That it is there is known; which child lives there is not.

    `kind`: a word of the contract's `site_kind`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="sites")
    name = models.TextField()
    kind = models.TextField(blank=True)
    is_closed = models.BooleanField(default=False)

    class Meta:
        db_table = "site"
        constraints: ClassVar = [models.UniqueConstraint(fields=["municipality", "name"], name="site_name_once")]

    def __str__(self) -> str:
        return str(self.id)
