"""What is kept of an explanation, and of a guide?  Every version of it, by whom and when."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from livline.access.models import Account, Municipality


class OfMunicipality(models.Model):
    """Something that a municipality says in its own way, by whom and when; never changed, the newest holds."""

    id = models.BigAutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    is_withdrawn = models.BooleanField(default=False)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.id)


class Explanation(OfMunicipality):
    """What a word means in a municipality, to a child and to an adult.

    `word` is in small letters as it is looked for; `forms` as they are written, `-n, -r`.  Where the newest is
    withdrawn, Livline's own explanation holds again, or none.
    """

    word = models.TextField()
    forms = models.TextField()
    child = models.TextField()
    adult = models.TextField()

    class Meta:
        db_table = "term_explanation"
        indexes: ClassVar = [models.Index(fields=["municipality", "word"], name="explanation_of_word")]
        constraints: ClassVar = [
            models.CheckConstraint(name="explanation_of_a_word", condition=~Q(word="")),
            models.CheckConstraint(
                name="explanation_says_something", condition=Q(is_withdrawn=True) | ~Q(child="") & ~Q(adult="")
            ),
        ]


class GuideText(OfMunicipality):
    """How a municipality talks with children and parents about goals, in place of one of Livline's guides.

    `guide` names ours; `steps` has a step a line.  Where the newest is withdrawn, Livline's own holds again.
    """

    guide = models.TextField()
    title = models.TextField()
    steps = models.TextField()

    class Meta:
        db_table = "guide_text"
        indexes: ClassVar = [models.Index(fields=["municipality", "guide"], name="guide_text_of_guide")]
        constraints: ClassVar = [
            models.CheckConstraint(name="guide_text_of_a_guide", condition=~Q(guide="")),
            models.CheckConstraint(
                name="guide_text_says_something", condition=Q(is_withdrawn=True) | ~Q(title="") & ~Q(steps="")
            ),
        ]
