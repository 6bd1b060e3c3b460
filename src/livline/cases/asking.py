"""How is what a page asks of a case written once, and asked of any case that is seen in the same way?

Writing many questions takes longer than answering them, and what is asked depends on what is seen, never on whose case
it is: so the text is kept for each sight and day, and the ids are told when it is asked.  Rows are never kept.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from functools import cache, lru_cache, update_wrapper, wraps
from typing import Any, Concatenate, ParamSpec
from uuid import UUID, uuid4

from django.db import connection, models

from livline.access.danish_day import today
from livline.access.models import Account
from livline.access.planned import planned_cursor
from livline.access.sight import Sight
from livline.cases.lookups import Opened
from livline.cases.models import Case
from livline.cases.together import Answers, Written, answers_to, sql_of, written

Of = ParamSpec("Of")
"""For whom and of what else it is asked: an account, the id of a plan."""
Questions = Callable[Concatenate[Opened, Of], Sequence[models.QuerySet[Any]]]
Ask = Callable[Concatenate[Opened, Of], Answers]
CASE, *OTHERS = (uuid4() for _ in range(6))
"""Stand for the case and whatever else is told while questions are written; they are nobody's."""
NAMES = {CASE: "case"} | {id_: f"id{number}" for number, id_ in enumerate(OTHERS)}
WAYS = 256
"""So many sights are kept for each page: there are some twenty, and more while something is opened."""


def asked_alike(questions: Questions[Of]) -> Ask[Of]:
    """Ask a function's questions at once (`together`).  They depend on what is seen, on the day and on ids alone."""
    write: Callable[..., Sequence[models.QuerySet[Any]]] = questions

    @lru_cache(WAYS)
    def kept(sight: Sight, _day: dt.date, are_accounts: tuple[bool, ...]) -> Written:
        of = [_of_nobody(Account, id_) if is_one else id_ for id_, is_one in zip(OTHERS, are_accounts, strict=False)]
        with connection.execute_wrapper(_refuse):
            found = written(write(Opened(_of_nobody(Case, CASE), sight), *of), NAMES)
        if any(isinstance(value, dt.datetime) for value in found.values.values()):
            raise ValueError("a moment is asked of the database, which knows it when it is asked")
        return found

    def ask(opened: Opened, /, *of: Of.args, **_: Of.kwargs) -> Answers:
        ids: list[Any] = [opened.case.id, *(one.id if isinstance(one, Account) else one for one in of)]
        asked = kept(opened.sight, today(), tuple(isinstance(one, Account) for one in of))
        return answers_to(asked, dict(zip(NAMES.values(), ids, strict=False)), planned_cursor())

    update_wrapper(ask, questions)
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
