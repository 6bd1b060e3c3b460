-- Who sees notifications?  Those who receive them for the municipality (an office) and its leaders see all; the night desk
-- what it received itself.  Who told it is seen by whom it was opened to, for an hour at most.  Nobody sees one by way of
-- a case: there the facts stand.

-- Where the account that acts sees all notifications: by its office, or as the leader of a team.
CREATE OR REPLACE FUNCTION inbox_in() RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public AS $$
    SELECT a.municipality_id FROM account a WHERE a.id = acting_account() AND a.is_active
      AND (office_in('intake') IS NOT NULL
           OR EXISTS (SELECT FROM membership m WHERE m.account_id = a.id AND m.leads AND m.during @> danish_day()))
$$;
-- Where it may write one down and assess what it wrote.
CREATE OR REPLACE FUNCTION inbox_takes_in() RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public AS $$
    SELECT CASE WHEN inbox_in() IS NOT NULL OR my_cases('{night_desk}') <> '{}' THEN my_municipality() END
$$;
REVOKE ALL ON FUNCTION inbox_in(), inbox_takes_in() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION inbox_in(), inbox_takes_in() TO livline_web;

GRANT SELECT, INSERT ON notification, notification_telling, notification_subject, notification_assessment,
    notification_receipt, notifier_opening TO livline_web;
GRANT SELECT, INSERT ON notifier TO livline_web;

CREATE POLICY web_reads ON notification FOR SELECT TO livline_web USING (
    municipality_id = (SELECT inbox_in())
    OR recorded_by_id = (SELECT acting_account()) AND municipality_id = (SELECT inbox_takes_in())
);
CREATE POLICY web_adds ON notification FOR INSERT TO livline_web WITH CHECK (
    municipality_id = (SELECT inbox_takes_in()) AND recorded_by_id = (SELECT acting_account())
);
CREATE POLICY web_reads ON notification_telling FOR SELECT TO livline_web USING (
    notification_id = ANY (ARRAY(SELECT n.id FROM notification n))
);
CREATE POLICY web_adds ON notification_telling FOR INSERT TO livline_web WITH CHECK (
    told_by_id = (SELECT acting_account()) AND notification_id = ANY (ARRAY(SELECT n.id FROM notification n))
);
CREATE POLICY web_reads ON notification_subject FOR SELECT TO livline_web USING (
    notification_id = ANY (ARRAY(SELECT n.id FROM notification n))
);
CREATE POLICY web_adds ON notification_subject FOR INSERT TO livline_web WITH CHECK (
    added_by_id = (SELECT acting_account()) AND notification_id = ANY (ARRAY(SELECT n.id FROM notification n))
);
CREATE POLICY web_reads ON notification_assessment FOR SELECT TO livline_web USING (
    notification_id = ANY (ARRAY(SELECT n.id FROM notification n))
);
CREATE POLICY web_adds ON notification_assessment FOR INSERT TO livline_web WITH CHECK (
    by_id = (SELECT acting_account()) AND notification_id = ANY (ARRAY(SELECT n.id FROM notification n))
    AND (case_id IS NULL OR case_is_in(case_id, (SELECT inbox_takes_in())))
);
CREATE POLICY web_reads ON notification_receipt FOR SELECT TO livline_web USING (
    notification_id = ANY (ARRAY(SELECT n.id FROM notification n))
);
CREATE POLICY web_adds ON notification_receipt FOR INSERT TO livline_web WITH CHECK (
    by_id = (SELECT acting_account()) AND notification_id = ANY (ARRAY(SELECT n.id FROM notification n))
);

-- Who told it: written by whoever may write a notification, read by whom it is opened to now.
CREATE POLICY web_reads ON notifier_opening FOR SELECT TO livline_web USING (
    notification_id = ANY (ARRAY(SELECT n.id FROM notification n))
);
CREATE POLICY web_opens ON notifier_opening FOR INSERT TO livline_web WITH CHECK (
    account_id = (SELECT acting_account()) AND until <= now() + interval '60 minutes'
    AND notification_id = ANY (ARRAY(SELECT n.id FROM notification n))
);
CREATE POLICY web_reads ON notifier FOR SELECT TO livline_web USING (
    notification_id = ANY (ARRAY(SELECT o.notification_id FROM notifier_opening o
        WHERE o.account_id = (SELECT acting_account()) AND now() >= o.opened_at AND now() < o.until))
);
CREATE POLICY web_adds ON notifier FOR INSERT TO livline_web WITH CHECK (
    added_by_id = (SELECT acting_account()) AND notification_id = ANY (ARRAY(SELECT n.id FROM notification n))
);

-- Times are told by the database; nothing is changed or taken away.
SELECT rows_stay('notification', 'recorded_at');
SELECT rows_stay('notification_telling', 'told_at');
SELECT rows_stay('notification_subject', 'added_at');
SELECT rows_stay('notifier', 'added_at');
SELECT rows_stay('notifier_opening', 'opened_at');
SELECT rows_stay('notification_assessment', 'recorded_at');
SELECT rows_stay('notification_receipt', 'sent_at');

-- A correction is of the same notification and child, and a refusal alone is taken up again; nothing lies ahead, but for
-- two clocks that do not agree to the second.
CREATE OR REPLACE FUNCTION check_telling() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    IF NEW.received_at > clock_timestamp() + interval '1 minute' THEN
        RAISE EXCEPTION 'a notification has come' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.replaces_id IS NOT NULL AND NOT EXISTS (SELECT FROM notification_telling t WHERE t.id = NEW.replaces_id
                   AND t.notification_id = NEW.notification_id) THEN
        RAISE EXCEPTION 'a correction is of the same notification' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER telling_fits BEFORE INSERT ON notification_telling
    FOR EACH ROW EXECUTE FUNCTION check_telling();
CREATE OR REPLACE FUNCTION check_subject() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM notification_subject s WHERE s.id = NEW.replaces_id
                   AND s.notification_id = NEW.notification_id AND s.child = NEW.child) THEN
        RAISE EXCEPTION 'a correction is of the same child' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER subject_corrects_its_own BEFORE INSERT ON notification_subject
    FOR EACH ROW WHEN (NEW.replaces_id IS NOT NULL) EXECUTE FUNCTION check_subject();
CREATE OR REPLACE FUNCTION check_assessment() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, public AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM notification_subject s
                   WHERE s.child = NEW.child AND s.notification_id = NEW.notification_id) THEN
        RAISE EXCEPTION 'the child is not of this notification' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.assessed_at > clock_timestamp() + interval '1 minute' THEN
        RAISE EXCEPTION 'an assessment was made' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.replaces_id IS NOT NULL AND NOT EXISTS (SELECT FROM notification_assessment a WHERE a.id = NEW.replaces_id
                   AND a.child = NEW.child AND a.outcome = 'declined') THEN
        RAISE EXCEPTION 'only a refusal is taken up again' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER assessment_fits BEFORE INSERT ON notification_assessment
    FOR EACH ROW EXECUTE FUNCTION check_assessment();

-- Is a child known here?  By the keyed code of its CPR number, to those who may write notifications or begin a case, in
-- their own municipality: the case, so that the facts come there, and the team of its caseworker, so that one knows whom to ask.
CREATE POLICY owner_finds_team ON relation FOR SELECT TO livline_owner USING (
    case_id::text = current_setting('livline.asked_case', true) AND kind = 'worker'
);
CREATE POLICY owner_finds_team ON membership FOR SELECT TO livline_owner USING (
    account_id::text = current_setting('livline.asked_worker', true)
);
CREATE POLICY owner_finds_team ON team FOR SELECT TO livline_owner USING (
    id::text = current_setting('livline.asked_team', true)
);
CREATE OR REPLACE FUNCTION team_of_case(asked uuid) RETURNS text LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public AS $$
DECLARE
    worker uuid;
    their_team uuid;
    told text;
BEGIN
    PERFORM set_config('livline.asked_case', asked::text, true);
    SELECT r.account_id INTO worker FROM relation r WHERE r.case_id = asked AND r.kind = 'worker' AND r.is_confirmed
        AND r.during @> danish_day() ORDER BY lower(r.during) LIMIT 1;
    PERFORM set_config('livline.asked_case', '', true);
    PERFORM set_config('livline.asked_worker', coalesce(worker::text, ''), true);
    SELECT m.team_id INTO their_team FROM membership m
        WHERE m.account_id = worker AND m.during @> danish_day() ORDER BY m.team_id LIMIT 1;
    PERFORM set_config('livline.asked_worker', '', true);
    PERFORM set_config('livline.asked_team', coalesce(their_team::text, ''), true);
    SELECT t.name INTO told FROM team t WHERE t.id = their_team;
    PERFORM set_config('livline.asked_team', '', true);
    RETURN told;
END $$;
REVOKE ALL ON FUNCTION team_of_case(uuid) FROM PUBLIC;
CREATE OR REPLACE FUNCTION cases_known(asked bytea) RETURNS TABLE (case_id uuid, team text) LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    people uuid[];
    found uuid[] := '{}';
    one uuid;
    here uuid := CASE WHEN inbox_takes_in() IS NOT NULL OR my_team() IS NOT NULL THEN my_municipality() END;
BEGIN
    IF here IS NULL THEN
        RETURN;
    END IF;
    PERFORM set_config('livline.asked_number', encode(asked, 'hex'), true);
    people := ARRAY(SELECT n.person_id FROM person_number n WHERE n.index = asked);
    PERFORM set_config('livline.asked_number', '', true);
    FOREACH one IN ARRAY people LOOP
        PERFORM set_config('livline.asked_person', one::text, true);
        found := found || ARRAY(SELECT t.case_id FROM tie t WHERE t.person_id = one AND t.part = 'child');
    END LOOP;
    PERFORM set_config('livline.asked_person', '', true);
    FOREACH one IN ARRAY found LOOP
        IF case_is_in(one, here) THEN
            case_id := one;
            team := team_of_case(one);
            RETURN NEXT;
        END IF;
    END LOOP;
END $$;
REVOKE ALL ON FUNCTION cases_known(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION cases_known(bytea) TO livline_web;

-- What was told and assessed becomes facts of the child's case, also where whoever assesses it may see nothing there.
-- The lines of the ledger are then no longer right, so they are made to hold for no day: until somebody who writes in the
-- case renews them, what the law asks is told from the facts.
CREATE POLICY owner_notifies ON entry FOR INSERT TO livline_owner WITH CHECK (
    case_id::text = current_setting('livline.notified', true) AND recorded_by_id = (SELECT acting_account())
    AND kind IN ('notification', 'notification_assessed', 'receipt_sent') AND replaces_id IS NULL
);
CREATE POLICY owner_counts ON entry FOR SELECT TO livline_owner USING (
    case_id::text = current_setting('livline.notified', true)
);
CREATE POLICY owner_unsettles ON ledger TO livline_owner
    USING (case_id::text = current_setting('livline.notified', true))
    WITH CHECK (case_id::text = current_setting('livline.notified', true));
CREATE POLICY owner_asks ON notification FOR SELECT TO livline_owner USING (
    municipality_id = (SELECT inbox_in())
    OR recorded_by_id = (SELECT acting_account()) AND municipality_id = (SELECT inbox_takes_in())
);
CREATE POLICY owner_asks ON notification_assessment FOR SELECT TO livline_owner USING (
    notification_id = ANY (ARRAY(SELECT n.id FROM notification n))
);
CREATE OR REPLACE FUNCTION notification_fact(told uuid, fact text, called text, of_fact text, moment timestamptz,
    is_acute boolean) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    into_case uuid;
    last integer;
BEGIN
    SELECT a.case_id INTO into_case FROM notification_assessment a WHERE a.id = told;
    IF into_case IS NULL OR NOT case_is_in(into_case, inbox_takes_in())
       OR into_case = ANY (ARRAY(SELECT c.case_id FROM conflict c WHERE c.account_id = acting_account()))
       OR into_case = ANY (my_restricted_cases()) THEN
        RAISE EXCEPTION 'no case of this notification' USING ERRCODE = 'insufficient_privilege';
    END IF;
    PERFORM set_config('livline.notified', into_case::text, true);
    SELECT coalesce(max(e.position), 0) INTO last FROM entry e WHERE e.case_id = into_case;
    INSERT INTO entry (case_id, fact, kind, position, is_withdrawn, recorded_by_id, date, at, event_id, of_event, acute)
        VALUES (into_case, gen_random_uuid(), fact, last + 1, false, acting_account(),
                (moment AT TIME ZONE 'Europe/Copenhagen')::date, moment, called, of_fact, is_acute);
    UPDATE ledger SET changes_on = judged_as_of WHERE case_id = into_case;
    PERFORM set_config('livline.notified', '', true);
END $$;
REVOKE ALL ON FUNCTION notification_fact(uuid, text, text, text, timestamptz, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION notification_fact(uuid, text, text, text, timestamptz, boolean) TO livline_web;
