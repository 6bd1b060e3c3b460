"""A case goes to another municipality and becomes a case there; what is tampered with, replayed, misdirected or stale
enters nothing."""

from __future__ import annotations

import datetime as dt
import json
import random
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from livline.access.errors import NotFound, Overtaken, Unfitting
from livline.access.models import Account, Protection, Relation, Restriction
from livline.access.openings import opening_make
from livline.access.relations import relation_end
from livline.access.sight import sight
from livline.cases.lookups import Opened
from livline.cases.models import Case, Entry, Place
from livline.cases.places import names_of
from livline.cases.services import fact_record
from livline.ledger.bridge import row_of
from livline.ledger.reading import verdicts_of
from livline.people.cpr import canonical
from livline.people.models import Contact, Number, Person, Tie, Way
from livline.people.sealed import cpr_of, text_of_contact
from livline.people.services import contact_add, number_set, person_add, word_write
from livline.portrait.lookups import portrait_of
from livline.portrait.models import Outcome, To, Voice
from livline.portrait.services import introduction_write, promise_answer, promise_give
from livline.team.models import MunicipalityKey, Package, PackageFile, Partner, Receipt, Received
from livline.team.package import contents, envelope, packing, receipts
from livline.team.package.envelope import Refused
from livline.team.package.keys import OwnKeys, card_of, card_read, keys_made, own_keys
from livline.team.package.receiving import kept_out_of, package_take
from livline.team.package.sending import package_approve, package_ask, package_make, receipt_load
from tests.ground import world
from tests.ground.oracle import DAY, TODAY
from tests.team.staff import Staff, child, staff

pytestmark = pytest.mark.usefixtures("db")
BASIS = "Retssikkerhedslovens § 9: familien er flyttet, se også barnets lov § 138"
CPR = "7101051234"


@dataclass
class Two:
    """Two municipalities that know each other, and a child of the first."""

    here: Staff
    there: Staff
    case: Case
    partner: Partner
    back: Partner


def keyed(of: Staff) -> OwnKeys:
    keys_made(of.of.id).save(force_insert=True)
    return own_keys(of.of.id, of.of.name)


def known(to: Staff, whom: OwnKeys) -> Partner:
    card = card_read(whom.card.text)
    return Partner.objects.create(municipality=to.of, name=card.name, agree_public=card.agree, sign_public=card.sign)


@pytest.fixture
def two() -> Two:
    here, there = staff(world.municipality("Nordby")), staff(world.municipality("Sydby"))
    mine, theirs = keyed(here), keyed(there)
    case = child(here)
    two = Two(here, there, case, known(here, theirs), known(there, mine))
    with world.web(here.anna):
        fill(case, here.anna)
    return two


def fill(case: Case, anna: Account) -> None:
    """A placed child with a plan that is late, people around it, and promises."""
    facts: list[tuple[str, dict[str, Any]]] = [
        ("notification", {"date": TODAY - 400 * DAY, "id": "n1", "child_in_measure": False}),
        ("need_known", {"date": TODAY - 390 * DAY}),
        (
            "decision",
            {"date": TODAY - 300 * DAY, "about": "placement", "id": "d1", "measure": "m1"},
        ),
        ("placement_started", {"date": TODAY - 290 * DAY, "measure": "m1", "site": "Solhøj", "site_kind": "foster"}),
        ("follow_up", {"date": TODAY - 200 * DAY, "measure": "m1", "result": "unchanged", "interval_months": 6}),
        ("visit", {"date": TODAY - 20 * DAY, "measure": "m1", "at_site": True, "talked_with_child": True}),
    ]
    for kind, fields in facts:
        fact_record(case=case, kind=kind, fields=fields, by=anna)
    number_set(person=Tie.objects.get(case=case, part="child").person, cpr=CPR)
    mother = person_add(case=case, part="custody_holder", name="Mor Test", note="mor", by=anna)  # type: ignore[arg-type]
    contact_add(tie=mother, way=Way.PHONE, text="00 12 34 56", by=anna)
    said = {"text": "Jeg spiller håndbold", "not_again": "hvorfor jeg flyttede"}
    introduction_write(case=case, voice=Voice.CHILD, by=anna, replaces=None, **said)
    days = {"given_on": TODAY - 30 * DAY, "due_on": TODAY + 9 * DAY}
    promise = promise_give(case=case, text="ringe før jul", to=To.CHILD, giver="Anna", by=anna, **days)
    promise_answer(promise=promise, version=0, outcome=Outcome.KEPT, text="ringede", by=anna)


def ask(two: Two, **more: Any) -> Package:
    with world.web(two.here.anna):
        told = {"takes_over_on": TODAY, "basis": BASIS} | more
        return package_ask(case=two.case, partner=two.partner, by=two.here.anna, **told)


def approve(two: Two, package: Package, by: str = "bo") -> None:
    with world.web(two.here.people[by]):
        package_approve(package=package, by=two.here.people[by])


def make(two: Two, package: Package) -> bytes:
    """As Anna, who has opened what is closed."""
    anna = two.here.anna
    with world.web(anna):
        for object_ in packing.closed_to(sight(anna, two.case.id)):
            opening_make(case=two.case.id, object_=object_, purpose="Sagen sendes til den nye handlekommune", by=anna)
        made = package_make(package=package, opened=Opened(two.case, sight(anna, two.case.id)), by=anna)
        return bytes(made.sealed)


@pytest.fixture
def sent(two: Two) -> tuple[Two, Package, bytes]:
    package = ask(two)
    approve(two, package)
    return two, package, make(two, package)


def take(two: Two, file: bytes, number: str = "S1", by: str = "ida") -> Received:
    who = two.there.people[by]
    with world.web(who):
        return package_take(file=file, number=number, by=who)


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
        {name: names.get(value, value) for name, value in row.items() if name not in skipped and value is not None}
        for row in rows
    ]


def test_the_portrait_comes_with_it_and_the_childs_own_words_do_not(two: Two):
    young = world.account("alma", two.here.of)
    world.relate(young, two.case, "child")
    with world.web(young):
        word_write(case=two.case, text="kun til Anna", is_shared=True, by=young)
    package = ask(two)
    approve(two, package)
    file = make(two, package)
    case = take(two, file).case
    with world.web(two.there.ida):
        told = portrait_of(Opened(case, sight(two.there.ida, case.id)))
        assert told.introduction is not None
        assert (told.introduction.text, told.introduction.not_again) == ("Jeg spiller håndbold", "hvorfor jeg flyttede")
        assert [(one.text, one.state) for one in told.promises] == [("ringe før jul", "kept")]
    manifest, files = contents.unpacked(opened_of(two, file))
    assert "words" in manifest["left_out"]
    assert b"kun til Anna" not in b"".join(files.values())


def opened_of(two: Two, file: bytes) -> bytes:
    keys = own_keys(two.there.of.id, two.there.of.name)
    return envelope.opened(file, card_of(two.back), keys, timezone.now())


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
    for word in (b"Alma", b"Solh", CPR.encode(), b"placement", b"K1"):
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


def counted() -> dict[str, int]:
    """How much there is of everything that a package could enter."""
    models: tuple[Any, ...] = (Case, Entry, Person, Tie, Contact, Protection, Received, Place, Relation)
    return {model.__name__: model.objects.count() for model in models}


def test_taken_twice_it_is_one_case(sent: tuple[Two, Package, bytes]):
    two, _, file = sent
    take(two, file)
    before = counted()
    for by, number in (("ida", "S1"), ("ida", "S2"), ("anna", "S3")):
        with pytest.raises(Refused, match="før"):
            take(two, file, number, by)
    assert counted() == before


def test_another_municipality_does_not_open_it(sent: tuple[Two, Package, bytes]):
    two, _, file = sent
    third = staff(world.municipality("Vestby"))
    keyed(third)
    known(third, own_keys(two.here.of.id, two.here.of.name))
    before = counted()
    with world.web(third.ida), pytest.raises(Refused, match="en anden kommune"):
        package_take(file=file, number="V1", by=third.ida)
    assert counted() == before


def test_a_sender_that_is_not_known_is_refused(sent: tuple[Two, Package, bytes]):
    two, package, file = sent
    stranger = keyed(staff(world.municipality("Falskby")))
    forged = envelope.closed(opened_of(two, file), package.id, timezone.now(), card_of(two.partner), stranger)
    with pytest.raises(Refused, match="ikke kender"):
        take(two, forged)


def test_a_known_key_in_the_head_does_not_make_it_theirs(sent: tuple[Two, Package, bytes]):
    """Somebody else signs and writes the sender's key into the head."""
    two, package, file = sent
    stranger = keyed(staff(world.municipality("Falskby")))
    ours = own_keys(two.here.of.id, two.here.of.name)
    liar = replace(stranger, card=ours.card)
    forged = envelope.closed(opened_of(two, file), package.id, timezone.now(), card_of(two.partner), liar)
    with pytest.raises(Refused, match="ændret"):
        take(two, forged)


@pytest.mark.parametrize(("days", "why"), [(31, "for gammel"), (-2, "fremtiden")])
def test_a_package_of_other_days_is_refused(sent: tuple[Two, Package, bytes], days: int, why: str):
    two, package, file = sent
    ours = own_keys(two.here.of.id, two.here.of.name)
    made_at = timezone.now() - dt.timedelta(days=days)
    stale = envelope.closed(opened_of(two, file), package.id, made_at, card_of(two.partner), ours)
    with pytest.raises(Refused, match=why):
        take(two, stale)


def test_every_changed_byte_is_noticed(sent: tuple[Two, Package, bytes]):
    two, _, file = sent
    before, rng = counted(), random.Random(7)
    head = len(envelope.MAGIC) + len(envelope.head_of(file).line)
    body = rng.sample(range(head + 64, len(file)), 25)
    places = [*range(0, head, 7), *range(head, head + 64, 9), *body, len(file) - 1]
    for place in places:
        changed = bytearray(file)
        changed[place] ^= 1 << rng.randrange(8)
        with pytest.raises(Refused):
            take(two, bytes(changed))
    for cut in (0, 10, head, head + 64, len(file) - 1):
        with pytest.raises(Refused):
            take(two, file[:cut])
    with pytest.raises(Refused):
        take(two, file + b"x")
    assert counted() == before


def resealed(two: Two, package: Package, file: bytes, change: Any) -> bytes:
    """A package whose sender has put something else into it: signed and closed as it should be."""
    manifest, files = contents.unpacked(opened_of(two, file))
    changed = change(dict(files))
    about = {name: value for name, value in manifest.items() if name != "files"}
    ours = own_keys(two.here.of.id, two.here.of.name)
    return envelope.closed(contents.packed(changed, about), package.id, timezone.now(), card_of(two.partner), ours)


@pytest.mark.parametrize(
    "change",
    [
        lambda files: files | {"case.json": b"[]"},
        lambda files: files | {"case.json": b'[{"case": "a", "events": []}, {"case": "b", "events": []}]'},
        lambda files: files | {"case.json": b'[{"case": "a", "events": [{"kind": "rumour"}]}]'},
        lambda files: files | {"people.json": b'[{"name": "x"}]'},
        lambda files: files | {"people.json": b"nonsense"},
        lambda files: files | {"protections.json": b'[{"level": "secret", "source": "person", "reason": ""}]'},
        lambda files: {name: data for name, data in files.items() if name != "protections.json"},
    ],
)
def test_a_broken_content_enters_nothing(sent: tuple[Two, Package, bytes], change: Any):
    two, package, file = sent
    before = counted()
    with pytest.raises(Unfitting):
        take(two, resealed(two, package, file, change))
    assert counted() == before


def test_a_level_that_is_not_known_here_is_the_highest(sent: tuple[Two, Package, bytes]):
    two, package, file = sent
    odd = json.dumps([{"level": "ultra", "source": "somebody", "reason": "trusler"}]).encode()
    received = take(two, resealed(two, package, file, lambda files: files | {"protections.json": odd}))
    assert Protection.objects.get(case=received.case).level == "secret"


def test_a_manifest_that_lies_is_refused(sent: tuple[Two, Package, bytes]):
    two, package, file = sent
    manifest, files = contents.unpacked(opened_of(two, file))
    about = {name: value for name, value in manifest.items() if name != "files"} | {"to": "Vestby"}
    ours = own_keys(two.here.of.id, two.here.of.name)
    lies = envelope.closed(contents.packed(files, about), package.id, timezone.now(), card_of(two.partner), ours)
    with pytest.raises(Refused):
        take(two, lies)


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
