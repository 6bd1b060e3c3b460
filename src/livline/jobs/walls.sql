-- Who puts work on the queue, and who does it?  The web role may ask for work and sees none; the job role does it.
--
-- The queue's tables belong to procrastinate.  They hold ids and times, no case and no name: `job_is_bare` sees to it.

GRANT SELECT, INSERT, DELETE ON procrastinate_jobs TO livline_job;
GRANT UPDATE (status, worker_id, attempts, scheduled_at, priority, queue_name, lock, abort_requested)
    ON procrastinate_jobs TO livline_job;
GRANT SELECT, INSERT, UPDATE, DELETE ON procrastinate_periodic_defers, procrastinate_workers TO livline_job;
GRANT SELECT, INSERT, DELETE ON procrastinate_events TO livline_job;

CREATE POLICY job_works ON procrastinate_jobs TO livline_job USING (true) WITH CHECK (true);
CREATE POLICY job_works ON procrastinate_events TO livline_job USING (true) WITH CHECK (true);
CREATE POLICY job_works ON procrastinate_periodic_defers TO livline_job USING (true) WITH CHECK (true);
CREATE POLICY job_works ON procrastinate_workers TO livline_job USING (true) WITH CHECK (true);

-- Asking for work goes through one function, which runs as the owner; only it and the foreign keys use these.
CREATE POLICY owner_defers ON procrastinate_jobs FOR INSERT TO livline_owner WITH CHECK (true);
CREATE POLICY owner_returns ON procrastinate_jobs FOR SELECT TO livline_owner USING (status = 'todo');
CREATE POLICY owner_defers ON procrastinate_events FOR INSERT TO livline_owner WITH CHECK (true);
ALTER FUNCTION procrastinate_defer_jobs_v1(procrastinate_job_to_defer_v1[]) SECURITY DEFINER
    SET search_path = pg_catalog, public;

-- Every function of the queue, whatever version of it comes: for the job role alone.
DO $$
DECLARE
    part record;
BEGIN
    FOR part IN SELECT p.oid::regprocedure AS name FROM pg_proc p
        WHERE p.pronamespace = 'public'::regnamespace AND p.proname LIKE 'procrastinate\_%'
    LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC, livline_web', part.name);
        EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO livline_job', part.name);
    END LOOP;
    FOR part IN SELECT c.oid::regclass AS name FROM pg_class c
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'S' AND c.relname LIKE 'procrastinate\_%'
    LOOP
        EXECUTE format('GRANT USAGE ON SEQUENCE %s TO livline_job', part.name);
    END LOOP;
END $$;
GRANT EXECUTE ON FUNCTION procrastinate_defer_jobs_v1(procrastinate_job_to_defer_v1[]) TO livline_web;

-- A job says for whom it works: the account and the municipality that the transaction named, whatever the caller
-- wrote.  All else in it is an id or a number, so that no name and no word of a case lies on the queue.
CREATE OR REPLACE FUNCTION job_is_bare() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
    id_form CONSTANT text := '^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$';
    lock_form CONSTANT text := '^[a-z_]+(:[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12})?$';
BEGIN
    IF jsonb_typeof(NEW.args) <> 'object'
        OR EXISTS (
            SELECT FROM jsonb_each(NEW.args) a WHERE a.key !~ '^[a-z_]{1,40}$'
            OR CASE jsonb_typeof(a.value)
                WHEN 'number' THEN length(a.value #>> '{}') > 18
                WHEN 'string' THEN a.value #>> '{}' !~ id_form
                ELSE true END
        )
        OR concat(NEW.queue_name, NEW.task_name) !~ '^[a-z_]+$'
        OR coalesce(NEW.lock, 'none') !~ lock_form OR coalesce(NEW.queueing_lock, 'none') !~ lock_form
    THEN
        RAISE EXCEPTION 'a job holds ids and numbers only' USING ERRCODE = 'check_violation';
    END IF;
    NEW.args := (NEW.args - 'account' - 'municipality') || jsonb_strip_nulls(
        jsonb_build_object('account', acting_account(), 'municipality', acting_municipality())
    );
    RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION job_is_bare() FROM PUBLIC;
CREATE OR REPLACE TRIGGER job_is_bare BEFORE INSERT ON procrastinate_jobs
    FOR EACH ROW EXECUTE FUNCTION job_is_bare();

-- Runs of imports: seen by the account that asked for them, done by the job role for their municipality.
GRANT SELECT ON import_run TO livline_web, livline_job;
GRANT INSERT (id, municipality_id, by_id, form) ON import_run TO livline_web, livline_job;
GRANT UPDATE (started_at, ended_at, refusal, cases, new_cases, rows, findings, findings_in_all)
    ON import_run TO livline_job;
CREATE POLICY web_reads ON import_run FOR SELECT TO livline_web USING (
    by_id = (SELECT a.id FROM account a WHERE a.id = acting_account())
);
CREATE POLICY web_adds ON import_run FOR INSERT TO livline_web WITH CHECK (
    by_id = (SELECT a.id FROM account a WHERE a.id = acting_account())
    AND municipality_id = (SELECT a.municipality_id FROM account a WHERE a.id = acting_account())
);
CREATE POLICY job_reads ON import_run FOR SELECT TO livline_job USING (
    municipality_id = (SELECT acting_municipality())
);
CREATE POLICY job_adds ON import_run FOR INSERT TO livline_job WITH CHECK (
    municipality_id = (SELECT acting_municipality())
);
CREATE POLICY job_tells ON import_run FOR UPDATE TO livline_job
    USING (municipality_id = (SELECT acting_municipality()))
    WITH CHECK (municipality_id = (SELECT acting_municipality()));

-- For which municipalities is there work?  Asked by the job role while it works for none; it learns ids and nothing else.
CREATE POLICY owner_lists ON municipality FOR SELECT TO livline_owner USING (
    current_setting('livline.asked_municipalities', true) = 'served'
);
CREATE OR REPLACE FUNCTION municipalities_served() RETURNS TABLE (municipality uuid) LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public AS $$
BEGIN
    PERFORM set_config('livline.asked_municipalities', 'served', true);
    RETURN QUERY SELECT m.id FROM municipality m ORDER BY m.id;
    PERFORM set_config('livline.asked_municipalities', '', true);
END $$;
REVOKE ALL ON FUNCTION municipalities_served() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION municipalities_served() TO livline_job;
