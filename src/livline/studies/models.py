"""What is kept of an assessment?  That it is one, on which it is built, and its texts, version by version.

When it began and when it was finished are facts of the case (`fact` names the one with which it began).  Texts are
sealed: they tell of the child's home, and may tell where it is.
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from livline.access.models import Account
from livline.cases.models import Case
from livline.studies.headings import BY_NAME, Depth


class Study(models.Model):
    """A short assessment or a deep study; `built_on`: the short one whose texts the deep one takes over."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    depth = models.TextField()
    fact = models.UUIDField(unique=True)
    built_on = models.OneToOneField("self", models.PROTECT, null=True, related_name="deepened")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "study"
        indexes: ClassVar = [models.Index(fields=["case"], name="study_of_case")]
        constraints: ClassVar = [
            models.CheckConstraint(name="study_depth_is_known", condition=Q(depth__in=[word.value for word in Depth])),
            models.CheckConstraint(
                name="study_deep_is_built", condition=Q(built_on__isnull=True) | Q(depth=Depth.DEEP.value)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.depth} {self.id}"


class StudyText(models.Model):
    """One version of what stands under a heading.  `taken_from`: the text of the short one that it began from."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    study = models.ForeignKey(Study, models.PROTECT, related_name="texts")
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    heading = models.TextField()
    sealed = models.BinaryField()
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by")
    taken_from = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "study_text"
        indexes: ClassVar = [models.Index(fields=["case"], name="study_text_of_case")]
        constraints: ClassVar = [
            models.CheckConstraint(name="study_text_heading_is_known", condition=Q(heading__in=list(BY_NAME))),
            models.UniqueConstraint(
                fields=["study", "heading"], condition=Q(replaces__isnull=True), name="study_text_begins_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.heading} {self.id}"
