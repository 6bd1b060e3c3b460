-- Who reads and writes plans?  Whom the sheet lets at the work on them; what was adopted is read by who sees its words.
-- Rows are added, never changed.

GRANT SELECT, INSERT ON plan, plan_version, plan_wording, plan_sentence, plan_translation, plan_remark, plan_accepted,
    plan_carried, plan_step, plan_adoption, plan_adopted TO livline_web;
GRANT USAGE ON SEQUENCE plan_adopted_id_seq, plan_sentence_id_seq TO livline_web;

-- What was adopted, with its words as they stood.
CREATE POLICY web_reads ON plan_adopted FOR SELECT TO livline_web USING (
    case_id = ANY ((SELECT cases_seen('drafting') || cases_seen('plan_words'))::uuid[])
);
CREATE POLICY web_adds ON plan_adopted FOR INSERT TO livline_web WITH CHECK (
    case_id = ANY ((SELECT cases_written('drafting'))::uuid[])
);
CREATE POLICY web_reads ON plan_adoption FOR SELECT TO livline_web USING (
    case_id = ANY ((SELECT cases_seen('drafting') || cases_seen('plan_words'))::uuid[])
    OR EXISTS (SELECT FROM plan_giving g WHERE g.adoption_id = plan_adoption.id)
);
CREATE POLICY web_adds ON plan_adoption FOR INSERT TO livline_web WITH CHECK (
    case_id = ANY ((SELECT cases_written('drafting'))::uuid[]) AND by_id = (SELECT acting_account())
);

-- The rest is seen with the work on plans; of a plan that was adopted, its head and the adopted versions and words too.
CREATE POLICY web_reads ON plan FOR SELECT TO livline_web USING (
    case_id = ANY ((SELECT cases_seen('drafting'))::uuid[])
    OR EXISTS (SELECT FROM plan_adoption a WHERE a.plan_id = plan.id)
);
CREATE POLICY web_adds ON plan FOR INSERT TO livline_web WITH CHECK (
    case_id = ANY ((SELECT cases_written('drafting'))::uuid[]) AND by_id = (SELECT acting_account())
);
CREATE POLICY web_reads ON plan_version FOR SELECT TO livline_web USING (
    case_id = ANY ((SELECT cases_seen('drafting'))::uuid[])
    OR EXISTS (SELECT FROM plan_adoption a WHERE a.version_id = plan_version.id)
);
CREATE POLICY web_adds ON plan_version FOR INSERT TO livline_web WITH CHECK (
    case_id = ANY ((SELECT cases_written('drafting'))::uuid[]) AND by_id = (SELECT acting_account())
);
CREATE POLICY web_reads ON plan_wording FOR SELECT TO livline_web USING (
    case_id = ANY ((SELECT cases_seen('drafting'))::uuid[])
    OR case_id = ANY ((SELECT cases_seen('plan_words'))::uuid[])
       AND EXISTS (SELECT FROM plan_adopted a WHERE a.wording_id = plan_wording.id)
    OR EXISTS (SELECT FROM plan_given g WHERE g.wording_id = plan_wording.id)
);
CREATE POLICY web_adds ON plan_wording FOR INSERT TO livline_web WITH CHECK (
    case_id = ANY ((SELECT cases_written('drafting'))::uuid[]) AND by_id = (SELECT acting_account())
);

-- That a sentence stands somewhere is known to who works on plans there, and to no party of a case.
CREATE POLICY web_reads ON plan_sentence FOR SELECT TO livline_web USING (
    case_id = ANY ((SELECT cases_seen('drafting'))::uuid[])
);
CREATE POLICY web_adds ON plan_sentence FOR INSERT TO livline_web WITH CHECK (
    case_id = ANY ((SELECT cases_written('drafting'))::uuid[])
);

-- A translation is seen with what it translates; who words plans writes it, and another who works on them checks it.  The
-- parties are given those that were checked, and of which no other has taken the place, each with its check.
CREATE POLICY owner_asks ON plan_translation FOR SELECT TO livline_owner USING (
    case_id = ANY ((SELECT cases_seen('plan_words'))::uuid[])
);
CREATE POLICY owner_asks ON plan_adopted FOR SELECT TO livline_owner USING (
    case_id = ANY ((SELECT cases_seen('plan_words'))::uuid[])
);
CREATE OR REPLACE FUNCTION translations_given() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, public AS $$
    SELECT coalesce(array_agg(t.checks_id), '{}') FROM plan_translation t
    WHERE t.checks_id IS NOT NULL
      AND NOT EXISTS (SELECT FROM plan_translation n JOIN plan_adopted a ON a.wording_id = n.wording_id
                      WHERE n.replaces_id = t.checks_id)
$$;
REVOKE ALL ON FUNCTION translations_given() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION translations_given() TO livline_web;
CREATE POLICY web_reads ON plan_translation FOR SELECT TO livline_web USING (
    case_id = ANY ((SELECT cases_seen('drafting'))::uuid[])
    OR case_id = ANY ((SELECT cases_seen('plan_words'))::uuid[])
       AND EXISTS (SELECT FROM plan_adopted a WHERE a.wording_id = plan_translation.wording_id)
       AND coalesce(checks_id, id) = ANY ((SELECT translations_given())::uuid[])
);
CREATE POLICY web_adds ON plan_translation FOR INSERT TO livline_web WITH CHECK (
    by_id = (SELECT acting_account())
    AND (case_id = ANY ((SELECT cases_written('drafting'))::uuid[])
         OR checks_id IS NOT NULL AND case_id = ANY ((SELECT cases_decided('drafting'))::uuid[]))
);

-- Remarks come from who words the plan and from who decides on it.
CREATE POLICY web_reads ON plan_remark FOR SELECT TO livline_web USING (
    case_id = ANY ((SELECT cases_seen('drafting'))::uuid[])
);
CREATE POLICY web_adds ON plan_remark FOR INSERT TO livline_web WITH CHECK (
    case_id = ANY ((SELECT cases_written('drafting') || cases_decided('drafting'))::uuid[])
    AND by_id = (SELECT acting_account())
);

-- Who words the plan accepts a warning of the review.
CREATE POLICY web_reads ON plan_accepted FOR SELECT TO livline_web USING (
    case_id = ANY ((SELECT cases_seen('drafting'))::uuid[])
);
CREATE POLICY web_adds ON plan_accepted FOR INSERT TO livline_web WITH CHECK (
    case_id = ANY ((SELECT cases_written('drafting'))::uuid[]) AND by_id = (SELECT acting_account())
);

-- Who words the plan carries over what is known.  It tells of study and journal, which its parties do not see.
CREATE POLICY web_reads ON plan_carried FOR SELECT TO livline_web USING (
    case_id = ANY ((SELECT cases_seen('drafting'))::uuid[])
);
CREATE POLICY web_adds ON plan_carried FOR INSERT TO livline_web WITH CHECK (
    case_id = ANY ((SELECT cases_written('drafting'))::uuid[]) AND by_id = (SELECT acting_account())
);

-- Who words a plan asks; who decides answers.
CREATE POLICY web_reads ON plan_step FOR SELECT TO livline_web USING (
    case_id = ANY ((SELECT cases_seen('drafting'))::uuid[])
);
CREATE POLICY web_adds ON plan_step FOR INSERT TO livline_web WITH CHECK (
    by_id = (SELECT acting_account())
    AND (taken IN ('asked', 'withdrawn') AND case_id = ANY ((SELECT cases_written('drafting'))::uuid[])
         OR taken IN ('approved', 'sent_back') AND case_id = ANY ((SELECT cases_decided('drafting'))::uuid[]))
);

-- Everything of a plan stands in its case.
CREATE OR REPLACE FUNCTION of_its_plan() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM plan p WHERE p.id = NEW.plan_id AND p.case_id = NEW.case_id) THEN
        RAISE EXCEPTION 'it belongs to no plan of the case' USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER plan_version_is_of_its_plan BEFORE INSERT ON plan_version
    FOR EACH ROW EXECUTE FUNCTION of_its_plan();
CREATE OR REPLACE TRIGGER plan_wording_is_of_its_plan BEFORE INSERT ON plan_wording
    FOR EACH ROW EXECUTE FUNCTION of_its_plan();
CREATE OR REPLACE TRIGGER plan_remark_is_of_its_plan BEFORE INSERT ON plan_remark
    FOR EACH ROW EXECUTE FUNCTION of_its_plan();
CREATE OR REPLACE TRIGGER plan_accepted_is_of_its_plan BEFORE INSERT ON plan_accepted
    FOR EACH ROW EXECUTE FUNCTION of_its_plan();
CREATE OR REPLACE TRIGGER plan_carried_is_of_its_plan BEFORE INSERT ON plan_carried
    FOR EACH ROW EXECUTE FUNCTION of_its_plan();
CREATE OR REPLACE TRIGGER plan_step_is_of_its_plan BEFORE INSERT ON plan_step
    FOR EACH ROW EXECUTE FUNCTION of_its_plan();
CREATE OR REPLACE TRIGGER plan_adoption_is_of_its_plan BEFORE INSERT ON plan_adoption
    FOR EACH ROW EXECUTE FUNCTION of_its_plan();

-- A wording replaces the one of its own field, and comes with the newest version, in the transaction that saves it.
CREATE OR REPLACE FUNCTION check_plan_wording() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM plan_version v WHERE v.id = NEW.version_id AND v.plan_id = NEW.plan_id AND v.at >= now())
       OR NEW.replaces_id IS NOT NULL AND NOT EXISTS (
           SELECT FROM plan_wording w WHERE w.id = NEW.replaces_id AND w.plan_id = NEW.plan_id AND w.part = NEW.part
              AND w.sort = NEW.sort AND w.field = NEW.field) THEN
        RAISE EXCEPTION 'a wording belongs to its field and version' USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER plan_wording_is_of_its_field BEFORE INSERT ON plan_wording
    FOR EACH ROW EXECUTE FUNCTION check_plan_wording();

-- What was carried over became a part of the plan, worded before or in the same transaction.
CREATE OR REPLACE FUNCTION check_plan_carried() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    IF NEW.part IS NOT NULL AND NOT EXISTS (
           SELECT FROM plan_wording w WHERE w.plan_id = NEW.plan_id AND w.part = NEW.part) THEN
        RAISE EXCEPTION 'what is carried over becomes a part of the plan' USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER plan_carried_became_a_part BEFORE INSERT ON plan_carried
    FOR EACH ROW EXECUTE FUNCTION check_plan_carried();
-- A sentence comes with its wording.
CREATE OR REPLACE FUNCTION check_plan_sentence() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM plan_wording w WHERE w.id = NEW.wording_id AND w.case_id = NEW.case_id AND w.at >= now()) THEN
        RAISE EXCEPTION 'a sentence comes with its wording' USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER plan_sentence_is_of_its_wording BEFORE INSERT ON plan_sentence
    FOR EACH ROW EXECUTE FUNCTION check_plan_sentence();

-- A translation is of a wording of its plan; nobody checks their own.
CREATE OR REPLACE TRIGGER plan_translation_is_of_its_plan BEFORE INSERT ON plan_translation
    FOR EACH ROW EXECUTE FUNCTION of_its_plan();
CREATE OR REPLACE FUNCTION check_plan_translation() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
    other plan_translation;
BEGIN
    SELECT * INTO other FROM plan_translation t WHERE t.id = coalesce(NEW.checks_id, NEW.replaces_id);
    IF NOT EXISTS (SELECT FROM plan_wording w WHERE w.id = NEW.wording_id AND w.plan_id = NEW.plan_id)
       OR other.id IS NOT NULL AND (other.plan_id <> NEW.plan_id OR other.language <> NEW.language OR other.checks_id IS NOT NULL)
       OR coalesce(NEW.checks_id, NEW.replaces_id) IS NOT NULL AND other.id IS NULL
       OR NEW.checks_id IS NOT NULL AND other.wording_id <> NEW.wording_id THEN
        RAISE EXCEPTION 'a translation belongs to its wording' USING ERRCODE = 'foreign_key_violation';
    END IF;
    IF NEW.checks_id IS NOT NULL AND other.by_id = NEW.by_id THEN
        RAISE EXCEPTION 'nobody checks their own translation' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER plan_translation_is_of_its_wording BEFORE INSERT ON plan_translation
    FOR EACH ROW EXECUTE FUNCTION check_plan_translation();

CREATE OR REPLACE FUNCTION check_plan_remark() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM plan_wording w WHERE w.id = NEW.wording_id AND w.plan_id = NEW.plan_id)
       OR NEW.answers_id IS NOT NULL AND NOT EXISTS (
           SELECT FROM plan_remark r WHERE r.id = NEW.answers_id AND r.wording_id = NEW.wording_id) THEN
        RAISE EXCEPTION 'a remark belongs to its wording' USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER plan_remark_is_of_its_wording BEFORE INSERT ON plan_remark
    FOR EACH ROW EXECUTE FUNCTION check_plan_remark();

-- The steps follow each other: asked, then answered by somebody else or withdrawn.
CREATE OR REPLACE FUNCTION check_plan_step() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
    last plan_step;
BEGIN
    SELECT * INTO last FROM plan_step s WHERE s.plan_id = NEW.plan_id ORDER BY s.number DESC LIMIT 1;
    IF NOT EXISTS (SELECT FROM plan_version v WHERE v.id = NEW.version_id AND v.plan_id = NEW.plan_id)
       OR NEW.number <> coalesce(last.number, 0) + 1 THEN
        RAISE EXCEPTION 'a step follows the last' USING ERRCODE = 'unique_violation';
    END IF;
    IF (NEW.taken = 'asked') = (coalesce(last.taken, '') = 'asked')
       OR NEW.taken <> 'asked' AND NEW.version_id <> last.version_id
       OR NEW.taken IN ('approved', 'sent_back') AND NEW.by_id = last.by_id THEN
        RAISE EXCEPTION 'nobody approves their own plan, or what was not asked' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER plan_step_follows BEFORE INSERT ON plan_step FOR EACH ROW EXECUTE FUNCTION check_plan_step();

-- What is adopted was approved last, and its fact is one of a plan of this case that came in the same transaction.
CREATE OR REPLACE FUNCTION check_plan_adoption() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM entry e WHERE e.fact = NEW.fact AND e.case_id = NEW.case_id AND e.kind = 'plan'
                   AND e.recorded_at >= now())
       OR NOT EXISTS (SELECT FROM plan_step s WHERE s.id = NEW.step_id AND s.plan_id = NEW.plan_id
                      AND s.version_id = NEW.version_id AND s.taken = 'approved'
                      AND NOT EXISTS (SELECT FROM plan_step n WHERE n.plan_id = s.plan_id AND n.number > s.number)) THEN
        RAISE EXCEPTION 'only what was approved is adopted' USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER plan_adoption_was_approved BEFORE INSERT ON plan_adoption
    FOR EACH ROW EXECUTE FUNCTION check_plan_adoption();

-- What the law hears of an adopted plan is read off its words: nobody writes it by hand.  It can be withdrawn, and then
-- stays so; another adoption tells another fact.
GRANT SELECT ON plan_adoption TO livline_job;
CREATE POLICY job_reads ON plan_adoption FOR SELECT TO livline_job USING (
    case_id = ANY (ARRAY(SELECT c.id FROM "case" c WHERE c.municipality_id = acting_municipality()))
);
CREATE OR REPLACE FUNCTION check_plan_fact() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    IF EXISTS (SELECT FROM plan_adoption a WHERE a.fact = NEW.fact) THEN
        RAISE EXCEPTION 'what is told of an adopted plan is read off its words' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER plan_fact_is_read_off_words BEFORE INSERT ON entry
    FOR EACH ROW WHEN (NEW.kind = 'plan' AND NEW.replaces_id IS NOT NULL AND NOT NEW.is_withdrawn)
    EXECUTE FUNCTION check_plan_fact();

-- The words of an adoption are of its plan, and come with it.
CREATE OR REPLACE FUNCTION check_plan_adopted() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM plan_adoption a JOIN plan_wording w ON w.plan_id = a.plan_id
                   WHERE a.id = NEW.adoption_id AND w.id = NEW.wording_id AND a.case_id = NEW.case_id AND a.at >= now()) THEN
        RAISE EXCEPTION 'the words of an adoption come with it' USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER plan_adopted_with_its_adoption BEFORE INSERT ON plan_adopted
    FOR EACH ROW EXECUTE FUNCTION check_plan_adopted();

-- The database says when, nothing is changed, and who wrote may still write at commit.
SELECT rows_stay('plan', 'at'), asked_again_at_commit('plan', 'drafting');
SELECT rows_stay('plan_version', 'at'), asked_again_at_commit('plan_version', 'drafting');
SELECT rows_stay('plan_wording', 'at'), asked_again_at_commit('plan_wording', 'drafting');
SELECT rows_stay('plan_sentence');
SELECT rows_stay('plan_translation', 'at');
SELECT rows_stay('plan_remark', 'at');
SELECT rows_stay('plan_accepted', 'at'), asked_again_at_commit('plan_accepted', 'drafting');
SELECT rows_stay('plan_carried', 'at'), asked_again_at_commit('plan_carried', 'drafting');
SELECT rows_stay('plan_step', 'at');
SELECT rows_stay('plan_adoption', 'at'), asked_again_at_commit('plan_adoption', 'drafting');
SELECT rows_stay('plan_adopted');
