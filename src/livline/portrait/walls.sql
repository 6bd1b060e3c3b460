-- Who sees how a child introduces itself, what goes well and what was promised?  Whom the access matrix lets; promises to
-- others than the child only those who see the assessments.  Rows are added and never changed.

GRANT SELECT, INSERT ON introduction, bright, promise, promise_answer TO livline_web;

CREATE POLICY web_reads ON introduction FOR SELECT TO livline_web USING (
    case_id = ANY ((SELECT cases_seen('portrait'))::uuid[])
);
CREATE POLICY web_adds ON introduction FOR INSERT TO livline_web WITH CHECK (
    by_id = (SELECT acting_account()) AND case_id = ANY ((SELECT cases_written('portrait'))::uuid[])
);

CREATE POLICY web_reads ON bright FOR SELECT TO livline_web USING (
    case_id = ANY ((SELECT cases_seen('portrait'))::uuid[])
);
CREATE POLICY web_adds ON bright FOR INSERT TO livline_web WITH CHECK (
    by_id = (SELECT acting_account()) AND case_id = ANY ((SELECT cases_written('portrait'))::uuid[])
);

CREATE POLICY web_reads ON promise FOR SELECT TO livline_web USING (
    case_id = ANY ((SELECT cases_seen('portrait'))::uuid[])
    AND ("to" = 'child' OR case_id = ANY ((SELECT cases_seen('assessment'))::uuid[]))
);
CREATE POLICY web_adds ON promise FOR INSERT TO livline_web WITH CHECK (
    by_id = (SELECT acting_account()) AND case_id = ANY ((SELECT cases_written('portrait'))::uuid[])
);

-- What replaces something stands in the same case, and replaces what its writer sees.
CREATE OR REPLACE FUNCTION replaces_in_its_case() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, public AS $$
DECLARE
    found boolean;
BEGIN
    IF NEW.replaces_id IS NOT NULL THEN
        EXECUTE format('SELECT EXISTS (SELECT FROM %I WHERE id = $1 AND case_id = $2)', TG_TABLE_NAME)
            INTO found USING NEW.replaces_id, NEW.case_id;
        IF NOT found THEN
            RAISE EXCEPTION 'it replaces nothing of its case' USING ERRCODE = 'foreign_key_violation';
        END IF;
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER introduction_replaces BEFORE INSERT ON introduction
    FOR EACH ROW EXECUTE FUNCTION replaces_in_its_case();
CREATE OR REPLACE TRIGGER bright_replaces BEFORE INSERT ON bright
    FOR EACH ROW EXECUTE FUNCTION replaces_in_its_case();

-- An answer is seen with its promise, and stands in the promise's case.
CREATE POLICY web_reads ON promise_answer FOR SELECT TO livline_web USING (
    promise_id = ANY (ARRAY(SELECT p.id FROM promise p))
);
CREATE POLICY web_adds ON promise_answer FOR INSERT TO livline_web WITH CHECK (
    by_id = (SELECT acting_account()) AND case_id = ANY ((SELECT cases_written('portrait'))::uuid[])
    AND promise_id = ANY (ARRAY(SELECT p.id FROM promise p WHERE p.case_id = promise_answer.case_id))
);

-- The database says when, nothing is changed, and who wrote may still write at commit.
SELECT rows_stay('introduction', 'at'), asked_again_at_commit('introduction', 'portrait');
SELECT rows_stay('bright', 'at'), asked_again_at_commit('bright', 'portrait');
SELECT rows_stay('promise', 'at'), asked_again_at_commit('promise', 'portrait');
SELECT rows_stay('promise_answer', 'at'), asked_again_at_commit('promise_answer', 'portrait');
