"""The invented cases have the shares that the published figures, or the stated assumptions, give them."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest

from livline.synth import parameters as p
from livline.synth.clock import add_months, year_of
from livline.synth.population import Towns
from tests.synth.conftest import Drawn

PRACTICE = 0.02
"""Slack for the practice of municipalities, whose mean over the cases of a test is not quite 0."""


def days(column: pa.ChunkedArray) -> np.ndarray:
    return np.asarray(column.cast(pa.int32()).to_numpy(zero_copy_only=False), np.float64)


def first_by(table: pa.Table, *keys: str) -> dict[tuple, dict]:
    """The first event of each case (and measure)."""
    found: dict[tuple, dict] = {}
    for row in table.select([*dict.fromkeys([*keys, "date", "measure", "about", "type", "case"])]).to_pylist():
        found.setdefault(tuple(row[key] for key in keys), row)
    return found


def test_notifications_a_child_follow_the_distribution_of_2018(drawn: Drawn, near) -> None:
    opening = drawn.of_kind("notification").filter(pc.equal(drawn.of_kind("notification")["child_in_measure"], False))
    counts = np.unique(opening["case"].to_numpy(zero_copy_only=False), return_counts=True)[1]
    total = sum(p.NOTIFICATIONS.values())
    for number in range(1, 5):
        near(counts == number, p.NOTIFICATIONS[number] / total)
    near(counts >= 5, (p.NOTIFICATIONS[5] + p.NOTIFICATIONS[6]) / total)


def test_nine_of_ten_with_a_measure_had_a_notification(drawn: Drawn, near) -> None:
    helped = set(drawn.of_kind("measure_started", "placement_started")["case"].to_pylist())
    notified = drawn.of_kind("notification")
    opening = set(notified.filter(pc.equal(notified["child_in_measure"], False))["case"].to_pylist())
    near(np.array([case in opening for case in helped]), p.PLACED_WITH_NOTIFICATION)


@pytest.mark.parametrize(("first", "last"), [(2012, 2020), (2022, 2022), (2023, 2026)])
def test_assessed_within_24_hours(drawn: Drawn, near, first: int, last: int) -> None:
    notified = {
        (row["case"], row["id"]): row["at"]
        for row in drawn.of_kind("notification").to_pylist()
        if row["at"] is not None and row["id"] and first <= row["date"].year <= last
    }
    assessed = {(r["case"], r["of"]): r for r in drawn.of_kind("notification_assessed").to_pylist()}
    known = {key: at for key, at in notified.items() if key not in assessed or assessed[key]["at"] is not None}
    in_time = [key in assessed and (assessed[key]["at"] - at).total_seconds() <= 24 * 3600 for key, at in known.items()]
    near(np.array(in_time), p.ASSESSED_IN_24_HOURS.get(first, 0.96), PRACTICE)


@pytest.mark.parametrize(("first", "last", "share"), [(2012, 2022, 0.60), (2023, 2023, 0.34), (2024, 2025, 0.50)])
def test_study_finished_in_four_months(drawn: Drawn, near, first: int, last: int, share: float) -> None:
    need = first_by(drawn.of_kind("need_known"), "case")
    opened = first_by(drawn.of_kind("study_opened", "study_updated"), "case")
    closed = first_by(drawn.of_kind("study_closed", "study_updated"), "case")
    keys = [key for key in opened if key in need and first <= need[key]["date"].year <= last]
    due = add_months(np.array([need[key]["date"] for key in keys], "datetime64[D]").astype(np.int64), 4)
    never = np.datetime64("2100-01-01")
    ended = np.array([closed[key]["date"] if key in closed else never for key in keys], "datetime64[D]")
    near(ended.astype(np.int64) <= due, share, PRACTICE)


@pytest.mark.parametrize(("first", "last", "share"), [(2012, 2019, 0.44), (2020, 2022, 0.50), (2023, 2025, 0.75)])
def test_first_follow_up_within_three_months(drawn: Drawn, near, first: int, last: int, share: float) -> None:
    """Of the measures of support that ran for three months; a follow-up that names no measure is left out."""
    started = first_by(drawn.of_kind("measure_started"), "case", "measure")
    ended = first_by(drawn.of_kind("measure_ended"), "case", "measure")
    followed = first_by(drawn.of_kind("follow_up"), "case", "measure")
    hits = []
    for key, row in started.items():
        due = add_months(np.array([row["date"]], "datetime64[D]").astype(np.int64), 3).astype("datetime64[D]")[0].item()
        if (
            row["type"] != "support"
            or not first <= row["date"].year <= last
            or (key in ended and ended[key]["date"] <= due)
        ):
            continue
        hits.append(key in followed and followed[key]["date"] is not None and followed[key]["date"] <= due)
    near(np.array(hits), share * (1 - p.NEVER_FOLLOWED_UP) * (1 - p.MEASURE_UNRECORDED), PRACTICE)


def test_plan_made_before_the_decision_until_2023(drawn: Drawn, near) -> None:
    plans = first_by(drawn.of_kind("plan").filter(pc.is_valid(drawn.of_kind("plan")["date"])), "case", "measure")
    decisions = first_by(drawn.of_kind("decision"), "case", "measure", "about").values()
    support = [d for d in decisions if d["about"] == "support" and d["measure"] == "s1" and d["date"].year < 2020]
    hits = [plans.get((d["case"], "s1"), {"date": d["date"].max})["date"] <= d["date"] for d in support]
    near(np.array(hits), p.PLAN_MADE[2012] * (1 - p.MEASURE_UNRECORDED), PRACTICE)


def test_first_decisions_about_placement_without_consent(drawn: Drawn, near) -> None:
    decisions = drawn.of_kind("decision")
    placed = decisions.filter(pc.equal(decisions["about"], "placement"))
    near(np.array(placed["consent"].to_pylist()) == False, p.WITHOUT_CONSENT)  # noqa: E712


def test_kinds_of_site_are_those_of_2018(drawn: Drawn, near) -> None:
    kinds = drawn.of_kind("placement_started")["site_kind"].to_numpy(zero_copy_only=False)
    near(np.isin(kinds, ["foster", "network_foster"]), 8_703 / 13_823)
    near(kinds == "institution", 2_366 / 13_823)
    near(kinds == "residence", 1_921 / 13_823)


def test_ages_at_the_decision_about_placement(drawn: Drawn, near) -> None:
    born = dict(zip(drawn.cases["case"].to_pylist(), drawn.cases["born_on"].to_pylist(), strict=True))
    decided = first_by(drawn.of_kind("decision"), "case", "about", "measure").values()
    first = [d for d in decided if d["about"] == "placement" and d["measure"] == "p1" and born[d["case"]]]
    years = np.array([(d["date"] - born[d["case"]]).days / 365.25 for d in first])
    total = sum(weight for *_, weight in p.AGE_BANDS_PLACED)
    for low, high, weight in p.AGE_BANDS_PLACED[1:]:
        near((low <= years) & (years < high), weight / total, 0.01)


def placed_on(drawn: Drawn, day: dt.date, *sorts: str) -> set[str]:
    """The cases with a placement, or with aftercare, on that day."""
    sort = {"placement_started": "placement", "placement_ended": "placement"}
    begun: dict[tuple, dt.date] = {}
    ended: dict[tuple, dt.date] = {}
    for row in drawn.of_kind("placement_started", "placement_ended", "measure_started", "measure_ended").to_pylist():
        key = (row["case"], row["measure"], sort.get(row["kind"], row["type"]))
        if row["kind"].endswith("started"):
            begun.setdefault(key, row["date"])
        elif row["reason"] != "change_of_site":
            ended[key] = row["date"]
    return {key[0] for key, start in begun.items() if key[2] in sorts and start <= day < ended.get(key, dt.date.max)}


def test_one_in_seven_of_those_placed_has_aftercare(drawn: Drawn, near) -> None:
    """DST 2018: 13,823 placed on 31 December, 2,108 of them 18 to 22 years old."""
    new_year = dt.date(2018, 12, 31)
    after, placed = placed_on(drawn, new_year, "aftercare"), placed_on(drawn, new_year, "placement", "aftercare")
    near(np.array([case in after for case in placed]), 2_108 / 13_823, 0.02)


def test_one_in_six_of_those_placed_leaves_in_a_year(drawn: Drawn, near) -> None:
    """DST 2017: 16 % of those placed on 1 January were not placed at the end of the year."""
    first = placed_on(drawn, dt.date(2019, 1, 1), "placement", "aftercare")
    last = placed_on(drawn, dt.date(2019, 12, 31), "placement", "aftercare")
    near(np.array([case not in last for case in first]), 0.16, 0.02)


def test_two_visits_or_more_in_most_placement_years(drawn: Drawn, near) -> None:
    """Of first placement years that were run through, counting visits of any sort to that placement."""
    started = first_by(drawn.of_kind("placement_started"), "case", "measure")
    ended = drawn.of_kind("placement_ended").to_pylist()
    left = {(r["case"], r["measure"]): r["date"] for r in ended if r["reason"] != "change_of_site"}
    per_year: dict[tuple, int] = {}
    for row in drawn.of_kind("visit").to_pylist():
        key = (row["case"], row["measure"])
        if row["date"] and key in started and (row["date"] - started[key]["date"]).days < 365:
            per_year[key] = per_year.get(key, 0) + 1
    last = max(row["date"] for row in ended)
    whole = [k for k, row in started.items() if (left.get(k, last) - row["date"]).days > 366]
    enough = sum(share for number, share in p.VISITS.items() if number >= 2)
    near(np.array([per_year.get(key, 0) >= 2 for key in whole]), enough, 0.04)


def test_a_little_is_unrecorded(drawn: Drawn, near) -> None:
    near(drawn.cases["born_on"].is_null().to_numpy(), p.BORN_ON_UNRECORDED)
    near(drawn.of_kind("visit")["date"].is_null().to_numpy(), p.UNDATED)
    near(drawn.of_kind("plan")["has"].is_null().to_numpy(), p.HAS_UNRECORDED, 0.03)


def test_municipalities_differ_five_times_in_their_rate_of_placements() -> None:
    towns = Towns.drawn(seed=11)
    assert 4 <= towns.placing.max() / towns.placing.min() <= 5
    assert abs(np.average(towns.practice, weights=towns.size)) < 0.01


def test_the_cases_span_both_acts_and_the_border(drawn: Drawn) -> None:
    decided = days(drawn.of_kind("decision")["date"])
    years = year_of(decided[~np.isnan(decided)].astype(np.int64))
    assert years.min() <= 2013
    assert years.max() == 2026
    assert (years >= 2024).mean() > 0.15


def test_a_case_has_about_forty_events(drawn: Drawn) -> None:
    counts = np.bincount(drawn.events["case"].combine_chunks().indices.to_numpy())
    assert 36 <= np.median(counts) <= 44
