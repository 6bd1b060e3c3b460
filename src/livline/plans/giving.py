"""Which of the adopted words is each party given where the child's place is secret, and who has read them before?

Where it is not, the parties of a case read all that was adopted.  Where it is, nothing, until for each of them somebody
has chosen words, and somebody else has read these and found nothing that tells where the child is (0047).  Translations
go along one by one, once somebody who reads the language has read them, too.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db import DatabaseError, IntegrityError, connection, transaction

from livline.access.errors import NotFound, Overtaken, Unfitting
from livline.access.models import Account
from livline.cases.together import together
from livline.people.models import Part as AroundChild
from livline.people.models import Tie
from livline.plans.content import Field, Holds
from livline.plans.models import Adoption, Given, GivenRead, Giving, Translation, Wording
from livline.plans.reading import Content, Part, content_adopted
from livline.plans.told import Told
from livline.plans.translating import standing_translations

PARTIES = (AroundChild.CHILD, AroundChild.CUSTODY_HOLDER, AroundChild.REPRESENTATIVE)
"""Who may be given an edition, by what they are to the child."""


class State(StrEnum):
    """How far the edition of a recipient is."""

    NONE = "none"
    WAITS = "waits"
    GIVEN = "given"
    OLDER = "older"
    """Given, but of an earlier adoption: it stays hidden until there is one of the plan that holds."""
    UNSURE = "unsure"
    """Made before the place was told of last; it stays hidden until it is made again."""


@dataclass(frozen=True)
class Recipient:
    """Somebody around the child, and the edition that holds for them; `words`: the ids of what they are given.

    `along`: the translations that go along, `read`: those of them that somebody who reads the language has read;
    `since`: from when on it has to be made: a plan was adopted last, or it was told where the child is.
    """

    tie: Tie
    adoption: Adoption
    giving: Giving | None = None
    check: Giving | None = None
    words: frozenset[UUID] = frozenset()
    along: tuple[Given, ...] = ()
    read: frozenset[UUID] = frozenset()
    since: dt.datetime | None = None

    @property
    def state(self) -> State:
        """How far it is; nothing of it is kept."""
        if self.giving is None or not self.words:
            return State.NONE
        if self.giving.adoption_id != self.adoption.id:
            return State.OLDER
        if self.since is not None and self.giving.at < self.since:
            return State.UNSURE
        return State.WAITS if self.check is None else State.GIVEN

    @property
    def translations(self) -> frozenset[UUID]:
        """The ids of the translations that go along, read or not."""
        return frozenset(one.translation_id for one in self.along if one.translation_id is not None)

    def may_be_checked_by(self, account: Account) -> bool:
        """By anybody but who made it."""
        return self.state == State.WAITS and self.giving is not None and self.giving.by_id != account.id


def recipients(told: Told, ties: Iterable[Tie], on: dt.date) -> list[Recipient]:
    """The parties of the case on a day, each with their edition of the plan; none before it was adopted."""
    if told.adopted is None:
        return []
    of_plan = Given.objects.filter(giving__plan=told.plan)
    found = together(Giving.objects.filter(plan=told.plan), of_plan, GivenRead.objects.filter(plan=told.plan))
    place = place_told_at(told.plan.case_id)
    at = max([*(one.at for one in told.adoptions), *([place] if place is not None else [])])
    parties = sorted((tie for tie in ties if tie.part in PARTIES and on in tie.during), key=_order)
    return [_recipient(tie, told.adopted, found, at) for tie in parties]


def _order(tie: Tie) -> tuple[int, dt.datetime]:
    return PARTIES.index(AroundChild(tie.part)), tie.added_at


def _recipient(tie: Tie, adoption: Adoption, found: Sequence[list[Any]], at: dt.datetime) -> Recipient:
    givings, given, reads = found
    holds = standing(one for one in givings if one.tie_id == tie.id)
    check = next((one for one in givings if holds is not None and one.checks_id == holds.id), None)
    mine = [one for one in given if holds is not None and one.giving_id == holds.id]
    listed = frozenset(one.wording_id for one in mine if one.translation_id is None)
    along = tuple(one for one in mine if one.translation_id is not None)
    known = {one.given_id for one in reads}
    read = frozenset(one.translation_id for one in along if one.id in known)
    return Recipient(tie, adoption, holds, check, listed, along, read, at)


def recipient_in(found: Iterable[Recipient], tie: str) -> Recipient:
    """One of them, by what ties it to the case; raises `NotFound`."""
    one = next((one for one in found if str(one.tie.id) == tie), None)
    if one is None:
        raise NotFound
    return one


def standing(givings: Iterable[Giving]) -> Giving | None:
    """The edition that no other replaces, of those of one recipient; None where there is none."""
    rows = [one for one in givings if one.checks_id is None]
    gone = {one.replaces_id for one in rows}
    return next((one for one in rows if one.id not in gone), None)


def given_now(givings: Sequence[Giving], since: Mapping[UUID, dt.datetime | None]) -> list[Giving]:
    """Of the editions of one reader those that may be shown, one a plan: read through, and made since they had to be.

    `since`: by plan; where it is not known, nothing is shown.
    """
    gone, checked = {one.replaces_id for one in givings}, {one.checks_id for one in givings}
    rows = [one for one in givings if one.checks_id is None and one.id in checked - gone]
    fresh = [one for one in rows if (first := since.get(one.plan_id)) is not None and one.at >= first]
    return list({one.plan_id: one for one in fresh}.values())


def editions_since(case: UUID) -> dict[UUID, dt.datetime | None]:
    """Since when an edition has to be made to be shown to a party of the case, by plan."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, edition_since(id) FROM plan WHERE case_id = %s", [case])
        return dict(cursor.fetchall())


def place_told_at(case: UUID) -> dt.datetime | None:
    """When it was last told that the place is secret, where the child lives, or its school; None: it never was."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT place_told_at(%s)", [case])
        at: dt.datetime | None = cursor.fetchone()[0]
        return at


def is_word(field: Field) -> bool:
    """May what a field says tell a place?  Days and choices cannot, and go with the part that they are of."""
    return field.holds in (Holds.TEXT, Holds.LINE)


def adopted_content(told: Told) -> Content:
    """What was adopted last and holds; raises `NotFound` where nothing was."""
    if told.adopted is None:
        raise NotFound
    return told.at(told.adopted.version.number)


def told_to(told: Told, one: Recipient, translations: Collection[UUID]) -> Told:
    """The plan as a recipient reads it; `translations`: those that it is shown with."""
    content = content_of(told, one.words)
    words, adopted = list(content.wordings()), told.adopted
    shown = standing_translations(told.translations, {word.id for word in words}).keys() & set(translations)
    rows = [row for row in told.translations if (row.checks_id or row.id) in shown]
    versions = [adopted.version] if adopted is not None else []
    rest: dict[str, Any] = {"steps": (), "remarks": (), "carried": (), "accepted": (), "is_work": False}
    return replace(told, wordings=words, versions=versions, translations=rows, is_given=True, **rest)


def content_of(told: Told, words: Iterable[UUID]) -> Content:
    """What somebody reads who is given these wordings of what was adopted."""
    listed = set(words)
    rows = [one for one in adopted_content(told).wordings() if one.id in listed]
    return content_adopted(rows, told.address.sorts)


def with_the_rest(content: Content, words: Iterable[UUID]) -> list[Wording]:
    """The wordings of words that are given, and the days, choices and references of the same parts."""
    listed = set(words)
    return [one for part in content.parts for one in _given_of(part, listed)]


def _given_of(part: Part, listed: set[UUID]) -> list[Wording]:
    words = {name for name, one in part.words.items() if one.id in listed and is_word(part.sort.field(name))}
    rest = {name for name in part.words if not is_word(part.sort.field(name)) and not part.sort.field(name).is_known}
    return [part.words[name] for name in part.words if name in words | (rest if words else set())]


@transaction.atomic
def giving_write(
    *,
    told: Told,
    recipient: Recipient,
    seen: UUID | None,
    words: Iterable[UUID],
    by: Account,
    translations: Iterable[UUID] = (),
) -> Giving:
    """Say what somebody is given of the adopted plan, nothing at all too; raises `Overtaken` and `NotFound`.

    `seen`: the edition that the writer knows of.  The new one counts once somebody else has read it; what they were
    given before ends at once.  `translations` go along with words that are given; `Overtaken` where one is gone.
    """
    before = known(recipient, seen)
    row = Giving(plan=told.plan, case_id=told.plan.case_id, adoption=recipient.adoption, tie=recipient.tie, by=by)
    row.replaces = before
    _added(row, before)
    rows = with_the_rest(adopted_content(told), words)
    Given.objects.bulk_create(Given(case_id=row.case_id, giving=row, wording=one) for one in rows)
    along = _along(told, {one.id for one in rows}, set(translations), before)
    Given.objects.bulk_create(
        Given(case_id=row.case_id, giving=row, wording_id=one.wording_id, translation=one) for one in along
    )
    return row


def _along(told: Told, given: set[UUID], wanted: set[UUID], before: Giving | None) -> list[Translation]:
    """The translations that go along with what is given; raises `Overtaken` where somebody changed one meanwhile."""
    adopted = {one.id for one in adopted_content(told).wordings()}
    if wanted - standing_translations(told.translations, adopted).keys():
        raise Overtaken(before)
    return [row for row in told.translations if row.id in wanted and row.wording_id in given]


@transaction.atomic
def giving_check(*, recipient: Recipient, seen: UUID | None, by: Account) -> Giving:
    """Say that the edition that one has read (`seen`) tells nothing of where the child is.

    Raises `NotFound` for one's own, and `Overtaken` where it was made again meanwhile: nobody has read that one.
    """
    checked = known(recipient, seen)
    if checked is None or not recipient.words:
        raise Unfitting("Der er ingen udgave at læse.", "Vælg først, hvad modtageren må læse.")
    row = Giving(plan_id=checked.plan_id, case_id=checked.case_id, adoption_id=checked.adoption_id, by=by)
    row.tie_id, row.checks = checked.tie_id, checked
    _added(row, checked)
    return row


def unread_by(told: Told, one: Recipient, account: Account) -> dict[str, list[Given]]:
    """What goes along, is read by nobody yet, and may be read by an account, by language.

    Not by who chose the edition, and no text by who wrote it here; nothing of an edition that is hidden.
    """
    if one.giving is None or one.state not in (State.WAITS, State.GIVEN) or one.giving.by_id == account.id:
        return {}
    stands = standing_translations(told.translations, one.words)
    rows = {row.id: row for row in told.translations if row.id in stands and row.by_id != account.id}
    found: dict[str, list[Given]] = {}
    for given in one.along:
        if given.translation_id in rows and given.translation_id not in one.read:
            found.setdefault(rows[given.translation_id].language, []).append(given)
    return found


@transaction.atomic
def translations_vouch(
    *, told: Told, recipient: Recipient, seen: UUID | None, languages: Collection[str], by: Account
) -> list[GivenRead]:
    """Say that the translations of an edition into languages that one reads tell nothing of where the child is.

    Raises `Overtaken` where the edition was made again meanwhile or another has read them.
    """
    known(recipient, seen)
    unread = unread_by(told, recipient, by)
    said = {"plan": told.plan, "case_id": told.plan.case_id, "by": by}
    rows = [GivenRead(given=one, **said) for language in languages for one in unread.get(language, ())]
    try:
        with transaction.atomic():
            return GivenRead.objects.bulk_create(rows)
    except IntegrityError:
        raise Overtaken(recipient.giving) from None
    except DatabaseError:
        raise NotFound from None


def known(recipient: Recipient, seen: UUID | None) -> Giving | None:
    """The edition that stands, if it is the one that somebody has seen; raises `Overtaken`."""
    stands = recipient.giving
    if (stands.id if stands is not None else None) != seen:
        raise Overtaken(stands)
    return stands


def _added(row: Giving, of: Giving | None) -> None:
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise Overtaken(of) from None
    except DatabaseError:
        raise NotFound from None
