-- Who sees which people, and where they are?  Whom the access matrix lets; everybody sees what is about themselves.

GRANT SELECT ON person, tie, contact, person_number, person_before TO livline_web, livline_job;
GRANT INSERT ON person, tie, contact, person_number TO livline_web, livline_job;
GRANT UPDATE (name, called, version, changed_by_id) ON person TO livline_web, livline_job;
GRANT UPDATE (account_id) ON person TO livline_job;
GRANT UPDATE (during, ended_by_id) ON tie TO livline_web;
GRANT INSERT ON person_before TO livline_web, livline_job;
GRANT USAGE ON SEQUENCE person_before_id_seq TO livline_web, livline_job;

-- The person as whom the account that acts signs in.
CREATE POLICY owner_asks ON person FOR SELECT TO livline_owner USING (account_id = (SELECT acting_account()));
CREATE OR REPLACE FUNCTION my_person() RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public AS $$
    SELECT p.id FROM person p WHERE p.account_id = acting_account()
$$;
REVOKE ALL ON FUNCTION my_person() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION my_person() TO livline_web;

-- Ties: the child's with its identity, a notifier's apart, all others with the people; one's own where one reaches it.
CREATE POLICY web_reads ON tie FOR SELECT TO livline_web USING (
    part = 'child' AND case_id = ANY ((SELECT cases_seen('identity'))::uuid[])
    OR part = 'notifier' AND case_id = ANY ((SELECT cases_seen('notifier'))::uuid[])
    OR part NOT IN ('child', 'notifier') AND case_id = ANY ((SELECT cases_seen('people'))::uuid[])
    OR person_id = (SELECT my_person()) AND case_id = ANY ((SELECT my_cases(roles_all()))::uuid[])
);
CREATE POLICY web_adds ON tie FOR INSERT TO livline_web WITH CHECK (
    added_by_id = (SELECT acting_account())
    AND (part = 'child' AND case_id = ANY ((SELECT cases_written('identity'))::uuid[])
         OR part = 'notifier' AND case_id = ANY ((SELECT cases_written('notifier'))::uuid[])
         OR part NOT IN ('child', 'notifier') AND case_id = ANY ((SELECT cases_written('people'))::uuid[]))
);
CREATE POLICY web_ends ON tie FOR UPDATE TO livline_web
    USING (part <> 'child' AND case_id = ANY ((SELECT cases_written('people'))::uuid[]))
    WITH CHECK (part <> 'child' AND case_id = ANY ((SELECT cases_written('people'))::uuid[]));
CREATE POLICY job_reads ON tie FOR SELECT TO livline_job USING (
    case_id = ANY (ARRAY(SELECT c.id FROM "case" c WHERE c.municipality_id = acting_municipality()))
);
CREATE POLICY job_adds ON tie FOR INSERT TO livline_job WITH CHECK (
    case_id = ANY ((SELECT cases_loaded())::uuid[])
);

-- A person is seen through a tie.  Somebody new has none yet, so whoever adds a person ties it in the same transaction.
-- Asked with IN, which is hashed: an array of all whom a leader sees would be gone through anew for every row.
CREATE POLICY web_reads ON person FOR SELECT TO livline_web USING (
    id IN (SELECT t.person_id FROM tie t)
);
CREATE POLICY web_adds ON person FOR INSERT TO livline_web WITH CHECK (
    municipality_id = (SELECT my_municipality()) AND account_id IS NULL
    AND changed_by_id = (SELECT acting_account()) AND (SELECT cases_written('people')) <> '{}'
);
CREATE POLICY web_changes ON person FOR UPDATE TO livline_web
    USING (id = ANY (ARRAY(SELECT t.person_id FROM tie t WHERE t.case_id = ANY (cases_written('people')))))
    WITH CHECK (id = ANY (ARRAY(SELECT t.person_id FROM tie t WHERE t.case_id = ANY (cases_written('people'))))
                AND changed_by_id = (SELECT acting_account()));
CREATE POLICY job_reads ON person FOR SELECT TO livline_job USING (
    municipality_id = (SELECT acting_municipality())
);
CREATE POLICY job_adds ON person FOR INSERT TO livline_job WITH CHECK (
    municipality_id = (SELECT acting_municipality())
);
CREATE POLICY job_changes ON person FOR UPDATE TO livline_job
    USING (municipality_id = (SELECT acting_municipality()))
    WITH CHECK (municipality_id = (SELECT acting_municipality()));

CREATE OR REPLACE FUNCTION keep_person_before() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    INSERT INTO person_before (person_id, changed_by, version, name, called)
    VALUES (OLD.id, acting_account(), OLD.version, OLD.name, OLD.called);
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER person_keeps_before BEFORE UPDATE ON person FOR EACH ROW
    WHEN (OLD.name IS DISTINCT FROM NEW.name OR OLD.called IS DISTINCT FROM NEW.called
          OR OLD.version IS DISTINCT FROM NEW.version)
    EXECUTE FUNCTION keep_person_before();
CREATE POLICY web_reads ON person_before FOR SELECT TO livline_web USING (
    person_id = ANY (ARRAY(SELECT p.id FROM person p))
);
CREATE POLICY web_adds ON person_before FOR INSERT TO livline_web WITH CHECK (
    changed_by = (SELECT acting_account()) AND person_id = ANY (ARRAY(SELECT p.id FROM person p))
);
CREATE POLICY job_reads ON person_before FOR SELECT TO livline_job USING (
    person_id = ANY (ARRAY(SELECT p.id FROM person p))
);
CREATE POLICY job_adds ON person_before FOR INSERT TO livline_job WITH CHECK (
    person_id = ANY (ARRAY(SELECT p.id FROM person p))
);
SELECT rows_stay('person_before');

-- CPR numbers: of the people in the cases where the matrix shows them, and one's own.
CREATE POLICY web_reads ON person_number FOR SELECT TO livline_web USING (
    person_id IN (SELECT t.person_id FROM tie t
        WHERE t.case_id = ANY ((SELECT cases_seen('cpr'))::uuid[]) AND t.part <> 'notifier')
    OR person_id = (SELECT my_person())
);
CREATE POLICY web_adds ON person_number FOR INSERT TO livline_web WITH CHECK (
    person_id = ANY (ARRAY(SELECT t.person_id FROM tie t WHERE t.case_id = ANY (cases_written('cpr'))))
);
CREATE POLICY job_reads ON person_number FOR SELECT TO livline_job USING (
    person_id = ANY (ARRAY(SELECT p.id FROM person p))
);
CREATE POLICY job_adds ON person_number FOR INSERT TO livline_job WITH CHECK (
    person_id = ANY (ARRAY(SELECT p.id FROM person p))
);

-- What reveals where somebody is: as the matrix says, and about oneself.  A child whose place is secret does not see its
-- own: a parent may hold its telephone.
CREATE POLICY web_reads ON contact FOR SELECT TO livline_web USING (
    case_id = ANY ((SELECT my_cases('{worker,cover,night_desk,leader,coordinator,appeals,emergency}'))::uuid[])
        AND case_id = ANY ((SELECT cases_seen('whereabouts'))::uuid[])
        AND tie_id IN (SELECT t.id FROM tie t)
    OR tie_id = ANY (ARRAY(SELECT t.id FROM tie t WHERE t.person_id = my_person()
        AND (t.part <> 'child' OR t.case_id = ANY (cases_seen('whereabouts')))))
);
CREATE POLICY web_adds ON contact FOR INSERT TO livline_web WITH CHECK (
    added_by_id = (SELECT acting_account())
    AND case_id = ANY ((SELECT cases_written('whereabouts'))::uuid[])
    AND tie_id = ANY (ARRAY(SELECT t.id FROM tie t WHERE t.case_id = contact.case_id))
);
CREATE POLICY job_reads ON contact FOR SELECT TO livline_job USING (
    case_id = ANY (ARRAY(SELECT c.id FROM "case" c WHERE c.municipality_id = acting_municipality()))
);
CREATE POLICY job_adds ON contact FOR INSERT TO livline_job WITH CHECK (
    case_id = ANY ((SELECT cases_loaded())::uuid[])
);
SELECT rows_stay('contact', 'added_at');

-- The child's own words: by whom they are, and, when shared, those who work with the child.  No leader, no emergency.
GRANT SELECT ON word TO livline_web;
GRANT INSERT ON word TO livline_web;
CREATE POLICY web_reads ON word FOR SELECT TO livline_web USING (
    by_id = (SELECT acting_account()) AND case_id = ANY ((SELECT my_cases('{child}'))::uuid[])
    OR is_shared AND case_id = ANY ((SELECT my_cases('{worker}'))::uuid[])
);
CREATE POLICY web_adds ON word FOR INSERT TO livline_web WITH CHECK (
    by_id = (SELECT acting_account()) AND case_id = ANY ((SELECT my_open_cases('{child}', 'words'))::uuid[])
);
SELECT rows_stay('word', 'at');

-- Which of them somebody has been shown: theirs alone.
GRANT SELECT, INSERT ON word_read TO livline_web;
GRANT USAGE ON SEQUENCE word_read_id_seq TO livline_web;
CREATE POLICY web_reads ON word_read FOR SELECT TO livline_web USING (account_id = (SELECT acting_account()));
CREATE POLICY web_adds ON word_read FOR INSERT TO livline_web WITH CHECK (
    account_id = (SELECT acting_account()) AND EXISTS (SELECT FROM word w WHERE w.id = word_id)
);
SELECT rows_stay('word_read', 'at');

-- In an emergency a child's cases are found by the keyed code of its CPR number, by whoever holds that office, in their
-- own municipality alone.
CREATE POLICY owner_finds ON person_number FOR SELECT TO livline_owner USING (
    index = decode(nullif(current_setting('livline.asked_number', true), ''), 'hex')
);
CREATE POLICY owner_finds ON tie FOR SELECT TO livline_owner USING (
    part = 'child' AND person_id::text = current_setting('livline.asked_person', true)
);
CREATE OR REPLACE FUNCTION emergency_cases_of(asked bytea) RETURNS uuid[] LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    found uuid[] := '{}';
    people uuid[];
    one uuid;
BEGIN
    IF office_in('emergency_reader') IS NULL THEN
        RETURN found;
    END IF;
    PERFORM set_config('livline.asked_number', encode(asked, 'hex'), true);
    people := ARRAY(SELECT n.person_id FROM person_number n WHERE n.index = asked);
    PERFORM set_config('livline.asked_number', '', true);
    FOREACH one IN ARRAY people LOOP
        PERFORM set_config('livline.asked_person', one::text, true);
        found := found || ARRAY(SELECT t.case_id FROM tie t WHERE t.person_id = one AND t.part = 'child');
    END LOOP;
    PERFORM set_config('livline.asked_person', '', true);
    RETURN ARRAY(SELECT f FROM unnest(found) f WHERE case_is_in(f, office_in('emergency_reader')));
END $$;
REVOKE ALL ON FUNCTION emergency_cases_of(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION emergency_cases_of(bytea) TO livline_web;

-- A job sees the accounts of the citizens whom its municipality knows as people.
CREATE POLICY job_reads_people ON account FOR SELECT TO livline_job USING (
    municipality_id IS NULL
    AND id = ANY (ARRAY(SELECT p.account_id FROM person p WHERE p.account_id IS NOT NULL))
);

-- Somebody around a child gets an account of their own, from whoever may give access to the case.  Nobody else makes an
-- account of no municipality or says whose account a person has, so both are done in one function and nowhere else:
-- whoever could name their own account as a mother's would read what is kept about herself.  Each function asks for one
-- person in one case; the owner sees that person alone, and while it is asked for.
CREATE POLICY owner_asks_one ON person FOR SELECT TO livline_owner USING (
    id::text = current_setting('livline.asked_person', true)
);
CREATE POLICY owner_links_one ON person FOR UPDATE TO livline_owner
    USING (account_id IS NULL AND id::text = current_setting('livline.asked_person', true))
    WITH CHECK (id::text = current_setting('livline.asked_person', true));
CREATE POLICY owner_asks_one ON tie FOR SELECT TO livline_owner USING (
    person_id::text = current_setting('livline.asked_person', true)
    AND case_id::text = current_setting('livline.asked', true)
);
CREATE POLICY owner_asks_one ON account FOR SELECT TO livline_owner USING (
    municipality_id IS NULL AND id::text = current_setting('livline.asked_account', true)
);
CREATE POLICY owner_invites ON account FOR INSERT TO livline_owner WITH CHECK (
    municipality_id IS NULL AND is_active AND password LIKE '!%'
    AND id::text = current_setting('livline.asked_account', true)
);
CREATE POLICY owner_reinvites ON account FOR UPDATE TO livline_owner
    USING (municipality_id IS NULL AND password LIKE '!%' AND id::text = current_setting('livline.asked_account', true))
    WITH CHECK (municipality_id IS NULL AND password LIKE '!%');

CREATE OR REPLACE FUNCTION ask_for(of_case uuid, of_person uuid, of_account uuid) RETURNS void LANGUAGE sql
    SET search_path = pg_catalog AS $$
    SELECT set_config('livline.asked', coalesce(of_case::text, ''), true),
           set_config('livline.asked_person', coalesce(of_person::text, ''), true),
           set_config('livline.asked_account', coalesce(of_account::text, ''), true)
$$;

-- A new account for a person who has none: true, or false where this is not to be.
CREATE OR REPLACE FUNCTION citizen_invited(of_case uuid, of_person uuid, new_account uuid, address text, unset text)
    RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    known text;
BEGIN
    IF NOT of_case = ANY (cases_written('access')) THEN
        RETURN false;
    END IF;
    PERFORM ask_for(of_case, of_person, new_account);
    SELECT p.name INTO known FROM person p JOIN tie t ON t.person_id = p.id
    WHERE p.id = of_person AND p.account_id IS NULL AND t.case_id = of_case AND t.during @> danish_day()
      AND t.part IN ('child', 'custody_holder', 'parent', 'support_person', 'representative')
    LIMIT 1;
    IF known IS NOT NULL THEN
        INSERT INTO account (id, email, name, municipality_id, is_active, password)
            VALUES (new_account, lower(address), known, NULL, true, unset);
        UPDATE person SET account_id = new_account WHERE id = of_person;
    END IF;
    PERFORM ask_for(NULL, NULL, NULL);
    RETURN known IS NOT NULL;
END $$;

-- Whose account a person of a case has, to whoever may give access to it; with `unset` an invitation that nobody has
-- used is made anew, and older links open nothing.  `is_waiting`: no password is chosen yet.
CREATE OR REPLACE FUNCTION citizen_reinvited(of_case uuid, of_person uuid, unset text)
    RETURNS TABLE (whose uuid, is_waiting boolean) LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public AS $$
BEGIN
    IF NOT of_case = ANY (cases_written('access')) THEN
        RETURN;
    END IF;
    PERFORM ask_for(of_case, of_person, NULL);
    SELECT p.account_id INTO whose FROM person p JOIN tie t ON t.person_id = p.id
    WHERE p.id = of_person AND t.case_id = of_case AND t.during @> danish_day() LIMIT 1;
    PERFORM ask_for(of_case, of_person, whose);
    UPDATE account a SET password = unset WHERE a.id = whose;
    is_waiting := FOUND;
    IF EXISTS (SELECT FROM account a WHERE a.id = whose AND a.is_active) THEN
        RETURN NEXT;
    END IF;
    PERFORM ask_for(NULL, NULL, NULL);
END $$;
REVOKE ALL ON FUNCTION ask_for(uuid, uuid, uuid), citizen_invited(uuid, uuid, uuid, text, text),
    citizen_reinvited(uuid, uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION citizen_invited(uuid, uuid, uuid, text, text), citizen_reinvited(uuid, uuid, text)
    TO livline_web;
