"""How does a child come from one caseworker to the next?  One proposes, another accepts or decides; then it is done.

A hand-over says what was proposed.  What became of it are steps, each taken once; no state is stored.
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from livline.access.models import Account
from livline.cases.models import Case


class Handover(models.Model):
    """That a child is to have another caseworker from a day on.

    `giver`: who has been its caseworker; nobody, where it had none.  `giver_helps_until`: the last day on which the
    giver still covers.  `message`: sealed, from who proposes to who receives, before they have access: it names no
    child.  `hello`: in plain words, for the child.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="handovers")
    giver = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    receiver = models.ForeignKey(Account, models.PROTECT, related_name="+")
    on = models.DateField()
    giver_helps_until = models.DateField(null=True)
    message = models.BinaryField()
    hello = models.TextField(blank=True)
    proposed_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "handover"
        indexes: ClassVar = [
            models.Index(fields=["case"], name="handover_of_case"),
            models.Index(fields=["receiver"], name="handover_of_receiver"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="handover_is_to_another", condition=Q(giver__isnull=True) | ~Q(giver=F("receiver"))
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Taken(models.TextChoices):
    """What may become of a hand-over."""

    ACCEPTED = "accepted", "taget imod"
    DECIDED = "decided", "besluttet af lederen"
    CONFIRMED = "confirmed", "bekræftet af en anden"
    DECLINED = "declined", "sagt nej til"
    WITHDRAWN = "withdrawn", "trukket tilbage"
    COMPLETED = "completed", "gennemført"
    READ = "read", "læst"
    CALLED_OFF = "called_off", "aflyst"


class Step(models.Model):
    """Something that became of a hand-over, by whom and when; each once."""

    id = models.BigAutoField(primary_key=True)
    handover = models.ForeignKey(Handover, models.PROTECT, related_name="steps")
    taken = models.TextField(choices=Taken.choices)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())
    reason = models.TextField(blank=True)

    class Meta:
        db_table = "handover_step"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["handover", "taken"], name="handover_step_once"),
            models.CheckConstraint(name="handover_step_is_known", condition=Q(taken__in=Taken.values)),
            models.CheckConstraint(
                name="handover_ended_with_reason",
                condition=~Q(taken__in=(Taken.DECLINED, Taken.CALLED_OFF)) | ~Q(reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.taken} {self.pk}"


class Newcomer(models.Model):
    """Who comes to the child, and when: what the child and its parents are told of a hand-over that is done.

    `name` is kept as it was then: a child sees no accounts.
    """

    handover = models.OneToOneField(Handover, models.PROTECT, primary_key=True, related_name="newcomer")
    case = models.ForeignKey(Case, models.PROTECT, related_name="newcomers")
    name = models.TextField()
    comes_on = models.DateField()
    hello = models.TextField(blank=True)
    told_at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "newcomer"
        indexes: ClassVar = [models.Index(fields=["case"], name="newcomer_of_case")]

    def __str__(self) -> str:
        return str(self.pk)


class StaysOn(models.Model):
    """Who was to come to the child does not, and who stays: what the child is told when a hand-over is called off.

    `name`: of who stays, as it was then.
    """

    newcomer = models.OneToOneField(Newcomer, models.PROTECT, primary_key=True, related_name="off")
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    name = models.TextField()
    told_at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "newcomer_off"

    def __str__(self) -> str:
        return str(self.pk)
