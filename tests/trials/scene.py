"""Where are mutants loaded?  Into a municipality beside another one, which must not change."""

from __future__ import annotations

from livline.access.models import Municipality
from livline.intake.load import load
from tests.ground import world
from tests.trials.sound import NAMES, sound


def two_municipalities(known: bool) -> Municipality:
    """The one to load into, in which the sound files are loaded already or not.

    The other has cases S-1 and S-2, and the cases of the published file.
    """
    nordby, sydby = world.municipality("Nordby"), world.municipality("Sydby")
    for name in ("S-1", "S-2"):
        world.entry(world.case(sydby, name))
    into(sydby, "published")
    for name in NAMES if known else ():
        into(nordby, name)
    return nordby


def into(of: Municipality, name: str) -> None:
    with world.job(of):
        load([sound(name, "json")], of.id, None)
