"""Notes: what is written stays, who may not read gets nothing, and of two who correct the second sees both."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from livline.access.errors import NotFound, Overtaken, Unfitting
from livline.access.models import Account
from livline.access.sight import NOTHING, sight, sights
from livline.cases.lookups import Opened
from livline.cases.models import Case
from livline.journal.differences import Fate, compared
from livline.journal.lookups import latest, note_seen, notes_for_search, resting_on, texts_cited, versions_of
from livline.journal.models import Block, Note, Occasion, Sort
from livline.journal.occasions import CUES, suggested
from livline.journal.services import Text, Written, note_cite, note_correct, note_withdraw, note_write
from tests.ground import world
from tests.ground.oracle import DAY, TODAY

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def child() -> Case:
    return world.case(world.municipality())


@pytest.fixture
def anna(child: Case) -> Iterator[Account]:
    """The caseworker, acting through the wall."""
    who = world.account("Anna", child.municipality)
    world.relate(who, child)
    with world.web(who):
        yield who


def says(text: str, thought: str = "", day: dt.date = TODAY) -> Written:
    return Written(Occasion.VISIT, day, [Text(Sort.OBSERVATION, text), Text(Sort.ASSESSMENT, thought)])


def texts(note: Note) -> list[tuple[str, str]]:
    return [(one.sort, one.text) for one in note.blocks.all()]


def test_a_note_keeps_what_was_seen_apart_from_what_is_thought(child: Case, anna: Account):
    note_write(case=child, says=says("Alma viste sit værelse.", "Alma trives."), by=anna)
    (note,) = latest(child, sight(anna, child.id))
    assert texts(note) == [("observation", "Alma viste sit værelse."), ("assessment", "Alma trives.")]


def test_nothing_written_is_no_note(child: Case, anna: Account):
    with pytest.raises(Unfitting):
        note_write(case=child, says=says("  ", "\n"), by=anna)
    assert not Note.objects.exists()


def test_a_correction_leaves_what_was_written(child: Case, anna: Account):
    first = note_write(case=child, says=says("Hun er ti."), by=anna)
    note_correct(before=first, says=says("Hun er elleve."), reason="forkert alder", by=anna)
    seen = Opened(child, sight(anna, child.id))
    assert [texts(one)[0][1] for one in versions_of(seen, first.note)] == ["Hun er elleve.", "Hun er ti."]
    assert texts(note_seen(seen, first.note)) == [("observation", "Hun er elleve.")]
    assert [one.id for one in latest(child, seen.sight)] != [first.id]


def test_the_second_who_corrects_is_given_what_the_first_wrote(child: Case, anna: Account):
    first = note_write(case=child, says=says("a"), by=anna)
    faster = note_correct(before=first, says=says("b"), reason="x", by=anna)
    with pytest.raises(Overtaken) as refusal:
        note_correct(before=first, says=says("c"), reason="y", by=anna)
    assert refusal.value.theirs == faster


def test_a_correction_without_a_reason_is_none(child: Case, anna: Account):
    first = note_write(case=child, says=says("a"), by=anna)
    with pytest.raises(Unfitting):
        note_correct(before=first, says=says("b"), reason=" ", by=anna)


def test_a_withdrawn_note_is_in_the_history_alone(child: Case, anna: Account):
    first = note_write(case=child, says=says("Hørt i telefonen."), by=anna)
    note_withdraw(before=first, reason="det var et andet barn", by=anna)
    seen = Opened(child, sight(anna, child.id))
    assert latest(child, seen.sight) == []
    assert not notes_for_search(sights(anna)).exists()
    assert [one.is_withdrawn for one in versions_of(seen, first.note)] == [True, False]


@pytest.mark.parametrize(
    "change",
    ["UPDATE note SET day = day", "DELETE FROM note", "UPDATE note_block SET text = 'x'", "DELETE FROM note_block"],
)
@pytest.mark.parametrize("role", ["livline_web", "livline_job", "livline_owner", "postgres"])
def test_nobody_changes_what_is_written(child: Case, role: str, change: str):
    who = world.account("Anna", child.municipality)
    note = Note.objects.create(case=child, occasion="visit", day=TODAY, recorded_by=who)
    Block.objects.create(note=note, case=child, position=0, sort="observation", text="a")
    assert changed(role, change) == 0
    assert Block.objects.get(note=note).text == "a"


def changed(role: str, change: str) -> int:
    """How many rows a role changed; the superuser, whom no wall stops, is refused by the table itself."""
    try:
        with world.role(role), connection.cursor() as cursor:
            cursor.execute(change)
            return int(cursor.rowcount)
    except DatabaseError:
        return 0


def test_a_stranger_and_a_parent_get_no_note(child: Case, anna: Account):
    note = note_write(case=child, says=says("a"), by=anna)
    seen = Opened(child, NOTHING)
    assert latest(child, NOTHING) == []
    for ask in (note_seen, versions_of):
        with pytest.raises(NotFound):
            ask(seen, note.note)
    assert not notes_for_search({child.id: NOTHING}).exists()


def test_a_text_is_not_added_to_a_note_of_another_day(child: Case):
    who = world.account("Anna", child.municipality)
    world.relate(who, child)
    old = Note.objects.create(
        case=child, occasion="visit", day=TODAY, recorded_by=who, recorded_at=dt.datetime.now(dt.UTC) - DAY
    )
    with world.web(who), pytest.raises(DatabaseError), transaction.atomic():
        Block.objects.create(note=old, case=child, position=0, sort="observation", text="føjet til")


def test_an_assessment_is_cited_as_it_stood(child: Case, anna: Account):
    note = note_write(case=child, says=says("set", "Sofie trives."), by=anna)
    seen, thought = note.blocks.all()
    fact = world.entry(child, kind="decision", date=TODAY, recorded_by=anna).fact
    with pytest.raises(Unfitting):
        note_cite(block=seen, fact=fact, by=anna)
    with pytest.raises(NotFound):
        note_cite(block=thought, fact=uuid.uuid4(), by=anna)
    assert note_cite(block=thought, fact=fact, by=anna) == note_cite(block=thought, fact=fact, by=anna)
    note_correct(before=note, says=says("set", "Sofie trives ikke."), reason="ny viden", by=anna)
    opened = Opened(child, sight(anna, child.id))
    assert [one.text for one in texts_cited(opened, fact)] == ["Sofie trives."]
    assert [resting_on(one) for one in versions_of(opened, note.note)[1].blocks.all()] == [[], [fact]]
    with pytest.raises(Overtaken):
        note_cite(block=thought, fact=fact, by=anna)


@pytest.mark.parametrize(
    ("text", "occasion"),
    [
        ("Tilsynsbesøg hos plejefamilien. Alma viste sit værelse.", Occasion.VISIT),
        ("Mor ringede kl. 10 og var ked af det.", Occasion.PHONE),
        ("Mail fra skolen om fravær.", Occasion.MAIL),
        ("Netværksmøde, referat udsendes.", Occasion.MEETING),
        ("Børnesamtale. Sofie fortæller, at hun vil blive boende.", Occasion.CHILD_TALK),
        ("Det vurderes, at Sofie er i trivsel.", Occasion.ASSESSMENT),
        ("", None),
        ("Intet at bemærke.", None),
    ],
)
def test_the_words_suggest_the_occasion(text: str, occasion: Occasion | None):
    found = suggested(text)
    assert (found.occasion if found else None) == occasion
    assert all(word in text.lower() for word in (found.words if found else ()))


def test_no_cue_stands_twice():
    words = [word for _, _, words in CUES for word in words.split()]
    assert len(words) == len(set(words))


@given(st.text("ab \n", max_size=60), st.text("ab \n", max_size=60))
def test_both_texts_can_be_read_from_a_comparison(before: str, after: str):
    pieces = compared(before, after)
    assert "".join(one.text for one in pieces if one.fate != Fate.NEW) == before
    assert "".join(one.text for one in pieces if one.fate != Fate.GONE) == after
