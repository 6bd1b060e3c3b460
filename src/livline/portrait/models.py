"""How does a child introduce itself, what goes well, and what was it promised?

Rows are added and never changed: a new introduction replaces an earlier one, an answer to a promise is a row of its
own.  What is written is sealed, since it is the child's own or about those close to it.
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from livline.access.models import Account
from livline.cases.models import Case


class Written(models.Model):
    """Something that was written about a child, by whom and when; the database says when."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())
    sealed = models.BinaryField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.id)


class Voice(models.TextChoices):
    """In whose words is a child introduced?"""

    CHILD = "child", "barnets egne ord"
    TOGETHER = "together", "skrevet sammen med barnet"
    FOR_CHILD = "for_child", "skrevet for barnet"


class Introduction(Written):
    """How the child wants to be met.  `not_again`: what it does not want to be asked again, sealed like the text."""

    voice = models.TextField(choices=Voice.choices)
    not_again = models.BinaryField()
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by")

    class Meta:
        db_table = "introduction"
        indexes: ClassVar = [models.Index(fields=["case"], name="introduction_of_case")]
        constraints: ClassVar = [
            models.CheckConstraint(name="introduction_voice_is_known", condition=Q(voice__in=Voice.values)),
            models.UniqueConstraint(
                fields=["case"], condition=Q(replaces__isnull=True), name="introduction_one_first_a_case"
            ),
        ]


class Bright(Written):
    """Something that goes well, as somebody saw it on a day; `is_over` where it is so no longer."""

    seen_on = models.DateField()
    is_over = models.BooleanField(default=False)
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by")

    class Meta:
        db_table = "bright"
        indexes: ClassVar = [models.Index(fields=["case"], name="bright_of_case")]


class To(models.TextChoices):
    """Whom something is promised."""

    CHILD = "child", "barnet"
    PARENTS = "parents", "forældrene"
    SIBLINGS = "siblings", "søskende"
    SITE = "site", "anbringelsesstedet"
    NETWORK = "network", "netværket"


class Promise(Written):
    """What was promised, to whom and by when; `giver`: who promised it, sealed, since it may name staff of a site."""

    to = models.TextField(choices=To.choices)
    giver = models.BinaryField()
    given_on = models.DateField()
    due_on = models.DateField(null=True)

    class Meta:
        db_table = "promise"
        indexes: ClassVar = [models.Index(fields=["case"], name="promise_of_case")]
        constraints: ClassVar = [
            models.CheckConstraint(name="promise_to_is_known", condition=Q(to__in=To.values)),
            models.CheckConstraint(
                name="promise_due_after_given", condition=Q(due_on__isnull=True) | Q(due_on__gte=models.F("given_on"))
            ),
        ]


class Outcome(models.TextChoices):
    """What became of a promise."""

    KEPT = "kept", "holdt"
    RENEGOTIATED = "renegotiated", "aftalt om"
    BROKEN = "broken", "brudt"


class Answer(Written):
    """What became of a promise; the last by `number` holds.  `due_on`: the new day of one agreed anew.

    Of two people who answer at once, one comes first, and the other is told.
    """

    promise = models.ForeignKey(Promise, models.PROTECT, related_name="answers")
    number = models.PositiveSmallIntegerField()
    outcome = models.TextField(choices=Outcome.choices)
    due_on = models.DateField(null=True)

    class Meta:
        db_table = "promise_answer"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["promise", "number"], name="answer_numbered_once"),
            models.CheckConstraint(name="answer_outcome_is_known", condition=Q(outcome__in=Outcome.values)),
            models.CheckConstraint(
                name="answer_day_of_one_agreed_anew",
                condition=Q(due_on__isnull=True) | Q(outcome=Outcome.RENEGOTIATED),
            ),
        ]
