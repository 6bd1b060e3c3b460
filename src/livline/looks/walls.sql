-- Who writes and reads the log of looks?  Everybody writes what they do themselves; those who see a case see who looked.

GRANT INSERT (case_id, act, purpose) ON look TO livline_web, livline_job;
GRANT SELECT ON look TO livline_web, livline_job;
GRANT USAGE ON SEQUENCE look_id_seq TO livline_web, livline_job;

CREATE POLICY web_reads ON look FOR SELECT TO livline_web USING (
    account_id = (SELECT acting_account()) OR case_id = ANY ((SELECT cases_seen('looks'))::uuid[])
);
-- Who watches over the log sees all of it in their municipality, and nothing of the cases: looks
-- at its cases, and what its accounts tried anywhere.
CREATE POLICY auditor_reads ON look FOR SELECT TO livline_web USING (
    (SELECT office_in('log_auditor')) IS NOT NULL
    AND (account_id = ANY (ARRAY(SELECT a.id FROM account a WHERE a.municipality_id = office_in('log_auditor')))
         OR case_is_in(case_id, (SELECT office_in('log_auditor'))))
);
CREATE POLICY web_adds ON look FOR INSERT TO livline_web WITH CHECK (account_id = (SELECT acting_account()));
CREATE POLICY job_reads ON look FOR SELECT TO livline_job USING (
    case_id = ANY (ARRAY(SELECT c.id FROM "case" c WHERE c.municipality_id = acting_municipality()))
);
CREATE POLICY job_adds ON look FOR INSERT TO livline_job WITH CHECK (
    case_id = ANY (ARRAY(SELECT c.id FROM "case" c WHERE c.municipality_id = acting_municipality()))
);

-- The ends of the chains are for the function below alone, which runs as the owner.
CREATE POLICY owner_links ON look_end TO livline_owner USING (true) WITH CHECK (true);

-- What is hashed: every field as text; free text with its length before it, so that no two looks have the same text.
CREATE OR REPLACE FUNCTION look_hash(before bytea, l look) RETURNS bytea LANGUAGE sql STABLE
    SET search_path = pg_catalog SET timezone = 'UTC'
    RETURN sha256(before || convert_to(
        concat_ws('|', l.case_id, l.number, extract(epoch FROM l.at), coalesce(l.account_id::text, '-'), l.act,
                  length(l.purpose), l.purpose), 'UTF8'));

-- The end of the chain is read past the wall: whoever looks need not see who looked before.  One look at a case at a
-- time, so that the chain cannot fork; looks at other cases do not wait.
CREATE OR REPLACE FUNCTION link_look() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public AS $$
DECLARE
    last record;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended(NEW.case_id::text, 2));
    SELECT e.number, e.hash INTO last FROM look_end e WHERE e.case_id = NEW.case_id;
    NEW.number := coalesce(last.number, 0) + 1;
    NEW.at := clock_timestamp();
    NEW.account_id := nullif(current_setting('livline.account', true), '')::uuid;
    NEW.hash := look_hash(coalesce(last.hash, ''), NEW);
    INSERT INTO look_end (case_id, number, hash) VALUES (NEW.case_id, NEW.number, NEW.hash)
        ON CONFLICT (case_id) DO UPDATE SET number = EXCLUDED.number, hash = EXCLUDED.hash;
    RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION link_look() FROM PUBLIC;
CREATE OR REPLACE TRIGGER look_is_linked BEFORE INSERT ON look FOR EACH ROW EXECUTE FUNCTION link_look();
SELECT rows_stay('look');

-- What a child and its parents may see of the log: which days, in what role, and for what; no names, accounts or places.
-- The looks of other private people are left out, except one's own; who looks after the child is told as one word, so
-- that it does not tell in which kind of place the child lives.  What an opening was for only the child reads, and only
-- the parts of the case are named that no parent must not know of.
CREATE POLICY owner_asks ON look FOR SELECT TO livline_owner USING (
    case_id::text = current_setting('livline.asked', true)
);
CREATE POLICY owner_extracts ON opening FOR SELECT TO livline_owner USING (
    case_id::text = current_setting('livline.asked', true)
);
CREATE OR REPLACE FUNCTION looks_extract(asked uuid)
    RETURNS TABLE (day date, act text, role text, purpose text, times bigint) LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    is_child boolean := asked = ANY (my_cases('{child}'));
BEGIN
    IF NOT asked = ANY (my_cases('{child,custody_parent,parent}')) THEN
        RETURN;
    END IF;
    PERFORM set_config('livline.asked', asked::text, true);
    RETURN QUERY SELECT x.day, x.act, x.role, x.purpose, count(*) FROM (
        SELECT (l.at AT TIME ZONE 'Europe/Copenhagen')::date AS day, l.act,
               CASE WHEN l.account_id = acting_account() THEN 'self' WHEN l.purpose IN ('site_staff', 'foster')
                    THEN 'carer' ELSE l.purpose END AS role, '' AS purpose
        FROM look l WHERE l.case_id = asked
            AND (l.account_id = acting_account() OR l.purpose NOT IN
                 ('child', 'custody_parent', 'parent', 'parent_restricted', 'representative', 'support_person'))
        UNION ALL
        SELECT (o.opened_at AT TIME ZONE 'Europe/Copenhagen')::date, 'opened',
               CASE o.object WHEN 'case' THEN 'emergency' ELSE '' END,
               CASE WHEN is_child THEN o.purpose ELSE '' END
        FROM opening o WHERE o.case_id = asked
    ) x GROUP BY x.day, x.act, x.role, x.purpose;
    PERFORM set_config('livline.asked', '', true);
END $$;
REVOKE ALL ON FUNCTION looks_extract(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION looks_extract(uuid) TO livline_web;
