-- Who may see and change what sign-in needs?  Before somebody is named nothing is seen; the door of sign-in opens the
-- tables of sign-in, for one transaction (set_config('livline.door', 'sign-in', true), see door.py), and only while
-- nobody is named.  It opens nothing about cases: no policy outside this file asks for it.

CREATE OR REPLACE FUNCTION at_the_door() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    SET search_path = pg_catalog
    RETURN coalesce(current_setting('livline.door', true) = 'sign-in', false)
        AND nullif(current_setting('livline.account', true), '') IS NULL;

-- Who is at the door?  An account that is closed is not there at all.
CREATE POLICY web_signs_in ON account FOR SELECT TO livline_web USING ((SELECT at_the_door()) AND is_active);
GRANT UPDATE (password, last_login) ON account TO livline_web;
CREATE POLICY web_changes_password ON account FOR UPDATE TO livline_web
    USING (((SELECT at_the_door()) OR id = (SELECT acting_account())) AND is_active)
    WITH CHECK (((SELECT at_the_door()) OR id = (SELECT acting_account())) AND is_active);

-- Rows may be changed for two reasons, and each has columns of its own: at the door and by the account itself password
-- and last sign-in, by an administrator (access/walls.sql) all others.  No administrator gives anybody a password.
CREATE OR REPLACE FUNCTION account_columns_have_their_reason() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, public AS $$
DECLARE
    signs_in constant text[] := ARRAY['password', 'last_login'];
    before jsonb := to_jsonb(OLD);
    after jsonb := to_jsonb(NEW);
    may_change boolean;
BEGIN
    IF current_user <> 'livline_web' THEN
        RETURN NEW;
    ELSIF at_the_door() OR OLD.id IS NOT DISTINCT FROM acting_account() THEN
        may_change := after - signs_in = before - signs_in;
    ELSE
        may_change := (NEW.password, NEW.last_login) IS NOT DISTINCT FROM (OLD.password, OLD.last_login);
    END IF;
    IF NOT may_change THEN
        RAISE EXCEPTION 'these columns are not changed in this way' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER account_columns BEFORE UPDATE ON account
    FOR EACH ROW EXECUTE FUNCTION account_columns_have_their_reason();

-- Second factors: one's own, and at the door so that they can be asked for.  They are added and removed by their owner
-- alone; at the door only their use is noted.
GRANT SELECT, INSERT, UPDATE, DELETE ON mfa_authenticator TO livline_web;
GRANT USAGE ON SEQUENCE mfa_authenticator_id_seq TO livline_web;
CREATE POLICY web_reads ON mfa_authenticator FOR SELECT TO livline_web USING (
    user_id = (SELECT acting_account()) OR (SELECT at_the_door())
);
CREATE POLICY web_adds ON mfa_authenticator FOR INSERT TO livline_web WITH CHECK (
    user_id = (SELECT acting_account())
);
CREATE POLICY web_uses ON mfa_authenticator FOR UPDATE TO livline_web
    USING (user_id = (SELECT acting_account()) OR (SELECT at_the_door()))
    WITH CHECK (user_id = (SELECT acting_account()) OR (SELECT at_the_door()));
CREATE POLICY web_removes ON mfa_authenticator FOR DELETE TO livline_web USING (
    user_id = (SELECT acting_account())
);
CREATE OR REPLACE FUNCTION factor_stays_with_its_account() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog AS $$
BEGIN
    IF NEW.user_id <> OLD.user_id OR NEW.type <> OLD.type THEN
        RAISE EXCEPTION 'a second factor stays with its account' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER factor_stays BEFORE UPDATE ON mfa_authenticator
    FOR EACH ROW EXECUTE FUNCTION factor_stays_with_its_account();

-- Read by the library, never filled: an account has one address, its own.
GRANT SELECT ON account_emailaddress TO livline_web;

-- A session is reached by whoever knows its key (its hash is named for the transaction) and by its account.
GRANT SELECT, INSERT, UPDATE, DELETE ON signin_session TO livline_web;
CREATE POLICY web_reads ON signin_session FOR SELECT TO livline_web USING (
    key_hash = current_setting('livline.session', true) OR account_id = (SELECT acting_account())
);
CREATE POLICY web_adds ON signin_session FOR INSERT TO livline_web WITH CHECK (
    key_hash = current_setting('livline.session', true)
);
CREATE POLICY web_changes ON signin_session FOR UPDATE TO livline_web
    USING (key_hash = current_setting('livline.session', true))
    WITH CHECK (key_hash = current_setting('livline.session', true));
CREATE POLICY web_ends ON signin_session FOR DELETE TO livline_web USING (
    key_hash = current_setting('livline.session', true) OR account_id = (SELECT acting_account())
);
-- Name the session whose key one knows for the transaction, and give what it holds: at every request, so in one question.
CREATE OR REPLACE FUNCTION session_known(key text) RETURNS text LANGUAGE plpgsql
    SET search_path = pg_catalog, public AS $$
BEGIN
    PERFORM set_config('livline.session', key, true);
    RETURN (SELECT s.sealed FROM signin_session s WHERE s.key_hash = key AND s.expires_at > now());
END $$;
-- Name the account of a session for the transaction, with the door shut, and give it where it is active.
CREATE OR REPLACE FUNCTION account_named(wanted uuid) RETURNS SETOF account LANGUAGE plpgsql
    SET search_path = pg_catalog, public AS $$
BEGIN
    PERFORM set_config('livline.account', wanted::text, true), set_config('livline.door', '', true);
    RETURN QUERY SELECT a.* FROM account a WHERE a.id = wanted;
END $$;
REVOKE ALL ON FUNCTION session_known(text), account_named(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION account_named(uuid) TO livline_web;
GRANT EXECUTE ON FUNCTION session_known(text) TO livline_web;
GRANT SELECT (key_hash, expires_at), DELETE ON signin_session TO livline_job;
CREATE POLICY job_sees_expired ON signin_session FOR SELECT TO livline_job USING (expires_at < now());
CREATE POLICY job_clears ON signin_session FOR DELETE TO livline_job USING (expires_at < now());

-- An administrator ends all sessions of somebody else in their municipality, and sees none of them.
CREATE POLICY owner_ends_of ON account FOR SELECT TO livline_owner USING (
    id::text = current_setting('livline.ended', true)
);
CREATE POLICY owner_sees_ended ON signin_session FOR SELECT TO livline_owner USING (
    account_id::text = current_setting('livline.ended', true)
);
CREATE POLICY owner_ends ON signin_session FOR DELETE TO livline_owner USING (
    account_id::text = current_setting('livline.ended', true)
);
CREATE OR REPLACE FUNCTION sessions_end(wanted uuid) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public AS $$
DECLARE
    ended integer;
BEGIN
    PERFORM set_config('livline.ended', wanted::text, true);
    IF wanted = acting_account() OR NOT EXISTS (
        SELECT FROM account a WHERE a.id = wanted AND a.municipality_id = office_in('administrator')) THEN
        RAISE EXCEPTION 'not yours to end' USING ERRCODE = 'insufficient_privilege';
    END IF;
    DELETE FROM signin_session WHERE account_id = wanted;
    GET DIAGNOSTICS ended = ROW_COUNT;
    PERFORM set_config('livline.ended', '', true);
    RETURN ended;
END $$;
REVOKE ALL ON FUNCTION sessions_end(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION sessions_end(uuid) TO livline_web;

-- Whom a broker means: linked by the job role for its municipality, asked at the door.
GRANT SELECT ON signin_broker_link TO livline_web, livline_job;
GRANT INSERT, DELETE ON signin_broker_link TO livline_job;
GRANT USAGE ON SEQUENCE signin_broker_link_id_seq TO livline_job;
CREATE POLICY web_reads ON signin_broker_link FOR SELECT TO livline_web USING (
    (SELECT at_the_door()) OR account_id = (SELECT acting_account())
);
CREATE POLICY job_reads ON signin_broker_link FOR SELECT TO livline_job USING (
    account_id = ANY (ARRAY(SELECT a.id FROM account a WHERE a.municipality_id = acting_municipality()))
);
CREATE POLICY job_adds ON signin_broker_link FOR INSERT TO livline_job WITH CHECK (
    account_id = ANY (ARRAY(SELECT a.id FROM account a WHERE a.municipality_id = acting_municipality()))
);
CREATE POLICY job_removes ON signin_broker_link FOR DELETE TO livline_job USING (
    account_id = ANY (ARRAY(SELECT a.id FROM account a WHERE a.municipality_id = acting_municipality()))
);

-- What happened: everybody adds what they do themselves, the door what happens before somebody is named; one sees
-- one's own.
GRANT SELECT ON signin_event TO livline_web;
GRANT INSERT (account_id, what, network, by_id) ON signin_event TO livline_web;
GRANT USAGE ON SEQUENCE signin_event_id_seq TO livline_web;
CREATE POLICY web_reads ON signin_event FOR SELECT TO livline_web USING (account_id = (SELECT acting_account()));
CREATE POLICY web_adds ON signin_event FOR INSERT TO livline_web WITH CHECK (
    account_id = (SELECT acting_account()) OR (account_id IS NULL AND (SELECT at_the_door()))
);
SELECT rows_stay('signin_event');

-- What is remembered for a while (remembered.py) is reached through these functions alone, one key at a time.
CREATE POLICY owner_keeps ON signin_remembered TO livline_owner USING (true) WITH CHECK (true);

CREATE OR REPLACE FUNCTION remembered_get(wanted text) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public
    AS 'SELECT r.value FROM signin_remembered r WHERE r.key = wanted AND r.expires_at > now()';

CREATE OR REPLACE FUNCTION remembered_set(wanted text, said text, seconds double precision) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    DELETE FROM signin_remembered WHERE key IN (
        SELECT r.key FROM signin_remembered r WHERE r.expires_at < now() LIMIT 20 FOR UPDATE SKIP LOCKED);
    INSERT INTO signin_remembered (key, value, expires_at)
        VALUES (wanted, said, now() + make_interval(secs => seconds))
        ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value, expires_at = EXCLUDED.expires_at;
$$;

CREATE OR REPLACE FUNCTION remembered_add(wanted text, said text, seconds double precision) RETURNS boolean
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    WITH added AS (
        INSERT INTO signin_remembered AS r (key, value, expires_at)
            VALUES (wanted, said, now() + make_interval(secs => seconds))
            ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value, expires_at = EXCLUDED.expires_at
                WHERE r.expires_at <= now()
            RETURNING 1)
    SELECT EXISTS (SELECT 1 FROM added);
$$;

CREATE OR REPLACE FUNCTION remembered_delete(wanted text) RETURNS boolean LANGUAGE sql SECURITY DEFINER
    SET search_path = pg_catalog, public AS $$
    WITH gone AS (DELETE FROM signin_remembered r WHERE r.key = wanted RETURNING 1)
    SELECT EXISTS (SELECT 1 FROM gone);
$$;

REVOKE ALL ON FUNCTION remembered_get(text), remembered_set(text, text, double precision),
    remembered_add(text, text, double precision), remembered_delete(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION remembered_get(text), remembered_set(text, text, double precision),
    remembered_add(text, text, double precision), remembered_delete(text) TO livline_web;
