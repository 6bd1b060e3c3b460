-- Which plans that were begun apart are one for siblings since?  A row in the case of each, with nothing of the other in it.
-- Rows are added, never changed.

GRANT SELECT, INSERT ON plan_united TO livline_web;

-- It is seen with the work on plans; of who reads what was adopted only by who reads what was adopted since.
CREATE POLICY web_reads ON plan_united FOR SELECT TO livline_web USING (
    case_id = ANY ((SELECT cases_seen('drafting'))::uuid[])
    OR EXISTS (SELECT FROM plan_adoption a WHERE a.plan_id = plan_united.plan_id AND a.at >= plan_united.at)
);
CREATE POLICY web_adds ON plan_united FOR INSERT TO livline_web WITH CHECK (
    case_id = ANY ((SELECT cases_written('drafting'))::uuid[]) AND by_id = (SELECT acting_account())
);

-- A plan is one with those of one joint alone, and that with one plan of a case; it says which version was the last.
CREATE OR REPLACE TRIGGER plan_united_is_of_its_plan BEFORE INSERT ON plan_united
    FOR EACH ROW EXECUTE FUNCTION of_its_plan();
CREATE OR REPLACE FUNCTION check_plan_united() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
    other plan_united;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended(NEW.plan_id::text, 11));
    IF NEW.number <> (SELECT coalesce(max(v.number), 0) FROM plan_version v WHERE v.plan_id = NEW.plan_id)
       OR NEW.step <> (SELECT coalesce(max(s.number), 0) FROM plan_step s WHERE s.plan_id = NEW.plan_id) THEN
        RAISE EXCEPTION 'somebody wrote in the plan meanwhile' USING ERRCODE = 'unique_violation';
    END IF;
    IF NEW.ends_id IS NOT NULL THEN
        SELECT * INTO other FROM plan_united u WHERE u.id = NEW.ends_id;
        IF other.ends_id IS NOT NULL OR (other.plan_id, other.joint, other.act, other.number, other.step)
           IS DISTINCT FROM (NEW.plan_id, NEW.joint, NEW.act, NEW.number, NEW.step) THEN
            RAISE EXCEPTION 'it is taken back while nothing was written since' USING ERRCODE = 'foreign_key_violation';
        END IF;
        RETURN NEW;
    END IF;
    IF EXISTS (SELECT FROM plan p WHERE p.id = NEW.plan_id AND p.joint <> NEW.joint)
       OR EXISTS (SELECT FROM plan p WHERE p.case_id = NEW.case_id AND p.id <> NEW.plan_id AND p.joint = NEW.joint)
       OR EXISTS (SELECT FROM plan_united u WHERE u.case_id = NEW.case_id AND (u.plan_id = NEW.plan_id) <> (u.joint = NEW.joint)
                  AND u.ends_id IS NULL AND NOT EXISTS (SELECT FROM plan_united e WHERE e.ends_id = u.id)) THEN
        RAISE EXCEPTION 'a plan is one with those of one joint' USING ERRCODE = 'unique_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER plan_united_with_one_joint BEFORE INSERT ON plan_united
    FOR EACH ROW EXECUTE FUNCTION check_plan_united();

-- Both are united by the same statement, and parted so; they are plans of siblings, and one may write in the case of each.
CREATE OR REPLACE FUNCTION check_plan_united_both() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    IF NOT EXISTS (
           SELECT FROM plan_united o
           WHERE o.act = NEW.act AND o.joint = NEW.joint AND o.case_id <> NEW.case_id
             AND (o.ends_id IS NULL) = (NEW.ends_id IS NULL) AND o.at >= now()
             AND (NEW.ends_id IS NOT NULL OR EXISTS (
                 SELECT FROM tie s JOIN tie c ON c.person_id = s.person_id AND c.part = 'child'
                 WHERE s.part = 'sibling'
                   AND (s.case_id, c.case_id) IN ((NEW.case_id, o.case_id), (o.case_id, NEW.case_id))))) THEN
        RAISE EXCEPTION 'two plans of siblings are united, or parted' USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER plan_united_has_two AFTER INSERT ON plan_united
    FOR EACH ROW EXECUTE FUNCTION check_plan_united_both();

-- The database says when, nothing is changed, and who wrote may still write at commit.
SELECT rows_stay('plan_united', 'at'), asked_again_at_commit('plan_united', 'drafting');
