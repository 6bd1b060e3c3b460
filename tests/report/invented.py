"""Invented audits for the tests of the report: a seeded town of children with events and plausible verdict lines."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from lawcode.schema import case_schema, event_schema, verdict_schema
from livline.report import write_report
from livline.summary import Accumulator, Summary

AS_OF = date(2026, 11, 21)
PLACES = ("Aldum", "Brøndby Vest", "Egehøj", "Fjordby", "Granslev", "Højelse", "Sandlev", "Østerlund")
TITLES = {
    "notification_assessed": "Underretning vurderet inden 24 timer",
    "study_finished": "Børnefaglig undersøgelse afsluttet inden 4 måneder",
    "child_heard": "Barnet hørt før afgørelsen",
    "plan_made": "Plan for barnet",
    "youth_plan_made": "Ungeplan",
    "plan_handed_over": "Plan udleveret til anbringelsesstedet",
    "first_follow_up": "Første opfølgning",
    "next_follow_up": "Løbende opfølgning",
    "visits": "To tilsynsbesøg om året",
    "notice_of_decision": "Skriftlig meddelelse til barnet",
    "chair_decision_approved": "Formandsafgørelse godkendt inden 7 dage",
}
LAWS = {"plan_made": "barnets lov § 91, stk. 2", "first_follow_up": "barnets lov § 95, stk. 2, nr. 2"}
RATES = {
    "notification_assessed": 0.92,
    "study_finished": 0.6,
    "child_heard": 0.57,
    "plan_made": 0.79,
    "youth_plan_made": 0.7,
    "plan_handed_over": 0.5,
    "first_follow_up": 0.5,
    "next_follow_up": 0.6,
    "visits": 0.7,
    "notice_of_decision": 0.8,
    "chair_decision_approved": 0.9,
}
MISSING = ("decision.consent", "child_heard.form", "case.born_on", "visit.talked_with_child", "")

Row = dict[str, Any]


@dataclass
class Audit:
    """Verdicts, cases and events of an invented audit, and their summary."""

    verdicts: pa.Table
    cases: pa.Table
    events: pa.Table
    summary: Summary = field(init=False)

    def __post_init__(self) -> None:
        accumulator = Accumulator()
        accumulator.add(self.verdicts, self.cases, self.events)
        self.summary = accumulator.finish()

    def events_of(self, cases: Sequence[str]) -> pa.Table:
        return self.events.filter(pc.is_in(self.events.column("case"), pa.array(cases, pa.string())))

    def write(self, out: Path, lang: str = "da", sources: Sequence[str] = ("events.parquet", "cases.parquet")) -> str:
        write_report(
            self.summary, self.verdicts, self.cases, self.events_of, AS_OF, sources, out, lang,
            because=sentence, titles=TITLES,
        )  # fmt: skip
        return out.read_text(encoding="utf-8")


def sentence(row: Mapping[str, Any], lang: str) -> str:
    """Stands in for the law's own sentence, and carries what a case file could smuggle into it."""
    done = f"Det skete {row['met_on']}." if row["met_on"] else "Det er ikke registreret."
    measure = f" ({row['measure']})" if row.get("measure") else ""
    return f"{TITLES.get(row['duty'], row['duty'])}{measure} skulle være sket senest {row['due_on']}. {done}"


def table(schema: pa.Schema, rows: Sequence[Row]) -> pa.Table:
    strings = {f.name: pa.string() for f in schema if pa.types.is_dictionary(f.type)}
    plain = pa.schema([pa.field(f.name, strings.get(f.name, f.type)) for f in schema])
    return pa.Table.from_pylist([{name: row.get(name) for name in schema.names} for row in rows], plain).cast(schema)


def audit(verdicts: Sequence[Row], cases: Sequence[Row], events: Sequence[Row] = ()) -> Audit:
    return Audit(table(verdict_schema(), verdicts), table(case_schema(), cases), table(event_schema(), events))


def line(case: str, duty: str, status: str, due: date, late: int | None = None, **more: Any) -> Row:
    """A verdict line; late lines need `late`."""
    return {
        "case": case,
        "duty": duty,
        "edition": "bl-x",
        "law": LAWS.get(duty, "barnets lov § 156, stk. 5" if due.year > 2023 else "serviceloven § 148"),
        "trigger": "d1",
        "trigger_on": due - timedelta(90),
        "due_on": due,
        "met_on": due + timedelta(late or -3) if status in ("met", "met_late") else None,
        "status": status,
        "days_late": late,
        "effect": "criticism" if late else None,
        "confirmed": True,
        **more,
    }


def town(children: int, seed: int = 1, name: Callable[[str], str] = str) -> Audit:
    """An invented audit of so many children in eight municipalities, from 2014 to the day of the audit."""
    rng = random.Random(seed)
    verdicts: list[Row] = []
    cases: list[Row] = []
    events: list[Row] = []
    for number in range(children):
        case = name(f"K-{number:05}")
        place = rng.choices(PLACES, weights=[40, 30, 12, 8, 5, 2, 2, 1])[0]
        begun = date(2014, 3, 1) + timedelta(rng.randrange(4400))
        cases.append(
            {"case": case, "born_on": begun - timedelta(rng.randrange(700, 5400)), "municipality": name(place)}
        )
        happened = life(rng, case, begun)
        events += happened
        verdicts += [judged(rng, case, begun, duty) for duty in RATES for _ in range(1 + (duty == "next_follow_up"))]
    return audit(verdicts, cases, events)


def life(rng: random.Random, case: str, begun: date) -> list[Row]:
    """A placement with a move, plans, follow-ups and visits."""
    end = min(AS_OF, begun + timedelta(rng.randrange(300, 3000)))
    days = sorted(begun + timedelta(rng.randrange(1, max((end - begun).days, 2))) for _ in range(12))
    site = rng.choice(["foster", "institution"])
    kinds = ["plan", "follow_up", "visit", "visit", "follow_up", "visit", "plan", "follow_up", "visit", "visit"]
    happened: list[Row] = [
        {"kind": "decision", "date": begun - timedelta(7), "about": "placement", "consent": True, "measure": "M1"},
        {
            "kind": "placement_started",
            "date": begun,
            "site_kind": site,
            "measure": "M1",
        },
        *({"kind": kind, "date": day, "measure": "M1"} for kind, day in zip(kinds, days, strict=False)),
        {"kind": "placement_ended", "date": days[5], "reason": "change_of_site", "measure": "M1"},
        {"kind": "placement_started", "date": days[5], "site_kind": "residence", "measure": "M1"},
    ]
    if end < AS_OF:
        happened.append({"kind": "placement_ended", "date": end, "reason": "return_home", "measure": "M1"})
    return [{"case": case, **event} for event in happened]


def judged(rng: random.Random, case: str, begun: date, duty: str) -> Row:
    """One line of a duty, met at about its published rate, now and then pending, undecidable or unconfirmed."""
    due = begun + timedelta(rng.randrange(0, 700))
    loose: Row = {"readings": "no-fixed-days"} if duty == "plan_handed_over" else {}
    chance = rng.random()
    if due >= AS_OF:
        return line(case, duty, "pending", due, **loose)
    if chance < 0.04:
        missing = rng.choice(MISSING)
        return line(case, duty, "undecidable", due, missing=missing, **loose)
    if chance < 0.08:
        return line(case, duty, "excused", due, **loose)
    unconfirmed: Row = {"confirmed": False, "readings": "transition"} if chance < 0.13 else loose
    if rng.random() < RATES[duty]:
        return line(case, duty, "met", due, **unconfirmed)
    late = min(int(rng.expovariate(1 / 160)) + 1, (AS_OF - due).days)
    if rng.random() < 0.6:
        return line(case, duty, "met_late", due, max(late, 1), **unconfirmed, measure="M1")
    effect = "lapses" if duty == "chair_decision_approved" else "criticism"
    return line(case, duty, "overdue", due, (AS_OF - due).days, **{**unconfirmed, "effect": effect}, measure="M1")
