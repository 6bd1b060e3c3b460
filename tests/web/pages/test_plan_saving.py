"""What does it cost to save a part of a plan, and what comes of a form that says it has seen something else?"""

from __future__ import annotations

import uuid

from django.db import connection
from django.test.utils import CaptureQueriesContext

from livline.access.models import Account
from livline.cases.models import Case
from livline.looks.models import Look
from livline.plans.models import Plan, Sentence, Version
from livline.web.models import Submission
from tests.ground.test_plans import goal, written
from tests.web.pages.test_cases import is_asked
from tests.web.pages.test_plan import HIDDEN, LONG_AGO, anna, child, moved_in, only_goal, page, plan, url
from tests.web.pages.visiting import Visitor

__all__ = ["anna", "child", "plan"]
MOST = 20
"""Statements of a saving, savepoints and their ends included; each is a way to the database and back."""
VISIT = 2
"""Savepoints that stand for the visit of a test and for the transaction of its request."""
LONG = "går i skole hver eneste dag sammen med sin ven fra klassen"


def test_a_saving_costs_little_and_leaves_nothing_out(plan: Plan, child: Case, anna: Account):
    """The door, the log of looks, the version, the marks of its sentences, and the key of the form are all there."""
    moved_in(child, anna, LONG_AGO, "p1")
    part = uuid.uuid4()
    written(plan, anna, *goal(part, adult="går i skole", area="school"))
    path = url("plan-part", plan, part)
    hidden, visitor, looks = dict(HIDDEN.findall(page(anna, path))), Visitor(anna), written_to(child)
    with CaptureQueriesContext(connection) as queries:
        answer = visitor.post(path, **hidden, adult=LONG, child="jeg går i skole", area="school")
    assert answer.status_code == 302
    said = [one["sql"] for one in queries]
    nested = sum(sql.startswith("SAVEPOINT") for sql in said) - VISIT
    assert sum(map(is_asked, said)) + 2 * nested <= MOST, "\n".join(said)
    assert (Version.objects.count(), Sentence.objects.count()) == (2, 1)
    assert written_to(child) == looks + 1
    assert Submission.objects.count() == 1


def written_to(child: Case) -> int:
    """How often the log says that somebody opened the case to write."""
    return Look.objects.filter(case_id=child.id, act="write").count()


def test_what_was_never_in_the_field_was_not_seen_there(plan: Plan, anna: Account):
    """Else a forged form would meet a page of two texts without a text."""
    part = uuid.uuid4()
    written(plan, anna, *goal(part, adult="går i skole"))
    words = only_goal(plan, anna).words
    path = url("plan-part", plan, part)
    forged = {"was_adult": str(words["adult"].id), "was_child": str(words["adult"].id)}
    assert Visitor(anna).post(path, **forged, adult="går i skole", child="jeg går i skole").status_code == 404
    assert Version.objects.count() == 1
