-- Who sees what pages keep?  Whoever typed or sent it, and nobody else; a draft is seen no more when its case is closed to
-- them, or when they receive notifications no longer.

GRANT SELECT, INSERT ON submission TO livline_web;
CREATE POLICY web_reads ON submission FOR SELECT TO livline_web USING (account_id = (SELECT acting_account()));
CREATE POLICY web_adds ON submission FOR INSERT TO livline_web WITH CHECK (account_id = (SELECT acting_account()));

-- Wait for a sending of the same form that is under way, and give where it led; null for one that is new.
CREATE OR REPLACE FUNCTION submission_awaited(sent uuid) RETURNS text LANGUAGE plpgsql
    SET search_path = pg_catalog, public AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended(sent::text, 3));
    RETURN (SELECT s.went_to FROM submission s WHERE s.key = sent);
END $$;
REVOKE ALL ON FUNCTION submission_awaited(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION submission_awaited(uuid) TO livline_web;

GRANT SELECT, INSERT, UPDATE, DELETE ON draft TO livline_web;
CREATE POLICY web_reads ON draft FOR SELECT TO livline_web USING (
    account_id = (SELECT acting_account()) AND (case_id = ANY ((SELECT my_cases(roles_all()))::uuid[])
        OR case_id IS NULL AND (SELECT inbox_takes_in()) IS NOT NULL)
);
CREATE POLICY web_adds ON draft FOR INSERT TO livline_web WITH CHECK (
    account_id = (SELECT acting_account()) AND (case_id = ANY ((SELECT my_cases(roles_all()))::uuid[])
        OR case_id IS NULL AND (SELECT inbox_takes_in()) IS NOT NULL)
);
CREATE POLICY web_changes ON draft FOR UPDATE TO livline_web
    USING (account_id = (SELECT acting_account()))
    WITH CHECK (account_id = (SELECT acting_account()) AND (case_id = ANY ((SELECT my_cases(roles_all()))::uuid[])
        OR case_id IS NULL AND (SELECT inbox_takes_in()) IS NOT NULL));
CREATE POLICY web_drops ON draft FOR DELETE TO livline_web USING (account_id = (SELECT acting_account()));

-- The keys of what a browser puts by: for whose session they are.
GRANT SELECT, INSERT, DELETE ON draft_key TO livline_web;
CREATE POLICY web_reads ON draft_key FOR SELECT TO livline_web USING (account_id = (SELECT acting_account()));
CREATE POLICY web_adds ON draft_key FOR INSERT TO livline_web WITH CHECK (account_id = (SELECT acting_account()));
CREATE POLICY web_drops ON draft_key FOR DELETE TO livline_web USING (account_id = (SELECT acting_account()));
CREATE OR REPLACE TRIGGER draft_key_is_stamped BEFORE INSERT ON draft_key
    FOR EACH ROW EXECUTE FUNCTION stamp('made_at');

-- How far somebody has come on their first day: theirs alone.
GRANT SELECT, INSERT, DELETE ON guide_mark TO livline_web;
CREATE POLICY web_reads ON guide_mark FOR SELECT TO livline_web USING (account_id = (SELECT acting_account()));
CREATE POLICY web_adds ON guide_mark FOR INSERT TO livline_web WITH CHECK (account_id = (SELECT acting_account()));
CREATE POLICY web_drops ON guide_mark FOR DELETE TO livline_web USING (account_id = (SELECT acting_account()));
CREATE OR REPLACE TRIGGER guide_mark_is_stamped BEFORE INSERT ON guide_mark
    FOR EACH ROW EXECUTE FUNCTION stamp('at');
