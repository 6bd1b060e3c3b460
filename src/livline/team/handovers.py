"""How is a child handed over?  Proposed by one, accepted by another or decided by the leader, and done at once.

Callers have opened the case for writing `access`, or are who receives it; the wall asks again.  Access ends and begins,
the fact `worker_changed` and what the child is told are of one statement of the database, so that there is no day and
no moment without a caseworker.  No duty turns on who the worker is, so nothing is judged anew.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import DatabaseError, IntegrityError, connection, transaction

from livline.access.danish_day import today
from livline.access.errors import NotFound, Overtaken, Unfitting
from livline.access.models import Account
from livline.cases.models import Case
from livline.cases.places import bound_to
from livline.sealing.seal import opened, seal, token_of
from livline.team.models import Handover, Step, Taken

CLOSED = (Taken.DECLINED, Taken.WITHDRAWN, Taken.COMPLETED)
"""After these nothing more becomes of a hand-over, but that it is read or called off before its day."""
WHY: dict[str, tuple[str, str]] = {
    "handover_receiver_may": (
        "Modtageren kan ikke få sagen.",
        "Vælg en anden: kontoen er lukket, eller der er noget i vejen for netop denne sag.",
    ),
    "handover_giver_has": (
        "Den, der giver sagen, er ikke længere dens rådgiver.",
        "Se, hvem der har adgang nu, og begynd en ny overlevering.",
    ),
    "handover_is_agreed": (
        "Overleveringen kan ikke aflyses længere.",
        "Dagen er kommet, eller adgangen er ændret siden; se, hvem der har adgang nu.",
    ),
    "child_keeps_a_worker": (
        "Barnet ville stå uden rådgiver.",
        "Giv barnet en ny rådgiver fra samme dag, så følger resten af sig selv.",
    ),
}
"""What the database refuses, in words."""


@dataclass(frozen=True)
class Plan:
    """What is proposed: to whom, from which day, until when who gives still helps, and the words that go with it."""

    receiver: Account
    on: dt.date
    giver_helps_until: dt.date | None = None
    message: str = ""
    hello: str = ""


def sealed_at(handover: UUID) -> str:
    """Where the message of a hand-over is sealed."""
    return f"message of handover {handover}"


def message_of(handover: Handover) -> str:
    """What who proposed wrote to who receives."""
    return opened(handover.message, sealed_at(handover.id))


@transaction.atomic
def handover_propose(*, case: Case, giver: Account | None, plan: Plan, by: Account) -> Handover:
    """Propose that a child have another caseworker; raises `Unfitting`, and `Overtaken` where one is proposed."""
    one_at_a_time(case.id)
    _check(plan, giver, by)
    if open_of([case.id]):
        raise Overtaken(case)
    id_ = uuid.uuid4()
    handover = Handover(
        id=id_,
        case=case,
        giver=giver,
        receiver=plan.receiver,
        on=plan.on,
        giver_helps_until=plan.giver_helps_until,
        message=seal(plan.message.strip(), sealed_at(id_)),
        hello=plan.hello.strip(),
        proposed_by=by,
    )
    try:
        with transaction.atomic():
            handover.save(force_insert=True)
    except DatabaseError:
        raise Unfitting("Den kan ikke få sagen.", "Vælg en kollega, der hører til et team.") from None
    return handover


def _check(plan: Plan, giver: Account | None, by: Account) -> None:
    if plan.on < today():
        raise Unfitting("Dagen er forbi.", "Vælg i dag eller en senere dag.")
    if plan.giver_helps_until is not None and plan.giver_helps_until < plan.on:
        raise Unfitting("Hjælpen slutter, før overleveringen sker.", "Vælg en senere dag, eller lad feltet stå tomt.")
    if plan.receiver.id == by.id:
        raise Unfitting("Du kan ikke give dig selv sagen.", "Bed lederen om det.")
    if giver is not None and plan.receiver.id == giver.id:
        raise Unfitting("Barnet har allerede den rådgiver.", "Vælg en anden.")


@transaction.atomic
def step_take(*, handover: Handover, taken: Taken, by: Account, reason: str = "") -> bool:
    """Take a step, and complete the hand-over when it was the last that was wanting; gives whether it is done.

    Raises `Overtaken` for a step that is taken or comes too late, `NotFound` for whom it does not belong to, and
    `Unfitting`.
    """
    one_at_a_time(handover.case_id)
    told = set(Step.objects.filter(handover=handover).values_list("taken", flat=True))
    if taken in told or (taken != Taken.READ and told & set(CLOSED)):
        raise Overtaken(handover)
    if taken == Taken.DECLINED and not reason.strip():
        raise Unfitting("Der mangler en grund.", "Skriv kort, hvorfor du ikke kan.")
    _step(handover, taken, by, reason.strip())
    return taken in (Taken.ACCEPTED, Taken.DECIDED, Taken.CONFIRMED) and _is_completed(handover)


def _step(handover: Handover, taken: Taken, by: Account, reason: str) -> None:
    try:
        with transaction.atomic():
            Step.objects.create(handover=handover, taken=taken, by=by, reason=reason)
    except IntegrityError:
        raise Overtaken(handover) from None
    except DatabaseError:
        raise NotFound from None


def _is_completed(handover: Handover) -> bool:
    """Have the database complete it, if nobody's word is wanting."""
    place = bound_to(handover.case_id)
    told: list[str | bytes | None] = []
    for account in (handover.giver, handover.receiver):
        told += [None, None] if account is None else [token_of(account.name, place), seal(account.name, place)]
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT handover_complete(%s, %s, %s, %s, %s)", [handover.id, *told])
            return bool(cursor.fetchone()[0])
    except DatabaseError as fault:
        raise why(fault) from None


@transaction.atomic
def handover_call_off(*, handover: Handover, reason: str, by: Account) -> None:
    """Undo what was agreed, before its day: who gives keeps the child, and the child is told.

    For who gives, receives or proposed it, and for leaders; raises `NotFound` for others, `Unfitting`, `Overtaken`.
    """
    one_at_a_time(handover.case_id)
    if Step.objects.filter(handover=handover, taken=Taken.CALLED_OFF).exists():
        raise Overtaken(handover)
    if not reason.strip():
        raise Unfitting("Der mangler en grund.", "Skriv den på en linje, så den anden ved hvorfor.")
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT handover_call_off(%s, %s)", [handover.id, reason.strip()])
    except DatabaseError as fault:
        raise why(fault) from None


def why(fault: DatabaseError) -> NotFound | Unfitting:
    """What the database refused, as people are told it."""
    diagnosis = getattr(fault.__cause__, "diag", None)
    told = WHY.get(getattr(diagnosis, "constraint_name", None) or "")
    return Unfitting(*told) if told else NotFound()


@transaction.atomic
def reassign(
    *, cases: Sequence[Case], givers: Mapping[UUID, Account | None], plan: Plan, by: Account
) -> tuple[int, int]:
    """Give many children another caseworker, all of them or none; gives how many are done and how many wait.

    For leaders.  A protected child waits for a second person.  Raises what a single hand-over raises.
    """
    done = 0
    for case in sorted(cases, key=lambda one: one.id):  # in one order for all, so that nobody waits for ever
        handover = handover_propose(case=case, giver=givers.get(case.id), plan=plan, by=by)
        done += step_take(handover=handover, taken=Taken.DECIDED, by=by)
    return done, len(cases) - done


def open_of(cases: Sequence[UUID]) -> list[Handover]:
    """The hand-overs of cases that are proposed and neither done nor off, the oldest first."""
    found = Handover.objects.filter(case_id__in=cases).exclude(steps__taken__in=CLOSED)
    return list(
        found.select_related("giver", "receiver", "proposed_by").prefetch_related("steps").order_by("proposed_at")
    )


def one_at_a_time(case: UUID) -> None:
    """Two who hand over the same child wait for each other."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 5))", [str(case)])
