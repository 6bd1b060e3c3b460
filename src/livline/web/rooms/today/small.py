"""What is small and mine?  Drafts, news, what waits for whom: one question, whose rows say of which sort they are.

The wall answers it; what the door does not show, the caller leaves out again.
"""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.db import connection

from livline.access.danish_day import today
from livline.access.models import Account

SMALL = """
SELECT 'draft', d.case_id, d.id || ' ' || d.place, d.saved_at FROM draft d WHERE d.account_id = %(me)s
UNION ALL SELECT 'given', r.case_id, r.kind, r.added_at FROM relation r
    WHERE r.account_id = %(me)s AND r.is_confirmed AND r.during @> %(day)s AND lower(r.during) > %(day)s - 14
UNION ALL SELECT 'word', w.case_id, '', max(w.at) FROM word w WHERE w.is_shared AND w.by_id <> %(me)s
    AND NOT EXISTS (SELECT FROM word_read s WHERE s.word_id = w.id AND s.account_id = %(me)s) GROUP BY w.case_id
UNION ALL SELECT CASE WHEN q.asked_by_id = %(me)s THEN 'quarantine' ELSE 'quarantine-mine' END, q.case_id, q.fact::text,
    q.asked_at FROM quarantine q WHERE q.confirmed_at IS NULL
UNION ALL SELECT 'access', r.case_id, '', r.added_at FROM relation r
    WHERE r.added_by_id = %(me)s AND NOT r.is_confirmed AND NOT isempty(r.during) AND upper(r.during) IS NULL
UNION ALL SELECT 'lowering', p.case_id, '', l.asked_at FROM lowering l JOIN protection p ON p.id = l.protection_id
    WHERE l.asked_by_id = %(me)s AND l.confirmed_at IS NULL
UNION ALL SELECT CASE WHEN EXISTS (SELECT FROM handover_step s WHERE s.handover_id = h.id AND s.taken <> 'read')
        THEN 'handover-confirm' ELSE 'handover' END, h.case_id, coalesce(a.name, ''), h.proposed_at
    FROM handover h LEFT JOIN account a ON a.id = h.receiver_id
    WHERE h.proposed_by_id = %(me)s AND NOT EXISTS (SELECT FROM handover_step s
        WHERE s.handover_id = h.id AND s.taken IN ('declined', 'withdrawn', 'completed'))
UNION ALL SELECT 'offer', h.case_id, h.id || ' ' || h."on" || ' ' || coalesce(a.name, ''), h.proposed_at
    FROM handover h LEFT JOIN account a ON a.id = h.proposed_by_id
    WHERE h.receiver_id = %(me)s AND NOT EXISTS (SELECT FROM handover_step s
        WHERE s.handover_id = h.id AND s.taken IN ('accepted', 'declined', 'withdrawn', 'completed'))
UNION ALL SELECT 'called-off', h.case_id, concat_ws(' ', CASE WHEN h.receiver_id = %(me)s THEN h.id END, h."on", a.name)
        || E'\n' || s.reason, s.at
    FROM handover h JOIN handover_step s ON s.handover_id = h.id AND s.taken = 'called_off' AND s.at > %(day)s - 7
    LEFT JOIN account a ON a.id = s.by_id
    WHERE s.by_id <> %(me)s AND %(me)s IN (h.receiver_id, h.giver_id, h.proposed_by_id)
UNION ALL SELECT 'question', q.case_id, q.id || ' ' || coalesce(a.name, ''), q.at
    FROM advice_question q LEFT JOIN account a ON a.id = q.by_id
    WHERE q.to_id = %(me)s AND NOT EXISTS (SELECT FROM advice_answer w WHERE w.question_id = q.id AND w.is_outcome)
UNION ALL SELECT 'comes', h.case_id, h."on" || ' ' || coalesce(a.name, ''), s.at
    FROM handover h JOIN handover_step s ON s.handover_id = h.id AND s.taken = 'completed' AND s.at > %(day)s - 14
    LEFT JOIN account a ON a.id = h.receiver_id
    WHERE %(me)s NOT IN (h.receiver_id, s.by_id) AND EXISTS (SELECT FROM relation r WHERE r.case_id = h.case_id
        AND r.account_id = h.receiver_id AND r.kind = 'worker' AND r.is_confirmed
        AND r.during @> greatest(h."on", %(day)s))
UNION ALL SELECT CASE WHEN s.taken = 'asked' AND s.by_id <> %(me)s THEN 'plan-answer' ELSE 'plan-' || s.taken END,
    s.case_id, s.plan_id::text, s.at FROM plan_step s
    WHERE s.taken <> 'withdrawn' AND NOT EXISTS (SELECT FROM plan_adoption d WHERE d.step_id = s.id)
    AND NOT EXISTS (SELECT FROM plan_step n WHERE n.plan_id = s.plan_id AND n.number > s.number)
    AND (s.taken = 'asked' OR EXISTS (SELECT FROM plan_step b
        WHERE b.plan_id = s.plan_id AND b.number = s.number - 1 AND b.by_id = %(me)s))
UNION ALL SELECT CASE WHEN g.by_id <> %(me)s THEN 'edition' ELSE 'edition-waits' END, g.case_id, g.plan_id::text, g.at
    FROM editions_unread() g
UNION ALL SELECT 'guide', NULL, g.step, g.at FROM guide_mark g WHERE g.account_id = %(me)s
UNION ALL SELECT 'guide', NULL, 'keys', max(l.at) FROM look l
    WHERE l.account_id = %(me)s AND l.case_id = %(me)s AND l.act = 'search' HAVING count(*) > 0
UNION ALL SELECT 'guide', NULL, 'hand-over', max(h.proposed_at) FROM handover h
    WHERE h.proposed_by_id = %(me)s HAVING count(*) > 0
UNION ALL SELECT 'look', l.case_id, '', max(l.at) FROM look l
    WHERE l.account_id = %(me)s AND l.case_id <> %(me)s GROUP BY l.case_id
UNION ALL SELECT 'undone', e.case_id, concat_ws(' ', e.kind, e.date), e.recorded_at FROM entry e
    WHERE e.fact = %(undone)s::uuid AND e.is_withdrawn AND e.recorded_by_id = %(me)s
ORDER BY 4 DESC"""
"""Each row: its sort, its case where it has one, what its sort needs to be told in words, and when it was."""


def small(account: Account, undone: UUID | None) -> list[tuple[str, UUID | None, str, dt.datetime]]:
    """Drafts, what was given to me, what children wrote, and what waits for a second person."""
    told: dict[str, Any] = {"me": account.id, "day": today(), "undone": undone}
    with connection.cursor() as cursor:
        cursor.execute(SMALL, told)
        return list(cursor.fetchall())
