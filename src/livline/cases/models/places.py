"""Where is the text of what reveals a place?  Here, sealed; an entry holds a token that stands for it.

The same text in the same case has the same token, so the law can ask whether two facts mean the same site; between
cases tokens have nothing in common, so nobody sees who lives with whom.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from livline.cases.models.facts import Case


class Place(models.Model):
    """A site, a municipality or a worker as a fact of this case names it; `sealed` opens with `places.name_of`."""

    id = models.BigAutoField(primary_key=True)
    case = models.ForeignKey(Case, models.PROTECT, related_name="places")
    token = models.TextField()
    sealed = models.BinaryField()

    class Meta:
        db_table = "place"
        constraints: ClassVar = [models.UniqueConstraint(fields=["case", "token"], name="place_once")]

    def __str__(self) -> str:
        return str(self.id)
