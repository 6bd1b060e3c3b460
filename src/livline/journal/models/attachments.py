"""What lies beside a note?  Files, sealed whole: their names and contents may tell where a child is."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from livline.access.models import Account
from livline.cases.models import Case


class Media(models.TextChoices):
    """What is kept.  Pictures are made anew; of what a program could do in a file nothing is left but a PDF's own."""

    JPEG = "image/jpeg", "JPEG"
    PNG = "image/png", "PNG"
    PDF = "application/pdf", "PDF"


class Attachment(models.Model):
    """A file beside a note (`note`: the same through corrections); `sealed` is its name."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    note = models.UUIDField()
    media = models.TextField(choices=Media.choices)
    size = models.IntegerField()
    sealed = models.BinaryField()
    added_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "attachment"
        indexes: ClassVar = [
            models.Index(fields=["case"], name="attachment_of_case"),
            models.Index(fields=["note"], name="attachment_of_note"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(name="attachment_media_is_known", condition=Q(media__in=Media.values)),
        ]

    def __str__(self) -> str:
        return str(self.id)


class AttachmentPart(models.Model):
    """A piece of the content, sealed, so that no statement is as long as a file."""

    id = models.BigAutoField(primary_key=True)
    attachment = models.ForeignKey(Attachment, models.PROTECT, related_name="parts")
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    position = models.IntegerField()
    sealed = models.BinaryField()

    class Meta:
        db_table = "attachment_part"
        indexes: ClassVar = [models.Index(fields=["case"], name="attachment_part_of_case")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["attachment", "position"], name="attachment_part_once"),
        ]

    def __str__(self) -> str:
        return str(self.id)
