-- Who sees which cases and facts?  Whom the access matrix lets, in the cases that they reach today.
--
-- `cases_seen` and `cases_written` are asked once a statement, not of every row: so a list of cases stays quick.

GRANT SELECT ON "case", entry TO livline_web, livline_job;
GRANT INSERT ON entry TO livline_web;
GRANT INSERT ON "case", entry TO livline_job;
GRANT UPDATE (born_on, municipality_as_written, as_of) ON "case" TO livline_job;
GRANT USAGE ON SEQUENCE entry_id_seq TO livline_web, livline_job;

CREATE POLICY web_reads ON "case" FOR SELECT TO livline_web USING (
    id = ANY ((SELECT cases_seen('identity'))::uuid[])
);
CREATE POLICY owner_asks ON "case" FOR SELECT TO livline_owner USING (
    id::text = current_setting('livline.asked', true)
);
CREATE POLICY job_reads ON "case" FOR SELECT TO livline_job USING (
    municipality_id = (SELECT acting_municipality())
);
CREATE POLICY job_adds ON "case" FOR INSERT TO livline_job WITH CHECK (
    municipality_id = (SELECT acting_municipality())
);
CREATE POLICY job_changes ON "case" FOR UPDATE TO livline_job
    USING (municipality_id = (SELECT acting_municipality()))
    WITH CHECK (id = ANY ((SELECT cases_loaded())::uuid[]));

-- The birthday of a child becomes known, or was written wrongly: told by whoever writes whose case it is.
GRANT UPDATE (born_on) ON "case" TO livline_web;
CREATE POLICY web_tells_birthday ON "case" FOR UPDATE TO livline_web
    USING (id = ANY ((SELECT cases_written('identity'))::uuid[]))
    WITH CHECK (id = ANY ((SELECT cases_written('identity'))::uuid[]));

-- A new case: begun by somebody who belongs to a team, and who is its caseworker from then on.  Nobody else gives
-- themselves access, so this is done here and for this one case alone.
CREATE POLICY owner_begins ON "case" FOR INSERT TO livline_owner WITH CHECK (
    id::text = current_setting('livline.begun', true) AND municipality_id = (SELECT my_municipality())
);
CREATE POLICY owner_begins ON membership FOR SELECT TO livline_owner USING (
    team_id::text = nullif(current_setting('livline.begun_in', true), '')
);
CREATE POLICY owner_begins ON relation FOR INSERT TO livline_owner WITH CHECK (
    case_id::text = current_setting('livline.begun', true)
    AND (kind = 'worker' AND account_id = (SELECT acting_account())
         OR kind = 'leader' AND account_id = ANY (ARRAY(
             SELECT m.account_id FROM membership m
             WHERE m.team_id::text = nullif(current_setting('livline.begun_in', true), '')
               AND m.leads AND m.during @> danish_day())))
);
CREATE OR REPLACE FUNCTION case_begin(begun uuid, number text, born date) RETURNS void LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    IF my_team() IS NULL OR my_municipality() IS NULL THEN
        RAISE EXCEPTION 'only who belongs to a team begins a case' USING ERRCODE = 'insufficient_privilege';
    END IF;
    PERFORM set_config('livline.begun', begun::text, true);
    INSERT INTO "case" (id, municipality_id, name, born_on) VALUES (begun, my_municipality(), number, born);
    INSERT INTO relation (id, account_id, case_id, kind, during, is_confirmed, added_at)
        VALUES (gen_random_uuid(), acting_account(), begun, 'worker', daterange(danish_day(), NULL), true, now());
    -- It is led from its first day, by whoever leads the team.
    PERFORM set_config('livline.begun_in', my_team()::text, true);
    INSERT INTO relation (id, account_id, case_id, kind, during, is_confirmed, added_at)
        SELECT gen_random_uuid(), m.account_id, begun, 'leader', daterange(danish_day(), NULL), true, now()
        FROM membership m WHERE m.team_id = my_team() AND m.leads AND m.during @> danish_day()
        AND m.account_id <> acting_account();
    PERFORM set_config('livline.begun_in', '', true);
    PERFORM set_config('livline.begun', '', true);
END $$;
REVOKE ALL ON FUNCTION case_begin(uuid, text, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION case_begin(uuid, text, date) TO livline_web;

-- The facts that two people have put in quarantine; nobody who reads the case sees them.
CREATE POLICY owner_asks ON quarantine FOR SELECT TO livline_owner USING (
    case_id = ANY ((SELECT my_cases(roles_all()))::uuid[])
);
CREATE OR REPLACE FUNCTION my_quarantined() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public AS $$
    SELECT coalesce(array_agg(q.fact), '{}') FROM quarantine q WHERE q.confirmed_at IS NOT NULL
$$;
REVOKE ALL ON FUNCTION my_quarantined() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION my_quarantined() TO livline_web;

CREATE POLICY web_reads ON entry FOR SELECT TO livline_web USING (
    (kind = ANY (kinds_of('plan')) AND case_id = ANY ((SELECT cases_seen('plan'))::uuid[])
     OR kind = ANY (kinds_of('decisions')) AND case_id = ANY ((SELECT cases_seen('decisions'))::uuid[])
     OR kind = ANY (kinds_of('assessment')) AND case_id = ANY ((SELECT cases_seen('assessment'))::uuid[])
     OR kind = ANY (kinds_of('sensitive')) AND case_id = ANY ((SELECT cases_seen('sensitive'))::uuid[]))
    AND fact <> ALL ((SELECT my_quarantined())::uuid[])
);
CREATE POLICY web_adds ON entry FOR INSERT TO livline_web WITH CHECK (
    (kind = ANY (kinds_of('plan')) AND case_id = ANY ((SELECT cases_written('plan'))::uuid[])
     OR kind = ANY (kinds_of('decisions')) AND case_id = ANY ((SELECT cases_written('decisions'))::uuid[])
     OR kind = ANY (kinds_of('assessment')) AND case_id = ANY ((SELECT cases_written('assessment'))::uuid[])
     OR kind = ANY (kinds_of('sensitive')) AND case_id = ANY ((SELECT cases_written('sensitive'))::uuid[]))
    AND recorded_by_id = (SELECT acting_account())
);
CREATE POLICY job_reads ON entry FOR SELECT TO livline_job USING (
    case_id = ANY (ARRAY(SELECT c.id FROM "case" c WHERE c.municipality_id = acting_municipality()))
);
CREATE POLICY job_adds ON entry FOR INSERT TO livline_job WITH CHECK (
    case_id = ANY ((SELECT cases_loaded())::uuid[])
);

-- An entry is never changed, whoever asks: a correction is a new entry, and both stay.
SELECT rows_stay('entry');

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

-- The right to write is asked again at commit: a relation that ended while the page was open writes nothing.
CREATE OR REPLACE FUNCTION still_may_write() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public AS $$
DECLARE
    before text := current_setting('livline.account', true);
    may boolean;
BEGIN
    PERFORM set_config('livline.account', NEW.recorded_by_id::text, true);
    SELECT NEW.case_id = ANY (my_open_cases(
        roles_writing('plan') || roles_writing('decisions') || roles_writing('assessment') || roles_writing('sensitive'),
        'plan'
    )) INTO may;
    PERFORM set_config('livline.account', coalesce(before, ''), true);
    IF NOT may THEN
        RAISE EXCEPTION 'the right to write has ended' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION still_may_write() FROM PUBLIC;
DROP TRIGGER IF EXISTS entry_is_still_allowed ON entry;
CREATE CONSTRAINT TRIGGER entry_is_still_allowed AFTER INSERT ON entry DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.recorded_by_id IS NOT NULL AND current_user = 'livline_web')
    EXECUTE FUNCTION still_may_write();

-- What a case was before a change stays on record.
GRANT SELECT ON case_before TO livline_web, livline_job;
GRANT INSERT ON case_before TO livline_job, livline_web;
CREATE POLICY web_reads ON case_before FOR SELECT TO livline_web USING (
    case_id = ANY ((SELECT cases_seen('identity'))::uuid[])
);
CREATE POLICY web_adds ON case_before FOR INSERT TO livline_web WITH CHECK (
    case_id = ANY ((SELECT cases_written('identity'))::uuid[])
);
CREATE POLICY job_reads ON case_before FOR SELECT TO livline_job USING (
    case_id = ANY (ARRAY(SELECT c.id FROM "case" c WHERE c.municipality_id = acting_municipality()))
);
CREATE POLICY job_adds ON case_before FOR INSERT TO livline_job WITH CHECK (
    case_id = ANY (ARRAY(SELECT c.id FROM "case" c WHERE c.municipality_id = acting_municipality()))
);
SELECT rows_stay('case_before');

CREATE OR REPLACE FUNCTION keep_case_before() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    INSERT INTO case_before (case_id, changed_by_role, born_on, municipality_as_written, as_of)
    VALUES (OLD.id, current_user, OLD.born_on, OLD.municipality_as_written, OLD.as_of);
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER case_keeps_before BEFORE UPDATE ON "case"
    FOR EACH ROW EXECUTE FUNCTION keep_case_before();

-- What reveals a place is of one class, and stays sealed even for those who reach it here.  Those who write facts add
-- places; they need not be able to read them.
GRANT SELECT ON place TO livline_web, livline_job;
GRANT INSERT (case_id, token, sealed) ON place TO livline_web, livline_job;
GRANT USAGE ON SEQUENCE place_id_seq TO livline_web, livline_job;
CREATE POLICY web_reads ON place FOR SELECT TO livline_web USING (
    case_id = ANY ((SELECT cases_seen('whereabouts'))::uuid[])
);
CREATE POLICY web_adds ON place FOR INSERT TO livline_web WITH CHECK (
    case_id = ANY ((SELECT cases_written('decisions'))::uuid[])
);
CREATE POLICY job_reads ON place FOR SELECT TO livline_job USING (
    case_id = ANY (ARRAY(SELECT c.id FROM "case" c WHERE c.municipality_id = acting_municipality()))
);
CREATE POLICY job_adds ON place FOR INSERT TO livline_job WITH CHECK (
    case_id = ANY (ARRAY(SELECT c.id FROM "case" c WHERE c.municipality_id = acting_municipality()))
);
SELECT rows_stay('place');

-- Stays are derived from facts, so those who write facts renew them.
GRANT SELECT, INSERT, DELETE ON stay TO livline_web, livline_job;
GRANT USAGE ON SEQUENCE stay_id_seq TO livline_web, livline_job;
CREATE POLICY web_reads ON stay FOR SELECT TO livline_web USING (
    case_id = ANY ((SELECT cases_seen('decisions'))::uuid[])
);
CREATE POLICY web_adds ON stay FOR INSERT TO livline_web WITH CHECK (
    case_id = ANY ((SELECT cases_written('decisions'))::uuid[])
);
CREATE POLICY web_removes ON stay FOR DELETE TO livline_web USING (
    case_id = ANY ((SELECT cases_written('decisions'))::uuid[])
);
CREATE POLICY job_renews ON stay TO livline_job
    USING (case_id = ANY (ARRAY(SELECT c.id FROM "case" c WHERE c.municipality_id = acting_municipality())))
    WITH CHECK (case_id = ANY (ARRAY(SELECT c.id FROM "case" c WHERE c.municipality_id = acting_municipality())));

-- Quarantine: asked by whoever writes, confirmed by another who decides or writes; seen by both.
GRANT SELECT ON quarantine TO livline_web;
GRANT INSERT ON quarantine TO livline_web;
CREATE OR REPLACE TRIGGER quarantine_is_stamped BEFORE INSERT ON quarantine
    FOR EACH ROW EXECUTE FUNCTION stamp('asked_at');
GRANT UPDATE (confirmed_by_id, confirmed_at) ON quarantine TO livline_web;
CREATE POLICY web_reads ON quarantine FOR SELECT TO livline_web USING (
    case_id = ANY ((SELECT cases_seen('access'))::uuid[])
);
CREATE POLICY web_asks ON quarantine FOR INSERT TO livline_web WITH CHECK (
    case_id = ANY ((SELECT cases_written('decisions'))::uuid[]) AND asked_by_id = (SELECT acting_account())
    AND confirmed_by_id IS NULL
);
CREATE POLICY web_confirms ON quarantine FOR UPDATE TO livline_web
    USING (confirmed_at IS NULL AND asked_by_id <> (SELECT acting_account())
           AND case_id = ANY ((SELECT cases_written('access'))::uuid[]))
    WITH CHECK (confirmed_by_id = (SELECT acting_account())
           AND case_id = ANY ((SELECT cases_written('access'))::uuid[]));
CREATE OR REPLACE TRIGGER quarantine_stays BEFORE DELETE ON quarantine
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- A palette of measures belongs to a decision; its adjustments stay inside its limits.
GRANT SELECT ON palette_item, palette_adjustment TO livline_web, livline_job;
GRANT INSERT ON palette_item, palette_adjustment TO livline_web;
GRANT USAGE ON SEQUENCE palette_adjustment_id_seq TO livline_web;
CREATE POLICY web_reads ON palette_item FOR SELECT TO livline_web USING (
    case_id = ANY ((SELECT cases_seen('decisions'))::uuid[])
);
CREATE POLICY web_adds ON palette_item FOR INSERT TO livline_web WITH CHECK (
    case_id = ANY ((SELECT cases_written('decisions'))::uuid[]) AND added_by_id = (SELECT acting_account())
    AND decision = ANY (ARRAY(SELECT e.fact FROM entry e WHERE e.kind = 'decision' AND e.case_id = palette_item.case_id))
);
CREATE POLICY web_reads ON palette_adjustment FOR SELECT TO livline_web USING (
    case_id = ANY ((SELECT cases_seen('decisions'))::uuid[])
);
CREATE POLICY web_adds ON palette_adjustment FOR INSERT TO livline_web WITH CHECK (
    case_id = ANY ((SELECT cases_written('decisions'))::uuid[]) AND by_id = (SELECT acting_account())
);
CREATE POLICY job_reads ON palette_item FOR SELECT TO livline_job USING (
    case_id = ANY (ARRAY(SELECT c.id FROM "case" c WHERE c.municipality_id = acting_municipality()))
);
CREATE POLICY job_reads ON palette_adjustment FOR SELECT TO livline_job USING (
    case_id = ANY (ARRAY(SELECT c.id FROM "case" c WHERE c.municipality_id = acting_municipality()))
);
CREATE OR REPLACE FUNCTION check_adjustment() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM palette_item i WHERE i.id = NEW.item_id AND i.case_id = NEW.case_id
                   AND NEW.amount BETWEEN i.low AND i.high) THEN
        RAISE EXCEPTION 'outside the limits of the decision' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER adjustment_is_inside BEFORE INSERT ON palette_adjustment
    FOR EACH ROW EXECUTE FUNCTION check_adjustment();
SELECT rows_stay('palette_item');
SELECT rows_stay('palette_adjustment');

-- In an emergency a case is found by its number, by whoever holds that office, in their own municipality alone.
CREATE POLICY owner_finds ON "case" FOR SELECT TO livline_owner USING (
    name = nullif(current_setting('livline.asked_number', true), '')
);
CREATE OR REPLACE FUNCTION emergency_case(asked text) RETURNS uuid LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    answer uuid;
BEGIN
    PERFORM set_config('livline.asked_number', asked, true);
    SELECT c.id FROM "case" c WHERE c.name = asked AND c.municipality_id = office_in('emergency_reader') INTO answer;
    PERFORM set_config('livline.asked_number', '', true);
    RETURN answer;
END $$;
REVOKE ALL ON FUNCTION emergency_case(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION emergency_case(text) TO livline_web;
