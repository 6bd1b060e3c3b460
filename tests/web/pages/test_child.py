"""The page of a child shows the whole child to whoever may see it, and to nobody more than they may."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from livline.access.models import Account, Protection
from livline.cases import services
from livline.cases.hooks import facts_changed
from livline.cases.models import Case
from livline.journal.models import Block, Note
from livline.people import services as people
from livline.people.models import Part, Way, WordRead
from livline.portrait import services as portrait
from livline.portrait.models import To, Voice
from livline.team.models import Handover, Newcomer
from tests.ground import world
from tests.ground.oracle import DAY, TODAY
from tests.web.pages.surroundings import asks_little, child_in, related
from tests.web.pages.test_today import says
from tests.web.pages.visiting import Visitor


@pytest.fixture
def child() -> Case:
    made = child_in(world.municipality())
    Case.objects.filter(id=made.id).update(born_on=TODAY.replace(year=TODAY.year - 11) - 70 * DAY)
    return made


@pytest.fixture
def anna(child: Case) -> Account:
    return related(child, "Anna", "worker", during=(TODAY - 30 * DAY, None))


def fact(child: Case, who: Account, kind: str, days: int, **fields: Any) -> None:
    with world.web(who):
        services.fact_record(case=child, kind=kind, fields={"date": TODAY + days * DAY, **fields}, by=who)


def placed(child: Case, by: Account, days: int = -200) -> None:
    fact(child, by, "decision", days - 10, id="a1", about="placement", by="municipality", consent=True, measure="p1")
    fact(child, by, "placement_started", days, id="s1", measure="p1", site="Solhøj", site_kind="foster")


def told(child: Case, by: Account) -> None:
    with world.web(by):
        portrait.introduction_write(
            case=child, text="Jeg kan stå på hænder", not_again="den aften", voice=Voice.CHILD, by=by, replaces=None
        )
        portrait.bright_add(case=child, text="Sover igennem", seen_on=TODAY, by=by)
        for to, text in ((To.CHILD, "Vi ringer fredag"), (To.PARENTS, "Mor får besked")):
            portrait.promise_give(
                case=child, text=text, to=to, giver="Anna", given_on=TODAY - 9 * DAY, due_on=TODAY - DAY, by=by
            )


def page(who: Account, child: Case, **query: Any) -> str:
    answer = Visitor(who).get(reverse("case", args=[child.id]), **query)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_a_stranger_gets_nothing(child: Case, anna: Account):
    told(child, anna)
    stranger = Visitor(world.account("Carla", child.municipality))
    for name in ("case", "portrait", "promises"):
        assert stranger.get(reverse(name, args=[child.id])).status_code == 404


def test_the_head_says_who_the_child_is_where_it_lives_and_whose_it_is(child: Case, anna: Account):
    placed(child, anna)
    html = page(anna, child)
    for words in ("Alma", "11 år og 2 måneder", "Solhøj (familiepleje)", "rådgiver <strong>Anna</strong>"):
        assert words in html or words.replace("familiepleje", "plejefamilie") in html, words


def test_the_childs_own_words_come_before_what_the_law_asks(child: Case, anna: Account):
    placed(child, anna)
    told(child, anna)
    html = page(anna, child)
    places = [html.index(words) for words in ("Jeg kan stå på hænder", "den aften", "Sover igennem", 'id="steps"')]
    assert places == sorted(places)


def test_what_must_happen_next_is_three_at_most_each_with_its_reason(child: Case, anna: Account):
    placed(child, anna)
    html = page(anna, child)
    assert 1 <= html.count('class="step step--') <= 3
    assert html.count("Uden en plan ved hverken barnet eller de voksne, hvad der skal ske.") == 1


def test_days_without_a_plan_are_told_as_what_they_are(child: Case, anna: Account):
    placed(child, anna)
    html = page(anna, child)
    assert "200 dage uden plan" in html or "bar--bare-late" in html
    fact(child, anna, "plan", -1, type="barnets_plan", measure="p1")
    assert "dage uden plan" in page(anna, child), "the gap stays when the plan has come"


def test_two_homes_at_once_are_both_told(child: Case, anna: Account):
    placed(child, anna)
    fact(child, anna, "placement_started", -20, measure="p2", site="Fyrtårnet", site_kind="institution")
    html = page(anna, child)
    assert html.count("bor <strong>") == 2


@pytest.mark.parametrize("zoom", ["life", "placement", "year", "nonsense", ""])
def test_every_zoom_shows_the_life(child: Case, anna: Account, zoom: str):
    placed(child, anna)
    fact(child, anna, "visit", -40, measure="p1", talked_with_child=True)
    html = page(anna, child, zoom=zoom)
    assert 'class="livline-picture"' in html
    chosen = html.partition('class="livline-zoom')[2].partition("</nav>")[0]
    assert chosen.count('aria-current="true"') == 1


def test_a_child_that_is_not_born_and_one_of_whom_nothing_is_known(child: Case, anna: Account):
    Case.objects.filter(id=child.id).update(born_on=TODAY + 60 * DAY)
    fact(child, anna, "notification", -3)
    assert "ventes" in page(anna, child)
    bare = child_in(child.municipality, "K2", "Bo")
    world.relate(anna, bare)
    assert "Livslinjen er tom endnu" in page(anna, bare)


def test_six_hundred_events_are_a_page_like_another(child: Case, anna: Account):
    for n in range(600):
        world.entry(child, kind="visit", date=TODAY - (n * 5) * DAY, position=n + 1)
    facts_changed([child.id])
    asks_little(Visitor(anna), reverse("case", args=[child.id]))
    html = page(anna, child)
    assert html.count('class="spot ') < 60
    assert html.count("<tr>") > 600


def test_the_page_asks_little(child: Case, anna: Account):
    placed(child, anna)
    told(child, anna)
    with world.web(anna):
        for name in ("Mor", "Far", "Mormor"):
            tie = people.person_add(case=child, part=Part.NETWORK, name=name, by=anna)
            people.contact_add(tie=tie, way=Way.PHONE, text="00 11 22 33", by=anna)
    for name in ("case", "portrait", "promises"):
        asks_little(Visitor(anna), reverse(name, args=[child.id]))


def test_people_are_in_the_picture_and_on_the_list_with_how_they_are_reached(child: Case, anna: Account):
    with world.web(anna):
        tie = people.person_add(case=child, part=Part.CUSTODY_HOLDER, name="Mona", by=anna, note="mor")
        people.contact_add(tie=tie, way=Way.PHONE, text="00 11 22 33", by=anna)
        past = people.person_add(case=child, part=Part.NETWORK, name="Gerda", by=anna, begins=TODAY - 90 * DAY)
        people.tie_end(tie=past, on=TODAY - 9 * DAY, by=anna)
    html = page(anna, child)
    assert html.count("Mona") == 2
    assert "00 11 22 33" in html
    assert 'class="person person--network past"' in html
    assert "Vis også dem, der ikke længere er der" in html


def test_who_sees_nobody_around_the_child_is_not_told_that_there_is_nobody(child: Case, anna: Account):
    told(child, anna)
    home = world.account("Bent", child.municipality)
    world.relate(home, child, "foster")
    assert "Mennesker omkring barnet" in page(anna, child)
    assert "Ingen er skrevet op" not in page(home, child)
    assert "Se og ret mennesker" not in page(home, child)


def test_where_the_place_is_secret_neither_it_nor_anybodys_number_is_told(child: Case, anna: Account):
    placed(child, anna)
    with world.web(anna):
        tie = people.person_add(case=child, part=Part.CUSTODY_HOLDER, name="Mona", by=anna)
        people.contact_add(tie=tie, way=Way.PHONE, text="00 11 22 33", by=anna)
    related(child, "Plejemor Lone", "foster")
    Protection.objects.create(case=child, level="secret", reason="trusler", raised_by=anna)
    html = page(anna, child)
    assert "Mona" in html
    for hidden in ("Solhøj", "00 11 22 33", "Plejemor Lone"):
        assert hidden not in html
    assert "Hvordan de nås, siger, hvor de er." in html


def test_the_child_reads_its_own_words_and_promises_and_no_duty(child: Case, anna: Account):
    placed(child, anna)
    told(child, anna)
    html = page(related(child, "Alma", "child"), child)
    assert "Jeg kan stå på hænder" in html
    assert "Vi ringer fredag" in html
    for hidden in ("Mor får besked", 'id="steps"', "for sent"):
        assert hidden not in html.replace("(1 dag for sent)", "")


def test_the_child_is_spoken_to_and_others_are_told_of_it(child: Case, anna: Account):
    told(child, anna)
    own, hers = page(related(child, "Alma", "child"), child), page(anna, child)
    assert "dine egne ord" in own
    assert "barnets egne ord" not in own
    assert ">Dig<" in own
    assert "barnets egne ord" in hers
    assert ">Dig<" not in hers


def test_a_printed_case_says_when_it_was_printed_and_by_whom(child: Case, anna: Account):
    foot = page(anna, child).partition('class="print-foot">')[2].partition("</p>")[0]
    assert foot.startswith(f"Udskrevet {TODAY.day}. ")
    assert foot.endswith(" af Anna")


def test_a_parent_sees_no_word_of_the_portrait(child: Case, anna: Account):
    placed(child, anna)
    told(child, anna)
    parent = related(child, "Mona", "custody_parent")
    html = page(parent, child)
    for hidden in ("Jeg kan stå på hænder", "Sover igennem", "Vi ringer fredag", "Løfter"):
        assert hidden not in html
    assert Visitor(parent).get(reverse("portrait", args=[child.id])).status_code == 404


def test_a_day_in_the_life_is_written_as_danes_write_it(child: Case, anna: Account):
    placed(child, anna)
    start: dt.date = TODAY - 200 * DAY
    months = "januar februar marts april maj juni juli august september oktober november december".split()
    assert f"{start.day}. {months[start.month - 1]} {start.year}" in page(anna, child)


def test_the_newest_notes_and_the_professional_picture_stand_on_the_page(child: Case, anna: Account):
    for occasion, days, sort, text in (
        ("visit", 0, "observation", "Alma viste sin hule frem."),
        ("assessment", 3, "assessment", "Hun er blevet tryg ved stedet."),
    ):
        note = Note.objects.create(case=child, occasion=occasion, day=TODAY - days * DAY, recorded_by=anna)
        Block.objects.create(note=note, case=child, position=0, sort=sort, text=text)
    html = page(anna, child)
    assert "Alma viste sin hule frem." in html
    assert html.index("Hun er blevet tryg ved stedet.") < html.index('id="newest"'), "it is the professional picture"
    foster = related(child, "Fie", "foster")
    assert "hule" not in page(foster, child)
    assert "tryg ved stedet" not in page(foster, child)


def test_a_withdrawn_or_corrected_note_is_not_the_newest(child: Case, anna: Account):
    first = Note.objects.create(case=child, occasion="visit", day=TODAY, recorded_by=anna)
    Block.objects.create(note=first, case=child, position=0, sort="observation", text="Hun er ti.")
    again = Note.objects.create(
        case=child,
        note=first.note,
        replaces=first,
        reason_for_change="tal",
        occasion="visit",
        day=TODAY,
        recorded_by=anna,
    )
    Block.objects.create(note=again, case=child, position=0, sort="observation", text="Hun er elleve.")
    html = page(anna, child)
    assert "Hun er elleve." in html
    assert "Hun er ti." not in html


def test_the_child_itself_is_told_who_comes(child: Case, anna: Account):
    to = world.account("Rie", child.municipality)
    given = Handover.objects.create(case=child, giver=anna, receiver=to, on=TODAY, message=b"x", proposed_by=anna)
    Newcomer.objects.create(handover=given, case=child, name="Rie", comes_on=TODAY, hello="Jeg glæder mig.")
    assert "Jeg glæder mig." in page(related(child, "Alma", "child"), child)
    assert "Jeg glæder mig." not in page(anna, child)


# --- what it wrote ------------------------------------------------------------------------------------------------


def test_what_the_child_shared_stands_first_for_its_caseworker_and_for_nobody_else(child: Case, anna: Account):
    alma = related(child, "Alma", "child")
    said = [says(child, alma, f"hilsen {number}.") for number in range(5)]
    says(child, alma, "kun for mig", is_shared=False)
    first = page(anna, child)
    assert "Nyt fra Alma til dig" in first
    assert all(f"hilsen {number}." in first for number in range(len(said)))
    assert first.index("hilsen 4.") < first.index("Vis 2 ældre") < first.index("hilsen 1.") < first.index('id="voice"')
    again = page(anna, child)
    assert "Alma har skrevet til dig" in again
    assert "hilsen 3." not in again, "the newest of what was read"
    for other in ("leader", "cover", "custody_parent", "foster", "child"):
        assert "hilsen" not in page(related(child, other, other), child), other
    assert "kun for mig" not in first


def test_nobody_sees_what_another_has_read_nor_marks_what_they_may_not_read(child: Case, anna: Account):
    word = says(child, related(child, "Alma", "child"), "kom snart")
    page(anna, child)
    leader = related(child, "Lene", "leader")
    with world.web(anna):
        assert WordRead.objects.count() == 1
    with world.web(leader):
        assert WordRead.objects.count() == 0
        for whose in (anna, leader):
            with pytest.raises(DatabaseError), transaction.atomic():
                WordRead.objects.create(account=whose, word=word)


def test_the_page_asks_as_little_where_the_child_wrote(child: Case, anna: Account):
    placed(child, anna)
    told(child, anna)
    says(child, related(child, "Alma", "child"), "kom snart")
    asks_little(Visitor(anna), reverse("case", args=[child.id]))
