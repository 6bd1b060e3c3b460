"""Who is around the children of the stories?  Written by hand; some of them can step in."""

from __future__ import annotations

import datetime as dt

from livline.demo_world.households import Kin
from livline.demo_world.stories import BY_SLUG, Story
from livline.people.models import Part, Way

TOWN = "Solsortesund"
ACCOUNTS = {"plan-mangler": "sofie", "opfoelgning": "elias"}
"""The children who can step in."""
SCHOOL, DOCTOR = "Uglemoseskolen", "Lægehuset Klitrosen"


def people_of(story: Story, today: dt.date) -> list[Kin]:
    """The child and the people around it."""
    return [child_of(story, today), *AROUND[story.slug](today)]


def child_of(story: Story, today: dt.date, part: Part = Part.CHILD, note: str = "") -> Kin:
    """The child of a story, in its own case or as a sibling in another."""
    contacts: tuple[tuple[Way, str], ...] = ()
    if part == Part.CHILD:
        contacts = ((Way.SCHOOL, SCHOOL), (Way.DOCTOR, DOCTOR), (Way.ADDRESS, story.site or f"Regnspovevej 9, {TOWN}"))
    return Kin(
        f"story {story.slug}", story.name, part, story.is_girl, story.born_on(today), note, story.called,
        ACCOUNTS.get(story.slug, ""), contacts,
    )  # fmt: skip


def adult(
    key: str, name: str, part: Part, is_woman: bool, year: int, note: str, account: str = "", where: str = ""
) -> Kin:
    """Somebody grown up; an address where one is told."""
    contacts = ((Way.ADDRESS, f"{where}, {TOWN}"), (Way.PHONE, f"00 {len(name):02d} {year % 100:02d} 17"))
    return Kin(
        f"story {key}", name, part, is_woman, dt.date(year, len(name) % 12 + 1, 14), note, account=account,
        contacts=contacts if where else (),
    )  # fmt: skip


def around_sofie(today: dt.date) -> list[Kin]:
    return [
        adult("sofies mor", "Anette Lyngblad", Part.CUSTODY_HOLDER, True, 1984, "mor", where="Marehalmstien 3"),
        adult("sofies mormor", "Inger Lyngblad", Part.NETWORK, True, 1955, "mormor", where="Dunhammervej 41"),
        adult("sofies træner", "Kenneth Kridtsti", Part.NETWORK, False, 1990, "håndboldtræner"),
    ]


def around_the_engkarses(other: str, note: str, today: dt.date) -> list[Kin]:
    """Elias and Freja have the same parents, and each other."""
    return [
        adult("maria", "Maria Engkarse", Part.CUSTODY_HOLDER, True, 1988, "mor", "maria", "Kærmyntevej 12"),
        adult("thomas", "Thomas Vejbred", Part.PARENT, False, 1985, "far", "thomas", "Uglemosevej 60"),
        child_of(BY_SLUG[other], today, Part.SIBLING, note),
        adult("farmor vejbred", "Else Vejbred", Part.NETWORK, True, 1958, "farmor", where="Sivsangerstien 4"),
    ]


def around_elias(today: dt.date) -> list[Kin]:
    return around_the_engkarses("soeskende", "lillesøster", today)


def around_freja(today: dt.date) -> list[Kin]:
    return around_the_engkarses("opfoelgning", "storebror", today)


def around_viggo(today: dt.date) -> list[Kin]:
    return [
        adult("viggos mor", "Sabrina Tjørnehegn", Part.CUSTODY_HOLDER, True, 1997, "mor", where="Pilekvistgyden 22"),
        adult("viggos nabo", "Gunnar Krageklo", Part.NOTIFIER, False, 1949, "nabo"),
    ]


def around_liva(today: dt.date) -> list[Kin]:
    return [
        adult("livas mor", "Helle Havtorn", Part.CUSTODY_HOLDER, True, 1989, "mor", where="Skovsyrestien 7"),
        adult("rene", "René Havtorn", Part.PARENT, False, 1986, "far", "rene", "Brombærgyden 30"),
    ]


def around_oskar(today: dt.date) -> list[Kin]:
    return [
        adult("oskars mor", "Jeanette Kløvervang", Part.CUSTODY_HOLDER, True, 1987, "mor", where="Nøkkebladvej 18"),
        adult("birthe", "Birthe Vandmynte", Part.REPRESENTATIVE, True, 1970, "morens partsrepræsentant", "birthe"),
        adult("niels", "Niels Strandarve", Part.SUPPORT_PERSON, False, 1966, "morens støtteperson", "niels"),
    ]


def around_ida(today: dt.date) -> list[Kin]:
    return [
        adult("idas mor", "Birgit Rønnebær", Part.CUSTODY_HOLDER, True, 1979, "mor", where="Gøgeurtvænget 5"),
        adult("idas moster", "Dagny Rønnebær", Part.NETWORK, True, 1983, "moster", where="Strandkålsvej 2"),
    ]


def around_noah(today: dt.date) -> list[Kin]:
    return [
        adult("noahs mor", "Tanja Skovmærke", Part.CUSTODY_HOLDER, True, 1993, "mor", where="Regnspovevej 9"),
        adult("noahs far", "Steffen Skovmærke", Part.CUSTODY_HOLDER, False, 1991, "far", where="Regnspovevej 9"),
        adult("noahs lærer", "Ulrikke Teglbrink", Part.NETWORK, True, 1980, "klasselærer"),
    ]


AROUND = {
    "plan-mangler": around_sofie,
    "opfoelgning": around_elias,
    "soeskende": around_freja,
    "akut": around_viggo,
    "hemmeligt-sted": around_liva,
    "hjem-igen": around_oskar,
    "snart-18": around_ida,
    "forkert-barn": around_noah,
}
