"""A plan for worlds that are held against the rules: one wording adopted, one saved since, a remark and an approval.

What was adopted is translated into several languages: checked, not checked, and checked but worded anew since.  Of what
goes along with the edition one is read for the place, one is not, and one was worded anew since it was read.
"""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import connection, transaction

from livline.access.danish_day import today
from livline.access.models import Account
from livline.cases.models import Case, Entry
from livline.people.models import Person, Tie
from livline.plans.lookups import accepted_place, remark_place
from livline.plans.models import (
    Accepted,
    Adopted,
    Adoption,
    Carried,
    Given,
    GivenRead,
    Giving,
    Plan,
    Remark,
    Sentence,
    Source,
    Step,
    Taken,
    Translation,
    United,
    Version,
    Wording,
)
from livline.plans.reading import place
from livline.plans.translating import text_place
from livline.sealing.seal import seal

ALONG = ("so", "fa", "ti")
"""The languages of what goes along with the edition: read for the place, not read, and worded anew since."""


def add_plan(child: Case, by: Account) -> None:
    """Begun, worded, approved and adopted, then worded again."""
    with transaction.atomic():
        plan = Plan.objects.create(case=child, type="barnets_plan", by=by)
        first = worded(plan, 1, by)
        Step.objects.create(plan=plan, case=child, version=first.version, number=1, taken=Taken.ASKED, by=by)
        boss = Account.objects.exclude(id=by.id).order_by("name")[0]
        yes = Step.objects.create(plan=plan, case=child, version=first.version, number=2, taken=Taken.APPROVED, by=boss)
        fact = Entry.objects.create(case=child, kind="plan", position=90, event_id="planen", fact=uuid.uuid4()).fact
        adoption = Adoption.objects.create(plan=plan, case=child, version=first.version, step=yes, fact=fact, by=by)
        Adopted.objects.create(case=child, adoption=adoption, wording=first)
        for row in (first, worded(plan, 2, by)):
            checked(translated(row, "uk", by), boss)
        translated(first, "pl", by)
        for language in ALONG:
            checked(translated(first, language, by), boss)
        translated(first, "ar", by, replaces=checked(translated(first, "ar", by), boss))
        remark = Remark(plan=plan, case=child, wording=first, by=by)
        remark.sealed = seal("sig det enklere", remark_place(remark.id))
        remark.save(force_insert=True)
        accepted = Accepted(plan=plan, case=child, question="few", mark="x", by=by)
        accepted.sealed = seal("de er små", accepted_place(accepted.id))
        accepted.save(force_insert=True)
        Carried.objects.create(plan=plan, case=child, source=Source.STUDY, of=uuid.uuid4(), part=first.part, by=by)


def add_holder(child: Case, holder: Account) -> Tie:
    """Somebody who has custody and signs in."""
    person = Person.objects.create(municipality_id=child.municipality_id, name="custody_holder", account=holder)
    return Tie.objects.create(case=child, person=person, part="custody_holder", during=(today(), None))


def add_edition(child: Case, tie: Tie, by: Account, *, is_read: bool) -> None:
    """The adopted words, given to a party of the case, and perhaps read through by another than who gave them."""
    adoption = Adoption.objects.get(case=child)
    told = {"case": child, "plan_id": adoption.plan_id, "adoption": adoption, "tie": tie}
    giving = Giving.objects.create(by=by, **told)
    wording, boss = Adopted.objects.get(case=child).wording, Account.objects.exclude(id=by.id).order_by("name")[0]
    Given.objects.create(case=child, giving=giving, wording=wording)
    read, unread, anew = (
        Translation.objects.get(wording=wording, language=language, checks=None) for language in ALONG
    )
    rows = [
        Given.objects.create(case=child, giving=giving, wording=wording, translation=one)
        for one in (read, unread, anew)
    ]
    for row in (rows[0], rows[2]):
        GivenRead.objects.create(case=child, plan_id=adoption.plan_id, given=row, by=boss)
    translated(wording, anew.language, by, replaces=anew)
    if is_read:
        Giving.objects.create(by=boss, checks=giving, **told)


def add_unions(cases: list[Case], by: Account) -> set[frozenset[uuid.UUID]]:
    """The plans of every two cases are one, from before they were adopted, and were united once more since.

    Not checked, since the children of the world are nobody's siblings.
    """
    pairs = list(zip(cases[::2], cases[1::2], strict=False))
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET LOCAL session_replication_role = replica")
        for pair in pairs:
            joint = uuid.uuid4()
            for days in (-1, 1):
                united(pair, joint, by, dt.datetime.now(dt.UTC) + dt.timedelta(days=days))
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    return {frozenset(case.id for case in pair) for pair in pairs}


def united(pair: tuple[Case, ...], joint: uuid.UUID, by: Account, at: dt.datetime) -> None:
    """The plans of two cases, at a moment."""
    act = uuid.uuid4()
    for case in pair:
        plan = Plan.objects.get(case=case)
        United.objects.create(plan=plan, case=case, joint=joint, act=act, number=2, step=2, by=by, at=at)


def worded(plan: Plan, number: int, by: Account) -> Wording:
    """A version with one goal."""
    version = Version.objects.create(plan=plan, case_id=plan.case_id, number=number, by=by)
    row = Wording(plan=plan, case_id=plan.case_id, version=version, by=by)
    row.part, row.sort, row.field = uuid.uuid4(), "goal", "adult"
    row.sealed = seal("går til svømning", place(row.id))
    row.save(force_insert=True)
    Sentence.objects.create(case_id=plan.case_id, wording=row, mark=row.id.bytes)
    return row


def translated(wording: Wording, language: str, by: Account, replaces: Translation | None = None) -> Translation:
    """What a wording says in another language."""
    of = {"plan": wording.plan, "case_id": wording.case_id, "wording": wording}
    told = Translation(language=language, by=by, replaces=replaces, **of)
    told.sealed = seal("ходить на плавання", text_place(told.id))
    told.save(force_insert=True)
    return told


def checked(told: Translation, by: Account) -> Translation:
    """A translation, once somebody else has checked it."""
    of = {"plan": told.plan, "case_id": told.case_id, "wording": told.wording}
    Translation.objects.create(language=told.language, by=by, checks=told, **of)
    return told
