"""Who consented: person by person, the worst of them decides (contract §§ 5, 6.9)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import product

from lawcode.engines.reference.case import Case
from lawcode.engines.reference.episode import Label
from lawcode.engines.reference.event import CHILD, HOLDER, Event, after, before, bound_elsewhere, rests_on_same_day
from lawcode.engines.reference.search import NOTHING_DONE, Answer, Finding, in_doubt
from lawcode.engines.reference.step import Step, step_of_event
from lawcode.readings import CONSENT_ON_DECISION, SAME_DAY
from lawcode.rule import Consented, Duty, Edition

MOST_UNCLEAR = 4
"""So many consents that do not say whose or to what are tried in every way."""
SOMETHING_ELSE = "plan_revision"
"""Another matter than any that a duty asks about."""
OTHERS = ("committee", "appeal_body", "court")


class Worth(IntEnum):
    """What a person's consent comes to, from best to worst."""

    GOOD = 0
    LATE = 1
    OPEN = 2
    BROKEN = 3


@dataclass(frozen=True)
class Word:
    """What one person's consent comes to: the act, or the fact that leaves it open, and the readings."""

    worth: Worth
    act: Event | None = None
    doubt: str = ""
    readings: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Matter:
    """The decision that asks for consent: from when consents count, and those of the case as they are now read."""

    case: Case
    demand: Consented
    decision: Event
    label: Label
    since: Event | None
    consents: tuple[Event, ...]

    @property
    def is_sought(self) -> bool:
        """Is it enough that consent was asked for?  The chair's decision, and others' decisions on a move."""
        if self.decision.kind == "chair_decision":
            return True
        return self.demand.sought and self.decision.by in OTHERS and self.decision.consent is not True

    def consents_by(self, by: str, person: str | None) -> list[Event]:
        """The consents of a person to this matter and measure, after the previous decision; undated ones too."""
        return [
            act
            for act in self.consents
            if act.by == by
            and (by == CHILD or act.person == person)
            and act.to == self.demand.to
            and not bound_elsewhere(act, self.decision)
            and self.case.fits(act, self.label)
            and (not act.date or self.since is None or after(act, self.since))
        ]


def consented(case: Case, duty: Duty, edition: Edition, demand: Consented, decision: Event) -> Step | None:
    """Everyone who has to consent did; None when others than the municipality decided without consent."""
    if not asks_for_consent(demand, decision):
        return None
    label = case.label_of(decision)
    since = case.previous_decision(decision)
    matter = Matter(case, demand, decision, label, since, tuple(case.all_of_kind("consent")))
    return step_of_event(duty, edition, decision, label).but(finding=_in_every_way(matter))


def asks_for_consent(demand: Consented, decision: Event) -> bool:
    """A placement that others than the municipality decide without consent asks for none."""
    if decision.kind == "chair_decision" or demand.to != "placement":
        return True
    return decision.consent is not False or decision.by == "municipality"


# --- consents that do not say whose or to what -----------------------------------------------------------------


def _in_every_way(matter: Matter) -> Finding:
    """Unclear consents are read in every way; in doubt where the ways differ (contract § 6.3)."""
    found = [worst_of(words_of_all(replace(matter, consents=way))) for way in _ways(matter)]
    if len({worst.worth for worst in found}) > 1:
        return in_doubt("by")
    return _settled(found[-1])


def _ways(matter: Matter) -> Iterator[tuple[Event, ...]]:
    """The case's consents in every way in which the unclear ones may be read."""
    unclear = [act for act in matter.consents if _is_unclear(matter, act)][:MOST_UNCLEAR]
    for read in product(*([*_ways_of_one(matter, act)] for act in unclear)):
        clear = dict(zip((act.row for act in unclear), read, strict=True))
        yield tuple(clear.get(act.row, act) for act in matter.consents)


def _is_unclear(matter: Matter, act: Event) -> bool:
    """A consent that may be to this matter but does not say whose or to what."""
    to = matter.demand.to
    says_all = act.to is not None and act.by is not None
    return not says_all and act.to in (None, to) and not bound_elsewhere(act, matter.decision)


def _ways_of_one(matter: Matter, act: Event) -> Iterator[Event]:
    persons = (act.by,) if act.by else (HOLDER, CHILD)
    matters = (act.to,) if act.to else (matter.demand.to, SOMETHING_ELSE)
    return (replace(act, by=by, to=to) for to in matters for by in persons)


# --- persons ------------------------------------------------------------------------------------------------------


def words_of_all(matter: Matter) -> list[Word]:
    """What the custody holders and, from the age, the child said."""
    words = [] if matter.demand.child_alone else list(_words_of_holders(matter))
    if matter.case.has_reached(matter.demand.child_from, matter.decision.day):
        words.append(word_of(matter, matter.consents_by(CHILD, None)))
    return words


def _words_of_holders(matter: Matter) -> Iterator[Word]:
    """Each custody holder whom the case's consents name, and the one whom none names (contract § 6.9)."""
    named = dict.fromkeys(act.person for act in matter.consents if act.by == HOLDER and act.person is not None)
    for person in named:
        yield word_of(matter, matter.consents_by(HOLDER, person))
    unnamed = matter.consents_by(HOLDER, None)
    if unnamed or not named:
        yield word_of(matter, unnamed)


def word_of(matter: Matter, acts: list[Event]) -> Word:
    """One person: the last consent on or before the decision, else a later one, else the decision's own word."""
    if not acts:
        return _word_of_decision(matter)
    dated = [act for act in acts if act.date and not _is_before_birth(matter, act)]
    timely = [act for act in dated if before(act, matter.decision)]
    if timely:
        return _weigh(matter, timely[-1], Worth.GOOD)
    if any(not act.date for act in acts):
        return Word(Worth.OPEN, doubt="other_date")
    given = next((act for act in dated if _is_given(matter, act)), None)
    if given is not None:
        return _weigh(matter, given, Worth.LATE)
    in_doubt_of = any(_is_given(matter, act) is None for act in dated)
    return Word(Worth.OPEN, doubt="given") if in_doubt_of else Word(Worth.BROKEN)


def _weigh(matter: Matter, act: Event, worth: Worth) -> Word:
    given = _is_given(matter, act)
    if given is None:
        return Word(Worth.OPEN, doubt="given")
    if not given:
        return Word(Worth.BROKEN)
    same_day = {SAME_DAY.id} if rests_on_same_day(act, matter.decision) else set()
    return Word(worth, act, readings=frozenset(same_day))


def _is_given(matter: Matter, act: Event) -> Answer:
    """Given?  Where asking is enough any answer is; agreement to the placement without its purpose is none."""
    if matter.is_sought:
        return True
    if act.purpose_agreed is False and not matter.demand.child_alone:
        return False
    return act.given


def _is_before_birth(matter: Matter, act: Event) -> bool:
    """A consent before birth does not count for a decision after it; asking before birth is asking."""
    born = matter.case.born
    if born is None or not matter.demand.not_before_birth or matter.is_sought:
        return False
    return act.day < born <= matter.decision.day


def _word_of_decision(matter: Matter) -> Word:
    """A person without a consent on record is judged by what the decision says."""
    decision = matter.decision
    if decision.kind == "chair_decision" or matter.demand.child_alone:
        return Word(Worth.BROKEN)
    if decision.consent:
        return Word(Worth.GOOD, decision, readings=frozenset({CONSENT_ON_DECISION.id}))
    if decision.consent is None:
        return Word(Worth.OPEN, doubt="consent")
    return Word(Worth.OPEN, doubt="by") if decision.by is None else Word(Worth.BROKEN)


# --- the worst of them --------------------------------------------------------------------------------------------


def worst_of(words: Iterable[Word]) -> Word:
    """The worst person decides; the latest act is the day on which the demand was met."""
    all_words = list(words)
    worth = max((word.worth for word in all_words), default=Worth.GOOD)
    act = _latest(word.act for word in all_words if word.act is not None)
    doubts = [word.doubt for word in all_words if word.doubt]
    readings = frozenset[str]().union(*(word.readings for word in all_words))
    return Word(worth, act, doubts[-1] if doubts else "", readings)


def _latest(acts: Iterable[Event]) -> Event | None:
    return max(acts, key=lambda act: act.day, default=None)


def _settled(worst: Word) -> Finding:
    """Broken and open words meet nothing."""
    if worst.worth == Worth.OPEN:
        return in_doubt(worst.doubt)
    if worst.worth == Worth.BROKEN:
        return NOTHING_DONE
    return Finding(worst.act, worst.worth == Worth.GOOD, readings=worst.readings)
