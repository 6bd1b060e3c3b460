"""A common fact is recorded in few fields, what it changed is seen at once, and it can be taken back."""

from __future__ import annotations

import datetime as dt
import re
import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from lawcode import rule
from lawcode.facts import KIND_BY_NAME
from lawcode.registry import DUTIES
from livline.access.models import Account
from livline.cases.hooks import facts_changed
from livline.cases.models import Case, Entry
from livline.web.field_help import help_of
from livline.web.rooms.quick.acts import ACTS, BY_SLUG, MOST_FIELDS
from livline.web.rooms.quick.candidates import Around
from livline.web.rooms.quick.changes import between
from livline.web.rooms.quick.forms import QuickForm
from livline.web.rooms.quick.recording import UNDO_FOR
from livline.web.rooms.quick.serving import NEEDED_BY, duties_of
from tests.ground import world
from tests.ground.oracle import DAY, TODAY
from tests.web.pages.surroundings import asks_little, child_in, related
from tests.web.pages.visiting import Visitor

LINK = re.compile(r'href="(/cases/[^"]+)"')


@pytest.fixture
def anna() -> Account:
    return world.account("Anna", world.municipality())


def placed(anna: Account, number: str = "K1", called: str = "Alma", measures: tuple[str, ...] = ("p1",)) -> Case:
    """A child that has lived at a site for 190 days, with a follow-up 185 days ago; Anna is the caseworker."""
    assert anna.municipality is not None
    child = child_in(anna.municipality, number, called)
    for place, measure in enumerate(measures):
        told = {"measure": measure, "position": 10 * place + 1}
        world.entry(child, kind="decision", date=TODAY - 200 * DAY, about="placement", event_id=f"a{place}", **told)
        world.entry(
            child, kind="placement_started", date=TODAY - 190 * DAY, measure=measure, site_kind="foster",
            position=10 * place + 2,
        )  # fmt: skip
        world.entry(
            child, kind="follow_up", date=TODAY - 185 * DAY, measure=measure, interval_months=6, event_id=f"o{place}",
            position=10 * place + 3,
        )  # fmt: skip
    facts_changed([child.id])
    world.relate(anna, child)
    return child


def written(day: dt.date = TODAY) -> str:
    return day.strftime("%d.%m.%Y")


# --- the table ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.slug)
def test_an_act_asks_at_most_five_things_of_its_kind(act):
    kind = KIND_BY_NAME[act.kind]
    assert act.most_fields <= MOST_FIELDS
    asked = {*act.fields, *act.says, *act.first} - {"at"}
    assert [name for name in asked if kind.field(name) is None] == []
    assert set(act.says).isdisjoint(act.fields), "what the act says is not asked"


def test_slugs_are_once_and_every_field_has_its_help():
    assert len(BY_SLUG) == len(ACTS)
    assert [(act.slug, name) for act in ACTS for name in act.fields if not help_of(act.kind, name)] == []


def test_every_demand_of_the_law_says_which_acts_meet_it():
    demands = {type(edition.demand) for duty in DUTIES for edition in duty.editions}
    named = {demand for demand in demands if "need" in demand.__dataclass_fields__}
    assert demands - named - {rule.BeforeReturn} == set(NEEDED_BY) & demands
    assert "visits" in duties_of("visit")
    assert duties_of("need_known") == ()


def test_the_form_shows_no_more_fields_than_the_table_promises(anna: Account):
    child = placed(anna, measures=("p1", "p2"))
    for place, kind in enumerate(("notification", "notification", "decision", "study_opened", "study_opened")):
        world.entry(child, kind=kind, date=TODAY, event_id=f"x{place}", position=40 + place)
    from livline.cases.lookups import case_opened

    with world.web(anna):
        around = Around.of(case_opened(child.id, by=anna))
        shown = {act.slug: QuickForm(act, around).asked for act in ACTS}
    assert shown == {act.slug: act.most_fields for act in ACTS}


# --- choosing -----------------------------------------------------------------------------------------------------


def test_a_name_and_a_word_find_the_act_in_any_order(anna: Account):
    child = placed(anna)
    placed(anna, "K2", "Bertil")
    for words in ("alma besøg", "besøg alm", "TILSYN alma", "k1 besøg"):
        page = Visitor(anna).post(reverse("quick"), q=words).content.decode()
        assert reverse("quick-record", args=[child.id, "visit"]) in page, words
        assert "Bertil" not in page
    assert "Ingen af dine børn passer" in Visitor(anna).post(reverse("quick"), q="alma rumrejse").content.decode()


def test_a_name_alone_leads_to_the_acts_with_what_the_law_waits_for_first(anna: Account):
    child = placed(anna)
    page = Visitor(anna).post(reverse("quick"), q="alma").content.decode()
    assert reverse("quick-acts", args=[child.id]) in page
    acts = Visitor(anna).get(reverse("quick-acts", args=[child.id])).content.decode()
    waits, _, others = acts.partition("Noget andet")
    assert reverse("quick-record", args=[child.id, "visit"]) in waits
    assert reverse("quick-record", args=[child.id, "notification"]) in others


def test_the_palette_gets_its_answers_without_a_page_around(anna: Account):
    placed(anna)
    visitor = Visitor(anna)
    visitor.client.defaults["HTTP_HX_REQUEST"] = "true"
    page = visitor.post(reverse("quick"), q="alma").content.decode()
    assert "Alma" in page
    assert "<html" not in page


def test_a_search_is_on_record_and_no_address(anna: Account):
    placed(anna)
    from livline.looks.models import Look

    Visitor(anna).post(reverse("quick"), q="alma")
    assert Look.objects.filter(account_id=anna.id, act="search").count() == 1
    assert Visitor(anna).get(reverse("quick"), q="alma").content.decode().count('value="alma"') == 0


def test_somebody_without_children_is_told_what_the_place_is_for(anna: Account):
    placed(anna)
    other = world.account("Carla", anna.municipality)
    page = Visitor(other).get(reverse("quick")).content.decode()
    assert "Alma" not in page
    assert "et halvt minut" in page


def test_a_stranger_gets_nothing(anna: Account):
    child = placed(anna)
    fact = Entry.objects.filter(kind="follow_up").values_list("fact", flat=True)[0]
    stranger = Visitor(world.account("Carla", anna.municipality))
    for name, more in (("quick-acts", ()), ("quick-record", ("visit",)), ("quick-done", (fact,))):
        assert stranger.get(reverse(name, args=[child.id, *more])).status_code == 404
    before = Entry.objects.count()
    assert stranger.post(reverse("quick-record", args=[child.id, "visit"]), date=written()).status_code == 404
    assert stranger.post(reverse("quick-undo", args=[child.id, fact])).status_code == 404
    assert Entry.objects.count() == before


def test_a_leader_reads_and_does_not_record(anna: Account):
    child = placed(anna)
    leader = Visitor(related(child, "Bo", "leader"))
    assert leader.get(reverse("quick-acts", args=[child.id])).status_code == 404
    assert leader.get(reverse("quick-record", args=[child.id, "visit"])).status_code == 404
    assert "Alma" not in leader.get(reverse("quick")).content.decode()


def test_who_writes_decisions_alone_is_offered_those(anna: Account):
    child = placed(anna)
    night = Visitor(related(child, "Dag", "night_desk"))
    page = night.get(reverse("quick-acts", args=[child.id])).content.decode()
    assert reverse("quick-record", args=[child.id, "acute_decision"]) in page
    assert reverse("quick-record", args=[child.id, "plan"]) not in page
    assert night.get(reverse("quick-record", args=[child.id, "plan"])).status_code == 404


# --- recording ----------------------------------------------------------------------------------------------------


def test_what_has_one_answer_is_not_asked(anna: Account):
    child = placed(anna)
    page = Visitor(anna).get(reverse("quick-record", args=[child.id, "visit"])).content.decode()
    assert f'value="{written()}"' in page
    assert '<input type="hidden" name="measure" value="p1"' in page
    several = placed(anna, "K2", "Bertil", ("p1", "p2"))
    asked = Visitor(anna).get(reverse("quick-record", args=[several.id, "visit"])).content.decode()
    assert '<select name="measure"' in asked


def test_a_follow_up_closes_one_duty_and_opens_the_next(anna: Account):
    child = placed(anna)
    path = reverse("quick-record", args=[child.id, "follow_up"])
    beside = Visitor(anna).get(path).content.decode()
    assert "Det kan opfylde kravet." in beside
    told = {"date": written(), "result": "unchanged", "next_on": written(TODAY + 90 * DAY), "reasons_given": "yes"}
    answer = Visitor(anna).post(path, measure="p1", **told)
    assert answer.status_code == 302
    entry = Entry.objects.get(kind="follow_up", date=TODAY)
    assert (entry.measure, entry.recorded_by_id) == ("p1", anna.id)
    page = Visitor(anna).get(answer["Location"]).content.decode()
    closed, _, opened = page.partition("Åbnet")
    assert "Lukket" in closed
    assert "Næste opfølgning" in closed
    assert "Næste opfølgning" in opened
    assert "om 90 dage" in opened
    assert 'class="toast' in page


def test_what_the_act_says_is_recorded_and_what_is_open_is_not(anna: Account):
    child = placed(anna)
    Visitor(anna).post(
        reverse("quick-record", args=[child.id, "visit"]), date=written(), measure="p1", talked_with_child="yes",
        staff_present="unknown",
    )  # fmt: skip
    entry = Entry.objects.get(kind="visit")
    told = [getattr(entry, name) for name in ("at_site", "talked_with_child", "staff_present")]
    assert told == [True, True, None]


def test_sent_twice_it_is_recorded_once(anna: Account):
    child = placed(anna)
    path, key, visitor = reverse("quick-record", args=[child.id, "need_known"]), str(uuid.uuid4()), Visitor(anna)
    first, second = (visitor.post(path, again=key, date=written()) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert Entry.objects.filter(kind="need_known").count() == 1


def test_a_wrong_day_is_told_and_the_rest_is_kept(anna: Account):
    child = placed(anna)
    path = reverse("quick-record", args=[child.id, "lawful_reason"])
    page = Visitor(anna).post(path, date="31.02.2026", reason="mor var syg", measure="p1").content.decode()
    assert "findes ikke i kalenderen" in page
    assert "mor var syg" in page
    assert not Entry.objects.filter(kind="lawful_reason").exists()


def test_what_is_typed_and_not_sent_comes_back(anna: Account):
    child = placed(anna)
    path = reverse("quick-record", args=[child.id, "lawful_reason"])
    assert (
        Visitor(anna).post(reverse("draft", args=[child.id, "quick-lawful_reason"]), reason="halvt").status_code == 204
    )
    assert "halvt" in Visitor(anna).get(path).content.decode()
    Visitor(anna).post(path, date=written(), reason="helt", measure="p1")
    assert "halvt" not in Visitor(anna).get(path).content.decode()


def test_a_secret_place_is_written_and_not_told(anna: Account):
    child = placed(anna)
    Visitor(anna).post(
        reverse("quick-record", args=[child.id, "placement_started"]), date=written(), measure="p1", site="Solhøjgård",
        site_kind="foster",
    )  # fmt: skip
    entry = Entry.objects.get(kind="placement_started", date=TODAY)
    assert "Solhøj" not in getattr(entry, "site")  # noqa: B009 (columns of the contract are added to the model)
    from livline.access.models import Protection

    Protection.objects.create(case=child, level="secret", reason="trusler", raised_by=anna)
    page = Visitor(anna).get(reverse("quick-done", args=[child.id, entry.fact])).content.decode()
    assert "Solhøj" not in page


# --- taking back --------------------------------------------------------------------------------------------------


def recorded(anna: Account, child: Case) -> Entry:
    told = {"date": written(), "result": "unchanged", "next_on": written(TODAY + 90 * DAY), "reasons_given": "yes"}
    Visitor(anna).post(reverse("quick-record", args=[child.id, "follow_up"]), measure="p1", **told)
    return Entry.objects.get(kind="follow_up", date=TODAY, replaced_by__isnull=True)


def test_undo_takes_the_fact_and_what_it_changed_back(anna: Account):
    child = placed(anna)
    from livline.ledger.reading import verdicts

    before = verdicts([child.id])[child.id]
    entry = recorded(anna, child)
    assert verdicts([child.id])[child.id] != before
    path = reverse("quick-undo", args=[child.id, entry.fact])
    answers = [Visitor(anna).post(path) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert verdicts([child.id])[child.id] == before
    assert Entry.objects.filter(fact=entry.fact).count() == 2, "pressed twice it is taken back once"
    page = Visitor(anna).get(reverse("quick-done", args=[child.id, entry.fact])).content.decode()
    assert "Det er taget tilbage" in page
    assert "Fortryd<" not in page


def test_nobody_takes_back_what_another_wrote(anna: Account):
    child = placed(anna)
    entry = recorded(anna, child)
    colleague = related(child, "Bo", "worker")
    assert Visitor(colleague).post(reverse("quick-undo", args=[child.id, entry.fact])).status_code == 404
    assert Visitor(colleague).get(reverse("quick-done", args=[child.id, entry.fact])).status_code == 404
    other = placed(anna, "K2", "Bertil")
    assert Visitor(anna).post(reverse("quick-undo", args=[other.id, entry.fact])).status_code == 404
    assert not Entry.objects.filter(is_withdrawn=True).exists()


def test_undo_is_for_the_same_day_and_never_less_than_ten_minutes(anna: Account, monkeypatch):
    child = placed(anna)
    entry = recorded(anna, child)
    now = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: now + dt.timedelta(minutes=11))
    assert "Fortryd" in Visitor(anna).get(reverse("quick-done", args=[child.id, entry.fact])).content.decode()
    monkeypatch.setattr(timezone, "now", lambda: now + UNDO_FOR)
    assert Visitor(anna).post(reverse("quick-undo", args=[child.id, entry.fact])).status_code == 404
    assert not Entry.objects.filter(is_withdrawn=True).exists()


def test_a_fact_corrected_since_is_not_undone_in_one_step(anna: Account):
    child = placed(anna)
    entry = recorded(anna, child)
    world.correct(entry, next_on=TODAY + 30 * DAY)
    assert Visitor(anna).post(reverse("quick-undo", args=[child.id, entry.fact])).status_code == 404


# --- what changed -------------------------------------------------------------------------------------------------


def line(status: str, duty: str = "visits", due=TODAY, trigger=TODAY) -> dict[str, object]:
    return {
        "duty": duty,
        "trigger": "plan1",
        "measure": "p1",
        "trigger_kind": "plan",
        "trigger_on": trigger,
        "status": status,
        "due_on": due,
    }


@pytest.mark.parametrize(
    ("before", "after", "word"),
    [
        (["overdue"], ["met_late"], "closed"),
        (["pending"], ["excused"], "closed"),
        ([], ["pending"], "opened"),
        (["met"], ["overdue"], "opened"),
        (["pending"], [], "gone"),
        (["undecidable"], ["pending"], "moved"),
        (["pending"], ["pending"], "still"),
        ([], ["met"], ""),
        (["met"], ["met_late"], ""),
        (["met"], [], ""),
        (["pending", "pending"], ["met", "pending"], "closed"),
    ],
)
def test_a_change_has_its_word(before, after, word, monkeypatch):
    monkeypatch.setattr("livline.web.rooms.quick.changes.asked", lambda lines, _held: list(lines))
    found = between([line(one) for one in before], [line(one) for one in after])
    told = {name for name in ("closed", "opened", "moved", "gone", "still") if getattr(found, name)}
    assert (word in told) if word else not told
    assert found.any is bool(told - {"still"})


def test_after_a_duty_has_closed_its_next_line_is_named(monkeypatch):
    monkeypatch.setattr("livline.web.rooms.quick.changes.asked", lambda lines, _held: list(lines))
    ahead = line("pending", due=TODAY + 300 * DAY, trigger=TODAY + DAY)
    other = line("pending", duty="plan_made")
    found = between([line("pending"), ahead, other], [line("met"), ahead, other])
    named: list[object] = [*found.next]
    assert (named, len(found.still)) == ([ahead], 1)


def test_the_pages_ask_little(anna: Account):
    child = placed(anna, measures=("p1", "p2"))
    for number in range(6):
        placed(anna, f"M{number}", f"Barn{number}")
    entry = recorded(anna, child)
    visitor = Visitor(anna)
    for path in (
        reverse("quick"),
        reverse("quick-acts", args=[child.id]),
        reverse("quick-record", args=[child.id, "notice"]),
        reverse("quick-done", args=[child.id, entry.fact]),
        f"{reverse('journal-write', args=[child.id])}?fact={entry.fact}",
    ):
        asks_little(visitor, path)
