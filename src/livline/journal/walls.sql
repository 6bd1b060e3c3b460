-- Who reads and writes the journal?  Whom the access matrix lets at "study, visits and journal".  Nothing is changed.

GRANT SELECT ON note, note_block, citation TO livline_web, livline_job;
GRANT INSERT ON note, note_block, citation TO livline_web;

CREATE POLICY web_reads ON note FOR SELECT TO livline_web USING (
    case_id = ANY ((SELECT cases_seen('assessment'))::uuid[])
);
CREATE POLICY web_adds ON note FOR INSERT TO livline_web WITH CHECK (
    case_id = ANY ((SELECT cases_written('assessment'))::uuid[]) AND recorded_by_id = (SELECT acting_account())
);
CREATE POLICY job_reads ON note FOR SELECT TO livline_job USING (
    case_id = ANY (ARRAY(SELECT c.id FROM "case" c WHERE c.municipality_id = acting_municipality()))
);
SELECT rows_stay('note', 'recorded_at');

-- A correction stays in the case and with the note that it corrects.
CREATE OR REPLACE FUNCTION check_note_correction() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM note n WHERE n.id = NEW.replaces_id AND n.case_id = NEW.case_id AND n.note = NEW.note
    ) THEN
        RAISE EXCEPTION 'a correction replaces a version of the same note and case' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER note_corrects_its_own BEFORE INSERT ON note
    FOR EACH ROW WHEN (NEW.replaces_id IS NOT NULL) EXECUTE FUNCTION check_note_correction();

-- The right to write is asked again at commit, as it is of facts.
DROP TRIGGER IF EXISTS note_is_still_allowed ON note;
CREATE CONSTRAINT TRIGGER note_is_still_allowed AFTER INSERT ON note DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (current_user = 'livline_web') EXECUTE FUNCTION still_may_write();

-- Texts come with their version, in the transaction that writes it, and not afterwards.
CREATE POLICY web_reads ON note_block FOR SELECT TO livline_web USING (
    case_id = ANY ((SELECT cases_seen('assessment'))::uuid[])
);
CREATE POLICY web_adds ON note_block FOR INSERT TO livline_web WITH CHECK (
    case_id = ANY ((SELECT cases_written('assessment'))::uuid[])
    AND EXISTS (SELECT FROM note n WHERE n.id = note_block.note_id AND n.case_id = note_block.case_id
                AND n.recorded_by_id = (SELECT acting_account()) AND n.recorded_at = now())
);
CREATE POLICY job_reads ON note_block FOR SELECT TO livline_job USING (
    case_id = ANY (ARRAY(SELECT c.id FROM "case" c WHERE c.municipality_id = acting_municipality()))
);
SELECT rows_stay('note_block');

-- What cites a text is a fact of the same case that whoever cites it can see.
CREATE POLICY web_reads ON citation FOR SELECT TO livline_web USING (
    case_id = ANY ((SELECT cases_seen('assessment'))::uuid[])
);
CREATE POLICY web_adds ON citation FOR INSERT TO livline_web WITH CHECK (
    case_id = ANY ((SELECT cases_written('assessment'))::uuid[]) AND by_id = (SELECT acting_account())
    AND EXISTS (SELECT FROM note_block b WHERE b.id = citation.block_id AND b.case_id = citation.case_id)
    AND EXISTS (SELECT FROM entry e WHERE e.fact = citation.fact AND e.case_id = citation.case_id)
);
CREATE POLICY job_reads ON citation FOR SELECT TO livline_job USING (
    case_id = ANY (ARRAY(SELECT c.id FROM "case" c WHERE c.municipality_id = acting_municipality()))
);
SELECT rows_stay('citation', 'at');

-- A file beside a note may show a house or name a school: it is seen where journal and whereabouts both are.
GRANT SELECT, INSERT ON attachment, attachment_part TO livline_web;
GRANT USAGE ON SEQUENCE attachment_part_id_seq TO livline_web;
CREATE POLICY web_reads ON attachment FOR SELECT TO livline_web USING (
    case_id = ANY ((SELECT cases_seen('assessment'))::uuid[]) AND case_id = ANY ((SELECT cases_seen('whereabouts'))::uuid[])
);
CREATE POLICY web_adds ON attachment FOR INSERT TO livline_web WITH CHECK (
    case_id = ANY ((SELECT cases_written('assessment'))::uuid[]) AND added_by_id = (SELECT acting_account())
    AND EXISTS (SELECT FROM note n WHERE n.note = attachment.note AND n.case_id = attachment.case_id)
);
SELECT rows_stay('attachment', 'added_at');
CREATE POLICY web_reads ON attachment_part FOR SELECT TO livline_web USING (
    case_id = ANY ((SELECT cases_seen('assessment'))::uuid[]) AND case_id = ANY ((SELECT cases_seen('whereabouts'))::uuid[])
);
CREATE POLICY web_adds ON attachment_part FOR INSERT TO livline_web WITH CHECK (
    case_id = ANY ((SELECT cases_written('assessment'))::uuid[])
    AND EXISTS (SELECT FROM attachment a WHERE a.id = attachment_part.attachment_id
                AND a.case_id = attachment_part.case_id AND a.added_by_id = (SELECT acting_account()) AND a.added_at = now())
);
SELECT rows_stay('attachment_part');

-- Chronologies for meetings: seen and written with the journal.  What is picked is a fact or a note of the same case, and
-- one that whoever picks it sees; a row names it and says nothing of it.
GRANT SELECT, INSERT ON chronology, chronology_choice TO livline_web;
CREATE POLICY web_reads ON chronology FOR SELECT TO livline_web USING (
    case_id = ANY ((SELECT cases_seen('assessment'))::uuid[])
);
CREATE POLICY web_adds ON chronology FOR INSERT TO livline_web WITH CHECK (
    case_id = ANY ((SELECT cases_written('assessment'))::uuid[]) AND by_id = (SELECT acting_account())
);
CREATE POLICY web_reads ON chronology_choice FOR SELECT TO livline_web USING (
    case_id = ANY ((SELECT cases_seen('assessment'))::uuid[])
);
CREATE POLICY web_adds ON chronology_choice FOR INSERT TO livline_web WITH CHECK (
    case_id = ANY ((SELECT cases_written('assessment'))::uuid[]) AND by_id = (SELECT acting_account())
);

CREATE OR REPLACE FUNCTION check_chronology() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM chronology c
        WHERE c.id = NEW.replaces_id AND c.case_id = NEW.case_id AND c.chronology = NEW.chronology
    ) THEN
        RAISE EXCEPTION 'a version replaces one of the same chronology and case' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER chronology_replaces_its_own BEFORE INSERT ON chronology
    FOR EACH ROW WHEN (NEW.replaces_id IS NOT NULL) EXECUTE FUNCTION check_chronology();

CREATE OR REPLACE FUNCTION check_chronology_choice() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, public AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM chronology c WHERE c.chronology = NEW.chronology AND c.case_id = NEW.case_id)
       OR NOT EXISTS (SELECT FROM entry e WHERE NEW.sort = 'fact' AND e.fact = NEW.item AND e.case_id = NEW.case_id)
          AND NOT EXISTS (SELECT FROM note n WHERE NEW.sort = 'note' AND n.note = NEW.item AND n.case_id = NEW.case_id)
          AND NOT EXISTS (SELECT FROM chronology_choice c WHERE c.chronology = NEW.chronology
                          AND c.case_id = NEW.case_id AND c.sort = NEW.sort AND c.item = NEW.item) THEN
        RAISE EXCEPTION 'what is picked belongs to the case' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER chronology_choice_is_of_its_case BEFORE INSERT ON chronology_choice
    FOR EACH ROW EXECUTE FUNCTION check_chronology_choice();
SELECT rows_stay('chronology', 'at'), asked_again_at_commit('chronology', 'assessment');
SELECT rows_stay('chronology_choice', 'at'), asked_again_at_commit('chronology_choice', 'assessment');
