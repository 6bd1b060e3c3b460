"""How is what a page asks of a case written once, and asked of any case that is seen in the same way?

Writing many questions takes longer than answering them, and what is asked depends on what is seen, never on whose case
it is: so the text is kept for each sight and day, and the case and the account are told when it is asked.  Rows are
never kept.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import cache, lru_cache, wraps
from typing import Any
from uuid import UUID, uuid4

from django.db import connection, models

from livline.access.danish_day import today
from livline.access.models import Account
from livline.access.planned import planned_cursor
from livline.access.sight import Sight
from livline.cases.lookups import Opened
from livline.cases.models import Case
from livline.cases.together import Answers, Written, answers_to, sql_of, written

Questions = Callable[[Opened, Account], Sequence[models.QuerySet[Any]]]
CASE, ACCOUNT = uuid4(), uuid4()
"""Stand for the case and the account while questions are written; they are nobody's."""
WAYS = 256
"""So many sights are kept for each page: there are some twenty, and more while something is opened."""


def asked_alike(questions: Questions) -> Callable[[Opened, Account], Answers]:
    """Ask a function's questions at once (`together`).  They depend on what is seen, on the day and on ids alone."""

    @lru_cache(WAYS)
    def kept(sight: Sight, _day: dt.date) -> Written:
        with connection.execute_wrapper(_refuse):
            stand_ins = Opened(_of_nobody(Case, CASE), sight), _of_nobody(Account, ACCOUNT)
            found = written(questions(*stand_ins), {CASE: "case", ACCOUNT: "account"})
        if any(isinstance(value, dt.datetime) for value in found.values.values()):
            raise ValueError("a moment is asked of the database, which knows it when it is asked")
        return found

    @wraps(questions)
    def ask(opened: Opened, account: Account) -> Answers:
        told = {"case": opened.case.id, "account": account.id}
        return answers_to(kept(opened.sight, today()), told, planned_cursor())

    return ask


def of_one_case(question: Callable[[UUID], models.QuerySet[Any, tuple[Any, ...]]]) -> Callable[[UUID], list[Any]]:
    """Ask a function's question about one case.  What it gives are plain values (`values_list`) of few or many columns:
    with all that a fact can say, Django needs longer for the question than the database for the answer.
    """

    @cache
    def kept() -> tuple[str, list[Any]]:
        with connection.execute_wrapper(_refuse):
            return sql_of(question(CASE)) or ("", [])

    @wraps(question)
    def ask(case: UUID) -> list[Any]:
        text, values = kept()
        with planned_cursor() as cursor:
            cursor.execute(text, [case if value == CASE else value for value in values])
            return list(cursor.fetchall())

    return ask


def _of_nobody(model: type[models.Model], id_: Any) -> Any:
    """A row of which the id alone is known: whatever else is wanted of it is asked of the database, and refused."""
    return model.from_db("default", ["id"], [id_])


def _refuse(*_: Any) -> Any:
    raise ValueError("questions are written without an answer to another")
