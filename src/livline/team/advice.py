"""How do people ask each other for advice about a child?  A question, answers, and an outcome that ends the thread."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import Exists, OuterRef, QuerySet

from livline.access.danish_day import today
from livline.access.errors import NotFound, Overtaken, Unfitting
from livline.access.models import Account, Kind, Relation
from livline.access.sight import Sight
from livline.cases.models import Case
from livline.team.models import Answer, Question, Topic

AMONG = (Kind.WORKER, Kind.COVER, Kind.NIGHT_DESK, Kind.LEADER)
"""Those who work on a case or lead it: they ask and are asked."""


def may_take_part(sight: Sight) -> bool:
    """Does somebody with this sight work on the case or lead it?"""
    return bool(sight.kinds & set(AMONG)) and sight.reads("assessment")


def question_ask(*, case: Case, to: Account, topic: Topic, text: str, by: Account, duty: str = "") -> Question:
    """Ask a colleague who works on the case or leads it; raises `Unfitting`."""
    if not text.strip():
        raise Unfitting("Der er ikke skrevet noget.", "Skriv, hvad du vil spørge om.")
    if to.id not in colleagues(case.id, by):
        raise Unfitting("Den kollega har ikke adgang til barnet.", "Vælg en, der står på listen.")
    try:
        with transaction.atomic():
            return Question.objects.create(case=case, to=to, topic=topic, text=text.strip(), duty=duty, by=by)
    except DatabaseError:
        raise NotFound from None


def colleagues(case: UUID, account: Account) -> set[UUID]:
    """Who can be asked about a case: the others who work on it or lead it today."""
    holding = Relation.objects.filter(case_id=case, kind__in=AMONG, is_confirmed=True, during__contains=today())
    return set(holding.exclude(account_id=account.id).values_list("account_id", flat=True))


def question_answer(*, question: Question, text: str, is_outcome: bool, by: Account) -> Answer:
    """Add to a thread; raises `Unfitting`, and `Overtaken` for one that has come to its outcome."""
    if not text.strip():
        raise Unfitting("Der er ikke skrevet noget.", "Skriv et svar.")
    if Answer.objects.filter(question=question, is_outcome=True).exists():
        raise Overtaken(question)
    try:
        with transaction.atomic():
            return Answer.objects.create(question=question, text=text.strip(), is_outcome=is_outcome, by=by)
    except IntegrityError:
        raise Overtaken(question) from None
    except DatabaseError:
        raise NotFound from None


def open_questions(cases: Sequence[UUID]) -> QuerySet[Question]:
    """The threads of cases without an outcome, the oldest first."""
    ended = Answer.objects.filter(question=OuterRef("pk"), is_outcome=True)
    found = Question.objects.filter(~Exists(ended), case_id__in=cases)
    return found.select_related("by", "to", "case").order_by("at")


def to_answer(account: Account) -> QuerySet[Question]:
    """The threads in which this account is asked and that have not come to an outcome."""
    ended = Answer.objects.filter(question=OuterRef("pk"), is_outcome=True)
    return Question.objects.filter(~Exists(ended), to=account).select_related("by", "case").order_by("at")
