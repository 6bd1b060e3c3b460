"""How is a duty written?  Frozen nouns: a `Duty` has `Edition`s, an edition a trigger and a demand of one shape.

The nouns say what the act says and nothing of how it is computed; two engines read them
(`engines.reference` and `engines.kernel`).  Dates are ISO text so that a duty file reads like the act.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import Enum

from lawcode.citations import Law
from lawcode.outcomes import Effect
from lawcode.readings import Reading

BARNETS_LOV_DAY = dt.date(2024, 1, 1)
"""The first day of barnets lov; serviceloven's chapters on children end the day before."""
L8_FROM = "2020-01-01"
OLDER_TEXT_BEFORE = dt.date(2014, 1, 1)


class ChosenBy(Enum):
    """What chooses the edition of a duty (contract § 3.10)."""

    ACT = "the day of the act that triggers it"
    DUE = "the day on which it falls due"


@dataclass(frozen=True)
class When:
    """The event that triggers: a kind, where it matters its matter (`about`) and the child's age on the day.

    `about` empty: any, also not recorded.  `or_no_matter`: a missing `about` triggers too.
    """

    kind: str
    about: tuple[str, ...] = ()
    or_no_matter: bool = False
    age_from: int = 0
    age_under: int = 0


# --- the shapes of a demand ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Within:
    """An act of one of the kinds `need`, on or after the trigger, within a period counted from it."""

    need: tuple[str, ...]
    hours: int = 0
    days: int = 0
    working_days: int = 0
    months: int = 0
    unless: str = ""
    """A kind of act that, made in time, makes a later end lawful."""
    first_only: bool = False
    """A trigger that comes while an earlier one is not yet answered starts no period of its own."""
    screened: bool = False
    """No duty where the screening leads to nothing or to a clarification."""


@dataclass(frozen=True)
class Before:
    """An act of the kind `need` on or before the trigger, after the previous decision about the same."""

    need: str
    forms: tuple[str, ...] = ()
    only_if_affects_child: bool = False
    also_plan_in_force: tuple[str, ...] = ()


@dataclass(frozen=True)
class PlanExists:
    """A plan of one of the types is in force: at the decision, or within months after it.

    `months`: counted from the decision; `acute_months`: the acute exception with a stated purpose; `needs_consent`:
    the months hold only with consent, without it the plan comes first; `needs_position`: only where the municipality
    found that a plan is needed.
    """

    types: tuple[str, ...]
    months: int = 0
    acute_months: int = 0
    needs_consent: bool = False
    needs_position: bool = False


@dataclass(frozen=True)
class Content:
    """The plan itself holds the parts; `in_placement`: more parts where the child is placed; `any_of`: one suffices."""

    parts: tuple[str, ...]
    in_placement: tuple[str, ...] = ()
    any_of: tuple[str, ...] = ()


@dataclass(frozen=True)
class GoalsForAdultLife:
    """The plan, or its next revision, holds the goals for adult life; `types` empty: every plan of the child."""

    types: tuple[str, ...] = ()


@dataclass(frozen=True)
class HandedOver:
    """The relevant parts are handed to the site where the child lives; owed from `owed_from` at the earliest."""

    types: tuple[str, ...] = ()
    owed_from: str = "2014-01-01"


@dataclass(frozen=True)
class FirstFollowUp:
    """The first follow-up within months of the start; `or_end_of_study`: at the earlier of that and a study's end."""

    months: int
    or_end_of_study: bool = False


@dataclass(frozen=True)
class Every:
    """The next act of the same kind within months; no months: on the day that the municipality itself decided."""

    months: int = 0


@dataclass(frozen=True)
class Decided:
    """At the first follow-up the municipality decides the rhythm of the next ones and gives its reasons."""


@dataclass(frozen=True)
class AtLeast:
    """At least so many visits a year at the site with a talk with the child."""

    count: int
    months: int = 12


@dataclass(frozen=True)
class Consented:
    """Custody holder and, from an age, the child consent; `to`: the word of the consent.

    `child_alone`: only the child is asked; `sought`: where others than the municipality decide, asking is enough;
    `not_before_birth`: a consent before birth does not carry a decision after it.
    """

    to: str
    child_from: int
    child_alone: bool = False
    sought: bool = False
    not_before_birth: bool = False


class ReturnStep(Enum):
    """The three things that a return home asks for."""

    PLAN = "plan revised with the further effort"
    PERIOD = "period decided, 0 to 6 months"
    COMMITTEE = "committee informed"


@dataclass(frozen=True)
class BeforeReturn:
    """A step on or before the day on which the child goes home; `months`: the longest period."""

    step: ReturnStep
    months: int = 0


@dataclass(frozen=True)
class Notified:
    """Written notice with reasons and appeal guidance to the child from an age; `hours`: and to the custody holder."""

    child_from: int
    hours: int = 0


@dataclass(frozen=True)
class Approved:
    """The committee approves the chair's decision; the day of implementation is day 1."""

    days: int


@dataclass(frozen=True)
class Replaced:
    """An ordinary decision about the same replaces the chair's approved one."""

    months: int


@dataclass(frozen=True)
class Reviewed:
    """A placement without consent is decided anew: `months`, `months_if_placed` when placed within the year before,
    `months_infant` where the committee set that day for a child under one."""

    months: int
    months_if_placed: int
    months_infant: int


@dataclass(frozen=True)
class BeforeEighteen:
    """Decided so many months before the 18th birthday of a child who is placed on that day."""

    months: int


@dataclass(frozen=True)
class PlanRevisedBefore:
    """A plan is made or revised in the months before the decision."""

    months: int


@dataclass(frozen=True)
class Offered:
    """An act of the kind `need` towards `to` in connection with the placement."""

    need: str
    to: str


@dataclass(frozen=True)
class Limited:
    """The decision itself says for how long it holds."""


Demand = (
    Within | Before | PlanExists | Content | GoalsForAdultLife | HandedOver | FirstFollowUp | Every | Decided | AtLeast
    | Consented | BeforeReturn | Notified | Approved | Replaced | Reviewed | BeforeEighteen | PlanRevisedBefore
    | Offered | Limited
)  # fmt: skip


@dataclass(frozen=True)
class Edition:
    """One wording of a duty: the law, the days it is in force (both included), trigger, demand and text.

    `trigger`: any one of these; `at_birthday`: the day on which the child reaches that age triggers too.
    `confirmed` False: the text was not read, so it never counts as a breach.  `readings`: opinions it rests on.
    """

    id: str
    law: Law
    in_force: tuple[str, str]
    trigger: tuple[When, ...]
    demand: Demand
    text: str
    text_en: str
    chosen_by: ChosenBy = ChosenBy.ACT
    at_birthday: int = 0
    readings: tuple[Reading, ...] = ()
    confirmed: bool = True

    @property
    def first_day(self) -> dt.date:
        return dt.date.fromisoformat(self.in_force[0])

    @property
    def last_day(self) -> dt.date:
        return dt.date.fromisoformat(self.in_force[1])


@dataclass(frozen=True)
class Duty:
    """What the law demands, under one stable id: editions newest first."""

    id: str
    title: str
    title_en: str
    editions: tuple[Edition, ...]
    effect: Effect = Effect.CRITICISM
    note: str = field(default="")

    def on(self, day: dt.date) -> tuple[Edition, ...]:
        """The editions in force on a day."""
        return tuple(e for e in self.editions if e.first_day <= day <= e.last_day)


BEGINNING, END = "1900-01-01", "2100-12-31"


def since(day: str) -> tuple[str, str]:
    """In force from a day on."""
    return day, END


def until(day: str) -> tuple[str, str]:
    """In force to a day; how far back serviceloven's wording reaches is the reading `older-text`."""
    return BEGINNING, day


def between(first: str, last: str) -> tuple[str, str]:
    """In force from a day to a day, both included."""
    return first, last
