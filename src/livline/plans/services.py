"""How does a plan begin, how is it worded, and how is it approved and adopted?  Here alone; nothing is overwritten."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db import DatabaseError, IntegrityError, connection, transaction

from livline.access.errors import NotFound, Overtaken, Unfitting
from livline.access.models import Account
from livline.cases.lookups import Opened
from livline.cases.models import Case
from livline.cases.services import fact_record
from livline.cases.together import together
from livline.plans.consents import consents_in
from livline.plans.content import FIELDS_OF, SORTS, PlanType
from livline.plans.demands import held
from livline.plans.echoes import sentences_of
from livline.plans.lookups import accepted_place, approved_on, made_elsewhere, purpose_of, remark_place, step_place
from livline.plans.models import Accepted, Adopted, Adoption, Plan, Remark, Sentence, Step, Taken, Version, Wording
from livline.plans.reading import Content, place
from livline.plans.review import Finding
from livline.plans.told import Told
from livline.sealing.seal import seal

PARTS = uuid.UUID("6f2f7a5e-2d0b-4d0b-9f43-0d9b7f0c6a10")
"""The space of names from which the ids of parts come that a plan has once."""


@dataclass(frozen=True)
class Said:
    """What somebody wants a field to say; `replaces`: the wording that the writer has seen there, None for nothing.

    `shared_as`: the same for what siblings' plans say alike.
    """

    part: uuid.UUID
    sort: str
    field: str
    text: str
    replaces: uuid.UUID | None = None
    shared_as: uuid.UUID | None = None


def only_part(plan: Plan, sort: str) -> uuid.UUID:
    """The id of the part of a sort that a plan has once."""
    return uuid.uuid5(PARTS, f"{plan.id} {sort}")


@transaction.atomic
def plan_begin(*, case: Case, type_: PlanType, by: Account, joint: uuid.UUID | None = None) -> Plan:
    """Begin a plan; that one exists is told to the law when it is adopted, not now."""
    plan = Plan(case=case, type=type_, by=by, joint=joint)
    try:
        with transaction.atomic():
            plan.save(force_insert=True)
    except IntegrityError:
        raise Overtaken(Plan.objects.filter(case=case, joint=joint).first()) from None
    return plan


def words_write(*, plan: Plan, said: Sequence[Said], by: Account) -> Version:
    """Save what several fields say as one version, all or nothing; raises `Unfitting`, `Overtaken` and `NotFound`.

    `Overtaken.theirs` is a list of the wordings that somebody else wrote meanwhile where the writer wanted to write.
    What is known without asking overtakes nobody: it is put after what stands.  `NotFound`: what the writer says they
    have seen is no wording of the field.
    """
    for one in said:
        if one.field not in FIELDS_OF.get(one.sort, ()):
            raise Unfitting("Feltet hører ikke til planen.", "Vælg et felt fra planen.")
    try:
        with transaction.atomic():
            plans_lock([plan])
            return _saved(plan, said, by)
    except IntegrityError:
        raise NotFound from None


def plans_lock(plans: Iterable[Plan]) -> None:
    """Those who write a plan wait for each other; of several, everybody takes them in the same order."""
    with connection.cursor() as cursor:
        for id_ in sorted(str(plan.id) for plan in plans):
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 11))", [id_])


def _saved(plan: Plan, said: Sequence[Said], by: Account) -> Version:
    """The next version; of a plan that nobody else writes just now."""
    newest, meanwhile = _stands(plan, said)
    theirs = [one for one in meanwhile if not SORTS[one.sort].field(one.field).is_known]
    if theirs:
        raise Overtaken(theirs)
    said = _put_after(meanwhile, said)
    version = Version.objects.create(plan=plan, case_id=plan.case_id, number=newest + 1, by=by)
    rows = Wording.objects.bulk_create(_wording(version, one, by) for one in said)
    pairs = zip(rows, said, strict=True)
    Sentence.objects.bulk_create(mark for row, one in pairs for mark in sentences_of(row, one.text))
    return version


def _stands(plan: Plan, said: Iterable[Said]) -> tuple[int, list[Wording]]:
    """The newest version, and what stands where somebody wants to write and is not what they have seen; asked at once.

    A question of its own after the lock: one that waited for it would be answered as things stood before.
    """
    seen = {(one.part, one.field): one.replaces for one in said}
    standing = Wording.objects.filter(plan=plan, part__in={part for part, _ in seen}, replaced_by__isnull=True)
    versions, found = together(Version.objects.filter(plan=plan).order_by("-number")[:1], standing)
    theirs = [one for one in found if (key := (one.part, one.field)) in seen and seen[key] != one.id]
    return max((one.number for one in versions), default=0), theirs


def _put_after(stands: Iterable[Wording], said: Iterable[Said]) -> list[Said]:
    """What is to be said, after what stands there now."""
    newest = {(one.part, one.field): one.id for one in stands}
    return [replace(one, replaces=newest.get((one.part, one.field), one.replaces)) for one in said]


def _wording(version: Version, one: Said, by: Account) -> Wording:
    row = Wording(plan_id=version.plan_id, case_id=version.case_id, version=version, by=by, shared_as=one.shared_as)
    row.part, row.sort, row.field, row.replaces_id = one.part, one.sort, one.field, one.replaces
    row.sealed = seal(one.text.strip(), place(row.id))
    return row


def remark_write(
    *, wording: Wording, text: str, by: Account, answers: Remark | None = None, settles: bool = False
) -> Remark:
    """Remark on what a field says, or answer a remark on it; raises `Unfitting`."""
    if not text.strip() and not settles:
        raise Unfitting("Der er ikke skrevet noget.", "Skriv din bemærkning.")
    row = Remark(plan_id=wording.plan_id, case_id=wording.case_id, wording=wording, by=by)
    row.answers, row.settles, row.sealed = answers, settles, seal(text.strip(), remark_place(row.id))
    row.save(force_insert=True)
    return row


def warning_accept(*, plan: Plan, finding: Finding, reason: str, by: Account) -> Accepted:
    """Leave what the review sees as it is, with a reason; raises `Unfitting`, and `Overtaken` where another did."""
    if not reason.strip():
        raise Unfitting("Der mangler en grund.", "Skriv kort, hvorfor planen er god, som den er.")
    row = Accepted(plan=plan, case_id=plan.case_id, question=finding.question.id, mark=finding.mark, by=by)
    row.sealed = seal(reason.strip(), accepted_place(row.id))
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise Overtaken(Accepted.objects.filter(plan=plan, mark=finding.mark).first()) from None
    return row


@transaction.atomic
def step_take(*, told: Told, taken: Taken, by: Account, text: str = "") -> Step:
    """Ask for an approval of the newest version, or answer who asked; raises `Unfitting`, `Overtaken`, `NotFound`.

    Nobody approves what they asked to have approved: the database refuses it.
    """
    version = told.newest if taken == Taken.ASKED or told.step is None else told.step.version
    if version is None:
        raise Unfitting("Planen er tom.", "Skriv noget i planen først.")
    number = len(told.steps) + 1
    row = Step(plan=told.plan, case_id=told.plan.case_id, version=version, number=number, taken=taken, by=by)
    row.sealed = seal(text.strip(), step_place(row.id)) if text.strip() else None
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise Overtaken(Step.objects.filter(plan=told.plan).order_by("-number").first()) from None
    except DatabaseError:
        raise NotFound from None
    return row


@transaction.atomic
def plan_adopt(*, opened: Opened, told: Told, by: Account) -> Adoption:
    """Make the approved version the child's plan from the day of its approval; the law hears of it as a fact.

    What the plan holds, whether it is new, revised or confirmed, and who consented is read off its words.  Raises
    `Unfitting`, and `Overtaken` where somebody else adopted it.
    """
    step = told.approved
    if step is None:
        raise Unfitting("Planen er ikke godkendt.", "Bed om godkendelse først.")
    content, on = told.at(step.version.number), approved_on(step)
    purpose, _ = purpose_of(opened, on) or ("", on)
    act = act_of(told, content, was_elsewhere=made_elsewhere(opened, told.plan.type, on))
    fields = {"date": on, "type": told.plan.type, "act": act, "has": held(content, purpose)}
    before = told.at(told.adopted.version.number) if told.adopted is not None else Content(())
    fact = fact_record(case=opened.case, kind="plan", fields=fields, by=by)
    for consent in consents_in(content, before, on):
        fact_record(case=opened.case, kind="consent", fields=consent | {"of": fact.event_id}, by=by)
    row = Adoption(plan=told.plan, case=opened.case, version=step.version, step=step, fact=fact.fact, by=by)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
            words = [Adopted(case=opened.case, adoption=row, wording=wording) for wording in content.wordings()]
            Adopted.objects.bulk_create(words)
    except IntegrityError:
        raise Overtaken(Adoption.objects.filter(step=step).first()) from None
    return row


def act_of(told: Told, content: Content, *, was_elsewhere: bool = False) -> str:
    """What adopting this content is, in the words of the contract: new, revised or confirmed as it was.

    `was_elsewhere`: the child had such a plan before, whose words are not here; then this is that plan, revised.
    """
    adopted = told.adopted
    if adopted is None:
        return "revised" if was_elsewhere else "new"
    return "confirmed" if texts_of(told.at(adopted.version.number)) == texts_of(content) else "revised"


def texts_of(content: Content) -> Mapping[tuple[uuid.UUID, str], str]:
    """What each field says that says something; what is known without asking changes nothing of it."""
    fields = ((part, name) for part in content.parts for name in part.words if not part.sort.field(name).is_known)
    return {(part.id, name): part.says(name) for part, name in fields if part.says(name)}


def is_once(sort: str) -> bool:
    """Does a plan have only one part of the sort?"""
    return not SORTS[sort].many
