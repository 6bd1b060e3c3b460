"""What is kept of a look?  Who, when, at which case, for what purpose; written by the database itself."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Act(models.TextChoices):
    """What somebody did, or tried."""

    READ = "read", "set"
    WRITE = "write", "skrevet i"
    LIST = "list", "set i en liste"
    SEARCH = "search", "søgt"
    EXPORT = "export", "taget med ud"
    REFUSED = "refused", "afvist"


class Look(models.Model):
    """One look.  No foreign keys: the log outlives what it is about, and holds refused attempts at what is not there.

    Lists and searches stand in a chain of the account itself, under its own id, with how many cases they showed.

    The looks of a case are a chain: `number` counts them, `hash` is over the look and the hash before.  Number, time,
    account and hash are set by the database (`walls.sql`), whatever an application says.
    """

    id = models.BigAutoField(primary_key=True)
    case_id = models.UUIDField()
    number = models.IntegerField()
    at = models.DateTimeField()
    account_id = models.UUIDField(null=True)
    act = models.TextField(choices=Act.choices)
    purpose = models.TextField()
    """What the account is to the case; empty where it is nothing."""
    hash = models.BinaryField()

    class Meta:
        db_table = "look"
        indexes: ClassVar = [
            models.Index(fields=["account_id"], name="look_of_account"),
            models.Index(fields=["at"], name="look_at"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case_id", "number"], name="look_has_its_number"),
            models.CheckConstraint(name="look_act_is_known", condition=models.Q(act__in=Act.values)),
        ]

    def __str__(self) -> str:
        return f"{self.act} {self.number}"


class End(models.Model):
    """The end of each chain, where the next look is linked; nothing about anybody."""

    case_id = models.UUIDField(primary_key=True)
    number = models.IntegerField()
    hash = models.BinaryField()

    class Meta:
        db_table = "look_end"

    def __str__(self) -> str:
        return str(self.number)
