"""What waits for this leader's word?  What one person has asked and another must confirm, in one question."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from livline.access.models import Account
from livline.team.load import Child

PAGES = {
    "access": "access",
    "restriction": "access-unrestrict",
    "protection": "protections",
    "quarantine": "fact",
    "handover": "handover",
    "advice": "advice",
    "plan": "plan-answer",
    "edition": "plan-givings",
}
"""The page on which each is answered."""

ASKED = """
SELECT w.what, w.case_id, w.since, coalesce(a.name, ''), w.of FROM (
    SELECT 'access' AS what, case_id, added_at AS since, added_by_id AS by_id, NULL::uuid AS of FROM relation
        WHERE NOT is_confirmed AND NOT isempty(during) AND account_id <> %(me)s
    UNION ALL SELECT 'restriction', case_id, added_at, end_asked_by_id, id FROM restriction
        WHERE end_asked_by_id IS NOT NULL AND ended_by_id IS NULL
    UNION ALL SELECT 'protection', p.case_id, l.asked_at, l.asked_by_id, NULL FROM lowering l
        JOIN protection p ON p.id = l.protection_id WHERE l.confirmed_at IS NULL
    UNION ALL SELECT 'quarantine', case_id, asked_at, asked_by_id, fact FROM quarantine WHERE confirmed_at IS NULL
    UNION ALL SELECT 'handover', case_id, proposed_at, proposed_by_id, NULL FROM handover h
        WHERE NOT EXISTS (SELECT FROM handover_step s WHERE s.handover_id = h.id
                          AND s.taken IN ('declined', 'withdrawn', 'completed'))
    UNION ALL SELECT 'advice', case_id, at, by_id, id FROM advice_question q
        WHERE to_id = %(me)s AND NOT EXISTS (
            SELECT FROM advice_answer w WHERE w.question_id = q.id AND w.is_outcome)
    UNION ALL SELECT 'plan', case_id, at, by_id, plan_id FROM plan_step s
        WHERE s.taken = 'asked' AND NOT EXISTS (
            SELECT FROM plan_step n WHERE n.plan_id = s.plan_id AND n.number > s.number)
    UNION ALL SELECT 'edition', case_id, at, by_id, plan_id FROM editions_unread()
) w LEFT JOIN account a ON a.id = w.by_id
WHERE w.case_id = ANY (%(cases)s) AND w.by_id IS DISTINCT FROM %(me)s
ORDER BY w.since
"""
"""What somebody else has asked and nobody has answered."""


@dataclass(frozen=True)
class Waits:
    """Something that waits.  `by`: who asked, in words; `of`: what its page takes besides the case."""

    what: str
    child: Child
    since: dt.datetime
    by: str
    of: UUID | None

    @property
    def page(self) -> str:
        """The name of the page on which it is answered."""
        return PAGES[self.what]


def waiting(children: Sequence[Child], account: Account) -> list[Waits]:
    """What others have asked in the children's cases and this account may answer, the oldest first."""
    of = {child.case: child for child in children}
    with connection.cursor() as cursor:
        cursor.execute(ASKED, {"me": account.id, "cases": list(of)})
        rows = cursor.fetchall()
    return [Waits(what, of[case], since, by, id_) for what, case, since, by, id_ in rows]
