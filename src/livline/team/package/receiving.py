"""How is a package taken in?  Verified to its end, entered as a new case, and answered with a receipt: once."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from livline.access.errors import NotFound
from livline.access.models import Account, Municipality
from livline.looks.models import Act
from livline.looks.record import record
from livline.people.sealed import word_place
from livline.sealing.seal import opened as unsealed
from livline.sealing.seal import seal
from livline.team.models import Partner, Received, ReceivedWord
from livline.team.package import contents, envelope, left_out, receipts
from livline.team.package.envelope import Refused
from livline.team.package.keys import OwnKeys, all_keys, card_of, cards_of, fingerprint_of
from livline.team.package.left_out import LeftOut
from livline.team.package.unpacking import case_made

LARGEST = 40 << 20
"""Bytes of a package that is taken."""
TAKEN = Refused("Pakken er modtaget før.", "Find sagen, og hent kvitteringen der.")


@transaction.atomic
def package_take(*, file: bytes, number: str, by: Account) -> Received:
    """Take a package in as a new case of this number; raises `Refused`, `Unfitting`, and then nothing is entered."""
    if by.municipality_id is None:
        raise NotFound
    town = Municipality.objects.get(id=by.municipality_id)
    head = envelope.head_of(file)
    every = all_keys(town.id, town.name)
    keys = next((one for one in every if fingerprint_of(one.card.agree) == head.receiver), every[0])
    partner = _partner(head, town)
    manifest, files = contents.unpacked(envelope.opened(file, card_of(partner), keys, timezone.now()))
    if manifest.get("package") != str(head.package) or manifest.get("to") != town.name:
        raise contents.TORN
    if Received.objects.filter(municipality=town, package=head.package).exists():
        raise TAKEN
    case = case_made(files, number=number, by=by)
    record(case.id, Act.WRITE, "worker")
    row = Received(municipality=town, package=head.package, partner=partner, case=case, by=by)
    row.digest, row.left_out = envelope.digest_of(file), _left_out(manifest).sealed(row.id)
    kept = _kept(row, files.get("kept_out.json", b"[]"), every[0])
    _words(kept, files)
    return kept


def _left_out(manifest: Mapping[str, Any]) -> LeftOut:
    """What the sender says that it kept; raises `Refused` where it does not say it."""
    try:
        return left_out.read(manifest["left_out"])
    except (KeyError, TypeError):
        raise contents.TORN from None


def _words(received: Received, files: Mapping[str, bytes]) -> None:
    """What the child wrote to its caseworker there, for its caseworker here and for itself."""
    try:
        told = [(str(one["text"]), dt.datetime.fromisoformat(one["at"])) for one in json.loads(files["words.json"])]
    except (LookupError, ValueError, TypeError):
        raise contents.TORN from None
    for text, said_at in told:
        word = ReceivedWord(received=received, case_id=received.case_id, said_at=said_at)
        word.sealed = seal(text, word_place(word.id))
        word.save(force_insert=True)


def _partner(head: envelope.Head, town: Municipality) -> Partner:
    """Whose key the head names, among those that this municipality knows."""
    for partner in Partner.objects.filter(municipality=town):
        if fingerprint_of(bytes(partner.sign_public)) == head.signer:
            return _holding(partner, head)
    raise Refused("Pakken er underskrevet af en, kommunen ikke kender.", "Bed en administrator om at se efter.")


def _holding(partner: Partner, head: envelope.Head) -> Partner:
    """The card, if the package was made before another took its place."""
    until = next(until for row, until in cards_of(partner) if row.id == partner.id)
    if until is not None and head.made_at >= until:
        raise Refused("Pakken er underskrevet med en nøgle, afsenderen ikke bruger mere.", envelope.ASK_AGAIN)
    return partner


def _kept(row: Received, kept_out: bytes, keys: OwnKeys) -> Received:
    row.kept_out = seal(kept_out.decode(), kept_out_at(row.id))
    row.receipt = receipts.written(receipts.Told(row.package, bytes(row.digest), timezone.now()), keys)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise TAKEN from None
    return row


def kept_out_of(received: Received) -> list[dict[str, Any]]:
    """Whom the sender has closed the case to; nobody here is that person until somebody says so."""
    told: list[dict[str, Any]] = json.loads(unsealed(received.kept_out, kept_out_at(received.id)))
    return told


def kept_out_at(received: uuid.UUID) -> str:
    """Where what the sender said of whom to keep out is sealed."""
    return f"kept out of {received}"
