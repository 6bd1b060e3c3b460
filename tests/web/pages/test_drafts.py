"""What is typed and not sent: two tabs have two drafts, what is late takes no place, and keys are mine."""

from __future__ import annotations

import datetime as dt
import json
import re
import uuid
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from livline.access.acting import acting_as
from livline.access.models import Account, Appointment
from livline.cases.models import Case, Entry
from livline.web.draft_keys import KEPT_FOR
from livline.web.drafts import drafts_of
from livline.web.models import Draft, DraftKey
from tests.ground import world
from tests.inbox.surroundings import Town, received, subject_of, town
from tests.web.pages.surroundings import asks_little, child_in, related
from tests.web.pages.visiting import Visitor

PLACE = "new-lawful_reason"


@pytest.fixture
def child() -> Case:
    return child_in(world.municipality())


@pytest.fixture
def anna(child: Case) -> Account:
    return related(child, "Anna", "worker")


def keep(who: Visitor, child: Case, writer: str = "", version: int = 1, base: str = "", **fields: Any) -> int:
    about = {"draft_writer": writer, "draft_version": str(version), "draft_base": base}
    answer = who.post(reverse("draft", args=[child.id, PLACE]), **about, **fields)
    return int(answer.status_code)


def told(who: Visitor, child: Case, **query: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(who.get(reverse("draft-kept", args=[child.id, PLACE]), **query).content)
    return found


def reasons(who: Visitor, child: Case) -> list[str]:
    return [draft["fields"]["reason"][0] for draft in told(who, child)["drafts"]]


ONE, TWO = str(uuid.uuid4()), str(uuid.uuid4())


def test_two_tabs_have_two_drafts(child: Case, anna: Account):
    visitor = Visitor(anna)
    assert keep(visitor, child, ONE, reason="i den ene") == 204
    assert keep(visitor, child, TWO, reason="i den anden") == 204
    assert sorted(reasons(visitor, child)) == ["i den anden", "i den ene"]


def test_what_arrives_late_does_not_take_the_place_of_what_is_newer(child: Case, anna: Account):
    visitor = Visitor(anna)
    keep(visitor, child, ONE, version=8, reason="nyt")
    assert keep(visitor, child, ONE, version=7, reason="gammelt") == 204
    assert reasons(visitor, child) == ["nyt"]


def test_who_goes_on_from_a_draft_takes_its_place_unless_it_changed(child: Case, anna: Account):
    visitor = Visitor(anna)
    keep(visitor, child, ONE, version=1, reason="a")
    base = Draft.objects.get().id
    keep(visitor, child, ONE, version=2, reason="a, og mere i fanen")
    keep(visitor, child, TWO, base=f"{base}:1", reason="a, og andet")
    assert sorted(reasons(visitor, child)) == ["a, og andet", "a, og mere i fanen"]
    keep(visitor, child, TWO, version=2, base=f"{base}:2", reason="b")
    assert reasons(visitor, child) == ["b"]


def test_a_form_that_is_sent_leaves_the_other_tabs_draft(child: Case, anna: Account):
    visitor = Visitor(anna)
    keep(visitor, child, ONE, reason="sendes")
    keep(visitor, child, TWO, reason="bliver")
    form = reverse("fact-record", args=[child.id, "lawful_reason"])
    assert visitor.post(form, draft_writer=ONE, reason="sendes").status_code == 302
    assert Entry.objects.filter(kind="lawful_reason").count() == 1
    assert reasons(visitor, child) == ["bliver"]


def test_a_draft_that_comes_after_its_form_was_sent_is_not_kept(child: Case, anna: Account):
    visitor, key = Visitor(anna), str(uuid.uuid4())
    visitor.post(reverse("fact-record", args=[child.id, "lawful_reason"]), again=key, reason="sendt")
    assert visitor.post(reverse("draft", args=[child.id, PLACE]), again=key, reason="sendt").status_code == 204
    assert not Draft.objects.exists()
    assert told(visitor, child, sent=f"{key},{ONE},x")["sent"] == [key]


def test_a_page_of_somebody_else_keeps_nothing_in_my_name(child: Case, anna: Account):
    bo = Visitor(related(child, "Bo", "cover"))
    reader = told(Visitor(anna), child)["reader"]
    assert bo.post(reverse("draft", args=[child.id, PLACE]), draft_reader=reader, reason="Annas").status_code == 403
    assert not Draft.objects.exists()


def test_one_draft_is_thrown_away_and_no_other_ones(child: Case, anna: Account):
    visitor, bo = Visitor(anna), Visitor(related(child, "Bo", "cover"))
    keep(visitor, child, ONE, reason="væk")
    keep(visitor, child, TWO, reason="bliver")
    gone = Draft.objects.get(writer=ONE).id
    path = reverse("draft-drop", args=[child.id, PLACE, gone])
    assert bo.post(path).status_code == 204
    assert len(reasons(visitor, child)) == 2
    assert visitor.post(path).status_code == 204
    assert reasons(visitor, child) == ["bliver"]


def test_a_stranger_is_told_nothing(child: Case, anna: Account):
    keep(Visitor(anna), child, ONE, reason="Annas")
    stranger = Visitor(world.account("Carla", child.municipality))
    for name, args in (("draft-kept", []), ("draft-drop", [Draft.objects.get().id])):
        path = reverse(name, args=[child.id, PLACE, *args])
        assert (stranger.get(path) if name == "draft-kept" else stranger.post(path)).status_code == 404
    assert Draft.objects.count() == 1


def test_my_drafts_are_mine(child: Case, anna: Account):
    bo = related(child, "Bo", "cover")
    keep(Visitor(anna), child, ONE, reason="a")
    for who, number in ((anna, 1), (bo, 0)):
        with world.role("livline_web"), acting_as(who.id):
            assert len(drafts_of(who)) == number


def test_a_session_has_one_key_and_the_next_one_opens_what_it_sealed(child: Case, anna: Account):
    first, again = Visitor(anna), Visitor(anna)
    (key,) = told(first, child)["keys"]
    assert told(first, child)["keys"] == [key]
    fresh, old = told(again, child)["keys"]
    assert (old, fresh["id"] != key["id"]) == (key, True)
    assert key["key"].encode() not in bytes(DraftKey.objects.get(id=key["id"]).sealed)


def test_a_key_is_given_for_its_time_and_to_its_account(child: Case, anna: Account):
    told(Visitor(anna), child)
    DraftKey.objects.update(made_at=timezone.now() - KEPT_FOR - dt.timedelta(minutes=1))
    assert len(told(Visitor(anna), child)["keys"]) == 1
    assert len(told(Visitor(related(child, "Bo", "cover")), child)["keys"]) == 1
    assert not DraftKey.objects.filter(made_at__lt=timezone.now() - KEPT_FOR).exists()


def test_who_signs_out_takes_the_key_along(child: Case, anna: Account):
    visitor, other = Visitor(anna), Visitor(anna)
    mine = told(visitor, child)["keys"][0]["id"]
    kept = told(other, child)["keys"][0]["id"]
    visitor.post(reverse("account_logout"))
    assert {str(id_) for id_ in DraftKey.objects.values_list("id", flat=True)} == {kept} != {mine}


def test_no_look_is_recorded_for_a_pause_in_typing(child: Case, anna: Account):
    from livline.looks.models import Look

    before = Look.objects.count()
    keep(Visitor(anna), child, ONE, reason="a")
    assert Look.objects.count() == before


@pytest.fixture
def here() -> Town:
    return town()


NEW = "notification"


def typed(who: Account, place: str, writer: str = ONE, **fields: Any) -> int:
    """Type into a form about a notification."""
    about = {"draft_writer": writer, "draft_version": "1"}
    return int(Visitor(who).post(reverse("inbox-draft", args=[place]), **about, **fields).status_code)


def test_a_notification_that_was_not_sent_stands_in_its_form_again(here: Town):
    fields = {"text": "Drengen græd", "acute_signs": "violence", "notifier_name": "Xq7 Nabo", "way": "letter"}
    children = {
        "children-TOTAL_FORMS": "2",
        "children-INITIAL_FORMS": "0",
        "children-0-name": "Bo",
        "children-1-name": "Ib",
    }
    assert typed(here.yasmin, NEW, **fields, **children, **{"children-1-is_unborn": "on"}) == 204
    page = Visitor(here.yasmin).get(reverse("inbox-new")).content.decode()
    for words in ("Drengen græd", 'value="Xq7 Nabo"', 'value="Bo"', 'value="Ib"'):
        assert words in page
    assert 'name="children-INITIAL_FORMS" value="0"' in page
    assert page.count("checked") == 2
    assert "Drengen" not in Visitor(here.rosa).get(reverse("inbox-new")).content.decode()
    assert "Xq7" not in str(list(Draft.objects.values()))


def test_room_for_another_child_is_kept_at_once(here: Town):
    children = {"children-TOTAL_FORMS": "1", "children-INITIAL_FORMS": "0", "children-0-name": "Bo"}
    about = {"draft_writer": ONE, "text": "Drengen græd", "more": "1"}
    assert (
        'name="children-1-name"' in Visitor(here.rosa).post(reverse("inbox-new"), **about, **children).content.decode()
    )
    page = Visitor(here.rosa).get(reverse("inbox-new")).content.decode()
    assert "Drengen græd" in page
    assert 'name="children-1-name"' in page


def test_a_notification_that_is_sent_leaves_no_draft_of_its_page(here: Town):
    typed(here.rosa, NEW, ONE, text="Den ene")
    typed(here.rosa, NEW, TWO, text="Den anden")
    fields = {
        "text": "Den ene", "notifier_kind": "anonymous", "way": "phone", "received_on": "01.02.2026",
        "received_at": "14.30", "children-TOTAL_FORMS": "1", "children-INITIAL_FORMS": "0", "children-0-name": "Bo",
    }  # fmt: skip
    assert Visitor(here.rosa).post(reverse("inbox-new"), draft_writer=ONE, **fields).status_code == 302
    assert "Den anden" in Visitor(here.rosa).get(reverse("inbox-new")).content.decode()
    assert Draft.objects.count() == 1


def test_an_assessment_is_kept_and_goes_when_it_is_sent(here: Town):
    notification = received(here.rosa)
    child = subject_of(notification).child
    place = f"assess-{notification.id}-{child}"
    typed(here.rosa, place, reason="Talt med skolen", outcome="declined", acute="no")
    path = reverse("notification-assess", args=[notification.id, child])
    page = Visitor(here.rosa).get(path).content.decode()
    assert "Talt med skolen" in page
    assert page.count("checked") == 2
    sent = {"reason": "Talt med skolen, og der er ingen grund", "outcome": "declined", "acute": "no"}
    assert Visitor(here.rosa).post(path, draft_writer=ONE, **sent).status_code == 302
    assert not Draft.objects.exists()


def test_who_receives_no_notifications_keeps_no_draft_of_one(here: Town):
    assert typed(here.worker, NEW, text="Løgn") == 404
    for name, args in (("inbox-draft-kept", [NEW]), ("inbox-draft", [NEW])):
        assert Visitor(here.worker).get(reverse(name, args=args)).status_code in (404, 405)
    typed(here.rosa, NEW, text="Drengen græd")
    draft = Draft.objects.get().id
    for who in (here.worker, here.susanne):
        Visitor(who).post(reverse("inbox-draft-drop", args=[NEW, draft]))
        assert Draft.objects.exists()
        with world.web(who):
            assert not Draft.objects.exists()
    Appointment.objects.all().delete()
    with world.web(here.rosa):
        assert not Draft.objects.exists(), "who receives no more sees no more of it"


def test_two_tabs_of_a_notification_have_two_drafts(here: Town):
    typed(here.rosa, NEW, ONE, text="i den ene")
    typed(here.rosa, NEW, ONE, text="kommer for sent")
    typed(here.rosa, NEW, TWO, text="i den anden")
    found = json.loads(Visitor(here.rosa).get(reverse("inbox-draft-kept", args=[NEW])).content)
    assert sorted(draft["fields"]["text"] for draft in found["drafts"]) == [["i den anden"], ["i den ene"]]


def test_a_draft_of_a_notification_stands_on_my_day_and_opens_with_its_text(here: Town):
    typed(here.yasmin, NEW, text="Drengen græd")
    page = Visitor(here.yasmin).get(reverse("today")).content.decode().partition("Dine kladder")[2]
    draft = str(Draft.objects.get().id)
    href = f"{reverse('inbox-new')}?draft={draft}"
    assert f'href="{href}"' in page
    assert "Ny underretning" in page
    assert "Drengen" not in page
    assert (
        "Drengen græd"
        in Visitor(here.yasmin).get(reverse("inbox-new"), draft=str(Draft.objects.get().id)).content.decode()
    )
    asks_little(Visitor(here.yasmin), reverse("today"))


def test_what_was_begun_stands_in_the_inbox_of_its_writer(here: Town):
    notification = received(here.rosa)
    child = subject_of(notification).child
    typed(here.rosa, f"assess-{notification.id}-{child}", reason="Talt med skolen")
    typed(here.rosa, "no-such-form", text="x")
    page = Visitor(here.rosa).get(reverse("inbox")).content.decode()
    assert f"{reverse('notification-assess', args=[notification.id, child])}?draft=" in page
    assert "Dine kladder" in page
    assert "Dine kladder" not in Visitor(here.susanne).get(reverse("inbox")).content.decode()
    asks_little(Visitor(here.rosa), reverse("inbox"))


def test_a_correction_of_what_was_told_is_kept_and_goes_when_it_is_saved(here: Town):
    notification = received(here.yasmin)
    place, path = f"correct-{notification.id}", reverse("notification-correct", args=[notification.id])
    visitor = Visitor(here.yasmin)
    blank = visitor.get(path).content.decode()
    assert f'data-draft-url="{reverse("inbox-draft", args=[place])}"' in blank
    before = re.search(r'name="before" value="([^"]+)"', blank)
    assert before is not None
    fields = {"text": "Pigen græd også", "acute_signs": "violence", "before": before[1], "reason": "hørt bedre"}
    assert typed(here.yasmin, place, ONE, **fields) == 204
    assert typed(here.yasmin, place, TWO, **(fields | {"text": "I den anden fane"})) == 204
    first = Draft.objects.get(writer=ONE)
    page = visitor.get(path, draft=str(first.id)).content.decode()
    assert "Pigen græd også" in page
    assert page.count("checked") >= 1
    assert "Pigen græd også" not in Visitor(here.rosa).get(path).content.decode(), "a draft is for who wrote it"
    listed = visitor.get(reverse("today")).content.decode().partition("Dine kladder")[2]
    assert f'href="{path}?draft={first.id}"' in listed
    assert "Rettelse af en underretning" in listed
    assert "græd" not in listed
    assert f"{path}?draft={first.id}" in visitor.get(reverse("inbox")).content.decode()
    told = {"notifier_kind": "professional", "way": "phone", "received_on": "01.02.2026", "received_at": "14.30"}
    assert visitor.post(path, draft_writer=ONE, **fields, **told).status_code == 302
    assert [draft.writer for draft in Draft.objects.all()] == [uuid.UUID(TWO)], "the other tab keeps its own"
    again = visitor.get(path).content.decode()
    assert "I den anden fane" in again
    answer = visitor.post(path, draft_writer=TWO, **(fields | {"text": "I den anden fane"}), **told)
    assert answer.status_code == 409, "it was begun from what stood there before"
    assert "En anden har rettet det imens" in answer.content.decode()
    assert Draft.objects.exists(), "it is not saved yet"
