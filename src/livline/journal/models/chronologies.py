"""What has somebody picked out of a case for a meeting?  References alone: what is read is what stands now."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from livline.access.models import Account
from livline.cases.models import Case


class Chronology(models.Model):
    """One version of a chronology for a meeting; `chronology` stays the same, `sealed` is its title.

    A version with `is_away` takes it out of the list, and a later one may bring it back.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    chronology = models.UUIDField(default=uuid.uuid4)
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by")
    sealed = models.BinaryField()
    meets_on = models.DateField(null=True)
    is_away = models.BooleanField(default=False)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "chronology"
        indexes: ClassVar = [models.Index(fields=["case"], name="chronology_of_case")]
        constraints: ClassVar = [
            models.CheckConstraint(name="chronology_replaces_another", condition=~Q(replaces=F("id"))),
            models.UniqueConstraint(
                fields=["chronology"], condition=Q(replaces__isnull=True), name="chronology_begins_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class ChronologySort(models.TextChoices):
    """What is picked: a fact or a note, the same through its corrections."""

    FACT = "fact", "oplysning"
    NOTE = "note", "notat"


class ChronologyChoice(models.Model):
    """What somebody did with one thing: put in, taken out, given a line.  The last `act` of a thing holds.

    `version`: the entry or the version of the note that stood then, so that a later correction shows.  `line`: the
    sealed words before it.  Of two who change a chronology at once, one comes first, and the other is told.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    chronology = models.UUIDField()
    act = models.PositiveIntegerField()
    place = models.PositiveIntegerField()
    sort = models.TextField(choices=ChronologySort.choices)
    item = models.UUIDField()
    version = models.TextField()
    is_in = models.BooleanField()
    line = models.BinaryField(null=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "chronology_choice"
        indexes: ClassVar = [models.Index(fields=["case", "chronology"], name="chronology_choice_of_case")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["chronology", "act", "place"], name="chronology_choice_once"),
            models.CheckConstraint(name="chronology_choice_sort_is_known", condition=Q(sort__in=ChronologySort.values)),
        ]

    def __str__(self) -> str:
        return str(self.id)
