"""How do duties become whole numbers?  Editions, triggers and duties as records of the kernel (see `kernel.layout`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
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
    Decided,
    Duty,
    Edition,
    Every,
    FirstFollowUp,
    GoalsForAdultLife,
    HandedOver,
    Limited,
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

Number = Callable[[Any], int]
"""A number out of a demand."""
Slot = tuple[int, Number]
"""A place in the record of an edition, and the number that goes there."""

STEPS = {ReturnStep.PLAN: L.STEP_PLAN, ReturnStep.PERIOD: L.STEP_PERIOD, ReturnStep.COMMITTEE: L.STEP_COMMITTEE}
ADULT = 18


@dataclass(frozen=True, eq=False)
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
    """Per duty its editions, whether it turns on age, the kinds that trigger it, and what a breach leads to."""
    out: list[int] = []
    start = 0
    for duty in duties:
        end = start + len(duty.editions)
        kinds = sorted({KIND_NAMES.index(w.kind) for _, e in editions[start:end] for w in e.trigger})
        out += [L.P_BASE + start * L.PW, L.P_BASE + end * L.PW, int(turns_on_age(duty)), bits(kinds)]
        out += [kinds[0] if len(kinds) == 1 else L.NOTHING, int(duty.effect)]
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
    """The slots that a demand fills, each with its number."""
    for slot, number in SLOTS[type(demand)]:
        yield slot, number(demand)


def bits(numbers: Iterable[int]) -> int:
    """A bit set of numbers."""
    out = 0
    for number in numbers:
        out |= 1 << number
    return out


def neighbours(names: tuple[str, ...] | str) -> list[int]:
    """The kinds of act that answer, in order; several have to be neighbours in the vocabulary."""
    numbers = sorted(KIND_NAMES.index(name) for name in ((names,) if isinstance(names, str) else names))
    if numbers != list(range(numbers[0], numbers[-1] + 1)):
        raise ValueError(f"the kinds {names} are no neighbours in lawcode.facts")
    return numbers


def words(slot: str, names: Iterable[str]) -> int:
    """Words of a field as bits; bit 0 would be "not recorded"."""
    return bits(L.VOCABULARY[slot].index(name) + 1 for name in names)


def parts(names: Iterable[str]) -> int:
    """Parts of a plan as bits."""
    return bits(L.PARTS.index(name) for name in names)


def whole(name: str) -> Number:
    """A field as it stands: a number, or yes and no as 1 and 0."""
    return lambda demand: int(getattr(demand, name))


def word_bits(slot: str, name: str) -> Number:
    """A field of words as bits."""
    return lambda demand: words(slot, getattr(demand, name))


def part_bits(name: str) -> Number:
    """A field of plan parts as bits."""
    return lambda demand: parts(getattr(demand, name))


FIRST_NEED: Slot = (L.P_NEED, lambda demand: neighbours(demand.need)[0])
LAST_NEED: Slot = (L.P_NEED_LAST, lambda demand: neighbours(demand.need)[-1])
MONTHS: Slot = (L.P_MONTHS, whole("months"))
TYPES: Slot = (L.P_WORDS, word_bits("type", "types"))

SLOTS: dict[type, tuple[Slot, ...]] = {
    Within: (
        FIRST_NEED,
        LAST_NEED,
        (L.P_NEED_UNLESS, lambda demand: KIND_NAMES.index(demand.unless) if demand.unless else 0),
        (L.P_HOURS, whole("hours")),
        (L.P_DAYS, whole("days")),
        (L.P_WORKING_DAYS, whole("working_days")),
        MONTHS,
        (L.P_FLAG, whole("first_only")),
        (L.P_COUNT, whole("screened")),
    ),
    Before: (
        FIRST_NEED,
        LAST_NEED,
        (L.P_WORDS, word_bits("form", "forms")),
        (L.P_FLAG, whole("only_if_affects_child")),
        (L.P_TO_WORD, word_bits("type", "also_plan_in_force")),
    ),
    PlanExists: (
        TYPES,
        MONTHS,
        (L.P_MONTHS_ACUTE, whole("acute_months")),
        (L.P_NEED_CONSENT, whole("needs_consent")),
        (L.P_NEED_POSITION, whole("needs_position")),
    ),
    Content: (
        (L.P_PARTS, part_bits("parts")),
        (L.P_PARTS_PLACED, part_bits("in_placement")),
        (L.P_PARTS_ANY, part_bits("any_of")),
    ),
    GoalsForAdultLife: (TYPES,),
    HandedOver: (TYPES,),
    FirstFollowUp: (MONTHS, (L.P_FLAG, whole("or_end_of_study"))),
    Every: (MONTHS,),
    Decided: (),
    AtLeast: ((L.P_COUNT, whole("count")), MONTHS),
    Consented: (
        (L.P_TO_WORD, lambda demand: L.VOCABULARY["to"].index(demand.to) + 1),
        (L.P_AGE, whole("child_from")),
        (L.P_COUNT, whole("child_alone")),
        (L.P_NEED_POSITION, whole("sought")),
        (L.P_FLAG, whole("not_before_birth")),
    ),
    BeforeReturn: ((L.P_FLAG, lambda demand: STEPS[demand.step]), MONTHS),
    Notified: ((L.P_AGE, whole("child_from")), (L.P_HOURS, whole("hours"))),
    Approved: ((L.P_DAYS, whole("days")),),
    Replaced: (MONTHS,),
    Reviewed: (
        MONTHS,
        (L.P_MONTHS_ACUTE, whole("months_if_placed")),
        (L.P_MONTHS_INFANT, whole("months_infant")),
    ),
    BeforeEighteen: (MONTHS,),
    PlanRevisedBefore: (MONTHS,),
    Offered: (FIRST_NEED, LAST_NEED, (L.P_TO_WORD, lambda demand: words("to", (demand.to,)))),
    Limited: (),
}
"""For each shape of a demand the slots it fills in the record of an edition."""
