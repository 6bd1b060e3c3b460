"""Who is around a child of the background?  A family that could be, drawn for each case from the seed alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from livline.demo_world import names
from livline.people.models import Part, Way

PHONE = "00 {:02d} {:02d} {:02d}"
"""No Danish number begins with a zero."""


@dataclass(frozen=True)
class Kin:
    """Somebody around a child.  `key`: the same person in another case has the same."""

    key: str
    name: str
    part: Part
    is_woman: bool
    born_on: dt.date
    note: str = ""
    called: str = ""
    account: str = ""
    contacts: tuple[tuple[Way, str], ...] = ()


def household(number: str, born_on: dt.date, is_placed: bool, town: str, seed: int) -> list[Kin]:
    """The child of a case and the people around it."""
    dice = Random(f"{seed} {number}")
    surname, address = dice.choice(names.SURNAMES), address_of(dice, town)
    child = child_of(dice, number, surname, born_on, "" if is_placed else address)
    return [
        child,
        *parents(dice, number, surname, born_on, address, town),
        *siblings(dice, number, surname, born_on),
        *network(dice, number, born_on),
    ]


def child_of(dice: Random, number: str, surname: str, born_on: dt.date, address: str) -> Kin:
    """The child, with what it wants to be called, and its school or daycare."""
    is_girl = dice.random() < 0.5
    first = dice.choice(names.GIRLS if is_girl else names.BOYS)
    called = names.CALLED.get(first, "") if dice.random() < 0.7 else ""
    is_small = (dt.date.today() - born_on).days < 6 * 365
    contacts = [
        (Way.SCHOOL, dice.choice(names.DAYCARES if is_small else names.SCHOOLS)),
        (Way.DOCTOR, dice.choice(names.DOCTORS)),
        *([(Way.ADDRESS, address)] if address else []),
    ]
    return Kin(
        f"{number} barn", f"{first} {surname}", Part.CHILD, is_girl, born_on, called=called, contacts=tuple(contacts)
    )


def parents(dice: Random, number: str, surname: str, born_on: dt.date, address: str, town: str) -> Iterator[Kin]:
    """A mother with custody, and often a father, with custody or without."""
    yield parent(dice, f"{number} mor", surname, Part.CUSTODY_HOLDER, True, born_on, address)
    if dice.random() < 0.8:
        has_custody, lives_there = dice.random() < 0.6, dice.random() < 0.4
        part = Part.CUSTODY_HOLDER if has_custody else Part.PARENT
        own = surname if lives_there else dice.choice(names.SURNAMES)
        yield parent(
            dice, f"{number} far", own, part, False, born_on, address if lives_there else address_of(dice, town)
        )


def parent(dice: Random, key: str, surname: str, part: Part, is_woman: bool, child_born: dt.date, address: str) -> Kin:
    """A mother or a father with address and telephone."""
    first = dice.choice(names.WOMEN if is_woman else names.MEN)
    born_on = child_born - dt.timedelta(days=dice.randrange(20 * 365, 38 * 365))
    contacts = ((Way.ADDRESS, address), (Way.PHONE, phone(dice)))
    return Kin(key, f"{first} {surname}", part, is_woman, born_on, "mor" if is_woman else "far", contacts=contacts)


def siblings(dice: Random, number: str, surname: str, born_on: dt.date) -> Iterator[Kin]:
    """None, one or two."""
    for place in range(dice.choice((0, 0, 1, 1, 2))):
        is_girl = dice.random() < 0.5
        first = dice.choice(names.GIRLS if is_girl else names.BOYS)
        born = born_on + dt.timedelta(days=dice.choice((-1, 1)) * dice.randrange(400, 1500))
        born = min(born, dt.date.today() - dt.timedelta(days=30))
        note = "søster" if is_girl else "bror"
        yield Kin(f"{number} søskende {place}", f"{first} {surname}", Part.SIBLING, is_girl, born, note)


def network(dice: Random, number: str, born_on: dt.date) -> Iterator[Kin]:
    """Those who are there without being asked to by the law; now and then a support person."""
    for note, is_woman in dice.sample(names.NETWORK, dice.choice((0, 1, 1, 2))):
        yield grown_up(dice, f"{number} {note}", Part.NETWORK, is_woman, born_on, note)
    if dice.random() < 0.15:
        yield grown_up(dice, f"{number} støtte", Part.SUPPORT_PERSON, dice.random() < 0.5, born_on, "")


def grown_up(dice: Random, key: str, part: Part, is_woman: bool, child_born: dt.date, note: str) -> Kin:
    """Somebody with a telephone."""
    name = f"{dice.choice(names.WOMEN if is_woman else names.MEN)} {dice.choice(names.SURNAMES)}"
    born_on = child_born - dt.timedelta(days=dice.randrange(22 * 365, 55 * 365))
    return Kin(key, name, part, is_woman, born_on, note, contacts=((Way.PHONE, phone(dice)),))


def address_of(dice: Random, town: str) -> str:
    """A house in the town."""
    return f"{dice.choice(names.STREETS)} {dice.randrange(1, 90)}, {town.removesuffix(' Kommune')}"


def phone(dice: Random) -> str:
    """A number that nobody has."""
    return PHONE.format(*(dice.randrange(100) for _ in range(3)))


def cpr_of(kin: Kin) -> str:
    """A replacement number: the day has 60 added, so it is nobody's."""
    dice, day = Random(f"cpr {kin.key}"), kin.born_on
    century = dice.choice("5678" if day.year >= 2000 else "0123")
    last = dice.choice("02468" if kin.is_woman else "13579")
    return f"{day.day + 60:02d}{day.month:02d}{day.year % 100:02d}{century}{dice.randrange(100):02d}{last}"
