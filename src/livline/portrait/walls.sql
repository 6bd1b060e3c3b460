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

-- The right to write is asked again at commit: a relation that ended while the page was open writes nothing.
CREATE OR REPLACE FUNCTION still_may_portray() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public AS $$
DECLARE
    before text := current_setting('livline.account', true);
    may boolean;
BEGIN
    PERFORM set_config('livline.account', NEW.by_id::text, true);
    SELECT NEW.case_id = ANY (cases_written('portrait')) INTO may;
    PERFORM set_config('livline.account', coalesce(before, ''), true);
    IF NOT may THEN
        RAISE EXCEPTION 'the right to write has ended' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION still_may_portray() FROM PUBLIC;

-- The same guards for all four: the database says when, nothing is changed, and who wrote may still write at commit.
DO $$
DECLARE
    kept text;
BEGIN
    FOREACH kept IN ARRAY '{introduction,bright,promise,promise_answer}'::text[] LOOP
        EXECUTE format('CREATE OR REPLACE TRIGGER %I BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION stamp(''at'')',
                       kept || '_is_stamped', kept);
        EXECUTE format('CREATE OR REPLACE TRIGGER %I BEFORE UPDATE OR DELETE ON %I'
                       ' FOR EACH ROW EXECUTE FUNCTION refuse_change()', kept || '_stays', kept);
        EXECUTE format('CREATE OR REPLACE TRIGGER %I BEFORE TRUNCATE ON %I'
                       ' FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', kept || '_table_stays', kept);
        EXECUTE format('DROP TRIGGER IF EXISTS %I ON %I', kept || '_is_still_allowed', kept);
        EXECUTE format('CREATE CONSTRAINT TRIGGER %I AFTER INSERT ON %I DEFERRABLE INITIALLY DEFERRED'
                       ' FOR EACH ROW WHEN (current_user = ''livline_web'') EXECUTE FUNCTION still_may_portray()',
                       kept || '_is_still_allowed', kept);
    END LOOP;
END $$;
