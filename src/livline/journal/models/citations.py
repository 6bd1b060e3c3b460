"""What rests on which text?  A decision, a plan, a follow-up cites a text of a note as it stood."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from livline.access.models import Account
from livline.cases.models import Case
from livline.journal.models.notes import Block


class Citation(models.Model):
    """A fact of the case cites a text of one version, so that a later correction does not change what was cited."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    block = models.ForeignKey(Block, models.PROTECT, related_name="citations")
    fact = models.UUIDField()
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "citation"
        indexes: ClassVar = [
            models.Index(fields=["case"], name="citation_of_case"),
            models.Index(fields=["fact"], name="citation_of_fact"),
        ]
        constraints: ClassVar = [models.UniqueConstraint(fields=["block", "fact"], name="citation_once")]

    def __str__(self) -> str:
        return str(self.id)
