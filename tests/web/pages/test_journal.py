"""The journal through its pages: one text, a fact with it, a visible correction, siblings who leave no trace."""

from __future__ import annotations

import json
import re
import uuid
from typing import Any

import pytest
from django.urls import reverse

from livline.access.models import Account
from livline.cases.models import Case, Entry
from livline.journal.models import Citation, Note
from livline.people.models import Tie
from livline.web.models import Draft
from livline.web.rooms.journal.siblings import named_in
from tests.ground import world
from tests.ground.oracle import DAY, TODAY
from tests.web.pages.surroundings import asks_little, child_in, related
from tests.web.pages.visiting import Visitor


@pytest.fixture
def child() -> Case:
    return child_in(world.municipality())


@pytest.fixture
def anna(child: Case) -> Account:
    return related(child, "Anna", "worker")


def told(**more: str) -> dict[str, str]:
    return {"seen": "Alma viste sit værelse.", "occasion": "visit", "day": f"{TODAY:%d.%m.%Y}"} | more


def written(who: Visitor, child: Case, **more: Any) -> Note:
    answer = who.post(reverse("journal-write", args=[child.id]), **told(**more))
    assert answer.status_code == 302, re.findall(r'class="form-error-message"[^>]*>([^<]+)', answer.content.decode())
    return Note.objects.filter(case=child).order_by("recorded_at").last()  # type: ignore[return-value]


def page(who: Visitor, name: str, *args: object, **query: Any) -> str:
    answer = who.get(reverse(name, args=list(args)), **query)
    return str(answer.content.decode())


def test_a_note_is_written_and_read(child: Case, anna: Account):
    visitor = Visitor(anna)
    assert "Her er ikke skrevet noget endnu" in page(visitor, "journal", child.id)
    child_tie = str(Tie.objects.get(case=child).id)
    written(visitor, child, thought="Alma trives.", time="14.30", present=child_tie)
    shown = page(visitor, "journal", child.id)
    assert "Alma viste sit værelse." in shown
    assert re.search(r"note-text--thought.*Faglig vurdering.*Alma trives\.", shown, re.S)
    assert "14.30" in shown
    assert "med Alma" in re.sub(r"\s+", " ", shown)
    assert "Alma viste" not in page(visitor, "journal", child.id, occasion="phone")


def test_the_fact_is_recorded_with_the_note_and_the_two_are_linked(child: Case, anna: Account):
    visitor = Visitor(anna)
    more = {"record_visit": "on", "visit-at_site": "yes", "visit-talked_with_child": "yes"}
    note = written(visitor, child, **more, **{"visit-staff_present": "unknown"})
    entry = Entry.objects.get(kind="visit")
    assert (note.fact, entry.date, entry.at_site, entry.staff_present) == (entry.fact, TODAY, True, None)  # type: ignore[attr-defined]
    assert reverse("fact", args=[child.id, entry.fact]) in page(visitor, "journal", child.id)


def test_what_is_not_ticked_is_not_recorded(child: Case, anna: Account):
    written(Visitor(anna), child, **{"visit-at_site": "yes"})
    assert not Entry.objects.filter(kind="visit").exists()


def test_a_fact_that_does_not_fit_saves_nothing_and_keeps_what_was_written(child: Case, anna: Account):
    more = {"occasion": "meeting", "record_follow_up": "on", "follow_up-interval_months": "mange"}
    answer = Visitor(anna).post(reverse("journal-write", args=[child.id]), **told(**more))
    assert answer.status_code == 200
    assert "Alma viste sit værelse." in answer.content.decode()
    assert not Note.objects.exists()


def test_the_night_desk_is_offered_no_fact_that_it_may_not_record(child: Case, anna: Account):
    desk = Visitor(related(child, "Yasmin", "night_desk"))
    shown = page(desk, "journal-write", child.id)
    assert "record_child_heard" in shown
    assert "record_follow_up" not in shown
    desk.post(reverse("journal-write", args=[child.id]), **told(record_follow_up="on"))
    assert not Entry.objects.filter(kind="follow_up").exists()


def test_the_words_suggest_what_it_is_and_the_writer_decides(child: Case, anna: Account):
    visitor = Visitor(anna)
    answer = visitor.post(reverse("journal-suggest", args=[child.id]), text="Mor ringede i telefonen")
    assert json.loads(answer.content)["occasion"] == "phone"
    assert json.loads(visitor.post(reverse("journal-suggest", args=[child.id]), text="").content) == {}
    answer = visitor.post(reverse("journal-write", args=[child.id]), **told(occasion="", seen="Mor ringede."))
    assert (answer.status_code, "Telefonsamtale" in answer.content.decode()) == (200, True)
    assert written(visitor, child, occasion="other", seen="Mor ringede.").occasion == "other"


def correct(who: Visitor, note: Note, before: uuid.UUID, **more: str) -> Any:
    path = reverse("note-correct", args=[note.case_id, note.note])
    return who.post(path, **told(before=str(before), reason="forkert farve", **more))


def test_a_correction_shows_what_stood_before(child: Case, anna: Account):
    visitor = Visitor(anna)
    note = written(visitor, child, seen="En rød cykel.")
    form = page(visitor, "note-correct", child.id, note.note)
    assert "En rød cykel." in form
    assert correct(visitor, note, note.id, seen="En blå cykel.").status_code == 302
    shown = page(visitor, "journal", child.id)
    assert ("En blå cykel." in shown, "En rød cykel." in shown) == (True, False)
    past = page(visitor, "note", child.id, note.note)
    assert re.search(r"<del>.*?rød", past, re.S)
    assert re.search(r"<ins>.*?blå", past, re.S)
    assert "forkert farve" in past


def test_two_who_correct_the_same_see_both_texts(child: Case, anna: Account):
    note = written(Visitor(anna), child, seen="Begyndelsen.")
    bo = Visitor(related(child, "Bo", "cover"))
    correct(bo, note, note.id, seen="Bos tekst.")
    answer = correct(Visitor(anna), note, note.id, seen="Annas tekst.")
    both = answer.content.decode()
    assert (answer.status_code, "Bos tekst." in both, "Annas tekst." in both) == (409, True, True)
    now = Note.objects.get(note=note.note, replaced_by__isnull=True)
    assert f'value="{now.id}"' in both
    assert correct(Visitor(anna), note, now.id, seen="Annas tekst.").status_code == 302


def test_a_withdrawn_note_leaves_the_journal_and_stays_in_its_history(child: Case, anna: Account):
    visitor = Visitor(anna)
    note = written(visitor, child)
    assert visitor.post(reverse("note-withdraw", args=[child.id, note.note]), reason="forkert barn").status_code == 302
    assert "Alma viste" not in page(visitor, "journal", child.id)
    past = page(visitor, "note", child.id, note.note)
    assert ("forkert barn" in past, "Alma viste" in past) == (True, True)


def test_a_decision_rests_on_an_assessment(child: Case, anna: Account):
    visitor = Visitor(anna)
    note = written(visitor, child, thought="Alma trives.")
    fact = world.entry(child, kind="decision", date=TODAY, about="support").fact
    assert "Henvis til vurderingen" in page(visitor, "note", child.id, note.note)
    block = note.blocks.get(sort="assessment").id
    path = reverse("note-cite", args=[child.id, note.note])
    assert visitor.post(path, fact=str(uuid.uuid4()), block=str(block)).status_code == 404
    assert visitor.post(path, fact=str(fact), block=str(block)).status_code == 302
    assert Citation.objects.get().fact == fact
    assert "Begrunder:" in page(visitor, "journal", child.id)


@pytest.fixture
def brother(child: Case, anna: Account) -> Case:
    """Alma's brother, whose case Anna has too."""
    case = child_in(child.municipality, "K2", "Bertil")
    person = Tie.objects.get(case=case).person
    Tie.objects.create(case=child, person=person, part="sibling", during=(TODAY - 9 * DAY, None))
    world.relate(anna, case)
    return case


def test_siblings_share_what_is_about_all_and_nothing_else(child: Case, brother: Case, anna: Account):
    visitor = Visitor(anna)
    more = {"shared": "Mor vil gerne ses oftere.", "siblings": str(brother.id), "thought": "Alma er ked af det."}
    written(visitor, child, **more)
    own, his = Note.objects.get(case=child), Note.objects.get(case=brother)
    assert own.shared_as == his.shared_as != None  # noqa: E711
    assert [one.text for one in his.blocks.all()] == ["Mor vil gerne ses oftere."]
    his_page = page(visitor, "journal", brother.id)
    assert "Mor vil gerne ses oftere." in his_page
    assert "Alma" not in his_page
    assert str(child.id) not in his_page


@pytest.mark.parametrize(
    "more", [{"shared": ""}, {"shared": "Bertils skole ringede."}, {"shared": "alma og mor var der."}]
)
def test_a_text_for_all_names_none_of_them(child: Case, brother: Case, anna: Account, more: dict[str, str]):
    answer = Visitor(anna).post(reverse("journal-write", args=[child.id]), **told(siblings=str(brother.id), **more))
    assert answer.status_code == 200
    assert not Note.objects.exists()


def test_names_are_found_as_words():
    assert named_in("Mor ringede til Bertils skole.", ["Alma Test", "Bertil"]) == "Bertil"
    assert named_in("Almas", ["Alma"]) == named_in("Ulrichs", ["Ulrichs"]).replace("Ulrichs", "Alma") == "Alma"
    assert named_in("Almanakken ligger her.", ["Alma"]) == ""


def test_a_sibling_whose_case_is_not_mine_is_not_offered(child: Case, brother: Case):
    bo = Visitor(related(child, "Bo", "worker"))
    assert 'name="siblings"' not in page(bo, "journal-write", child.id)
    bo.post(reverse("journal-write", args=[child.id]), **told(shared="Begge.", siblings=str(brother.id)))
    assert not Note.objects.filter(case=brother).exists()


@pytest.mark.parametrize("kind", [None, "child", "custody_parent", "foster", "coordinator"])
def test_who_may_not_read_the_journal_finds_nothing(child: Case, anna: Account, kind: str | None):
    note = written(Visitor(anna), child)
    who = world.account("Carla", child.municipality) if kind is None else related(child, "Carla", kind)
    visitor = Visitor(who)
    for name, args in [("journal", []), ("journal-write", []), ("note", [note.note]), ("note-correct", [note.note])]:
        assert visitor.get(reverse(name, args=[child.id, *args])).status_code == 404
    if kind is not None:
        assert reverse("journal", args=[child.id]) not in page(visitor, "case", child.id)


def test_the_leader_reads_and_does_not_write(child: Case, anna: Account):
    note = written(Visitor(anna), child)
    leader = Visitor(related(child, "Leder", "leader"))
    assert "Alma viste" in page(leader, "journal", child.id)
    assert "Skriv et notat" not in page(leader, "journal", child.id)
    assert leader.post(reverse("journal-write", args=[child.id]), **told()).status_code == 404
    assert correct(leader, note, note.id).status_code == 404


def test_what_is_typed_stands_in_the_form_until_it_is_sent(child: Case, anna: Account):
    visitor = Visitor(anna)
    keep = reverse("draft", args=[child.id, "journal"])
    visitor.post(keep, seen="Halvt skrevet", occasion="visit", day="01.02.2026")
    shown = page(visitor, "journal-write", child.id)
    assert "Halvt skrevet" in shown
    assert "01.02.2026" in shown
    written(visitor, child, seen="Halvt skrevet")
    assert not Draft.objects.exists()


def test_the_journal_asks_the_database_little(child: Case, anna: Account):
    visitor = Visitor(anna)
    for _ in range(3):
        written(visitor, child, thought="Alma trives.", record_visit="on")
    asks_little(visitor, reverse("journal", args=[child.id]))
    asks_little(visitor, reverse("journal-write", args=[child.id]))
    asks_little(visitor, reverse("note", args=[child.id, Note.objects.first().note]))  # type: ignore[union-attr]


def test_a_long_journal_has_pages(child: Case, anna: Account):
    for number in range(25):
        note = Note.objects.create(case=child, occasion="phone", day=TODAY - number * DAY, recorded_by=anna)
        note.blocks.create(case=child, position=0, sort="observation", text=f"Opkald nummer {number}.")
    visitor = Visitor(anna)
    assert ("nummer 24." in page(visitor, "journal", child.id)) is False
    assert "nummer 24." in page(visitor, "journal", child.id, page=2)


def test_the_case_is_read_from_its_beginning(child: Case, anna: Account):
    visitor = Visitor(anna)
    written(visitor, child, seen="Et besøg.", thought="Alma trives.", day=f"{TODAY - 5 * DAY:%d.%m.%Y}")
    world.entry(child, kind="decision", date=TODAY - 9 * DAY, about="support")
    world.entry(child, kind="plan", date=TODAY - 2 * DAY, position=2)
    shown = page(visitor, "chronology", child.id)
    places = [shown.rindex(word) for word in (">Afgørelse<", "Et besøg.", ">Plan")]  # the last, behind the navigation
    assert places == sorted(places)
    assert ">Afgørelse<" not in page(visitor, "chronology", child.id, show="notes")
    assert "Et besøg." not in page(visitor, "chronology", child.id, show="facts")
    asks_little(visitor, reverse("chronology", args=[child.id]))


def test_a_chronology_holds_no_fact_that_its_reader_may_not_see(child: Case, anna: Account):
    world.entry(child, kind="notification", date=TODAY)
    leader = related(child, "Leder", "leader")
    assert "Underretning<" in page(Visitor(anna), "chronology", child.id)
    assert "Underretning<" not in page(Visitor(leader), "chronology", child.id)
    parent = Visitor(related(child, "Far", "custody_parent"))
    assert parent.get(reverse("chronology", args=[child.id])).status_code == 404


def test_a_note_is_read_by_who_does_not_see_its_author(child: Case):
    author = world.account("Fremmed", world.municipality("Sydby"))
    note = Note.objects.create(case=child, occasion="visit", day=TODAY, recorded_by=author)
    note.blocks.create(case=child, position=0, sort="observation", text="Et besøg.")
    reader = Visitor(related(child, "Anna", "worker"))
    assert "Et besøg." in page(reader, "journal", child.id)
    assert "Et besøg." in page(reader, "note", child.id, note.note)
