-- Who sees that somebody is away?  Those who work in the same municipality: two days and who stands in, never why.
-- What a stand-in was given, and where they could not, those who see who has access.

GRANT SELECT, INSERT ON leave, leave_change, stand_in TO livline_web;
GRANT SELECT ON stand_in_given, stand_in_left_out, stand_in_relieved TO livline_web;

CREATE POLICY web_reads ON leave FOR SELECT TO livline_web USING (municipality_id = (SELECT my_colleagues_in()));
CREATE POLICY web_reads ON leave_change FOR SELECT TO livline_web USING (
    leave_id = ANY (ARRAY(SELECT l.id FROM leave l))
);
CREATE POLICY web_reads ON stand_in FOR SELECT TO livline_web USING (leave_id = ANY (ARRAY(SELECT l.id FROM leave l)));
CREATE POLICY web_reads ON stand_in_relieved FOR SELECT TO livline_web USING (
    stand_in_id = ANY (ARRAY(SELECT s.id FROM stand_in s))
);
CREATE POLICY web_reads ON stand_in_given FOR SELECT TO livline_web USING (
    case_id = ANY ((SELECT cases_seen('access'))::uuid[])
);
CREATE POLICY web_reads ON stand_in_left_out FOR SELECT TO livline_web USING (
    case_id = ANY ((SELECT cases_seen('access'))::uuid[])
    OR is_own AND stand_in_id = ANY (ARRAY(SELECT s.id FROM stand_in s WHERE s.account_id = acting_account()))
);
SELECT rows_stay('leave', 'at'), rows_stay('leave_change', 'at'), rows_stay('stand_in', 'at'),
    rows_stay('stand_in_given'), rows_stay('stand_in_left_out'), rows_stay('stand_in_relieved');

-- The functions below run as the owner: leave is known in the municipality of the account that acts, what a stand-in
-- was given for the one leave that is named.
CREATE POLICY owner_asks ON leave FOR SELECT TO livline_owner USING (municipality_id = (SELECT my_municipality()));
CREATE POLICY owner_asks ON leave_change FOR SELECT TO livline_owner USING (
    leave_id = ANY (ARRAY(SELECT l.id FROM leave l))
);
CREATE POLICY owner_asks ON stand_in FOR SELECT TO livline_owner USING (
    leave_id::text = current_setting('livline.leave', true)
);
CREATE POLICY owner_gives ON stand_in_given FOR INSERT TO livline_owner WITH CHECK (
    stand_in_id = ANY (ARRAY(SELECT s.id FROM stand_in s)) AND case_id::text = current_setting('livline.handed', true)
);
CREATE POLICY owner_asks ON stand_in_given FOR SELECT TO livline_owner USING (
    stand_in_id = ANY (ARRAY(SELECT s.id FROM stand_in s))
);
CREATE POLICY owner_tells ON stand_in_left_out FOR INSERT TO livline_owner WITH CHECK (
    stand_in_id = ANY (ARRAY(SELECT s.id FROM stand_in s)) AND case_id::text = current_setting('livline.handed', true)
);
CREATE POLICY owner_relieves ON stand_in_relieved FOR INSERT TO livline_owner WITH CHECK (
    stand_in_id = ANY (ARRAY(SELECT s.id FROM stand_in s))
);
CREATE POLICY owner_asks ON stand_in_relieved FOR SELECT TO livline_owner USING (
    stand_in_id = ANY (ARRAY(SELECT s.id FROM stand_in s))
);

-- Of whom may the account that acts say that they are away?  Of itself, and of those who work in a team that it leads.
CREATE OR REPLACE FUNCTION told_away_by_me() RETURNS uuid[] LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
    SELECT coalesce(array_agg(DISTINCT m.account_id), '{}') FROM membership m
    WHERE m.during @> danish_day() AND (m.account_id = acting_account() OR m.team_id IN (
        SELECT n.team_id FROM membership n WHERE n.account_id = acting_account() AND n.leads AND n.during @> danish_day()))
$$;
REVOKE ALL ON FUNCTION told_away_by_me() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION told_away_by_me() TO livline_web;
-- Who can stand in for somebody?  Those who work in a team of theirs, or in one that the account that acts leads.
CREATE OR REPLACE FUNCTION could_stand_in(away uuid) RETURNS uuid[] LANGUAGE sql STABLE
    SET search_path = pg_catalog, public AS $$
    SELECT coalesce(array_agg(DISTINCT m.account_id), '{}') FROM membership m JOIN account a ON a.id = m.account_id
    WHERE m.during @> danish_day() AND NOT m.leads AND a.is_active AND m.account_id NOT IN (away, acting_account())
      AND m.team_id IN (SELECT n.team_id FROM membership n WHERE n.during @> danish_day()
                        AND (n.account_id = away OR n.account_id = acting_account() AND n.leads))
$$;
REVOKE ALL ON FUNCTION could_stand_in(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION could_stand_in(uuid) TO livline_web;

CREATE POLICY web_tells ON leave FOR INSERT TO livline_web WITH CHECK (
    by_id = (SELECT acting_account()) AND municipality_id = (SELECT my_municipality())
    AND account_id = ANY ((SELECT told_away_by_me())::uuid[])
);
CREATE POLICY web_shortens ON leave_change FOR INSERT TO livline_web WITH CHECK (
    by_id = (SELECT acting_account())
    AND leave_id = ANY (ARRAY(SELECT l.id FROM leave l WHERE l.account_id = ANY (told_away_by_me())))
);
-- Who leads a child of somebody names a stand-in, too; what they give are the children that they lead.
CREATE POLICY web_names ON stand_in FOR INSERT TO livline_web WITH CHECK (
    by_id = (SELECT acting_account())
    AND EXISTS (SELECT FROM leave l WHERE l.id = stand_in.leave_id
        AND stand_in.account_id = ANY (could_stand_in(l.account_id))
        AND (l.account_id = ANY (told_away_by_me()) OR EXISTS (SELECT FROM relation r
             WHERE r.account_id = l.account_id AND r.kind = 'worker' AND r.case_id = ANY (cases_decided('access')))))
);

-- The last day of a leave, as it is now.
CREATE OR REPLACE FUNCTION leave_until(asked uuid) RETURNS date LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
    SELECT least(l.last, (SELECT min(c.last) FROM leave_change c WHERE c.leave_id = l.id)) FROM leave l WHERE l.id = asked
$$;
REVOKE ALL ON FUNCTION leave_until(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION leave_until(uuid) TO livline_web;

-- Nobody is away twice on one day, and a leave only becomes shorter; days that are past stay as they were.
CREATE OR REPLACE FUNCTION check_leave() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended(NEW.account_id::text, 6));
    IF NEW.last < danish_day() OR EXISTS (SELECT FROM leave l WHERE l.account_id = NEW.account_id
            AND l.first <= NEW.last AND leave_until(l.id) >= greatest(NEW.first, l.first)) THEN
        RAISE EXCEPTION 'somebody is away once' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER leave_is_checked BEFORE INSERT ON leave FOR EACH ROW EXECUTE FUNCTION check_leave();
CREATE OR REPLACE FUNCTION check_leave_change() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended(NEW.leave_id::text, 6));
    IF NEW.last >= leave_until(NEW.leave_id) OR leave_until(NEW.leave_id) < danish_day()
       OR NEW.last < danish_day() - 1 THEN
        RAISE EXCEPTION 'a leave only becomes shorter' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER leave_change_is_checked BEFORE INSERT ON leave_change
    FOR EACH ROW EXECUTE FUNCTION check_leave_change();

-- For each leave and each child of whoever is away: the days on which nobody else is there.  Who is there works with the
-- child or covers, is active and not away, and the child's case is not closed to them.  For the functions below alone.
CREATE OR REPLACE FUNCTION days_wanting(children uuid[]) RETURNS TABLE (leave_id uuid, case_id uuid, wanting datemultirange)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
#variable_conflict use_column
BEGIN
    PERFORM set_config('livline.handed', array_to_string(children, ','), true);
    PERFORM set_config('livline.receiver', (SELECT coalesce(string_agg(DISTINCT r.account_id::text, ','), '')
        FROM relation r WHERE r.case_id = ANY (children)), true);
    RETURN QUERY WITH away AS MATERIALIZED (
        SELECT l.id, l.account_id, daterange(greatest(l.first, danish_day()), leave_until(l.id) + 1) AS days
        FROM leave l WHERE l.last >= danish_day() AND leave_until(l.id) >= greatest(l.first, danish_day())
    ), held AS MATERIALIZED (
        SELECT r.case_id, r.account_id, r.kind, r.during FROM relation r JOIN account a ON a.id = r.account_id AND a.is_active
        WHERE r.case_id = ANY (children) AND r.kind IN ('worker', 'cover') AND r.is_confirmed
          AND r.during && daterange(danish_day(), NULL)
          AND NOT EXISTS (SELECT FROM conflict c WHERE c.case_id = r.case_id AND c.account_id = r.account_id)
    ), there AS MATERIALIZED (
        SELECT h.case_id, h.account_id, datemultirange(h.during) - coalesce((SELECT range_agg(w.days) FROM away w
            WHERE w.account_id = h.account_id), '{}') AS days FROM held h
    )
    SELECT w.id, h.case_id, range_agg(w.days * h.during) - coalesce((SELECT range_agg(t.days) FROM there t
        WHERE t.case_id = h.case_id AND t.account_id <> w.account_id), '{}')
    FROM away w JOIN held h ON h.account_id = w.account_id AND h.kind = 'worker' AND h.during && w.days
    GROUP BY w.id, w.account_id, h.case_id;
    PERFORM set_config('livline.handed', '', true);
    PERFORM set_config('livline.receiver', '', true);
END $$;
REVOKE ALL ON FUNCTION days_wanting(uuid[]) FROM PUBLIC;

-- The children of those who are away, or will be: one's own, and those that one leads; and whether they lack somebody.
CREATE OR REPLACE FUNCTION children_of_absent() RETURNS TABLE (leave_id uuid, case_id uuid, lacks boolean)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
#variable_conflict use_column
DECLARE
    led uuid[] := my_open_cases('{leader}', 'duties');
BEGIN
    IF NOT EXISTS (SELECT FROM leave l WHERE l.last >= danish_day()) THEN
        RETURN;
    END IF;
    RETURN QUERY SELECT w.leave_id, w.case_id, NOT isempty(w.wanting)
        FROM days_wanting(led || my_open_cases('{worker}', 'duties')) w JOIN leave l ON l.id = w.leave_id
        WHERE l.account_id = acting_account() OR w.case_id = ANY (led);
END $$;
REVOKE ALL ON FUNCTION children_of_absent() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION children_of_absent() TO livline_web;

-- In which children may the account that acts fill the days of somebody who is away?  In its own, or in those it leads.
CREATE OR REPLACE FUNCTION my_children_to_fill(away uuid) RETURNS uuid[] LANGUAGE sql STABLE
    SET search_path = pg_catalog, public AS $$
    SELECT my_open_cases(CASE WHEN away = acting_account() THEN '{worker}' ELSE '{leader}' END::text[], 'duties')
$$;
REVOKE ALL ON FUNCTION my_children_to_fill(uuid) FROM PUBLIC;

-- A stand-in is given access for the days that are wanting, by the one who named them: in their own children, or in those
-- that they lead; in all of them, but where the case is closed to the stand-in.  A protected child waits for a second
-- person, as any access to it does.
CREATE OR REPLACE FUNCTION stand_in_give(asked uuid, of_leave uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public AS $$
DECLARE
    named stand_in;
    away uuid;
    one record;
    days daterange;
    made uuid;
    is_own boolean;
BEGIN
    PERFORM set_config('livline.leave', of_leave::text, true);
    SELECT * INTO named FROM stand_in WHERE id = asked;
    SELECT account_id INTO away FROM leave WHERE id = of_leave;
    IF named.id IS NULL OR named.by_id <> acting_account() OR away IS NULL THEN
        RAISE EXCEPTION 'not yours to give' USING ERRCODE = 'insufficient_privilege';
    END IF;
    FOR one IN SELECT w.case_id, w.wanting FROM days_wanting(my_children_to_fill(away)) w
            WHERE w.leave_id = of_leave AND NOT isempty(w.wanting) ORDER BY w.case_id LOOP
        PERFORM pg_advisory_xact_lock(hashtextextended(one.case_id::text, 5));
        PERFORM set_config('livline.handed', one.case_id::text, true);
        is_own := EXISTS (SELECT FROM conflict c WHERE c.account_id = named.account_id AND c.case_id = one.case_id);
        IF is_own OR EXISTS (SELECT FROM restriction x WHERE x.account_id = named.account_id AND x.case_id = one.case_id
                             AND datemultirange(x.during) && one.wanting) THEN
            PERFORM set_config('livline.asked', one.case_id::text, true);
            INSERT INTO stand_in_left_out (id, stand_in_id, case_id, number, is_own)
                SELECT gen_random_uuid(), asked, one.case_id, c.name, is_own FROM "case" c WHERE c.id = one.case_id;
            PERFORM set_config('livline.asked', '', true);
            CONTINUE;
        END IF;
        FOR days IN SELECT unnest(one.wanting - coalesce((SELECT range_agg(r.during) FROM relation r
                WHERE r.account_id = named.account_id AND r.case_id = one.case_id AND r.kind = 'cover'), '{}')) LOOP
            made := gen_random_uuid();
            INSERT INTO relation (id, account_id, case_id, kind, during, is_confirmed, added_by_id, added_at)
                VALUES (made, named.account_id, one.case_id, 'cover', days, true, acting_account(), now());
            INSERT INTO stand_in_given (relation_id, stand_in_id, case_id) VALUES (made, asked, one.case_id);
        END LOOP;
    END LOOP;
    PERFORM set_config('livline.handed', '', true);
    PERFORM set_config('livline.leave', '', true);
END $$;
REVOKE ALL ON FUNCTION stand_in_give(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION stand_in_give(uuid, uuid) TO livline_web;

-- Another takes over from a stand-in, from today or the first day on: what the one was given for the leave ends in the
-- children of whoever says so, or in those that they lead, and the other is given all that is wanting then.  Who is left
-- with nothing is relieved.  Nothing is changed where there is nothing to take over.
CREATE OR REPLACE FUNCTION stand_in_swap(asked uuid, of_leave uuid, former uuid) RETURNS void LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    given text;
    away uuid;
    one record;
    has_ended boolean := false;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended(of_leave::text, 6));
    PERFORM set_config('livline.leave', of_leave::text, true);
    SELECT account_id INTO away FROM leave WHERE id = of_leave;
    SELECT coalesce(string_agg(DISTINCT g.case_id::text, ','), '') INTO given FROM stand_in_given g;
    PERFORM set_config('livline.handed', given, true);
    FOR one IN SELECT r.id, r.case_id FROM stand_in s JOIN stand_in_given g ON g.stand_in_id = s.id
            JOIN relation r ON r.id = g.relation_id
            WHERE s.account_id = former AND upper(r.during) > danish_day()
              AND r.case_id = ANY (my_children_to_fill(away)) ORDER BY r.case_id LOOP
        PERFORM pg_advisory_xact_lock(hashtextextended(one.case_id::text, 5));
        PERFORM set_config('livline.handed', one.case_id::text, true);
        UPDATE relation SET during = daterange(lower(during), greatest(danish_day(), lower(during))),
            ended_by_id = acting_account() WHERE id = one.id;
        has_ended := true;
    END LOOP;
    PERFORM set_config('livline.handed', given, true);
    INSERT INTO stand_in_relieved (stand_in_id, successor_id) SELECT s.id, asked FROM stand_in s
        WHERE s.account_id = former AND s.id <> asked
          AND NOT EXISTS (SELECT FROM stand_in_relieved e WHERE e.stand_in_id = s.id)
          AND NOT EXISTS (SELECT FROM stand_in_given g JOIN relation r ON r.id = g.relation_id
                          WHERE g.stand_in_id = s.id AND upper(r.during) > danish_day());
    IF NOT (has_ended OR FOUND) OR EXISTS (SELECT FROM stand_in s WHERE s.id = asked AND s.account_id = former) THEN
        RAISE EXCEPTION 'there is nothing to take over' USING ERRCODE = 'check_violation';
    END IF;
    PERFORM stand_in_give(asked, of_leave);
END $$;
REVOKE ALL ON FUNCTION stand_in_swap(uuid, uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION stand_in_swap(uuid, uuid, uuid) TO livline_web;

-- What was given for a leave ends with it: for whoever may shorten the leave, and never later than it did.
CREATE OR REPLACE FUNCTION stand_in_cut(of_leave uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public AS $$
DECLARE
    ends date := leave_until(of_leave) + 1;
    one record;
BEGIN
    PERFORM set_config('livline.leave', of_leave::text, true);
    FOR one IN SELECT g.relation_id, g.case_id FROM stand_in_given g ORDER BY g.case_id LOOP
        PERFORM set_config('livline.handed', one.case_id::text, true);
        UPDATE relation SET during = daterange(lower(during), greatest(ends, lower(during))), ended_by_id = acting_account()
            WHERE id = one.relation_id AND NOT isempty(during) AND upper(during) > greatest(ends, danish_day());
    END LOOP;
    PERFORM set_config('livline.handed', '', true);
    PERFORM set_config('livline.leave', '', true);
END $$;
REVOKE ALL ON FUNCTION stand_in_cut(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION stand_in_cut(uuid) TO livline_web;
