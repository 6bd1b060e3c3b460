"""Who gets which page?  Written from the rules in words; of the application only the rule of a view is asked.

A view says by its rule which object it is about and what it does with it.  `may` answers from the oracle of the ground
whether somebody then gets the page.  Where a page's right hangs on more than that, the page stands in `OTHERWISE`.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from livline.web.door import Act, Rule
from tests.ground.oracle import (
    CASEWORK,
    OBJECT_OF,
    ONCE_OPENED,
    ONCE_OPENED_IF_SECRET,
    STAFF,
    WRITERS,
    World,
    kinds_today,
    may_see,
    may_see_edition,
)

MAY_WRITE = WRITERS | {
    "identity": {"worker", "cover"},
    "cpr": {"worker"},
    "people": {"worker", "cover"},
    "notifier": CASEWORK,
    "whereabouts": CASEWORK,
    "protection": STAFF | {"coordinator"},
    "duties": {"worker", "cover", "night_desk"},
    "access": {"worker", "leader"},
}
"""Who adds to an object."""
PARTIES = {"child", "custody_parent", "representative"}
KEPT_OPEN = {"protection", "access"}
"""What is written in a locked case, too."""
MAY_DECIDE = {name: {"leader"} for name in ("plan", "drafting", "decisions", "protection", "access")}
"""Who confirms what another asked."""


@dataclass(frozen=True)
class Asker:
    """Somebody at a case of a world; `kind`: of the fact that an address names, where it names one."""

    world: World
    account: uuid.UUID
    child: uuid.UUID
    kind: str = ""
    object: str = ""
    part: str = ""
    other: uuid.UUID | None = None
    """A second case that the address names."""
    joining: uuid.UUID | None = None
    reopened: bool = False
    """As if the case had not been closed."""

    @property
    def kinds(self) -> set[str]:
        return kinds_today(self.world, self.account, self.child)

    @property
    def is_secret(self) -> bool:
        return self.child in self.world.secret

    def reads(self, object_: str) -> bool:
        return may_see(self.world, self.account, self.child, object_)

    def writes(self, object_: str) -> bool:
        return self.reads("identity") and self.is_open(object_) and bool(self.kinds & MAY_WRITE.get(object_, set()))

    def decides(self, object_: str) -> bool:
        return self.reads("identity") and self.is_open(object_) and bool(self.kinds & MAY_DECIDE.get(object_, set()))

    def is_open(self, object_: str) -> bool:
        """In a case that was closed, only protection and access are written."""
        return self.reopened or self.child not in self.world.closed or object_ in KEPT_OPEN

    def may_open(self, object_: str) -> bool:
        """Closed now, and opened to somebody who says what for."""
        closed = ONCE_OPENED.get(object_, set()) | ONCE_OPENED_IF_SECRET.get(object_, set())
        return bool(self.kinds & closed) and not self.reads(object_)


def joins(asker: Asker) -> bool:
    """Who writes the facts of both cases, or decides in both; two cases of one municipality."""
    if asker.other is None or asker.other == asker.child:
        return False
    both = (asker, replace(asker, child=asker.other))
    of = {case.id: municipality for case, municipality in asker.world.cases}
    if of[asker.child] != of[asker.other]:
        return False
    return all(all(one.writes(name) for name in OBJECT_OF.values()) for one in both) or all(
        one.decides("decisions") for one in both
    )


def parts(asker: Asker) -> bool:
    """Who could have joined the two, while they are one."""
    found = [one for one in asker.world.joinings if one.id == asker.joining and one.into == asker.child and one.stands]
    both = [each for one in found for each in (asker, replace(asker, child=one.case, reopened=True))]
    return bool(found) and (
        all(one.writes(name) for name in OBJECT_OF.values() for one in both)
        or all(one.decides("decisions") for one in both)
    )


def corrects(asker: Asker) -> bool:
    """Who sees a fact and writes its object."""
    object_ = OBJECT_OF[asker.kind]
    return asker.reads(object_) and asker.writes(object_)


def remarks(asker: Asker) -> bool:
    """Who remarks on a plan."""
    return asker.reads("drafting") and (asker.writes("drafting") or asker.decides("drafting"))


def unites(asker: Asker) -> bool:
    """Who words the plans of both children whose plans are one since they were united."""
    pair = frozenset({asker.child, asker.other})
    both = (asker, replace(asker, child=asker.other)) if asker.other is not None else ()
    return pair in asker.world.united and all(one.reads("drafting") and one.writes("drafting") for one in both)


def reads_plan(asker: Asker) -> bool:
    """Who reads the adopted plan, or an edition of it."""
    return asker.reads("plan_words") or may_see_edition(asker.world, asker.account, asker.child)


OTHERWISE: Mapping[str, tuple[Callable[[Asker], bool], str]] = {
    "join": (joins, "two cases are opened at once"),
    "join-not": (joins, "two cases are opened at once"),
    "join-undo": (parts, "two cases are opened at once"),
    "fact-kinds": (
        lambda asker: any(asker.writes(name) and asker.reads(name) for name in WRITERS),
        "lists the kinds that one may record, of whichever object",
    ),
    "fact-record": (lambda asker: asker.writes(OBJECT_OF[asker.kind]), "the object is that of the kind in the address"),
    "quick-acts": (
        lambda asker: any(asker.writes(name) and asker.reads(name) for name in WRITERS),
        "lists the acts that one may record, of whichever object",
    ),
    "quick-record": (
        lambda asker: asker.writes(OBJECT_OF[asker.kind]),
        "the object is that of the act in the address",
    ),
    "quick-done": (lambda asker: False, "only who recorded a fact, and those of this world nobody has recorded"),
    "quick-undo": (lambda asker: False, "only who recorded a fact, and those of this world nobody has recorded"),
    "fact": (
        lambda asker: asker.reads("identity") and asker.reads(OBJECT_OF[asker.kind]),
        "the object is that of the fact",
    ),
    "fact-correct": (corrects, "the object is that of the entry"),
    "fact-withdraw": (corrects, "the object is that of the entry"),
    "fact-quarantine": (corrects, "the object is that of the entry"),
    "palette-add": (
        lambda asker: asker.kind == "decision" and corrects(asker),
        "a palette belongs to a decision",
    ),
    "words": (
        lambda asker: bool(asker.kinds & {"child", "worker"}),
        "the child itself, and its caseworker what it shares",
    ),
    "contact-add": (
        lambda asker: asker.writes("whereabouts") and asker.reads("whereabouts"),
        "what is closed is opened before it is changed",
    ),
    "contact-change": (
        lambda asker: asker.writes("whereabouts") and asker.reads("whereabouts"),
        "what is closed is opened before it is changed",
    ),
    "people": (
        lambda asker: asker.reads("identity"),
        "everybody sees the child and themselves; of others what they may",
    ),
    "looks": (lambda asker: asker.reads("identity"), "everybody sees their own looks; of others what they may"),
    "conflict": (lambda asker: asker.reads("identity"), "whoever reaches a case may say that they should not"),
    "draft": (lambda asker: asker.reads("identity"), "what somebody types is theirs, wherever there is a form"),
    "note-correct": (
        lambda asker: asker.writes("assessment") and asker.reads("assessment"),
        "one corrects what one reads",
    ),
    "note-withdraw": (
        lambda asker: asker.writes("assessment") and asker.reads("assessment"),
        "one corrects what one reads",
    ),
    "note-cite": (lambda asker: asker.writes("assessment") and asker.reads("assessment"), "one cites what one reads"),
    "access-login": (
        lambda asker: (
            asker.writes("access")
            and asker.part in {"child", "custody_holder", "parent", "support_person", "representative"}
        ),
        "only who is this to the child may have a login",
    ),
    "advice-ask": (lambda asker: bool(asker.kinds & STAFF), "advice is between those who work on the case or lead it"),
    "advice": (lambda asker: bool(asker.kinds & STAFF), "advice is between those who work on the case or lead it"),
    "note-attach": (
        lambda asker: asker.writes("assessment") and asker.reads("assessment") and asker.reads("whereabouts"),
        "a file may show where somebody is",
    ),
    "attachment": (
        lambda asker: asker.reads("identity") and asker.reads("assessment") and asker.reads("whereabouts"),
        "a file may show where somebody is",
    ),
    "draft-kept": (lambda asker: asker.reads("identity"), "what somebody types is theirs, wherever there is a form"),
    "draft-drop": (lambda asker: asker.reads("identity"), "what somebody types is theirs, wherever there is a form"),
    "plans": (
        lambda asker: asker.reads("plan_words") or bool(asker.kinds & PARTIES),
        "where the place is secret, a party may have an edition of its own",
    ),
    "plan": (reads_plan, "where the place is secret, a party may have an edition of its own"),
    "plan-paper": (reads_plan, "where the place is secret, a party may have an edition of its own"),
    "plan-givings": (
        lambda asker: asker.reads("drafting") and asker.is_secret,
        "where the place is not secret, parties read all of the plan",
    ),
    "plan-given": (
        lambda asker: asker.reads("drafting") and asker.is_secret and asker.part in {"child", "custody_holder"},
        "only a party has an edition",
    ),
    "plan-give": (
        lambda asker: (
            asker.reads("drafting")
            and asker.writes("drafting")
            and asker.is_secret
            and asker.part in {"child", "custody_holder"}
        ),
        "only a party has an edition",
    ),
    "plan-unite": (unites, "the plans of two siblings are opened at once"),
    "plan-unite-undo": (unites, "the plans of two siblings are opened at once"),
    "plan-remark": (remarks, "who words a plan and who decides on it"),
    "plan-settle": (remarks, "who words a plan and who decides on it"),
    "open": (lambda asker: asker.may_open(asker.object), "opens the object that the address names"),
}
"""Pages whose right hangs on more than their rule's object, each with the reason why."""


def may(name: str, rule: Rule, asker: Asker) -> bool:
    """Does somebody get the page of a case?"""
    if name in OTHERWISE:
        return OTHERWISE[name][0](asker)
    if not asker.reads("identity"):
        return False
    if rule.act is Act.WRITE:
        return asker.writes(rule.object)
    if rule.act is Act.DECIDE:
        return asker.decides(rule.object)
    return asker.reads(rule.object)
