"""How the telling works beside the words: amounts, other columns, languages, and what it costs."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
import time
from typing import Any

import pytest

from lawcode.explain import because
from lawcode.explain.amounts import amount, date_near, date_text
from lawcode.explain.kinds import kind_of
from lawcode.explain.sentence import language
from tests.explain.judged import verdicts

DANISH, ENGLISH = language("da"), language("en")
LATE: dict[str, Any] = {"kind": "follow_up", "date": "2026-05-20"}
START: dict[str, Any] = {"kind": "placement_started", "date": "2026-02-14"}


@pytest.fixture
def late() -> dict[str, Any]:
    return verdicts([START, LATE], "2026-06-20", "2012-05-01", "first_follow_up")[0]


@pytest.mark.parametrize(
    ("unit", "count", "da", "en"),
    [
        ("days", 1, "1 dag", "1 day"),
        ("days", 2, "2 dage", "2 days"),
        ("days", 0, "0 dage", "0 days"),
        ("days", 1057, "1.057 dage", "1,057 days"),
        ("hours", 24, "24 timer", "24 hours"),
        ("months", 1, "1 måned", "1 month"),
        ("months", 4, "4 måneder", "4 months"),
        ("months", 12, "1 år", "1 year"),
        ("months", 24, "2 år", "2 years"),
        ("working_days", 6, "6 hverdage", "6 working days"),
    ],
)
def test_amounts(unit: str, count: int, da: str, en: str):
    assert (amount(DANISH, unit, count), amount(ENGLISH, unit, count)) == (da, en)


def test_dates_have_their_month_in_words():
    assert date_text(DANISH, dt.date(2026, 5, 14)) == "14. maj 2026"
    assert date_text(ENGLISH, dt.date(2026, 5, 14)) == "14 May 2026"
    assert date_text(DANISH, None) == ""


def test_the_year_is_said_again_only_when_it_is_another():
    due = dt.date(2026, 12, 20)
    assert date_near(DANISH, dt.date(2026, 12, 24), due) == "24. december"
    assert date_near(DANISH, dt.date(2027, 1, 2), due) == "2. januar 2027"
    assert date_near(DANISH, dt.date(2027, 1, 2), None) == "2. januar 2027"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("plan@2026-03-05", "plan"),
        ("plan@?", "plan"),
        ("decision@2026-03-05#2", "decision"),
        ("birthday16@2026-05-01", "birthday16"),
        ("law@2014-01-01", "law"),
        ("plan", ""),
        ("p1@home", ""),
        (None, ""),
    ],
)
def test_a_made_name_tells_its_kind(name: str | None, kind: str):
    assert kind_of(name) == kind


def test_lists_are_read_like_joined_words():
    plan = {"kind": "plan", "date": "2019-03-02", "act": "new", "has": ["purpose"]}
    row = verdicts([plan], "2019-06-20", "2012-05-01", "plan_content")[0]
    lists = row | {"lacks": row["lacks"].split("|"), "readings": []}
    assert because(lists) == because(row)


def test_an_event_with_an_id_is_told_by_its_kind():
    reason = {"kind": "trial", "id": "f", "date": "2026-01-01", "waives": ["first_follow_up"]}
    row = verdicts([reason, START | {"id": "p"}], "2026-06-20", "2012-05-01", "first_follow_up")[0]
    assert "anbringelsen begyndte" in because(row)
    assert because(row).endswith("et frikommuneforsøg, der løber på fristens dag, fritager for den.")
    unnamed = because(row | {"trigger_kind": None, "excused_kind": None})
    assert "indsatsen begyndte" in unnamed
    assert unnamed.endswith("Pligten er lovligt fraveget: der er i tide registreret et lovligt grundlag for det.")


@pytest.mark.parametrize(
    ("note", "da"),
    [
        ("declined", "Barnet fik samtalen tilbudt og takkede nej."),
        ("asked_first", "Anbringelsesstedet måtte først selv bede om dem."),
        ("reasons_not_recorded", "Det er ikke oplyst, om beslutningen er begrundet."),
    ],
)
def test_notes_are_said_after_the_outcome(late: dict[str, Any], note: str, da: str):
    assert because(late | {"notes": note}) == f"{because(late)} {da}"


def test_a_day_set_in_the_decision_is_told_as_such():
    decision = {"kind": "decision", "date": "2018-02-14", "about": "placement", "by": "committee", "consent": False}
    rows = verdicts([decision | {"until": "2018-10-01"}], "2019-06-20", None, "coerced_placement_reviewed")
    told = because(rows[0] | {"code": "set_day"})
    assert "senest 1. oktober 2018: den dag, der er fastsat i afgørelsen 14. februar 2018 (" in told


def test_what_does_not_apply_is_told(late: dict[str, Any]):
    row = late | {"status": "not_applicable", "days_late": None, "trigger_on": None, "due_on": None, "edition": None}
    nothing = because(row | {"code": "nothing_triggers"})
    assert nothing == "Pligten gælder ikke: ingen oplysning i sagen udløser den."
    others = because(row | {"code": "not_triggered"})
    assert others == "Pligten gælder ikke: efter emne, alder og tidspunkt udløser sagens oplysninger den ikke."


def test_a_language_that_is_not_spoken_is_refused(late: dict[str, Any]):
    with pytest.raises(ValueError, match="'fr'"):
        because(late, "fr")


def test_importing_asks_for_no_arrays():
    code = "import sys, lawcode.explain; sys.exit(bool({'pyarrow', 'numpy', 'numba'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], env={"PYTHONPATH": "src"}, check=False)
    assert done.returncode == 0


@pytest.mark.budget
def test_thirty_thousand_sentences_a_second(late: dict[str, Any]):
    days = [late["met_on"] + dt.timedelta(days=n) for n in range(30_000)]
    rows = [late | {"met_on": day} for day in days]
    began = time.process_time()
    told = {because(row) for row in rows}
    assert time.process_time() - began < 1.0
    assert len(told) == len(rows)
