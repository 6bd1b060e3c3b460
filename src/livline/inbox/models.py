"""What is kept of a notification?  What was told, about which children, by whom, and what came of it; only added to.

A correction is a new row that replaces an older one; both stay.  What was told, CPR numbers, who told it and the reason
of a refusal are sealed.  Who told it stands apart, under a right of its own.
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length, Now

from livline.access.models import Account, Municipality
from livline.access.models.openings import SHORTEST_PURPOSE
from livline.cases.models import Case

models.TextField.register_lookup(Length)


class Notification(models.Model):
    """A notification: the row that does not change, to which all else belongs."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    recorded_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "notification"
        indexes: ClassVar = [
            models.Index(fields=["municipality", "recorded_at"], name="notification_of_municipality"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Way(models.TextChoices):
    """How a notification came."""

    DIGITAL = "digital", "digitalt"
    PHONE = "phone", "telefon"
    LETTER = "letter", "brev"
    IN_PERSON = "in_person", "personligt"
    OTHER = "other", "andet"


class NotifierKind(models.TextChoices):
    """From whom it came.  No name, no workplace: those stand sealed in `Notifier`."""

    PROFESSIONAL = "professional", "fagperson"
    AUTHORITY = "authority", "myndighed"
    PRIVATE = "private", "privatperson"
    FAMILY = "family", "barnets familie"
    CHILD = "child", "barnet selv"
    ANONYMOUS = "anonymous", "anonym"


GETS_RECEIPT = frozenset(NotifierKind.values) - {NotifierKind.ANONYMOUS}
"""From whom there is somebody to answer."""


class Sign(models.TextChoices):
    """What may make it acute."""

    VIOLENCE = "violence", "vold"
    SEXUAL_ABUSE = "sexual_abuse", "seksuelle overgreb"
    INTOXICATED_CARER = "intoxicated_carer", "påvirket omsorgsperson"
    ALONE = "alone", "barnet er alene"
    THREATS = "threats", "trusler"
    SELF_HARM = "self_harm", "selvskade eller selvmordstanker"
    HONOUR = "honour", "æresrelateret konflikt"
    OTHER = "other", "andet tegn på fare"


class Telling(models.Model):
    """What was told, when and how; `sealed` is the text.  The last one counts."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    notification = models.ForeignKey(Notification, models.PROTECT, related_name="tellings")
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by")
    reason_for_change = models.TextField(blank=True)
    received_at = models.DateTimeField()
    way = models.TextField(choices=Way.choices)
    notifier_kind = models.TextField(choices=NotifierKind.choices)
    acute_signs = ArrayField(models.TextField(choices=Sign.choices), default=list)
    sealed = models.BinaryField()
    told_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    told_at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "notification_telling"
        constraints: ClassVar = [
            models.CheckConstraint(name="telling_way_is_known", condition=Q(way__in=Way.values)),
            models.CheckConstraint(
                name="telling_notifier_is_known", condition=Q(notifier_kind__in=NotifierKind.values)
            ),
            models.CheckConstraint(name="telling_signs_are_known", condition=Q(acute_signs__contained_by=Sign.values)),
            models.CheckConstraint(
                name="telling_change_has_reason", condition=Q(replaces__isnull=True) | ~Q(reason_for_change="")
            ),
            models.UniqueConstraint(
                fields=["notification"], condition=Q(replaces__isnull=True), name="telling_begins_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Subject(models.Model):
    """A child whom a notification is about; `child` stays the same through corrections.

    `born_on`: the birthday, or of a child that is not born the day on which it is expected.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    notification = models.ForeignKey(Notification, models.PROTECT, related_name="subjects")
    child = models.UUIDField(default=uuid.uuid4)
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by")
    reason_for_change = models.TextField(blank=True)
    name = models.TextField()
    is_unborn = models.BooleanField(default=False)
    born_on = models.DateField(null=True)
    cpr_sealed = models.BinaryField(null=True)
    cpr_index = models.BinaryField(null=True)
    added_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "notification_subject"
        indexes: ClassVar = [models.Index(fields=["notification"], name="subject_of_notification")]
        constraints: ClassVar = [
            models.CheckConstraint(name="subject_has_name", condition=~Q(name="")),
            models.CheckConstraint(
                name="subject_change_has_reason", condition=Q(replaces__isnull=True) | ~Q(reason_for_change="")
            ),
            models.CheckConstraint(
                name="subject_number_is_found_again",
                condition=Q(cpr_sealed__isnull=True, cpr_index__isnull=True)
                | Q(cpr_sealed__isnull=False, cpr_index__isnull=False),
            ),
            models.UniqueConstraint(fields=["child"], condition=Q(replaces__isnull=True), name="subject_begins_once"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Notifier(models.Model):
    """Who told it and how they are reached, sealed; `wants_protection`: the family must not learn it.

    Said anew by another row; nothing is taken away.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    notification = models.ForeignKey(Notification, models.PROTECT, related_name="notifiers")
    sealed = models.BinaryField()
    wants_protection = models.BooleanField(default=False)
    added_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "notifier"
        indexes: ClassVar = [models.Index(fields=["notification"], name="notifier_of_notification")]

    def __str__(self) -> str:
        return str(self.id)


class NotifierOpening(models.Model):
    """Somebody opened who told a notification: by whom, why and until when; never changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    notification = models.ForeignKey(Notification, models.PROTECT, related_name="openings")
    purpose = models.TextField()
    opened_at = models.DateTimeField(db_default=Now())
    until = models.DateTimeField()

    class Meta:
        db_table = "notifier_opening"
        indexes: ClassVar = [models.Index(fields=["account", "notification"], name="notifier_opening_of_account")]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="notifier_opening_has_purpose", condition=Q(purpose__length__gte=SHORTEST_PURPOSE)
            ),
            models.CheckConstraint(name="notifier_opening_ends", condition=Q(until__gt=F("opened_at"))),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Outcome(models.TextChoices):
    """What came of it for a child."""

    BEGUN = "begun", "ny sag"
    EXISTING = "existing", "i barnets sag"
    DECLINED = "declined", "ingen sag"


class Assessment(models.Model):
    """Whether a child is in danger now, and what comes of it.  A refusal has its reason, and may be taken up again."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    notification = models.ForeignKey(Notification, models.PROTECT, related_name="assessments")
    child = models.UUIDField()
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by")
    outcome = models.TextField(choices=Outcome.choices)
    acute = models.BooleanField()
    assessed_at = models.DateTimeField()
    case = models.ForeignKey(Case, models.PROTECT, null=True, related_name="+")
    sealed = models.BinaryField(null=True)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "notification_assessment"
        indexes: ClassVar = [models.Index(fields=["notification"], name="assessment_of_notification")]
        constraints: ClassVar = [
            models.CheckConstraint(name="assessment_outcome_is_known", condition=Q(outcome__in=Outcome.values)),
            models.CheckConstraint(
                name="assessment_has_case_or_reason",
                condition=Q(outcome=Outcome.DECLINED, case__isnull=True, sealed__isnull=False)
                | (~Q(outcome=Outcome.DECLINED) & Q(case__isnull=False, sealed__isnull=True)),
            ),
            models.UniqueConstraint(
                fields=["child"], condition=Q(replaces__isnull=True), name="assessment_begins_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outcome} {self.id}"


class Receipt(models.Model):
    """Whoever told it was answered that it has come; nothing about what came of it."""

    notification = models.OneToOneField(Notification, models.PROTECT, primary_key=True, related_name="receipt")
    sent_at = models.DateTimeField(db_default=Now())
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")

    class Meta:
        db_table = "notification_receipt"

    def __str__(self) -> str:
        return str(self.notification_id)
