"""Chronologies for meetings through their pages: picked, said in a line, corrected since, left out, taken back."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.urls import reverse

from livline.access.models import Account
from livline.cases.models import Case, Entry
from livline.journal.models import Chronology, ChronologyChoice, Note
from tests.ground import world
from tests.ground.oracle import DAY, TODAY
from tests.web.pages.surroundings import asks_little, child_in, related
from tests.web.pages.test_journal import correct, page, written
from tests.web.pages.visiting import Visitor


@pytest.fixture
def child() -> Case:
    return child_in(world.municipality())


@pytest.fixture
def anna(child: Case) -> Account:
    return related(child, "Anna", "worker")


@pytest.fixture
def visit(child: Case, anna: Account) -> Note:
    return written(Visitor(anna), child, seen="Alma viste sin hule.", day=f"{TODAY - 5 * DAY:%d.%m.%Y}")


@pytest.fixture
def decision(child: Case) -> Entry:
    return world.entry(child, kind="decision", date=TODAY - 9 * DAY, about="support")


def pick(who: Visitor, child: Case, *things: Note | Entry, **more: Any) -> Any:
    """Pick things for a meeting."""
    told: dict[str, Any] = {"into": "new", "title": "Til netværksmøde", "meets_on": f"{TODAY:%d.%m.%Y}"} | more
    return who.post(reverse("chronology-pick", args=[child.id]), item=[key(one) for one in things], **told)


def key(thing: Note | Entry) -> str:
    return f"note:{thing.note}" if isinstance(thing, Note) else f"fact:{thing.fact}"


def change(who: Visitor, child: Case, does: str, thing: Note | Entry, **more: Any) -> Any:
    """Do something with a thing that was picked."""
    made = Chronology.objects.filter(case=child).latest("at")
    told: dict[str, Any] = {"item": key(thing), "does": does, "seen": 1} | more
    return who.post(reverse("curated-change", args=[child.id, made.chronology]), **told)


def undo(who: Visitor, child: Case) -> Any:
    return who.post(reverse("curated-undo", args=[child.id, Chronology.objects.get().chronology]))


def shown(who: Visitor, child: Case) -> str:
    """The page of the chronology."""
    return page(who, "curated", child.id, Chronology.objects.filter(case=child).latest("at").chronology)


def test_what_is_picked_is_shown_in_the_order_of_days_and_nothing_else(
    child: Case, anna: Account, visit: Note, decision: Entry
):
    visitor = Visitor(anna)
    written(visitor, child, seen="Noget helt andet.")
    asked = visitor.post(reverse("chronology-pick", args=[child.id]), item=[key(visit), key(decision)])
    assert "Du har valgt 2 ting" in asked.content.decode()
    assert not Chronology.objects.exists()
    assert pick(visitor, child, visit, decision).status_code == 302
    told = shown(visitor, child)
    assert "Til netværksmøde" in told
    assert told.index(">Afgørelse<") < told.index("Alma viste sin hule.")
    assert "Noget helt andet." not in told
    assert "Til netværksmøde" in page(visitor, "chronologies", child.id)


def test_more_is_picked_into_one_that_is_there(child: Case, anna: Account, visit: Note, decision: Entry):
    visitor = Visitor(anna)
    pick(visitor, child, visit)
    made = Chronology.objects.get().chronology
    offered = page(visitor, "chronology", child.id, into=made)
    assert f'value="{key(decision)}"' in offered
    assert f'value="{key(visit)}"' not in offered, "it is in already"
    pick(visitor, child, decision, visit, into=str(made), title="")
    assert ChronologyChoice.objects.count() == 2
    assert Chronology.objects.count() == 1


def test_a_new_one_needs_a_title_and_what_was_picked_is_kept(child: Case, anna: Account, visit: Note):
    answer = pick(Visitor(anna), child, visit, title=" ")
    assert answer.status_code == 200
    assert f'value="{key(visit)}"' in answer.content.decode()
    assert not Chronology.objects.exists()


def test_nothing_picked_is_said(child: Case, anna: Account):
    assert "Der er ikke valgt noget" in pick(Visitor(anna), child).content.decode()
    assert not Chronology.objects.exists()


def test_a_line_stands_before_it_and_is_taken_away(child: Case, anna: Account, visit: Note):
    visitor = Visitor(anna)
    pick(visitor, child, visit)
    assert change(visitor, child, "line", visit, line="Her begyndte det.").status_code == 302
    told = shown(visitor, child)
    assert told.index("Her begyndte det.") < told.index("Alma viste sin hule.")
    change(visitor, child, "line", visit, line="", seen=2)
    assert "Her begyndte det." not in shown(visitor, child)


def test_two_who_write_a_line_see_both(child: Case, anna: Account, visit: Note):
    bo = Visitor(related(child, "Bo", "cover"))
    pick(bo, child, visit)
    change(bo, child, "line", visit, line="Bos linje.")
    answer = change(Visitor(anna), child, "line", visit, line="Annas linje.")
    both = answer.content.decode()
    assert (answer.status_code, "Bos linje." in both, "Annas linje." in both) == (409, True, True)
    change(Visitor(anna), child, "line", visit, line="Annas linje.", seen=2)
    assert "Annas linje." in shown(bo, child)


def test_what_is_taken_out_is_put_in_again(child: Case, anna: Account, visit: Note, decision: Entry):
    visitor = Visitor(anna)
    pick(visitor, child, visit, decision)
    change(visitor, child, "out", visit)
    told = shown(visitor, child)
    assert "Alma viste sin hule." not in told
    assert "Sæt ind igen" in told
    change(visitor, child, "in", visit)
    assert "Alma viste sin hule." in shown(visitor, child)


def test_the_last_act_is_taken_back_by_who_did_it(child: Case, anna: Account, visit: Note, decision: Entry):
    visitor, bo = Visitor(anna), Visitor(related(child, "Bo", "cover"))
    pick(visitor, child, visit, decision)
    change(visitor, child, "out", visit)
    assert "Fortryd det seneste" not in shown(bo, child)
    assert "Fortryd det seneste" in shown(visitor, child)
    undo(bo, child)
    assert "Alma viste sin hule." not in shown(visitor, child)
    undo(visitor, child)
    assert "Alma viste sin hule." in shown(visitor, child)


def test_what_was_corrected_since_is_shown_as_it_stands_with_a_mark(
    child: Case, anna: Account, visit: Note, decision: Entry
):
    visitor = Visitor(anna)
    pick(visitor, child, visit, decision)
    assert "Rettet, siden den blev valgt" not in shown(visitor, child)
    correct(visitor, visit, visit.id, seen="Alma viste sin nye hule.", day=f"{visit.day:%d.%m.%Y}")
    world.correct(decision, date=TODAY - 8 * DAY)
    told = shown(visitor, child)
    assert ("sin nye hule" in told, "sin hule" in told) == (True, False)
    assert told.count("Rettet, siden den blev valgt") == 2
    change(visitor, child, "line", visit, line="Ny hule.")
    assert shown(visitor, child).count("Rettet, siden den blev valgt") == 1, "who writes the line has read it"


def test_what_the_reader_may_not_see_is_counted_and_no_word_of_it_told(
    child: Case, anna: Account, visit: Note, decision: Entry
):
    notification = world.entry(child, kind="notification", date=TODAY - 20 * DAY)
    pick(Visitor(anna), child, visit, notification)
    change(Visitor(anna), child, "line", notification, line="Naboen ringede.")
    assert "Naboen ringede." in shown(Visitor(anna), child)
    told = shown(Visitor(related(child, "Leder", "leader")), child)
    assert "1 valgt ting vises ikke" in told
    for word in ("Underretning<", "Naboen", str(notification.fact)):
        assert word not in told


def test_what_was_withdrawn_is_left_out(child: Case, anna: Account, visit: Note, decision: Entry):
    visitor = Visitor(anna)
    pick(visitor, child, visit, decision)
    visitor.post(reverse("note-withdraw", args=[child.id, visit.note]), reason="forkert barn")
    world.correct(decision, is_withdrawn=True)
    told = shown(visitor, child)
    assert "2 valgte ting vises ikke" in told
    assert "Alma viste sin hule." not in told


def test_a_place_is_not_told_by_a_fact_that_was_picked(child: Case, anna: Account):
    move = world.entry(child, kind="placement_started", date=TODAY - DAY, site="~hemmelig")
    pick(Visitor(anna), child, move)
    assert "~hemmelig" not in shown(Visitor(anna), child)


def test_who_reads_the_journal_reads_it_and_changes_nothing(child: Case, anna: Account, visit: Note):
    pick(Visitor(anna), child, visit)
    leader = Visitor(related(child, "Leder", "leader"))
    assert "Alma viste sin hule." in shown(leader, child)
    for word in ("Tag ud", "Vælg flere", "Ret titel og dag"):
        assert word not in shown(leader, child)
    assert 'name="item"' not in page(leader, "chronology", child.id)
    assert pick(leader, child, visit).status_code == 404
    assert change(leader, child, "out", visit).status_code == 404
    assert undo(leader, child).status_code == 404
    assert ChronologyChoice.objects.count() == 1


@pytest.mark.parametrize("kind", [None, "child", "custody_parent", "foster", "coordinator"])
def test_who_may_not_read_the_journal_finds_nothing(child: Case, anna: Account, visit: Note, kind: str | None):
    pick(Visitor(anna), child, visit)
    who = world.account("Carla", child.municipality) if kind is None else related(child, "Carla", kind)
    made = Chronology.objects.get().chronology
    for name, args in (("chronologies", []), ("curated", [made]), ("curated-title", [made])):
        assert Visitor(who).get(reverse(name, args=[child.id, *args])).status_code == 404
    assert pick(Visitor(who), child, visit).status_code == 404


def test_a_thing_of_another_child_is_not_picked(child: Case, anna: Account):
    other = child_in(child.municipality, "K2", "Bertil")
    world.relate(anna, other)
    theirs = written(Visitor(anna), other, seen="Bertils note.")
    assert "Der er ikke valgt noget" in pick(Visitor(anna), child, theirs).content.decode()
    assert not ChronologyChoice.objects.exists()


def test_title_and_day_are_changed_and_it_is_put_away(child: Case, anna: Account, visit: Note):
    visitor = Visitor(anna)
    pick(visitor, child, visit)
    made = Chronology.objects.get()
    path = reverse("curated-title", args=[child.id, made.chronology])
    told = {"title": "Til skolemøde", "meets_on": "01.02.2027", "before": str(made.id)}
    assert visitor.post(path, **told).status_code == 302
    assert "Til skolemøde" in shown(visitor, child)
    answer = visitor.post(path, **told | {"title": "Andet"})
    assert (answer.status_code, "Til skolemøde" in answer.content.decode()) == (409, True)
    away = reverse("curated-away", args=[child.id, made.chronology])
    visitor.post(away, is_away="on")
    assert re.search(r"Lagt væk.*Til skolemøde.*Hent frem", page(visitor, "chronologies", child.id), re.S)
    visitor.post(away)
    assert "Lagt væk" not in page(visitor, "chronologies", child.id)


def test_what_is_sent_twice_is_done_once(child: Case, anna: Account, visit: Note):
    visitor = Visitor(anna)
    sent = {"submission": "3b7e3c1e-6c0d-4c3a-9d5b-0f6e5c1d2a3b"}
    went_to = [pick(visitor, child, visit, **sent)["Location"] for _ in range(2)]
    assert went_to[0] == went_to[1]
    assert Chronology.objects.count() == 1


def test_its_pages_ask_the_database_little(child: Case, anna: Account, visit: Note):
    visitor = Visitor(anna)
    facts = [world.entry(child, kind="plan", date=TODAY - n * DAY, position=n) for n in range(2, 30)]
    for number in range(3):
        pick(visitor, child, visit, *facts, title=f"Møde {number}")
    made = Chronology.objects.first()
    assert made is not None
    for name, args in (("chronology", []), ("chronologies", []), ("curated", [made.chronology])):
        asks_little(visitor, reverse(name, args=[child.id, *args]))
    asks_little(visitor, reverse("curated-title", args=[child.id, made.chronology]))
    asks_little(visitor, reverse("chronology", args=[child.id]), into=str(made.chronology))
