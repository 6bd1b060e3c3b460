"""How do duties become whole numbers?  Editions, triggers and duties as records of the kernel (see `kernel.layout`)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from lawcode.days import to_day
from lawcode.engines.kernel import layout as L
from lawcode.facts import DUTIES as DUTY_NAMES
from lawcode.facts import KIND_NAMES
from lawcode.readings import READINGS
from lawcode.rule import (
    Approved,
    AtLeast,
    Before,
    BeforeEighteen,
    BeforeReturn,
    Consented,
    Content,
    Duty,
    Edition,
    Every,
    FirstFollowUp,
    GoalsForAdultLife,
    HandedOver,
    Notified,
    Offered,
    PlanExists,
    PlanRevisedBefore,
    Replaced,
    ReturnStep,
    Reviewed,
    When,
    Within,
)

STEPS = {ReturnStep.PLAN: L.STEP_PLAN, ReturnStep.PERIOD: L.STEP_PERIOD, ReturnStep.COMMITTEE: L.STEP_COMMITTEE}
ADULT = 18


@dataclass(frozen=True)
class Rules:
    """The duties as the kernel reads them: `numbers` of editions and triggers, then `records` of the duties.

    The edition whose record lies at `p` in the kernel's memory is `editions[(p - P_BASE) // PW]`.
    """

    numbers: list[int]
    records: list[int]
    duties: tuple[Duty, ...]
    editions: tuple[tuple[Duty, Edition], ...]


def lower(duties: Sequence[Duty]) -> Rules:
    """Duties as flat whole numbers, with the places that they will have in the kernel's memory."""
    editions = [(duty, edition) for duty in duties for edition in duty.editions]
    records = [record_of(duty, edition) for duty, edition in editions]
    whens: list[int] = []
    for record, (_, edition) in zip(records, editions, strict=True):
        record[L.P_WHEN] = L.P_BASE + len(records) * L.PW + len(whens)
        record[L.P_WHENS] = len(edition.trigger)
        whens += [n for when in edition.trigger for n in when_of(when)]
    numbers = [n for record in records for n in record] + whens
    return Rules(numbers, duty_records(duties, editions), tuple(duties), tuple(editions))


def duty_records(duties: Sequence[Duty], editions: Sequence[tuple[Duty, Edition]]) -> list[int]:
    """Per duty its editions, whether it turns on age, and the kinds that trigger it."""
    out: list[int] = []
    start = 0
    for duty in duties:
        end = start + len(duty.editions)
        kinds = sorted({KIND_NAMES.index(w.kind) for _, e in editions[start:end] for w in e.trigger})
        if len(kinds) > L.MOST_KINDS:
            raise ValueError(f"{duty.id} is triggered by more than {L.MOST_KINDS} kinds of event")
        out += [L.P_BASE + start * L.PW, L.P_BASE + end * L.PW, int(turns_on_age(duty)), bits(kinds)]
        out += kinds + [L.NOTHING] * (L.MOST_KINDS - len(kinds))
        start = end
    return out


def turns_on_age(duty: Duty) -> bool:
    """Does the verdict of some edition differ with the child's age, other than by ending at 18?"""
    whens = [w for e in duty.editions for w in e.trigger]
    if any(w.age_from > 0 or w.age_under not in (0, ADULT) for w in whens):
        return True
    return any(isinstance(e.demand, Consented | Notified | Reviewed) for e in duty.editions)


def when_of(when: When) -> list[int]:
    """A trigger: kind, matters as bits (bit 0: none recorded), ages."""
    about = bits(L.VOCABULARY["about"].index(word) + 1 for word in when.about)
    if when.about and when.or_no_matter:
        about |= 1
    return [KIND_NAMES.index(when.kind), about, when.age_from, when.age_under, 0]


def record_of(duty: Duty, edition: Edition) -> list[int]:
    """One edition: what all have in common, then what its demand says."""
    record = [0] * L.PW
    record[L.P_DUTY] = DUTY_NAMES.split().index(duty.id) if duty.id in DUTY_NAMES.split() else 0
    record[L.P_SHAPE] = L.SHAPES.index(type(edition.demand).__name__)
    record[L.P_FROM], record[L.P_TO] = to_day(edition.first_day), to_day(edition.last_day)
    record[L.P_CONFIRMED] = int(edition.confirmed)
    record[L.P_READINGS] = bits(READINGS.index(reading) for reading in edition.readings)
    record[L.P_BIRTHDAY] = edition.at_birthday
    for slot, value in numbers_of(edition.demand):
        record[slot] = value
    return record


def numbers_of(demand: Any) -> Iterable[tuple[int, int]]:
    """The slots that a demand fills, shape by shape."""
    match demand:
        case Within():
            yield from needed(*demand.need)
            yield L.P_NEED_UNLESS, KIND_NAMES.index(demand.unless) if demand.unless else 0
            yield L.P_HOURS, demand.hours
            yield L.P_DAYS, demand.days
            yield L.P_WORKING_DAYS, demand.working_days
            yield L.P_MONTHS, demand.months
            yield L.P_FLAG, int(demand.first_only)
            yield L.P_COUNT, int(demand.screened)
        case Before():
            yield from needed(demand.need)
            yield L.P_WORDS, words("form", demand.forms)
            yield L.P_FLAG, int(demand.only_if_affects_child)
            yield L.P_TO_WORD, words("type", demand.also_plan_in_force)
        case PlanExists():
            yield L.P_WORDS, words("type", demand.types)
            yield L.P_MONTHS, demand.months
            yield L.P_MONTHS_ACUTE, demand.acute_months
            yield L.P_NEED_CONSENT, int(demand.needs_consent)
            yield L.P_NEED_POSITION, int(demand.needs_position)
        case Content():
            yield L.P_PARTS, parts(demand.parts)
            yield L.P_PARTS_PLACED, parts(demand.in_placement)
            yield L.P_PARTS_ANY, parts(demand.any_of)
        case GoalsForAdultLife() | HandedOver():
            yield L.P_WORDS, words("type", demand.types)
        case FirstFollowUp():
            yield L.P_MONTHS, demand.months
            yield L.P_FLAG, int(demand.or_end_of_study)
        case AtLeast():
            yield L.P_COUNT, demand.count
            yield L.P_MONTHS, demand.months
        case Consented():
            yield L.P_TO_WORD, L.VOCABULARY["to"].index(demand.to) + 1
            yield L.P_AGE, demand.child_from
            yield L.P_COUNT, int(demand.child_alone)
            yield L.P_NEED_POSITION, int(demand.sought)
            yield L.P_FLAG, int(demand.not_before_birth)
        case BeforeReturn():
            yield L.P_FLAG, STEPS[demand.step]
            yield L.P_MONTHS, demand.months
        case Notified():
            yield L.P_AGE, demand.child_from
            yield L.P_HOURS, demand.hours
        case Approved():
            yield L.P_DAYS, demand.days
        case Reviewed():
            yield L.P_MONTHS, demand.months
            yield L.P_MONTHS_ACUTE, demand.months_if_placed
            yield L.P_MONTHS_INFANT, demand.months_infant
        case Offered():
            yield from needed(demand.need)
            yield L.P_TO_WORD, words("to", (demand.to,))
        case Every() | Replaced() | BeforeEighteen() | PlanRevisedBefore():
            yield L.P_MONTHS, demand.months


def bits(numbers: Iterable[int]) -> int:
    """A bit set of numbers."""
    out = 0
    for number in numbers:
        out |= 1 << number
    return out


def needed(*names: str) -> Iterable[tuple[int, int]]:
    """The kinds of act that answer; several have to be neighbours in the vocabulary."""
    numbers = sorted(KIND_NAMES.index(name) for name in names)
    if numbers != list(range(numbers[0], numbers[-1] + 1)):
        raise ValueError(f"the kinds {names} are no neighbours in lawcode.facts")
    yield L.P_NEED, numbers[0]
    yield L.P_NEED_LAST, numbers[-1]


def words(slot: str, names: Iterable[str]) -> int:
    """Words of a field as bits; bit 0 would be "not recorded"."""
    return bits(L.VOCABULARY[slot].index(name) + 1 for name in names)


def parts(names: Iterable[str]) -> int:
    """Parts of a plan as bits."""
    return bits(L.PARTS.index(name) for name in names)
