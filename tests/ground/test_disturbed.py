"""An import and a correction of the same fact at the same moment: neither is lost, and nobody is told a riddle."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from livline.access.acting import acting_for
from livline.cases.models import Entry
from livline.database.refusal import Unavailable
from livline.database.role import Role
from livline.database.server import Server
from livline.intake import load as loading
from livline.intake.load import Loaded, load
from tests.ground.committed import Ground, committed
from tests.ground.connecting import connect_to
from tests.ground.files import write

PLAN = {"kind": "plan", "date": "2025-01-10", "id": "p1", "act": "new"}
CORRECT = (
    "INSERT INTO entry (case_id, fact, kind, act, event_id, position, is_withdrawn, replaces_id, reason_for_change,"
    " recorded_by_id) SELECT case_id, fact, kind, 'confirmed', event_id, position, false, id, 'rettet', %s FROM entry e"
    " WHERE NOT EXISTS (SELECT FROM entry r WHERE r.replaces_id = e.id)"
)


@pytest.fixture
def ground(database: None, ground_server: Server, request: pytest.FixtureRequest) -> Iterator[Ground]:
    with committed(ground_server.superuser, request.node.name[:40]) as made:
        yield made


def test_a_correction_meanwhile_stands_and_the_file_is_entered_after_it(
    ground: Ground, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    as_job(ground)
    import_of(ground, tmp_path, PLAN)
    meddle(ground, monkeypatch, times=1)
    found = import_of(ground, tmp_path, PLAN | {"act": "revised"})
    assert found.rows["changed"] == 1
    with acting_for(ground.child.municipality_id):
        acts = list(Entry.objects.order_by("id").values_list("act", flat=True))
    assert acts == ["new", "confirmed", "revised"], "each replaces the one before"


def test_who_is_disturbed_again_and_again_is_told_to_load_again(
    ground: Ground, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    as_job(ground)
    import_of(ground, tmp_path, PLAN)
    meddle(ground, monkeypatch, times=loading.TRIES)
    with pytest.raises(Unavailable) as refused:
        import_of(ground, tmp_path, PLAN | {"act": "revised"})
    assert refused.value.said("da").endswith("Intet er indlæst. Indlæs filen igen.")
    assert refused.value.said("en").endswith("Nothing is loaded. Load the file again.")
    with acting_for(ground.child.municipality_id):
        assert "revised" not in Entry.objects.values_list("act", flat=True)


def as_job(ground: Ground) -> None:
    connect_to(ground.address.as_role(Role.JOB).for_django())


def import_of(ground: Ground, folder: Path, event: dict[str, Any]) -> Loaded:
    with acting_for(ground.child.municipality_id):
        return load(
            [write(folder, [{"case": ground.child.name, "events": [event]}])], ground.child.municipality_id, None
        )


def meddle(ground: Ground, monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    """So many times somebody corrects the fact after the import has compared it, before it enters its own."""
    enter, left = loading.enter_events, [times]

    def disturbed(cursor: Any, by: Any) -> Any:
        if left[0]:
            left[0] -= 1
            somebody = threading.Thread(target=correct, args=(ground,))
            somebody.start()
            somebody.join()
        return enter(cursor, by)

    monkeypatch.setattr(loading, "enter_events", disturbed)


def correct(ground: Ground) -> None:
    """As Anna, over a connection of her own, committed."""
    with psycopg.connect(**ground.address.for_psycopg()) as own:
        own.execute("SELECT set_config('livline.account', %s, true)", [str(ground.anna.id)])
        own.execute(CORRECT, [ground.anna.id])
