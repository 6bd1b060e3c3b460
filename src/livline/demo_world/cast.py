"""As whom can one step into the demo?  Eighteen people; what each sees of the stories is told here and tested.

`sees` names for each story the objects of the access matrix that the person reads without opening anything; of a story
that is not named they see nothing, not even that it is there.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from livline.access.models import Kind, Office
from livline.demo_world import cast_texts as said
from livline.verdict_files.wording import Text

NAMESPACE = uuid.UUID("6a0f6c1e-3f0e-5c55-9d53-5f1d7c3a9e10")
"""All ids of the invented world come from it, so that the world is the same wherever it is made."""


class Side(Enum):
    """Where somebody stands, in the order in which the page shows them."""

    MUNICIPALITY = said.MUNICIPALITY
    FAMILY = said.FAMILY
    HOME = said.HOME
    SUPERVISION = said.SUPERVISION


@dataclass(frozen=True)
class Member:
    """Somebody of the cast.  `relations`: what they are to the child of each story; `office`: what they do for all."""

    slug: str
    name: str
    side: Side
    told: said.Told
    relations: Mapping[str, Kind] = field(default_factory=dict)
    sees: Mapping[str, str] = field(default_factory=dict)
    office: Office | None = None

    @property
    def role(self) -> Text:
        """What they are, in a few words."""
        return self.told.role

    @property
    def account(self) -> uuid.UUID:
        """The id of their account."""
        return account_id(self.slug)

    def reads(self, story: str) -> frozenset[str]:
        """The objects of a story's case that they read."""
        return frozenset(self.sees.get(story, "").split())


def account_id(slug: str) -> uuid.UUID:
    """The id of the account of somebody in the invented world."""
    return uuid.uuid5(NAMESPACE, f"account {slug}")


def email_of(slug: str) -> str:
    """The address of their account, at a host that cannot be."""
    return f"{slug}@example.invalid"


PLANS = " drafting plan_words"
CASEWORK = "identity cpr people plan decisions assessment sensitive portrait protection duties access" + PLANS
PLACE = " whereabouts"
LOOKS = " looks"
LEADING = "identity cpr people plan decisions assessment portrait protection duties access looks" + PLANS

OF_METTE = ("plan-mangler", "opfoelgning", "soeskende", "hjem-igen", "snart-18", "forkert-barn")
PLACED = ("plan-mangler", "opfoelgning", "soeskende", "akut", "hjem-igen", "snart-18")
ALL = ("plan-mangler", "opfoelgning", "soeskende", "akut", "hemmeligt-sted", "hjem-igen", "snart-18", "forkert-barn")


def each(stories: tuple[str, ...], kind: Kind) -> dict[str, Kind]:
    """The same relation to several children."""
    return dict.fromkeys(stories, kind)


def same(stories: tuple[str, ...], objects: str) -> dict[str, str]:
    """The same objects of several cases."""
    return dict.fromkeys(stories, objects)


CAST: tuple[Member, ...] = (
    Member(
        "mette", "Mette Pilehegn", Side.MUNICIPALITY, said.METTE,
        each((*OF_METTE, "hemmeligt-sted"), Kind.WORKER),
        same(OF_METTE, CASEWORK + PLACE + LOOKS) | {"hemmeligt-sted": CASEWORK + LOOKS},
    ),
    Member(
        "jonas", "Jonas Markskel", Side.MUNICIPALITY, said.JONAS,
        {"akut": Kind.COVER, "forkert-barn": Kind.WORKER},
        {"akut": CASEWORK + PLACE, "forkert-barn": CASEWORK + PLACE + LOOKS},
    ),
    Member(
        "yasmin", "Yasmin Nattergal", Side.MUNICIPALITY, said.YASMIN,
        each(("akut", "opfoelgning", "soeskende"), Kind.NIGHT_DESK),
        same(("akut", "opfoelgning", "soeskende"), CASEWORK + PLACE),
        office=Office.EMERGENCY_READER,
    ),
    Member(
        "susanne", "Susanne Højengran", Side.MUNICIPALITY, said.SUSANNE,
        each(ALL, Kind.LEADER), same(ALL, LEADING),
    ),
    Member(
        "henrik", "Henrik Stenbræk", Side.MUNICIPALITY, said.HENRIK,
        each(PLACED, Kind.COORDINATOR), same(PLACED, "identity whereabouts protection"),
    ),
    Member(
        "rosa", "Rosa Skovmynte", Side.MUNICIPALITY, said.ROSA, office=Office.INTAKE,
    ),
    Member("aisha", "Aisha Klarsø", Side.MUNICIPALITY, said.AISHA),
    Member(
        "bodil", "Bodil Tagrør", Side.MUNICIPALITY, said.BODIL, office=Office.ADMINISTRATOR,
    ),
    Member(
        "sofie", "Sofie Lyngblad", Side.FAMILY, said.SOFIE,
        {"plan-mangler": Kind.CHILD},
        {"plan-mangler": "identity whereabouts plan plan_words decisions portrait protection"},
    ),
    Member(
        "elias", "Elias Engkarse", Side.FAMILY, said.ELIAS,
        {"opfoelgning": Kind.CHILD},
        {"opfoelgning": "identity whereabouts plan plan_words decisions portrait protection"},
    ),
    Member(
        "maria", "Maria Engkarse", Side.FAMILY, said.MARIA,
        each(("opfoelgning", "soeskende"), Kind.CUSTODY_PARENT),
        same(("opfoelgning", "soeskende"), "identity whereabouts plan plan_words decisions"),
    ),
    Member(
        "thomas", "Thomas Vejbred", Side.FAMILY, said.THOMAS,
        each(("opfoelgning", "soeskende"), Kind.PARENT), same(("opfoelgning", "soeskende"), "identity"),
    ),
    Member(
        "rene", "René Havtorn", Side.FAMILY, said.RENE,
        {"hemmeligt-sted": Kind.PARENT_RESTRICTED}, {"hemmeligt-sted": "identity"},
    ),
    Member(
        "bent", "Bent Bøgesti", Side.HOME, said.BENT,
        {"soeskende": Kind.FOSTER}, {"soeskende": "identity plan portrait"},
    ),
    Member(
        "rikke", "Rikke Solbrink", Side.HOME, said.RIKKE,
        each(("opfoelgning", "hjem-igen"), Kind.SITE_STAFF),
        same(("opfoelgning", "hjem-igen"), "identity plan portrait"),
    ),
    Member(
        "grethe", "Grethe Ålegræs", Side.SUPERVISION, said.GRETHE,
        each(("opfoelgning", "hjem-igen"), Kind.INSPECTOR),
    ),
    Member(
        "peter", "Peter Kildevæld", Side.SUPERVISION, said.PETER, {"hjem-igen": Kind.APPEALS},
    ),
    Member(
        "ditte", "Ditte Bavneblus", Side.SUPERVISION, said.DITTE, office=Office.LOG_AUDITOR,
    ),
)  # fmt: skip
BY_SLUG = {member.slug: member for member in CAST}
BY_ACCOUNT = {member.account: member for member in CAST}
