"""What takes two people takes two: by the service, and by the database whoever asks it."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.db import DatabaseError, connection, transaction

from livline.access.errors import CaseError, NotFound, Overtaken, Unfitting
from livline.access.models import Account, Appointment, Level, Opening, Protection, Relation, Restriction
from livline.access.models.protections import Source
from livline.access.openings import emergency_open, emergency_review, opening_make
from livline.access.protections import (
    lowering_ask,
    lowering_confirm,
    protection_found,
    protection_raise,
    standing,
)
from livline.access.relations import (
    relation_add,
    relation_confirm,
    relation_end,
    restriction_add,
    restriction_ask_end,
    restriction_end,
)
from livline.access.sight import sight
from livline.cases.models import Case, Entry
from livline.cases.quarantine import quarantine_ask, quarantine_confirm
from livline.cases.services import fact_record
from livline.people.models import Part, Word
from livline.people.sealed import text_of_word
from livline.people.services import person_add, person_rename, word_write
from tests.ground import world
from tests.ground.oracle import DAY, TODAY

pytestmark = pytest.mark.usefixtures("db")
PURPOSE = "Politiet har ringet om barnet i nat"


@dataclass(frozen=True)
class Home:
    """A child with a worker, a colleague who covers, a leader, and somebody of the same house who has no business."""

    child: Case
    worker: Account
    cover: Account
    leader: Account
    colleague: Account


@pytest.fixture
def home() -> Home:
    of = world.municipality()
    child = world.case(of)
    people = [world.account(name, of) for name in ("worker", "cover", "leader", "colleague")]
    for account, kind in zip(people, ("worker", "cover", "leader"), strict=False):
        world.relate(account, child, kind)
    return Home(child, *people)


def raised(home: Home, level: Level = Level.SECRET) -> Protection:
    with world.web(home.worker):
        return protection_raise(case=home.child.id, level=level, reason="far truer", by=home.worker)


def refused(work: Callable[[], object]) -> bool:
    """Does the service or the database refuse, leaving nothing?"""
    try:
        with transaction.atomic():
            work()
    except (CaseError, DatabaseError):
        return True
    return False


class TestProtection:
    def test_one_raises_it_and_it_counts_at_once(self, home: Home):
        raised(home)
        with world.web(home.worker):
            assert sight(home.worker, home.child.id).is_secret
            assert not sight(home.worker, home.child.id).reads("whereabouts")

    def test_asked_by_one_it_still_stands(self, home: Home):
        protection = raised(home)
        with world.web(home.worker):
            lowering_ask(protection=protection, reason="far er død", by=home.worker)
            assert sight(home.worker, home.child.id).is_secret

    def test_two_lower_it(self, home: Home):
        protection = raised(home)
        with world.web(home.worker):
            lowering_ask(protection=protection, reason="far er død", by=home.worker)
        with world.web(home.leader):
            lowering_confirm(protection=protection, by=home.leader)
            assert not sight(home.leader, home.child.id).is_secret
            assert not standing(home.child.id).exists()

    def test_who_asked_does_not_confirm(self, home: Home):
        protection = raised(home)
        with world.web(home.leader):
            lowering_ask(protection=protection, reason="far er død", by=home.leader)
            with pytest.raises(Unfitting):
                lowering_confirm(protection=protection, by=home.leader)

    def test_who_does_not_decide_does_not_confirm(self, home: Home):
        protection = raised(home)
        with world.web(home.worker):
            lowering_ask(protection=protection, reason="far er død", by=home.worker)
        with world.web(home.cover), pytest.raises(CaseError):
            lowering_confirm(protection=protection, by=home.cover)
        assert standing(home.child.id).exists()

    def test_a_register_that_is_silent_lowers_nothing(self, home: Home):
        raised(home)
        with world.job(home.child.municipality):
            protection_found(case=home.child.id, level=Level.PROTECTED, source=Source.REGISTER, reason="CPR")
        with world.web(home.worker):
            assert sight(home.worker, home.child.id).is_secret

    @pytest.mark.parametrize(
        "statement",
        [
            "UPDATE protection SET level = 'protected'",
            "DELETE FROM protection",
            "UPDATE lowering SET confirmed_at = now(), confirmed_by_id = asked_by_id",
            "UPDATE lowering SET asked_by_id = NULL",
            "DELETE FROM lowering",
            "TRUNCATE protection, lowering",
        ],
    )
    @pytest.mark.parametrize("role", ["livline_web", "livline_job", "livline_owner"])
    def test_no_statement_lowers_it(self, home: Home, role: str, statement: str):
        protection = raised(home)
        with world.web(home.worker):
            lowering_ask(protection=protection, reason="far er død", by=home.worker)

        def act() -> None:
            with world.role(role), connection.cursor() as cursor:
                cursor.execute("SELECT set_config('livline.account', %s, true)", [str(home.worker.id)])
                cursor.execute("SELECT set_config('livline.municipality', %s, true)", [str(home.child.municipality_id)])
                cursor.execute(statement)

        refused(act)
        assert standing(home.child.id).exists()

    def test_a_job_cannot_lower(self, home: Home):
        protection = raised(home)
        with world.job(home.child.municipality):
            assert refused(lambda: lowering_ask(protection=protection, reason="fil", by=home.worker))


class TestAccess:
    def test_nobody_gives_themselves_access(self, home: Home):
        with world.web(home.colleague):
            assert refused(
                lambda: relation_add(case=home.child.id, account=home.colleague, kind="worker", by=home.colleague)
            )

    def test_nobody_gives_another_what_they_do_not_decide(self, home: Home):
        with world.web(home.worker):
            assert refused(
                lambda: relation_add(case=home.child.id, account=home.colleague, kind="leader", by=home.worker)
            )

    def test_a_leader_gives_staff_their_cases(self, home: Home):
        with world.web(home.leader):
            relation_add(case=home.child.id, account=home.colleague, kind="worker", by=home.leader)
        with world.web(home.colleague):
            assert sight(home.colleague, home.child.id).kinds == {"worker"}

    def test_to_a_protected_child_it_waits_for_a_second_person(self, home: Home):
        raised(home, Level.PROTECTED)
        with world.web(home.leader):
            relation = relation_add(case=home.child.id, account=home.colleague, kind="worker", by=home.leader)
            with pytest.raises(Unfitting):
                relation_confirm(relation=relation, by=home.leader)
        with world.web(home.colleague):
            assert not sight(home.colleague, home.child.id).kinds
            assert refused(lambda: relation_confirm(relation=relation, by=home.colleague))
        with world.web(home.worker):
            relation_confirm(relation=relation, by=home.worker)
        with world.web(home.colleague):
            assert sight(home.colleague, home.child.id).kinds == {"worker"}

    def test_what_ended_does_not_come_back(self, home: Home):
        with world.web(home.leader):
            relation = relation_add(case=home.child.id, account=home.colleague, kind="night_desk", by=home.leader)
            relation_end(relation=relation, by=home.leader)
            assert refused(lambda: Relation.objects.filter(id=relation.id).update(during=(TODAY - DAY, None)))
        with world.web(home.colleague):
            assert not sight(home.colleague, home.child.id).kinds

    def test_a_restriction_is_set_by_one_and_ended_by_two(self, home: Home):
        parent = world.account("parent")
        world.relate(parent, home.child, "custody_parent")
        with world.web(home.worker):
            restriction = restriction_add(case=home.child.id, account=parent, reason="tilhold", by=home.worker)
        with world.web(parent):
            assert not sight(parent, home.child.id).kinds
            assert not Restriction.objects.exists()
        with world.web(home.worker):
            restriction_ask_end(restriction=restriction, reason="ophævet", by=home.worker)
            assert refused(lambda: restriction_end(restriction=restriction, by=home.worker))
        with world.web(home.leader):
            restriction_end(restriction=restriction, by=home.leader)
        with world.web(parent):
            assert sight(parent, home.child.id).kinds == {"custody_parent"}


class TestEmergency:
    @pytest.fixture
    def reader(self, home: Home) -> Account:
        Appointment.objects.create(account=home.colleague, office="emergency_reader", during=(TODAY - DAY, None))
        return home.colleague

    def test_it_opens_a_case_for_an_hour(self, home: Home, reader: Account):
        with world.web(reader):
            assert not sight(reader, home.child.id).kinds
            opening = emergency_open(case=home.child.id, purpose=PURPOSE, by=reader)
            assert (opening.until - opening.opened_at).total_seconds() <= 3_600
            assert sight(reader, home.child.id).reads("whereabouts")
            assert not sight(reader, home.child.id).writes("plan")

    def test_a_second_one_on_the_same_day_opens_it_again(self, home: Home, reader: Account):
        with world.web(reader):
            emergency_open(case=home.child.id, purpose=PURPOSE, by=reader)
            emergency_open(case=home.child.id, purpose=PURPOSE, by=reader)
            assert Opening.objects.count() == 2

    def test_without_the_office_there_is_nothing(self, home: Home):
        with world.web(home.colleague), pytest.raises(NotFound):
            emergency_open(case=home.child.id, purpose=PURPOSE, by=home.colleague)

    def test_in_another_municipality_there_is_nothing(self, home: Home):
        stranger = world.account("stranger", world.municipality("Sydby"))
        Appointment.objects.create(account=stranger, office="emergency_reader", during=(TODAY, None))
        with world.web(stranger), pytest.raises(NotFound):
            emergency_open(case=home.child.id, purpose=PURPOSE, by=stranger)

    @pytest.mark.parametrize("purpose", ["", "akut", " " * 40])
    def test_without_a_purpose_it_stays_closed(self, home: Home, reader: Account, purpose: str):
        with world.web(reader), pytest.raises(Unfitting):
            emergency_open(case=home.child.id, purpose=purpose, by=reader)

    def test_it_never_opens_what_a_child_wrote(self, home: Home, reader: Account):
        child = world.account("child")
        world.relate(child, home.child, "child")
        with world.web(child):
            word_write(case=home.child, text="jeg er bange", is_shared=True, by=child)
            word_write(case=home.child, text="kun for mig", is_shared=False, by=child)
            assert {text_of_word(word) for word in Word.objects.all()} == {"jeg er bange", "kun for mig"}
        with world.web(reader):
            emergency_open(case=home.child.id, purpose=PURPOSE, by=reader)
            assert not Word.objects.exists()
        with world.web(home.leader):
            assert not Word.objects.exists()
        with world.web(home.worker):
            assert [text_of_word(word) for word in Word.objects.all()] == ["jeg er bange"]

    def test_who_opened_it_does_not_review_it(self, home: Home, reader: Account):
        with world.web(reader):
            opening = emergency_open(case=home.child.id, purpose=PURPOSE, by=reader)
            assert refused(lambda: emergency_review(opening=opening, was_right=True, note="", by=reader))
        with world.web(home.leader):
            emergency_review(opening=opening, was_right=True, note="", by=home.leader)
            with pytest.raises(Overtaken):
                emergency_review(opening=opening, was_right=False, note="", by=home.leader)

    def test_an_opening_is_never_made_longer_or_for_another(self, home: Home):
        with world.web(home.worker):
            opening_make(case=home.child.id, object_="notifier", purpose=PURPOSE, by=home.worker)
            for statement in ("UPDATE opening SET until = until + interval '1 day'", "DELETE FROM opening"):
                with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
                    cursor.execute(statement)
            with pytest.raises(DatabaseError), transaction.atomic():
                opening_make(case=home.child.id, object_="notifier", purpose=PURPOSE, by=home.leader)


class TestQuarantine:
    def test_two_hide_what_was_entered_on_the_wrong_child(self, home: Home):
        with world.web(home.worker):
            entry = fact_record(case=home.child, kind="plan", fields={"date": TODAY}, by=home.worker)
            quarantine_ask(entry=entry, reason="et andet barn", by=home.worker)
            with pytest.raises(Unfitting):
                quarantine_confirm(fact=entry.fact, by=home.worker)
            assert Entry.objects.exists()
        world.relate(world.account("second", home.child.municipality), home.child, "worker")
        second = Account.objects.get(name="second")
        with world.web(second):
            quarantine_confirm(fact=entry.fact, by=second)
        for account in (home.worker, second, home.leader):
            with world.web(account):
                assert not Entry.objects.exists()


class TestCommit:
    def test_a_right_that_ended_before_the_commit_writes_nothing(self, home: Home):
        """The form was open, the relation ended: what is written then is refused when it is committed."""
        relation = Relation.objects.get(account=home.worker)
        with world.web(home.worker):
            fact_record(case=home.child, kind="plan", fields={"date": TODAY}, by=home.worker)
        Relation.objects.filter(id=relation.id).update(during=(world.LONG_AGO, TODAY))
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

    def test_a_right_that_stands_is_no_hindrance(self, home: Home):
        with world.web(home.worker):
            fact_record(case=home.child, kind="plan", fields={"date": TODAY}, by=home.worker)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


class TestPeople:
    def test_of_two_who_rename_somebody_one_is_told(self, home: Home):
        with world.web(home.worker):
            tie = person_add(case=home.child, part=Part.CHILD, name="Alma Test", called="Alma", by=home.worker)
            person_rename(person=tie.person, name="Alma Prøve", called="", version=1, by=home.worker)
            with pytest.raises(Overtaken):
                person_rename(person=tie.person, name="Alma Forsøg", called="", version=1, by=home.worker)
            tie.person.refresh_from_db()
            assert (tie.person.name, tie.person.version) == ("Alma Prøve", 2)
            assert [row.name for row in tie.person.history.all()] == ["Alma Test"]

    def test_a_case_has_one_child(self, home: Home):
        with world.web(home.worker):
            person_add(case=home.child, part=Part.CHILD, name="Alma", by=home.worker)
            with pytest.raises(Unfitting):
                person_add(case=home.child, part=Part.CHILD, name="Ida", by=home.worker)

    def test_a_stranger_changes_nobody(self, home: Home):
        with world.web(home.worker):
            tie = person_add(case=home.child, part=Part.CHILD, name="Alma", by=home.worker)
        with world.web(home.colleague):
            assert refused(lambda: person_rename(person=tie.person, name="X", called="", version=1, by=home.colleague))
            assert refused(lambda: person_add(case=home.child, part=Part.NETWORK, name="X", by=home.colleague))
        tie.person.refresh_from_db()
        assert tie.person.name == "Alma"


def test_a_case_that_is_not_there_is_as_one_that_is_not_mine(home: Home):
    with world.web(home.colleague):
        assert sight(home.colleague, home.child.id) == sight(home.colleague, uuid.uuid4())
