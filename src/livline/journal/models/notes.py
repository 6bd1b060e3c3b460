"""A note and its texts.  Nothing is changed: whoever corrects a note writes it anew, and both stay."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from livline.access.models import Account
from livline.cases.models import Case


class Occasion(models.TextChoices):
    """What was there to write about?  Suggested from the words, chosen by whoever writes."""

    CHILD_TALK = "child_talk", "samtale med barnet"
    VISIT = "visit", "besøg"
    PHONE = "phone", "telefonsamtale"
    MAIL = "mail", "brev eller mail"
    MEETING = "meeting", "møde"
    OBSERVATION = "observation", "iagttagelse"
    ASSESSMENT = "assessment", "faglig vurdering"
    OTHER = "other", "andet"


class Sort(models.TextChoices):
    """What was seen and said is kept apart from what is thought of it."""

    OBSERVATION = "observation", "iagttagelse"
    ASSESSMENT = "assessment", "faglig vurdering"


class Note(models.Model):
    """One version of a note.  `note` stays the same through corrections; `id` is of this version alone.

    `present`: the ties of those who were there.  `fact`: what was recorded from the note in the same act.  A version
    with `is_withdrawn` says that the note does not hold.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    note = models.UUIDField(default=uuid.uuid4)
    case = models.ForeignKey(Case, models.PROTECT, related_name="notes")
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by")
    is_withdrawn = models.BooleanField(default=False)
    reason_for_change = models.TextField(null=True)
    recorded_at = models.DateTimeField(db_default=Now())
    recorded_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    """Who wrote it, never left out (the wall sees to it); null so that a reader who does not see them gets the note."""
    shared_as = models.UUIDField(null=True)
    """The same for notes that were written at once for siblings; says nothing of which or how many."""

    occasion = models.TextField(choices=Occasion.choices)
    day = models.DateField()
    time = models.TimeField(null=True)
    present = ArrayField(models.UUIDField(), default=list)
    fact = models.UUIDField(null=True)

    class Meta:
        db_table = "note"
        indexes: ClassVar = [
            models.Index(fields=["case", "day"], name="note_of_case"),
            models.Index(fields=["note"], name="note_versions"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(name="note_occasion_is_known", condition=Q(occasion__in=Occasion.values)),
            models.CheckConstraint(
                name="note_change_has_reason", condition=Q(replaces__isnull=True) | Q(reason_for_change__isnull=False)
            ),
            models.CheckConstraint(
                name="note_withdrawn_replaces", condition=Q(is_withdrawn=False) | Q(replaces__isnull=False)
            ),
            models.CheckConstraint(name="note_replaces_another", condition=~Q(replaces=F("id"))),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Block(models.Model):
    """A text of one version of a note: what was seen, or what is thought of it.  Its id can be cited."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    note = models.ForeignKey(Note, models.PROTECT, related_name="blocks")
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    position = models.IntegerField()
    sort = models.TextField(choices=Sort.choices)
    is_about_all = models.BooleanField(default=False)
    """Written for siblings at once."""
    text = models.TextField()

    class Meta:
        db_table = "note_block"
        ordering: ClassVar = ["position"]
        indexes: ClassVar = [models.Index(fields=["case"], name="note_block_of_case")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["note", "position"], name="note_block_once"),
            models.CheckConstraint(name="note_block_sort_is_known", condition=Q(sort__in=Sort.values)),
            models.CheckConstraint(name="note_block_says_something", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return str(self.id)
