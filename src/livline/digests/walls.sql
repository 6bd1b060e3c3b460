-- Who sees morning letters?  Whoever asked for them.  The job role sees those of the municipality it works for, and
-- learns beforehand only whose letter has not left today.

GRANT SELECT, INSERT ON digest TO livline_web;
GRANT UPDATE (ended_at) ON digest TO livline_web;
GRANT SELECT ON digest TO livline_job;
CREATE OR REPLACE TRIGGER digest_is_stamped BEFORE INSERT ON digest FOR EACH ROW EXECUTE FUNCTION stamp('wanted_at');
CREATE POLICY web_reads ON digest FOR SELECT TO livline_web USING (account_id = (SELECT acting_account()));
CREATE POLICY web_adds ON digest FOR INSERT TO livline_web WITH CHECK (
    account_id = (SELECT acting_account()) AND municipality_id = (SELECT my_municipality()) AND ended_at IS NULL
);
CREATE POLICY web_ends ON digest FOR UPDATE TO livline_web
    USING (account_id = (SELECT acting_account()) AND ended_at IS NULL)
    WITH CHECK (account_id = (SELECT acting_account()) AND ended_at IS NOT NULL);
CREATE OR REPLACE TRIGGER digest_is_not_deleted BEFORE DELETE ON digest FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE POLICY job_reads ON digest FOR SELECT TO livline_job USING (
    municipality_id = (SELECT acting_municipality())
);

GRANT SELECT ON digest_letter TO livline_job;
GRANT INSERT (digest_id, day) ON digest_letter TO livline_job;
GRANT USAGE ON SEQUENCE digest_letter_id_seq TO livline_job;
CREATE POLICY job_reads ON digest_letter FOR SELECT TO livline_job USING (
    digest_id = ANY (ARRAY(SELECT d.id FROM digest d WHERE d.municipality_id = acting_municipality()))
);
CREATE POLICY job_notes ON digest_letter FOR INSERT TO livline_job WITH CHECK (
    digest_id = ANY (ARRAY(SELECT d.id FROM digest d WHERE d.municipality_id = acting_municipality()))
);
SELECT rows_stay('digest_letter', 'sent_at');

-- That somebody's cases were counted for a letter stands in the log as their own look at their list.
CREATE POLICY job_counts ON look FOR INSERT TO livline_job WITH CHECK (
    case_id = (SELECT acting_account()) AND act = 'list'
);

CREATE POLICY owner_finds ON digest FOR SELECT TO livline_owner USING (
    current_setting('livline.asked_digests', true) = 'waiting'
);
CREATE POLICY owner_finds ON digest_letter FOR SELECT TO livline_owner USING (
    current_setting('livline.asked_digests', true) = 'waiting'
);
CREATE OR REPLACE FUNCTION digests_waiting(of_day date) RETURNS TABLE (digest uuid, account uuid, municipality uuid)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    PERFORM set_config('livline.asked_digests', 'waiting', true);
    RETURN QUERY SELECT d.id, d.account_id, d.municipality_id FROM digest d
        WHERE d.ended_at IS NULL AND d.id NOT IN (SELECT l.digest_id FROM digest_letter l WHERE l.day = of_day);
    PERFORM set_config('livline.asked_digests', '', true);
END $$;
REVOKE ALL ON FUNCTION digests_waiting(date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION digests_waiting(date) TO livline_job;
