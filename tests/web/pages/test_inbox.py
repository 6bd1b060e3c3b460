"""Notifications, through the pages: written down, assessed, put right, answered; and nothing for anybody else."""

from __future__ import annotations

import re
import uuid

import pytest
from django.urls import reverse

from livline.access.models import Conflict
from livline.cases.models import Case, Entry
from livline.inbox.lookups import last_tellings
from livline.inbox.models import Assessment, Notification, NotifierOpening, Receipt, Subject, Telling
from livline.inbox.sealed import cpr_of, text_of
from livline.inbox.services import Child
from livline.looks.models import Look
from livline.people.models import Person
from livline.people.services import number_set
from tests.attacks.asking import plain
from tests.ground import world
from tests.ground.oracle import DAY, TODAY
from tests.inbox.surroundings import REASON, TEXT, Town, received, subject_of, town
from tests.inbox.test_inbox import CPR, PURPOSE, ROLES
from tests.web.pages.surroundings import asks_little, not_fresh
from tests.web.pages.visiting import Visitor

SECRETS = ("Xq7mærker", "Xq7child", "Xq7notifier", "Xq7school", "Xq7reason")
ONE = (
    "notification",
    "notification-notifier",
    "notification-receipt",
    "notification-correct",
    "notification-child-add",
)
OF_CHILD = ("notification-child", "notification-assess")


@pytest.fixture
def here() -> Town:
    return town()


def addresses(notification: Notification) -> list[str]:
    """Every page of a notification."""
    child = subject_of(notification).child
    pages = [reverse(name, args=[notification.id]) for name in ONE]
    return pages + [reverse(name, args=[notification.id, child]) for name in OF_CHILD]


def filled(**more: str) -> dict[str, str]:
    """The form of a new notification, as somebody fills it."""
    return {
        "text": TEXT, "notifier_kind": "professional", "notifier_name": "Xq7notifier", "way": "phone",
        "received_on": TODAY.strftime("%d.%m.%Y"), "received_at": "00.01", "children-TOTAL_FORMS": "1",
        "children-INITIAL_FORMS": "0", "children-0-name": "Xq7child",
    } | more  # fmt: skip


@pytest.mark.parametrize("role", ROLES)
def test_each_role_gets_what_the_rules_say(here: Town, role: str):
    make, sees, writes = ROLES[role]
    who = world.account("Xenia", here.of)
    make(who, here)
    notification = received(here.rosa)
    visitor = Visitor(who)
    for path in (reverse("inbox"), reverse("inbox-new")):
        assert visitor.get(path).status_code == (200 if writes else 404), path
    listed = visitor.get(reverse("inbox")).content.decode()
    assert ("Xq7child" in listed) == sees
    before = [model.objects.count() for model in (Telling, Subject, Assessment, Receipt, NotifierOpening)]
    for path in addresses(notification):
        answer = visitor.get(path)
        assert answer.status_code == (200 if sees else 404), path
        if not sees:
            nothing = visitor.get(path.replace(str(notification.id), str(uuid.uuid4())))
            assert plain(nothing) == plain(answer), "what is denied reads as what is not there"
            assert not any(word in answer.content.decode() for word in SECRETS)
            sent = visitor.post(path, **filled(reason="ret", purpose=PURPOSE, acute="no", outcome="declined"))
            assert sent.status_code == (405 if path.endswith(f"{notification.id}/") else 404)
    if not sees:
        assert before == [model.objects.count() for model in (Telling, Subject, Assessment, Receipt, NotifierOpening)]
        assert Look.objects.filter(account_id=who.id, case_id=notification.id, act="refused").exists()
    assert (visitor.post(reverse("inbox-new"), **filled()).status_code == 302) == writes
    menu = reverse("inbox") in visitor.get(reverse("cases")).content.decode()
    assert menu == writes or role.startswith("night desk in"), "who has an inbox finds it"


def test_a_worker_of_the_case_reads_the_facts_and_nothing_of_the_notification(here: Town):
    number_set(person=Person.objects.get(ties__case=here.child), cpr=CPR)
    notification = received(here.rosa, Child("Alma", cpr=CPR))
    path = reverse("notification-assess", args=[notification.id, subject_of(notification).child])
    page = Visitor(here.rosa).get(path).content.decode()
    assert "Kendt her; spørg Team Nord" in page
    assert str(here.child.id) not in page, "no id of a case that one does not reach"
    assert "Alma Test" not in page
    token = re.search(r'<option value="(~[a-z0-9]+)"', page)
    assert token
    answer = Visitor(here.rosa).post(path, acute="no", outcome="existing", case=token[1])
    assert answer["Location"] == reverse("notification", args=[notification.id])
    assert set(Entry.objects.values_list("case_id", "kind")) == {
        (here.child.id, "notification"), (here.child.id, "notification_assessed")
    }  # fmt: skip
    detail = Visitor(here.rosa).get(answer["Location"]).content.decode()
    assert "Lagt i barnets sag" in detail
    assert str(here.child.id) not in detail
    case = Visitor(here.worker).get(reverse("case", args=[here.child.id])).content.decode()
    assert "nderretning" in case
    assert not any(word in case for word in SECRETS)
    assert Look.objects.filter(case_id=here.child.id, act="search", purpose="intake").exists()


def test_what_is_written_down_is_shown_without_who_told_it(here: Town):
    answer = Visitor(here.rosa).post(reverse("inbox-new"), **filled(), acute_signs="violence")
    page = Visitor(here.susanne).get(answer["Location"]).content.decode()
    assert TEXT in page
    assert "vold" in page
    assert "Xq7notifier" not in page
    assert "Vurdér nu" in page


def test_another_child_is_asked_for_and_nothing_typed_is_lost(here: Town):
    page = Visitor(here.rosa).post(reverse("inbox-new"), **filled(), more="1").content.decode()
    assert "Barn 2" in page
    assert TEXT in page
    assert 'value="Xq7child"' in page
    assert not Notification.objects.exists()
    three = filled(**{"children-TOTAL_FORMS": "3", "children-1-name": "Bo", "children-2-name": "Carl"})
    Visitor(here.rosa).post(reverse("inbox-new"), **three)
    assert Subject.objects.count() == 3


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"text": ""}, "form-error-message"),
        ({"notifier_name": ""}, "eller vælg anonym"),
        ({"notifier_kind": "anonymous"}, "har intet navn"),
        ({"received_on": (TODAY + DAY).strftime("%d.%m.%Y")}, "senere end nu"),
        ({"received_at": "25.99"}, "timer og minutter"),
        ({"children-0-cpr": "1234"}, "ikke et CPR-nummer"),
        ({"children-0-name": ""}, "form-error-message"),
    ],
)
def test_a_mistake_is_told_and_keeps_what_was_typed(here: Town, changes: dict[str, str], why: str):
    answer = Visitor(here.rosa).post(reverse("inbox-new"), **filled(**{"children-0-cpr": "", **changes}))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert why in page
    assert TEXT in page or "text" in changes
    assert not Notification.objects.exists()


def test_sent_twice_it_is_written_once(here: Town):
    key = str(uuid.uuid4())
    first, second = (Visitor(here.rosa).post(reverse("inbox-new"), again=key, **filled()) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert Notification.objects.count() == 1


def test_three_siblings_get_a_case_each_with_one_form(here: Town):
    names = ("Alma Prøve", "Bo Prøve", "Carl Prøve")
    notification = received(here.rosa, *(Child(name) for name in names))
    visitor = Visitor(here.rosa)
    path = reverse("notification-assess", args=[notification.id, subject_of(notification, "Alma").child])
    page = visitor.get(path).content.decode()
    also = re.findall(r'name="also"[^>]*value="([0-9a-f-]{36})" checked', page)
    assert len(also) == 2, "the siblings are chosen beforehand"
    answer = visitor.post(path, acute="no", outcome="begun", also=also)
    assert Case.objects.count() == 4
    page = visitor.get(answer["Location"]).content.decode()
    assert page.count("Gå til sagen") == 3
    assert visitor.get(path).status_code == 404, "what is assessed is not assessed again"


def test_a_no_is_kept_with_its_reason_and_taken_up_again(here: Town):
    notification = received(here.rosa)
    path = reverse("notification-assess", args=[notification.id, subject_of(notification).child])
    visitor = Visitor(here.rosa)
    assert (
        "hvorfor der ikke er grund" in visitor.post(path, acute="no", outcome="declined", reason="nej").content.decode()
    )
    assert "akut fare får en sag" in visitor.post(path, acute="yes", outcome="declined", reason=REASON).content.decode()
    visitor.post(path, acute="no", outcome="declined", reason=REASON)
    page = Visitor(here.susanne).get(reverse("notification", args=[notification.id])).content.decode()
    assert REASON in page
    assert "Tag op igen" in page
    visitor.post(path, acute="yes", outcome="begun")
    assert list(Assessment.objects.order_by("recorded_at").values_list("outcome", flat=True)).count("begun") == 1


def test_who_belongs_to_no_team_begins_no_case(here: Town):
    notification = received(here.yasmin)
    path = reverse("notification-assess", args=[notification.id, subject_of(notification).child])
    visitor = Visitor(here.yasmin)
    assert 'value="begun"' not in visitor.get(path).content.decode()
    assert visitor.post(path, acute="yes", outcome="begun").status_code == 200
    assert Case.objects.count() == 1


def test_a_conflict_of_interest_stops_it(here: Town):
    number_set(person=Person.objects.get(ties__case=here.child), cpr=CPR)
    notification = received(here.rosa, Child("Alma", cpr=CPR))
    Conflict.objects.create(account=here.rosa, case=here.child)
    path = reverse("notification-assess", args=[notification.id, subject_of(notification).child])
    page = Visitor(here.rosa).get(path).content.decode()
    token = re.search(r'<option value="(~[a-z0-9]+)"', page)
    assert token
    answer = Visitor(here.rosa).post(path, acute="no", outcome="existing", case=token[1])
    assert answer.status_code == 404
    assert not Entry.objects.exists()


def test_two_who_correct_the_same_see_both_texts(here: Town):
    notification = received(here.rosa)
    path = reverse("notification-correct", args=[notification.id])
    before = str(Telling.objects.get().id)
    first = Visitor(here.rosa).post(path, **filled(text="Første", reason="hørt igen", before=before))
    assert first.status_code == 302
    second = Visitor(here.susanne).post(path, **filled(text="Anden", reason="også", before=before))
    page = second.content.decode()
    assert second.status_code == 409
    assert "Første" in page
    assert "Anden" in page
    again = re.search(r'name="before" value="([0-9a-f-]{36})"', page)
    assert again
    Visitor(here.susanne).post(path, **filled(text="Anden", reason="også", before=again[1]))
    assert text_of(last_tellings().get()) == "Anden"
    shown = Visitor(here.rosa).get(reverse("notification", args=[notification.id])).content.decode()
    assert all(text in shown for text in ("Første", "Anden", TEXT)), "nothing is lost"


def test_a_child_is_put_right_and_keeps_its_number(here: Town):
    notification = received(here.rosa, Child("Alma", cpr=CPR))
    subject = subject_of(notification)
    path = reverse("notification-child", args=[notification.id, subject.child])
    assert CPR not in Visitor(here.rosa).get(path).content.decode()
    Visitor(here.rosa).post(path, name="Alma Prøve", reason="stavet", before=str(subject.id), cpr="")
    last = subject_of(notification)
    assert (last.name, cpr_of(last)) == ("Alma Prøve", CPR)
    stale = Visitor(here.rosa).post(path, name="A", reason="x", before=str(subject.id), cpr="")
    assert stale.status_code == 409
    Visitor(here.rosa).post(reverse("notification-child-add", args=[notification.id]), name="Bo")
    assert Subject.objects.filter(replaced_by__isnull=True).count() == 2


def test_who_told_it_is_opened_with_a_purpose_and_a_second_factor(here: Town):
    notification = received(here.rosa)
    path, detail = (reverse(name, args=[notification.id]) for name in ("notification-notifier", "notification"))
    assert not_fresh(here.rosa).post(path, purpose=PURPOSE).status_code == 302
    assert not NotifierOpening.objects.exists()
    assert "for kort" in Visitor(here.rosa).post(path, purpose="haster").content.decode()
    assert Visitor(here.rosa).post(path, purpose=PURPOSE)["Location"] == detail
    assert "Xq7notifier Lærer" in Visitor(here.rosa).get(detail).content.decode()
    other = Visitor(here.susanne).get(detail).content.decode()
    assert "Xq7notifier" not in other
    assert PURPOSE in other, "that it was opened, and why, all who see the notification see"


def test_a_receipt_tells_nothing_but_that_it_has_come(here: Town):
    notification = received(here.rosa)
    path = reverse("notification-receipt", args=[notification.id])
    page = Visitor(here.rosa).get(path).content.decode()
    letter = page[page.index('class="panel letter"') : page.index("Kvitteringen er sendt")]
    assert "Vi har modtaget din underretning" in letter
    assert not any(word in letter for word in SECRETS)
    assert "vold" not in letter
    Visitor(here.rosa).post(path)
    assert Receipt.objects.get().by_id == here.rosa.id
    assert Visitor(here.rosa).post(path).status_code == 409
    hidden = received(here.rosa, notifier_kind="anonymous")
    assert (
        "ingen at kvittere til"
        in Visitor(here.rosa).get(reverse("notification-receipt", args=[hidden.id])).content.decode()
    )


def test_what_is_late_stands_first_and_is_told_at_the_top(here: Town):
    received(here.rosa, Child("Tidlig"), hours_ago=2)
    received(here.rosa, Child("Sen"), hours_ago=26)
    page = Visitor(here.rosa).get(reverse("inbox")).content.decode()
    assert "1 barn er ikke vurderet inden 24 timer" in page
    assert page.index("Sen</a>") < page.index("Tidlig</a>")
    assert "2 t 0 min for sent" in page
    assert re.search(r"2[12] t \d+ min tilbage", page)


def test_the_pages_ask_little_however_many_there_are(here: Town):
    for number in range(6):
        received(here.rosa, Child(f"A{number}"), Child(f"B{number}"))
    last = received(here.rosa, Child("C", cpr=CPR), Child("D"))
    for path in (reverse("inbox"), reverse("inbox-new"), *(reverse(name, args=[last.id]) for name in ONE)):
        asks_little(Visitor(here.rosa), path)
    for name in OF_CHILD:
        asks_little(Visitor(here.rosa), reverse(name, args=[last.id, subject_of(last, "C").child]))
