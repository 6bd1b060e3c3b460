"""Case files come into the database whole or not at all, and come out as they went in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from livline.access.models import Lowering, Municipality, Protection
from livline.casefile import Unusable, write_case_file
from livline.cases.models import Case, CaseBefore, Entry
from livline.intake.load import Loaded, load
from livline.ledger.models import Ledger, Line
from tests.generative.cases import seeded_cases
from tests.ground import world
from tests.ground.files import PUBLISHED, of_database, of_file, tables, write
from tests.ground.planned import add_plan

pytestmark = pytest.mark.usefixtures("db")
PLAN = {"kind": "plan", "date": "2025-01-10", "id": "p1", "act": "new", "has": ["purpose", "goals"]}
VISIT = {"kind": "visit", "date": "2025-02-01", "at_site": True}
NOTHING = dict.fromkeys(("new", "changed", "known", "withdrawn", "locked", "missing"), 0)


@pytest.fixture
def nordby() -> Municipality:
    return world.municipality()


def load_file(of: Municipality, path: Path) -> Loaded:
    with world.job(of):
        return load([path], of.id, None)


def load_events(of: Municipality, folder: Path, *events: dict[str, Any], **case: Any) -> dict[str, int]:
    """Load one case; what became of its rows, without what did not happen."""
    rows = load_file(of, write(folder, [{"case": "K1", **case, "events": list(events)}])).rows
    assert rows.keys() == NOTHING.keys()
    return {name: count for name, count in rows.items() if count}


def test_the_published_cases_come_out_as_they_went_in(nordby: Municipality):
    load_file(nordby, PUBLISHED)
    with world.job(nordby):
        assert of_database() == of_file(PUBLISHED)


def test_invented_cases_come_out_as_they_went_in(nordby: Municipality, tmp_path: Path):
    cases, events = tables([case for case in seeded_cases(300, 7) if case["events"]])
    write_case_file(cases, [events], tmp_path / "in.yaml", "yaml")
    load_file(nordby, tmp_path / "in.yaml")
    with world.job(nordby):
        assert of_database() == of_file(tmp_path / "in.yaml")


def test_a_file_is_judged_as_if_nothing_were_known_of_the_tables(nordby: Municipality, tmp_path: Path):
    """What was written and not committed counts as nothing: lines would be sought one by one, for minutes."""
    seen: list[str] = []

    def told(_done: int, _all: int) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SHOW enable_nestloop")
            seen.append(cursor.fetchone()[0])

    with world.job(nordby):
        load([write(tmp_path, [{"case": "K1", "events": [PLAN]}])], nordby.id, None, told)
    assert seen == ["off"]


def test_text_of_every_sort_survives(nordby: Municipality, tmp_path: Path):
    odd = [
        "æøå",
        'quote " and , comma',
        "back\\slash",
        "{brace}",
        "line\nbreak",
        "NULL",
        "\\N",
        "😀",
        "'; DROP TABLE entry",
    ]
    events = [{"kind": "study_closed", "covers": odd, "left_out": []}]
    events += [{"kind": "lawful_reason", "reason": text} for text in odd]
    path = write(tmp_path, [{"case": "K'1", "events": events}])
    load_file(nordby, path)
    with world.job(nordby):
        assert of_database() == of_file(path)


@pytest.mark.parametrize(
    ("before", "after", "outcome"),
    [
        ([PLAN, VISIT], [PLAN, VISIT], {"known": 2}),
        ([PLAN], [PLAN | {"act": "revised"}], {"changed": 1}),
        ([VISIT], [VISIT, VISIT], {"known": 1, "new": 1}),
        ([VISIT, VISIT], [VISIT], {"known": 1, "missing": 1}),
        ([VISIT], [VISIT | {"at_site": False}], {"new": 1, "missing": 1}),
        ([PLAN, VISIT], [PLAN], {"known": 1, "missing": 1}),
        ([VISIT, PLAN], [PLAN, VISIT], {"known": 2}),
        ([VISIT], [VISIT | {"id": "v1"}], {"new": 1, "missing": 1}),
    ],
    ids=["same", "changed", "one more", "one less", "no id", "gone", "another order", "an id at last"],
)
def test_what_becomes_of_a_row(nordby: Municipality, tmp_path: Path, before: Any, after: Any, outcome: dict[str, int]):
    """The written table of `outcomes.sql`."""
    load_events(nordby, tmp_path, *before)
    assert load_events(nordby, tmp_path, *after) == outcome
    again = load_events(nordby, tmp_path, *after)
    assert set(again) <= {"known", "missing"}, "twice the same file is once"


def test_a_correction_made_here_stands_against_the_old_file(nordby: Municipality, tmp_path: Path):
    load_events(nordby, tmp_path, PLAN)
    first = Entry.objects.get(event_id="p1")
    world.correct(first, act="revised")
    assert load_events(nordby, tmp_path, PLAN) == {"known": 1}
    assert load_events(nordby, tmp_path, PLAN | {"act": "confirmed"}) == {"changed": 1}


def test_a_plan_that_was_adopted_here_is_not_told_otherwise_by_a_file(nordby: Municipality, tmp_path: Path):
    load_events(nordby, tmp_path, VISIT)
    child, anna = Case.objects.get(), world.account("Anna", nordby)
    world.account("Bo", nordby)
    add_plan(child, anna)
    assert load_events(nordby, tmp_path, VISIT, PLAN | {"id": "planen"}) == {"known": 2}
    assert Entry.objects.filter(event_id="planen").count() == 1


def test_what_was_withdrawn_here_does_not_come_back(nordby: Municipality, tmp_path: Path):
    load_events(nordby, tmp_path, PLAN)
    world.correct(Entry.objects.get(event_id="p1"), is_withdrawn=True)
    assert load_events(nordby, tmp_path, PLAN) == {"known": 1}
    assert load_events(nordby, tmp_path, PLAN | {"act": "revised"}) == {"withdrawn": 1}
    with world.job(nordby):
        assert of_database()[1] == {}


def test_what_a_file_leaves_out_of_a_case_stays_and_what_it_changes_is_remembered(nordby: Municipality, tmp_path: Path):
    load_events(nordby, tmp_path, PLAN, born_on="2012-05-01", municipality="Nordby")
    load_events(nordby, tmp_path, PLAN)
    assert str(Case.objects.get().born_on) == "2012-05-01"
    assert not CaseBefore.objects.exists()
    load_events(nordby, tmp_path, PLAN, born_on="2012-05-02")
    assert str(Case.objects.get().born_on) == "2012-05-02"
    assert [str(before.born_on) for before in CaseBefore.objects.all()] == ["2012-05-01"]


def test_an_unsound_file_leaves_nothing(nordby: Municipality, tmp_path: Path):
    with pytest.raises(Unusable):
        load_events(nordby, tmp_path, PLAN, VISIT | {"of": "nowhere"})
    assert not Case.objects.exists()


def test_a_fault_on_the_way_leaves_nothing(nordby: Municipality, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The last step is the judging; when it fails, the facts are not there either."""

    def fail(*_: Any) -> None:
        raise RuntimeError("cut")

    monkeypatch.setattr("livline.cases.hooks._HOOKS", {fail: frozenset()})
    with pytest.raises(RuntimeError), world.job(nordby):
        load([write(tmp_path, [{"case": "K1", "events": [PLAN]}])], nordby.id, None)
    assert not Case.objects.exists()
    assert not Entry.objects.exists()


def test_only_what_changed_is_judged_again(nordby: Municipality, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    judged: list[int] = []
    monkeypatch.setattr("livline.cases.hooks._HOOKS", {lambda cases: judged.append(len(cases)): frozenset()})
    files: list[dict[str, Any]] = [{"case": name, "events": [PLAN]} for name in ("K1", "K2", "K3")]
    load_file(nordby, write(tmp_path, files))
    load_file(nordby, write(tmp_path, files))
    files[1]["events"] = [PLAN, VISIT]
    load_file(nordby, write(tmp_path, files))
    assert judged == [3, 1]


def test_every_case_has_its_ledger(nordby: Municipality):
    load_file(nordby, PUBLISHED)
    assert Ledger.objects.count() == Case.objects.count() > 0
    assert Line.objects.exists()


def test_one_municipality_never_touches_another(nordby: Municipality, tmp_path: Path):
    """The same case id in two municipalities is two cases, and the job of one sees nothing of the other."""
    sydby = world.municipality("Sydby")
    load_events(nordby, tmp_path, PLAN, born_on="2012-05-01")
    load_events(sydby, tmp_path, PLAN | {"act": "revised"})
    with world.job(nordby):
        assert of_database()[1]["K1"][0]["act"] == "new"
    with world.job(sydby):
        assert of_database()[1]["K1"][0]["act"] == "revised"
        assert Case.objects.get().born_on is None


def test_no_table_of_the_import_stays(nordby: Municipality, tmp_path: Path):
    load_events(nordby, tmp_path, PLAN)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_class WHERE relpersistence = 't' AND relkind = 'r'")
        assert cursor.fetchone() == (0,)


def test_a_case_of_endless_events_is_refused_before_it_is_judged(
    nordby: Municipality, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Its judgement would hold up everybody who opens the case."""
    monkeypatch.setattr("livline.intake.limits.MOST_EVENTS", 3)
    assert load_events(nordby, tmp_path, PLAN, VISIT, VISIT) == {"new": 3}
    with pytest.raises(Unusable) as refused:
        load_events(nordby, tmp_path, PLAN, VISIT, VISIT, VISIT)
    assert refused.value.totals == {"too_many_events": 1}
    assert "sagen har 4 hændelser, og en sag kan højst have 3" in refused.value.findings[0].sentence()
    assert refused.value.findings[0].case == "K1"


def test_what_siblings_share_stands_in_each_case_and_joins_nothing(nordby: Municipality, tmp_path: Path):
    cases = [{"case": name, "events": [PLAN, VISIT]} for name in ("K1", "K2")]
    path = write(tmp_path, cases)
    assert load_file(nordby, path).rows["new"] == 4
    assert Entry.objects.values("fact").distinct().count() == 4
    assert not Entry.objects.filter(shared_as__isnull=False).exists()
    assert load_file(nordby, path).rows["known"] == 4


def test_a_file_raises_a_protection_and_never_lowers_one(nordby: Municipality, tmp_path: Path):
    secret = {"kind": "decision", "id": "d1", "date": "2026-01-05", "about": "secret_address"}
    load_events(nordby, tmp_path, secret, PLAN)
    assert Protection.objects.get().level == "secret"
    for later in ([secret | {"granted": False}, PLAN], [PLAN], [secret | {"about": "review"}, PLAN]):
        load_events(nordby, tmp_path, *later)
        assert not Lowering.objects.exists()
    assert Protection.objects.count() == 1


def test_a_site_is_nowhere_in_clear(nordby: Municipality, tmp_path: Path):
    moved = {"kind": "placement_started", "date": "2026-01-05", "site": "Solsikkegaarden", "measure": "P1"}
    load_events(nordby, tmp_path, moved)
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT count(*) FROM "{table}" t WHERE t::text LIKE %s', ["%Solsikkegaarden%"])
            assert cursor.fetchone() == (0,), table
    with world.job(nordby):
        assert of_database()[1]["K1"][0]["site"] == "Solsikkegaarden"
