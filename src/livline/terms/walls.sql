-- Who reads a municipality's explanations and guides?  Who works there, and who sees a case of it: they name no child.
-- Administrators add to them.

GRANT SELECT, INSERT ON term_explanation TO livline_web;
GRANT USAGE ON SEQUENCE term_explanation_id_seq TO livline_web;
CREATE POLICY web_reads ON term_explanation FOR SELECT TO livline_web USING (
    municipality_id = (SELECT my_colleagues_in())
    OR municipality_id IN (SELECT c.municipality_id FROM "case" c)
);
CREATE POLICY administrator_adds ON term_explanation FOR INSERT TO livline_web WITH CHECK (
    municipality_id = (SELECT office_in('administrator')) AND by_id = (SELECT acting_account())
);
SELECT rows_stay('term_explanation', 'at');

-- The same of its guides for talking about goals.
GRANT SELECT, INSERT ON guide_text TO livline_web;
GRANT USAGE ON SEQUENCE guide_text_id_seq TO livline_web;
CREATE POLICY web_reads ON guide_text FOR SELECT TO livline_web USING (
    municipality_id = (SELECT my_colleagues_in())
    OR municipality_id IN (SELECT c.municipality_id FROM "case" c)
);
CREATE POLICY administrator_adds ON guide_text FOR INSERT TO livline_web WITH CHECK (
    municipality_id = (SELECT office_in('administrator')) AND by_id = (SELECT acting_account())
);
SELECT rows_stay('guide_text', 'at');
