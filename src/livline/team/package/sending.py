"""How is a case sent to another municipality?  One asks, a leader agrees, the file is made, the receipt comes back."""

from __future__ import annotations

import datetime as dt
import uuid
from uuid import UUID

from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from livline.access.errors import NotFound, Overtaken, Unfitting
from livline.access.models import Account, Municipality
from livline.cases.lookups import Opened
from livline.cases.models import Case
from livline.cases.services import fact_record
from livline.looks.models import Act
from livline.looks.record import record
from livline.team.models import Approval, Package, PackageFile, Partner, Receipt
from livline.team.models.packages import SHORTEST_BASIS
from livline.team.package import contents, envelope, packing, receipts
from livline.team.package.keys import card_of, cards_of, own_keys
from livline.team.package.left_out import LeftOut


def package_ask(*, case: Case, partner: Partner, takes_over_on: dt.date, basis: str, by: Account) -> Package:
    """Ask that a case go to another municipality; raises `Unfitting`, and `Overtaken` where it is asked already."""
    told = " ".join(basis.split())
    if len(told) < SHORTEST_BASIS:
        raise Unfitting("Hjemlen er for kort.", "Skriv bestemmelsen, og hvorfor den gælder her.")
    if Package.objects.filter(case=case).exists():
        raise Overtaken(case)
    package = Package(id=uuid.uuid4(), case=case, partner=partner, takes_over_on=takes_over_on, basis=told, asked_by=by)
    try:
        with transaction.atomic():
            package.save(force_insert=True)
    except DatabaseError:
        raise NotFound from None
    return package


def package_approve(*, package: Package, by: Account) -> None:
    """Agree, as somebody else who decides; raises `Unfitting` for who asked, and `Overtaken` when somebody has."""
    if package.asked_by_id == by.id:
        raise Unfitting("En sag sendes af to.", "Bed en leder om at godkende, at sagen sendes.")
    try:
        with transaction.atomic():
            Approval.objects.create(package=package, by=by)
    except IntegrityError:
        raise Overtaken(package) from None
    except DatabaseError:
        raise NotFound from None


@transaction.atomic
def package_make(*, package: Package, opened: Opened, by: Account) -> PackageFile:
    """Make the file, once: record that the municipality changes, pack, close and keep it; raises `Unfitting`."""
    if packing.closed_to(opened.sight):
        raise Unfitting("Noget i sagen er lukket for dig.", "Åbn det med et formål, så pakken bliver hel.")
    town = Municipality.objects.get(id=opened.case.municipality_id)
    keys = own_keys(town.id, town.name)
    partner = card_of(cards_of(package.partner)[0][0])
    changed = {"from": town.name, "to": partner.name, "material_sent": True, "handover_note": True}
    fact_record(case=opened.case, kind="municipality_changed", fields=changed | {"date": package.takes_over_on}, by=by)
    made_at, content = timezone.now(), packing.content_of(opened, by)
    left = LeftOut(packing.LEFT_OUT, tuple(content.left_behind))
    about = {
        "package": str(package.id),
        "from": town.name,
        "to": partner.name,
        "made_at": made_at.isoformat(),
        "takes_over_on": package.takes_over_on.isoformat(),
        "basis": package.basis,
        "left_out": left.told,
    }
    sealed = envelope.closed(contents.packed(content.files, about), package.id, made_at, partner, keys)
    record(opened.case.id, Act.EXPORT, opened.sight.purpose)
    row = PackageFile(package=package, sealed=sealed, digest=envelope.digest_of(sealed), by=by)
    row.left_out = left.sealed(package.id)
    return _kept(row, package)


def _kept(file: PackageFile, package: Package) -> PackageFile:
    try:
        with transaction.atomic():
            file.save(force_insert=True)
    except IntegrityError:
        raise Overtaken(package) from None
    except DatabaseError:
        raise Unfitting("En leder har ikke godkendt, at sagen sendes.", "Vent på godkendelsen.") from None
    return file


def receipt_load(*, package: Package, file: bytes, by: Account) -> Receipt:
    """Take the receiver's receipt; raises `Refused` for any other, and `Overtaken` when it is there."""
    made = PackageFile.objects.filter(package=package).first()
    if made is None:
        raise NotFound
    cards = [(card_of(row), until) for row, until in cards_of(package.partner)]
    told = receipts.read(file, cards, package.id, bytes(made.digest))
    row = Receipt(package=package, case_id=package.case_id, signed=file, received_at=told.received_at, by=by)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise Overtaken(package) from None
    except DatabaseError:
        raise NotFound from None
    return row


def package_of(case: UUID) -> Package | None:
    """The package of a case, with what became of it."""
    rows = Package.objects.filter(case_id=case).select_related("partner", "asked_by", "approval__by", "receipt")
    return rows.first()
