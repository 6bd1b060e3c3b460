"""Who asks whom for advice about a child or one of its duties, and what came of it?  Small threads, added to only."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from livline.access.models import Account
from livline.cases.models import Case


class Topic(models.TextChoices):
    """What somebody wants of another."""

    ADVICE = "advice", "spar om det"
    LAWFUL_REASON = "lawful_reason", "er der en lovlig grund?"
    HELP = "help", "hjælp til at nå det"


class Question(models.Model):
    """A question to a colleague about a case, or about one of its duties (a word of the contract)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="questions")
    duty = models.TextField(blank=True)
    topic = models.TextField(choices=Topic.choices)
    text = models.TextField()
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    to = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "advice_question"
        indexes: ClassVar = [models.Index(fields=["case"], name="advice_of_case")]
        constraints: ClassVar = [
            models.CheckConstraint(name="advice_topic_is_known", condition=Q(topic__in=Topic.values)),
            models.CheckConstraint(name="advice_says_something", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Answer(models.Model):
    """Something said in a thread; `is_outcome`: what was agreed, which ends it."""

    id = models.BigAutoField(primary_key=True)
    question = models.ForeignKey(Question, models.PROTECT, related_name="answers")
    text = models.TextField()
    is_outcome = models.BooleanField(default=False)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "advice_answer"
        constraints: ClassVar = [
            models.CheckConstraint(name="advice_answer_says_something", condition=~Q(text="")),
            models.UniqueConstraint(fields=["question"], condition=Q(is_outcome=True), name="advice_has_one_outcome"),
        ]

    def __str__(self) -> str:
        return str(self.pk)
