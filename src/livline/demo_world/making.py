"""How does the invented world come into a database?  First as the job role, then as the people themselves.

Each part is there as a whole or not at all, so that a start that was interrupted goes on where it stopped.
"""

from __future__ import annotations

import datetime as dt
import json
import tempfile
import uuid
from collections.abc import Callable
from pathlib import Path

from django.db import transaction

from livline.access.acting import acting_for
from livline.access.danish_day import today
from livline.access.municipalities import municipality_id
from livline.cases.models import Case
from livline.demo_world.background import TWICE, Child, write_background
from livline.demo_world.households import Kin, household
from livline.demo_world.people_rows import add_people
from livline.demo_world.places import TOWNS, Town, make_town
from livline.demo_world.reach import Reach, add_relations
from livline.demo_world.shared_work import exchange_cards
from livline.demo_world.stories import STORIES
from livline.demo_world.story_people import people_of
from livline.intake.load import load

SEED = 2024
Says = Callable[[int, int], None]
"""Told how many of how many cases are judged, a municipality at a time."""


def is_made() -> bool:
    """Are the municipalities there?"""
    return all(municipality_id(town.name) is not None for town in TOWNS)


def make_world(says: Says, seed: int = SEED, day: dt.date | None = None) -> None:
    """Make both municipalities, as the job role; `day`: the one from which all days are counted (today)."""
    with transaction.atomic():
        for place, town in enumerate(TOWNS):
            with acting_for(town.id):
                make_one(town, seed + place, day or today(), says)
        exchange_cards()


def make_one(town: Town, seed: int, day: dt.date, says: Says) -> None:
    """A municipality with its cases, people and relations."""
    make_town(town, day)
    with tempfile.TemporaryDirectory(prefix="livline-demo-") as folder:
        children = write_background(town, seed, Path(folder), day)
        stories = write_stories(town, len(children), Path(folder), day)
        files = sorted(Path(folder).iterdir())
        load(files, town.id, None, says)
    cases = dict(Case.objects.filter(municipality_id=town.id).values_list("name", "id"))
    told = {slug: cases[number] for slug, number in stories.items()}
    add_people(town.id, families(town, seed, day, children, cases, told), day)
    others = [(cases[child.number], child.is_placed) for child in children]
    add_relations(Reach(town, day, told, others))


def write_stories(town: Town, before: int, folder: Path, day: dt.date) -> dict[str, str]:
    """Write the stories as a case file, where they are told; gives their numbers by slug."""
    if not town.told:
        return {}
    numbers = {story.slug: f"{town.mark}-{before + place:04d}" for place, story in enumerate(STORIES, start=1)}
    told = [story.case(numbers[story.slug], town.name, day) for story in STORIES]
    (folder / "stories.json").write_text(json.dumps(told, ensure_ascii=False), "utf-8")
    return numbers


def families(
    town: Town, seed: int, day: dt.date, children: list[Child], cases: dict[str, uuid.UUID], told: dict[str, uuid.UUID]
) -> dict[uuid.UUID, list[Kin]]:
    """Who is around each child, by case."""
    found: dict[uuid.UUID, list[Kin]] = {
        cases[child.number]: household(
            TWICE.get(child.number, child.number), child.born_on, child.is_placed, town.name, seed
        )
        for child in children
    }
    return found | {told[story.slug]: people_of(story, day) for story in STORIES if told}
