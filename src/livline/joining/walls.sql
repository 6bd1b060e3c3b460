-- Who sees that two cases were joined, and who joins them?  Those who see who has access to one of the two; joined and
-- parted by who writes the facts of both, or decides in both, and by the functions below alone.

GRANT SELECT ON joining, joined_entry, parting, not_alike TO livline_web, livline_job;
GRANT INSERT ON not_alike TO livline_web;
CREATE POLICY web_reads ON joining FOR SELECT TO livline_web USING (
    case_id = ANY ((SELECT cases_seen('access'))::uuid[]) OR into_id = ANY ((SELECT cases_seen('access'))::uuid[])
);
CREATE POLICY web_reads ON joined_entry FOR SELECT TO livline_web USING (
    joining_id = ANY (ARRAY(SELECT j.id FROM joining j))
);
CREATE POLICY web_reads ON parting FOR SELECT TO livline_web USING (
    joining_id = ANY (ARRAY(SELECT j.id FROM joining j))
);
CREATE POLICY job_reads ON joining FOR SELECT TO livline_job USING (
    case_id = ANY (ARRAY(SELECT c.id FROM "case" c WHERE c.municipality_id = acting_municipality()))
);
CREATE POLICY job_reads ON joined_entry FOR SELECT TO livline_job USING (
    joining_id = ANY (ARRAY(SELECT j.id FROM joining j))
);
CREATE POLICY job_reads ON parting FOR SELECT TO livline_job USING (
    joining_id = ANY (ARRAY(SELECT j.id FROM joining j))
);
CREATE POLICY job_reads ON not_alike FOR SELECT TO livline_job USING (
    case_id = ANY (ARRAY(SELECT c.id FROM "case" c WHERE c.municipality_id = acting_municipality()))
);
SELECT rows_stay('joining', 'at');
SELECT rows_stay('joined_entry');
SELECT rows_stay('parting', 'at');

-- May the account that acts join these?  It writes the facts of all of them, or decides in all.  `open`: as they are now,
-- else as if none were closed.
CREATE OR REPLACE FUNCTION may_join(cases uuid[], open boolean) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public AS $$
    SELECT cases <@ my_open_cases(roles_writing('plan'), CASE WHEN open THEN 'plan' ELSE 'access' END)
       AND cases <@ my_open_cases(roles_writing('sensitive'), CASE WHEN open THEN 'plan' ELSE 'access' END)
        OR cases <@ my_open_cases(roles_deciding('decisions'), CASE WHEN open THEN 'plan' ELSE 'access' END)
$$;
REVOKE ALL ON FUNCTION may_join(uuid[], boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION may_join(uuid[], boolean) TO livline_web;

-- That two cases are of two children: said and seen by who could join them.
CREATE POLICY web_reads ON not_alike FOR SELECT TO livline_web USING (
    case_id = ANY ((SELECT cases_seen('access'))::uuid[]) AND other_id = ANY ((SELECT cases_seen('access'))::uuid[])
);
CREATE POLICY web_says ON not_alike FOR INSERT TO livline_web WITH CHECK (
    by_id = (SELECT acting_account()) AND may_join(ARRAY[case_id, other_id], true)
);
SELECT rows_stay('not_alike', 'at');

-- What the functions below reach: the two cases that they name, for as long as they run.
CREATE POLICY owner_joins ON joining FOR INSERT TO livline_owner WITH CHECK (
    case_id::text = ANY (string_to_array(current_setting('livline.joined', true), ','))
    AND into_id::text = ANY (string_to_array(current_setting('livline.joined', true), ','))
);
CREATE POLICY owner_joins ON joined_entry FOR INSERT TO livline_owner WITH CHECK (
    joining_id = ANY (ARRAY(SELECT j.id FROM joining j))
);
CREATE POLICY owner_asks ON joined_entry FOR SELECT TO livline_owner USING (
    joining_id = ANY (ARRAY(SELECT j.id FROM joining j))
);
CREATE POLICY owner_parts ON parting FOR INSERT TO livline_owner WITH CHECK (
    joining_id = ANY (ARRAY(SELECT j.id FROM joining j))
);
CREATE POLICY owner_joins_reads ON entry FOR SELECT TO livline_owner USING (
    case_id::text = ANY ((SELECT string_to_array(current_setting('livline.joined', true), ','))::text[])
);
CREATE POLICY owner_joins ON entry FOR INSERT TO livline_owner WITH CHECK (
    case_id::text = ANY ((SELECT string_to_array(current_setting('livline.joined', true), ','))::text[])
);
CREATE POLICY owner_joins_reads ON place FOR SELECT TO livline_owner USING (
    case_id::text = ANY ((SELECT string_to_array(current_setting('livline.joined', true), ','))::text[])
);
CREATE POLICY owner_joins ON place FOR INSERT TO livline_owner WITH CHECK (
    case_id::text = ANY ((SELECT string_to_array(current_setting('livline.joined', true), ','))::text[])
);
CREATE POLICY owner_joins ON protection FOR INSERT TO livline_owner WITH CHECK (
    case_id::text = ANY ((SELECT string_to_array(current_setting('livline.joined', true), ','))::text[])
);
CREATE POLICY owner_joins_reads ON "case" FOR SELECT TO livline_owner USING (
    id::text = ANY ((SELECT string_to_array(current_setting('livline.joined', true), ','))::text[])
);

-- Those who join wait for each other, in one order for all.
CREATE OR REPLACE FUNCTION joining_begins(one uuid, other uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended(least(one, other)::text, 7));
    PERFORM pg_advisory_xact_lock(hashtextextended(greatest(one, other)::text, 7));
    PERFORM set_config('livline.joined', one::text || ',' || other::text, true);
END $$;
REVOKE ALL ON FUNCTION joining_begins(uuid, uuid) FROM PUBLIC;

-- The entries of a case that hold and that nobody has put in quarantine.
CREATE OR REPLACE FUNCTION entries_holding(asked uuid) RETURNS SETOF entry LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public AS $$
    SELECT e.* FROM entry e WHERE e.case_id = asked AND NOT e.is_withdrawn AND e.fact <> ALL (my_quarantined())
       AND NOT EXISTS (SELECT FROM entry r WHERE r.replaces_id = e.id)
$$;
REVOKE ALL ON FUNCTION entries_holding(uuid) FROM PUBLIC;

-- Whatever protects the joined child protects the kept one: no joining lowers anything.
CREATE OR REPLACE FUNCTION protections_follow(joined uuid, kept uuid) RETURNS void LANGUAGE sql SECURITY DEFINER
    SET search_path = pg_catalog, public AS $$
    INSERT INTO protection (id, case_id, level, source, reason, raised_by_id, raised_at)
    SELECT DISTINCT ON (p.level) gen_random_uuid(), kept, p.level, p.source, p.reason, acting_account(), now()
    FROM protection p WHERE p.case_id = joined
      AND p.id <> ALL (ARRAY(SELECT l.protection_id FROM lowering l WHERE l.confirmed_at IS NOT NULL))
      AND NOT EXISTS (SELECT FROM protection q WHERE q.case_id = kept AND q.level = p.level
          AND q.id <> ALL (ARRAY(SELECT l.protection_id FROM lowering l WHERE l.confirmed_at IS NOT NULL)))
    ORDER BY p.level, p.raised_at
$$;
REVOKE ALL ON FUNCTION protections_follow(uuid, uuid) FROM PUBLIC;

-- What an entry says, to be compared with one of another case: kind, days and fields, a place by its token over there.  What
-- events and measures are called and when it was entered does not count; a list says the same in any order.
CREATE OR REPLACE FUNCTION says_in(e entry, places jsonb) RETURNS jsonb LANGUAGE sql STABLE
    SET search_path = pg_catalog, public AS $$
    SELECT jsonb_object_agg(f.key, CASE
        WHEN jsonb_typeof(f.value) = 'array' THEN (SELECT jsonb_agg(w ORDER BY w) FROM jsonb_array_elements(f.value) w)
        WHEN f.key IN ('site', 'from', 'to') AND places ? (f.value #>> '{}') THEN places #> ARRAY[f.value #>> '{}', 'token']
        ELSE f.value END)
    FROM jsonb_each(to_jsonb(e)) f
    WHERE f.key <> ALL ('{id,case_id,fact,replaces_id,reason_for_change,shared_as,recorded_at,recorded_by_id,position,'
        'known_on,event_id,of_event,measure,is_withdrawn}')
$$;
REVOKE ALL ON FUNCTION says_in(entry, jsonb) FROM PUBLIC;

-- The facts of one case are taken into another and it is closed.  `taken`: the entries to copy, with their names there;
-- `same`: those that are there already and say the same; `places`: sealed anew, by token.  Every entry that holds is in one of the two.
CREATE OR REPLACE FUNCTION cases_join(
    made uuid, joined uuid, kept uuid, why text, taken jsonb, same jsonb, places jsonb
) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    one record;
    last integer;
    fresh bigint;
BEGIN
    PERFORM joining_begins(joined, kept);
    IF joined = kept OR NOT may_join(ARRAY[joined, kept], true)
       OR (SELECT count(DISTINCT c.municipality_id) FROM "case" c WHERE c.id IN (joined, kept)) <> 1 THEN
        RAISE EXCEPTION 'not yours to join' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF EXISTS (SELECT FROM entries_holding(joined) e
               WHERE e.id NOT IN (SELECT (t ->> 'origin')::bigint FROM jsonb_array_elements(taken) t
                                  UNION ALL SELECT (t ->> 'origin')::bigint FROM jsonb_array_elements(same) t)) THEN
        RAISE EXCEPTION 'a fact would be left behind' USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (SELECT FROM entries_holding(joined) e
               WHERE (e.site LIKE '~%' AND NOT places ? e.site) OR (e."from" LIKE '~%' AND NOT places ? e."from")
                  OR (e."to" LIKE '~%' AND NOT places ? e."to")) THEN
        RAISE EXCEPTION 'a place would be left behind' USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (SELECT FROM jsonb_to_recordset(same) AS s (origin bigint, entry bigint)
               WHERE NOT EXISTS (SELECT FROM entries_holding(joined) o, entries_holding(kept) k
                   WHERE o.id = s.origin AND k.id = s.entry AND says_in(o, places) = says_in(k, '{}'))) THEN
        RAISE EXCEPTION 'a fact would be lost in another' USING ERRCODE = 'check_violation';
    END IF;
    PERFORM protections_follow(joined, kept);
    INSERT INTO joining (id, case_id, into_id, reason, by_id, at)
        VALUES (made, joined, kept, why, acting_account(), now());
    INSERT INTO place (case_id, token, sealed)
        SELECT kept, p.value ->> 'token', decode(p.value ->> 'sealed', 'hex') FROM jsonb_each(places) p
        ON CONFLICT DO NOTHING;
    SELECT coalesce(max(e.position), 0) INTO last FROM entry e WHERE e.case_id = kept;
    FOR one IN SELECT t.value AS names, t.ordinality AS place, e AS entry
               FROM jsonb_array_elements(taken) WITH ORDINALITY t
               JOIN entries_holding(joined) e ON e.id = (t.value ->> 'origin')::bigint ORDER BY t.ordinality LOOP
        fresh := nextval('entry_id_seq');
        INSERT INTO entry SELECT (jsonb_populate_record(one.entry, jsonb_build_object(
            'id', fresh, 'case_id', kept, 'fact', gen_random_uuid(), 'replaces_id', NULL, 'reason_for_change', NULL,
            'shared_as', NULL, 'recorded_at', now(), 'recorded_by_id', acting_account(), 'position', last + one.place,
            'known_on', coalesce((one.entry).known_on, ((one.entry).recorded_at AT TIME ZONE 'Europe/Copenhagen')::date),
            'event_id', one.names ->> 'name', 'of_event', one.names ->> 'of', 'measure', one.names ->> 'measure',
            'site', coalesce(places #>> ARRAY[(one.entry).site, 'token'], (one.entry).site),
            'from', coalesce(places #>> ARRAY[(one.entry)."from", 'token'], (one.entry)."from"),
            'to', coalesce(places #>> ARRAY[(one.entry)."to", 'token'], (one.entry)."to")))).*;
        INSERT INTO joined_entry (joining_id, origin_id, entry_id, is_taken)
            VALUES (made, (one.entry).id, fresh, true);
    END LOOP;
    INSERT INTO joined_entry (joining_id, origin_id, entry_id, is_taken)
        SELECT made, o.id, k.id, false FROM jsonb_to_recordset(same) AS s (origin bigint, entry bigint)
        JOIN entries_holding(joined) o ON o.id = s.origin JOIN entries_holding(kept) k ON k.id = s.entry;
    PERFORM set_config('livline.joined', '', true);
END $$;
REVOKE ALL ON FUNCTION cases_join(uuid, uuid, uuid, text, jsonb, jsonb, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION cases_join(uuid, uuid, uuid, text, jsonb, jsonb, jsonb) TO livline_web;

-- A joining is undone: what was taken is withdrawn, and the joined case opens.  What nobody touched since goes whatever is
-- asked; nothing goes that was not taken.
CREATE OR REPLACE FUNCTION cases_part(asked uuid, why text, gone bigint[]) RETURNS void LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    j joining;
BEGIN
    SELECT * INTO j FROM joining WHERE id = asked;
    IF j.id IS NULL OR NOT may_join(ARRAY[j.into_id], true) OR NOT may_join(ARRAY[j.case_id, j.into_id], false) THEN
        RAISE EXCEPTION 'not yours to part' USING ERRCODE = 'insufficient_privilege';
    END IF;
    PERFORM joining_begins(j.case_id, j.into_id);
    IF EXISTS (SELECT FROM entries_holding(j.into_id) e JOIN joined_entry t ON t.entry_id = e.id
               WHERE t.joining_id = j.id AND t.is_taken AND e.id <> ALL (gone)) THEN
        RAISE EXCEPTION 'what was taken would stay' USING ERRCODE = 'check_violation';
    END IF;
    INSERT INTO entry SELECT (jsonb_populate_record(e, jsonb_build_object(
            'id', nextval('entry_id_seq'), 'replaces_id', e.id, 'is_withdrawn', true, 'reason_for_change', why,
            'recorded_at', now(), 'recorded_by_id', acting_account()))).*
        FROM entries_holding(j.into_id) e WHERE e.id = ANY (gone) AND e.fact = ANY (ARRAY(
            SELECT f.fact FROM joined_entry t JOIN entry f ON f.id = t.entry_id
            WHERE t.joining_id = j.id AND t.is_taken));
    INSERT INTO parting (joining_id, reason, by_id, at) VALUES (j.id, why, acting_account(), now());
    PERFORM set_config('livline.joined', '', true);
END $$;
REVOKE ALL ON FUNCTION cases_part(uuid, text, bigint[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION cases_part(uuid, text, bigint[]) TO livline_web;

-- What both ledgers and stays come to is told in the transaction that joins or parts, by who did it: whoever decides writes
-- no lines otherwise, and the joined case is closed.
CREATE OR REPLACE FUNCTION cases_joined_now() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public AS $$
    SELECT coalesce(array_agg(c.id), '{}') FROM joining j CROSS JOIN LATERAL (VALUES (j.case_id), (j.into_id)) c (id)
    WHERE j.by_id = acting_account() AND j.at = now()
       OR EXISTS (SELECT FROM parting p WHERE p.joining_id = j.id AND p.by_id = acting_account() AND p.at = now())
$$;
REVOKE ALL ON FUNCTION cases_joined_now() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION cases_joined_now() TO livline_web;
CREATE POLICY web_joins ON line FOR INSERT TO livline_web WITH CHECK (
    case_id = ANY ((SELECT cases_joined_now())::uuid[])
);
CREATE POLICY web_joins_away ON line FOR DELETE TO livline_web USING (case_id = ANY ((SELECT cases_joined_now())::uuid[]));
CREATE POLICY web_joins ON ledger FOR INSERT TO livline_web WITH CHECK (
    case_id = ANY ((SELECT cases_joined_now())::uuid[])
);
CREATE POLICY web_joins_anew ON ledger FOR UPDATE TO livline_web
    USING (case_id = ANY ((SELECT cases_joined_now())::uuid[]))
    WITH CHECK (case_id = ANY ((SELECT cases_joined_now())::uuid[]));
CREATE POLICY web_joins ON stay FOR INSERT TO livline_web WITH CHECK (
    case_id = ANY ((SELECT cases_joined_now())::uuid[])
);
CREATE POLICY web_joins_away ON stay FOR DELETE TO livline_web USING (case_id = ANY ((SELECT cases_joined_now())::uuid[]));
