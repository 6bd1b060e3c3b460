"""How does a whole case come to another municipality, and how is it known to have come?  Rows that only follow others.

`Package`: that it is asked for; `Approval`: a second person agrees; `PackageFile`: it is made, sealed for the receiver;
`Receipt`: the receiver says that it has it.  On the other side `Received`.
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Length, Now

from livline.access.models import Account, Municipality
from livline.cases.models import Case

SHORTEST_BASIS = 20
"""Letters that a legal basis has at least."""
models.TextField.register_lookup(Length)


class MunicipalityKey(models.Model):
    """The keys of a municipality: with one it opens packages, with the other it signs.  The private ones are sealed."""

    municipality = models.OneToOneField(Municipality, models.PROTECT, primary_key=True, related_name="package_key")
    agree_public = models.BinaryField()
    sign_public = models.BinaryField()
    agree_sealed = models.BinaryField()
    sign_sealed = models.BinaryField()
    made_at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "package_key"

    def __str__(self) -> str:
        return str(self.pk)


class Partner(models.Model):
    """A card of another municipality, compared over the telephone.  The newest of a name is used, all are kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="partners")
    name = models.TextField()
    agree_public = models.BinaryField()
    sign_public = models.BinaryField()
    added_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "package_partner"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["municipality", "sign_public"], name="package_partner_signs_alone"),
        ]

    def __str__(self) -> str:
        return self.name


class Package(models.Model):
    """That a case is to go to another municipality, which takes it over on a day, on a stated legal basis."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, models.PROTECT, related_name="packages")
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="+")
    takes_over_on = models.DateField()
    basis = models.TextField()
    asked_by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "package"
        indexes: ClassVar = [models.Index(fields=["case"], name="package_of_case")]
        constraints: ClassVar = [
            models.CheckConstraint(name="package_has_basis", condition=Q(basis__length__gte=SHORTEST_BASIS))
        ]

    def __str__(self) -> str:
        return str(self.id)


class Approval(models.Model):
    """A leader, who is not the one who asked, agrees that the case is sent."""

    package = models.OneToOneField(Package, models.PROTECT, primary_key=True, related_name="approval")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "package_approval"

    def __str__(self) -> str:
        return str(self.pk)


class PackageFile(models.Model):
    """The package as it was made: only the receiver opens it.

    `digest`: what the receipt has to name.  `left_out`: what is not in it, sealed.
    """

    package = models.OneToOneField(Package, models.PROTECT, primary_key=True, related_name="file")
    sealed = models.BinaryField()
    digest = models.BinaryField()
    left_out = models.BinaryField(default=b"")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "package_file"

    def __str__(self) -> str:
        return str(self.pk)


class Receipt(models.Model):
    """The receiver's signed word that the case is there; from then on it is no longer ours to act in."""

    package = models.OneToOneField(Package, models.PROTECT, primary_key=True, related_name="receipt")
    case = models.ForeignKey(Case, models.PROTECT, related_name="receipts")
    signed = models.BinaryField()
    received_at = models.DateTimeField()
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "package_receipt"
        indexes: ClassVar = [models.Index(fields=["case"], name="package_receipt_of_case")]

    def __str__(self) -> str:
        return str(self.pk)


class Received(models.Model):
    """A package that came in, once: the case that it became, and the receipt.

    Sealed: whom the sender kept out, and what it left out.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    municipality = models.ForeignKey(Municipality, models.PROTECT, related_name="+")
    package = models.UUIDField()
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, models.PROTECT, related_name="received")
    digest = models.BinaryField()
    receipt = models.BinaryField()
    kept_out = models.BinaryField()
    left_out = models.BinaryField(default=b"")
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "package_received"
        indexes: ClassVar = [models.Index(fields=["case"], name="package_received_of_case")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["municipality", "package"], name="package_received_once")
        ]

    def __str__(self) -> str:
        return str(self.id)


class ReceivedWord(models.Model):
    """Something that the child wrote to its caseworker in the municipality it came from, sealed; `said_at`: when."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    received = models.ForeignKey(Received, models.PROTECT, related_name="words")
    case = models.ForeignKey(Case, models.PROTECT, related_name="received_words")
    sealed = models.BinaryField()
    said_at = models.DateTimeField()
    at = models.DateTimeField(db_default=Now())

    class Meta:
        db_table = "package_word"
        indexes: ClassVar = [models.Index(fields=["case"], name="package_word_of_case")]

    def __str__(self) -> str:
        return str(self.id)
