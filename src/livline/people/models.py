"""Who is around a child, and how are they reached?

A person stands once in a municipality and is tied to the cases of children by what they are to each.  What reveals
where somebody is, the CPR number and the child's own words are sealed; their keys lie outside the database.
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from livline.access.models import Account, Municipality
from livline.cases.models import Case


class Person(models.Model):
    """Somebody: the child, a parent, a grandmother.  `called`: the name that they want to be called by."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="people")
    name = models.TextField()
    called = models.TextField(blank=True)
    account = models.OneToOneField(Account, models.PROTECT, null=True, blank=True, related_name="person")
    version = models.IntegerField(default=1)
    changed_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")

    class Meta:
        db_table = "person"

    def __str__(self) -> str:
        return str(self.id)


class PersonBefore(models.Model):
    """What was known of a person before it changed; written by the database itself (`walls.sql`)."""

    id = models.BigAutoField(primary_key=True)
    person = models.ForeignKey(Person, models.PROTECT, related_name="history")
    changed_at = models.DateTimeField(db_default=Now())
    changed_by = models.UUIDField(null=True)
    version = models.IntegerField()
    name = models.TextField()
    called = models.TextField()

    class Meta:
        db_table = "person_before"

    def __str__(self) -> str:
        return str(self.id)


class Number(models.Model):
    """A CPR number, sealed; found again by `index`, a keyed code of it."""

    person = models.OneToOneField(Person, models.PROTECT, primary_key=True, related_name="number")
    sealed = models.BinaryField()
    index = models.BinaryField()

    class Meta:
        db_table = "person_number"
        indexes: ClassVar = [models.Index(fields=["index"], name="person_number_index")]

    def __str__(self) -> str:
        return str(self.person_id)


class Part(models.TextChoices):
    """What a person is to the child of a case."""

    CHILD = "child", "barnet"
    CUSTODY_HOLDER = "custody_holder", "forældremyndighedsindehaver"
    PARENT = "parent", "forælder uden forældremyndighed"
    SIBLING = "sibling", "søskende"
    NETWORK = "network", "netværk"
    SUPPORT_PERSON = "support_person", "støtteperson"
    REPRESENTATIVE = "representative", "partsrepræsentant"
    NOTIFIER = "notifier", "underretter"


class Tie(models.Model):
    """What a person is to the child of a case, and when; an end is recorded, nothing is taken away."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="ties")
    person = models.ForeignKey(Person, models.PROTECT, related_name="ties")
    part = models.TextField(choices=Part.choices)
    during = DateRangeField()
    note = models.TextField(blank=True)
    """In a few words: "mormor", "træner"."""
    added_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField(db_default=Now())
    ended_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")

    class Meta:
        db_table = "tie"
        indexes: ClassVar = [
            models.Index(fields=["case"], name="tie_of_case"),
            models.Index(fields=["person"], name="tie_of_person"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(name="tie_part_is_known", condition=Q(part__in=Part.values)),
            models.UniqueConstraint(fields=["case"], condition=Q(part="child"), name="tie_one_child_a_case"),
        ]

    def __str__(self) -> str:
        return f"{self.part} {self.id}"


class Way(models.TextChoices):
    """How somebody is reached or where they are found."""

    ADDRESS = "address", "adresse"
    PHONE = "phone", "telefon"
    EMAIL = "email", "e-mail"
    SCHOOL = "school", "skole eller dagtilbud"
    MEETING_PLACE = "meeting_place", "mødested"
    DOCTOR = "doctor", "læge"
    OTHER = "other", "andet"


class Contact(models.Model):
    """Where or how a person of a case is found: sealed, and of the class of what reveals a place.

    Never changed: what is no longer right is replaced, and an empty address is a fact, not a fault.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    tie = models.ForeignKey(Tie, models.PROTECT, related_name="contacts")
    case = models.ForeignKey(Case, models.PROTECT, related_name="contacts")
    way = models.TextField(choices=Way.choices)
    sealed = models.BinaryField()
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by")
    is_ended = models.BooleanField(default=False)
    added_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "contact"
        indexes: ClassVar = [models.Index(fields=["case"], name="contact_of_case")]
        constraints: ClassVar = [
            models.CheckConstraint(name="contact_way_is_known", condition=Q(way__in=Way.values)),
        ]

    def __str__(self) -> str:
        return f"{self.way} {self.id}"


class Word(models.Model):
    """Something that a child wrote, sealed.  Whoever wrote it sees it, and the caseworkers it is shared with."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="words")
    by = models.ForeignKey(Account, models.PROTECT, related_name="words")
    sealed = models.BinaryField()
    is_shared = models.BooleanField(default=False)
    at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "word"
        indexes: ClassVar = [models.Index(fields=["case"], name="word_of_case")]

    def __str__(self) -> str:
        return str(self.id)


class WordRead(models.Model):
    """That somebody has been shown a child's word.  Theirs alone: a log would tell others that the child wrote."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    word = models.ForeignKey(Word, models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "word_read"
        constraints: ClassVar = [models.UniqueConstraint(fields=["account", "word"], name="word_read_once")]

    def __str__(self) -> str:
        return str(self.word_id)
