"""My day: who needs me most and why, what is due, what is new, what waits; and nothing of anybody else's."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest
from django.db.models.functions import Now
from django.urls import reverse

from livline.access.models import Account, Protection
from livline.access.models.protections import Lowering
from livline.access.sight import sights
from livline.cases.hooks import facts_changed
from livline.cases.models import Case, Entry, Quarantine
from livline.looks.models import Act
from livline.looks.record import record
from livline.people.models import Word
from livline.people.sealed import word_place
from livline.sealing.seal import seal
from livline.team.models import Handover, Step, Taken
from livline.web.fact_words import kind_title
from livline.web.models import Draft
from livline.web.rooms.today.asks import Ask, asks, children, needs, overdue
from livline.web.rooms.today.calendar import told as days_told
from livline.web.rooms.today.drafts import draft_address, draft_title
from tests.ground import world
from tests.ground.oracle import DAY, TODAY
from tests.web.pages.surroundings import asks_little, child_in, in_office, related
from tests.web.pages.visiting import Visitor

NOTE = "0a1b2c3d-0000-4000-8000-00000000000a"


@pytest.fixture
def anna() -> Account:
    return world.account("Anna Prøve", world.municipality())


def child_due(anna: Account, number: str, called: str, days: int) -> Case:
    """A placed child whose next follow-up is due in some days (negative: was); visits are as they should be."""
    assert anna.municipality is not None
    child = child_in(anna.municipality, number, called)
    world.entry(child, kind="decision", date=TODAY - 100 * DAY, about="placement", measure="p1", by="municipality")
    world.entry(child, kind="placement_started", date=TODAY - 99 * DAY, measure="p1", site_kind="foster", position=2)
    world.entry(
        child, kind="follow_up", date=TODAY - 90 * DAY, measure="p1", next_on=TODAY + days * DAY, position=3,
        event_id="o1",
    )  # fmt: skip
    facts_changed([child.id])
    world.relate(anna, child)
    return child


def mine(anna: Account, day: dt.date = TODAY) -> list:
    with world.web(anna):
        return children(sights(anna), day)


def only(told: list[Ask], duty: str = "next_follow_up") -> list[Ask]:
    return [ask for ask in told if ask.duty == duty]


def test_the_day_names_the_child_the_duty_and_why_it_comes_first(anna: Account):
    child = child_due(anna, "K1", "Alma", -3)
    page = Visitor(anna).get(reverse("today")).content.decode()
    assert "Goddag, Anna" in page
    assert "Alma" in page
    assert reverse("case", args=[child.id]) in page
    assert "3 dage for sent" in page
    with world.web(anna):
        first = needs(children(sights(anna), TODAY), TODAY)[0]
    assert first.reason
    assert first.because in page


def test_three_are_shown_and_who_is_harmed_most_stands_first(anna: Account):
    for number, days in enumerate((9, -30, 3, 13)):
        child_due(anna, f"K{number}", f"Barn{number}", days)
    from livline.ledger import harm

    told = needs(mine(anna), TODAY)
    assert len(told) == 3
    keys = [harm.key(need.ask.child.open[0], TODAY) for need in told]
    assert keys == sorted(keys)


def test_a_child_without_anything_open_needs_nobody(anna: Account):
    assert anna.municipality is not None
    child = child_in(anna.municipality, "K1", "Alma")
    world.relate(anna, child)
    facts_changed([child.id])
    page = Visitor(anna).get(reverse("today")).content.decode()
    assert "Intet venter efter loven" in page


def test_what_is_due_turns_late_at_midnight_without_a_job(anna: Account):
    child_due(anna, "K1", "Alma", 0)
    before, after = (only(asks(mine(anna, day), day)) for day in (TODAY, TODAY + DAY))
    assert [(ask.status, ask.days) for ask in before] == [("pending", 0)]
    assert [(ask.status, ask.days) for ask in after] == [("overdue", -1)]
    assert [ask.duty for ask in overdue(after)] == ["next_follow_up"]


def test_the_list_looks_a_fortnight_ahead_by_day(anna: Account):
    for number, days in enumerate((0, 14, 15, -1)):
        child_due(anna, f"K{number}", f"Barn{number}", days)
    told = days_told(only(asks(mine(anna), TODAY)), []).ahead(TODAY)
    assert [one.day for one in told] == [TODAY, TODAY + 14 * DAY]


def test_a_stranger_and_who_does_no_casework_see_no_day(anna: Account):
    child = child_due(anna, "K1", "Alma", 3)
    stranger = world.account("Carla", anna.municipality)
    assert anna.municipality is not None
    bodil = in_office("Bodil", anna.municipality, "administrator")
    leader = related(child, "Bo", "leader")
    for who, instead in ((stranger, "cases"), (bodil, "administration"), (leader, "cases")):
        answer = Visitor(who).get(reverse("today"))
        assert (answer.status_code, answer["Location"]) == (302, reverse(instead))
        assert "Alma" not in Visitor(who).get(reverse("calendar")).content.decode() or who == leader
    other = related(child_due(anna, "K2", "Bertil", 3), "Dag", "worker")
    page = Visitor(other).get(reverse("today")).content.decode()
    assert "Bertil" in page
    assert "Alma" not in page


def test_home_leads_to_the_day_or_to_the_cases(anna: Account):
    child = child_due(anna, "K1", "Alma", 3)
    assert Visitor(anna).get(reverse("home"))["Location"] == reverse("today")
    assert Visitor(related(child, "Bo", "leader")).get(reverse("home"))["Location"] == reverse("cases")


# --- what is around -----------------------------------------------------------------------------------------------


def page_of(who: Account) -> str:
    page: str = Visitor(who).get(reverse("today")).content.decode()
    return page


def looks_at(who: Account, child: Case) -> None:
    with world.web(who):
        record(child.id, Act.READ, "worker")


def test_a_case_given_to_me_is_new_until_i_open_it(anna: Account):
    assert anna.municipality is not None
    child = child_in(anna.municipality, "K1", "Alma")
    facts_changed([child.id])
    world.relate(anna, child, during=(TODAY - DAY, None))
    assert "ny hos dig" in page_of(anna)
    looks_at(anna, child)
    assert "ny hos dig" not in page_of(anna)


def test_what_others_wrote_since_i_looked_is_new_and_what_i_wrote_is_not(anna: Account):
    child = child_due(anna, "K1", "Alma", 30)
    bo = related(child, "Bo", "worker")
    looks_at(anna, child)
    world.entry(child, kind="plan", date=TODAY, recorded_by=bo, position=9)
    news = page_of(anna).partition("Nyt for dig")[2].partition("</section>")[0]
    assert "Plan" in news
    looks_at(anna, child)
    assert "Plan," not in page_of(anna).partition("Nyt for dig")[2].partition("</section>")[0]
    world.entry(child, kind="visit", date=TODAY, recorded_by=anna, position=10)
    assert "Tilsynsbesøg," not in page_of(anna).partition("Nyt for dig")[2].partition("</section>")[0]


def test_words_of_the_child_are_new_to_its_caseworker_alone(anna: Account):
    child = child_due(anna, "K1", "Alma", 30)
    alma, cover = related(child, "Alma", "child"), related(child, "Dag", "cover")
    word = Word(case=child, by=alma, is_shared=True)
    word.sealed = seal("jeg savner min bror", word_place(word.id))
    word.save(force_insert=True)
    assert "har skrevet til dig" in page_of(anna)
    assert "har skrevet til dig" not in page_of(cover)
    assert "savner" not in page_of(anna)


def says(child: Case, by: Account, text: str, is_shared: bool = True) -> Word:
    word = Word(case=child, by=by, is_shared=is_shared)
    word.sealed = seal(text, word_place(word.id))
    word.save(force_insert=True)
    return word


@pytest.mark.parametrize("shows", ["case", "words"])
def test_a_word_of_the_child_is_new_until_a_page_has_shown_it(anna: Account, shows: str):
    child = child_due(anna, "K1", "Alma", 30)
    alma = related(child, "Alma", "child")
    says(child, alma, "jeg savner min bror")
    Visitor(anna).get(reverse("duties", args=[child.id]))
    assert "har skrevet til dig" in page_of(anna), "a page that does not show it is no answer"
    assert "jeg savner min bror" in Visitor(anna).get(reverse(shows, args=[child.id])).content.decode()
    assert "har skrevet til dig" not in page_of(anna)
    says(child, alma, "kom snart")
    assert "har skrevet til dig" in page_of(anna)


def test_what_i_asked_others_for_waits_until_they_have_answered(anna: Account):
    child = child_due(anna, "K1", "Alma", 30)
    bo = related(child, "Bo", "worker")
    world.relate(world.account("Ny", anna.municipality), child, "cover", during=(TODAY, None), is_confirmed=False,
                 added_by=anna)  # fmt: skip
    raised = Protection.objects.create(case=child, level="protected", reason="trusler", raised_by=anna)
    Lowering.objects.create(protection=raised, asked_by=anna, reason="forbi")
    entry = Entry.objects.get(case=child, kind="follow_up")
    Quarantine.objects.create(fact=entry.fact, case=child, reason="forkert barn", asked_by=anna)
    page = page_of(anna)
    for sentence in ("en anden skal bekræfte", "en anden skal ophæve", "en anden skal skjule"):
        assert sentence in page
    assert "Venter på dig" in page_of(bo), "the colleague is asked"
    assert "Venter på dig" not in page
    Lowering.objects.update(confirmed_by=bo, confirmed_at=Now())
    Quarantine.objects.update(confirmed_by=bo, confirmed_at=Now())
    assert "ophæve" not in page_of(anna)
    assert "Venter på dig" not in page_of(bo)


def test_drafts_are_mine_and_lead_back_to_their_form(anna: Account):
    child = child_due(anna, "K1", "Alma", 30)
    bo = related(child, "Bo", "worker")
    Visitor(anna).post(reverse("draft", args=[child.id, "quick-visit"]), reason="halvt")
    Visitor(anna).post(reverse("draft", args=[child.id, "new-plan"]), reason="halvt")
    page = page_of(anna)
    assert reverse("quick-record", args=[child.id, "visit"]) in page.partition("Dine kladder")[2]
    assert reverse("fact-record", args=[child.id, "plan"]) in page.partition("Dine kladder")[2]
    assert "halvt" not in page
    assert "new-plan" not in page_of(bo)
    assert reverse("fact-record", args=[child.id, "plan"]) not in page_of(bo)


def kept_in(who: Account, child: Case, place: str, **told: str) -> str:
    """A draft of a page of its own; gives its id."""
    Visitor(who).post(reverse("draft", args=[child.id, place]), draft_writer=str(uuid.uuid4()), **told)
    return str(Draft.objects.filter(case=child, place=place).latest("saved_at").id)


def test_each_of_two_drafts_of_a_note_opens_with_its_own_words(anna: Account):
    child = child_due(anna, "K1", "Alma", 30)
    first = kept_in(anna, child, "journal", seen="Alma lo")
    second = kept_in(anna, child, "journal", seen="Alma sov")
    page = page_of(anna).partition("Dine kladder")[2]
    assert "Notat" in page
    write = reverse("journal-write", args=[child.id])
    for draft, words in ((first, "Alma lo"), (second, "Alma sov")):
        assert f'href="{write}?draft={draft}"' in page
        form = Visitor(anna).get(write, draft=draft).content.decode()
        assert words in form.partition("<textarea")[2].partition("</textarea>")[0]
    assert "Alma sov" in Visitor(anna).get(write, draft="<script>").content.decode(), "else the last one"


def test_the_draft_of_another_opens_nothing(anna: Account):
    child = child_due(anna, "K1", "Alma", 30)
    theirs = kept_in(related(child, "Bo", "worker"), child, "journal", seen="Bo skrev")
    assert "Bo skrev" not in Visitor(anna).get(reverse("journal-write", args=[child.id]), draft=theirs).content.decode()


@pytest.mark.parametrize(
    ("place", "page", "more", "called"),
    [
        ("journal", "journal-write", [], "Notat"),
        (f"note-{NOTE}", "note-correct", [NOTE], "Rettelse af et notat"),
        (f"study-{NOTE}-child_view", "study-write", [NOTE, "child_view"], "Barnets syn"),
        ("introduction", "portrait-introduce", [], "Hvem barnet er"),
        ("words", "words", [], ""),
        ("quick-visit", "quick-record", ["visit"], "Besøg"),
        ("new-plan", "fact-record", ["plan"], "Plan"),
        ("what-is-this", "case", [], ""),
    ],
)
def test_a_draft_leads_to_its_form_and_is_called_what_it_will_become(
    place: str, page: str, more: list[str], called: str
):
    case, draft = uuid.uuid4(), uuid.uuid4()
    address = draft_address(case, place, str(draft))
    assert address.partition("?")[0] == reverse(page, args=[case, *more])
    assert (f"?draft={draft}" in address) == (page != "case")
    assert called in draft_title(place)


def test_a_hand_over_that_i_proposed_waits_until_the_other_has_answered(anna: Account):
    child = child_due(anna, "K1", "Alma", 30)
    ida, mine = related(child, "Ida", "cover"), {"case": child, "on": TODAY, "message": b"", "proposed_by": anna}
    handover = Handover.objects.create(giver=anna, receiver=ida, **mine)
    waits = "overlevering, som Ida skal svare på"
    assert waits in page_of(anna)
    assert reverse("handover", args=[child.id]) in page_of(anna).partition("Venter på andre")[2]
    assert "overlevering, som" not in page_of(ida)
    Step.objects.create(handover=handover, taken=Taken.ACCEPTED, by=ida)
    assert waits not in page_of(anna)
    assert "overlevering, som en anden skal bekræfte" in page_of(anna)
    Step.objects.create(handover=handover, taken=Taken.DECLINED, by=ida, reason="ferie")
    assert "overlevering, som" not in page_of(anna)


def test_what_i_wrote_today_can_be_taken_back_from_here(anna: Account):
    child = child_due(anna, "K1", "Alma", 30)
    Visitor(anna).post(reverse("quick-record", args=[child.id, "need_known"]), date=TODAY.strftime("%d.%m.%Y"))
    fact = Entry.objects.get(kind="need_known").fact
    assert reverse("quick-undo", args=[child.id, fact]) in page_of(anna)
    answer = Visitor(anna).post(reverse("quick-undo", args=[child.id, fact]), back="today")
    assert answer["Location"] == f"{reverse('today')}?undone={fact}"
    assert "Alma" not in str(answer.cookies)
    page = Visitor(anna).get(reverse("today"), undone=str(fact)).content.decode()
    assert f"Alma: {kind_title('need_known')} {TODAY.day}. " in page
    assert "er taget tilbage" in page
    assert reverse("quick-undo", args=[child.id, fact]) not in page


@pytest.mark.parametrize("asked", ["", "x", NOTE, "<script>"])
def test_what_was_not_taken_back_by_me_is_not_said_to_be(anna: Account, asked: str):
    child = child_due(anna, "K1", "Alma", 30)
    entry = world.entry(child, kind="visit", date=TODAY, recorded_by=anna, position=10)
    for fact in (asked, str(entry.fact)):
        assert "er taget tilbage" not in Visitor(anna).get(reverse("today"), undone=fact).content.decode()


def test_what_another_took_back_is_not_told(anna: Account):
    child = child_due(anna, "K1", "Alma", 30)
    Visitor(anna).post(reverse("quick-record", args=[child.id, "need_known"]), date=TODAY.strftime("%d.%m.%Y"))
    fact = Entry.objects.get(kind="need_known").fact
    Visitor(anna).post(reverse("quick-undo", args=[child.id, fact]), back="today")
    colleague = related(child, "Bo", "worker")
    assert "er taget tilbage" not in Visitor(colleague).get(reverse("today"), undone=str(fact)).content.decode()


def test_what_is_closed_to_me_meanwhile_is_gone_from_my_day(anna: Account):
    child = child_due(anna, "K1", "Alma", 3)
    Visitor(anna).post(reverse("draft", args=[child.id, "quick-visit"]), reason="halvt")
    child_due(anna, "K2", "Bertil", 3)
    from livline.access.models import Conflict

    Conflict.objects.create(account=anna, case=child)
    page = page_of(anna)
    assert "Bertil" in page
    assert "Alma" not in page
    assert str(child.id) not in page


@pytest.mark.parametrize("many", [1, 9])
def test_the_day_asks_little_however_many_cases(anna: Account, many: int):
    for number in range(many):
        child_due(anna, f"K{number}", f"Barn{number}", number)
    visitor = Visitor(anna)
    visitor.get(reverse("today"))
    asks_little(visitor, reverse("today"))


def test_the_day_is_on_record_as_a_list(anna: Account):
    child_due(anna, "K1", "Alma", 3)
    from livline.looks.models import Look

    Visitor(anna).get(reverse("today"))
    assert Look.objects.filter(account_id=anna.id, act="list").count() == 1
