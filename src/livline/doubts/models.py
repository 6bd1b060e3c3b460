"""What is kept of a doubt about a rule: which rule, as of which day, by whom, why; and what was answered."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from livline.access.models import Account, Municipality


class Doubt(models.Model):
    """Somebody says that a rule is wrong here.  It names no case: the law is in doubt, not a child.

    `duty`: the stable id of a duty in `lawcode`; `law`: the citation as it was shown; `on_day`: as of which day the
    rule was read.  Never changed.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    duty = models.TextField()
    law = models.TextField()
    on_day = models.DateField()
    reason = models.TextField()
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "doubt"
        indexes: ClassVar = [models.Index(fields=["municipality", "duty"], name="doubt_of_duty")]

    def __str__(self) -> str:
        return str(self.id)


class Answer(models.Model):
    """What the municipality answers a doubt.  Several may follow each other; none is changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    doubt = models.ForeignKey(Doubt, models.PROTECT, related_name="answers")
    text = models.TextField()
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "doubt_answer"

    def __str__(self) -> str:
        return str(self.id)
