"""What comes of a notification for a child?  A case that begins, facts in the case it has, or a reasoned no.

The facts come into the case in the same transaction, also where whoever assesses sees nothing of that case.
"""

from __future__ import annotations

import datetime as dt
import secrets
from dataclasses import dataclass
from uuid import UUID

from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from livline.access.danish_day import danish_day, today
from livline.access.errors import NotFound, Overtaken, Unfitting
from livline.access.models import Account
from livline.access.sight import sight
from livline.cases.models import Case
from livline.cases.services import case_begin, fact_record
from livline.inbox.lookups import last_tellings
from livline.inbox.models import GETS_RECEIPT, Assessment, Notification, Outcome, Receipt, Subject, Telling
from livline.inbox.sealed import assessment_place, cpr_of
from livline.people.models import Part, Person, Tie
from livline.people.services import number_set, person_add, tie_add
from livline.sealing.seal import seal

SHORTEST_REASON = 20
"""Letters that the reason of a refusal has at least."""
MOST_NUMBERS = 1_000_000


@dataclass(frozen=True)
class Judged:
    """Is the child in danger now, and when was that assessed?"""

    acute: bool
    assessed_at: dt.datetime


@transaction.atomic
def begin_case(*, subject: Subject, judged: Judged, by: Account) -> Assessment:
    """A case begins; its caseworker is for now who begins it.  Siblings of the notification are tied to each other."""
    case = case_begin(number=fresh_number(), born_on=subject.born_on, by=by)
    tie = person_add(case=case, part=Part.CHILD, name=subject.name, by=by)
    if number := cpr_of(subject):
        number_set(person=tie.person, cpr=number)
    assessment = _assess(subject, judged, Outcome.BEGUN, by, case=case.id)
    _facts_of(assessment, by)
    _tie_siblings(assessment, case, tie.person, by)
    return assessment


@transaction.atomic
def add_to_case(*, subject: Subject, case: UUID, judged: Judged, by: Account) -> Assessment:
    """The child has a case: what was told and assessed becomes facts there."""
    assessment = _assess(subject, judged, Outcome.EXISTING, by, case=case)
    _facts_of(assessment, by)
    return assessment


@transaction.atomic
def decline(*, subject: Subject, reason: str, judged: Judged, by: Account) -> Assessment:
    """Nothing comes of it, for a reason that is kept; it may be taken up again."""
    if len(reason.strip()) < SHORTEST_REASON:
        raise Unfitting(
            f"Begrundelsen er for kort; den skal være på mindst {SHORTEST_REASON} tegn.",
            "Skriv, hvad der er undersøgt, og hvorfor der ikke er grund til bekymring.",
        )
    if judged.acute:
        raise Unfitting("Et barn i akut fare får en sag.", "Begynd en sag, eller ret vurderingen af faren.")
    return _assess(subject, judged, Outcome.DECLINED, by, reason=reason.strip())


@transaction.atomic
def receipt_send(*, notification: Notification, by: Account) -> Receipt:
    """Note that whoever told it was answered; becomes a fact of every case that it led to."""
    told = last_tellings().get(notification=notification)
    if told.notifier_kind not in GETS_RECEIPT:
        raise Unfitting("Der er ingen at kvittere til.", "Underretningen er anonym.")
    receipt = Receipt(notification=notification, by=by)
    try:
        with transaction.atomic():
            receipt.save(force_insert=True)
    except IntegrityError:
        raise Unfitting("Kvitteringen er sendt.", "Der er ikke mere at gøre.") from None
    for assessment in Assessment.objects.filter(notification=notification, case__isnull=False):
        _fact(assessment, "receipt_sent", timezone.now(), by, of=key_of(notification))
    return receipt


def key_of(notification: Notification | UUID) -> str:
    """What the facts of a case call a notification, so that the assessment and the receipt name it."""
    id_ = notification if isinstance(notification, UUID) else notification.id
    return f"n-{id_.hex[:8]}"


def fresh_number() -> str:
    """A number of a case that tells nothing, not even how many there are."""
    return f"{today().year}-{secrets.randbelow(MOST_NUMBERS):06d}"


def _assess(
    subject: Subject, judged: Judged, outcome: Outcome, by: Account, case: UUID | None = None, reason: str = ""
) -> Assessment:
    told = last_tellings().get(notification_id=subject.notification_id)
    if not told.received_at <= judged.assessed_at <= timezone.now():
        raise Unfitting(
            "En vurdering ligger mellem det øjeblik, underretningen kom, og nu.",
            "Ret dag og klokkeslæt for vurderingen.",
        )
    before = Assessment.objects.filter(child=subject.child, replaced_by__isnull=True).first()
    if before is not None and before.outcome != Outcome.DECLINED:
        raise Overtaken(before)
    assessment = Assessment(notification_id=subject.notification_id, child=subject.child, replaces=before, by=by)
    assessment.outcome, assessment.case_id = outcome, case
    assessment.acute, assessment.assessed_at = judged.acute, judged.assessed_at
    assessment.sealed = seal(reason, assessment_place(assessment.id)) if reason else None
    _insert(assessment, before)
    return assessment


def _insert(assessment: Assessment, before: Assessment | None) -> None:
    """Of two who assess the same child at once, the second is told."""
    try:
        with transaction.atomic():
            assessment.save(force_insert=True)
    except IntegrityError:
        raise Overtaken(before) from None
    except DatabaseError:
        raise NotFound from None


def _facts_of(assessment: Assessment, by: Account) -> None:
    """What was told, and that it was assessed."""
    told: Telling = last_tellings().get(notification_id=assessment.notification_id)
    key = key_of(assessment.notification_id)
    _fact(assessment, "notification", told.received_at, by, id_=key)
    _fact(assessment, "notification_assessed", assessment.assessed_at, by, of=key, acute=assessment.acute)
    receipt = Receipt.objects.filter(notification_id=assessment.notification_id).first()
    if receipt is not None:
        _fact(assessment, "receipt_sent", receipt.sent_at, by, of=key)


def _fact(
    assessment: Assessment,
    kind: str,
    moment: dt.datetime,
    by: Account,
    *,
    id_: str | None = None,
    of: str | None = None,
    acute: bool | None = None,
) -> None:
    """A fact of the case: as everybody writes one, or through the database by whoever does not reach the case."""
    assert assessment.case_id is not None  # told by the outcome, which the database checks
    seen = sight(by, assessment.case_id)
    if seen.reads("identity") and seen.writes("sensitive"):
        told = {"id": id_, "of": of, "acute": acute, "at": moment, "date": danish_day(moment)}
        fields = {name: value for name, value in told.items() if value is not None}
        fact_record(case=Case.objects.get(id=assessment.case_id), kind=kind, fields=fields, by=by)
        return
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT notification_fact(%s, %s, %s, %s, %s, %s)", [assessment.id, kind, id_, of, moment, acute]
            )
    except DatabaseError:
        raise NotFound from None


def _tie_siblings(assessment: Assessment, case: Case, person: Person, by: Account) -> None:
    """The other children of the notification whose cases began too are siblings, as far as one writes there."""
    others = Assessment.objects.filter(notification_id=assessment.notification_id, outcome=Outcome.BEGUN)
    for other in others.exclude(id=assessment.id).select_related("case"):
        if other.case is None or not sight(by, other.case.id).writes("people"):
            continue
        sibling = Tie.objects.filter(case=other.case, part=Part.CHILD).select_related("person").first()
        if sibling is not None:
            tie_add(case=case, person=sibling.person, part=Part.SIBLING, by=by)
            tie_add(case=other.case, person=person, part=Part.SIBLING, by=by)
