-- Keep the lines of cases that were judged anew: those that are no longer so go, new ones come, the others stay untouched.
WITH fresh AS (
    SELECT {columns} FROM jsonb_populate_recordset(NULL::public.line, %(lines)s::jsonb)
), gone AS (
    DELETE FROM line l WHERE l.case_id = ANY (%(ids)s::uuid[]) AND NOT EXISTS (
        SELECT FROM fresh f WHERE f.case_id = l.case_id AND f.position = l.position
            AND ROW({fresh}) IS NOT DISTINCT FROM ROW({kept}))
), added AS (
    INSERT INTO line ({columns})
    SELECT {fresh} FROM fresh f WHERE NOT EXISTS (
        SELECT FROM line l WHERE l.case_id = f.case_id AND l.position = f.position
            AND ROW({fresh}) IS NOT DISTINCT FROM ROW({kept}))
    ORDER BY f.case_id, f.position
)
UPDATE ledger SET judged_as_of = n.judged_as_of, changes_on = n.changes_on, law = n.law
FROM jsonb_to_recordset(%(ledgers)s::jsonb) AS n (case_id uuid, judged_as_of date, changes_on date, law text)
WHERE ledger.case_id = n.case_id;
