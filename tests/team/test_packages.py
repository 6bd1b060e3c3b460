"""A case goes to another municipality and becomes a case there, with the same clocks and no weaker protection."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from livline.access.errors import NotFound, Overtaken, Unfitting
from livline.access.models import Protection, Relation, Restriction
from livline.access.relations import relation_end
from livline.access.sight import sight
from livline.cases.lookups import Opened
from livline.cases.models import Case, Entry, Place
from livline.cases.places import names_of
from livline.ledger.bridge import row_of
from livline.ledger.reading import verdicts_of
from livline.people.cpr import canonical
from livline.people.models import Contact, Number, Tie
from livline.people.sealed import cpr_of, text_of_contact
from livline.portrait.lookups import portrait_of
from livline.team.models import MunicipalityKey, Package, PackageFile, Partner, Receipt
from livline.team.package import envelope, receipts
from livline.team.package.envelope import Refused
from livline.team.package.keys import card_read, own_keys
from livline.team.package.receiving import kept_out_of
from livline.team.package.sending import package_ask, package_make, receipt_load
from tests.ground import world
from tests.ground.oracle import TODAY
from tests.team.packages import (
    BASIS,
    CPR,
    Two,
    approve,
    ask,
    make,
    sent,
    take,
    two,
)

pytestmark = pytest.mark.usefixtures("db")
__all__ = ["sent", "two"]


def asked_of(case: Case) -> list[dict[str, Any]]:
    """What the law asks, without the names of cases and the tokens."""
    rows = verdicts_of({case.id: row_of(case)})[case.id]
    return [{name: value for name, value in row.items() if name != "case"} for row in rows]


def test_the_case_comes_whole_and_its_clocks_run_on(sent: tuple[Two, Package, bytes]):
    two, _, file = sent
    received = take(two, file)
    case = received.case
    assert case.municipality == two.there.of
    assert asked_of(case) == asked_of(two.case)
    assert any(row["status"] == "overdue" for row in asked_of(case))
    assert told_facts(case) == told_facts(two.case)
    assert "municipality_changed" in {fact["kind"] for fact in told_facts(case)}
    child_ = Tie.objects.get(case=case, part="child").person
    assert (child_.name, child_.municipality) == ("Alma Test", two.there.of)
    assert cpr_of(Number.objects.get(person=child_)) == canonical(CPR)
    assert [text_of_contact(one) for one in Contact.objects.filter(case=case)] == ["00 12 34 56"]


def told_facts(case: Case) -> list[dict[str, Any]]:
    """The facts with their places in clear, in their order."""
    names = names_of([case.id])
    skipped = {"id", "case", "case_id", "fact", "recorded_at", "recorded_by", "recorded_by_id", "position"}
    rows = Entry.objects.filter(case=case).order_by("position", "id").values()
    return [
        {name: names.get(str(value), value) for name, value in row.items() if name not in skipped and value is not None}
        for row in rows
    ]


def test_the_portrait_comes_with_it(sent: tuple[Two, Package, bytes]):
    two, _, file = sent
    case = take(two, file).case
    with world.web(two.there.ida):
        told = portrait_of(Opened(case, sight(two.there.ida, case.id)))
        assert told.introduction is not None
        assert (told.introduction.text, told.introduction.not_again) == ("Jeg spiller håndbold", "hvorfor jeg flyttede")
        assert [(one.text, one.state) for one in told.promises] == [("ringe før jul", "kept")]


def test_a_protection_is_carried_and_never_lower(two: Two):
    Protection.objects.create(case=two.case, level="secret", reason="trusler", raised_by=two.here.bo)
    Protection.objects.create(case=two.case, level="protected", source="register", reason="CPR")
    keeps = world.account("René", two.here.of)
    Restriction.objects.create(account=keeps, case=two.case, during=(TODAY, None), reason="polititilhold")
    package = ask(two)
    approve(two, package)
    received = take(two, make(two, package))
    stands = Protection.objects.filter(case=received.case).order_by("level")
    assert [(one.level, one.source) for one in stands] == [("protected", "register"), ("secret", "person")]
    with world.web(two.there.ida):
        seen = sight(two.there.ida, received.case_id)
        assert seen.is_secret
        assert not seen.reads("whereabouts")
        assert not Place.objects.filter(case=received.case).exists()
        assert [(one["name"], one["reason"]) for one in kept_out_of(received)] == [("René", "polititilhold")]


def test_the_file_tells_nothing_of_the_child(sent: tuple[Two, Package, bytes]):
    _, _, file = sent
    for word in (b"Alma", b"Solh", CPR.encode(), b"placement"):
        assert word not in file


def test_two_people_and_a_legal_basis_are_needed(two: Two):
    with pytest.raises(Unfitting):
        ask(two, basis="fordi")
    package = ask(two)
    with pytest.raises(Unfitting, match="godkendt"):
        make(two, package)
    assert not Entry.objects.filter(kind="municipality_changed").exists()
    for by in ("ida", "carla"):
        with pytest.raises(NotFound):
            approve(two, package, by)
    with pytest.raises(Unfitting):
        approve(two, package, "anna")
    with pytest.raises(Overtaken):
        ask(two)


def test_who_asked_cannot_approve_even_past_the_services(two: Two):
    world.relate(two.here.anna, two.case, "leader")
    package = ask(two)
    ids = [package.id, two.here.anna.id]
    with world.web(two.here.anna), pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("INSERT INTO package_approval (package_id, by_id) VALUES (%s, %s)", ids)


def test_what_is_closed_is_opened_before_a_package_is_made(two: Two):
    package = ask(two)
    approve(two, package)
    anna = two.here.anna
    with world.web(anna), pytest.raises(Unfitting, match="lukket"):
        package_make(package=package, opened=Opened(two.case, sight(anna, two.case.id)), by=anna)


def test_a_package_is_made_once(sent: tuple[Two, Package, bytes]):
    two, package, _ = sent
    with pytest.raises(Overtaken):
        make(two, package)
    assert Entry.objects.filter(case=two.case, kind="municipality_changed").count() == 1


def test_the_receipt_comes_back_and_only_this_one(sent: tuple[Two, Package, bytes]):
    two, package, file = sent
    received = take(two, file)
    receipt = bytes(received.receipt)
    for wrong in wrong_receipts(two, package, receipt, file):
        with world.web(two.here.anna), pytest.raises(Refused):
            receipt_load(package=package, file=wrong, by=two.here.anna)
    assert not Receipt.objects.exists()
    with world.web(two.here.anna):
        told = receipt_load(package=package, file=receipt, by=two.here.anna)
        with pytest.raises(Overtaken):
            receipt_load(package=package, file=receipt, by=two.here.anna)
    assert abs(told.received_at - timezone.now()) < dt.timedelta(minutes=5)


def wrong_receipts(two: Two, package: Package, receipt: bytes, file: bytes) -> Iterator[bytes]:
    """Changed, of another package, of another file, and signed by somebody else."""
    yield b""
    yield receipt.replace(str(package.id).encode(), str(uuid.uuid4()).encode())
    yield receipt[:-10] + b"AAAAAAAA=\n"
    theirs = own_keys(two.there.of.id, two.there.of.name)
    ours = own_keys(two.here.of.id, two.here.of.name)
    told = receipts.Told(package.id, envelope.digest_of(file), timezone.now())
    yield receipts.written(told, ours)
    yield receipts.written(replace(told, package=uuid.uuid4()), theirs)
    yield receipts.written(replace(told, digest=b"x" * 32), theirs)


def test_once_the_case_has_left_its_worker_may_go(sent: tuple[Two, Package, bytes]):
    two, package, file = sent
    anna = Relation.objects.get(account=two.here.anna, case=two.case)
    with world.web(two.here.bo), pytest.raises(Unfitting):
        relation_end(relation=anna, by=two.here.bo)
    receipt = bytes(take(two, file).receipt)
    with world.web(two.here.bo):
        receipt_load(package=package, file=receipt, by=two.here.bo)
        relation_end(relation=anna, by=two.here.bo)


def test_strangers_see_and_make_nothing(sent: tuple[Two, Package, bytes]):
    two, package, _ = sent
    for who in (two.here.ida, two.here.carla, two.there.anna):
        with world.web(who):
            assert not Package.objects.exists()
            assert not PackageFile.objects.exists()
            with pytest.raises(NotFound):
                package_ask(case=two.case, partner=two.partner, takes_over_on=TODAY, basis=BASIS, by=who)
    with world.web(two.there.anna):
        assert set(MunicipalityKey.objects.values_list("municipality_id", flat=True)) == {two.there.of.id}
    parent = world.account("parent", two.here.of)
    world.relate(parent, two.case, "custody_parent")
    with world.web(parent):
        assert not MunicipalityKey.objects.exists()
        assert not Partner.objects.exists()
        assert not Package.objects.exists()
    assert package.asked_by == two.here.anna


def test_a_card_that_is_none_is_refused():
    for text in ("", "LIVLINE CARD 1\n{}", "hej", 'LIVLINE CARD 1\n{"name": "x", "agree": "AA", "sign": "AA"}'):
        with pytest.raises(Unfitting):
            card_read(text)
