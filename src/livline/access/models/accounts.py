"""Which municipalities and accounts are there?"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower


class Municipality(models.Model):
    """A municipality that keeps its cases here."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.TextField(unique=True)

    class Meta:
        db_table = "municipality"

    def __str__(self) -> str:
        return self.name


class Account(AbstractBaseUser):
    """Somebody who may sign in.  What they may see follows from their relations, never from the account itself."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(unique=True)
    name = models.TextField()
    municipality = models.ForeignKey(Municipality, models.PROTECT, null=True, blank=True)
    is_active = models.BooleanField(default=True)

    objects = BaseUserManager()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        db_table = "account"
        constraints: ClassVar = [models.UniqueConstraint(Lower("email"), name="account_email_once")]

    def __str__(self) -> str:
        return str(self.id)
