-- Who sees the ledger?  Who may see what the law asks in the case.  Lines are derived from facts, so those who write facts renew them.

GRANT SELECT, INSERT, DELETE ON line TO livline_web, livline_job;
GRANT SELECT, INSERT, UPDATE ON ledger TO livline_web, livline_job;
GRANT USAGE ON SEQUENCE line_id_seq TO livline_web, livline_job;

CREATE POLICY web_reads ON line FOR SELECT TO livline_web USING (
    case_id = ANY ((SELECT cases_seen('duties'))::uuid[])
);
CREATE POLICY web_adds ON line FOR INSERT TO livline_web WITH CHECK (
    case_id = ANY ((SELECT cases_written('duties'))::uuid[])
);
CREATE POLICY web_removes ON line FOR DELETE TO livline_web USING (
    case_id = ANY ((SELECT cases_written('duties'))::uuid[])
);
CREATE POLICY job_renews ON line TO livline_job
    USING (case_id = ANY (ARRAY(SELECT c.id FROM "case" c WHERE c.municipality_id = acting_municipality())))
    WITH CHECK (case_id = ANY (ARRAY(SELECT c.id FROM "case" c WHERE c.municipality_id = acting_municipality())));

CREATE POLICY web_reads ON ledger FOR SELECT TO livline_web USING (
    case_id = ANY ((SELECT cases_seen('duties'))::uuid[])
);
CREATE POLICY web_adds ON ledger FOR INSERT TO livline_web WITH CHECK (
    case_id = ANY ((SELECT cases_written('duties'))::uuid[])
);
CREATE POLICY web_changes ON ledger FOR UPDATE TO livline_web
    USING (case_id = ANY ((SELECT cases_written('duties'))::uuid[]))
    WITH CHECK (case_id = ANY ((SELECT cases_written('duties'))::uuid[]));
CREATE POLICY job_renews ON ledger TO livline_job
    USING (case_id = ANY (ARRAY(SELECT c.id FROM "case" c WHERE c.municipality_id = acting_municipality())))
    WITH CHECK (case_id = ANY (ARRAY(SELECT c.id FROM "case" c WHERE c.municipality_id = acting_municipality())));

-- What the law needs of notifications and what came of them, for those who are told what the law asks and may not read
-- them: days and answers, no name, no text, no place.  Lines that are kept tell as much; where none hold, on an earlier
-- day or after a release, a leader would hear of no notification that nobody has assessed.
CREATE POLICY owner_judges ON entry FOR SELECT TO livline_owner USING (
    current_setting('livline.asked_law', true) = 'closed'
    AND kind = ANY (kinds_of('sensitive')) AND case_id = ANY ((SELECT cases_seen('duties'))::uuid[])
);
CREATE OR REPLACE FUNCTION facts_closed(asked uuid[], known_by timestamptz, skipped uuid) RETURNS TABLE (
    case_id uuid, "position" integer, id bigint, kind text, date date, at timestamptz, event_id text, of_event text,
    child_in_measure boolean, acute boolean, new_assessor boolean
) LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
#variable_conflict use_column
BEGIN
    PERFORM set_config('livline.asked_law', 'closed', true);
    RETURN QUERY SELECT e.case_id, e."position", e.id, e.kind, e.date, e.at, e.event_id, e.of_event, e.child_in_measure,
                        e.acute, e.new_assessor
        FROM entry e
        WHERE e.case_id = ANY (asked) AND e.case_id <> ALL ((SELECT cases_seen('sensitive'))::uuid[])
          AND e.kind = ANY (kinds_of('sensitive')) AND NOT e.is_withdrawn AND e.fact IS DISTINCT FROM skipped
          AND e.fact <> ALL ((SELECT my_quarantined())::uuid[])
          AND (known_by IS NULL OR e.recorded_at <= known_by)
          AND NOT EXISTS (SELECT FROM entry n
                          WHERE n.replaces_id = e.id AND (known_by IS NULL OR n.recorded_at <= known_by));
    PERFORM set_config('livline.asked_law', '', true);
END $$;
REVOKE ALL ON FUNCTION facts_closed(uuid[], timestamptz, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION facts_closed(uuid[], timestamptz, uuid) TO livline_web, livline_job;
