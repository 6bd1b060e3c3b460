-- Where the place is secret: what is each party given of the adopted plan, and in which languages?  What one has chosen for
-- it, and another has read.  Rows are added, never changed.

GRANT SELECT, INSERT ON plan_giving, plan_given, plan_given_read TO livline_web;
GRANT USAGE ON SEQUENCE plan_given_id_seq TO livline_web;

-- When was it last told what may give the child's place away: that it is secret, where the child lives, its school?
CREATE POLICY owner_asks_place ON entry FOR SELECT TO livline_owner USING (
    kind = 'placement_started' AND case_id = ANY ((SELECT my_cases(roles_all()))::uuid[])
);
CREATE POLICY owner_asks_place ON tie FOR SELECT TO livline_owner USING (
    part = 'child' AND case_id = ANY ((SELECT my_cases(roles_all()))::uuid[])
);
CREATE POLICY owner_asks_place ON contact FOR SELECT TO livline_owner USING (
    way IN ('address', 'school', 'meeting_place') AND case_id = ANY ((SELECT my_cases(roles_all()))::uuid[])
);
CREATE OR REPLACE FUNCTION place_told_at(of_case uuid) RETURNS timestamptz LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public AS $$
    SELECT greatest(
        (SELECT max(p.raised_at) FROM protection p WHERE p.case_id = of_case AND p.level = 'secret'),
        (SELECT max(e.recorded_at) FROM entry e WHERE e.case_id = of_case AND e.kind = 'placement_started'),
        (SELECT max(c.added_at) FROM contact c JOIN tie t ON t.id = c.tie_id
         WHERE c.case_id = of_case AND c.way IN ('address', 'school', 'meeting_place') AND t.part = 'child')
    )
$$;

-- What the account that acts is given where the place is secret: the last edition for it, read by somebody else, and made
-- since the plan was adopted last and the place was told of.
CREATE POLICY owner_asks ON plan_adoption FOR SELECT TO livline_owner USING (
    case_id = ANY ((SELECT my_cases(roles_reading('plan_edition', 'own')))::uuid[])
);
CREATE POLICY owner_asks ON plan_giving FOR SELECT TO livline_owner USING (
    case_id = ANY ((SELECT my_cases(roles_reading('plan_edition', 'own')))::uuid[])
);
CREATE POLICY owner_asks_own ON tie FOR SELECT TO livline_owner USING (person_id = (SELECT my_person()));
CREATE OR REPLACE FUNCTION edition_since(of_plan uuid) RETURNS timestamptz LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public AS $$
    SELECT greatest(max(a.at), max(place_told_at(a.case_id))) FROM plan_adoption a WHERE a.plan_id = of_plan
$$;
CREATE OR REPLACE FUNCTION my_givings() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public AS $$
    SELECT coalesce(array_agg(g.id), '{}') FROM plan_giving g JOIN plan_giving c ON c.checks_id = g.id
    WHERE g.tie_id = ANY (ARRAY(
              SELECT t.id FROM tie t WHERE t.person_id = (SELECT my_person()) AND t.during @> (SELECT danish_day())
                 AND t.part IN ('child', 'custody_holder', 'representative')))
      AND NOT EXISTS (SELECT FROM plan_giving n WHERE n.replaces_id = g.id)
      AND g.at >= edition_since(g.plan_id)
$$;

-- The translations that go along with these: chosen in that very edition, read by somebody who reads the language, and not
-- worded anew since.
CREATE POLICY owner_asks_given ON plan_given FOR SELECT TO livline_owner USING (
    case_id = ANY ((SELECT my_cases(roles_reading('plan_edition', 'own')))::uuid[])
);
CREATE POLICY owner_asks ON plan_given_read FOR SELECT TO livline_owner USING (
    case_id = ANY ((SELECT my_cases(roles_reading('plan_edition', 'own')))::uuid[])
);
CREATE POLICY owner_asks_given ON plan_translation FOR SELECT TO livline_owner USING (
    case_id = ANY ((SELECT my_cases(roles_reading('plan_edition', 'own')))::uuid[])
);
CREATE OR REPLACE FUNCTION my_translations() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public AS $$
    SELECT coalesce(array_agg(w.translation_id), '{}') FROM plan_given w JOIN plan_given_read r ON r.given_id = w.id
    WHERE w.giving_id = ANY ((SELECT my_givings())::uuid[])
      AND NOT EXISTS (SELECT FROM plan_translation n
                      WHERE n.replaces_id = w.translation_id AND n.wording_id = w.wording_id)
$$;
REVOKE ALL ON FUNCTION place_told_at(uuid), edition_since(uuid), my_givings(), my_translations() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION place_told_at(uuid), edition_since(uuid), my_givings(), my_translations() TO livline_web;

-- The editions that hold and wait for somebody to read them, as far as who asks sees them.
CREATE OR REPLACE FUNCTION editions_unread() RETURNS TABLE (case_id uuid, plan_id uuid, by_id uuid, at timestamptz)
    LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
    SELECT g.case_id, g.plan_id, g.by_id, g.at FROM plan_giving g
    WHERE g.checks_id IS NULL
      AND EXISTS (SELECT FROM plan_given w WHERE w.giving_id = g.id)
      AND NOT EXISTS (SELECT FROM plan_giving n WHERE n.replaces_id = g.id OR n.checks_id = g.id)
      AND NOT EXISTS (SELECT FROM plan_adoption n WHERE n.plan_id = g.plan_id AND n.at > g.at)
      AND g.at >= coalesce(place_told_at(g.case_id), '-infinity')
$$;

-- Who words plans says what somebody is given, and another who works on them reads it.
CREATE POLICY web_reads ON plan_giving FOR SELECT TO livline_web USING (
    case_id = ANY ((SELECT cases_seen('drafting'))::uuid[])
    OR coalesce(checks_id, id) = ANY ((SELECT my_givings())::uuid[])
);
CREATE POLICY web_adds ON plan_giving FOR INSERT TO livline_web WITH CHECK (
    by_id = (SELECT acting_account())
    AND (case_id = ANY ((SELECT cases_written('drafting'))::uuid[])
         OR checks_id IS NOT NULL AND case_id = ANY ((SELECT cases_decided('drafting'))::uuid[]))
);
CREATE POLICY web_reads ON plan_given FOR SELECT TO livline_web USING (
    case_id = ANY ((SELECT cases_seen('drafting'))::uuid[])
    OR giving_id = ANY ((SELECT my_givings())::uuid[])
       AND (translation_id IS NULL OR translation_id = ANY ((SELECT my_translations())::uuid[]))
);
CREATE POLICY web_adds ON plan_given FOR INSERT TO livline_web WITH CHECK (
    case_id = ANY ((SELECT cases_written('drafting'))::uuid[])
);

-- An edition is of what was adopted, for a party of the case, and comes with its words; nobody checks their own, and only
-- the last one is checked.
CREATE OR REPLACE TRIGGER plan_giving_is_of_its_plan BEFORE INSERT ON plan_giving
    FOR EACH ROW EXECUTE FUNCTION of_its_plan();
CREATE OR REPLACE FUNCTION check_plan_giving() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
    other plan_giving;
BEGIN
    SELECT * INTO other FROM plan_giving g WHERE g.id = coalesce(NEW.checks_id, NEW.replaces_id);
    IF NOT EXISTS (SELECT FROM plan_adoption a WHERE a.id = NEW.adoption_id AND a.plan_id = NEW.plan_id)
       OR NOT EXISTS (SELECT FROM tie t WHERE t.id = NEW.tie_id AND t.case_id = NEW.case_id
                      AND t.part IN ('child', 'custody_holder', 'representative'))
       OR coalesce(NEW.checks_id, NEW.replaces_id) IS NOT NULL AND other.id IS NULL
       OR other.id IS NOT NULL AND (other.plan_id <> NEW.plan_id OR other.tie_id <> NEW.tie_id OR other.checks_id IS NOT NULL)
       OR NEW.checks_id IS NOT NULL AND (other.adoption_id <> NEW.adoption_id
           OR EXISTS (SELECT FROM plan_giving n WHERE n.replaces_id = other.id)) THEN
        RAISE EXCEPTION 'an edition belongs to an adopted plan and a party' USING ERRCODE = 'foreign_key_violation';
    END IF;
    IF NEW.checks_id IS NOT NULL AND other.by_id = NEW.by_id THEN
        RAISE EXCEPTION 'nobody checks their own edition' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER plan_giving_is_of_an_adoption BEFORE INSERT ON plan_giving
    FOR EACH ROW EXECUTE FUNCTION check_plan_giving();
CREATE OR REPLACE FUNCTION check_plan_given() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM plan_giving g JOIN plan_adopted a ON a.adoption_id = g.adoption_id
                   WHERE g.id = NEW.giving_id AND a.wording_id = NEW.wording_id AND g.case_id = NEW.case_id
                     AND g.checks_id IS NULL AND g.at >= now()) THEN
        RAISE EXCEPTION 'the words of an edition were adopted, and come with it' USING ERRCODE = 'foreign_key_violation';
    END IF;
    IF NEW.translation_id IS NOT NULL AND NOT EXISTS (
           SELECT FROM plan_translation t JOIN plan_translation c ON c.checks_id = t.id
           JOIN plan_given w ON w.giving_id = NEW.giving_id AND w.wording_id = t.wording_id AND w.translation_id IS NULL
           WHERE t.id = NEW.translation_id AND t.wording_id = NEW.wording_id
             AND NOT EXISTS (SELECT FROM plan_translation n WHERE n.replaces_id = t.id AND n.wording_id = t.wording_id)) THEN
        RAISE EXCEPTION 'what goes along was checked, and is of words that are given' USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER plan_given_with_its_giving BEFORE INSERT ON plan_given
    FOR EACH ROW EXECUTE FUNCTION check_plan_given();

-- A translation that is given was read by somebody who reads its language: not by who chose it, nor by who wrote it.
CREATE POLICY web_reads ON plan_given_read FOR SELECT TO livline_web USING (
    case_id = ANY ((SELECT cases_seen('drafting'))::uuid[])
    OR EXISTS (SELECT FROM plan_given w WHERE w.id = plan_given_read.given_id)
);
CREATE POLICY web_adds ON plan_given_read FOR INSERT TO livline_web WITH CHECK (
    by_id = (SELECT acting_account())
    AND case_id = ANY ((SELECT cases_written('drafting') || cases_decided('drafting'))::uuid[])
);
CREATE POLICY web_reads_given ON plan_translation FOR SELECT TO livline_web USING (
    coalesce(checks_id, id) = ANY ((SELECT my_translations())::uuid[])
);
CREATE OR REPLACE FUNCTION check_plan_given_read() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
    told record;
BEGIN
    SELECT w.case_id, g.plan_id, g.by_id AS chose, t.by_id AS wrote,
        EXISTS (SELECT FROM plan_giving n WHERE n.replaces_id = g.id)
        OR EXISTS (SELECT FROM plan_translation n WHERE n.replaces_id = t.id AND n.wording_id = t.wording_id) AS is_gone
    INTO told FROM plan_given w JOIN plan_giving g ON g.id = w.giving_id JOIN plan_translation t ON t.id = w.translation_id
    WHERE w.id = NEW.given_id;
    IF told.plan_id IS DISTINCT FROM NEW.plan_id OR told.case_id IS DISTINCT FROM NEW.case_id OR told.is_gone THEN
        RAISE EXCEPTION 'what is read is a translation of the edition that stands' USING ERRCODE = 'foreign_key_violation';
    END IF;
    IF NEW.by_id IN (told.chose, told.wrote) THEN
        RAISE EXCEPTION 'nobody answers for their own words or choice' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER plan_given_read_is_of_an_edition BEFORE INSERT ON plan_given_read
    FOR EACH ROW EXECUTE FUNCTION check_plan_given_read();

-- The database says when, and nothing is changed.
SELECT rows_stay('plan_giving', 'at');
SELECT rows_stay('plan_given');
SELECT rows_stay('plan_given_read', 'at');
