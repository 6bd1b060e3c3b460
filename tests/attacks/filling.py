"""What can an address of a case be filled with?  What is in the case, what is in another, and what is nowhere."""

from __future__ import annotations

import random
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from livline.access.models import Keeping, Protection, Relation, Restriction
from livline.cases.models import Case, Entry
from livline.joining.models import Joining
from livline.journal.models import Attachment, Chronology, Note
from livline.people.models import Contact, Tie
from livline.plans.models import Plan, Remark, Wording
from livline.portrait.models import Bright, Promise
from livline.studies.models import Study
from livline.team.models import Handover, Question
from tests.attacks.routes import Route
from tests.ground.oracle import OBJECT_OF

OPENABLE = ("whereabouts", "sensitive", "notifier", "identity", "plan", "words")
NOWHERE = uuid.UUID("12345678-1234-4234-8234-123456789abc")
NO_ENTRY = 2**62
NO_MARK = "0" * 64
"""What a review of a plan never sees."""


@dataclass(frozen=True)
class Filled:
    """The arguments of an address; `kind` of the fact, `object` to be opened, `part` of the person that they name."""

    arguments: Mapping[str, Any]
    kind: str = ""
    object: str = ""
    part: str = ""
    fits: bool = True
    """Does what is named belong to the case?"""


@dataclass
class Stock:
    """What the cases of a world hold, by case; asked once."""

    entries: dict[uuid.UUID, list[Entry]] = field(default_factory=dict)
    ties: dict[uuid.UUID, list[Tie]] = field(default_factory=dict)
    contacts: dict[uuid.UUID, list[Contact]] = field(default_factory=dict)
    relations: dict[uuid.UUID, list[Relation]] = field(default_factory=dict)
    restrictions: dict[uuid.UUID, list[Restriction]] = field(default_factory=dict)
    protections: dict[uuid.UUID, list[Protection]] = field(default_factory=dict)
    handovers: dict[uuid.UUID, list[Handover]] = field(default_factory=dict)
    questions: dict[uuid.UUID, list[Question]] = field(default_factory=dict)
    notes: dict[uuid.UUID, list[Note]] = field(default_factory=dict)
    files: dict[uuid.UUID, list[Attachment]] = field(default_factory=dict)
    chronologies: dict[uuid.UUID, list[Chronology]] = field(default_factory=dict)
    keepings: dict[uuid.UUID, list[Keeping]] = field(default_factory=dict)
    promises: dict[uuid.UUID, list[Promise]] = field(default_factory=dict)
    brights: dict[uuid.UUID, list[Bright]] = field(default_factory=dict)
    studies: dict[uuid.UUID, list[Study]] = field(default_factory=dict)
    joinings: dict[uuid.UUID, list[uuid.UUID]] = field(default_factory=dict)
    """By the case that was kept."""
    plans: dict[uuid.UUID, list[Plan]] = field(default_factory=dict)
    remarks: dict[uuid.UUID, list[Remark]] = field(default_factory=dict)
    wordings: dict[uuid.UUID, list[Wording]] = field(default_factory=dict)

    @classmethod
    def of(cls, cases: list[Case]) -> Stock:
        """Everything in the cases."""
        made = cls()
        models = (
            Entry, Tie, Contact, Note, Attachment, Chronology, Relation, Restriction, Protection, Keeping, Handover,
            Question, Promise, Bright, Study, Plan, Remark, Wording,
        )  # fmt: skip
        into = list(Joining.objects.order_by("at", "id").values_list("into_id", "id"))
        made.joinings = {case.id: [id_ for kept, id_ in into if kept == case.id] for case in cases}
        names = ("entries", "ties", "contacts", "notes", "files", "chronologies", *NAMES.values())
        for model, name in zip(models, names, strict=True):
            rows = list(model.objects.order_by("pk"))  # type: ignore[attr-defined]
            setattr(made, name, {case.id: [row for row in rows if row.case_id == case.id] for case in cases})
        return made


NAMES = {
    "relation": "relations",
    "restriction": "restrictions",
    "protection": "protections",
    "keeping": "keepings",
    "handover": "handovers",
    "question": "questions",
    "promise": "promises",
    "bright": "brights",
    "study": "studies",
    "plan": "plans",
    "remark": "remarks",
    "wording": "wordings",
}


def filled(route: Route, case: uuid.UUID, inner: uuid.UUID, stock: Stock, rng: random.Random) -> Filled | None:
    """The arguments for a case, with what lies in it taken from `inner`; None where there is no such thing."""
    takes = {name for name, _ in route.takes}
    if "item" in takes:
        return None
    told: dict[str, Any] = {"case": case} if "case" in takes else {}
    more: dict[str, Any] = {}
    for name, model in NAMES.items():
        if name in takes:
            rows = getattr(stock, model)[inner]
            if not rows:
                return None
            told[name] = rng.choice(rows).id
    told |= {"part": rng.choice(stock.wordings[inner]).part} if "part" in takes else {}
    told |= {"note": stock.notes[inner][0].note} if "note" in takes else {}
    told |= {"attachment": stock.files[inner][0].id} if "attachment" in takes else {}
    told |= {"chronology": stock.chronologies[inner][0].chronology} if "chronology" in takes else {}
    told |= {"other": rng.choice([one for one in stock.entries if one != case])} if "other" in takes else {}
    told |= {"joining": rng.choice(stock.joinings[inner] or [NOWHERE])} if "joining" in takes else {}
    told |= {"mark": NO_MARK} if "mark" in takes else {}
    if takes & {"entry", "fact"}:
        entry = rng.choice(stock.entries[inner])
        told |= {"entry": entry.id} if "entry" in takes else {"fact": entry.fact}
        more["kind"] = entry.kind
    if takes & {"tie", "contact"}:
        reached = {one.tie_id: one.id for one in stock.contacts[inner]}
        tie = rng.choice([one for one in stock.ties[inner] if "contact" not in takes or one.id in reached])
        told["tie"], more["part"] = tie.id, tie.part
        told |= {"contact": reached[tie.id]} if "contact" in takes else {}
    of_inner = takes & {*NAMES, "joining", "part", "fact", "tie", "contact", "note", "attachment", "chronology"}
    return Filled(told | words(takes, more, rng), fits=(inner == case or not of_inner) and "mark" not in takes, **more)


OF_PLANS: dict[str, Any] = {"sort": "goal", "field": "place", "number": 1, "language": "uk"}
"""What stands in the addresses of plans and is no id."""


def words(takes: set[str], more: dict[str, Any], rng: random.Random) -> dict[str, Any]:
    """What is a word and no id."""
    told: dict[str, Any] = {}
    if "kind" in takes:
        told["kind"] = more["kind"] = rng.choice(sorted(OBJECT_OF))
    if "object_" in takes:
        told["object_"] = more["object"] = rng.choice(OPENABLE)
    if "place" in takes:
        told["place"] = "new-plan"
    if "taken" in takes:
        told["taken"] = rng.choice(["decided", "confirmed", "withdrawn"])
    if "heading" in takes:
        told["heading"] = "occasion"
    told |= {name: word for name, word in OF_PLANS.items() if name in takes}
    if "draft" in takes:
        told["draft"] = NOWHERE
    return told


def nowhere(found: Filled) -> Mapping[str, Any]:
    """The same address about a case that is not there."""
    kept = {"kind", "object_", "place", "taken", "heading", *OF_PLANS}
    told = {name: value if name in kept else NOWHERE for name, value in found.arguments.items()}
    return {name: NO_ENTRY if name == "entry" else value for name, value in told.items()}
