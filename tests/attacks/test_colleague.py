"""A curious colleague: what do they try, and what do they get?"""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from livline.access.errors import Unfitting
from livline.access.models import Account, Appointment, Conflict, Opening, Protection, Relation
from livline.access.openings import opening_make
from livline.cases.models import Entry
from livline.people.models import Contact, Person, Tie
from livline.web.models import Draft, Submission
from tests.attacks.asking import TOKENS, plain
from tests.attacks.cast import Cast, cast, ended
from tests.ground import world
from tests.ground.oracle import DAY, TODAY
from tests.web.pages.visiting import Visitor

DAY_WORD = TODAY.strftime("%d.%m.%Y")


@pytest.fixture
def made() -> Cast:
    return cast(secret=False)


def visitor(made: Cast, name: str) -> Visitor:
    return Visitor(made.people[name])


def path(made: Cast, name: str, *more: Any) -> str:
    return reverse(name, args=[made.child.id, *more])


def text(answer: Any) -> str:
    return str(answer.content.decode())


def same_as_nothing(who: Visitor, name: str, *args: Any) -> bool:
    """Is a page of the case what somebody gets who asks for one that is not there?"""
    mine, nothing = who.get(reverse(name, args=args)), who.get(reverse(name, args=[uuid.uuid4(), *args[1:]]))
    return mine.status_code == 404 and plain(mine) == plain(nothing)


@pytest.mark.parametrize("name", ["case", "people", "duties", "access", "looks", "protections", "words", "conflict"])
def test_the_id_of_a_neighbours_case_opens_nothing(made: Cast, name: str):
    assert same_as_nothing(visitor(made, "stranger"), name, made.child.id)


def test_a_case_of_another_municipality_is_not_there(made: Cast):
    assert same_as_nothing(visitor(made, "far"), "case", made.child.id)


def test_the_number_of_a_neighbours_case_finds_nothing(made: Cast):
    for words in ("K1", "child", "k", "%", "_", "' OR 1=1 --"):
        assert "child Prøve" not in text(visitor(made, "stranger").post(reverse("search"), q=words))


def test_a_search_for_a_known_name_reads_as_one_for_an_invented(made: Cast):
    answers = {word: visitor(made, "stranger").post(reverse("search"), q=word) for word in ("child", "chilx")}
    pages = {TOKENS.sub(b"", answer.content).replace(word.encode(), b"") for word, answer in answers.items()}
    assert len(pages) == 1


def test_the_list_counts_only_my_own(made: Cast):
    assert "Du har ingen sager" in text(visitor(made, "stranger").get(reverse("cases")))


def test_a_sibling_link_leads_only_where_one_may_go(made: Cast):
    told = text(visitor(made, "worker").get(path(made, "people")))
    assert "brother Prøve" in told
    assert str(made.sibling.id) not in told
    assert same_as_nothing(visitor(made, "worker"), "case", made.sibling.id)


def test_an_old_tab_shows_nothing_once_the_relation_has_ended(made: Cast):
    tab = visitor(made, "cover")
    assert tab.get(path(made, "case")).status_code == 200
    ended(made, "cover")
    assert tab.get(path(made, "case")).status_code == 404


def test_an_old_form_saves_nothing_once_the_relation_has_ended(made: Cast):
    before, tab = Entry.objects.count(), visitor(made, "worker")
    assert tab.get(path(made, "fact-record", "plan")).status_code == 200
    ended(made, "worker")
    assert tab.post(path(made, "fact-record", "plan"), date=DAY_WORD).status_code == 404
    assert Entry.objects.count() == before


def test_another_ones_draft_is_not_shown_and_not_overwritten(made: Cast):
    keep, form = path(made, "draft", "new-lawful_reason"), path(made, "fact-record", "lawful_reason")
    assert visitor(made, "worker").post(keep, reason="halvt skrevet").status_code == 204
    assert "halvt skrevet" not in text(visitor(made, "cover").get(form))
    assert visitor(made, "cover").post(keep, reason="en andens").status_code == 204
    assert "halvt skrevet" in text(visitor(made, "worker").get(form))
    assert Draft.objects.count() == 2


def test_a_draft_cannot_be_left_in_a_case_that_is_not_mine(made: Cast):
    assert visitor(made, "stranger").post(path(made, "draft", "new-plan"), reason="x").status_code == 404
    assert not Draft.objects.exists()


def test_a_declared_conflict_is_not_taken_back(made: Cast):
    who = visitor(made, "cover")
    assert who.post(path(made, "conflict")).status_code == 302
    assert who.get(path(made, "case")).status_code == 404
    assert who.post(path(made, "conflict")).status_code == 404
    with world.web(made.people["cover"]), pytest.raises(DatabaseError), transaction.atomic():
        Conflict.objects.all().delete()


def test_a_conflict_with_a_case_that_is_not_mine_tells_nothing(made: Cast):
    assert same_as_nothing(visitor(made, "stranger"), "conflict", made.child.id)
    assert visitor(made, "stranger").post(path(made, "conflict")).status_code == 404


def test_raising_a_protection_shows_no_more_than_before(made: Cast):
    who = visitor(made, "coordinator")
    assert who.post(path(made, "protection-raise"), level="secret", reason="nysgerrig").status_code == 302
    assert made.canaries["site"] not in text(who.get(path(made, "case")))


def test_nobody_lowers_a_protection_alone_with_a_second_session(made: Cast):
    protection = Protection.objects.create(case=made.child, level="secret", reason="far truer")
    assert visitor(made, "leader").post(path(made, "protection-lower", protection.id), reason="x").status_code == 302
    assert visitor(made, "leader").post(path(made, "protection-lower-yes", protection.id)).status_code == 409
    protection.lowering.refresh_from_db()
    assert protection.lowering.confirmed_at is None


def test_a_worker_does_not_confirm_what_a_leader_decides(made: Cast):
    protection = Protection.objects.create(case=made.child, level="secret", reason="far truer")
    visitor(made, "leader").post(path(made, "protection-lower", protection.id), reason="forbi")
    assert visitor(made, "worker").post(path(made, "protection-lower-yes", protection.id)).status_code == 404


def test_a_protection_of_another_case_is_not_lowered_from_mine(made: Cast):
    other = Protection.objects.create(case=made.sibling, level="secret", reason="x")
    assert visitor(made, "worker").post(path(made, "protection-lower", other.id), reason="x").status_code == 404


def test_no_emergency_without_the_office(made: Cast):
    answer = visitor(made, "stranger").post(
        reverse("emergency"), number="K1", purpose="akut bekymring for barnet i nat"
    )
    assert answer.status_code == 404
    assert not Opening.objects.exists()


@pytest.mark.parametrize(
    "purpose", ["kort", "a" * 30, "\u200b" * 40, "\u2800" * 40, "se " * 10, "\u00ad" * 30 + "akut"]
)
def test_no_emergency_with_a_thin_purpose(made: Cast, purpose: str):
    visitor(made, "emergency_reader").post(reverse("emergency"), number="K1", purpose=purpose)
    assert not Opening.objects.exists()


def test_a_purpose_that_nobody_can_read_is_none(made: Cast):
    with world.web(made.people["leader"]), pytest.raises(Unfitting):
        opening_make(case=made.child.id, object_="sensitive", purpose="\u3164" * 25, by=made.people["leader"])


def test_an_emergency_does_not_open_another_municipality(made: Cast):
    far = made.people["far"]
    Appointment.objects.create(account=far, office="emergency_reader", during=(TODAY - DAY, None))
    Visitor(far).post(reverse("emergency"), number="K1", purpose="akut bekymring for barnet i nat")
    assert same_as_nothing(Visitor(far), "case", made.child.id)


def test_an_emergency_does_not_open_the_childs_own_words(made: Cast):
    who = visitor(made, "emergency_reader")
    who.post(reverse("emergency"), number="K1", purpose="akut bekymring for barnet i nat")
    assert who.get(path(made, "case")).status_code == 200
    assert who.get(path(made, "words")).status_code == 404


def test_a_hidden_field_does_not_confirm_access_to_a_protected_child(made: Cast):
    Protection.objects.create(case=made.child, level="protected", reason="x")
    friend = made.people["stranger"]
    sent: dict[str, Any] = {
        "account": friend.id,
        "kind": "foster",
        "is_confirmed": "true",
        "confirmed_by": made.people["leader"].id,
    }
    assert visitor(made, "worker").post(path(made, "access-add"), **sent).status_code == 302
    assert not Relation.objects.get(account=friend).is_confirmed
    assert Visitor(friend).get(path(made, "case")).status_code == 404


def test_a_hidden_field_does_not_name_another_author(made: Cast):
    leader = made.people["leader"]
    sent: dict[str, Any] = {
        "date": DAY_WORD,
        "recorded_by": leader.id,
        "recorded_by_id": leader.id,
        "case_id": made.sibling.id,
    }
    visitor(made, "worker").post(path(made, "fact-record", "consent"), **sent)
    entry = Entry.objects.get(kind="consent")
    assert (entry.recorded_by, entry.case_id) == (made.people["worker"], made.child.id)


def test_a_hidden_field_does_not_name_who_gave_access(made: Cast):
    sent: dict[str, Any] = {
        "account": made.people["stranger"].id,
        "kind": "foster",
        "added_by": made.people["leader"].id,
    }
    visitor(made, "worker").post(path(made, "access-add"), **sent)
    assert Relation.objects.get(account=made.people["stranger"]).added_by == made.people["worker"]


def test_nobody_gives_themselves_access(made: Cast):
    before = Relation.objects.count()
    visitor(made, "worker").post(path(made, "access-add"), account=made.people["worker"].id, kind="foster")
    assert Relation.objects.count() == before


@pytest.mark.parametrize("kind", ["worker", "leader", "inspector", "appeals", "emergency"])
def test_a_worker_makes_no_friend_a_colleague_of_the_case(made: Cast, kind: str):
    visitor(made, "worker").post(path(made, "access-add"), account=made.people["stranger"].id, kind=kind)
    assert not Relation.objects.filter(account=made.people["stranger"]).exists()


def test_nobody_confirms_what_they_gave_with_a_second_session(made: Cast):
    Protection.objects.create(case=made.child, level="protected", reason="x")
    friend = made.people["stranger"]
    visitor(made, "worker").post(path(made, "access-add"), account=friend.id, kind="foster")
    relation = Relation.objects.get(account=friend)
    assert visitor(made, "worker").post(path(made, "access-confirm", relation.id)).status_code == 409
    assert not Relation.objects.get(id=relation.id).is_confirmed


def test_a_relation_that_has_ended_is_not_made_longer(made: Cast):
    relation = Relation.objects.get(account=made.people["former"])
    later = (TODAY + 30 * DAY).strftime("%d.%m.%Y")
    visitor(made, "worker").post(path(made, "access-end", relation.id), on=later)
    assert Relation.objects.get(id=relation.id).during == relation.during


@pytest.mark.parametrize("name", ["former", "cover"])
def test_that_somebody_had_access_is_not_taken_off_the_record(made: Cast, name: str):
    relation = Relation.objects.get(account=made.people[name])
    for day in ("01.01.2020", (TODAY - 60 * DAY).strftime("%d.%m.%Y")):
        visitor(made, "worker").post(path(made, "access-end", relation.id), on=day)
    assert Relation.objects.get(id=relation.id).during == relation.during


def test_an_entry_of_another_case_is_not_corrected(made: Cast):
    entry = Entry.objects.get(case=made.sibling)
    assert visitor(made, "worker").post(reverse("fact-correct", args=[entry.id]), date=DAY_WORD).status_code == 404
    assert Entry.objects.filter(case=made.sibling).count() == 1


def test_a_fact_is_not_moved_to_another_case_by_its_address(made: Cast):
    fact = Entry.objects.get(case=made.child, kind="decision").fact
    assert visitor(made, "leader").get(reverse("fact", args=[made.sibling.id, fact])).status_code == 404


def test_a_fact_is_not_moved_to_another_case_by_a_hidden_field(made: Cast):
    entry = Entry.objects.get(case=made.child, kind="decision")
    sent: dict[str, Any] = {
        "date": DAY_WORD,
        "reason_for_change": "x",
        "case": made.sibling.id,
        "fact": uuid.uuid4(),
        "replaces": 1,
    }
    visitor(made, "worker").post(reverse("fact-correct", args=[entry.id]), **sent)
    last = Entry.objects.get(replaces=entry)
    assert (last.case_id, last.fact) == (made.child.id, entry.fact)


def test_a_person_of_another_case_is_not_renamed_from_mine(made: Cast):
    tie = Tie.objects.get(case=made.sibling)
    assert visitor(made, "worker").post(path(made, "person-rename", tie.id), name="x", version="1").status_code == 404
    assert not Person.objects.filter(name="x").exists()


def test_a_contact_of_another_person_is_not_read_through_mine(made: Cast):
    contact = Contact.objects.filter(tie=made.ties["grandmother"])[0]
    assert (
        visitor(made, "worker").get(path(made, "contact-change", made.ties["child"].id, contact.id)).status_code == 404
    )


def test_the_key_of_anothers_form_leads_nowhere(made: Cast):
    form, key = path(made, "fact-record", "consent"), str(uuid.uuid4())
    assert visitor(made, "worker").post(form, again=key, date=DAY_WORD).status_code == 302
    other = visitor(made, "leader").post(reverse("fact-record", args=[made.sibling.id, "consent"]), again=key)
    assert other.status_code == 409
    assert str(made.child.id) not in text(other)
    assert Entry.objects.filter(kind="consent").count() == Submission.objects.count() == 1


def test_a_hidden_place_is_not_tried_out_by_its_token(made: Cast):
    Protection.objects.create(case=made.child, level="secret", reason="x")
    entry = Entry.objects.get(case=made.child, kind="placement_started")
    told = text(visitor(made, "worker").get(reverse("fact-correct", args=[entry.id])))
    assert getattr(entry, "site") not in told  # noqa: B009 (a column of the contract)
    sent: dict[str, Any] = {"date": DAY_WORD, "reason_for_change": "dagen var forkert"}
    assert visitor(made, "worker").post(reverse("fact-correct", args=[entry.id]), **sent).status_code == 302
    assert getattr(Entry.objects.get(replaces=entry), "site") == getattr(entry, "site")  # noqa: B009


def test_the_log_of_a_foreign_case_is_not_read(made: Cast):
    assert same_as_nothing(visitor(made, "stranger"), "looks", made.child.id)
    assert visitor(made, "stranger").get(reverse("looks-audit")).status_code == 404


def test_a_number_is_not_shown_to_whom_it_is_not_for(made: Cast):
    for who in ("coordinator", "foster", "stranger"):
        answer = visitor(made, who).post(path(made, "number-shown", made.ties["child"].id))
        assert answer.status_code == 404


def test_a_closed_account_is_out_with_its_open_session(made: Cast):
    tab = visitor(made, "worker")
    Account.objects.filter(id=made.people["worker"].id).update(is_active=False)
    assert tab.get(path(made, "case")).status_code == 302
