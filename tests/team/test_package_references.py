"""What points at other parts of a case points at the same in the municipality that takes it over."""

from __future__ import annotations

import json
from typing import Any

import pytest

from livline.cases.lookups import Opened
from livline.cases.models import Case, Entry
from livline.cases.services import fact_correct
from livline.journal.chronologies import Thing, ToldChronology, chronologies_seen, line_of, thing_of, versions_now
from livline.journal.curating import (
    chronology_begin,
    chronology_put_away,
    chronology_rename,
    line_write,
    thing_take_out,
    things_put_in,
    titles_of,
)
from livline.journal.lookups import texts_cited
from livline.journal.models import Block, ChronologySort, Citation, Note, Sort
from livline.journal.services import note_cite, note_correct
from livline.team.package import contents
from tests.ground import world
from tests.ground.oracle import DAY, TODAY
from tests.team.packages import Two, opened_of, take, two
from tests.team.test_package_contents import hidden_by_two, note_of, says, seen_by, sent

pytestmark = pytest.mark.usefixtures("db")
__all__ = ["two"]


def fact_of(case: Case, kind: str) -> Entry:
    return Entry.objects.get(case=case, kind=kind, replaced_by__isnull=True)


def rested(two: Two, kind: str = "decision") -> None:
    """A fact rests on the assessment of the note, which is corrected afterwards."""
    with world.web(two.here.anna):
        block = Block.objects.get(note=note_of(two), sort=Sort.ASSESSMENT)
        note_cite(block=block, fact=fact_of(two.case, kind).fact, by=two.here.anna)


def test_a_fact_rests_on_the_text_as_it_stood_when_it_cited_it(two: Two):
    rested(two)
    with world.web(two.here.anna):
        note_correct(before=note_of(two), says=says("Alma lo"), reason="huskede forkert", by=two.here.anna)
    case = take(two, sent(two)[1]).case
    with world.web(two.there.ida):
        (block,) = texts_cited(seen_by(two.there.ida, case), fact_of(case, "decision").fact)
        assert (block.text, block.case_id) == ("Alma trives hos Solhøj", case.id)
        assert block.note.replaces_id is None, "the version that was cited, not the one that holds"
        assert texts_cited(seen_by(two.there.ida, case), fact_of(case, "visit").fact) == []
    assert Citation.objects.get(case=case).by == two.there.ida


def thing(one: Entry | Note) -> Thing:
    if isinstance(one, Entry):
        return Thing(ChronologySort.FACT, one.fact)
    return Thing(ChronologySort.NOTE, one.note)


def picked(two: Two) -> ToldChronology:
    """For a meeting: the decision and the note, and the visit that was taken out again."""
    anna = two.here.anna
    opened = Opened(two.case, seen_by(anna, two.case).sight)
    things = [thing(fact_of(two.case, kind)) for kind in ("decision", "visit")] + [thing(note_of(two))]

    def told() -> ToldChronology:
        return chronologies_seen(opened)[0]

    chronology_begin(case=two.case, title="Møde", meets_on=None, by=anna)
    chronology_rename(before=told(), title="Netværksmøde", meets_on=TODAY + 9 * DAY, by=anna)
    things_put_in(to=told(), versions=versions_now(opened, things), by=anna)
    row = told().selection.newest[things[0]]
    line_write(of=told(), thing=things[0], line="Her begyndte det.", seen=row.act, version=row.version, by=anna)
    thing_take_out(of=told(), thing=things[1], by=anna)
    chronology_begin(case=two.case, title="Forkert", meets_on=None, by=anna)
    wrong = next(one for one in chronologies_seen(opened) if one.title == "Forkert")
    chronology_put_away(before=wrong, is_away=True, by=anna)
    return told()


def test_a_chronology_points_at_the_same_facts_and_notes_with_its_lines(two: Two):
    with world.web(two.here.anna):
        picked(two)
    case = take(two, sent(two)[1]).case
    ida = two.there.ida
    with world.web(ida):
        told, wrong = chronologies_seen(seen_by(ida, case))
        assert (told.title, told.row.meets_on, told.row.by) == ("Netværksmøde", TODAY + 9 * DAY, ida)
        assert [one.text for one in titles_of(told)] == ["Møde", "Netværksmøde"]
        assert (wrong.title, wrong.row.is_away) == ("Forkert", True)
        decision, visit, note = thing(fact_of(case, "decision")), thing(fact_of(case, "visit")), note_at(case)
        assert {thing_of(row): line_of(row) for row in told.selection.chosen} == {
            decision: "Her begyndte det.",
            thing(note): "",
        }
        assert [thing_of(row) for row in told.selection.taken_out] == [visit]
        assert {row.version for row in told.selection.chosen} == {str(fact_of(case, "decision").id), str(note.id)}
        assert told.selection.acts == 3
        line_write(of=told, thing=decision, line="", seen=2, version=told.selection.newest[decision].version, by=ida)


def note_at(case: Case) -> Note:
    return Note.objects.get(case=case, replaced_by__isnull=True)


def test_what_was_corrected_since_it_was_picked_shows_as_such(two: Two):
    anna = two.here.anna
    with world.web(anna):
        picked(two)
        before = fact_of(two.case, "decision")
        said = {"date": TODAY - 301 * DAY, "about": "placement", "id": "d1", "measure": "m1"}
        fact_correct(before=before, fields=said, reason="dagen før", by=anna)
    case = take(two, sent(two)[1]).case
    with world.web(two.there.ida):
        opened = seen_by(two.there.ida, case)
        told = chronologies_seen(opened)[0]
        decision = thing(fact_of(case, "decision"))
        then, now = told.selection.newest[decision].version, versions_now(opened, [decision])[decision]
        assert then != now
        assert Entry.objects.get(id=now).replaces_id == int(then)


def test_nothing_points_at_what_two_have_hidden(two: Two):
    rested(two, "visit")
    with world.web(two.here.anna):
        picked(two)
    hidden_by_two(two, "visit")
    _, file = sent(two)
    _, files = contents.unpacked(opened_of(two, file))
    assert json.loads(files["citations.json"]) == []
    told: Any = json.loads(files["chronologies.json"])
    assert [len(act) for one in told for act in one["acts"]] == [2, 1]
    case = take(two, file).case
    assert not Citation.objects.filter(case=case).exists()


def test_a_stranger_at_the_other_end_sees_none_of_it(two: Two):
    rested(two)
    with world.web(two.here.anna):
        picked(two)
    case = take(two, sent(two)[1]).case
    for who in (two.there.carla, two.here.anna):
        with world.web(who):
            assert not Citation.objects.filter(case=case).exists()
            assert chronologies_seen(seen_by(who, case)) == []
