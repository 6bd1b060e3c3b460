"""What must hold of every case whatever the law says: of order, of the future, of batches, of other measures."""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter
from dataclasses import replace

import pytest

from lawcode.registry import DUTIES
from tests.generative.both_engines import TODAY, asked, by_kernel, moment
from tests.generative.cases import Case, seeded_cases
from tests.generative.inventor import DENMARK, Event
from tests.generative.scale import SEED, times

pytestmark = pytest.mark.generative

MANY = times(400, 10_000)


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    return seeded_cases(MANY, SEED + 7)


def day_of(event: Event) -> dt.date | None:
    """The day of an event; that of its moment, when only that was recorded."""
    if "date" not in event and "at" in event:
        return moment(event["at"]).astimezone(DENMARK).date()
    return event.get("date")


def with_events(case: Case, events: list[Event]) -> Case:
    """The case with these events; links to others are dropped."""
    ids = {event["id"] for event in events if "id" in event}
    return case | {"events": [{k: v for k, v in e.items() if k != "of" or v in ids} for e in events]}


def one_a_day(case: Case) -> Case:
    """The case with its first dated event of each day."""
    first: dict[dt.date, Event] = {}
    for event in case["events"]:
        day = day_of(event)
        if day is not None:
            first.setdefault(day, event)
    return with_events(case, list(first.values()))


def test_the_order_of_the_rows_does_not_matter(cases: list[Case]):
    tidy = [case for case in map(one_a_day, cases) if len(case["events"]) > 1]
    mixed = [case | {"events": random.Random(n).sample(c := case["events"], len(c))} for n, case in enumerate(tidy)]
    assert mixed != tidy
    assert by_kernel(mixed, asked()) == by_kernel(tidy, asked())


def without_future(case: Case) -> Case:
    """The case without what happened after the day asked about, but for what earlier events belong to (§ 6.4)."""
    meant = {event["of"] for event in case["events"] if "of" in event}
    as_of = case["as_of"] or TODAY
    return case | {"events": [e for e in case["events"] if (day_of(e) or as_of) <= as_of or e.get("id") in meant]}


def test_what_happens_later_changes_nothing(cases: list[Case]):
    past = [without_future(case) for case in cases]
    both = [(one, other) for one, other in zip(cases, past, strict=True) if one != other and other["events"]]
    assert len(both) > MANY / 10
    assert by_kernel([one for one, _ in both], asked()) == by_kernel([other for _, other in both], asked())


def test_when_it_was_recorded_changes_nothing(cases: list[Case]):
    late = dt.date(2029, 12, 31)
    recorded_late = [case | {"events": [e | {"known_on": late} for e in case["events"]]} for case in cases]
    assert by_kernel(recorded_late, asked()) == by_kernel(cases, asked())


def test_a_case_alone_is_judged_as_in_a_batch(cases: list[Case]):
    alone = [row for case in cases for row in by_kernel([case], asked())]
    assert alone == by_kernel(cases, asked())


def test_a_duty_alone_is_judged_as_among_all(cases: list[Case]):
    every = by_kernel(cases, asked())
    for duty in DUTIES:
        alone = by_kernel(cases, asked(duties=frozenset({duty.id})))
        assert alone == [row for row in every if row["duty"] == duty.id]


def test_other_words_change_confirmation_and_readings_alone(cases: list[Case]):
    """An edition that is not confirmed gives the same line, counted apart."""
    unread = tuple(
        replace(duty, editions=tuple(replace(edition, confirmed=False) for edition in duty.editions)) for duty in DUTIES
    )
    rows = by_kernel(cases, asked(), unread)
    assert {row["confirmed"] for row in rows if row["edition"]} == {False}
    assert [{**row, "confirmed": None} for row in rows] == [{**r, "confirmed": None} for r in by_kernel(cases, asked())]


ELSEWHERE = (
    "visit child_heard follow_up notice site_statement rhythm_decided committee_informed plan_handed_over receipt_sent"
    " notification_assessed support_person_offered committee_approval network_meeting_called"
).split()
"""Steps that meet something in their measure and trigger nothing in a measure in which nothing runs."""
MEETS_ALL: dict[str, Event] = {
    "visit": {"at_site": True, "talked_with_child": True},
    "child_heard": {"form": "conversation"},
    "notice": {"to": "child", "written": True, "reasons": True, "appeal_guidance": True},
    "plan_handed_over": {"to": "site"},
    "support_person_offered": {"to": "parents"},
    "follow_up": {"interval_months": 3},
    "rhythm_decided": {"interval_months": 3},
}


def named(case: Case) -> Case:
    """The case with everything in one named measure, and a name for every event."""
    return case | {"events": [{"id": f"own{n}", **event, "measure": "a"} for n, event in enumerate(case["events"])]}


def with_another_measure(case: Case) -> Case:
    """The same and steps of another measure, on days on which something happens in the first."""
    days = sorted({day for event in case["events"] if (day := day_of(event)) is not None})
    steps = [
        {**MEETS_ALL.get(kind, {}), "kind": kind, "date": d, "measure": "elsewhere"} for kind in ELSEWHERE for d in days
    ]
    return case | {"events": [*case["events"], *steps]}


def test_steps_of_another_measure_meet_nothing(cases: list[Case]):
    duties = frozenset(duty.id for duty in DUTIES) - {"chair_decision_replaced"}
    one_measure = [named(case) for case in cases]
    rows = by_kernel(one_measure, asked(duties=duties))
    assert by_kernel([with_another_measure(case) for case in one_measure], asked(duties=duties)) == rows


def test_the_cases_are_worth_judging(cases: list[Case]):
    """Every duty has lines of every status that it can have, but for few."""
    rows = by_kernel(seeded_cases(times(1_500, 1_500), SEED), asked())
    statuses = Counter((row["duty"], row["status"]) for row in rows)
    assert {duty for duty, _ in statuses} == {duty.id for duty in DUTIES}
    assert len(statuses) > 5 * len(DUTIES)
