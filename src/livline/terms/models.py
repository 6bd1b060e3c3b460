"""What is kept of an explanation?  Every version of it, by whom and when."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from livline.access.models import Account, Municipality


class Explanation(models.Model):
    """What a word means in a municipality, to a child and to an adult.  The newest of a word holds; never changed.

    `word` is in small letters as it is looked for; `forms` as they are written, `-n, -r`.  Where the newest is
    withdrawn, Livline's own explanation holds again, or none.
    """

    id = models.BigAutoField(primary_key=True)
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    word = models.TextField()
    forms = models.TextField()
    child = models.TextField()
    adult = models.TextField()
    is_withdrawn = models.BooleanField(default=False)
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "term_explanation"
        indexes: ClassVar = [models.Index(fields=["municipality", "word"], name="explanation_of_word")]
        constraints: ClassVar = [
            models.CheckConstraint(name="explanation_of_a_word", condition=~Q(word="")),
            models.CheckConstraint(
                name="explanation_says_something", condition=Q(is_withdrawn=True) | ~Q(child="") & ~Q(adult="")
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)
