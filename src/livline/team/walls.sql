-- Who sees hand-overs and advice?  Those who see who has access, or work on the case; and who is to receive a child, of
-- the hand-over alone.  A child is never without a worker: what would leave it so is refused.

GRANT SELECT, INSERT ON handover, handover_step TO livline_web;
GRANT USAGE ON SEQUENCE handover_step_id_seq TO livline_web;
GRANT SELECT ON handover, handover_step, newcomer, newcomer_off TO livline_job;
GRANT INSERT ON handover TO livline_job;
GRANT SELECT ON newcomer, newcomer_off TO livline_web;

CREATE POLICY web_reads ON handover FOR SELECT TO livline_web USING (
    case_id = ANY ((SELECT cases_seen('access'))::uuid[])
    OR receiver_id = (SELECT a.id FROM account a WHERE a.id = acting_account() AND a.is_active)
);
CREATE POLICY web_proposes ON handover FOR INSERT TO livline_web WITH CHECK (
    proposed_by_id = (SELECT acting_account())
    AND case_id = ANY ((SELECT cases_written('access'))::uuid[])
    AND (receiver_id <> (SELECT acting_account()))
    AND receiver_id = ANY (ARRAY(SELECT m.account_id FROM membership m WHERE m.during @> danish_day()))
);
CREATE POLICY job_reads ON handover FOR SELECT TO livline_job USING (
    case_id = ANY (ARRAY(SELECT c.id FROM "case" c WHERE c.municipality_id = acting_municipality()))
);
CREATE POLICY job_adds ON handover FOR INSERT TO livline_job WITH CHECK (
    case_id = ANY (ARRAY(SELECT c.id FROM "case" c WHERE c.municipality_id = acting_municipality()))
);
SELECT rows_stay('handover', 'proposed_at');

-- Each step by whom it belongs to.  That a hand-over is completed only the function below says.
CREATE POLICY web_reads ON handover_step FOR SELECT TO livline_web USING (
    handover_id = ANY (ARRAY(SELECT h.id FROM handover h))
);
CREATE POLICY web_takes ON handover_step FOR INSERT TO livline_web WITH CHECK (
    by_id = (SELECT acting_account())
    AND (taken IN ('accepted', 'declined', 'read')
            AND handover_id = ANY (ARRAY(SELECT h.id FROM handover h WHERE h.receiver_id = acting_account()))
         OR taken = 'decided' AND handover_id = ANY (ARRAY(SELECT h.id FROM handover h
            WHERE h.case_id = ANY (cases_decided('access'))))
         OR taken = 'confirmed' AND handover_id = ANY (ARRAY(SELECT h.id FROM handover h WHERE h.case_id = ANY (cases_written('access'))
                AND acting_account() NOT IN (h.proposed_by_id, h.receiver_id)))
         OR taken = 'withdrawn' AND handover_id = ANY (ARRAY(SELECT h.id FROM handover h
            WHERE h.case_id = ANY (cases_written('access')))))
);
CREATE POLICY job_reads ON handover_step FOR SELECT TO livline_job USING (
    handover_id = ANY (ARRAY(SELECT h.id FROM handover h))
);
-- Who confirms comes last: so the one who confirms is the one in whose name access is confirmed.
CREATE OR REPLACE FUNCTION check_handover_step() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM handover_step s WHERE s.handover_id = NEW.handover_id
                   AND s.taken IN ('accepted', 'decided')) THEN
        RAISE EXCEPTION 'there is nothing to confirm yet' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER handover_confirmed_last BEFORE INSERT ON handover_step
    FOR EACH ROW WHEN (NEW.taken = 'confirmed') EXECUTE FUNCTION check_handover_step();
SELECT rows_stay('handover_step', 'at');

-- Who comes to a child: told to the child, its custody holders and those who work with it.
CREATE POLICY web_reads ON newcomer FOR SELECT TO livline_web USING (
    case_id = ANY ((SELECT my_cases('{child,custody_parent,worker,cover,night_desk,leader}'))::uuid[])
);
CREATE POLICY job_reads ON newcomer FOR SELECT TO livline_job USING (
    case_id = ANY (ARRAY(SELECT c.id FROM "case" c WHERE c.municipality_id = acting_municipality()))
);
SELECT rows_stay('newcomer');
CREATE POLICY web_reads ON newcomer_off FOR SELECT TO livline_web USING (
    newcomer_id = ANY (ARRAY(SELECT n.handover_id FROM newcomer n))
);
CREATE POLICY job_reads ON newcomer_off FOR SELECT TO livline_job USING (
    newcomer_id = ANY (ARRAY(SELECT n.handover_id FROM newcomer n))
);
SELECT rows_stay('newcomer_off');

-- A hand-over is completed here alone, for the one case of which it tells: the receiver gives nobody access, and who
-- decides writes no facts.  True once it is done; false while somebody's word is wanting.
CREATE POLICY owner_hands_over ON handover FOR SELECT TO livline_owner USING (
    id::text = current_setting('livline.handover', true)
);
CREATE POLICY owner_hands_over ON handover_step FOR SELECT TO livline_owner USING (
    handover_id::text = current_setting('livline.handover', true)
);
CREATE POLICY owner_completes ON handover_step FOR INSERT TO livline_owner WITH CHECK (
    handover_id::text = current_setting('livline.handover', true) AND taken IN ('completed', 'called_off')
);
CREATE POLICY owner_tells ON newcomer FOR INSERT TO livline_owner WITH CHECK (
    handover_id::text = current_setting('livline.handover', true)
);
CREATE POLICY owner_asks_some ON relation FOR SELECT TO livline_owner USING (
    case_id::text = ANY ((SELECT string_to_array(current_setting('livline.handed', true), ','))::text[])
);
CREATE POLICY owner_hands_over ON relation FOR INSERT TO livline_owner WITH CHECK (
    case_id::text = current_setting('livline.handed', true) AND kind IN ('worker', 'cover')
);
CREATE POLICY owner_ends ON relation FOR UPDATE TO livline_owner
    USING (case_id::text = current_setting('livline.handed', true) AND kind IN ('worker', 'cover'))
    WITH CHECK (case_id::text = current_setting('livline.handed', true) AND kind IN ('worker', 'cover'));
CREATE POLICY owner_asks_some ON conflict FOR SELECT TO livline_owner USING (
    case_id::text = ANY ((SELECT string_to_array(current_setting('livline.handed', true), ','))::text[])
);
CREATE POLICY owner_asks_one ON restriction FOR SELECT TO livline_owner USING (
    case_id::text = current_setting('livline.handed', true)
);
CREATE POLICY owner_asks_some ON account FOR SELECT TO livline_owner USING (
    id::text = ANY ((SELECT string_to_array(current_setting('livline.receiver', true), ','))::text[])
);
CREATE POLICY owner_hands_over ON entry FOR INSERT TO livline_owner WITH CHECK (
    case_id::text = current_setting('livline.handed', true) AND kind = 'worker_changed'
);
CREATE POLICY owner_asks_one ON entry FOR SELECT TO livline_owner USING (
    case_id::text = current_setting('livline.handed', true)
);
CREATE POLICY owner_hands_over ON place FOR INSERT TO livline_owner WITH CHECK (
    case_id::text = current_setting('livline.handed', true)
);
CREATE POLICY owner_asks_one ON place FOR SELECT TO livline_owner USING (
    case_id::text = current_setting('livline.handed', true)
);

-- Is somebody's word wanting?  Who receives accepts, or who decides decides; of a protected child two people say so,
-- neither of whom receives it.
CREATE OR REPLACE FUNCTION handover_is_ripe(asked uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public AS $$
    SELECT EXISTS (SELECT FROM handover_step s WHERE s.handover_id = h.id AND s.taken IN ('accepted', 'decided'))
       AND NOT EXISTS (SELECT FROM handover_step s WHERE s.handover_id = h.id
                       AND s.taken IN ('declined', 'withdrawn', 'completed'))
       AND (NOT case_is_protected(h.case_id) OR EXISTS (SELECT FROM handover_step s WHERE s.handover_id = h.id
            AND s.taken IN ('decided', 'confirmed') AND s.by_id NOT IN (h.proposed_by_id, h.receiver_id)))
    FROM handover h WHERE h.id = asked
$$;
REVOKE ALL ON FUNCTION handover_is_ripe(uuid) FROM PUBLIC;

CREATE OR REPLACE FUNCTION relation_hand(whom uuid, child uuid, as_kind text, days daterange, by_whom uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    made uuid := gen_random_uuid();
BEGIN
    IF EXISTS (SELECT FROM relation r WHERE r.account_id = whom AND r.case_id = child AND r.kind = as_kind
               AND r.during && days) THEN
        RETURN;
    END IF;
    INSERT INTO relation (id, account_id, case_id, kind, during, is_confirmed, added_by_id, added_at)
        VALUES (made, whom, child, as_kind, days, true, by_whom, now());
    UPDATE relation SET is_confirmed = true, confirmed_by_id = acting_account()
        WHERE id = made AND NOT is_confirmed;
END $$;
REVOKE ALL ON FUNCTION relation_hand(uuid, uuid, text, daterange, uuid) FROM PUBLIC;

CREATE OR REPLACE FUNCTION handover_complete(
    asked uuid, from_token text, from_sealed bytea, to_token text, to_sealed bytea
) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    h handover;
    day date;
    giver_has daterange;
    comes text;
BEGIN
    PERFORM set_config('livline.handover', asked::text, true);
    SELECT * INTO h FROM handover WHERE id = asked;
    IF h.id IS NULL OR NOT (acting_account() = h.receiver_id OR h.case_id = ANY (cases_written('access'))) THEN
        RAISE EXCEPTION 'not yours to complete' USING ERRCODE = 'insufficient_privilege';
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended(h.case_id::text, 5));
    IF NOT handover_is_ripe(asked) THEN
        PERFORM set_config('livline.handover', '', true);
        RETURN false;
    END IF;
    PERFORM set_config('livline.handed', h.case_id::text, true);
    PERFORM set_config('livline.receiver', h.receiver_id::text, true);
    day := greatest(h.on, danish_day());
    SELECT a.name INTO comes FROM account a WHERE a.id = h.receiver_id AND a.is_active;
    IF comes IS NULL OR EXISTS (SELECT FROM conflict c WHERE c.account_id = h.receiver_id AND c.case_id = h.case_id)
       OR EXISTS (SELECT FROM restriction x WHERE x.account_id = h.receiver_id AND x.case_id = h.case_id
                  AND (x.during @> danish_day() OR x.during @> day)) THEN
        RAISE EXCEPTION 'the receiver may not have the case'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'handover_receiver_may';
    END IF;
    IF h.giver_id IS NOT NULL THEN
        SELECT r.during INTO giver_has FROM relation r WHERE r.account_id = h.giver_id AND r.case_id = h.case_id
            AND r.kind = 'worker' AND r.is_confirmed AND r.during @> danish_day();
        IF giver_has IS NULL THEN
            RAISE EXCEPTION 'who gives is no longer the worker'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'handover_giver_has';
        END IF;
    END IF;
    IF day > danish_day() THEN
        PERFORM relation_hand(h.receiver_id, h.case_id, 'cover', daterange(danish_day(), day), h.proposed_by_id);
    END IF;
    PERFORM relation_hand(h.receiver_id, h.case_id, 'worker', daterange(day, NULL), h.proposed_by_id);
    IF NOT EXISTS (SELECT FROM relation r WHERE r.account_id = h.receiver_id AND r.case_id = h.case_id
                   AND r.kind = 'worker' AND r.is_confirmed AND r.during @> day AND upper_inf(r.during)) THEN
        RAISE EXCEPTION 'the child would have no worker'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'child_keeps_a_worker';
    END IF;
    IF giver_has IS NOT NULL AND (upper_inf(giver_has) OR upper(giver_has) > day) THEN
        UPDATE relation SET during = daterange(lower(during), day), ended_by_id = acting_account()
            WHERE account_id = h.giver_id AND case_id = h.case_id AND kind = 'worker' AND during = giver_has;
        IF h.giver_helps_until >= day THEN
            PERFORM relation_hand(h.giver_id, h.case_id, 'cover', daterange(day, h.giver_helps_until + 1),
                                  h.proposed_by_id);
        END IF;
    END IF;
    INSERT INTO place (case_id, token, sealed) SELECT h.case_id, t.token, t.sealed
        FROM (VALUES (from_token, from_sealed), (to_token, to_sealed)) t (token, sealed)
        WHERE t.token IS NOT NULL ON CONFLICT DO NOTHING;
    INSERT INTO entry (case_id, fact, kind, date, position, is_withdrawn, recorded_by_id, "from", "to", handover_note)
        SELECT h.case_id, gen_random_uuid(), 'worker_changed', day, coalesce(max(e.position), 0) + 1, false,
               acting_account(), from_token, to_token, true
        FROM entry e WHERE e.case_id = h.case_id;
    INSERT INTO newcomer (handover_id, case_id, name, comes_on, hello, told_at)
        VALUES (h.id, h.case_id, comes, day, h.hello, now());
    INSERT INTO handover_step (handover_id, taken, by_id, at, reason)
        VALUES (h.id, 'completed', acting_account(), now(), '');
    PERFORM set_config('livline.handed', '', true);
    PERFORM set_config('livline.receiver', '', true);
    PERFORM set_config('livline.handover', '', true);
    RETURN true;
END $$;
REVOKE ALL ON FUNCTION handover_complete(uuid, text, bytea, text, bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION handover_complete(uuid, text, bytea, text, bytea) TO livline_web;

-- What was agreed is called off until its day, with a reason: by who gives, who receives or who proposed it, while they
-- are with the child, or by who decides about access.  Everything that the hand-over gave and took is as before; what it
-- gave bears the moment at which it was completed.
CREATE POLICY owner_tells ON newcomer_off FOR INSERT TO livline_owner WITH CHECK (
    newcomer_id::text = current_setting('livline.handover', true)
);
CREATE OR REPLACE FUNCTION handover_call_off(asked uuid, why text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public AS $$
DECLARE
    h handover;
    done timestamptz;
    comes relation;
    stays text;
BEGIN
    PERFORM set_config('livline.handover', asked::text, true);
    SELECT * INTO h FROM handover WHERE id = asked;
    IF h.id IS NULL OR NOT (h.case_id = ANY (cases_decided('access')) OR h.case_id = ANY (my_cases('{worker,cover}'))
        AND acting_account() = ANY (array_remove(ARRAY[h.giver_id, h.receiver_id, h.proposed_by_id], NULL))) THEN
        RAISE EXCEPTION 'not yours to call off' USING ERRCODE = 'insufficient_privilege';
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended(h.case_id::text, 5));
    PERFORM set_config('livline.handed', h.case_id::text, true);
    PERFORM set_config('livline.receiver', h.giver_id::text, true);
    SELECT s.at INTO done FROM handover_step s WHERE s.handover_id = asked AND s.taken = 'completed';
    SELECT r.* INTO comes FROM relation r WHERE r.account_id = h.receiver_id AND r.case_id = h.case_id
        AND r.kind = 'worker' AND r.added_at = done AND lower(r.during) = h.on AND upper_inf(r.during);
    SELECT a.name INTO stays FROM account a WHERE a.id = h.giver_id AND a.is_active
        AND NOT EXISTS (SELECT FROM conflict c WHERE c.account_id = a.id AND c.case_id = h.case_id)
        AND EXISTS (SELECT FROM relation r WHERE r.account_id = a.id AND r.case_id = h.case_id AND r.kind = 'worker'
                    AND r.is_confirmed AND upper(r.during) = h.on);
    IF h.on <= danish_day() OR comes.id IS NULL OR stays IS NULL THEN
        RAISE EXCEPTION 'it is no longer as it was agreed'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'handover_is_agreed';
    END IF;
    UPDATE relation SET during = 'empty', ended_by_id = acting_account()
        WHERE account_id = h.giver_id AND case_id = h.case_id AND kind = 'cover' AND added_at = done;
    INSERT INTO relation (id, account_id, case_id, kind, during, is_confirmed, added_at)
        VALUES (gen_random_uuid(), h.giver_id, h.case_id, 'worker', daterange(h.on, NULL), true, now());
    UPDATE relation SET during = 'empty', ended_by_id = acting_account() WHERE id = comes.id;
    UPDATE relation SET during = daterange(lower(during), greatest(lower(during), danish_day())),
            ended_by_id = acting_account()
        WHERE account_id = h.receiver_id AND case_id = h.case_id AND kind = 'cover' AND added_at = done
          AND upper(during) > danish_day();
    INSERT INTO entry (case_id, fact, kind, date, position, is_withdrawn, recorded_by_id, "from", "to", handover_note,
                       replaces_id, reason_for_change)
        SELECT e.case_id, e.fact, e.kind, e.date, e.position, true, acting_account(), e."from", e."to", e.handover_note,
               e.id, why
        FROM entry e WHERE e.case_id = h.case_id AND e.kind = 'worker_changed' AND e.date = h.on AND e.recorded_at >= done
          AND NOT e.is_withdrawn AND NOT EXISTS (SELECT FROM entry n WHERE n.replaces_id = e.id)
        ORDER BY e.id LIMIT 1;
    INSERT INTO newcomer_off (newcomer_id, case_id, name, told_at)
        VALUES (h.id, h.case_id, stays, now());
    INSERT INTO handover_step (handover_id, taken, by_id, at, reason)
        VALUES (h.id, 'called_off', acting_account(), now(), why);
    PERFORM set_config('livline.handed', '', true);
    PERFORM set_config('livline.receiver', '', true);
    PERFORM set_config('livline.handover', '', true);
END $$;
REVOKE ALL ON FUNCTION handover_call_off(uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION handover_call_off(uuid, text) TO livline_web;

-- A child that has a worker keeps one: whoever works with it or covers may go on the day on which another is there.
-- Those who end relations of one case wait for each other, so that the last two do not go at once.
CREATE OR REPLACE FUNCTION child_keeps_a_worker() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public AS $$
DECLARE
    before text := current_setting('livline.handed', true);
    wanting daterange := OLD.during * daterange(danish_day(), NULL);
    cared datemultirange;
    has_left boolean;  -- another municipality has it, and says so
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended(NEW.case_id::text, 5));
    PERFORM set_config('livline.handed', NEW.case_id::text, true);
    SELECT range_agg(r.during) INTO cared FROM relation r
        WHERE r.case_id = NEW.case_id AND r.kind IN ('worker', 'cover') AND r.is_confirmed;
    SELECT EXISTS (SELECT FROM package_receipt p WHERE p.case_id = NEW.case_id) INTO has_left;
    PERFORM set_config('livline.handed', coalesce(before, ''), true);
    IF NOT has_left AND NOT coalesce(cared, '{}') @> wanting THEN
        RAISE EXCEPTION 'the child would have no worker'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'child_keeps_a_worker';
    END IF;
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION child_keeps_a_worker() FROM PUBLIC;
CREATE OR REPLACE TRIGGER child_keeps_a_worker AFTER UPDATE OF during ON relation
    FOR EACH ROW WHEN (OLD.kind = 'worker' AND OLD.is_confirmed AND OLD.during IS DISTINCT FROM NEW.during
                       AND nullif(current_setting('livline.account', true), '') IS NOT NULL)
    EXECUTE FUNCTION child_keeps_a_worker();

-- Who works with the children that the account that acts leads, or covers: active, confirmed, today, and not kept out by
-- a conflict of interest of which their leader sees nothing but that the child has nobody.
CREATE OR REPLACE FUNCTION led_workers() RETURNS TABLE (case_id uuid, account_id uuid, name text, kind text, since date)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
#variable_conflict use_column
DECLARE
    led uuid[] := my_cases('{leader}');
BEGIN
    PERFORM set_config('livline.handed', array_to_string(led, ','), true);
    PERFORM set_config('livline.receiver', (SELECT coalesce(string_agg(DISTINCT r.account_id::text, ','), '')
        FROM relation r WHERE r.case_id = ANY (led)), true);
    RETURN QUERY SELECT r.case_id, r.account_id, a.name, r.kind, lower(r.during)
        FROM relation r JOIN account a ON a.id = r.account_id AND a.is_active
        WHERE r.case_id = ANY (led) AND r.kind IN ('worker', 'cover') AND r.is_confirmed AND r.during @> danish_day()
          AND NOT EXISTS (SELECT FROM conflict c WHERE c.case_id = r.case_id AND c.account_id = r.account_id);
    PERFORM set_config('livline.handed', '', true);
    PERFORM set_config('livline.receiver', '', true);
END $$;
REVOKE ALL ON FUNCTION led_workers() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION led_workers() TO livline_web;

-- Advice: between those who work on the case and lead it, and nobody else.
GRANT SELECT, INSERT ON advice_question, advice_answer TO livline_web, livline_job;
GRANT USAGE ON SEQUENCE advice_answer_id_seq TO livline_web, livline_job;
CREATE POLICY web_reads ON advice_question FOR SELECT TO livline_web USING (
    case_id = ANY ((SELECT my_cases('{worker,cover,night_desk,leader}'))::uuid[])
    AND case_id = ANY ((SELECT cases_seen('assessment'))::uuid[])
);
CREATE POLICY web_asks ON advice_question FOR INSERT TO livline_web WITH CHECK (
    by_id = (SELECT acting_account())
    AND case_id = ANY ((SELECT my_cases('{worker,cover,night_desk,leader}'))::uuid[])
);
CREATE POLICY job_reads ON advice_question FOR SELECT TO livline_job USING (
    case_id = ANY (ARRAY(SELECT c.id FROM "case" c WHERE c.municipality_id = acting_municipality()))
);
CREATE POLICY job_adds ON advice_question FOR INSERT TO livline_job WITH CHECK (
    case_id = ANY (ARRAY(SELECT c.id FROM "case" c WHERE c.municipality_id = acting_municipality()))
);
SELECT rows_stay('advice_question', 'at');
CREATE POLICY web_reads ON advice_answer FOR SELECT TO livline_web USING (
    question_id = ANY (ARRAY(SELECT q.id FROM advice_question q))
);
CREATE POLICY web_answers ON advice_answer FOR INSERT TO livline_web WITH CHECK (
    by_id = (SELECT acting_account())
    AND question_id = ANY (ARRAY(SELECT q.id FROM advice_question q))
);
CREATE POLICY job_reads ON advice_answer FOR SELECT TO livline_job USING (
    question_id = ANY (ARRAY(SELECT q.id FROM advice_question q))
);
CREATE POLICY job_adds ON advice_answer FOR INSERT TO livline_job WITH CHECK (
    question_id = ANY (ARRAY(SELECT q.id FROM advice_question q))
);
SELECT rows_stay('advice_answer', 'at');

-- Keys and partners of a municipality: seen by those who work for it, made and known by administrators.  Private keys
-- are sealed: to see their row is not to have them.
GRANT SELECT, INSERT ON package_key, package_partner TO livline_web, livline_job;
CREATE POLICY web_reads ON package_key FOR SELECT TO livline_web USING (
    municipality_id = (SELECT my_colleagues_in())
);
CREATE POLICY administrator_adds ON package_key FOR INSERT TO livline_web WITH CHECK (
    municipality_id = (SELECT office_in('administrator'))
);
CREATE POLICY job_keeps ON package_key TO livline_job
    USING (municipality_id = (SELECT acting_municipality()))
    WITH CHECK (municipality_id = (SELECT acting_municipality()));
CREATE POLICY web_reads ON package_partner FOR SELECT TO livline_web USING (
    municipality_id = (SELECT my_colleagues_in())
);
CREATE POLICY administrator_adds ON package_partner FOR INSERT TO livline_web WITH CHECK (
    municipality_id = (SELECT office_in('administrator')) AND added_by_id = (SELECT acting_account())
);
CREATE POLICY job_keeps ON package_partner TO livline_job
    USING (municipality_id = (SELECT acting_municipality()))
    WITH CHECK (municipality_id = (SELECT acting_municipality()));

-- Other keys: asked by one administrator, agreed by another; that a partner has the new card an administrator says.
GRANT SELECT, INSERT ON package_key_renewal, package_key_answer, package_card_given TO livline_web;
CREATE POLICY web_reads ON package_key_renewal FOR SELECT TO livline_web USING (
    municipality_id = (SELECT my_colleagues_in())
);
CREATE POLICY administrator_asks ON package_key_renewal FOR INSERT TO livline_web WITH CHECK (
    asked_by_id = (SELECT acting_account()) AND municipality_id = (SELECT office_in('administrator'))
    AND municipality_id = ANY (ARRAY(SELECT k.municipality_id FROM package_key k))
);
CREATE POLICY web_reads ON package_key_answer FOR SELECT TO livline_web USING (
    renewal_id = ANY (ARRAY(SELECT r.id FROM package_key_renewal r))
);
CREATE POLICY administrator_answers ON package_key_answer FOR INSERT TO livline_web WITH CHECK (
    by_id = (SELECT acting_account())
    AND renewal_id = ANY (ARRAY(SELECT r.id FROM package_key_renewal r
        WHERE r.municipality_id = office_in('administrator')
        AND (NOT package_key_answer.agrees OR r.asked_by_id <> acting_account())))
);
CREATE POLICY web_reads ON package_card_given FOR SELECT TO livline_web USING (
    renewal_id = ANY (ARRAY(SELECT r.id FROM package_key_renewal r))
);
CREATE POLICY administrator_tells ON package_card_given FOR INSERT TO livline_web WITH CHECK (
    by_id = (SELECT acting_account())
    AND renewal_id = ANY (ARRAY(SELECT r.id FROM package_key_renewal r JOIN package_key_answer a ON a.renewal_id = r.id
        WHERE a.agrees AND r.municipality_id = office_in('administrator')))
    AND partner_id = ANY (ARRAY(SELECT p.id FROM package_partner p))
);
SELECT rows_stay('package_key_renewal', 'asked_at'), rows_stay('package_key_answer', 'at'),
    rows_stay('package_card_given', 'at');

-- Packages: asked for by the caseworker, approved by a leader who did not ask, made and answered by whoever gives access.
GRANT SELECT, INSERT ON package, package_approval, package_file, package_receipt, package_received TO livline_web;
CREATE POLICY web_reads ON package FOR SELECT TO livline_web USING (
    case_id = ANY ((SELECT cases_seen('access'))::uuid[])
);
CREATE POLICY web_asks ON package FOR INSERT TO livline_web WITH CHECK (
    asked_by_id = (SELECT acting_account()) AND case_id = ANY ((SELECT my_cases('{worker}'))::uuid[])
    AND partner_id = ANY (ARRAY(SELECT p.id FROM package_partner p))
);
CREATE POLICY web_reads ON package_approval FOR SELECT TO livline_web USING (
    package_id = ANY (ARRAY(SELECT p.id FROM package p))
);
CREATE POLICY web_approves ON package_approval FOR INSERT TO livline_web WITH CHECK (
    by_id = (SELECT acting_account())
    AND package_id = ANY (ARRAY(SELECT p.id FROM package p WHERE p.asked_by_id <> acting_account()
        AND p.case_id = ANY (cases_decided('access'))))
);
CREATE POLICY web_reads ON package_file FOR SELECT TO livline_web USING (
    package_id = ANY (ARRAY(SELECT p.id FROM package p WHERE p.case_id = ANY (cases_written('access'))))
);
CREATE POLICY web_makes ON package_file FOR INSERT TO livline_web WITH CHECK (
    by_id = (SELECT acting_account())
    AND package_id = ANY (ARRAY(SELECT a.package_id FROM package_approval a WHERE a.by_id <> acting_account()))
    AND package_id = ANY (ARRAY(SELECT p.id FROM package p WHERE p.case_id = ANY (my_cases('{worker}'))))
);
CREATE POLICY web_reads ON package_receipt FOR SELECT TO livline_web USING (
    case_id = ANY ((SELECT cases_seen('access'))::uuid[])
);
CREATE POLICY web_loads ON package_receipt FOR INSERT TO livline_web WITH CHECK (
    by_id = (SELECT acting_account())
    AND case_id = ANY ((SELECT cases_written('access'))::uuid[])
    AND package_id = ANY (ARRAY(SELECT f.package_id FROM package_file f))
    AND package_id = ANY (ARRAY(SELECT p.id FROM package p WHERE p.case_id = package_receipt.case_id))
);
CREATE POLICY web_reads ON package_received FOR SELECT TO livline_web USING (
    case_id = ANY ((SELECT cases_seen('access'))::uuid[])
);
CREATE POLICY web_takes ON package_received FOR INSERT TO livline_web WITH CHECK (
    by_id = (SELECT acting_account()) AND municipality_id = (SELECT my_municipality())
    AND case_id = ANY ((SELECT my_cases('{worker}'))::uuid[])
    AND partner_id = ANY (ARRAY(SELECT p.id FROM package_partner p))
);
-- What the child wrote to its caseworker before it came: for itself, and for those who work with it, as its words here.
-- Entered with the package and never after.
GRANT SELECT, INSERT ON package_word TO livline_web;
CREATE POLICY web_reads ON package_word FOR SELECT TO livline_web USING (
    case_id = ANY ((SELECT my_cases('{child,worker}'))::uuid[])
);
CREATE POLICY web_takes ON package_word FOR INSERT TO livline_web WITH CHECK (
    case_id = ANY ((SELECT my_cases('{worker}'))::uuid[])
    AND received_id = ANY (ARRAY(SELECT r.id FROM package_received r
        WHERE r.case_id = package_word.case_id AND r.by_id = acting_account() AND r.at = now()))
);
SELECT rows_stay('package_word', 'at');
SELECT rows_stay('package_key', 'made_at'), rows_stay('package_partner', 'added_at'), rows_stay('package', 'asked_at'),
    rows_stay('package_approval', 'at'), rows_stay('package_file', 'at'), rows_stay('package_receipt', 'at'),
    rows_stay('package_received', 'at');
CREATE POLICY owner_asks_one ON package_receipt FOR SELECT TO livline_owner USING (
    case_id::text = current_setting('livline.handed', true)
);
