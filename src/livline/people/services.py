"""How do people come to a case, change, and leave it?  Here and nowhere else; nothing is overwritten unseen."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable

from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import F

from livline.access.danish_day import today
from livline.access.errors import NotFound, Overtaken, Unfitting
from livline.access.models import Account
from livline.cases.models import Case
from livline.people.cpr import canonical
from livline.people.models import Contact, Number, Part, Person, Tie, Way, Word, WordRead
from livline.people.sealed import contact_place, cpr_index, cpr_place, word_place
from livline.sealing.seal import seal


@transaction.atomic
def person_add(
    *, case: Case, part: Part, name: str, by: Account, called: str = "", note: str = "", begins: dt.date | None = None
) -> Tie:
    """A new person, tied to a case from a day (today); raises `Unfitting`."""
    if not name.strip():
        raise Unfitting("Der mangler et navn.", "Skriv personens navn.")
    person = Person(municipality_id=case.municipality_id, name=name.strip(), called=called.strip(), changed_by=by)
    person.save(force_insert=True)
    return tie_add(case=case, person=person, part=part, by=by, note=note, begins=begins)


def tie_add(
    *, case: Case, person: Person, part: Part, by: Account, note: str = "", begins: dt.date | None = None
) -> Tie:
    """Tie a person who is known to a case; raises `Unfitting` for a second child."""
    tie = Tie(case=case, person=person, part=part, during=DateRange(begins or today(), None), note=note, added_by=by)
    try:
        with transaction.atomic():
            tie.save(force_insert=True)
    except IntegrityError:
        raise Unfitting("Sagen har allerede et barn.", "Ret barnets navn i stedet.") from None
    return tie


def tie_end(*, tie: Tie, on: dt.date, by: Account) -> None:
    """Somebody is no longer what they were to the child; the tie stays on record with its end.

    Raises `NotFound` for what was over before it began, and `Unfitting` for a day after its end.
    """
    if tie.during.isempty:
        raise NotFound
    day = max(on, tie.during.lower)
    if tie.during.upper is not None and day > tie.during.upper:
        raise Unfitting("Det er allerede afsluttet, før den dag.", "Tilføj personen igen, hvis det gælder på ny.")
    Tie.objects.filter(id=tie.id).update(during=DateRange(tie.during.lower, day), ended_by=by)


def person_rename(*, person: Person, name: str, called: str, version: int, by: Account) -> None:
    """Give a person another name; raises `Overtaken` with what it says now when somebody changed it meanwhile."""
    if not name.strip():
        raise Unfitting("Der mangler et navn.", "Skriv personens navn.")
    same = Person.objects.filter(id=person.id, version=version)
    changes = {"name": name.strip(), "called": called.strip(), "changed_by": by}
    if not same.update(version=F("version") + 1, **changes):
        theirs = Person.objects.filter(id=person.id).first()
        raise Overtaken(theirs) if theirs is not None else NotFound


def number_set(*, person: Person, cpr: str) -> None:
    """Keep a CPR number, sealed; raises `Unfitting` for what is none and where there is one.

    Whether somebody else has the number is not told.
    """
    number = canonical(cpr)
    if number is None:
        raise Unfitting("Det er ikke et CPR-nummer.", "Skriv ti cifre: fødselsdag og løbenummer.")
    try:
        with transaction.atomic():
            Number.objects.create(person=person, sealed=seal(number, cpr_place(person.id)), index=cpr_index(number))
    except IntegrityError:
        raise Unfitting("Personen har allerede et CPR-nummer.", "Kontakt administrator, hvis det er forkert.") from None


def contact_add(*, tie: Tie, way: Way, text: str, by: Account, replaces: Contact | None = None) -> Contact:
    """Say how somebody is reached, or anew; an empty text says that there is nothing, and is no fault."""
    id_ = uuid.uuid4()
    contact = Contact(id=id_, tie=tie, case_id=tie.case_id, way=way, replaces=replaces, added_by=by)
    contact.sealed = seal(text.strip(), contact_place(id_))
    try:
        with transaction.atomic():
            contact.save(force_insert=True)
    except IntegrityError:
        raise Overtaken(replaces) from None
    return contact


def word_write(*, case: Case, text: str, is_shared: bool, by: Account) -> None:
    """Keep what a child writes; raises `Unfitting` where nothing is written."""
    if not text.strip():
        raise Unfitting("Der er ikke skrevet noget.", "Skriv det, du vil sige.")
    id_ = uuid.uuid4()
    Word.objects.create(id=id_, case=case, by=by, sealed=seal(text.strip(), word_place(id_)), is_shared=is_shared)


def words_shown(words: Iterable[Word], *, by: Account) -> None:
    """Note that somebody has been shown a child's words; once."""
    WordRead.objects.bulk_create([WordRead(account=by, word=word) for word in words], ignore_conflicts=True)
