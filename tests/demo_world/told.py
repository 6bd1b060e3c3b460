"""A story as the law reads it, without a database."""

from __future__ import annotations

import datetime as dt
import json
import tempfile
from pathlib import Path
from typing import Any

from livline.casefile import open_case_files
from livline.demo_world.stories import Story


def events_of(story: Story, day: dt.date) -> list[dict[str, Any]]:
    """The events of a story that is told on a day."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "story.json"
        file.write_text(json.dumps([story.case("S", "X", day)]), "utf-8")
        rows = [row for batch in open_case_files([file]).batches() for row in batch.events.to_pylist()]
    return [{name: value for name, value in row.items() if value is not None} for row in rows]
