-- Who sees which accounts and relations?  Rebuilt as a whole by every `migrate` (see walls.py).
--
-- The web role acts for one account, the job role for one municipality.  Both are named for one transaction only
-- (set_config(..., true)); where nobody is named, nothing is seen.

CREATE OR REPLACE FUNCTION acting_account() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
    SET search_path = pg_catalog
    RETURN nullif(current_setting('livline.account', true), '')::uuid;

CREATE OR REPLACE FUNCTION acting_municipality() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
    SET search_path = pg_catalog
    RETURN nullif(current_setting('livline.municipality', true), '')::uuid;

CREATE OR REPLACE FUNCTION danish_day() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE
    SET search_path = pg_catalog
    RETURN (now() AT TIME ZONE 'Europe/Copenhagen')::date;

-- For tables to which rows are only added.
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    RAISE EXCEPTION 'this table is append-only' USING ERRCODE = 'restrict_violation';
END $$;

GRANT SELECT ON municipality, account, relation TO livline_web, livline_job;
GRANT INSERT ON municipality, account, relation TO livline_job;

-- An account sees its own municipality; a job the one that it works for.
CREATE POLICY web_reads ON municipality FOR SELECT TO livline_web USING (
    id = (SELECT a.municipality_id FROM account a WHERE a.id = acting_account())
);
CREATE POLICY job_reads ON municipality FOR SELECT TO livline_job USING (id = (SELECT acting_municipality()));
CREATE POLICY job_adds ON municipality FOR INSERT TO livline_job WITH CHECK (id = (SELECT acting_municipality()));

-- An account sees itself, while it is active.
CREATE POLICY web_reads ON account FOR SELECT TO livline_web USING (
    id = (SELECT acting_account()) AND is_active
);
CREATE POLICY job_reads ON account FOR SELECT TO livline_job USING (
    municipality_id = (SELECT acting_municipality())
);
CREATE POLICY job_adds ON account FOR INSERT TO livline_job WITH CHECK (
    municipality_id = (SELECT acting_municipality())
);

-- A conflict of interest closes a case to its account for good: it may be declared and seen, not taken back.
GRANT SELECT ON conflict TO livline_web, livline_job;
GRANT INSERT (id, account_id, case_id) ON conflict TO livline_web;
CREATE POLICY web_reads ON conflict FOR SELECT TO livline_web USING (account_id = (SELECT acting_account()));
CREATE POLICY web_declares ON conflict FOR INSERT TO livline_web WITH CHECK (
    account_id = (SELECT acting_account())
);
CREATE POLICY job_reads ON conflict FOR SELECT TO livline_job USING (
    account_id = ANY (ARRAY(SELECT a.id FROM account a WHERE a.municipality_id = acting_municipality()))
);
CREATE OR REPLACE TRIGGER conflict_stays BEFORE UPDATE OR DELETE ON conflict
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER conflict_table_stays BEFORE TRUNCATE ON conflict
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A relation is seen by its account, if that is active, while it holds: from the first day up to, not including, the
-- last, and confirmed.
CREATE POLICY web_reads ON relation FOR SELECT TO livline_web USING (
    account_id = (SELECT a.id FROM account a WHERE a.id = acting_account())
    AND during @> (SELECT danish_day())
    AND is_confirmed
    AND case_id <> ALL (ARRAY(SELECT c.case_id FROM conflict c WHERE c.account_id = acting_account()))
);
CREATE POLICY job_reads ON relation FOR SELECT TO livline_job USING (
    account_id = ANY (ARRAY(SELECT a.id FROM account a WHERE a.municipality_id = acting_municipality()))
);
CREATE POLICY job_adds ON relation FOR INSERT TO livline_job WITH CHECK (
    account_id = ANY (ARRAY(SELECT a.id FROM account a WHERE a.municipality_id = acting_municipality()))
    AND case_id = ANY (ARRAY(SELECT c.id FROM "case" c WHERE c.municipality_id = acting_municipality()))
);

-- Which municipality does a job work for?  Names of municipalities are no secret, but the job role sees none before
-- one is named; this finds the id of a name and nothing else.
CREATE POLICY owner_finds ON municipality FOR SELECT TO livline_owner USING (true);
CREATE OR REPLACE FUNCTION municipality_named(wanted text) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public
    AS 'SELECT m.id FROM municipality m WHERE m.name = wanted';
REVOKE ALL ON FUNCTION municipality_named(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION municipality_named(text) TO livline_job;
