-- Who sees which accounts and relations, and which cases does an account reach?  Rebuilt as a whole by every `migrate`
-- (see walls.py), after the functions that are made from the access matrix (matrix_wall.py).
--
-- The web role acts for one account, the job role for one municipality.  Both are named for one transaction only
-- (set_config(..., true)); where nobody is named, nothing is seen.
--
-- These three are bound to what they call when they are made, so they need no search path of their own; with one, they
-- would be called for every row instead of becoming part of the query.

CREATE OR REPLACE FUNCTION acting_account() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
    RETURN nullif(current_setting('livline.account', true), '')::uuid;

CREATE OR REPLACE FUNCTION acting_municipality() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
    RETURN nullif(current_setting('livline.municipality', true), '')::uuid;

CREATE OR REPLACE FUNCTION danish_day() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (now() AT TIME ZONE 'Europe/Copenhagen')::date;

-- For tables to which rows are only added.
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    RAISE EXCEPTION 'this table is append-only' USING ERRCODE = 'restrict_violation';
END $$;

-- When something was done the database says, whatever the web role says; the argument names the column.
CREATE OR REPLACE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    IF current_user = 'livline_web' THEN
        NEW := jsonb_populate_record(NEW, jsonb_build_object(TG_ARGV[0], now()));
    END IF;
    RETURN NEW;
END $$;

-- A table whose rows stay as they were written; `stamped` names the column that says when, where there is one.
CREATE OR REPLACE FUNCTION rows_stay(kept text, stamped text DEFAULT NULL) RETURNS void LANGUAGE plpgsql
    SET search_path = pg_catalog, public AS $$
BEGIN
    IF stamped IS NOT NULL THEN
        EXECUTE format('CREATE OR REPLACE TRIGGER %I BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION stamp(%L)',
                       kept || '_is_stamped', kept, stamped);
    END IF;
    EXECUTE format('CREATE OR REPLACE TRIGGER %I BEFORE UPDATE OR DELETE ON %I'
                   ' FOR EACH ROW EXECUTE FUNCTION refuse_change()', kept || '_stays', kept);
    EXECUTE format('CREATE OR REPLACE TRIGGER %I BEFORE TRUNCATE ON %I'
                   ' FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', kept || '_table_stays', kept);
END $$;
REVOKE ALL ON FUNCTION rows_stay(text, text) FROM PUBLIC;

-- The right to write is asked again at commit: a relation that ended while the page was open writes nothing.
CREATE OR REPLACE FUNCTION still_may() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public AS $$
DECLARE
    before text := current_setting('livline.account', true);
    may boolean;
BEGIN
    PERFORM set_config('livline.account', NEW.by_id::text, true);
    SELECT NEW.case_id = ANY (cases_written(TG_ARGV[0])) INTO may;
    PERFORM set_config('livline.account', coalesce(before, ''), true);
    IF NOT may THEN
        RAISE EXCEPTION 'the right to write has ended' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION still_may() FROM PUBLIC;
CREATE OR REPLACE FUNCTION asked_again_at_commit(kept text, object text) RETURNS void LANGUAGE plpgsql
    SET search_path = pg_catalog, public AS $$
BEGIN
    EXECUTE format('DROP TRIGGER IF EXISTS %I ON %I', kept || '_is_still_allowed', kept);
    EXECUTE format('CREATE CONSTRAINT TRIGGER %I AFTER INSERT ON %I DEFERRABLE INITIALLY DEFERRED'
                   ' FOR EACH ROW WHEN (current_user = ''livline_web'') EXECUTE FUNCTION still_may(%L)',
                   kept || '_is_still_allowed', kept, object);
END $$;
REVOKE ALL ON FUNCTION asked_again_at_commit(text, text) FROM PUBLIC;

-- The functions below run as the owner, who by these policies sees only what is of the account that acts.
CREATE POLICY owner_asks ON account FOR SELECT TO livline_owner USING (id = (SELECT acting_account()));
CREATE POLICY owner_asks ON relation FOR SELECT TO livline_owner USING (account_id = (SELECT acting_account()));
CREATE POLICY owner_asks ON conflict FOR SELECT TO livline_owner USING (account_id = (SELECT acting_account()));
CREATE POLICY owner_asks ON restriction FOR SELECT TO livline_owner USING (account_id = (SELECT acting_account()));
CREATE POLICY owner_asks ON opening FOR SELECT TO livline_owner USING (account_id = (SELECT acting_account()));
CREATE POLICY owner_asks ON appointment FOR SELECT TO livline_owner USING (account_id = (SELECT acting_account()));

-- The cases in which the account that acts has opened an object, for as long as that lasts.
CREATE OR REPLACE FUNCTION opened_cases(opened text) RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public AS $$
    SELECT coalesce(array_agg(DISTINCT o.case_id), '{}') FROM opening o
    WHERE o.account_id = acting_account() AND o.object = opened AND now() >= o.opened_at AND now() < o.until
$$;

-- The cases in which the account that acts is restricted today.
CREATE OR REPLACE FUNCTION my_restricted_cases() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public AS $$
    SELECT coalesce(array_agg(DISTINCT x.case_id), '{}') FROM restriction x
    WHERE x.account_id = acting_account() AND x.during @> danish_day()
$$;

-- The relations of the account that acts which count today: active, confirmed, from the first day up to, not including,
-- the last; no conflict of interest; a restriction leaves only the relation that it is made for; an emergency lasts as
-- long as its opening.  What is the same for every row stands in a SELECT of its own, which is asked once.
CREATE OR REPLACE FUNCTION my_relations() RETURNS TABLE (case_id uuid, kind text) LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public AS $$
    SELECT r.case_id, r.kind FROM relation r
    WHERE r.account_id = (SELECT a.id FROM account a WHERE a.id = acting_account() AND a.is_active)
      AND r.during @> (SELECT danish_day())
      AND r.is_confirmed
      AND r.case_id <> ALL (ARRAY(SELECT c.case_id FROM conflict c WHERE c.account_id = acting_account()))
      AND (r.kind = 'parent_restricted' OR r.case_id <> ALL ((SELECT my_restricted_cases())::uuid[]))
      AND (r.kind <> 'emergency' OR r.case_id = ANY ((SELECT opened_cases('case'))::uuid[]))
$$;

-- The cases to which it has one of these relations.
CREATE OR REPLACE FUNCTION my_cases(kinds text[]) RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public AS $$
    SELECT coalesce(array_agg(DISTINCT r.case_id), '{}') FROM my_relations() r WHERE r.kind = ANY (kinds)
$$;

-- Those among them where the child's place is secret: by a protection whose lowering nobody has confirmed.
CREATE POLICY owner_asks ON protection FOR SELECT TO livline_owner USING (
    case_id = ANY ((SELECT my_cases(roles_all()))::uuid[])
);
CREATE POLICY owner_asks ON lowering FOR SELECT TO livline_owner USING (
    protection_id = ANY (ARRAY(SELECT p.id FROM protection p))
);
CREATE OR REPLACE FUNCTION my_secret_cases() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public AS $$
    SELECT coalesce(array_agg(DISTINCT p.case_id), '{}') FROM protection p
    WHERE p.level = 'secret'
      AND p.id <> ALL (ARRAY(SELECT l.protection_id FROM lowering l WHERE l.confirmed_at IS NOT NULL))
$$;

-- The cases whose object is seen: always; unless the place is secret; and what must be opened, once it is.
CREATE OR REPLACE FUNCTION cases_seen(object text) RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public AS $$
    SELECT coalesce(array_agg(DISTINCT r.case_id), '{}') FROM my_relations() r
    WHERE r.kind = ANY ((SELECT roles_reading(object, 'always'))::text[])
       OR r.kind = ANY ((SELECT roles_reading(object, 'unless_secret') || roles_reading(object, 'opened_if_secret'))::text[])
          AND r.case_id <> ALL ((SELECT my_secret_cases())::uuid[])
       OR r.kind = ANY ((SELECT roles_reading(object, 'opened') || roles_reading(object, 'opened_if_secret'))::text[])
          AND r.case_id = ANY ((SELECT opened_cases(object))::uuid[])
$$;

-- The cases among them that two people have locked, or handed over: the newest change that was confirmed says so.
CREATE POLICY owner_asks ON keeping FOR SELECT TO livline_owner USING (
    case_id = ANY ((SELECT my_cases(roles_all()))::uuid[])
);
CREATE OR REPLACE FUNCTION my_kept_cases(wanted text) RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public AS $$
    SELECT coalesce(array_agg(k.case_id), '{}') FROM (
        SELECT DISTINCT ON (n.case_id) n.case_id, n.state FROM keeping n
        WHERE n.is_confirmed ORDER BY n.case_id, n.answered_at DESC
    ) k WHERE k.state = wanted
$$;

-- The cases among them that were joined to another case of the same child, until that is undone.
CREATE POLICY owner_asks ON joining FOR SELECT TO livline_owner USING (
    case_id = ANY ((SELECT my_cases(roles_all()))::uuid[])
);
CREATE POLICY owner_asks ON parting FOR SELECT TO livline_owner USING (
    joining_id = ANY (ARRAY(SELECT j.id FROM joining j))
);
CREATE OR REPLACE FUNCTION my_joined_cases() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public AS $$
    SELECT coalesce(array_agg(DISTINCT j.case_id), '{}') FROM joining j
    WHERE NOT EXISTS (SELECT FROM parting p WHERE p.joining_id = j.id)
$$;

-- The cases of these roles in which an object is written: in those that are kept, only what the sheet keeps open.
CREATE OR REPLACE FUNCTION my_open_cases(roles text[], object text) RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public AS $$
    SELECT coalesce(array_agg(DISTINCT r.case_id), '{}') FROM my_relations() r
    WHERE r.kind = ANY (roles) AND (object = ANY (objects_kept_open())
        OR r.case_id <> ALL ((SELECT my_kept_cases('locked') || my_kept_cases('transferred') || my_joined_cases())::uuid[]))
$$;
CREATE OR REPLACE FUNCTION cases_written(object text) RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public AS $$ SELECT my_open_cases(roles_writing(object), object) $$;

CREATE OR REPLACE FUNCTION cases_decided(object text) RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public AS $$ SELECT my_open_cases(roles_deciding(object), object) $$;

-- The municipality in which the account that acts holds an office today; null where it holds none.
CREATE OR REPLACE FUNCTION office_in(wanted text) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public AS $$
    SELECT a.municipality_id FROM account a
    WHERE a.id = acting_account() AND a.is_active AND a.id = ANY (ARRAY(
        SELECT p.account_id FROM appointment p WHERE p.office = wanted AND p.during @> danish_day()))
$$;
CREATE OR REPLACE FUNCTION my_municipality() RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public AS $$
    SELECT a.municipality_id FROM account a WHERE a.id = acting_account() AND a.is_active
$$;

-- A team of the municipality to which the account that acts belongs today; null where it belongs to none.
CREATE POLICY owner_asks ON membership FOR SELECT TO livline_owner USING (account_id = (SELECT acting_account()));
CREATE OR REPLACE FUNCTION my_team() RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public AS $$
    SELECT m.team_id FROM membership m JOIN account a ON a.id = m.account_id
    WHERE m.account_id = acting_account() AND a.is_active AND m.during @> danish_day()
    ORDER BY m.team_id LIMIT 1
$$;
REVOKE ALL ON FUNCTION my_team() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION my_team() TO livline_web;

-- Does the account that acts work for its municipality: with cases, or in an office?  Citizens do not.
CREATE OR REPLACE FUNCTION my_colleagues_in() RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public AS $$
    SELECT CASE WHEN office_in('administrator') IS NOT NULL OR office_in('log_auditor') IS NOT NULL
                  OR office_in('intake') IS NOT NULL OR my_team() IS NOT NULL
                  OR my_cases('{worker,cover,night_desk,leader,coordinator}') <> '{}'
           THEN my_municipality() END
$$;

-- Is a case kept by a municipality?  Asked about one case whose id is known.
CREATE OR REPLACE FUNCTION case_is_in(asked uuid, of_municipality uuid) RETURNS boolean LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    answer boolean;
BEGIN
    PERFORM set_config('livline.asked', asked::text, true);
    SELECT EXISTS (SELECT FROM "case" c WHERE c.id = asked AND c.municipality_id = of_municipality) INTO answer;
    PERFORM set_config('livline.asked', '', true);
    RETURN answer;
END $$;
REVOKE ALL ON FUNCTION case_is_in(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION case_is_in(uuid, uuid) TO livline_web;

GRANT SELECT ON municipality, account, relation, restriction, team, membership, site, appointment
    TO livline_web, livline_job;
GRANT INSERT ON municipality, account, relation, team, membership, site, appointment TO livline_job;

-- An account sees its own municipality; a job the one that it works for.
CREATE POLICY web_reads ON municipality FOR SELECT TO livline_web USING (id = (SELECT my_municipality()));
CREATE POLICY job_reads ON municipality FOR SELECT TO livline_job USING (id = (SELECT acting_municipality()));
CREATE POLICY job_adds ON municipality FOR INSERT TO livline_job WITH CHECK (id = (SELECT acting_municipality()));

-- An account sees itself while it is active, and the names of those with whom it works.  Administrators make accounts
-- and close them.
CREATE POLICY web_reads ON account FOR SELECT TO livline_web USING (id = (SELECT acting_account()) AND is_active);
CREATE POLICY web_sees_colleagues ON account FOR SELECT TO livline_web USING (
    municipality_id = (SELECT my_colleagues_in())
);
GRANT INSERT ON account TO livline_web;
GRANT UPDATE (name, is_active) ON account TO livline_web;
CREATE POLICY administrator_adds ON account FOR INSERT TO livline_web WITH CHECK (
    municipality_id = (SELECT office_in('administrator'))
);
CREATE POLICY administrator_changes ON account FOR UPDATE TO livline_web
    USING (municipality_id = (SELECT office_in('administrator')) AND id <> (SELECT acting_account()))
    WITH CHECK (municipality_id = (SELECT office_in('administrator')) AND id <> (SELECT acting_account()));
CREATE POLICY job_reads ON account FOR SELECT TO livline_job USING (
    municipality_id = (SELECT acting_municipality())
);
CREATE POLICY job_adds ON account FOR INSERT TO livline_job WITH CHECK (
    municipality_id = (SELECT acting_municipality())
);

-- A citizen's account belongs to no municipality (people/walls.sql: `citizen_invited`, and which of them jobs see).
CREATE POLICY job_adds_citizens ON account FOR INSERT TO livline_job WITH CHECK (
    municipality_id IS NULL AND (SELECT acting_municipality()) IS NOT NULL
);
-- Nobody gives another a password: an account is made without one, and whoever it is for chooses it.
CREATE OR REPLACE FUNCTION account_begins_without_password() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog AS $$
BEGIN
    IF current_user IN ('livline_web', 'livline_job') AND NEW.password NOT LIKE '!%' THEN
        RAISE EXCEPTION 'an account begins without a password' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER account_begins BEFORE INSERT ON account
    FOR EACH ROW EXECUTE FUNCTION account_begins_without_password();

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
SELECT rows_stay('conflict');

-- An account sees its own relations that count today, and, where it may see who has access, those of all.
CREATE POLICY web_reads ON relation FOR SELECT TO livline_web USING (
    account_id = (SELECT a.id FROM account a WHERE a.id = acting_account() AND a.is_active)
    AND during @> (SELECT danish_day())
    AND is_confirmed
    AND case_id = ANY ((SELECT my_cases(roles_all()))::uuid[])
    AND (kind = 'parent_restricted' OR case_id <> ALL ((SELECT my_restricted_cases())::uuid[]))
);
CREATE POLICY web_sees_access ON relation FOR SELECT TO livline_web USING (
    case_id = ANY ((SELECT cases_seen('access'))::uuid[])
);
-- Who decides about access gives staff their relations, whoever writes it those around the child; nobody themselves.
GRANT INSERT ON relation TO livline_web;
GRANT UPDATE (during, is_confirmed, confirmed_by_id, ended_by_id) ON relation TO livline_web;
CREATE POLICY web_adds ON relation FOR INSERT TO livline_web WITH CHECK (
    added_by_id = (SELECT acting_account()) AND confirmed_by_id IS NULL AND ended_by_id IS NULL
    AND account_id <> (SELECT acting_account())
    AND kind <> 'emergency'
    AND (case_id = ANY ((SELECT cases_decided('access'))::uuid[])
         OR (case_id = ANY ((SELECT cases_written('access'))::uuid[])
             AND kind IN ('site_staff', 'foster', 'child', 'custody_parent', 'parent', 'parent_restricted',
                          'representative', 'support_person')))
);
CREATE POLICY web_adds_emergency ON relation FOR INSERT TO livline_web WITH CHECK (
    kind = 'emergency'
    AND account_id = (SELECT acting_account())
    AND added_by_id = (SELECT acting_account())
    AND office_in('emergency_reader') IS NOT NULL
    AND case_is_in(case_id, (SELECT office_in('emergency_reader')))
    AND upper(during) <= (SELECT danish_day()) + 2
);
CREATE POLICY web_changes ON relation FOR UPDATE TO livline_web
    USING (case_id = ANY ((SELECT cases_written('access'))::uuid[]) AND account_id <> (SELECT acting_account()))
    WITH CHECK (case_id = ANY ((SELECT cases_written('access'))::uuid[]) AND account_id <> (SELECT acting_account()));

-- A relation to a protected child waits for a second person; one that was ended does not come back.
CREATE OR REPLACE FUNCTION check_relation() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.added_by_id IS NOT NULL AND NEW.kind <> 'emergency' AND case_is_protected(NEW.case_id) THEN
            NEW.is_confirmed := false;
        END IF;
        NEW.added_at := now();
        RETURN NEW;
    END IF;
    IF NEW.is_confirmed AND NOT OLD.is_confirmed AND acting_account() IS NOT NULL
       AND (NEW.confirmed_by_id IS DISTINCT FROM acting_account() OR OLD.added_by_id = acting_account()) THEN
        RAISE EXCEPTION 'a second person confirms' USING ERRCODE = 'check_violation';
    END IF;
    IF OLD.is_confirmed AND NOT NEW.is_confirmed THEN
        RAISE EXCEPTION 'what was confirmed is ended, not undone' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.during IS DISTINCT FROM OLD.during
       AND (lower(NEW.during) <> lower(OLD.during) OR NOT NEW.during <@ OLD.during) THEN
        RAISE EXCEPTION 'a relation is only shortened' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.during IS DISTINCT FROM OLD.during AND acting_account() IS NOT NULL
       AND (CASE WHEN isempty(NEW.during) THEN lower(OLD.during) < danish_day()
           ELSE upper(NEW.during) < least(upper(OLD.during), danish_day()) END) THEN
        RAISE EXCEPTION 'that somebody had access stays on record' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION check_relation() FROM PUBLIC;
CREATE OR REPLACE TRIGGER relation_is_checked BEFORE INSERT OR UPDATE ON relation
    FOR EACH ROW EXECUTE FUNCTION check_relation();

-- Is any protection standing on a case?  Asked about one case, by the trigger alone.
CREATE POLICY owner_asks_one ON protection FOR SELECT TO livline_owner USING (
    case_id::text = current_setting('livline.asked', true)
);
CREATE OR REPLACE FUNCTION case_is_protected(asked uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public AS $$
DECLARE
    answer boolean;
BEGIN
    PERFORM set_config('livline.asked', asked::text, true);
    SELECT EXISTS (SELECT FROM protection p WHERE p.case_id = asked
        AND p.id NOT IN (SELECT l.protection_id FROM lowering l WHERE l.confirmed_at IS NOT NULL)) INTO answer;
    PERFORM set_config('livline.asked', '', true);
    RETURN answer;
END $$;
REVOKE ALL ON FUNCTION case_is_protected(uuid) FROM PUBLIC;

CREATE POLICY job_reads ON relation FOR SELECT TO livline_job USING (
    account_id = ANY (ARRAY(SELECT a.id FROM account a))
);
CREATE POLICY job_adds ON relation FOR INSERT TO livline_job WITH CHECK (
    account_id = ANY (ARRAY(SELECT a.id FROM account a))
    AND case_id = ANY (ARRAY(SELECT c.id FROM "case" c WHERE c.municipality_id = acting_municipality()))
);

-- A restriction is seen by those who see who has access, never by the one restricted; set at once by one, ended by two.
GRANT INSERT ON restriction TO livline_web;
GRANT UPDATE (during, end_asked_by_id, end_reason, ended_by_id) ON restriction TO livline_web;
GRANT INSERT ON restriction TO livline_job;
CREATE POLICY web_reads ON restriction FOR SELECT TO livline_web USING (
    case_id = ANY ((SELECT cases_seen('access'))::uuid[])
);
CREATE POLICY web_adds ON restriction FOR INSERT TO livline_web WITH CHECK (
    case_id = ANY ((SELECT cases_written('access'))::uuid[]) AND added_by_id = (SELECT acting_account())
    AND end_asked_by_id IS NULL AND ended_by_id IS NULL
);
CREATE OR REPLACE TRIGGER restriction_is_stamped BEFORE INSERT ON restriction
    FOR EACH ROW EXECUTE FUNCTION stamp('added_at');
CREATE POLICY web_changes ON restriction FOR UPDATE TO livline_web
    USING (case_id = ANY ((SELECT cases_written('access'))::uuid[]) AND account_id <> (SELECT acting_account()))
    WITH CHECK (case_id = ANY ((SELECT cases_written('access'))::uuid[]) AND account_id <> (SELECT acting_account()));
CREATE POLICY job_reads ON restriction FOR SELECT TO livline_job USING (
    case_id = ANY (ARRAY(SELECT c.id FROM "case" c WHERE c.municipality_id = acting_municipality()))
);
CREATE POLICY job_adds ON restriction FOR INSERT TO livline_job WITH CHECK (
    case_id = ANY (ARRAY(SELECT c.id FROM "case" c WHERE c.municipality_id = acting_municipality()))
);
CREATE OR REPLACE FUNCTION check_restriction() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    IF OLD.ended_by_id IS NOT NULL THEN
        RAISE EXCEPTION 'what has ended stays as it is' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.end_asked_by_id IS DISTINCT FROM OLD.end_asked_by_id
       AND (OLD.end_asked_by_id IS NOT NULL OR NEW.end_asked_by_id IS DISTINCT FROM acting_account()) THEN
        RAISE EXCEPTION 'one asks, in their own name' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.during IS DISTINCT FROM OLD.during
       AND (NEW.ended_by_id IS DISTINCT FROM acting_account() OR OLD.end_asked_by_id IS NULL
            OR OLD.end_asked_by_id = acting_account()) THEN
        RAISE EXCEPTION 'a restriction is ended by two' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER restriction_is_checked BEFORE UPDATE ON restriction
    FOR EACH ROW EXECUTE FUNCTION check_restriction();

-- Protections: raised by whoever writes them, seen by whoever may, never changed.
GRANT SELECT ON protection, lowering TO livline_web, livline_job;
GRANT INSERT ON protection TO livline_web, livline_job;
CREATE POLICY web_reads ON protection FOR SELECT TO livline_web USING (
    case_id = ANY ((SELECT cases_seen('protection'))::uuid[])
);
CREATE POLICY web_raises ON protection FOR INSERT TO livline_web WITH CHECK (
    case_id = ANY ((SELECT cases_written('protection'))::uuid[]) AND raised_by_id = (SELECT acting_account())
);
CREATE POLICY job_reads ON protection FOR SELECT TO livline_job USING (
    case_id = ANY (ARRAY(SELECT c.id FROM "case" c WHERE c.municipality_id = acting_municipality()))
);
CREATE POLICY job_raises ON protection FOR INSERT TO livline_job WITH CHECK (
    case_id = ANY (ARRAY(SELECT c.id FROM "case" c WHERE c.municipality_id = acting_municipality()))
    AND raised_by_id IS NULL
);
SELECT rows_stay('protection', 'raised_at');

-- A lowering: asked by one who writes protections, confirmed by another who decides about them.  No job lowers one.
GRANT INSERT ON lowering TO livline_web;
CREATE OR REPLACE TRIGGER lowering_is_stamped BEFORE INSERT ON lowering
    FOR EACH ROW EXECUTE FUNCTION stamp('asked_at');
GRANT UPDATE (confirmed_by_id, confirmed_at) ON lowering TO livline_web;
CREATE POLICY web_reads ON lowering FOR SELECT TO livline_web USING (
    protection_id = ANY (ARRAY(SELECT p.id FROM protection p))
);
CREATE POLICY web_asks ON lowering FOR INSERT TO livline_web WITH CHECK (
    asked_by_id = (SELECT acting_account()) AND confirmed_by_id IS NULL
    AND protection_id = ANY (ARRAY(SELECT p.id FROM protection p
        WHERE p.case_id = ANY ((SELECT cases_written('protection'))::uuid[])))
);
CREATE POLICY web_confirms ON lowering FOR UPDATE TO livline_web
    USING (confirmed_at IS NULL AND asked_by_id <> (SELECT acting_account())
           AND protection_id = ANY (ARRAY(SELECT p.id FROM protection p
               WHERE p.case_id = ANY ((SELECT cases_decided('protection'))::uuid[]))))
    WITH CHECK (confirmed_by_id = (SELECT acting_account())
           AND protection_id = ANY (ARRAY(SELECT p.id FROM protection p
               WHERE p.case_id = ANY ((SELECT cases_decided('protection'))::uuid[]))));
CREATE POLICY job_reads ON lowering FOR SELECT TO livline_job USING (
    protection_id = ANY (ARRAY(SELECT p.id FROM protection p))
);
CREATE OR REPLACE TRIGGER lowering_stays BEFORE DELETE ON lowering FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER lowering_table_stays BEFORE TRUNCATE ON lowering
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- How a case is kept: asked by one who writes access, answered by another who decides about it; whoever asked may take it
-- back.  What was answered stays.
GRANT SELECT ON keeping TO livline_web, livline_job;
GRANT INSERT ON keeping TO livline_web;
GRANT UPDATE (answered_by_id, answered_at, is_confirmed) ON keeping TO livline_web;
CREATE OR REPLACE TRIGGER keeping_is_stamped BEFORE INSERT ON keeping
    FOR EACH ROW EXECUTE FUNCTION stamp('asked_at');
CREATE POLICY web_reads ON keeping FOR SELECT TO livline_web USING (
    case_id = ANY ((SELECT cases_seen('access'))::uuid[])
);
CREATE POLICY web_asks ON keeping FOR INSERT TO livline_web WITH CHECK (
    case_id = ANY ((SELECT cases_written('access'))::uuid[]) AND asked_by_id = (SELECT acting_account())
    AND answered_by_id IS NULL
);
CREATE POLICY web_answers ON keeping FOR UPDATE TO livline_web
    USING (answered_at IS NULL AND asked_by_id <> (SELECT acting_account())
           AND case_id = ANY ((SELECT cases_decided('access'))::uuid[]))
    WITH CHECK (answered_by_id = (SELECT acting_account()) AND asked_by_id <> (SELECT acting_account())
           AND case_id = ANY ((SELECT cases_decided('access'))::uuid[]));
CREATE POLICY web_takes_back ON keeping FOR UPDATE TO livline_web
    USING (answered_at IS NULL AND asked_by_id = (SELECT acting_account())
           AND case_id = ANY ((SELECT cases_written('access'))::uuid[]))
    WITH CHECK (answered_by_id = (SELECT acting_account()) AND NOT is_confirmed);
CREATE POLICY job_reads ON keeping FOR SELECT TO livline_job USING (
    case_id = ANY (ARRAY(SELECT c.id FROM "case" c WHERE c.municipality_id = acting_municipality()))
);
CREATE OR REPLACE FUNCTION check_keeping() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    IF OLD.answered_at IS NOT NULL
       OR (NEW.case_id, NEW.state, NEW.reason, NEW.asked_by_id, NEW.asked_at)
          IS DISTINCT FROM (OLD.case_id, OLD.state, OLD.reason, OLD.asked_by_id, OLD.asked_at) THEN
        RAISE EXCEPTION 'what was asked and answered stays as it is' USING ERRCODE = 'check_violation';
    END IF;
    NEW.answered_at := clock_timestamp();
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER keeping_is_checked BEFORE UPDATE ON keeping
    FOR EACH ROW EXECUTE FUNCTION check_keeping();
CREATE OR REPLACE TRIGGER keeping_stays BEFORE DELETE ON keeping FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER keeping_table_stays BEFORE TRUNCATE ON keeping
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The cases that a job may load facts into: those of its municipality that are neither locked nor handed over nor joined.
CREATE OR REPLACE FUNCTION cases_loaded() RETURNS uuid[] LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
    SELECT coalesce(array_agg(c.id), '{}') FROM "case" c
    WHERE c.municipality_id = acting_municipality() AND c.id NOT IN (
        SELECT k.case_id FROM (SELECT DISTINCT ON (n.case_id) n.case_id, n.state FROM keeping n
            WHERE n.is_confirmed ORDER BY n.case_id, n.answered_at DESC) k WHERE k.state <> 'active')
      AND c.id NOT IN (SELECT j.case_id FROM joining j
            WHERE NOT EXISTS (SELECT FROM parting p WHERE p.joining_id = j.id))
$$;
REVOKE ALL ON FUNCTION cases_loaded() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION cases_loaded() TO livline_job;

-- Openings: one's own, for an hour at most, in a case to which one has a relation; seen by those who see who looked.
GRANT SELECT ON opening, opening_review TO livline_web, livline_job;
GRANT INSERT ON opening TO livline_web;
CREATE POLICY web_reads ON opening FOR SELECT TO livline_web USING (
    account_id = (SELECT acting_account()) OR case_id = ANY ((SELECT cases_seen('looks'))::uuid[])
);
CREATE POLICY web_opens ON opening FOR INSERT TO livline_web WITH CHECK (
    account_id = (SELECT acting_account())
    AND until <= now() + interval '60 minutes'
    AND CASE WHEN object = 'case'
        THEN office_in('emergency_reader') IS NOT NULL
             AND case_is_in(case_id, (SELECT office_in('emergency_reader')))
        ELSE case_id = ANY ((SELECT my_cases(roles_all()))::uuid[]) END
);
CREATE POLICY job_reads ON opening FOR SELECT TO livline_job USING (
    case_id = ANY (ARRAY(SELECT c.id FROM "case" c WHERE c.municipality_id = acting_municipality()))
);
SELECT rows_stay('opening', 'opened_at');

-- A leader of the case reviews somebody else's emergency.
GRANT INSERT ON opening_review TO livline_web;
CREATE POLICY web_reads ON opening_review FOR SELECT TO livline_web USING (
    opening_id = ANY (ARRAY(SELECT o.id FROM opening o))
);
CREATE POLICY web_reviews ON opening_review FOR INSERT TO livline_web WITH CHECK (
    by_id = (SELECT acting_account())
    AND opening_id = ANY (ARRAY(SELECT o.id FROM opening o WHERE o.account_id <> acting_account()
        AND o.case_id = ANY ((SELECT cases_decided('access'))::uuid[])))
);
CREATE POLICY job_reads ON opening_review FOR SELECT TO livline_job USING (
    opening_id = ANY (ARRAY(SELECT o.id FROM opening o))
);
SELECT rows_stay('opening_review', 'at');

-- Teams, memberships and sites: seen by those who work here, kept by administrators.
GRANT INSERT, UPDATE ON team, membership, site TO livline_web;
CREATE POLICY web_reads ON team FOR SELECT TO livline_web USING (municipality_id = (SELECT my_colleagues_in()));
CREATE POLICY administrator_adds ON team FOR INSERT TO livline_web
    WITH CHECK (municipality_id = (SELECT office_in('administrator')));
CREATE POLICY administrator_changes ON team FOR UPDATE TO livline_web
    USING (municipality_id = (SELECT office_in('administrator')))
    WITH CHECK (municipality_id = (SELECT office_in('administrator')));
CREATE POLICY job_keeps ON team TO livline_job
    USING (municipality_id = (SELECT acting_municipality()))
    WITH CHECK (municipality_id = (SELECT acting_municipality()));
CREATE POLICY web_reads ON site FOR SELECT TO livline_web USING (municipality_id = (SELECT my_colleagues_in()));
CREATE POLICY web_sees_own_site ON site FOR SELECT TO livline_web USING (
    id = ANY (ARRAY(SELECT r.site_id FROM relation r WHERE r.account_id = acting_account()))
);
CREATE POLICY administrator_adds ON site FOR INSERT TO livline_web
    WITH CHECK (municipality_id = (SELECT office_in('administrator')));
CREATE POLICY administrator_changes ON site FOR UPDATE TO livline_web
    USING (municipality_id = (SELECT office_in('administrator')))
    WITH CHECK (municipality_id = (SELECT office_in('administrator')));
CREATE POLICY job_keeps ON site TO livline_job
    USING (municipality_id = (SELECT acting_municipality()))
    WITH CHECK (municipality_id = (SELECT acting_municipality()));
CREATE POLICY web_reads ON membership FOR SELECT TO livline_web USING (
    team_id = ANY (ARRAY(SELECT t.id FROM team t))
);
CREATE POLICY administrator_adds ON membership FOR INSERT TO livline_web WITH CHECK (
    team_id = ANY (ARRAY(SELECT t.id FROM team t WHERE t.municipality_id = office_in('administrator')))
    AND account_id = ANY (ARRAY(SELECT a.id FROM account a WHERE a.municipality_id = office_in('administrator')))
);
CREATE POLICY administrator_changes ON membership FOR UPDATE TO livline_web
    USING (team_id = ANY (ARRAY(SELECT t.id FROM team t WHERE t.municipality_id = office_in('administrator'))))
    WITH CHECK (team_id = ANY (ARRAY(SELECT t.id FROM team t WHERE t.municipality_id = office_in('administrator'))));
CREATE POLICY job_keeps ON membership TO livline_job
    USING (team_id = ANY (ARRAY(SELECT t.id FROM team t WHERE t.municipality_id = acting_municipality())))
    WITH CHECK (team_id = ANY (ARRAY(SELECT t.id FROM team t WHERE t.municipality_id = acting_municipality())));

-- Offices: given and ended by administrators, never to themselves.
GRANT INSERT, UPDATE (during) ON appointment TO livline_web;
CREATE POLICY web_reads ON appointment FOR SELECT TO livline_web USING (
    account_id = (SELECT acting_account())
    OR account_id = ANY (ARRAY(SELECT a.id FROM account a WHERE a.municipality_id = office_in('administrator')
        OR a.municipality_id = office_in('log_auditor')))
);
CREATE POLICY administrator_adds ON appointment FOR INSERT TO livline_web WITH CHECK (
    account_id <> (SELECT acting_account()) AND added_by_id = (SELECT acting_account())
    AND account_id = ANY (ARRAY(SELECT a.id FROM account a WHERE a.municipality_id = office_in('administrator')))
);
CREATE POLICY administrator_changes ON appointment FOR UPDATE TO livline_web
    USING (account_id <> (SELECT acting_account()) AND account_id = ANY (ARRAY(
        SELECT a.id FROM account a WHERE a.municipality_id = office_in('administrator'))))
    WITH CHECK (account_id <> (SELECT acting_account()) AND account_id = ANY (ARRAY(
        SELECT a.id FROM account a WHERE a.municipality_id = office_in('administrator'))));
CREATE POLICY job_keeps ON appointment TO livline_job
    USING (account_id = ANY (ARRAY(SELECT a.id FROM account a WHERE a.municipality_id = acting_municipality())))
    WITH CHECK (account_id = ANY (ARRAY(SELECT a.id FROM account a WHERE a.municipality_id = acting_municipality())));

-- Which municipality does a job work for?  Names of municipalities are no secret, but the job role sees none before
-- one is named; this finds the id of a name and nothing else.
CREATE POLICY owner_finds ON municipality FOR SELECT TO livline_owner USING (true);
CREATE OR REPLACE FUNCTION municipality_named(wanted text) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public
    AS 'SELECT m.id FROM municipality m WHERE m.name = wanted';

-- Nobody calls these but the roles for which they are made.
REVOKE ALL ON FUNCTION municipality_named(text), my_relations(), my_open_cases(text[], text), my_kept_cases(text), my_joined_cases(), my_cases(text[]), opened_cases(text), my_secret_cases(),
    my_restricted_cases(), cases_seen(text), cases_written(text), cases_decided(text), office_in(text), my_municipality(), my_colleagues_in()
    FROM PUBLIC;
GRANT EXECUTE ON FUNCTION my_cases(text[]), my_open_cases(text[], text), my_kept_cases(text), my_joined_cases(), opened_cases(text), my_secret_cases(), my_restricted_cases(), cases_seen(text),
    cases_written(text), cases_decided(text), office_in(text), my_municipality(), my_colleagues_in() TO livline_web;
GRANT EXECUTE ON FUNCTION municipality_named(text) TO livline_job;
