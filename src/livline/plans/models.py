"""What is kept of a plan?  Its words, field by field and version by version; who approved it; what was adopted.

Every row is added and never changed.  That a plan exists is a fact of the case (`Adoption.fact`): the law reads that
alone.  Words are sealed, since they tell of the child and may tell where it is.
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from livline.access.models import Account
from livline.cases.models import Case
from livline.people.models import Tie
from livline.plans.content import FIELDS_OF, PlanType


class OfPlan(models.Model):
    """Something of a plan, by whom and when; the database says when."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())
    by_name = ""
    """Who, as far as the reader sees that account; `lookups` fills it in."""

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.id)


class Plan(OfPlan):
    """A plan of one child; `joint`: the same for the plans of siblings that are one plan, each in its own case."""

    type = models.TextField()
    joint = models.UUIDField(null=True)

    class Meta:
        db_table = "plan"
        indexes: ClassVar = [models.Index(fields=["case"], name="plan_of_case")]
        constraints: ClassVar = [
            models.CheckConstraint(name="plan_type_is_known", condition=Q(type__in=[word.value for word in PlanType])),
            models.UniqueConstraint(fields=["case", "joint"], name="plan_joint_once_a_case"),
        ]


class United(OfPlan):
    """That a plan that was begun apart is one with a sibling's since, by their `joint`; `act`: the same in both.

    Or, with `ends`, that this was taken back.  `number`, `step`: the version and the step that were the last then;
    `wrote`: that version holds the texts that were chosen for both.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="united")
    joint = models.UUIDField()
    act = models.UUIDField()
    number = models.PositiveIntegerField()
    step = models.PositiveIntegerField()
    wrote = models.BooleanField(default=False)
    ends = models.OneToOneField("self", models.PROTECT, null=True, related_name="ended_by")

    class Meta:
        db_table = "plan_united"
        indexes: ClassVar = [
            models.Index(fields=["case"], name="plan_united_of_case"),
            models.Index(fields=["joint"], name="plan_united_by_joint"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "act"], condition=Q(ends__isnull=True), name="plan_united_once"),
        ]


class Version(OfPlan):
    """One saving of a plan: whatever was written at once.  The first is number 1."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()

    class Meta:
        db_table = "plan_version"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "number"], name="plan_version_numbered_once"),
        ]


class Wording(OfPlan):
    """What a field of a part says since a version.  `part`: the same through all versions; `sort`: what it is.

    An empty text is a field that says nothing any more.  `shared_as`: the same for what siblings' plans say alike.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="wordings")
    version = models.ForeignKey(Version, models.PROTECT, related_name="wordings")
    part = models.UUIDField()
    sort = models.TextField()
    field = models.TextField()
    sealed = models.BinaryField()
    text: str | None = None
    """What it says, once `reading.said` has opened it; kept nowhere."""
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by")
    shared_as = models.UUIDField(null=True)

    class Meta:
        db_table = "plan_wording"
        indexes: ClassVar = [
            models.Index(fields=["case"], name="plan_wording_of_case"),
            models.Index(fields=["plan", "part", "field"], name="plan_wording_of_field"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(name="plan_wording_sort_is_known", condition=Q(sort__in=list(FIELDS_OF))),
            models.UniqueConstraint(
                fields=["plan", "part", "field"], condition=Q(replaces__isnull=True), name="plan_wording_begins_once"
            ),
        ]


class Sentence(models.Model):
    """That a wording has a sentence, by a keyed hash: the same words have the same `mark`, and nobody reads it."""

    id = models.BigAutoField(primary_key=True)
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    wording = models.ForeignKey(Wording, models.PROTECT, related_name="sentences")
    mark = models.BinaryField()

    class Meta:
        db_table = "plan_sentence"
        indexes: ClassVar = [models.Index(fields=["mark"], name="plan_sentence_by_mark")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["wording", "mark"], name="plan_sentence_once"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Translation(OfPlan):
    """What a wording says in another language; or, with `checks`, that somebody else has checked that it does.

    `by`: who wrote it here; `translator`: who translated it, where that is another.  An empty text takes it away.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="translations")
    wording = models.ForeignKey(Wording, models.PROTECT, related_name="translations")
    language = models.TextField()
    sealed = models.BinaryField(null=True)
    translator = models.BinaryField(null=True)
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by")
    checks = models.OneToOneField("self", models.PROTECT, null=True, related_name="checked_by")

    class Meta:
        db_table = "plan_translation"
        indexes: ClassVar = [models.Index(fields=["case"], name="plan_translation_of_case")]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="plan_translation_says_or_checks",
                condition=Q(checks__isnull=True, sealed__isnull=False)
                | Q(checks__isnull=False, sealed__isnull=True, translator__isnull=True, replaces__isnull=True),
            ),
            models.CheckConstraint(name="plan_translation_names_a_language", condition=~Q(language="")),
            models.UniqueConstraint(
                fields=["wording", "language"],
                condition=Q(replaces__isnull=True, checks__isnull=True),
                name="plan_translation_begins_once",
            ),
        ]


class Remark(OfPlan):
    """A remark on what a field says; `answers`: the remark that this one answers, `settles` where it ends it."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="remarks")
    wording = models.ForeignKey(Wording, models.PROTECT, related_name="remarks")
    answers = models.ForeignKey("self", models.PROTECT, null=True, related_name="answered_by")
    settles = models.BooleanField(default=False)
    sealed = models.BinaryField()

    class Meta:
        db_table = "plan_remark"
        indexes: ClassVar = [models.Index(fields=["plan"], name="plan_remark_of_plan")]


class Taken(models.TextChoices):
    """A step on the way of a version to being adopted."""

    ASKED = "asked", "bedt om godkendelse"
    WITHDRAWN = "withdrawn", "trukket tilbage"
    SENT_BACK = "sent_back", "sendt tilbage"
    APPROVED = "approved", "godkendt"


class Step(OfPlan):
    """A step; the last by `number` holds.  Of two who take one at once, one comes first, and the other is told."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="steps")
    version = models.ForeignKey(Version, models.PROTECT, related_name="steps")
    number = models.PositiveIntegerField()
    taken = models.TextField(choices=Taken.choices)
    sealed = models.BinaryField(null=True)

    class Meta:
        db_table = "plan_step"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "number"], name="plan_step_numbered_once"),
            models.CheckConstraint(name="plan_step_is_known", condition=Q(taken__in=Taken.values)),
        ]


class Accepted(OfPlan):
    """A warning of the review that somebody leaves as it is, with a reason, for as long as its `mark` is the same."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="accepted")
    question = models.TextField()
    mark = models.TextField()
    sealed = models.BinaryField()

    class Meta:
        db_table = "plan_accepted"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "mark"], name="plan_accepted_once"),
        ]


class Source(models.TextChoices):
    """Where something stands that is known already."""

    STUDY = "study", "undersøgelsen"
    NOTE = "note", "journalen"
    INTRODUCTION = "introduction", "barnets præsentation"
    BRIGHT = "bright", "det, der går godt"
    PLAN = "plan", "en tidligere plan"
    DECISION = "decision", "afgørelsen"
    TALK = "talk", "samtalen med barnet"
    CONSENT = "consent", "samtykket"


class Carried(OfPlan):
    """Something known that somebody looked at for a plan: carried over as a `part` of it, or left where it is (None).

    `of`: the row in which it stands, `spot`: where in it; together the same for as long as it says the same.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="carried")
    source = models.TextField(choices=Source.choices)
    of = models.UUIDField()
    spot = models.TextField(blank=True)
    on = models.DateField(null=True)
    part = models.UUIDField(null=True)

    class Meta:
        db_table = "plan_carried"
        constraints: ClassVar = [
            models.CheckConstraint(name="plan_carried_source_is_known", condition=Q(source__in=Source.values)),
            models.UniqueConstraint(
                fields=["plan", "of", "spot"], condition=Q(part__isnull=False), name="plan_carried_once"
            ),
            models.UniqueConstraint(
                fields=["plan", "of", "spot"], condition=Q(part__isnull=True), name="plan_left_once"
            ),
        ]


class Adoption(OfPlan):
    """A version that is the child's plan from a day on; `fact` says so to the law, and tells the day.

    An approval (`step`) is used once.  Where the fact was withdrawn, the same version can be approved and adopted anew.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="adoptions")
    version = models.ForeignKey(Version, models.PROTECT, related_name="adoptions")
    step = models.OneToOneField(Step, models.PROTECT, related_name="adoption")
    fact = models.UUIDField(unique=True)

    class Meta:
        db_table = "plan_adoption"
        indexes: ClassVar = [models.Index(fields=["case"], name="plan_adoption_of_case")]


class Adopted(models.Model):
    """A wording that belongs to an adopted version: what its readers read, on that day and for ever."""

    id = models.BigAutoField(primary_key=True)
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    adoption = models.ForeignKey(Adoption, models.PROTECT, related_name="words")
    wording = models.ForeignKey(Wording, models.PROTECT, related_name="+")

    class Meta:
        db_table = "plan_adopted"
        indexes: ClassVar = [models.Index(fields=["case"], name="plan_adopted_of_case")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["adoption", "wording"], name="plan_adopted_once"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Giving(OfPlan):
    """What of an adopted version somebody around the child (`tie`) is given where the child's place is secret.

    Or, with `checks`, that somebody else read it and found nothing that tells the place.  The last for a recipient
    holds; one without words gives nothing.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="givings")
    adoption = models.ForeignKey(Adoption, models.PROTECT, related_name="givings")
    tie = models.ForeignKey(Tie, models.PROTECT, related_name="+")
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by")
    checks = models.OneToOneField("self", models.PROTECT, null=True, related_name="checked_by")

    class Meta:
        db_table = "plan_giving"
        indexes: ClassVar = [models.Index(fields=["case"], name="plan_giving_of_case")]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="plan_giving_gives_or_checks", condition=Q(checks__isnull=True) | Q(replaces__isnull=True)
            ),
            models.UniqueConstraint(
                fields=["plan", "tie"],
                condition=Q(replaces__isnull=True, checks__isnull=True),
                name="plan_giving_begins_once",
            ),
        ]


class Given(models.Model):
    """A wording that is given; or, with `translation`, that its translation goes along."""

    id = models.BigAutoField(primary_key=True)
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    giving = models.ForeignKey(Giving, models.PROTECT, related_name="words")
    wording = models.ForeignKey(Wording, models.PROTECT, related_name="+")
    translation = models.ForeignKey(Translation, models.PROTECT, null=True, related_name="+")

    class Meta:
        db_table = "plan_given"
        indexes: ClassVar = [models.Index(fields=["case"], name="plan_given_of_case")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["giving", "wording", "translation"], nulls_distinct=False, name="plan_given_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class GivenRead(OfPlan):
    """That somebody who reads its language has read a translation that is given, and it tells no place."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="+")
    given = models.OneToOneField(Given, models.PROTECT, related_name="read")

    class Meta:
        db_table = "plan_given_read"
        indexes: ClassVar = [models.Index(fields=["case"], name="plan_given_read_of_case")]
