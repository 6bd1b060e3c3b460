"""What comes of a notification, and who sees it: asked of the door and of the database."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from itertools import product
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from livline.access.errors import NotFound, Overtaken, Unfitting
from livline.access.models import Account, Appointment, Conflict, Membership
from livline.cases.models import Case, Entry
from livline.inbox import assessing, services
from livline.inbox.known import known_by, known_by_each
from livline.inbox.lookups import notification_opened, notifiers_seen, reach, waiting
from livline.inbox.models import (
    Assessment,
    Notification,
    Notifier,
    NotifierOpening,
    Receipt,
    Subject,
    Telling,
)
from livline.inbox.sealed import cpr_of, identity_of, reason_of, text_of
from livline.inbox.services import Child
from livline.ledger.reading import verdicts
from livline.ledger.recalculate import recalculate
from livline.looks.models import Look
from livline.people.models import Number, Person, Tie
from livline.people.sealed import cpr_index
from livline.people.services import number_set
from tests.ground import world
from tests.ground.oracle import DAY, TODAY
from tests.inbox.surroundings import REASON, TEXT, WHO, judged, received, subject_of, told, town

CPR = "7101051234"
PURPOSE = "Jeg skal ringe til skolen om den samme dag"
TABLES: tuple[Any, ...] = (Notification, Telling, Subject, Assessment, Receipt, NotifierOpening)


def test_what_is_written_down_is_read_again_and_stands_sealed():
    here = town()
    notification = received(here.rosa, Child("Alma", cpr=CPR))
    with world.web(here.susanne):
        telling = Telling.objects.get()
        assert text_of(telling) == TEXT
        assert cpr_of(Subject.objects.get()) == CPR
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT t.*, s.*, n.* FROM notification_telling t, notification_subject s, notifier n"
            " WHERE t.notification_id = %s",
            [notification.id],
        )
        kept = repr([bytes(one) if isinstance(one, memoryview) else one for one in cursor.fetchone()])
    assert "Xq7" not in kept
    assert CPR not in kept


ROLES: dict[str, tuple[Callable[[Account, Any], object], bool, bool]] = {
    "nobody": (lambda who, here: None, False, False),
    "intake": (lambda who, here: office(who, "intake", TODAY - DAY, None), True, True),
    "intake, ended today": (lambda who, here: office(who, "intake", TODAY - 9 * DAY, TODAY), False, False),
    "intake, from tomorrow": (lambda who, here: office(who, "intake", TODAY + DAY, None), False, False),
    "another office": (lambda who, here: office(who, "administrator", TODAY - DAY, None), False, False),
    "leads": (lambda who, here: member(who, here, True, TODAY - DAY, None), True, True),
    "led": (lambda who, here: member(who, here, True, TODAY - 9 * DAY, TODAY), False, False),
    "works in a team": (lambda who, here: member(who, here, False, TODAY - DAY, None), False, False),
    "night desk": (lambda who, here: world.relate(who, here.child, "night_desk"), False, True),
    "night desk, unconfirmed": (
        lambda who, here: world.relate(who, here.child, "night_desk", is_confirmed=False),
        False,
        False,
    ),
    "night desk in conflict": (
        lambda who, here: (
            world.relate(who, here.child, "night_desk"),
            Conflict.objects.create(account=who, case=here.child),
        ),
        False,
        False,
    ),
    "worker of the case": (lambda who, here: world.relate(who, here.child, "worker"), False, False),
    "leader of the case alone": (lambda who, here: world.relate(who, here.child, "leader"), False, False),
}
"""What somebody is, and by the rules: sees all, may write one."""


def office(who: Account, name: str, begins: dt.date, ends: dt.date | None) -> None:
    Appointment.objects.create(account=who, office=name, during=(begins, ends))


def member(who: Account, here: Any, leads: bool, begins: dt.date, ends: dt.date | None) -> None:
    Membership.objects.create(team=here.team, account=who, leads=leads, during=(begins, ends))


@pytest.mark.parametrize(("role", "active", "at_home"), list(product(ROLES, (True, False), (True, False))))
def test_door_and_wall_say_what_the_rules_say(role: str, active: bool, at_home: bool):
    here, elsewhere = town(), town("Sydby")
    make, sees, writes = ROLES[role]
    who = world.account("Xenia", here.of if at_home else elsewhere.of, is_active=active)
    make(who, here if at_home else elsewhere)
    received(here.rosa)
    services_in(here)
    expected = active and at_home and sees
    with world.web(who):
        counts = {model.__name__: model.objects.count() for model in TABLES}
        assert {name for name, count in counts.items() if bool(count) != expected} == set()
        assert reach(who).notifications.exists() == expected
        assert (waiting(reach(who)).children == 1) == expected
        assert reach(who).takes == (active and writes)
        assert not Notifier.objects.exists()
        assert can_receive(who) == (active and writes)


def services_in(here: Any) -> None:
    """One of everything that belongs to a notification, for a second one."""
    second = received(here.rosa, Child("Bo"))
    with world.web(here.rosa):
        assessing.decline(subject=subject_of(second), reason=REASON, judged=judged(), by=here.rosa)
        assessing.receipt_send(notification=second, by=here.rosa)
        services.notifier_open(notification=second, purpose=PURPOSE, by=here.rosa)


def can_receive(who: Account) -> bool:
    try:
        with transaction.atomic():
            services.receive(told=told(), children=[Child("Ny")], by=who)
            transaction.set_rollback(True)
    except (DatabaseError, NotFound):
        return False
    return True


def test_the_night_desk_sees_what_it_wrote_and_nothing_else():
    here = town()
    received(here.rosa)
    mine = received(here.yasmin)
    with world.web(here.yasmin):
        assert list(Notification.objects.values_list("id", flat=True)) == [mine.id]
        assert list(reach(here.yasmin).notifications) == [mine]
        assert waiting(reach(here.yasmin)).children == 1


def test_a_stranger_is_told_that_it_is_not_there_and_that_is_kept():
    here = town()
    notification = received(here.rosa)
    with world.web(here.worker):
        with pytest.raises(NotFound):
            notification_opened(notification.id, by=here.worker)
        assert Look.objects.get(account_id=here.worker.id, case_id=notification.id).act == "refused"


def test_who_told_it_is_read_only_once_opened():
    here = town()
    notification = received(here.rosa)
    with world.web(here.rosa):
        assert not notifiers_seen(notification, here.rosa).exists()
        assert not Notifier.objects.exists()
        with pytest.raises(Unfitting):
            services.notifier_open(notification=notification, purpose="haster", by=here.rosa)
        services.notifier_open(notification=notification, purpose=PURPOSE, by=here.rosa)
        assert identity_of(notifiers_seen(notification, here.rosa).get()) == WHO
    with world.web(here.susanne):
        assert not Notifier.objects.exists(), "opened to one is not opened to another"
        assert NotifierOpening.objects.get().purpose == PURPOSE


def test_an_hour_is_an_hour():
    here = town()
    notification, now, hour = received(here.rosa), timezone.now(), dt.timedelta(hours=1)
    NotifierOpening.objects.create(
        account=here.rosa, notification=notification, purpose=PURPOSE, opened_at=now - 2 * hour, until=now - hour
    )
    with world.web(here.rosa):
        assert NotifierOpening.objects.exists()
        assert not notifiers_seen(notification, here.rosa).exists()
        assert not Notifier.objects.exists()


@pytest.mark.parametrize("table", [model._meta.db_table for model in (*TABLES, Notifier)])
def test_nothing_of_it_is_changed_by_anybody(table: str):
    here = town()
    services_in(here)
    column = "notification_id" if table == "notification_receipt" else "id"
    for statement in (f"UPDATE {table} SET {column} = {column}", f"DELETE FROM {table}"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_a_correction_stands_beside_what_it_corrects_and_of_two_the_second_is_told():
    here = town()
    received(here.rosa)
    with world.web(here.rosa):
        before, child = Telling.objects.get(), Subject.objects.get()
        services.telling_correct(
            before=before, told=told(3, text="Det var venstre arm"), reason="hørt igen", by=here.rosa
        )
        services.subject_correct(before=child, child=Child("Alma", cpr=CPR), reason="stavet", by=here.rosa)
        assert Telling.objects.count() == Subject.objects.count() == 2
        assert {one.child for one in Subject.objects.all()} == {child.child}
        with pytest.raises(Overtaken):
            services.telling_correct(before=before, told=told(), reason="også mig", by=here.rosa)
        with pytest.raises(Unfitting):
            services.subject_correct(
                before=Subject.objects.get(name="Alma"), child=Child("A"), reason=" ", by=here.rosa
            )


@pytest.mark.parametrize(
    ("children", "more", "why"),
    [
        ([], {}, "mangler et barn"),
        ([Child(" ")], {}, "mangler et navn"),
        ([Child("A", cpr="123")], {}, "ikke et CPR-nummer"),
        ([Child("A")], {"text": " "}, "mangler en tekst"),
        ([Child("A")], {"hours_ago": -1}, "senere end nu"),
    ],
)
def test_what_cannot_be_is_told(children: list[Child], more: dict[str, Any], why: str):
    here = town()
    with world.web(here.rosa), pytest.raises(Unfitting, match=why):
        services.receive(told=told(**more), children=children, by=here.rosa)


def test_a_case_begins_for_each_of_three_siblings_with_the_facts_and_the_ties():
    here = town()
    names = ["Alma Prøve", "Bo Prøve", "Carl Prøve"]
    notification = received(here.rosa, *(Child(name, TODAY - 2_000 * DAY) for name in names))
    with world.web(here.rosa):
        for name in names:
            assessing.begin_case(subject=subject_of(notification, name), judged=judged(True), by=here.rosa)
        assert waiting(reach(here.rosa)).children == 0
        cases = {one.case_id for one in Assessment.objects.all() if one.case_id is not None}
        assert len(cases) == 3
        for case in cases:
            kinds = list(Entry.objects.filter(case_id=case).order_by("position").values_list("kind", "acute"))
            assert kinds == [("notification", None), ("notification_assessed", True)]
            assert Tie.objects.filter(case_id=case, part="sibling").count() == 2
            told_of = {row["duty"]: row["status"] for row in verdicts([case])[case]}
            assert told_of["notification_assessed"] == "met"
            assert told_of["receipt_sent"] == "pending"
        assessing.receipt_send(notification=notification, by=here.rosa)
        assert {row["status"] for rows in verdicts(list(cases)).values() for row in rows} == {"met"}


def test_facts_come_into_a_case_that_the_receiver_may_not_see():
    here = town()
    number_set(person=Person.objects.get(ties__case=here.child), cpr=CPR)
    recalculate([here.child.id])
    notification = received(here.rosa, Child("Alma", cpr=CPR))
    subject = subject_of(notification)
    with world.web(here.rosa):
        assert not Case.objects.exists()
        found = known_by(cpr_index(CPR))
        assert [(one.case, one.team) for one in found] == [(here.child.id, "Team Nord")]
        assert known_by_each([cpr_index(CPR), b"y" * 32]) == {cpr_index(CPR): found, b"y" * 32: []}
        assessing.add_to_case(subject=subject, case=found[0].case, judged=judged(), by=here.rosa)
        assessing.receipt_send(notification=notification, by=here.rosa)
        assert not Case.objects.exists(), "nothing is left open"
        assert not Entry.objects.exists()
        assert not Number.objects.exists()
    with world.web(here.worker):
        kinds = list(Entry.objects.order_by("position").values_list("kind", "recorded_by_id"))
        assert kinds == [(kind, here.rosa.id) for kind in ("notification", "notification_assessed", "receipt_sent")]
        rows = verdicts([here.child.id])[here.child.id]
        assert {(row["duty"], row["status"]) for row in rows} == {
            ("notification_assessed", "met"), ("receipt_sent", "met")
        }  # fmt: skip
        assert not Notification.objects.exists(), "the worker has the facts, not the notification"


def test_a_child_is_known_to_the_inbox_alone_and_in_its_municipality_alone():
    here, elsewhere = town(), town("Sydby")
    number_set(person=Person.objects.get(ties__case=here.child), cpr=CPR)
    for who, found in ((here.rosa, 1), (here.susanne, 1), (here.yasmin, 1), (here.worker, 1), (elsewhere.rosa, 0)):
        with world.web(who):
            assert len(known_by(cpr_index(CPR))) == found
            assert Number.objects.exists() == (who in (here.worker, here.yasmin)), "looking up opens nothing"


def test_into_a_case_of_another_municipality_or_in_conflict_nothing_is_written():
    here, elsewhere = town(), town("Sydby")
    first, second = received(here.rosa), received(here.rosa)
    with world.web(here.rosa), pytest.raises(NotFound):
        assessing.add_to_case(subject=subject_of(first), case=elsewhere.child.id, judged=judged(), by=here.rosa)
    Conflict.objects.create(account=here.rosa, case=here.child)
    with world.web(here.rosa), pytest.raises(NotFound):
        assessing.add_to_case(subject=subject_of(second), case=here.child.id, judged=judged(), by=here.rosa)
    assert not Entry.objects.exists()
    assert not Assessment.objects.exists()


def test_no_fact_is_written_without_an_assessment_that_one_sees():
    here = town()
    notification = received(here.rosa)
    with world.web(here.rosa):
        made = assessing.begin_case(subject=subject_of(notification), judged=judged(), by=here.rosa)
    for who, told_ in ((here.worker, made.id), (here.yasmin, made.id), (here.rosa, here.child.id)):
        with world.web(who), pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT notification_fact(%s, 'receipt_sent', NULL, NULL, now(), NULL)", [told_])
    with world.web(here.susanne), pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT notification_fact(%s, 'decision', NULL, NULL, now(), NULL)", [made.id])


def test_a_no_has_a_reason_that_is_kept_and_may_be_taken_up_again():
    here = town()
    subject = subject_of(received(here.rosa))
    with world.web(here.rosa):
        with pytest.raises(Unfitting, match="for kort"):
            assessing.decline(subject=subject, reason="nej", judged=judged(), by=here.rosa)
        with pytest.raises(Unfitting, match="akut fare"):
            assessing.decline(subject=subject, reason=REASON, judged=judged(True), by=here.rosa)
        no = assessing.decline(subject=subject, reason=REASON, judged=judged(), by=here.rosa)
        assert reason_of(no) == REASON
        again = assessing.begin_case(subject=subject, judged=judged(), by=here.rosa)
        assert again.replaces_id == no.id
        with pytest.raises(Overtaken):
            assessing.decline(subject=subject, reason=REASON, judged=judged(), by=here.rosa)
        assert Assessment.objects.count() == 2


def test_an_assessment_lies_between_the_notification_and_now():
    here = town()
    subject = subject_of(received(here.rosa, hours_ago=5))
    for hours in (-1, 6):
        at = timezone.now() - dt.timedelta(hours=hours)
        with world.web(here.rosa), pytest.raises(Unfitting, match="vurdering ligger mellem"):
            assessing.decline(subject=subject, reason=REASON, judged=assessing.Judged(False, at), by=here.rosa)


def test_an_anonymous_one_gets_no_receipt_and_none_is_sent_twice():
    here = town()
    hidden, known = received(here.rosa, notifier_kind="anonymous"), received(here.rosa)
    with world.web(here.rosa):
        with pytest.raises(Unfitting, match="ingen at kvittere"):
            assessing.receipt_send(notification=hidden, by=here.rosa)
        assessing.receipt_send(notification=known, by=here.rosa)
        with pytest.raises(Unfitting, match="er sendt"):
            assessing.receipt_send(notification=known, by=here.rosa)


def test_what_waits_is_counted_with_what_is_late():
    here = town()
    assert waiting(reach(here.rosa)).children == 0
    old, new = received(here.rosa, Child("A"), Child("B"), hours_ago=25), received(here.rosa, Child("C"), hours_ago=4)
    with world.web(here.rosa):
        told_ = waiting(reach(here.rosa))
        assert (told_.children, told_.overdue) == (3, 2)
        assert told_.next_due is not None
        assert told_.next_due < timezone.now()
        assert [id_ for id_, _clock in told_.rows] == [old.id, old.id, new.id]
        before = Telling.objects.get(notification__subjects__name="C")
        services.telling_correct(before=before, told=told(30), reason="var fra i går", by=here.rosa)
        assert waiting(reach(here.rosa)).overdue == 3, "the clock runs from when it came, as it was said last"
