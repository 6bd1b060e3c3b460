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
