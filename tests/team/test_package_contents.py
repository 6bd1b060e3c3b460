"""A case comes whole: what facts and notes said before, files, assessments, and what the child shared."""

from __future__ import annotations

import io
import uuid
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone
from PIL import Image

from livline.access.errors import NotFound
from livline.access.models import Account
from livline.access.sight import sight
from livline.cases.lookups import Opened
from livline.cases.models import Case, Entry
from livline.cases.places import names_of
from livline.cases.quarantine import quarantine_ask, quarantine_confirm
from livline.cases.services import fact_correct, fact_withdraw
from livline.journal.files.keeping import attach, content_of, name_of
from livline.journal.lookups import in_order, latest
from livline.journal.models import Attachment, Block, Note, Occasion, Sort
from livline.journal.services import Text, Written, note_correct, note_withdraw, note_write
from livline.people.services import word_write
from livline.plans.content import PlanType
from livline.plans.lookups import made_elsewhere, plan_seen, plans_seen
from livline.plans.models import Taken
from livline.plans.services import Said, act_of, plan_adopt, plan_begin, words_write
from livline.studies.headings import Depth
from livline.studies.lookups import Told, studies_seen, study_seen, versions_of
from livline.studies.models import StudyText
from livline.studies.services import study_begin, study_close, text_write
from livline.team.lookups import said_before
from livline.team.models import Package, PackageFile, Received, ReceivedWord
from livline.team.package import assessments, contents, history, journal
from livline.team.package.left_out import unsealed
from livline.team.package.packing import LEFT_OUT
from tests.ground import world
from tests.ground.oracle import DAY, TODAY
from tests.ground.test_plans import taken
from tests.team.packages import Two, approve, ask, make, opened_of, take, two
from tests.team.test_packages import asked_of, told_facts

pytestmark = pytest.mark.usefixtures("db")
__all__ = ["two"]


def sent(two: Two) -> tuple[Package, bytes]:
    """The package, made now."""
    package = ask(two)
    approve(two, package)
    return package, make(two, package)


def seen_by(who: Account, case: Case) -> Opened:
    return Opened(case, sight(who, case.id))


def png(colour: tuple[int, int, int] = (200, 30, 30)) -> bytes:
    kept = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(kept, "PNG")
    return kept.getvalue()


def entries_of(case: Case, fact: Any) -> list[Entry]:
    return list(Entry.objects.filter(case=case, fact=fact).order_by("id"))


# --- what facts said before ---------------------------------------------------------------------------------------


def corrected(two: Two) -> None:
    """Anna puts the placement right twice, and takes the visit back."""
    anna = two.here.anna
    with world.web(anna):
        for site, reason in (("Havtorn", "forkert sted"), ("Klokkelyng", "flyttet navn")):
            before = Entry.objects.get(case=two.case, kind="placement_started", replaced_by__isnull=True)
            said = {"date": before.date, "measure": "m1", "site": site, "site_kind": "foster"}
            fact_correct(before=before, fields=said, reason=reason, by=anna)
        visit = Entry.objects.get(case=two.case, kind="visit", replaced_by__isnull=True)
        fact_withdraw(before=visit, reason="det var et andet barn", by=anna)


@pytest.mark.parametrize(
    ("at", "day"),
    [
        ("2026-11-30T22:59:00+00:00", "30.11.2026"),
        ("2026-11-30T23:30:00+00:00", "01.12.2026"),
        ("2026-06-30T22:10:00+00:00", "01.07.2026"),
    ],
)
def test_what_was_written_after_midnight_is_of_the_danish_day(at: str, day: str):
    told = {"by": "anna", "at": at, "reason": "forkert sted"}
    for signed in (history.reason(told), journal.signature(told), assessments.signature(told)):
        assert day in signed


def test_what_a_fact_said_before_comes_with_the_reason_and_who_gave_it(two: Two):
    corrected(two)
    case = take(two, sent(two)[1]).case
    last = Entry.objects.get(case=case, kind="placement_started", replaced_by__isnull=True)
    names = names_of([case.id])
    chain = entries_of(case, last.fact)
    assert [names[one.site] for one in chain] == ["Solhøj", "Havtorn", "Klokkelyng"]  # type: ignore[attr-defined]
    assert [one.replaces_id for one in chain] == [None, chain[0].id, chain[1].id]
    day = f"{TODAY:%d.%m.%Y}"
    assert chain[1].reason_for_change == f"forkert sted (anna, {day}, i den tidligere kommune)"
    assert {one.recorded_by for one in chain} == {two.there.ida}


def test_a_fact_that_was_withdrawn_comes_as_withdrawn_and_counts_no_more(two: Two):
    corrected(two)
    case = take(two, sent(two)[1]).case
    last = Entry.objects.get(case=case, kind="visit", replaced_by__isnull=True)
    assert last.is_withdrawn
    assert last.reason_for_change is not None
    assert "det var et andet barn" in last.reason_for_change
    assert [one.is_withdrawn for one in entries_of(case, last.fact)] == [False, True]


def test_the_clocks_are_the_same_with_all_that_was_said_before(two: Two):
    corrected(two)
    case = take(two, sent(two)[1]).case
    assert asked_of(case) == asked_of(two.case)
    held = [fact for fact in told_facts(case) if not fact["is_withdrawn"]]
    assert len(held) == len([fact for fact in told_facts(two.case) if not fact["is_withdrawn"]])


def hidden_by_two(two: Two, kind: str) -> None:
    """A fact that Anna and Ida say is another child's."""
    world.relate(two.here.ida, two.case, "worker")
    entry = Entry.objects.get(case=two.case, kind=kind)
    with world.web(two.here.anna):
        quarantine_ask(entry=entry, reason="forkert barn", by=two.here.anna)
    with world.web(two.here.ida):
        quarantine_confirm(fact=entry.fact, by=two.here.ida)


def test_what_two_have_hidden_as_another_childs_stays(two: Two):
    hidden_by_two(two, "visit")
    _, file = sent(two)
    _, files = contents.unpacked(opened_of(two, file))
    assert b"forkert barn" not in b"".join(files.values())
    assert not Entry.objects.filter(case=take(two, file).case, kind="visit").exists()


# --- the journal --------------------------------------------------------------------------------------------------


def note_of(two: Two) -> Note:
    return Note.objects.get(case=two.case, replaced_by__isnull=True)


def says(text: str) -> Written:
    return Written(Occasion.VISIT, TODAY - 20 * DAY, [Text(Sort.OBSERVATION, text)])


def texts_of(case: Case, note: Note) -> list[str]:
    return [block.text for block in Block.objects.filter(case=case, note=note).order_by("position")]


def test_a_note_comes_with_who_wrote_it(two: Two):
    case = take(two, sent(two)[1]).case
    with world.web(two.there.ida):
        told = [[block.text for block in note.blocks.all()] for note in latest(case, sight(two.there.ida, case.id))]
    signed = f"Skrevet af anna i den tidligere kommune {TODAY:%d.%m.%Y}."
    assert told == [["Alma smilede", "Alma trives hos Solhøj", signed]]


def test_a_note_comes_with_all_its_versions_and_one_that_does_not_hold_as_such(two: Two):
    anna = two.here.anna
    with world.web(anna):
        note_correct(before=note_of(two), says=says("Alma lo"), reason="huskede forkert", by=anna)
        false = note_write(case=two.case, says=says("om et andet barn"), by=anna)
        note_withdraw(before=false, reason="forkert barn", by=anna)
    case = take(two, sent(two)[1]).case
    chains = [
        in_order(Note.objects.filter(note=id_))
        for id_ in set(Note.objects.filter(case=case).values_list("note", flat=True))
    ]
    holds, gone = sorted(chains, key=lambda chain: chain[0].is_withdrawn)
    assert [texts_of(case, note)[0] for note in holds] == ["Alma lo", "Alma smilede"]
    assert holds[0].reason_for_change is not None
    assert holds[0].reason_for_change.startswith("huskede forkert (anna i den tidligere kommune")
    assert [note.is_withdrawn for note in gone] == [True, False]


def beside(two: Two, name: str, content: bytes) -> Attachment:
    with world.web(two.here.anna):
        return attach(note=note_of(two), name=name, content=content, by=two.here.anna)


def test_a_file_comes_sealed_anew_beside_its_note(two: Two):
    there = beside(two, "tegning af Solhøj.png", png())
    _, file = sent(two)
    case = take(two, file).case
    here = Attachment.objects.get(case=case)
    assert here.note == Note.objects.get(case=case).note
    assert name_of(here.id, here.sealed) == "tegning af Solhøj.jpg"
    assert Image.open(io.BytesIO(content_of(here))).size == (40, 30)
    assert bytes(here.sealed) != bytes(there.sealed)
    assert b"tegning" not in file


def test_a_file_that_has_no_room_is_named_at_both_ends(two: Two, monkeypatch: pytest.MonkeyPatch):
    beside(two, "gammel.png", png())
    newest = beside(two, "ny.png", png((1, 2, 3)))
    monkeypatch.setattr(journal, "ROOM", newest.size)
    package, file = sent(two)
    received = take(two, file)
    made = PackageFile.objects.get(package=package)
    for left in (unsealed(made.left_out, package.id), unsealed(received.left_out, received.id)):
        assert left.files == ("gammel.jpg",)
        assert left.always == LEFT_OUT
    assert [name_of(one.id, one.sealed) for one in Attachment.objects.filter(case=received.case)] == ["ny.jpg"]
    assert b"gammel" not in bytes(made.left_out) + bytes(received.left_out)


def missing() -> bytes:
    """What a file is of which a piece does not open."""
    raise NotFound


def test_a_file_that_does_not_open_is_named_and_keeps_nothing_else_back(two: Two, monkeypatch: pytest.MonkeyPatch):
    broken = beside(two, "itu.png", png())
    beside(two, "hel.png", png((1, 2, 3)))
    monkeypatch.setattr(journal, "content_of", lambda row: content_of(row) if row.id != broken.id else missing())
    package, file = sent(two)
    received = take(two, file)
    assert unsealed(PackageFile.objects.get(package=package).left_out, package.id).files == ("itu.jpg",)
    assert [name_of(one.id, one.sealed) for one in Attachment.objects.filter(case=received.case)] == ["hel.jpg"]


# --- assessments --------------------------------------------------------------------------------------------------


def studied(two: Two) -> None:
    """A short assessment that was corrected, and a deep study that took one text over."""
    anna = two.here.anna
    with world.web(anna):
        short = study_begin(case=two.case, depth=Depth.SHORT, on=TODAY - 60 * DAY, by=anna)
        first = text_write(
            study=short, heading="situation", text="Alma sover dårligt", replaces=None, taken_from=None, by=anna
        )
        text_write(study=short, heading="concerns", text="skolen", replaces=None, taken_from=None, by=anna)
        last = text_write(
            study=short, heading="situation", text="Alma sover godt", replaces=first.id, taken_from=None, by=anna
        )
        deep = study_begin(case=two.case, depth=Depth.DEEP, on=TODAY - 30 * DAY, by=anna, built_on=short)
        text_write(
            study=deep, heading="situation", text="Alma sover godt nu", replaces=None, taken_from=last.id, by=anna
        )
        told = study_seen(Opened(two.case, sight(anna, two.case.id)), short.id)
        study_close(told=told, on=TODAY - 31 * DAY, by=anna)


def told_there(two: Two, case: Case) -> tuple[Told, Told]:
    opened = seen_by(two.there.ida, case)
    told = [study_seen(opened, one.study.id) for one in studies_seen(opened)]
    short, deep = sorted(told, key=lambda one: not one.is_short)
    return short, deep


def test_assessments_come_with_their_versions_and_what_was_taken_over(two: Two):
    studied(two)
    case = take(two, sent(two)[1]).case
    with world.web(two.there.ida):
        short, deep = told_there(two, case)
        assert deep.study.built_on == short.study
        assert (short.begun_on, deep.begun_on) == (TODAY - 60 * DAY, TODAY - 30 * DAY)
        assert short.closed is not None
        versions = [one.text for one in short.parts if one.heading.name == "situation"]
        signed = f"Skrevet af anna i den tidligere kommune {TODAY:%d.%m.%Y}."
        assert versions == [f"Alma sover godt\n\n{signed}"]
        assert len(versions_of(short.study, "situation")) == 2
        part = next(one for one in deep.parts if one.heading.name == "situation")
        assert part.text.startswith("Alma sover godt nu")
        assert not part.source_changed
        inherited = next(one for one in deep.parts if one.heading.name == "concerns")
        assert inherited.is_inherited
    assert not any(b"Alma" in bytes(text.sealed) for text in StudyText.objects.filter(case=case))


# --- the child's words --------------------------------------------------------------------------------------------


def written_by_the_child(two: Two) -> Account:
    young = world.account("alma", two.here.of)
    world.relate(young, two.case, "child")
    with world.web(young):
        word_write(case=two.case, text="jeg vil se min bror", is_shared=True, by=young)
        word_write(case=two.case, text="kun for mig", is_shared=False, by=young)
    return young


def words_there(who: Account, case: Case) -> list[str]:
    with world.web(who):
        return [text for _, text in said_before(seen_by(who, case))]


def test_what_the_child_shared_reaches_its_new_caseworker_and_itself_and_nobody_else(two: Two):
    written_by_the_child(two)
    _, file = sent(two)
    case = take(two, file).case
    young = world.account("alma there", two.there.of)
    world.relate(young, case, "child")
    world.relate(two.there.anna, case, "cover")
    assert words_there(two.there.ida, case) == ["jeg vil se min bror"]
    assert words_there(young, case) == ["jeg vil se min bror"]
    for who in (two.there.bo, two.there.anna, two.there.carla, two.here.anna):
        assert words_there(who, case) == []
        with world.web(who):
            assert not ReceivedWord.objects.exists()
    assert b"bror" not in bytes(ReceivedWord.objects.get().sealed)


def test_what_the_child_wrote_for_itself_never_leaves(two: Two):
    written_by_the_child(two)
    _, file = sent(two)
    manifest, files = contents.unpacked(opened_of(two, file))
    assert b"kun for mig" not in b"".join(files.values())
    assert "private_words" in manifest["left_out"]["always"]


def test_nobody_puts_words_into_a_childs_mouth_after_the_package_is_taken(two: Two):
    taken = take(two, sent(two)[1])
    same = {"case": taken.case, "partner": two.back, "municipality": two.there.of, "by": two.there.ida}
    sealed = {"digest": b"x", "receipt": b"x", "kept_out": b"x"}
    before = Received.objects.create(package=uuid.uuid4(), at=timezone.now() - DAY, **same, **sealed)
    with world.web(two.there.ida):
        assert Received.objects.filter(id=before.id).exists()
        with pytest.raises(DatabaseError), transaction.atomic():
            ReceivedWord.objects.create(received=before, case=taken.case, sealed=b"x", said_at=timezone.now())


# --- plans --------------------------------------------------------------------------------------------------------


def planned(two: Two) -> None:
    """Adopted with two goals, the first of which is worded anew since, and a wish that led to the second."""
    anna = two.here.anna
    world.relate(two.here.ida, two.case, "leader")
    with world.web(anna):
        plan = plan_begin(case=two.case, type_=PlanType.BARNETS_PLAN, by=anna)
        first, second, place = uuid.uuid4(), uuid.uuid4(), str(placement(two.case).fact)
        for part, text in ((first, "sover om natten"), (second, "går til svømning")):
            says = (("adult", text), ("place", place), ("measures", "m1"))
            words_write(plan=plan, said=[Said(part, "goal", name, said) for name, said in says], by=anna)
        words_write(plan=plan, said=wish(second), by=anna)
    taken(plan, anna, Taken.ASKED)
    taken(plan, two.here.ida, Taken.APPROVED)
    with world.web(anna):
        at = seen_by(anna, two.case)
        plan_adopt(opened=at, told=plan_seen(at, plan.id), by=anna)
        before = plan_seen(at, plan.id).content.goals[0].words["adult"].id
        words_write(plan=plan, said=[Said(first, "goal", "adult", "sover trygt", before)], by=anna)


def wish(goal: uuid.UUID) -> list[Said]:
    part = uuid.uuid4()
    return [Said(part, "wish", "said", "jeg vil i vandet"), Said(part, "wish", "goals", str(goal))]


def placement(case: Case) -> Entry:
    return Entry.objects.get(case=case, kind="placement_started", replaced_by__isnull=True)


def test_the_words_of_a_plan_come_in_their_order_and_point_as_they_did(two: Two):
    planned(two)
    case = take(two, sent(two)[1]).case
    with world.web(two.there.ida):
        told = plans_seen(seen_by(two.there.ida, case))[0]
    assert [goal.says("adult") for goal in told.content.goals] == ["sover trygt", "går til svømning"]
    assert told.at(1).goals[0].says("adult") == "sover om natten"
    assert told.content.of("wish")[0].refers("goals") == (str(told.content.goals[1].id),)
    assert told.content.goals[0].refers("place") == (str(placement(case).fact),)
    assert (len(told.versions), told.adopted) == (2, None)
    assert len([fact for fact in told_facts(case) if fact["kind"] == "plan"]) == len(
        [fact for fact in told_facts(two.case) if fact["kind"] == "plan"]
    )


def test_adopted_here_it_is_the_same_plan_revised(two: Two):
    planned(two)
    case = take(two, sent(two)[1]).case
    with world.web(two.there.ida):
        opened = seen_by(two.there.ida, case)
        told = plans_seen(opened)[0]
        assert act_of(told, told.content, was_elsewhere=made_elsewhere(opened, told.plan.type, TODAY)) == "revised"
