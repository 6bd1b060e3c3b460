"""What do the words of a plan say in another language, who translated them, who checked them, and do they still fit?

A translation is of one wording.  Once the field is worded anew it is no longer the same, and says so until somebody
translates it anew.  Who reads the adopted plan alone is given what was checked and still fits.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.db import DatabaseError, IntegrityError, transaction

from livline.access.errors import NotFound, Overtaken, Unfitting
from livline.access.models import Account
from livline.plans.content import Field, Holds
from livline.plans.languages import languages
from livline.plans.models import Translation, Wording
from livline.plans.reading import Content, Part
from livline.plans.told import Told
from livline.sealing.seal import opened as unsealed
from livline.sealing.seal import seal

Place = tuple[UUID, str]
"""A part by its id, and the name of a field."""


@dataclass(frozen=True)
class Translated:
    """A translation of what a field says or said.  `is_current`: the field has not been worded anew since."""

    row: Translation
    text: str
    translator: str
    check: Translation | None
    is_current: bool

    @property
    def is_good(self) -> bool:
        """Was it checked, and does it fit?"""
        return self.check is not None and self.is_current

    def may_be_checked_by(self, account: Account) -> bool:
        """By anybody but who wrote it."""
        return self.check is None and self.is_current and self.row.by_id != account.id


@dataclass(frozen=True)
class Put:
    """What somebody wants a wording to be in a language; `replaces`: the translation that they have seen."""

    wording: Wording
    text: str
    replaces: UUID | None = None


def is_translated(field: Field) -> bool:
    """Is a field one of words?  Days, choices and references are told in the language of the page."""
    return field.holds in (Holds.TEXT, Holds.LINE)


def to_translate(part: Part) -> list[Field]:
    """The fields of a part that say something in words."""
    return [field for field in part.sort.fields if is_translated(field) and part.says(field.name)]


def translated(told: Told, language: str) -> dict[Place, Translated]:
    """What each field says in a language, as far as the reader may be given it."""
    wordings = {one.id: one for one in told.wordings}
    checks = {one.checks_id: one for one in told.translations if one.checks_id}
    gone = {one.replaces_id for one in told.translations}
    stands = {wording.id for wording in told.content.wordings()}
    found: dict[Place, Translated] = {}
    for row in sorted(texts_in(told.translations, language), key=lambda one: one.at):
        wording = wordings.get(row.wording_id)
        if wording is not None and row.id not in gone:
            found[wording.part, wording.field] = _said(row, checks.get(row.id), row.wording_id in stands)
    shown = {place: one for place, one in found.items() if one.text}
    return shown if told.is_work else {place: one for place, one in shown.items() if one.is_good}


def texts_in(rows: Iterable[Translation], language: str) -> list[Translation]:
    """The translations into a language, without what checks them."""
    return [row for row in rows if row.language == language and row.checks_id is None]


def languages_of(told: Told) -> list[str]:
    """The codes of the languages in which the reader is given something of the plan."""
    known = {row.language for row in told.translations}
    return [code for code in languages() if code in known and translated(told, code)]


def content_in(told: Told, content: Content, language: str) -> Content:
    """A content with what was checked and still fits, and nothing else."""
    good = {place: one for place, one in translated(told, language).items() if one.is_good}
    standing = {wording.id for wording in content.wordings()}
    parts = (_part_in(part, good, standing) for part in content.parts)
    return Content(tuple(part for part in parts if part.texts))


def _part_in(part: Part, good: Mapping[Place, Translated], standing: set[UUID]) -> Part:
    """The part with what it says there, as far as the translation is of the very words that stand in it."""
    found = {name: good[part.id, name] for name in part.words if (part.id, name) in good}
    return replace(part, texts={name: one.text for name, one in found.items() if one.row.wording_id in standing})


def standing_translations(rows: Iterable[Translation], wordings: Collection[UUID]) -> dict[UUID, Translation]:
    """Of wordings, the translations that were checked and of which no other has taken the place; the check by each."""
    mine = [row for row in rows if row.wording_id in wordings]
    gone, by_id = {row.replaces_id for row in mine}, {row.id: row for row in mine}
    return {row.checks_id: row for row in mine if row.checks_id in by_id and row.checks_id not in gone}


def translations_in(told: Told, content: Content) -> Iterator[Translated]:
    """What may go along with a content that was adopted: checked, and of the very words that stand in it."""
    by_id = {row.id: row for row in told.translations}
    standing = {wording.id for wording in content.wordings()}
    for id_, check in standing_translations(told.translations, standing).items():
        one = _said(by_id[id_], check, is_current=True)
        if one.text:
            yield one


def _said(row: Translation, check: Translation | None, is_current: bool) -> Translated:
    translator = unsealed(row.translator, translator_place(row.id)) if row.translator else ""
    return Translated(row, unsealed(row.sealed or b"", text_place(row.id)), translator, check, is_current)


@transaction.atomic
def translation_write(
    *, told: Told, language: str, put: Sequence[Put], translator: str, by: Account
) -> list[Translation]:
    """Say what wordings are in a language, all or nothing; raises `Unfitting`, `Overtaken`, and `NotFound`."""
    if language not in languages():
        raise Unfitting("Sproget står ikke på listen.", "Vælg et sprog fra listen.")
    rows = [_row(told, language, one, translator.strip(), by) for one in put]
    try:
        with transaction.atomic():
            return Translation.objects.bulk_create(rows)
    except IntegrityError:
        raise Overtaken(None) from None
    except DatabaseError:
        raise NotFound from None


def _row(told: Told, language: str, put: Put, translator: str, by: Account) -> Translation:
    row = Translation(plan=told.plan, case_id=told.plan.case_id, wording=put.wording, language=language, by=by)
    row.replaces_id = put.replaces
    row.sealed = seal(put.text.strip(), text_place(row.id))
    row.translator = seal(translator, translator_place(row.id)) if translator else None
    return row


@transaction.atomic
def translation_check(*, told: Told, rows: Iterable[Translated], by: Account) -> list[Translation]:
    """Say that translations say the same as what they translate; raises `NotFound` for one's own, and `Overtaken`."""
    checked = [one.row for one in rows if one.may_be_checked_by(by)]
    if not checked:
        raise NotFound
    said = {"plan": told.plan, "case_id": told.plan.case_id, "by": by}
    fresh = [Translation(wording_id=row.wording_id, language=row.language, checks=row, **said) for row in checked]
    try:
        with transaction.atomic():
            return Translation.objects.bulk_create(fresh)
    except IntegrityError:
        raise Overtaken(None) from None
    except DatabaseError:
        raise NotFound from None


def text_place(translation: UUID) -> str:
    """Where a translation is sealed."""
    return f"plan translation {translation}"


def translator_place(translation: UUID) -> str:
    """Where it is sealed who translated."""
    return f"plan translator {translation}"
