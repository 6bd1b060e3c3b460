"""What does sign-in keep?  Sessions, tries that count, brokers' names for accounts, and what happened."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class Session(models.Model):
    """A session, by the hash of its key.  What it holds is encrypted under the key, which only the browser has."""

    key_hash = models.CharField(max_length=64, primary_key=True)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="sessions")
    sealed = models.TextField()
    device = models.CharField(max_length=60, default="")
    """Which kind of browser, in a few words; nothing that singles a machine out."""
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "signin_session"

    def __str__(self) -> str:
        return self.key_hash[:8]


class Remembered(models.Model):
    """Something remembered for a while, such as tries that count towards a limit; keys are hashes.  See `walls.sql`."""

    key = models.CharField(max_length=64, primary_key=True)
    value = models.TextField()
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "signin_remembered"

    def __str__(self) -> str:
        return self.key[:8]


class BrokerLink(models.Model):
    """Whom a broker means by a subject; linked beforehand, never by signing in."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="broker_links")
    broker = models.TextField()
    subject = models.TextField()

    class Meta:
        db_table = "signin_broker_link"
        constraints: ClassVar = [models.UniqueConstraint(fields=["broker", "subject"], name="broker_subject_is_one")]

    def __str__(self) -> str:
        return self.broker


class What(models.TextChoices):
    """What happened."""

    SIGNED_IN = "signed_in", _("Logget ind")
    FAILED = "failed", _("Mislykket login")
    CODE_FAILED = "code_failed", _("Forkert kode")
    REFUSED = "refused", _("Login afvist")
    SIGNED_OUT = "signed_out", _("Logget af")
    FACTOR_ADDED = "factor_added", _("To-trins-login tilføjet")
    FACTOR_REMOVED = "factor_removed", _("To-trins-login fjernet")
    CODES_RENEWED = "codes_renewed", _("Nye gendannelseskoder")
    PASSWORD_CHANGED = "password_changed", _("Adgangskode ændret")
    RESET_ASKED = "reset_asked", _("Ny adgangskode bestilt")
    SESSION_ENDED = "session_ended", _("Session lukket")
    CONFIRMED = "confirmed", _("Identitet bekræftet igen")
    INVITED = "invited", _("Link til første login lavet af en medarbejder")
    RENEWAL_MADE = "renewal_made", _("Link til nyt to-trins-login lavet af en medarbejder")
    SLOWED = "slowed", _("For mange sider på kort tid")
    ENDED_BY_ADMINISTRATOR = "ended_by_administrator", _("Logget af overalt af en administrator")
    RENEWED = "renewed", _("To-trins-login fjernet med et link")


class Event(models.Model):
    """Something that happened at sign-in.  Rows are only added; the network is cut off so that it is no address."""

    id = models.BigAutoField(primary_key=True)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="signin_events")
    what = models.TextField(choices=What.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    """Who did it, where that is somebody else."""
    at = models.DateTimeField(db_default=Now())
    network = models.TextField(default="")

    class Meta:
        db_table = "signin_event"
        indexes: ClassVar = [models.Index(fields=["account", "-at"], name="signin_event_of_account")]
        constraints: ClassVar = [
            models.CheckConstraint(name="signin_event_is_known", condition=models.Q(what__in=What.values)),
        ]

    def __str__(self) -> str:
        return self.what
