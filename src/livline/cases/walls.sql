-- Who sees which cases and facts?  Whoever has a relation to the case today; workers and their cover also write.
--
-- Conditions are arrays that are made once a statement, not asked of every row: so a list of cases stays quick.

GRANT SELECT ON "case", entry TO livline_web, livline_job;
GRANT INSERT ON entry TO livline_web;
GRANT INSERT ON "case", entry TO livline_job;
GRANT UPDATE (born_on, municipality_as_written, as_of) ON "case" TO livline_job;
GRANT USAGE ON SEQUENCE entry_id_seq TO livline_web, livline_job;

CREATE POLICY web_reads ON "case" FOR SELECT TO livline_web USING (
    id = ANY (ARRAY(SELECT r.case_id FROM relation r))
);
CREATE POLICY job_reads ON "case" FOR SELECT TO livline_job USING (
    municipality_id = (SELECT acting_municipality())
);
CREATE POLICY job_adds ON "case" FOR INSERT TO livline_job WITH CHECK (
    municipality_id = (SELECT acting_municipality())
);
CREATE POLICY job_changes ON "case" FOR UPDATE TO livline_job
    USING (municipality_id = (SELECT acting_municipality()))
    WITH CHECK (municipality_id = (SELECT acting_municipality()));

CREATE POLICY web_reads ON entry FOR SELECT TO livline_web USING (
    case_id = ANY (ARRAY(SELECT r.case_id FROM relation r))
);
CREATE POLICY web_adds ON entry FOR INSERT TO livline_web WITH CHECK (
    case_id = ANY (ARRAY(SELECT r.case_id FROM relation r WHERE r.kind IN ('worker', 'cover')))
    AND recorded_by_id = (SELECT acting_account())
);
CREATE POLICY job_reads ON entry FOR SELECT TO livline_job USING (
    case_id = ANY (ARRAY(SELECT c.id FROM "case" c WHERE c.municipality_id = acting_municipality()))
);
CREATE POLICY job_adds ON entry FOR INSERT TO livline_job WITH CHECK (
    case_id = ANY (ARRAY(SELECT c.id FROM "case" c WHERE c.municipality_id = acting_municipality()))
);

-- An entry is never changed, whoever asks: a correction is a new entry, and both stay.
CREATE OR REPLACE TRIGGER entry_stays BEFORE UPDATE OR DELETE ON entry
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER entry_table_stays BEFORE TRUNCATE ON entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A correction stays in the case and with the fact that it corrects.
CREATE OR REPLACE FUNCTION check_correction() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM entry e WHERE e.id = NEW.replaces_id AND e.case_id = NEW.case_id AND e.fact = NEW.fact
    ) THEN
        RAISE EXCEPTION 'a correction replaces an entry of the same fact and case' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER entry_corrects_its_own BEFORE INSERT ON entry
    FOR EACH ROW WHEN (NEW.replaces_id IS NOT NULL) EXECUTE FUNCTION check_correction();

-- What a case was before a change stays on record.
GRANT SELECT ON case_before TO livline_web, livline_job;
GRANT INSERT ON case_before TO livline_job;
CREATE POLICY web_reads ON case_before FOR SELECT TO livline_web USING (
    case_id = ANY (ARRAY(SELECT r.case_id FROM relation r))
);
CREATE POLICY job_reads ON case_before FOR SELECT TO livline_job USING (
    case_id = ANY (ARRAY(SELECT c.id FROM "case" c WHERE c.municipality_id = acting_municipality()))
);
CREATE POLICY job_adds ON case_before FOR INSERT TO livline_job WITH CHECK (
    case_id = ANY (ARRAY(SELECT c.id FROM "case" c WHERE c.municipality_id = acting_municipality()))
);
CREATE OR REPLACE TRIGGER case_before_stays BEFORE UPDATE OR DELETE ON case_before
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER case_before_table_stays BEFORE TRUNCATE ON case_before
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE OR REPLACE FUNCTION keep_case_before() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    INSERT INTO case_before (case_id, changed_by_role, born_on, municipality_as_written, as_of)
    VALUES (OLD.id, current_user, OLD.born_on, OLD.municipality_as_written, OLD.as_of);
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER case_keeps_before BEFORE UPDATE ON "case"
    FOR EACH ROW EXECUTE FUNCTION keep_case_before();
