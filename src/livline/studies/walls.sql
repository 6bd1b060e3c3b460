-- Who sees what is written in assessments?  Whom the access matrix lets see `assessment`.  Rows are added, never changed.

GRANT SELECT, INSERT ON study, study_text TO livline_web;

CREATE POLICY web_reads ON study FOR SELECT TO livline_web USING (
    case_id = ANY ((SELECT cases_seen('assessment'))::uuid[])
);
CREATE POLICY web_adds ON study FOR INSERT TO livline_web WITH CHECK (
    by_id = (SELECT acting_account()) AND case_id = ANY ((SELECT cases_written('assessment'))::uuid[])
);
CREATE POLICY web_reads ON study_text FOR SELECT TO livline_web USING (
    case_id = ANY ((SELECT cases_seen('assessment'))::uuid[])
);
CREATE POLICY web_adds ON study_text FOR INSERT TO livline_web WITH CHECK (
    by_id = (SELECT acting_account()) AND case_id = ANY ((SELECT cases_written('assessment'))::uuid[])
);

-- What is built on, replaced or taken over stands in the same case; a deep study is built on a short assessment.
CREATE OR REPLACE FUNCTION check_study() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM entry e WHERE e.fact = NEW.fact AND e.case_id = NEW.case_id)
       OR NEW.built_on_id IS NOT NULL AND NOT EXISTS (
           SELECT FROM study s WHERE s.id = NEW.built_on_id AND s.case_id = NEW.case_id AND s.depth = 'short') THEN
        RAISE EXCEPTION 'a study belongs to its case' USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER study_is_of_its_case BEFORE INSERT ON study FOR EACH ROW EXECUTE FUNCTION check_study();

CREATE OR REPLACE FUNCTION check_study_text() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM study s WHERE s.id = NEW.study_id AND s.case_id = NEW.case_id)
       OR NEW.replaces_id IS NOT NULL AND NOT EXISTS (
           SELECT FROM study_text t WHERE t.id = NEW.replaces_id AND t.study_id = NEW.study_id AND t.heading = NEW.heading)
       OR NEW.taken_from_id IS NOT NULL AND NOT EXISTS (
           SELECT FROM study_text t JOIN study s ON s.built_on_id = t.study_id
           WHERE t.id = NEW.taken_from_id AND s.id = NEW.study_id AND t.heading = NEW.heading) THEN
        RAISE EXCEPTION 'a text belongs to its study and heading' USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER study_text_is_of_its_study BEFORE INSERT ON study_text
    FOR EACH ROW EXECUTE FUNCTION check_study_text();

-- The database says when, nothing is changed, and who wrote may still write at commit.
SELECT rows_stay('study', 'at'), asked_again_at_commit('study', 'assessment');
SELECT rows_stay('study_text', 'at'), asked_again_at_commit('study_text', 'assessment');
